"""`evaluate_fit`: ask whether the job is right for you."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.domain.entities import Explanation, Interview, Reminder
from app.domain.local_time import end_of, zone
from app.domain.planning.context import ApplicationContext, Rule, ask, numbered
from app.domain.planning.explain import name_both, name_day, name_here, name_moment, name_span, placing
from app.domain.planning.facts import PlannedReminder
from app.domain.planning.rounds import why_not_asked
from app.domain.states import Action, Outcome, ReminderStatus, Stage

_OVER = frozenset({Stage.REJECTED, Stage.WITHDRAWN})
_AFTER_OFFER = "evaluate_fit.after_offer"
_ANSWERED = frozenset({ReminderStatus.COMPLETED, ReminderStatus.SKIPPED})


def plan(context: ApplicationContext) -> Iterator[PlannedReminder]:
    """Ask once per application: about an offer if one is to be weighed, else about its latest round.

    Domain rule: not before E, due on the evening of the day after E, of no use after E + 30 d. An offer opens it
    again: due on the evening of the day after the offer, deadline and expiry being the offer's `respond_by` if
    there is one. A rejection or a withdrawal ends it.
    """
    offered = _offered(context)
    if _over(context):
        return
    if offered is not None and offered.outcome_at is not None:
        yield _after_offer(context, offered, offered.outcome_at)
    elif context.latest is not None:
        yield _after_interview(context, context.latest)


def _offered(context: ApplicationContext) -> Interview | None:
    """Return the round whose offer is to be weighed: the newest offer, unless a later round was arranged after it."""
    offers = (each for each in context.rounds if each.outcome is Outcome.OFFER and each.outcome_at is not None)
    newest = max(offers, key=lambda each: (each.outcome_at, each.end), default=None)
    latest = context.latest
    if newest is None or latest is None or newest.outcome_at is None:
        return None
    arranged_after_it = latest.id != newest.id and latest.created_at > newest.outcome_at
    return None if arranged_after_it else newest


def _over(context: ApplicationContext) -> bool:
    ended = context.latest is not None and context.latest.outcome in {Outcome.REJECTED, Outcome.WITHDRAWN}
    return ended or context.application.stage in _OVER


def _after_interview(context: ApplicationContext, interview: Interview) -> PlannedReminder:
    policy, desk, end = context.policy, context.desk, interview.end
    day = desk.date_of(end) + timedelta(days=policy.evaluate_fit_after_days)
    placed = desk.evening(day, end)
    return ask(
        interview,
        Action.EVALUATE_FIT,
        _base(interview),
        not_before=end,
        due_at=placed.at,
        deadline=None,
        expires_at=end + policy.evaluate_fit_expires_after,
        explanation=Explanation(
            rule="evaluate_fit.after_interview",
            summary=f"Ask yourself whether {interview.role} at {interview.company} is right for you.",
            steps=(
                f"The interview's end: {name_both(end, zone(interview.time_zone), desk.where)}.",
                placing(f"The evening of {name_day(day)}", placed, desk.awake, policy.before_sleep),
            ),
        ),
    )


def _after_offer(context: ApplicationContext, interview: Interview, offered_at: datetime) -> PlannedReminder:
    policy, desk = context.policy, context.desk
    where = zone(interview.time_zone)
    day = desk.date_of(offered_at) + timedelta(days=policy.evaluate_fit_after_days)
    placed = desk.evening(day, interview.end)
    due_at, steps = (
        placed.at,
        [
            f"The offer came on {name_here(offered_at, desk.where)}.",
            placing(f"The evening of {name_day(day)}", placed, desk.awake, policy.before_sleep),
        ],
    )
    answer_by = end_of(interview.respond_by, where) if interview.respond_by is not None else None
    if interview.respond_by is not None and answer_by is not None and answer_by > offered_at:
        steps.append(f"An answer is wanted by {name_moment(interview.respond_by, where)}.")
        if due_at >= answer_by:
            due_at = min(desk.waking(offered_at).at, answer_by)
            steps.append(f"That evening would be too late, so it is due at once: {name_here(due_at, desk.where)}.")
        deadline, expires_at = answer_by, answer_by
    else:
        usual = interview.end + policy.evaluate_fit_expires_after
        deadline, expires_at = None, usual
        if usual <= due_at:
            expires_at = offered_at + policy.evaluate_fit_expires_after
            steps.append(f"It stays open for {name_span(policy.evaluate_fit_expires_after)} after the offer.")
    identity, ordinal = _identity(context, interview, offered_at)
    return ask(
        interview,
        Action.EVALUATE_FIT,
        identity,
        ordinal=ordinal,
        not_before=min(interview.end, due_at),
        due_at=due_at,
        deadline=deadline,
        expires_at=expires_at,
        explanation=Explanation(
            rule=_AFTER_OFFER,
            summary=f"Weigh the offer of {interview.company}: ask yourself whether {interview.role} is right for you.",
            steps=tuple(steps),
        ),
    )


def _base(interview: Interview) -> str:
    return f"{Action.EVALUATE_FIT}:{interview.id}"


def _identity(context: ApplicationContext, interview: Interview, offered_at: datetime) -> tuple[str, int]:
    """Return the identity that weighs the offer: a further one if the job was evaluated before the offer came."""
    stored = context.stored.get(_base(interview))
    ordinal = 2 if stored is not None and _answered_before(stored, offered_at) else 1
    return numbered(_base(interview), ordinal), ordinal


def _answered_before(stored: Reminder, offered_at: datetime) -> bool:
    """Tell whether the job was evaluated before an offer came; at the same instant, what was asked for decides."""
    if stored.status not in _ANSWERED:
        return False
    if stored.status_at == offered_at:
        return stored.explanation.rule != _AFTER_OFFER
    return stored.status_at < offered_at


def _why_not(context: ApplicationContext, reminder: Reminder) -> str:
    if _over(context):
        return why_not_asked(context, reminder)
    offered = _offered(context)
    if offered is not None and offered.id != reminder.interview_id:
        return "An offer after another round of the application is weighed instead."
    return why_not_asked(context, reminder)


RULE = Rule(Action.EVALUATE_FIT, plan, _why_not)
