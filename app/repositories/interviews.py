"""Interviews, with the people who hold them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, delete, func, select

from app.domain.entities import Interview, Interviewer
from app.domain.states import InterviewStatus
from app.models import interviewers, interviews
from app.repositories.bulk import insertion_into
from app.repositories.json_values import json_array
from app.repositories.mapping import RowMapping, record_from_json
from app.repositories.rows import AnyRow, Rows, plain, split_date
from app.repositories.statements import Statement

_PERSON = RowMapping(Interviewer, interviewers)
_person_of = record_from_json(Interviewer)

_C = interviews.c
_P = interviewers.c
_IN_ORDER = (
    select(interviewers)
    .where(_P.tenant_id == _C.tenant_id, _P.interview_id == _C.id)
    .order_by(_P.position)
    .correlate(interviews)
    .subquery()
)
_PEOPLE = select(json_array({name: _IN_ORDER.c[name] for name in _PERSON.names})).scalar_subquery().label("people")
"""An interview's interviewers, in their order, as one value: spares a second statement for each read."""


_COUNT = Statement(
    select(func.count())
    .select_from(interviews)
    .where(_C.tenant_id == bindparam("tenant_id"), _C.application_id == bindparam("application_id"))
)


class Interviews(Rows[Interview]):
    """Reads and writes interviews."""

    table = interviews
    mapping = RowMapping(Interview, interviews)

    @classmethod
    def selection(cls) -> Select[Any]:
        """Return what reads interviews with their interviewers."""
        return super().selection().add_columns(_PEOPLE)

    def to_entity(self, row: AnyRow) -> Interview:
        """Build an interview; without its interviewers if they were not read."""
        values = plain(row)
        values["interviewers"] = tuple(map(_person_of, values.pop("people", None) or ()))
        values["respond_by"] = values["respond_at"] or values["respond_on"]
        return super().to_entity(values)

    def to_values(self, entity: Interview) -> dict[str, Any]:
        """Return an interview's columns. A day and an instant to respond by have a column each."""
        respond_on, respond_at = split_date(entity.respond_by)
        return super().to_values(entity) | {"respond_on": respond_on, "respond_at": respond_at}

    async def of_application(self, tenant_id: UUID, application_id: UUID) -> list[Interview]:
        """Return every round of an application."""
        return await self.many(interviews.c.tenant_id == tenant_id, interviews.c.application_id == application_id)

    async def count_of(self, tenant_id: UUID, application_id: UUID) -> int:
        """Count the rounds of an application."""
        found = await _COUNT.value(self._connection, {"tenant_id": tenant_id, "application_id": application_id})
        return int(found)

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
                **_PERSON.values(person),
            }
            for interview in entities
            for position, person in enumerate(interview.interviewers)
        ]
        if rows:
            await insertion_into(interviewers).run(self._connection, rows)
