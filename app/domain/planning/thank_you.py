"""`send_thank_you`: a personal note of thanks within a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.entities import Explanation, Interview, Interviewer, Reminder
from app.domain.local_time import day_of, zone
from app.domain.planning.context import ApplicationContext, Rule, ask, numbered
from app.domain.planning.explain import name_both, name_here, name_moment, name_span, placing
from app.domain.planning.facts import PlannedReminder
from app.domain.states import Action

_PANEL = "panel"
_FURTHER = 100


@dataclass(frozen=True, slots=True)
class _Due:
    at: datetime
    rule: str
    steps: tuple[str, ...]


def plan(context: ApplicationContext) -> Iterator[PlannedReminder]:
    """Ask for one note per attending interviewer, or one for the whole panel when nobody is named.

    Domain rule: not before E + 30 min, due at waking(E + 2 h), to be done by E + 24 h, of no use after E + 72 h. A
    panel note already sent is not asked for again when people are named later. A note sent before the interview's
    present start was for an earlier date, and the present one asks again.
    """
    for interview in context.rounds:
        due = _due(context, interview)
        for person in _addressees(context, interview):
            yield _note(context, interview, due, person)


def _addressees(context: ApplicationContext, interview: Interview) -> tuple[Interviewer | None, ...]:
    named = tuple(each for each in interview.interviewers if each.name.strip())
    if not named or _panel_thanked(context, interview):
        return (None,)
    return tuple(each for each in named if each.attended)


def _panel_thanked(context: ApplicationContext, interview: Interview) -> bool:
    identity, _ = _identity(context, interview, None)
    return context.done(identity) is not None


def _identity(context: ApplicationContext, interview: Interview, person: Interviewer | None) -> tuple[str, int]:
    """Return the identity and ordinal of the note for the interview's present date."""
    base = f"{Action.SEND_THANK_YOU}:{interview.id}:{person.id if person else _PANEL}"
    for ordinal in range(1, _FURTHER):
        identity = numbered(base, ordinal)
        done = context.done(identity)
        if done is None or done.status_at >= interview.starts_at:
            return identity, ordinal
    return numbered(base, _FURTHER), _FURTHER


def _note(context: ApplicationContext, interview: Interview, due: _Due, person: Interviewer | None) -> PlannedReminder:
    policy, end = context.policy, interview.end
    identity, ordinal = _identity(context, interview, person)
    deadline = end + policy.thank_you_deadline
    whom = person.name if person else "your interviewers"
    where = zone(interview.time_zone)
    return ask(
        interview,
        Action.SEND_THANK_YOU,
        identity,
        ordinal=ordinal,
        interviewer=person,
        not_before=end + policy.thank_you_not_before,
        due_at=due.at,
        deadline=deadline,
        expires_at=end + policy.thank_you_expires_after,
        explanation=Explanation(
            rule=due.rule,
            summary=f"Thank {whom} for the interview at {interview.company}: a note is best sent within a day.",
            steps=(
                f"The interview's end: {name_both(end, where, context.desk.where)}.",
                *due.steps,
                f"To be sent by {name_here(deadline, context.desk.where)}, {_after(policy.thank_you_deadline)}.",
            ),
        ),
    )


def _due(context: ApplicationContext, interview: Interview) -> _Due:
    policy, desk, end = context.policy, context.desk, interview.end
    soonest, wished = end + policy.thank_you_not_before, end + policy.thank_you_after
    placed = desk.waking(wished)
    step = placing(f"{name_span(policy.thank_you_after)} after it", placed, desk.awake)
    due = _Due(placed.at, "send_thank_you.after_interview", (step,))

    latest = end + policy.thank_you_latest
    if due.at > latest:
        steps = (step, f"That would be too late: {name_span(policy.thank_you_latest)} after the end is the limit.")
        due = _Due(latest, "send_thank_you.narrow_waking_hours", (*steps, f"Due {name_here(latest, desk.where)}."))

    promise = context.governing(interview)
    if promise is None:
        return due
    where = zone(interview.time_zone)
    same_day = day_of(promise.decide_by, where) == day_of(end, where)
    if same_day or (isinstance(promise.decide_by, datetime) and promise.decide_by <= due.at):
        return _Due(
            soonest,
            "send_thank_you.before_decision",
            (
                f"A decision was promised by {name_moment(promise.decide_by, where)}, too soon to wait.",
                f"Due {_after(policy.thank_you_not_before)}: {name_here(soonest, desk.where)}.",
            ),
        )
    return due


def _after(span: timedelta) -> str:
    return f"{name_span(span)} after the end"


def _why_not(context: ApplicationContext, reminder: Reminder) -> str:
    interview = context.by_id.get(reminder.interview_id) if reminder.interview_id else None
    people = {each.id: each for each in interview.interviewers} if interview else {}
    if reminder.interviewer_id is None and any(each.name.strip() for each in people.values()):
        return "The interviewers are named now; each who attended gets a note of their own."
    person = people.get(reminder.interviewer_id) if reminder.interviewer_id else None
    if person is not None and not person.attended:
        return f"{person.name} did not attend the interview."
    if interview is not None and _panel_thanked(context, interview):
        return "A note to the whole panel has been sent."
    if person is None and reminder.interviewer_id is not None:
        return f"{reminder.interviewer_name or 'The interviewer'} is no longer named in the interview."
    return "A note for the interview's present date has been sent."


RULE = Rule(Action.SEND_THANK_YOU, plan, _why_not)
