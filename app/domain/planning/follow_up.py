"""`follow_up`: ask politely for news, never before what was promised has passed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from app.domain import calendar
from app.domain.calendar import BusinessCalendar, Placed, Shift
from app.domain.entities import Commitment, Explanation, Interview
from app.domain.local_time import day_of, end_of, local_date, start_of_day
from app.domain.planning.context import ApplicationContext, Desk, Rule, ask
from app.domain.planning.explain import (
    days_off,
    for_you,
    name_both,
    name_clock,
    name_day,
    name_here,
    name_hours,
    name_instant,
    name_moment,
    name_ordinal,
    name_span,
)
from app.domain.planning.facts import PlannedReminder
from app.domain.planning.rounds import still_waiting, why_not_asked
from app.domain.states import Action


@dataclass(frozen=True, slots=True)
class _Gate:
    """From when a follow-up is welcome, and the business day on which it is due."""

    not_before: datetime
    business_day: date
    rule: str
    reason: str
    count: int
    counted_from: date


def identity_of(interview: Interview, ordinal: int) -> str:
    """Return the identity of the n-th follow-up after a round."""
    return f"{Action.FOLLOW_UP}:{interview.id}:{ordinal}"


def plan(context: ApplicationContext) -> Iterator[PlannedReminder]:
    """Ask on the latest round of an open application whose outcome is awaited: once, and again after the first.

    Domain rule, days in the interview's zone. After a governing promise for date D: due at the office hour of the
    first business day after D, not before the start of D + 1, or not before the promised instant. Without one: on
    the 5th business day after the day of E, not before its start. The second: likewise on the 5th business day after
    the first was completed, unless a promise dated after that says later. Of no use 14 d after it is due.
    """
    latest = context.latest
    if latest is None or not still_waiting(context):
        return
    completed_at: datetime | None = None
    for ordinal in range(1, context.policy.follow_up_max + 1):
        yield _follow_up(context, latest, ordinal, _gate(context, latest, completed_at))
        done = context.done(identity_of(latest, ordinal))
        if done is None:
            return
        completed_at = done.status_at


def _gate(context: ApplicationContext, interview: Interview, completed_at: datetime | None) -> _Gate:
    policy = context.policy
    employer, promise = context.employer(interview), context.governing(interview)
    promised = _after_promise(promise, employer, policy.follow_up_grace_business_days) if promise else None
    if completed_at is None:
        day = local_date(interview.end, employer.where)
        reason = f"No decision date was promised; the interview was on {name_day(day)} ({employer.where.key})"
        return promised or _after_day(
            day, employer, policy.follow_up_business_days, "follow_up.without_promise", reason
        )
    day = local_date(max(completed_at, interview.end), employer.where)
    reason = f"The last follow-up was sent on {name_day(day)} ({employer.where.key})"
    gap = _after_day(day, employer, policy.follow_up_gap_business_days, "follow_up.after_follow_up", reason)
    later = (
        promise is not None
        and promised is not None
        and end_of(promise.decide_by, employer.where) > completed_at
        and promised.business_day > gap.business_day
    )
    return promised if later and promised is not None else gap


def _after_promise(promise: Commitment, employer: BusinessCalendar, grace: int) -> _Gate:
    day = day_of(promise.decide_by, employer.where)
    return _Gate(
        not_before=end_of(promise.decide_by, employer.where),
        business_day=employer.business_day(day, grace),
        rule="follow_up.after_promise",
        reason=f"Decision promised by {name_moment(promise.decide_by, employer.where)}",
        count=grace,
        counted_from=day,
    )


def _after_day(day: date, employer: BusinessCalendar, count: int, rule: str, reason: str) -> _Gate:
    found = employer.business_day(day, count)
    return _Gate(start_of_day(found, employer.where), found, rule, reason, count, day)


def _follow_up(context: ApplicationContext, interview: Interview, ordinal: int, gate: _Gate) -> PlannedReminder:
    policy, desk, employer = context.policy, context.desk, context.employer(interview)
    placed = calendar.office(
        gate.business_day,
        policy.office_at,
        employer,
        desk.awake,
        gate=gate.not_before,
        margin=policy.before_sleep,
    )
    here = name_instant(placed.at, employer.where)
    which = "Ask" if ordinal == 1 else "Ask once more"
    return ask(
        interview,
        Action.FOLLOW_UP,
        identity_of(interview, ordinal),
        ordinal=ordinal,
        not_before=gate.not_before,
        due_at=placed.at,
        deadline=None,
        expires_at=placed.at + policy.follow_up_expires_after,
        explanation=Explanation(
            rule=gate.rule,
            summary=f"{which} {interview.company} politely for news, on {here} ({employer.where.key}).",
            steps=(
                *_day_steps(gate, placed, employer, desk),
                *_hour_steps(gate, placed, employer, desk),
                f"Not before {name_both(gate.not_before, employer.where, desk.where)}.",
            ),
        ),
    )


def _day_steps(gate: _Gate, placed: Placed, employer: BusinessCalendar, desk: Desk) -> tuple[str, ...]:
    passed = days_off(gate.counted_from, gate.business_day, employer)
    found = f"{name_ordinal(gate.count)} working day after it"
    if placed.shift is Shift.NONE:
        own = for_you(placed.at, employer.where, desk.where)
        return (f"{gate.reason}; {found}: {name_instant(placed.at, employer.where)}{own}{passed}.",)
    return (f"{gate.reason}; {found}: {name_day(gate.business_day)}{passed}.",)


def _hour_steps(gate: _Gate, placed: Placed, employer: BusinessCalendar, desk: Desk) -> tuple[str, ...]:
    wished = f"{name_clock(desk.policy.office_at)} on {name_day(gate.business_day)} ({employer.where.key})"
    outside = f"{wished} is outside your waking hours ({name_hours(desk.awake)})"
    own, margin = name_here(placed.at, desk.where), name_span(desk.policy.before_sleep)
    there = f"; that is {name_instant(placed.at, employer.where)} there"
    match placed.shift:
        case Shift.BEFORE_SLEEP:
            how = f"{margin} before the last ones end, or at their start"
            return (f"{outside}; {how}: {own}{there}.",)
        case Shift.NEXT_WAKING:
            return (f"{outside}; they begin next, on a working day there, on {own}{there}.",)
        case Shift.NONE | Shift.NOT_BEFORE:
            return ()


RULE = Rule(Action.FOLLOW_UP, plan, why_not_asked)
