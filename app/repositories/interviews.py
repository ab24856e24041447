"""Interviews, with the people who hold them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, case, delete, func, insert, select

from app.core.pagination import Page
from app.domain.entities import Interview, Interviewer
from app.domain.states import STANDING, InterviewKind, InterviewStatus, Outcome, Weekday
from app.models import interviewers, interviews
from app.repositories.rows import Rows, plain, split_date

_PERSON = tuple(field.name for field in fields(Interviewer))
_PLAIN = tuple(
    field.name
    for field in fields(Interview)
    if field.name not in {"interviewers", "respond_by", "business_days", "topics"}
)


@dataclass(frozen=True, slots=True)
class Ends:
    """Ends of a candidate's interviews."""

    first: datetime | None
    """E of the earliest standing one."""
    next_scheduled: datetime | None
    """The planned end of the next one that is scheduled."""


class Interviews(Rows[Interview]):
    """Reads and writes interviews."""

    table = interviews

    def to_entity(self, row: Row[Any]) -> Interview:
        """Build an interview that still lacks its interviewers."""
        values = plain(row)
        respond_on, respond_at = values.pop("respond_on"), values.pop("respond_at")
        days = values["business_days"]
        return Interview(
            **values
            | {
                "kind": InterviewKind(values["kind"]),
                "status": InterviewStatus(values["status"]),
                "outcome": Outcome(values["outcome"]),
                "business_days": None if days is None else tuple(Weekday(day) for day in days),
                "topics": tuple(values["topics"]),
                "respond_by": respond_at or respond_on,
            }
        )

    def to_values(self, entity: Interview) -> dict[str, Any]:
        """Return an interview's columns."""
        respond_on, respond_at = split_date(entity.respond_by)
        return {name: getattr(entity, name) for name in _PLAIN} | {
            "business_days": None if entity.business_days is None else list(entity.business_days),
            "topics": list(entity.topics),
            "respond_on": respond_on,
            "respond_at": respond_at,
        }

    async def get(self, tenant_id: UUID, entity_id: UUID, *, lock: bool = False) -> Interview | None:
        """Return one interview with its interviewers."""
        found = await super().get(tenant_id, entity_id, lock=lock)
        return None if found is None else (await self._with_people([found]))[0]

    async def many(self, *conditions: ColumnElement[bool], lock: bool = False) -> list[Interview]:
        """Return every interview that meets the conditions, oldest first."""
        return await self._with_people(await super().many(*conditions, lock=lock))

    async def page(
        self,
        *conditions: ColumnElement[bool],
        limit: int,
        after: Sequence[Any] | None,
        order: Sequence[str] = ("id",),
    ) -> Page[Interview]:
        """Return a page of interviews with their interviewers."""
        page = await super().page(*conditions, limit=limit, after=after, order=order)
        return Page(await self._with_people(page.items), page.next)

    async def of_application(self, tenant_id: UUID, application_id: UUID) -> list[Interview]:
        """Return every round of an application."""
        return await self.many(interviews.c.tenant_id == tenant_id, interviews.c.application_id == application_id)

    async def by_ids(self, tenant_id: UUID, interview_ids: Sequence[UUID]) -> dict[UUID, Interview]:
        """Return interviews by id."""
        if not interview_ids:
            return {}
        found = await self.many(interviews.c.tenant_id == tenant_id, interviews.c.id.in_(interview_ids))
        return {interview.id: interview for interview in found}

    async def by_source(self, tenant_id: UUID, source_system: str, external_id: str) -> Interview | None:
        """Return the interview that another system knows by an id of its own."""
        found = await self.many(
            interviews.c.tenant_id == tenant_id,
            interviews.c.source_system == source_system,
            interviews.c.external_id == external_id,
        )
        return found[0] if found else None

    async def of_schedule(self, tenant_id: UUID, source_system: str, prefix: str) -> list[Interview]:
        """Return the interviews whose ids in another system begin alike."""
        return await self.many(
            interviews.c.tenant_id == tenant_id,
            interviews.c.source_system == source_system,
            interviews.c.external_id.startswith(prefix, autoescape=True),
        )

    async def ending_since(
        self, tenant_id: UUID, candidate_id: UUID, since: datetime, *, limit: int
    ) -> list[Interview]:
        """Return a candidate's interviews that end at or after an instant, in order of their start."""
        wanted = [*self.equal(tenant_id, candidate_id=candidate_id), interviews.c.ends_at >= since]
        return (await self.page(*wanted, limit=limit, after=None, order=("starts_at", "id"))).items

    async def add(self, *entities: Interview) -> None:
        """Insert interviews and their interviewers."""
        await super().add(*entities)
        await self._add_people(entities)

    async def save_people(self, interview: Interview) -> None:
        """Replace the stored interviewers of an interview by those it has now."""
        await self._connection.execute(
            delete(interviewers).where(
                interviewers.c.tenant_id == interview.tenant_id, interviewers.c.interview_id == interview.id
            )
        )
        await self._add_people([interview])

    async def ends(self, tenant_id: UUID, candidate_id: UUID, now: datetime) -> Ends:
        """Return the ends of a candidate's interviews that something waits for."""
        columns = interviews.c
        ahead = (columns.status == InterviewStatus.SCHEDULED) & (columns.ends_at > now)
        statement = select(
            func.min(func.coalesce(columns.ended_at, columns.ends_at)), func.min(case((ahead, columns.ends_at)))
        ).where(columns.tenant_id == tenant_id, columns.candidate_id == candidate_id, columns.status.in_(STANDING))
        first, following = (await self._connection.execute(statement)).one()
        return Ends(first, following)

    async def ended(self, tenant_id: UUID, candidate_id: UUID, now: datetime) -> list[Interview]:
        """Return the candidate's interviews that are scheduled still and whose end is past."""
        columns = interviews.c
        return await self.many(
            columns.tenant_id == tenant_id,
            columns.candidate_id == candidate_id,
            columns.status == InterviewStatus.SCHEDULED,
            columns.ends_at <= now,
        )

    async def next_ahead(self, tenant_id: UUID, candidate_id: UUID, now: datetime) -> Interview | None:
        """Return the candidate's next interview: the earliest that is scheduled and begins after `now`."""
        columns = interviews.c
        first = (
            select(columns.id)
            .where(
                columns.tenant_id == tenant_id,
                columns.candidate_id == candidate_id,
                columns.status == InterviewStatus.SCHEDULED,
                columns.starts_at > now,
            )
            .order_by(columns.starts_at, columns.id)
            .limit(1)
        )
        found: UUID | None = (await self._connection.execute(first)).scalar_one_or_none()
        return None if found is None else await self.get(tenant_id, found)

    async def _add_people(self, entities: Sequence[Interview]) -> None:
        rows = [
            {
                "tenant_id": interview.tenant_id,
                "interview_id": interview.id,
                "position": position,
                **{name: getattr(person, name) for name in _PERSON},
            }
            for interview in entities
            for position, person in enumerate(interview.interviewers)
        ]
        if rows:
            await self._connection.execute(insert(interviewers), rows)

    async def _with_people(self, found: list[Interview]) -> list[Interview]:
        if not found:
            return []
        columns = interviewers.c
        statement = (
            select(columns.interview_id, *(columns[name] for name in _PERSON))
            .where(
                columns.tenant_id == found[0].tenant_id, columns.interview_id.in_([interview.id for interview in found])
            )
            .order_by(columns.interview_id, columns.position)
        )
        people: dict[UUID, list[Interviewer]] = defaultdict(list)
        for interview_id, *values in await self._connection.execute(statement):
            people[interview_id].append(Interviewer(**dict(zip(_PERSON, values, strict=True))))
        for interview in found:
            # The entity was made a moment ago and nobody else holds it: cheaper than a copy.
            object.__setattr__(interview, "interviewers", tuple(people[interview.id]))
        return found
