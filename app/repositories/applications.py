"""Applications."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func, select, update

from app.domain.entities import Application
from app.domain.states import OPEN_STAGES, Stage
from app.models import applications, interviews, reminders
from app.repositories.rows import Rows, plain, without


@dataclass(frozen=True, slots=True)
class Pipeline:
    """How many applications a candidate has open, and whether one was accepted."""

    open: int
    has_accepted: bool


class Applications(Rows[Application]):
    """Reads and writes applications."""

    table = applications

    def to_entity(self, row: Row[Any]) -> Application:
        """Build an application."""
        values = without(plain(row), "match_key")
        return Application(**values | {"stage": Stage(values["stage"])})

    def to_values(self, entity: Application) -> dict[str, Any]:
        """Return an application's columns."""
        return asdict(entity) | {"match_key": match_key(entity.company, entity.role)}

    async def find_open(self, tenant_id: UUID, candidate_id: UUID, company: str, role: str) -> Application | None:
        """Return the candidate's newest open application for a role at a company, however the names are capitalised."""
        statement = (
            select(applications)
            .where(
                applications.c.tenant_id == tenant_id,
                applications.c.candidate_id == candidate_id,
                applications.c.match_key == match_key(company, role),
                applications.c.stage.in_(OPEN_STAGES),
            )
            .order_by(applications.c.id.desc())
            .limit(1)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else self.to_entity(row)

    async def pipeline(self, tenant_id: UUID, candidate_id: UUID) -> Pipeline:
        """Count a candidate's applications by what matters to the search."""
        columns = applications.c
        statement = (
            select(columns.stage, func.count())
            .where(columns.tenant_id == tenant_id, columns.candidate_id == candidate_id)
            .group_by(columns.stage)
        )
        counts = {Stage(stage): count for stage, count in await self._connection.execute(statement)}
        return Pipeline(sum(counts.get(stage, 0) for stage in OPEN_STAGES), Stage.ACCEPTED in counts)

    async def rename(self, application: Application, now: datetime) -> None:
        """Carry a company and role over to the application's interviews and reminders: their ETags change too."""
        for table in (interviews, reminders):
            await self._connection.execute(
                update(table)
                .where(table.c.tenant_id == application.tenant_id, table.c.application_id == application.id)
                .values(company=application.company, role=application.role, version=table.c.version + 1, updated_at=now)
            )


def match_key(company: str, role: str) -> str:
    """Return what two spellings of one application share."""
    return f"{' '.join(company.casefold().split())}\n{' '.join(role.casefold().split())}"[:401]
