"""What the candidate should do now, and next."""

from typing import Any
from uuid import UUID

from app.domain.drafting.kinds import DraftStatus
from app.domain.entities import Reminder
from app.domain.states import ReminderStatus
from app.domain.views import reminder_links, reminder_view
from app.repositories.reminders import ReminderFilter
from app.services.calls import Call, Shown
from app.services.candidates import require_candidate
from app.services.composing import matching
from app.services.unit_of_work import Work

_MOST = 100


class NextActionService:
    """The use case of the candidate's to-do list."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def show(self, call: Call, candidate_id: UUID) -> Shown:
        """Show what is due, the most pressing first, and what comes next, in order of time.

        Pressing is what has the earliest deadline, overdue or not; what has none comes after, oldest first.
        """
        async with self._work.read(call) as uow:
            candidate = await require_candidate(uow, candidate_id)
            due, later = [
                await uow.reminders.search(
                    uow.tenant_id,
                    candidate.id,
                    ReminderFilter(candidate_id=candidate.id, status=status),
                    uow.now,
                    limit=_MOST,
                    after=None,
                )
                for status in (ReminderStatus.DUE, ReminderStatus.SCHEDULED)
            ]
            written = await uow.drafts.many(
                *uow.drafts.equal(uow.tenant_id, candidate_id=candidate.id, status=DraftStatus.DRAFT)
            )
            pressing = sorted(due.items, key=lambda one: (one.deadline or one.expires_at, one.due_at, one.id))

            def item(reminder: Reminder) -> dict[str, Any]:
                return {
                    "reminder": reminder_view(reminder, uow.now),
                    "reason": reminder.explanation.summary,
                    "links": reminder_links(reminder, uow.base_url, matching(reminder, written)),
                }

            return Shown(
                {
                    "candidate_id": candidate.id,
                    "paused_until": candidate.paused_until,
                    "now": [item(reminder) for reminder in pressing],
                    "next": [item(reminder) for reminder in later.items],
                }
            )
