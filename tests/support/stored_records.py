"""Writes the plain facts of `obvious_insights` into a database, to hold its sums against the obvious ones."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import new_id
from app.domain.entities import Application, Interview
from app.domain.insight_groups import Timing
from app.domain.questions import Question
from app.domain.reflections import Reflection
from app.domain.states import (
    OPEN_STAGES,
    Action,
    CommitmentStatus,
    InterviewKind,
    InterviewStatus,
    Outcome,
    ReminderStatus,
    Stage,
)
from app.repositories.applications import Applications
from app.repositories.candidates import Candidates
from app.repositories.commitments import Commitments
from app.repositories.interviews import Interviews
from app.repositories.reflections import Questions, Reflections
from app.repositories.reminders import Reminders
from tests.support.factories import (
    make_application,
    make_candidate,
    make_commitment,
    make_interview,
    make_reminder,
)
from tests.support.filling import made
from tests.support.obvious_insights import InterviewRecord, Records


def storable(records: Records, now: datetime) -> Records:
    """Return records that a database can hold: every interview has an application, and one ahead has its interview."""
    ahead = [
        InterviewRecord(
            id=new_id(),
            company="Ahead",
            kind=InterviewKind.OTHER,
            round=None,
            status=InterviewStatus.SCHEDULED,
            outcome=Outcome.PENDING,
            end=now + timedelta(days=1),
            outcome_at=None,
            rating=None,
            predicted=None,
            questions=(),
            thank_yous=(),
            promises=(),
        )
        for stage, has in records.applications
        if has and stage in OPEN_STAGES
    ]
    applications = [(stage, has and stage in OPEN_STAGES) for stage, has in records.applications]
    return Records(
        interviews=(*records.interviews, *ahead),
        applications=((Stage.CLOSED, False), *sorted(applications, key=lambda each: not each[1])),
    )


async def store(connection: AsyncConnection, records: Records, now: datetime) -> tuple[UUID, UUID]:
    """Write storable records as one candidate of a tenant of its own. Returns the ids of both."""
    candidate = make_candidate(new_id())
    await Candidates(connection).add(candidate)
    applications = [make_application(candidate, stage=stage) for stage, _ in records.applications]
    await Applications(connection).add(*applications)
    past, *others = applications
    ahead = iter(others)
    interviews = []
    for one in records.interviews:
        is_ahead = one.end > now and one.company == "Ahead"
        interviews.append(_interview(one, next(ahead) if is_ahead else past))
    await Interviews(connection).add(*interviews)
    for one, interview in zip(records.interviews, interviews, strict=True):
        await _store_one(connection, one, interview)
    return candidate.tenant_id, candidate.id


def _interview(one: InterviewRecord, application: Application) -> Interview:
    return make_interview(
        application,
        id=one.id,
        company=one.company,
        kind=one.kind,
        round=one.round,
        status=one.status,
        outcome=one.outcome,
        starts_at=one.end - timedelta(hours=1),
        ends_at=one.end - timedelta(minutes=5),
        ended_at=one.end,
        outcome_at=one.outcome_at,
        interviewers=(),
    )


async def _store_one(connection: AsyncConnection, one: InterviewRecord, interview: Interview) -> None:
    reminders = []
    for number, (timing, seconds) in enumerate(one.thank_yous):
        at = one.end + timedelta(seconds=seconds)
        sent = timing is not Timing.NOT_SENT
        reminders.append(
            replace(
                make_reminder(interview, at),
                action=Action.SEND_THANK_YOU,
                identity=f"send_thank_you:{interview.id}:{number}",
                status=ReminderStatus.COMPLETED if sent else ReminderStatus.EXPIRED,
                status_at=at,
                deadline=at if timing is Timing.ON_TIME else at - timedelta(seconds=1),
            )
        )
    await Reminders(connection).add(*reminders)
    promised = [
        make_commitment(
            interview,
            status=CommitmentStatus.KEPT if kept else CommitmentStatus.MISSED,
        )
        for kept in one.promises
    ]
    await Commitments(connection).add(*promised)
    own = {"tenant_id": interview.tenant_id, "candidate_id": interview.candidate_id, "interview_id": interview.id}
    reflection = made(Reflection, **own, overall=one.rating, predicted_outcome=one.predicted)
    await Reflections(connection).add(reflection)
    await Questions(connection).add_in_order(
        [
            made(
                Question,
                **own,
                reflection_id=reflection.id,
                asked_at=one.end,
                topic=topic,
                difficulty=difficulty,
                answer_quality=quality,
            )
            for topic, difficulty, quality in one.questions
        ]
    )
