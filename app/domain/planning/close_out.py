"""`close_out`: after a long silence, let go of an application and learn from it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.domain.entities import Explanation, Interview
from app.domain.planning.context import ApplicationContext, Rule, ask
from app.domain.planning.explain import name_day, name_ordinal, placing
from app.domain.planning.facts import PlannedReminder
from app.domain.planning.rounds import still_waiting, why_not_asked
from app.domain.states import Action, ReminderStatus


def plan(context: ApplicationContext) -> Iterator[PlannedReminder]:
    """Ask once on the latest round of an open application whose outcome is awaited.

    Domain rule: due on the morning of the 30th day after the day of E, or after the day of the last completed
    follow-up if that is later (the candidate's local days); not before that; of no use 60 d afterwards.
    """
    if context.latest is not None and still_waiting(context):
        yield _close_out(context, context.latest)


def _last_follow_up(context: ApplicationContext) -> datetime | None:
    completed = (
        each.status_at
        for each in context.facts.reminders
        if each.action is Action.FOLLOW_UP and each.status is ReminderStatus.COMPLETED
    )
    return max(completed, default=None)


def _close_out(context: ApplicationContext, interview: Interview) -> PlannedReminder:
    desk, policy = context.desk, context.policy
    ended_on, followed_up = desk.date_of(interview.end), _last_follow_up(context)
    followed_up_on = None if followed_up is None else desk.date_of(followed_up)
    if followed_up_on is not None and followed_up_on > ended_on:
        counted_from, from_what = followed_up_on, "The last follow-up was sent on"
    else:
        counted_from, from_what = ended_on, "The interview ended on"
    day = counted_from + timedelta(days=policy.close_out_after_days)
    placed = desk.morning(day)
    counted = f"The morning of the {name_ordinal(policy.close_out_after_days)} day after it, {name_day(day)}"
    return ask(
        interview,
        Action.CLOSE_OUT,
        f"{Action.CLOSE_OUT}:{interview.id}",
        not_before=placed.at,
        due_at=placed.at,
        deadline=None,
        expires_at=placed.at + policy.close_out_expires_after,
        explanation=Explanation(
            rule="close_out.after_silence",
            summary=f"Close the application at {interview.company}, or keep it open for a reason: it has been silent.",
            steps=(
                f"{from_what} {name_day(counted_from)} ({desk.where.key}).",
                placing(counted, placed, desk.awake),
            ),
        ),
    )


RULE = Rule(Action.CLOSE_OUT, plan, why_not_asked)
