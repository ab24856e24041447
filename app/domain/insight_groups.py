"""What a database adds up for the insights: a few hundred groups at most, however many interviews there are.

Months are calendar months in UTC, named by their first day; an interview belongs to the month of its E.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from app.domain.figures import MonthTotal
from app.domain.states import InterviewKind, InterviewStatus, Outcome, Stage

POINTS = 60
"""So many single ratings, the latest, are given for drawing."""


class Timing(StrEnum):
    """What became of a thank-you note. One that is still to be sent, or was called off, is none of these."""

    ON_TIME = "on_time"
    LATE = "late"
    NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewGroup:
    """Interviews of one kind, round, status and outcome."""

    kind: InterviewKind
    round: int | None
    status: InterviewStatus
    outcome: Outcome
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ThankYouGroup:
    """Thank-you reminders of one timing: completed by their deadline, completed after it, or expired or skipped.

    `seconds` adds up the time from E to completion; 0 for those not sent.
    """

    timing: Timing
    count: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingPoint:
    """The overall rating (1 to 5) of one interview, at its E."""

    interview_id: UUID
    at: datetime
    company: str
    rating: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicGroup:
    """Questions on one topic in the interviews (by E) of one month.

    `key` is `topic_key(topic)`, kept beside the topic so that a database can group by it. `hard` counts the hard ones,
    `hard_interviews` the different interviews those came up in, `rated` the answers with a quality, `quality` its sum.
    """

    key: str
    topic: str
    month: date
    questions: int
    hard: int
    hard_interviews: int
    rated: int
    quality: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionGroup:
    """Interviews for which one outcome was predicted and one came about."""

    predicted: Outcome
    actual: Outcome
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseGroup:
    """Interviews one employer answered at or after E; `seconds` adds up the time from E to the outcome."""

    company: str
    count: int
    seconds: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseGroup:
    """Promised decision dates of one employer that were kept or missed. Others do not count either way."""

    company: str
    kept: int
    missed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InsightGroups:
    """Everything the figures are made of. Groups may come in any order and split in several."""

    interviews: tuple[InterviewGroup, ...] = ()
    thank_yous: tuple[ThankYouGroup, ...] = ()
    points: tuple[RatingPoint, ...] = ()
    """The latest `POINTS` ratings by (`at`, `interview_id`), in any order."""
    ratings: tuple[MonthTotal, ...] = ()
    """All overall ratings by the month of E."""
    topics: tuple[TopicGroup, ...] = ()
    predictions: tuple[PredictionGroup, ...] = ()
    responses: tuple[ResponseGroup, ...] = ()
    promises: tuple[PromiseGroup, ...] = ()
    stages: Mapping[Stage, int] = field(default_factory=dict)
    with_interview_ahead: int = 0
    """Open applications that have an interview ahead."""
