"""What employers promised, for the use cases in which a promise is made, settled, or loses its meaning.

Every function works within a transaction that holds the candidate locked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from app.domain.commitments import check_decide_by, governing, next_miss, record, revise, settle
from app.domain.entities import Application, Candidate, Commitment, DateOrInstant, Interview
from app.domain.events import EventType
from app.domain.states import OPEN_STAGES, CommitmentStatus, Outcome
from app.domain.views import commitment_event_data
from app.domain.webhooks import DueKind
from app.services.unit_of_work import UnitOfWork

_CAN_BE_MISSED = frozenset({CommitmentStatus.OPEN, CommitmentStatus.MISSED})


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
    """Insert a promise; the caller re-plans.

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
        commitment_event_data(commitment, interview, candidate, uow.base_url),
        candidate_id=candidate.id,
        subject_id=commitment.id,
    )
    return commitment


async def settle_promises(
    uow: UnitOfWork, candidate: Candidate, interview: Interview, outcome: Outcome, at: datetime
) -> None:
    """Write what an outcome means for what the employer promised.

    A promise is announced as broken once: now, if the outcome was recorded before time had found it so; and not again
    if it had been found so before an outcome that is taken back.
    """
    promised = (await uow.commitments.of_interviews(uow.tenant_id, [interview.id])).get(interview.id, ())
    for settled in settle(interview, promised, outcome, at):
        announced = settled.status in _CAN_BE_MISSED and await uow.events.was_raised(
            uow.tenant_id, candidate.id, EventType.COMMITMENT_MISSED, settled.id
        )
        status = CommitmentStatus.MISSED if announced else settled.status
        saved = await uow.commitments.save(replace(settled, status=status, updated_at=uow.now))
        if saved.status is CommitmentStatus.MISSED and not announced:
            uow.announce(
                EventType.COMMITMENT_MISSED,
                commitment_event_data(saved, interview, candidate, uow.base_url),
                candidate_id=candidate.id,
                subject_id=saved.id,
            )


async def revised_promises(
    uow: UnitOfWork, application: Application, interviews: Sequence[Interview]
) -> Mapping[UUID, tuple[Commitment, ...]]:
    """Release what means nothing any more, open what means something again; return all promises by interview."""
    promised = await uow.commitments.of_interviews(uow.tenant_id, [interview.id for interview in interviews])
    is_open = application.stage in OPEN_STAGES
    for interview in interviews:
        of_it = promised.get(interview.id, ())
        saved = {
            changed.id: await uow.commitments.save(replace(changed, updated_at=uow.now))
            for changed in revise(interview, of_it, uow.now, is_open=is_open)
        }
        if saved:
            promised[interview.id] = tuple(saved.get(commitment.id, commitment) for commitment in of_it)
    return promised


async def await_promises(
    uow: UnitOfWork, interviews: Sequence[Interview], promised: Mapping[UUID, tuple[Commitment, ...]]
) -> None:
    """Set when each interview's promise will have been broken."""
    waiting: dict[UUID, datetime] = {}
    others: list[UUID] = []
    for interview in interviews:
        of_it = promised.get(interview.id, ())
        at, rules = next_miss(interview, of_it), governing(interview, of_it)
        for commitment in of_it:
            if at is not None and rules is not None and commitment.id == rules.id:
                waiting[commitment.id] = at
            else:
                others.append(commitment.id)
    await uow.schedule(waiting, DueKind.COMMITMENT)
    await uow.due_items.remove(uow.tenant_id, DueKind.COMMITMENT, others)


async def forget_promises(uow: UnitOfWork, interview_ids: Sequence[UUID]) -> None:
    """Stop waiting for the promises of interviews that are being deleted."""
    promised = await uow.commitments.of_interviews(uow.tenant_id, list(interview_ids))
    ids = [commitment.id for each in promised.values() for commitment in each]
    await uow.due_items.remove(uow.tenant_id, DueKind.COMMITMENT, ids)
