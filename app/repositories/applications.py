"""Applications."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, func, select, update

from app.domain.entities import Application
from app.domain.states import OPEN_STAGES, STANDING, InterviewStatus, Stage
from app.models import applications, interviews, reminders
from app.models.base import Instant
from app.repositories.rows import AnyRow, Rows, plain, without
from app.repositories.statements import Statement


@dataclass(frozen=True, slots=True)
class Pipeline:
    """What the search of a candidate looks like."""

    open: int
    """Applications that are open."""
    has_accepted: bool
    ahead: int
    """Open applications that have an interview ahead."""
    first_end: datetime | None
    """E of the earliest interview that stands."""
    next_end: datetime | None
    """The planned end of the next interview that is scheduled."""


_OF_CANDIDATE = (
    interviews.c.tenant_id == bindparam("tenant_id"),
    interviews.c.candidate_id == bindparam("candidate_id"),
)
_OTHER = applications.alias("other")
_AHEAD = (
    select(func.count(interviews.c.application_id.distinct()))
    .join(
        _OTHER,
        (_OTHER.c.tenant_id == interviews.c.tenant_id) & (_OTHER.c.id == interviews.c.application_id),
    )
    .where(
        *_OF_CANDIDATE,
        interviews.c.status == InterviewStatus.SCHEDULED,
        interviews.c.starts_at > bindparam("now"),
        _OTHER.c.stage.in_(OPEN_STAGES),
    )
    .scalar_subquery()
)
_FIRST_END = (
    select(func.min(func.coalesce(interviews.c.ended_at, interviews.c.ends_at, type_=Instant)))
    .where(*_OF_CANDIDATE, interviews.c.status.in_(STANDING))
    .scalar_subquery()
)
_NEXT_END = (
    select(func.min(interviews.c.ends_at))
    .where(*_OF_CANDIDATE, interviews.c.status == InterviewStatus.SCHEDULED, interviews.c.ends_at > bindparam("now"))
    .scalar_subquery()
)
_PIPELINE = Statement(
    select(
        func.count().filter(applications.c.stage.in_(OPEN_STAGES)).label("open"),
        (func.count().filter(applications.c.stage == Stage.ACCEPTED) > 0).label("has_accepted"),
        _AHEAD.label("ahead"),
        _FIRST_END.label("first_end"),
        _NEXT_END.label("next_end"),
    ).where(
        applications.c.tenant_id == bindparam("tenant_id"), applications.c.candidate_id == bindparam("candidate_id")
    )
)


_OPEN = Statement(
    select(applications)
    .where(
        applications.c.tenant_id == bindparam("tenant_id"),
        applications.c.candidate_id == bindparam("candidate_id"),
        applications.c.match_key == bindparam("match_key"),
        applications.c.stage.in_(OPEN_STAGES),
    )
    .order_by(applications.c.id.desc())
    .limit(1)
)


class Applications(Rows[Application]):
    """Reads and writes applications."""

    table = applications

    def to_entity(self, row: AnyRow) -> Application:
        """Build an application."""
        values = without(plain(row), "match_key")
        return Application(**values | {"stage": Stage(values["stage"])})

    def to_values(self, entity: Application) -> dict[str, Any]:
        """Return an application's columns."""
        return asdict(entity) | {"match_key": match_key(entity.company, entity.role)}

    async def find_open(self, tenant_id: UUID, candidate_id: UUID, company: str, role: str) -> Application | None:
        """Return the candidate's newest open application for a role at a company, however the names are capitalised."""
        given = {"tenant_id": tenant_id, "candidate_id": candidate_id, "match_key": match_key(company, role)}
        row = await _OPEN.row(self._connection, given)
        return None if row is None else self.to_entity(row)

    async def pipeline(self, tenant_id: UUID, candidate_id: UUID, now: datetime) -> Pipeline:
        """Say of a candidate's applications what matters to the search, in one statement."""
        given = {"tenant_id": tenant_id, "candidate_id": candidate_id, "now": now}
        (row,) = await _PIPELINE.rows(self._connection, given)
        return Pipeline(**row)

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
