"""Reminders: what is to be done, and what the candidate did about it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.domain.entities import Candidate, Reminder
from app.domain.errors import NotFoundError
from app.domain.events import EventType
from app.domain.transitions import complete, skip, snooze
from app.domain.views import reminder_view
from app.repositories.reminders import ReminderFilter
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.planning import Planning
from app.services.unit_of_work import UnitOfWork, Work


class ReminderService:
    """The use cases of reminders."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def get(self, call: Call, reminder_id: UUID) -> Shown:
        """Show one reminder."""
        async with self._work.read(call) as uow:
            return _shown(await require_reminder(uow, reminder_id), uow.now)

    async def page(self, call: Call, wanted: ReminderFilter, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List reminders in order of due time."""
        position = None if after is None else [datetime.fromisoformat(after[0]), UUID(after[1])]
        async with self._work.read(call) as uow:
            page = await uow.reminders.search(
                call.tenant_id, call.principal.candidate_id, wanted, uow.now, limit=limit, after=position
            )
            return Listed([reminder_view(reminder, uow.now) for reminder in page.items], page.next)

    async def complete(self, call: Call, reminder_id: UUID, *, override: bool, reason: str | None) -> Shown:
        """Record that it was done.

        Raises:
            TooEarlyError: for a follow-up before its time, unless overridden with a reason, which is kept.
            WrongStateError: if it is over already.
        """
        async with self._work.write(call) as uow:
            reminder, candidate = await self._locked(uow, reminder_id)
            done = complete(reminder, uow.now, override=override, reason=reason)
            return await self._finish(uow, candidate, done, EventType.REMINDER_COMPLETED)

    async def skip(self, call: Call, reminder_id: UUID, reason: str | None) -> Shown:
        """Record that it will not be done."""
        async with self._work.write(call) as uow:
            reminder, candidate = await self._locked(uow, reminder_id)
            return await self._finish(
                uow, candidate, skip(reminder, uow.now, reason=reason), EventType.REMINDER_SKIPPED
            )

    async def snooze(self, call: Call, reminder_id: UUID, until: datetime) -> Shown:
        """Let it rest until an instant between now and its expiry."""
        async with self._work.write(call) as uow:
            reminder, candidate = await self._locked(uow, reminder_id)
            snoozed = await self._planning.store(
                uow, candidate, snooze(reminder, until, uow.now), EventType.REMINDER_RESCHEDULED
            )
            return await uow.commit(_shown(snoozed, uow.now), candidate.id)

    async def _finish(self, uow: UnitOfWork, candidate: Candidate, reminder: Reminder, event: EventType) -> Shown:
        stored = await self._planning.store(uow, candidate, reminder, event)
        await self._planning.replan_after(uow, candidate, stored)
        return await uow.commit(_shown(stored, uow.now), candidate.id)

    async def _locked(self, uow: UnitOfWork, reminder_id: UUID) -> tuple[Reminder, Candidate]:
        seen = await require_reminder(uow, reminder_id)
        candidate = await require_candidate(uow, seen.candidate_id, lock=True)
        reminder = await require_reminder(uow, reminder_id)
        uow.call.check_version(reminder.version)
        return reminder, candidate


async def require_reminder(uow: UnitOfWork, reminder_id: UUID) -> Reminder:
    """Return a reminder that the caller may touch.

    Raises:
        NotFoundError: if there is none.
    """
    reminder = await uow.reminders.get(uow.tenant_id, reminder_id)
    if reminder is None:
        raise NotFoundError("There is no such reminder.")
    uow.call.principal.check_candidate(reminder.candidate_id, "reminder")
    return reminder


def _shown(reminder: Reminder, now: datetime) -> Shown:
    return Shown(reminder_view(reminder, now), reminder.version)
