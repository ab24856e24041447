"""What the planner is given and what it answers. No database, no clock: `now` is an input."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.domain.entities import Application, Candidate, Commitment, Explanation, Interview, Reminder
from app.domain.states import Action


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFacts:
    """Everything the rules of one application read."""

    candidate: Candidate
    application: Application
    interviews: tuple[Interview, ...]
    """Every round, cancelled ones too, in any order."""
    commitments: Mapping[UUID, tuple[Commitment, ...]] = field(default_factory=dict)
    """By interview id, in any order."""
    reminders: tuple[Reminder, ...] = ()
    """The stored reminders of this application, whatever their status: what has been done already."""
    asked_elsewhere: frozenset[str] = frozenset()
    """Identities of LinkedIn reminders that another application of the candidate owns, cancelled ones aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateFacts:
    """Everything the rules that are one per candidate read (`keep_searching`, `practise`)."""

    candidate: Candidate
    first_end: datetime | None
    """E of the candidate's earliest standing interview."""
    open_applications: int
    applications_with_interview_ahead: int
    has_accepted: bool
    reminders: tuple[Reminder, ...] = ()
    """The stored `keep_searching` and `practise` reminders, whatever their status."""
    practice_days: tuple[date, ...] = ()
    """Local days, ascending, on which at least one practice card is due: today's and the next are enough."""


@dataclass(frozen=True, kw_only=True)
class PlannedReminder:
    """One reminder as the rules would have it. Its fields are fields of a `Reminder` too."""

    action: Action
    identity: str
    ordinal: int = 1
    application_id: UUID | None = None
    interview_id: UUID | None = None
    interviewer_id: UUID | None = None
    interviewer_name: str | None = None
    company: str | None = None
    role: str | None = None
    not_before: datetime | None
    due_at: datetime
    deadline: datetime | None
    expires_at: datetime
    explanation: Explanation


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The reminders that should exist, in order of due time, and why others should not."""

    reminders: tuple[PlannedReminder, ...]
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    """By identity: why a reminder that may be stored is no longer asked for. One sentence each."""
