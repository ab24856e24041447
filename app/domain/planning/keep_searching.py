"""`keep_searching`: one interview is not a job; look at the search once a week."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from app.domain.calendar import Placed
from app.domain.entities import Explanation, Reminder
from app.domain.pipeline import PipelineFigures
from app.domain.planning.context import CandidateContext, Rule
from app.domain.planning.explain import name_day, name_here, placing
from app.domain.planning.facts import PlannedReminder
from app.domain.states import OPEN_REMINDER, Action, ReminderStatus

_ANSWERED = frozenset({ReminderStatus.COMPLETED, ReminderStatus.SKIPPED})


def figures(context: CandidateContext) -> PipelineFigures:
    """Return the counts that the reminder tells: open applications, those with an interview ahead, thin or not."""
    facts = context.facts
    return PipelineFigures.of(
        facts.open_applications, facts.applications_with_interview_ahead, context.desk.policy.min_open_applications
    )


def plan(context: CandidateContext) -> Iterator[PlannedReminder]:
    """Ask once a week while something is open and nothing is accepted; never twice at a time.

    Domain rule: due on the morning of the day after the first E and of every 7th day after it, not before that, of
    no use once the next is due. What is asked for is the latest occurrence whose expiry is ahead, or the next one
    when that has been answered.
    """
    first_end = context.facts.first_end
    if first_end is None or _stopped(context) is not None:
        return
    number = _current(context, first_end)
    while _answered(context, first_end, number):
        number += 1
    yield _look(context, first_end, number)


def _stopped(context: CandidateContext) -> str | None:
    if context.facts.has_accepted:
        return "An application was accepted, so the search is over."
    if context.facts.open_applications == 0:
        return "No application is open."
    return None


def _day(context: CandidateContext, first_end: datetime, number: int) -> date:
    policy = context.desk.policy
    ahead = policy.keep_searching_after_days + policy.keep_searching_every_days * (number - 1)
    return context.desk.date_of(first_end) + timedelta(days=ahead)


def _occurrence(context: CandidateContext, first_end: datetime, number: int) -> Placed:
    return context.desk.morning(_day(context, first_end, number))


def _current(context: CandidateContext, first_end: datetime) -> int:
    """Return the number of the latest occurrence due by now, from 1; 1 when the first is still ahead."""
    days = (context.desk.date_of(context.desk.now) - _day(context, first_end, 1)).days
    number = max(days // context.desk.policy.keep_searching_every_days + 1, 1)
    while number > 1 and _occurrence(context, first_end, number).at > context.desk.now:
        number -= 1
    return number


def _answered(context: CandidateContext, first_end: datetime, number: int) -> bool:
    """Tell whether a stored reminder for an occurrence has been completed or skipped."""
    return any(
        each.status in _ANSWERED and _is_for(context, first_end, number, each)
        for each in context.facts.reminders
        if each.action is Action.KEEP_SEARCHING
    )


def _is_for(context: CandidateContext, first_end: datetime, number: int, stored: Reminder) -> bool:
    """Tell whether an occurrence is the nearest to what a stored reminder was asked for.

    The nearest, since a change of zone moves every occurrence by some hours. Its earliest instant is what the rule
    gave it; its due time may be a snooze's.
    """
    start, end = _occurrence(context, first_end, number).at, _occurrence(context, first_end, number + 1).at
    asked_for = stored.not_before or stored.due_at
    return start - (end - start) / 2 <= asked_for < start + (end - start) / 2


def _identity(context: CandidateContext, first_end: datetime, number: int) -> str:
    """Return the identity of the one that is open, or that comes back, else a fresh one.

    Identities count what was asked, not occurrences, so that the open reminder keeps its id when a change of the
    first interview renumbers the weeks.
    """
    stored = [each for each in context.facts.reminders if each.action is Action.KEEP_SEARCHING]
    for each in stored:
        if each.status in OPEN_REMINDER and each.expires_at > context.desk.now:
            return each.identity
    for each in stored:
        over = each.status in {ReminderStatus.EXPIRED, ReminderStatus.CANCELLED}
        if over and _is_for(context, first_end, number, each):
            return each.identity
    asked = max((int(each.identity.rpartition(":")[2]) for each in stored), default=0)
    return f"{Action.KEEP_SEARCHING}:{asked + 1}"


def _look(context: CandidateContext, first_end: datetime, number: int) -> PlannedReminder:
    desk = context.desk
    placed, following = _occurrence(context, first_end, number), _occurrence(context, first_end, number + 1)
    counts = figures(context)
    days = desk.policy.keep_searching_every_days
    return PlannedReminder(
        action=Action.KEEP_SEARCHING,
        identity=_identity(context, first_end, number),
        ordinal=number,
        not_before=placed.at,
        due_at=placed.at,
        deadline=None,
        expires_at=following.at,
        explanation=Explanation(
            rule="keep_searching.weekly",
            summary=f"Keep searching: {counts.sentence}",
            steps=(
                f"Your first interview's end: {name_here(first_end, desk.where)}.",
                f"Every {days} days from the day after it; this is number {number}.",
                placing(f"The morning of {name_day(_day(context, first_end, number))}", placed, desk.awake),
                f"The next one is due on {name_here(following.at, desk.where)}.",
            ),
        ),
    )


def _why_not(context: CandidateContext, _reminder: Reminder) -> str:
    return _stopped(context) or "Another look at the search is asked for at a time."


RULE = Rule(Action.KEEP_SEARCHING, plan, _why_not)
