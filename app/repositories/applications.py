"""Applications."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Table, Uuid, bindparam, func, select, update

from app.domain.entities import Application, Interview
from app.domain.states import OPEN_STAGES, STANDING, InterviewStatus, Stage
from app.models import applications, interviews, reminders
from app.models.base import Instant
from app.repositories.mapping import RowMapping
from app.repositories.rows import Rows
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

    def with_first(self, application: Application, interview: Interview, now: datetime) -> "Pipeline":
        """Return what it becomes when an application is added, with its first interview."""
        is_open = application.stage in OPEN_STAGES
        is_scheduled = interview.status is InterviewStatus.SCHEDULED
        ends: list[datetime] = [interview.ended_at or interview.ends_at] if interview.status in STANDING else []
        nexts: list[datetime] = [interview.ends_at] if is_scheduled and interview.ends_at > now else []
        return Pipeline(
            open=self.open + is_open,
            has_accepted=self.has_accepted or application.stage is Stage.ACCEPTED,
            ahead=self.ahead + (is_open and is_scheduled and interview.starts_at > now),
            first_end=min([*ends, *_given(self.first_end)], default=None),
            next_end=min([*nexts, *_given(self.next_end)], default=None),
        )


def _of_candidate(table: Table, order: str) -> CTE:
    """Return a candidate's rows, in the order of the index by candidate and a column.

    A range of one candidate in that order: no other index gives it, so the planner takes this one even where it knows
    nothing of the table, when an index by tenant alone looks as good to it.
    """
    columns = table.c
    given = bindparam("candidate_id", type_=Uuid)
    return (
        select(table)
        .where(columns.tenant_id == bindparam("tenant_id"), columns.candidate_id.between(given, given))
        .order_by(columns.candidate_id, columns[order])
        .cte(f"their_{table.name}")
    )


_A = _of_candidate(applications, "match_key").c
_I = _of_candidate(interviews, "id").c
_SCHEDULED = _I.status == InterviewStatus.SCHEDULED
PIPELINE: tuple[ColumnElement[Any], ...] = (
    select(func.count(_A.id)).where(_A.stage.in_(OPEN_STAGES)).scalar_subquery().label("open"),
    (select(func.count(_A.id)).where(_A.stage == Stage.ACCEPTED).scalar_subquery() > 0).label("has_accepted"),
    select(func.count(_I.application_id.distinct()))
    .where(_SCHEDULED, _I.starts_at > bindparam("now"), _I.application_id == _A.id, _A.stage.in_(OPEN_STAGES))
    .scalar_subquery()
    .label("ahead"),
    select(func.min(func.coalesce(_I.ended_at, _I.ends_at, type_=Instant)))
    .where(_I.status.in_(STANDING))
    .scalar_subquery()
    .label("first_end"),
    select(func.min(_I.ends_at)).where(_SCHEDULED, _I.ends_at > bindparam("now")).scalar_subquery().label("next_end"),
)
"""The columns of a `Pipeline`."""
_PIPELINE = Statement(select(*PIPELINE))
COUNT: ColumnElement[Any] = select(func.count(_A.id)).scalar_subquery().label("applications")
"""How many applications the candidate of a `Pipeline` has, open or not."""
_COUNT = Statement(select(COUNT))


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
    mapping = RowMapping(Application, applications)

    def to_values(self, entity: Application) -> dict[str, Any]:
        """Return an application's columns, with the key that finds it by company and role."""
        return super().to_values(entity) | {"match_key": match_key(entity.company, entity.role)}

    async def count_of(self, tenant_id: UUID, candidate_id: UUID) -> int:
        """Count a candidate's applications."""
        found = await _COUNT.value(self._connection, {"tenant_id": tenant_id, "candidate_id": candidate_id})
        return int(found)

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


def _given(instant: datetime | None) -> tuple[datetime, ...]:
    return () if instant is None else (instant,)


def match_key(company: str, role: str) -> str:
    """Return what two spellings of one application share."""
    return f"{' '.join(company.casefold().split())}\n{' '.join(role.casefold().split())}"[:401]
