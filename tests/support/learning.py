"""Builders for what a candidate learns, with every field that a test does not care about filled in."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.entities import Interview
from app.domain.fit import Criterion, FitEvaluation, FitProfile
from app.domain.questions import Question
from app.domain.reflections import Earlier, Reflection
from app.domain.states import InterviewStatus

TENANT = UUID(int=1)
CANDIDATE = UUID(int=2)
NOW = datetime(2026, 11, 23, 18, tzinfo=UTC)


def an_interview(number: int = 1, **changes: Any) -> Interview:
    """An interview whose E is `number` days after the first of June."""
    ends_at = datetime(2026, 6, 1, 12, tzinfo=UTC) + timedelta(days=number)
    fields: dict[str, Any] = {
        "tenant_id": TENANT,
        "id": UUID(int=1000 + number),
        "candidate_id": CANDIDATE,
        "application_id": UUID(int=2000 + number),
        "company": "Initech",
        "role": "Data Engineer",
        "status": InterviewStatus.COMPLETED,
        "starts_at": ends_at - timedelta(hours=1),
        "ends_at": ends_at,
        "time_zone": "Europe/Madrid",
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Interview(**{**fields, **changes})


def a_reflection(interview: Interview, **changes: Any) -> Reflection:
    fields: dict[str, Any] = {
        "tenant_id": TENANT,
        "id": UUID(int=interview.id.int + 3000),
        "candidate_id": CANDIDATE,
        "interview_id": interview.id,
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Reflection(**{**fields, **changes})


def a_question(
    number: int, text: str = "What is a deadlock?", *, interview: Interview | None = None, **changes: Any
) -> Question:
    of = interview or an_interview(number)
    fields: dict[str, Any] = {
        "tenant_id": TENANT,
        "id": UUID(int=7000 + number),
        "candidate_id": CANDIDATE,
        "interview_id": of.id,
        "reflection_id": UUID(int=of.id.int + 3000),
        "asked_at": of.end,
        "text": text,
        "created_at": NOW,
        "updated_at": NOW,
    }
    return Question(**{**fields, **changes})


def an_earlier(interview: Interview, *questions: Question, **reflection: Any) -> Earlier:
    return Earlier(interview=interview, reflection=a_reflection(interview, **reflection), questions=questions)


def a_profile(*criteria: Criterion, revision: int = 1) -> FitProfile:
    return FitProfile(
        tenant_id=TENANT,
        id=UUID(int=8000),
        candidate_id=CANDIDATE,
        criteria=criteria,
        revision=revision,
        created_at=NOW,
        updated_at=NOW,
    )


def an_evaluation(
    number: int, criteria: tuple[Criterion, ...], scores: dict[str, int | None], **changes: Any
) -> FitEvaluation:
    fields: dict[str, Any] = {
        "tenant_id": TENANT,
        "id": UUID(int=9000 + number),
        "candidate_id": CANDIDATE,
        "application_id": UUID(int=2000 + number),
        "interview_id": UUID(int=1000 + number),
        "profile_revision": 1,
        "criteria": criteria,
        "scores": scores,
        "created_at": NOW,
        "updated_at": NOW,
    }
    return FitEvaluation(**{**fields, **changes})
