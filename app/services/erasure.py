"""Erasing a candidate: everything of theirs goes, and one event says so with nothing but the id."""

from app.domain.entities import Candidate
from app.domain.events import EventType
from app.domain.webhooks import DueKind
from app.services.unit_of_work import UnitOfWork


async def erase(uow: UnitOfWork, candidate: Candidate) -> None:
    """Delete a candidate and all that belongs to them. The transaction holds the candidate locked."""
    tenant_id = uow.tenant_id
    reminders = await uow.reminders.many(*uow.reminders.equal(tenant_id, candidate_id=candidate.id))
    promised = await uow.commitments.many(*uow.commitments.equal(tenant_id, candidate_id=candidate.id))
    for kind, ids in (
        (DueKind.REMINDER, [reminder.id for reminder in reminders]),
        (DueKind.COMMITMENT, [commitment.id for commitment in promised]),
        (DueKind.REPLAN, [candidate.id]),
        (DueKind.INTERVIEW_END, [candidate.id]),
    ):
        await uow.due_items.remove(tenant_id, kind, ids)
    await uow.deliveries.erase_candidate(tenant_id, candidate.id)
    await uow.kept_answers.erase_candidate(tenant_id, candidate.id)
    await uow.candidates.remove(tenant_id, candidate.id)
    uow.announce(
        EventType.CANDIDATE_ERASED, {"candidate": {"id": candidate.id}}, candidate_id=None, subject_id=candidate.id
    )
