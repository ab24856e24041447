"""Writing down what an employer promised, for the use cases in which one is made."""

from dataclasses import replace
from datetime import datetime

from app.domain.commitments import check_decide_by, record
from app.domain.entities import Candidate, Commitment, DateOrInstant, Interview
from app.domain.events import EventType
from app.domain.views import candidate_summary, commitment_view, interview_summary
from app.services.unit_of_work import UnitOfWork


async def promise(
    uow: UnitOfWork,
    candidate: Candidate,
    interview: Interview,
    decide_by: DateOrInstant,
    *,
    said_by: str | None = None,
    said_at: datetime | None = None,
    note: str | None = None,
    pointer: str = "/decide_by",
) -> Commitment:
    """Insert a promise within a transaction that holds the candidate locked; the caller re-plans.

    Raises:
        InvalidInputError: at `pointer`, if it lies before the interview.
    """
    check_decide_by(decide_by, interview, pointer)
    older = (await uow.commitments.of_interviews(uow.tenant_id, [interview.id])).get(interview.id, ())
    commitment = Commitment(
        tenant_id=uow.tenant_id,
        id=uow.new_id(),
        candidate_id=candidate.id,
        interview_id=interview.id,
        decide_by=decide_by,
        said_by=said_by,
        said_at=said_at,
        note=note,
        created_at=uow.now,
        updated_at=uow.now,
    )
    for changed in record(older, commitment, uow.now):
        await uow.commitments.save(replace(changed, updated_at=uow.now))
    await uow.commitments.add(commitment)
    uow.announce(
        EventType.COMMITMENT_RECORDED,
        {
            "commitment": commitment_view(commitment),
            "interview": interview_summary(interview),
            "candidate": candidate_summary(candidate),
            "links": {"commitments": f"{uow.base_url}/v1/interviews/{interview.id}/commitments"},
        },
        candidate_id=candidate.id,
        subject_id=commitment.id,
    )
    return commitment
