"""Briefings: what a reminder to prepare, to review or to practise is about."""

from typing import Any
from uuid import UUID

from app.core.pieces import in_pieces
from app.domain import briefings
from app.domain.briefing_views import lessons_view, practice_view, preparation_view
from app.domain.entities import Candidate, Reminder
from app.domain.errors import NotFoundError
from app.domain.states import Action
from app.services.calls import Call, Shown
from app.services.candidates import require_candidate
from app.services.card_keeping import bounds_of
from app.services.interviews import require_interview
from app.services.questions import COMPARED_WITH
from app.services.reflections import earlier_of
from app.services.reminders import require_reminder
from app.services.unit_of_work import UnitOfWork, Work

_QUEUE_SHOWN = 100


class BriefingService:
    """The use case of briefings."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, call: Call, reminder_id: UUID) -> Shown:
        """Show what a reminder is about.

        Raises:
            NotFoundError: if there is no such reminder, or its action has no briefing.
        """
        async with self._work.read(call) as uow:
            reminder = await require_reminder(uow, reminder_id)
            candidate = await require_candidate(uow, reminder.candidate_id)
            body: dict[str, Any] = {
                "reminder_id": reminder.id,
                "action": reminder.action,
                "review_lessons": None,
                "prepare": None,
                "practise": None,
            }
            if reminder.action is Action.PRACTISE:
                body["practise"] = await _practice(uow, candidate)
            elif reminder.action is Action.PREPARE:
                body["prepare"] = await _preparation(uow, reminder)
            elif reminder.action is Action.REVIEW_LESSONS:
                body["review_lessons"] = await _lessons(uow, reminder)
            else:
                raise NotFoundError(f"A reminder to {reminder.action.replace('_', ' ')} has no briefing.")
            return Shown(body)


async def _lessons(uow: UnitOfWork, reminder: Reminder) -> dict[str, Any]:
    assert reminder.interview_id is not None
    records = uow.private
    interview = await require_interview(uow, reminder.interview_id)
    reflection = await records.reflections.of_interview(uow.tenant_id, interview.id)
    asked = {} if reflection is None else await records.questions.of_reflections(uow.tenant_id, [reflection.id])
    others = await records.questions.latest(uow.tenant_id, interview.candidate_id, COMPARED_WITH)
    mine = asked.get(reflection.id, ()) if reflection else ()
    return lessons_view(await in_pieces(briefings.review_lessons(interview, reflection, mine, others)))


async def _preparation(uow: UnitOfWork, reminder: Reminder) -> dict[str, Any]:
    assert reminder.interview_id is not None
    interview = await require_interview(uow, reminder.interview_id)
    evaluation = await uow.private.fit_evaluations.newest_of_application(uow.tenant_id, interview.application_id)
    earlier = await earlier_of(uow, interview.candidate_id)
    return preparation_view(await in_pieces(briefings.prepare(interview, earlier, evaluation)))


async def _practice(uow: UnitOfWork, candidate: Candidate) -> dict[str, Any]:
    records = uow.private
    cards = await records.cards.of_candidate(uow.tenant_id, candidate.id)
    asked = await records.questions.by_ids(uow.tenant_id, [each for card in cards for each in card.question_ids])
    view = practice_view(
        briefings.practise(
            cards,
            asked,
            now=uow.now,
            bounds=await bounds_of(uow, candidate),
            next_interview=await uow.interviews.next_ahead(uow.tenant_id, candidate.id, uow.now),
        )
    )
    return view | {"queue": view["queue"][:_QUEUE_SHOWN]}
