"""Request bodies with sensible defaults."""

from datetime import datetime, timedelta
from typing import Any


def candidate_body(**changes: Any) -> dict[str, Any]:
    return {"name": "Ada Diaz", "time_zone": "Europe/Madrid"} | changes


def interview_body(candidate_id: str, ends_at: datetime, **changes: Any) -> dict[str, Any]:
    return {
        "candidate_id": candidate_id,
        "company": "Initech",
        "role": "Data Engineer",
        "starts_at": (ends_at - timedelta(hours=1)).isoformat(),
        "ends_at": ends_at.isoformat(),
        "time_zone": "Europe/Madrid",
        "interviewers": [
            {"name": "Bill Lumbergh", "email": "bill@initech.example"},
            {"name": "Milton Waddams", "email": "milton@initech.example"},
        ],
    } | changes


def reflection_body(interview_id: str, **changes: Any) -> dict[str, Any]:
    return {
        "interview_id": interview_id,
        "overall": 4,
        "went_well": ["I explained the migration clearly."],
        "next_time": ["Ask about the on-call rota."],
    } | changes


def hard_question(**changes: Any) -> dict[str, Any]:
    return {
        "text": "How would you shard a growing table?",
        "topic": "databases",
        "kind": "technical",
        "difficulty": 5,
        "answer_quality": 2,
    } | changes
