"""What employers promised: a ledger in which a newer promise replaces the older one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.domain.entities import Commitment, DateOrInstant
from app.domain.views import commitment_view
from app.services.applications import require_application
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.interviews import require_interview
from app.services.planning import Planning
from app.services.promises import promise
from app.services.unit_of_work import Work


class CommitmentService:
    """The use cases of an interview's commitments."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def create(
        self,
        call: Call,
        interview_id: UUID,
        decide_by: DateOrInstant,
        *,
        said_by: str | None,
        said_at: datetime | None,
        note: str | None,
    ) -> Shown:
        """Record a promise. It replaces the open one before it, and moves the follow-up and its gate.

        Raises:
            InvalidInputError: if it lies before the interview.
        """
        async with self._work.write(call) as uow:
            seen = await require_interview(uow, interview_id)
            candidate = await require_candidate(uow, seen.candidate_id, lock=True)
            interview = await require_interview(uow, interview_id)
            commitment = await promise(
                uow, candidate, interview, decide_by, said_by=said_by, said_at=said_at, note=note
            )
            application = await require_application(uow, interview.application_id)
            await self._planning.replan_application(uow, candidate, application)
            # A promise about an interview that will not take place is released at once.
            commitment = await uow.commitments.get(uow.tenant_id, commitment.id) or commitment
            return await uow.commit(_shown(commitment), candidate.id)

    async def page(self, call: Call, interview_id: UUID, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List the promises of an interview, oldest first."""
        async with self._work.read(call) as uow:
            interview = await require_interview(uow, interview_id)
            wanted = uow.commitments.equal(call.tenant_id, interview_id=interview.id)
            page = await uow.commitments.page(*wanted, limit=limit, after=after)
            return Listed([commitment_view(commitment) for commitment in page.items], page.next)


def _shown(commitment: Commitment) -> Shown:
    return Shown(commitment_view(commitment), commitment.version)
