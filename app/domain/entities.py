"""What the service keeps, as plain values. Repositories build them from rows; rules read them.

Instants are timezone-aware and in UTC. `version` counts writes of a row and is its ETag. Entities have no slots, so
that `app.domain.records` can make them quickly.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from app.domain.states import (
    STANDING,
    Action,
    CommitmentStatus,
    InterviewKind,
    InterviewStatus,
    LinkedInTier,
    Outcome,
    ReminderStatus,
    Stage,
    Weekday,
)

DateOrInstant = date | datetime
"""A promise names a day (the employer's) or an exact instant. `datetime` is a `date`: test for it first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WakingHours:
    """When the candidate may be disturbed, local wall time: start inclusive, end exclusive.

    The window crosses midnight when `end` is before `start`; equal ends mean always.
    """

    start: time = time(8)
    end: time = time(21)


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """A person who looks for a job."""

    tenant_id: UUID
    id: UUID
    name: str
    time_zone: str
    email: str | None = None
    external_id: str | None = None
    country: str | None = None
    subdivision: str | None = None
    waking_hours: WakingHours = field(default_factory=WakingHours)
    linkedin_tier: LinkedInTier = LinkedInTier.FREE
    paused_until: datetime | None = None
    policy: Mapping[str, Any] = field(default_factory=dict)
    version: int = 1
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class Application:
    """One candidacy for one role at one company."""

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    company: str
    role: str
    stage: Stage = Stage.INTERVIEWING
    stage_changed_at: datetime
    version: int = 1
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class Interviewer:
    """A person on the employer's side of one interview."""

    id: UUID
    name: str
    role: str | None = None
    email: str | None = None
    linkedin_url: str | None = None
    attended: bool = True
    connected: bool = False


@dataclass(frozen=True, kw_only=True)
class Interview:
    """One round of an application. `time_zone`, `country` and `business_days` are the employer's."""

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    application_id: UUID
    company: str
    role: str
    round: int | None = None
    kind: InterviewKind = InterviewKind.OTHER
    status: InterviewStatus
    status_reason: str | None = None
    missed_by: str | None = None
    starts_at: datetime
    ends_at: datetime
    ended_at: datetime | None = None
    time_zone: str
    country: str | None = None
    subdivision: str | None = None
    business_days: tuple[Weekday, ...] | None = None
    outcome: Outcome = Outcome.PENDING
    outcome_at: datetime | None = None
    outcome_note: str | None = None
    respond_by: DateOrInstant | None = None
    topics: tuple[str, ...] = ()
    highlight: str | None = None
    strength: str | None = None
    location: str | None = None
    notes: str | None = None
    interviewers: tuple[Interviewer, ...] = ()
    source_system: str | None = None
    external_id: str | None = None
    external_updated_at: datetime | None = None
    source_status: str | None = None
    version: int = 1
    created_at: datetime
    updated_at: datetime

    @property
    def end(self) -> datetime:
        """Return E: when the conversation really ended if that was recorded, else when it was to end."""
        return self.ended_at or self.ends_at

    @property
    def stands(self) -> bool:
        """Tell whether it counts as a round: neither cancelled nor missed."""
        return self.status in STANDING


@dataclass(frozen=True, kw_only=True)
class Commitment:
    """What the employer promised: to decide by a day or an instant."""

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    interview_id: UUID
    decide_by: DateOrInstant
    said_by: str | None = None
    said_at: datetime | None = None
    note: str | None = None
    status: CommitmentStatus = CommitmentStatus.OPEN
    status_at: datetime | None = None
    version: int = 1
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """Why a reminder has the times it has, for a person to follow.

    `rule` is a stable name; `steps` give each step's inputs and result with zones named; `supersedes` is the due time
    this one replaced.
    """

    rule: str
    summary: str
    steps: tuple[str, ...]
    supersedes: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """One action to take.

    `identity` is what it is about, unique within the candidate, such as `follow_up:<interview id>:2`: re-planning
    finds a stored reminder by it, so that ids survive. `due_at` is when it fires: the rule's time, or the snooze's.
    """

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    application_id: UUID | None = None
    interview_id: UUID | None = None
    interviewer_id: UUID | None = None
    interviewer_name: str | None = None
    company: str | None = None
    role: str | None = None
    action: Action
    identity: str
    ordinal: int = 1
    status: ReminderStatus
    status_at: datetime
    """When the present status was reached: for a completed one, when it was completed."""
    status_reason: str | None = None
    """Why it was cancelled, skipped or expired, or the reason given for an override."""
    not_before: datetime | None
    due_at: datetime
    deadline: datetime | None
    expires_at: datetime
    explanation: Explanation
    snoozed_until: datetime | None = None
    overdue_raised: bool = False
    revision: int = 1
    """Counts changes of the times; tells an old event from a new one."""
    version: int = 1
    created_at: datetime
    updated_at: datetime
