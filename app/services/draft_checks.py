"""Checking any text of the caller's. Nothing is stored."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.core.pieces import in_pieces
from app.domain.drafting.checks import CheckContext, Message, check, context_of
from app.domain.drafting.drafts import addressee
from app.domain.drafting.facts import draft_facts
from app.domain.drafting.kinds import DraftKind
from app.domain.errors import NotFoundError
from app.services.calls import Call, Shown
from app.services.candidates import require_candidate
from app.services.interviews import require_interview
from app.services.unit_of_work import UnitOfWork, Work


class DraftCheckService:
    """The use case of checking a text."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def check(
        self,
        call: Call,
        message: Message,
        kind: DraftKind,
        known: Mapping[str, Any],
        *,
        interview_id: UUID | None,
        interviewer_id: UUID | None,
    ) -> Shown:
        """Show what the checks find in a text.

        Args:
            call: Who asks.
            message: The text.
            kind: What it is meant to be.
            known: Facts about it by name; they come before what an interview says.
            interview_id: The interview it is about, to take the other facts from.
            interviewer_id: Whom of that interview it is for.

        Raises:
            NotFoundError: if there is no such interview or interviewer.
        """
        context = CheckContext(kind=kind)
        if interview_id is not None:
            async with self._work.read(call) as uow:
                context = await _context_of_interview(uow, kind, interview_id, interviewer_id)
        return Shown({"findings": await in_pieces(check(message, replace(context, **known)))})


async def _context_of_interview(
    uow: UnitOfWork, kind: DraftKind, interview_id: UUID, interviewer_id: UUID | None
) -> CheckContext:
    interview = await require_interview(uow, interview_id)
    candidate = await require_candidate(uow, interview.candidate_id)
    person = addressee(kind, interview, interviewer_id)
    if person is None and interviewer_id is not None:
        raise NotFoundError("The interview has no such interviewer (/interviewer_id).")
    person_id = None if person is None else person.id
    facts = draft_facts(kind, candidate=candidate, interview=interview, interviewer_id=person_id, now=uow.now)
    return replace(context_of(facts), language=None)
