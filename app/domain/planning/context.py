"""What every rule reads, worked out once for a plan."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Generic, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from app.domain import calendar, commitments
from app.domain.calendar import BusinessCalendar, Placed, WakingCalendar
from app.domain.entities import Application, Candidate, Commitment, Explanation, Interview, Interviewer, Reminder
from app.domain.local_time import local_date, within_reach, zone
from app.domain.planning.facts import ApplicationFacts, CandidateFacts, PlannedReminder
from app.domain.planning.policy import Policy
from app.domain.states import Action, ReminderStatus

Context = TypeVar("Context")


@dataclass(frozen=True, slots=True)
class Rule(Generic[Context]):
    """One action: what it asks for, and why it no longer asks for what it once did."""

    action: Action
    plan: Callable[[Context], Iterable[PlannedReminder]]
    why_not: Callable[[Context, Reminder], str]
    """One sentence on why a stored reminder of this action is not in the plan."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The candidate's side of the arithmetic: their zone, waking hours and policy, and the present instant."""

    candidate: Candidate
    policy: Policy
    now: datetime
    awake: WakingCalendar

    @classmethod
    def of(cls, candidate: Candidate, policy: Policy, now: datetime) -> "Desk":
        """Build it for one plan. A `now` beyond any calendar's reach counts as the nearest one within."""
        return cls(
            candidate, policy, within_reach(now), WakingCalendar(zone(candidate.time_zone), candidate.waking_hours)
        )

    @property
    def where(self) -> ZoneInfo:
        """Return the candidate's zone."""
        return self.awake.where

    def date_of(self, instant: datetime) -> date:
        """Return the candidate's local date at an instant."""
        return local_date(instant, self.where)

    def waking(self, instant: datetime) -> Placed:
        """Place at an instant, or when the candidate wakes next."""
        return calendar.waking(instant, self.awake)

    def morning(self, day: date) -> Placed:
        """Place on a morning of the candidate's."""
        return calendar.morning(day, self.policy.morning_at, self.awake)

    def evening(self, day: date, not_before: datetime | None = None) -> Placed:
        """Place on an evening of the candidate's, never before `not_before`."""
        margin = self.policy.before_sleep
        return calendar.evening(day, self.policy.evening_at, self.awake, margin=margin, not_before=not_before)


@dataclass(frozen=True, slots=True)
class ApplicationContext:
    """What the rules of one application read."""

    facts: ApplicationFacts
    desk: Desk
    rounds: tuple[Interview, ...]
    """The interviews that stand, in order of their ends."""
    by_id: Mapping[UUID, Interview]
    stored: Mapping[str, Reminder] = field(default_factory=dict)
    """By identity."""

    @classmethod
    def of(cls, facts: ApplicationFacts, policy: Policy, now: datetime) -> "ApplicationContext":
        """Work it out for one plan."""
        standing = (each for each in facts.interviews if each.stands)
        return cls(
            facts=facts,
            desk=Desk.of(facts.candidate, policy, now),
            rounds=tuple(sorted(standing, key=lambda each: (each.end, each.starts_at, each.id))),
            by_id={each.id: each for each in facts.interviews},
            stored={each.identity: each for each in facts.reminders},
        )

    @property
    def application(self) -> Application:
        """Return the application that is planned."""
        return self.facts.application

    @property
    def policy(self) -> Policy:
        """Return the numbers in force."""
        return self.desk.policy

    @property
    def latest(self) -> Interview | None:
        """Return the latest round: the standing interview with the latest end."""
        return self.rounds[-1] if self.rounds else None

    def governing(self, interview: Interview) -> Commitment | None:
        """Return the promise that governs an interview."""
        return commitments.governing(interview, self.facts.commitments.get(interview.id, ()))

    def employer(self, interview: Interview) -> BusinessCalendar:
        """Return the employer's days: the interview's holidays if it names a country, else the candidate's."""
        own = interview.country is not None
        candidate = self.facts.candidate
        return BusinessCalendar.of(
            zone(interview.time_zone),
            interview.business_days or self.policy.business_days,
            interview.country if own else candidate.country,
            interview.subdivision if own else candidate.subdivision,
        )

    def done(self, identity: str) -> Reminder | None:
        """Return the stored reminder of an identity if it was completed."""
        found = self.stored.get(identity)
        return found if found is not None and found.status is ReminderStatus.COMPLETED else None


@dataclass(frozen=True, slots=True)
class CandidateContext:
    """What the rules that are one per candidate read."""

    facts: CandidateFacts
    desk: Desk

    @classmethod
    def of(cls, facts: CandidateFacts, policy: Policy, now: datetime) -> "CandidateContext":
        """Work it out for one plan."""
        return cls(facts, Desk.of(facts.candidate, policy, now))


def numbered(base: str, ordinal: int) -> str:
    """Return the identity of the n-th asking for the same thing: the base itself, then `<base>:2` and so on."""
    return base if ordinal == 1 else f"{base}:{ordinal}"


def ask(
    interview: Interview,
    action: Action,
    identity: str,
    *,
    not_before: datetime | None,
    due_at: datetime,
    deadline: datetime | None,
    expires_at: datetime,
    explanation: Explanation,
    interviewer: Interviewer | None = None,
    ordinal: int = 1,
) -> PlannedReminder:
    """Build a reminder about an interview, its times in order whatever the policy's numbers are."""
    due_at = due_at if not_before is None else max(due_at, not_before)
    return PlannedReminder(
        action=action,
        identity=identity,
        ordinal=ordinal,
        application_id=interview.application_id,
        interview_id=interview.id,
        interviewer_id=interviewer.id if interviewer else None,
        interviewer_name=interviewer.name if interviewer else None,
        company=interview.company,
        role=interview.role,
        not_before=not_before,
        due_at=due_at,
        deadline=deadline,
        expires_at=max(expires_at, due_at),
        explanation=explanation,
    )
