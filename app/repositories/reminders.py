"""Reminders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, Select, Text, Uuid, and_, any_, bindparam, not_, or_, select

from app.core.pagination import Page
from app.domain.entities import Reminder
from app.domain.states import OPEN_REMINDER, Action, ReminderStatus
from app.models import reminders
from app.repositories.bulk import BulkUpdate
from app.repositories.mapping import RowMapping
from app.repositories.rows import AnyRow, Rows
from app.repositories.statements import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class ReminderFilter:
    """Which reminders a list is about; None asks for nothing."""

    status: ReminderStatus | None = None
    action: Action | None = None
    candidate_id: UUID | None = None
    interview_id: UUID | None = None
    due_before: datetime | None = None
    due_after: datetime | None = None
    overdue: bool | None = None


_PASSED = BulkUpdate(
    reminders,
    key=("tenant_id", "id"),
    values=("status", "status_at", "status_reason", "overdue_raised", "updated_at"),
    increments=("version",),
)


_C = reminders.c
# A range of one candidate, in an order that only the index of their reminders gives: the planner takes that one even
# where it knows nothing of the table, when an index by tenant alone looks as good to it.
_GIVEN = bindparam("candidate_id", type_=Uuid)
_OF_CANDIDATE = (
    select(reminders)
    .where(_C.tenant_id == bindparam("tenant_id"), _C.candidate_id.between(_GIVEN, _GIVEN))
    .order_by(_C.candidate_id, _C.identity)
)
_ELSEWHERE = _OF_CANDIDATE.where(_C.application_id != bindparam("besides"))
_AMONG = _C.identity == any_(bindparam("identities", type_=ARRAY(Text)))
_AMONG_ON_SQLITE = _C.identity.in_(bindparam("identities", expanding=True))
_ASKED_ELSEWHERE = Statement(_ELSEWHERE.where(_AMONG))
_ASKED_ELSEWHERE_ON_SQLITE = _ELSEWHERE.where(_AMONG_ON_SQLITE)


@cache
def _for_actions(actions: tuple[Action, ...]) -> Statement:
    return Statement(_OF_CANDIDATE.where(_C.action.in_(actions)))


@cache
def _before_first_plan(actions: tuple[Action, ...]) -> tuple[Select[Any], Statement]:
    wanted = _C.action.in_(actions)
    return (
        _OF_CANDIDATE.where(or_(wanted, _AMONG_ON_SQLITE)),
        Statement(_OF_CANDIDATE.where(or_(wanted, _AMONG))),
    )


class Reminders(Rows[Reminder]):
    """Reads and writes reminders."""

    table = reminders
    mapping = RowMapping(Reminder, reminders)

    async def note_passing(self, changed: Iterable[Reminder]) -> None:
        """Write what time did to reminders that the transaction holds locked."""
        await _PASSED.run(
            self._connection,
            [
                {
                    "tenant_id": reminder.tenant_id,
                    "id": reminder.id,
                    "status": reminder.status.value,
                    "status_at": reminder.status_at,
                    "status_reason": reminder.status_reason,
                    "overdue_raised": reminder.overdue_raised,
                    "updated_at": reminder.updated_at,
                }
                for reminder in changed
            ],
        )

    async def of_application(self, tenant_id: UUID, application_id: UUID) -> list[Reminder]:
        """Return the reminders of an application, whatever their state."""
        return await self.many(reminders.c.tenant_id == tenant_id, reminders.c.application_id == application_id)

    async def of_interview(self, tenant_id: UUID, interview_id: UUID) -> list[Reminder]:
        """Return the reminders of an interview, whatever their state."""
        return await self.many(reminders.c.tenant_id == tenant_id, reminders.c.interview_id == interview_id)

    async def of_candidate(self, tenant_id: UUID, candidate_id: UUID, actions: Iterable[Action]) -> list[Reminder]:
        """Return a candidate's reminders for some actions, whatever their state."""
        given = {"tenant_id": tenant_id, "candidate_id": candidate_id}
        return self._oldest_first(await _for_actions(tuple(actions)).rows(self._connection, given))

    async def open_of(self, tenant_id: UUID, candidate_id: UUID) -> list[Reminder]:
        """Return a candidate's open reminders."""
        wanted = self.equal(tenant_id, candidate_id=candidate_id)
        return await self.many(*wanted, reminders.c.status.in_(OPEN_REMINDER))

    async def open_since(self, tenant_id: UUID, candidate_id: UUID, since: datetime, *, limit: int) -> list[Reminder]:
        """Return a candidate's open reminders that fall due at or after an instant, in order of due time."""
        columns = reminders.c
        wanted = [*self.equal(tenant_id, candidate_id=candidate_id), columns.status.in_(OPEN_REMINDER)]
        page = await self.page(*wanted, columns.due_at >= since, limit=limit, after=None, order=("due_at", "id"))
        return page.items

    async def search(
        self,
        tenant_id: UUID,
        bound_to: UUID | None,
        wanted: ReminderFilter,
        now: datetime,
        *,
        limit: int,
        after: Sequence[Any] | None,
    ) -> Page[Reminder]:
        """Return a page of reminders in order of due time. `bound_to` is the only candidate the reader may see."""
        columns = reminders.c
        conditions = self.equal(
            tenant_id,
            status=wanted.status,
            action=wanted.action,
            candidate_id=wanted.candidate_id,
            interview_id=wanted.interview_id,
        )
        conditions += self.equal(tenant_id, candidate_id=bound_to)
        if wanted.due_before is not None:
            conditions.append(columns.due_at < wanted.due_before)
        if wanted.due_after is not None:
            conditions.append(columns.due_at > wanted.due_after)
        if wanted.overdue is not None:
            late = and_(columns.status == ReminderStatus.DUE, columns.deadline.is_not(None), columns.deadline <= now)
            conditions.append(late if wanted.overdue else not_(late))
        return await self.page(*conditions, limit=limit, after=after, order=("due_at", "id"))

    async def before_first_plan(
        self, tenant_id: UUID, candidate_id: UUID, actions: Iterable[Action], identities: Iterable[str]
    ) -> list[Reminder]:
        """Return a candidate's reminders for some actions, and those that have one of some identities."""
        given = {"tenant_id": tenant_id, "candidate_id": candidate_id, "identities": sorted(identities)}
        on_sqlite, on_postgresql = _before_first_plan(tuple(actions))
        if self._connection.dialect.name == "sqlite":
            return self._oldest_first(await self._connection.execute(on_sqlite, given))
        return self._oldest_first(await on_postgresql.rows(self._connection, given))

    async def asked_elsewhere(
        self, tenant_id: UUID, candidate_id: UUID, identities: Iterable[str], *, besides: UUID
    ) -> list[Reminder]:
        """Return the reminders of other applications than `besides` that have one of some identities."""
        wanted = sorted(identities)
        if not wanted:
            return []
        given = {"tenant_id": tenant_id, "candidate_id": candidate_id, "identities": wanted, "besides": besides}
        if self._connection.dialect.name == "sqlite":
            return self._oldest_first(await self._connection.execute(_ASKED_ELSEWHERE_ON_SQLITE, given))
        return self._oldest_first(await _ASKED_ELSEWHERE.rows(self._connection, given))

    def _oldest_first(self, rows: Iterable[AnyRow]) -> list[Reminder]:
        return sorted((self.to_entity(row) for row in rows), key=attrgetter("id"))
