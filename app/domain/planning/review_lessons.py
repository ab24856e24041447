"""`review_lessons`: learn from every interview, whatever came of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from app.domain.entities import Explanation, Interview, Reminder
from app.domain.planning.context import ApplicationContext, Rule, ask
from app.domain.planning.explain import name_day, name_here, placing
from app.domain.planning.facts import PlannedReminder
from app.domain.states import Action, Outcome


def plan(context: ApplicationContext) -> Iterator[PlannedReminder]:
    """Ask once for each interview that took place and has an outcome.

    Domain rule: not before the outcome, due on the evening of the day after it, of no use 14 d after it is due.
    """
    for interview in context.rounds:
        if interview.outcome is not Outcome.PENDING and interview.outcome_at is not None:
            yield _review(context, interview, interview.outcome_at)


def _review(context: ApplicationContext, interview: Interview, outcome_at: datetime) -> PlannedReminder:
    desk, policy = context.desk, context.policy
    day = desk.date_of(outcome_at) + timedelta(days=policy.review_lessons_after_days)
    placed = desk.evening(day, outcome_at)
    return ask(
        interview,
        Action.REVIEW_LESSONS,
        f"{Action.REVIEW_LESSONS}:{interview.id}",
        not_before=outcome_at,
        due_at=placed.at,
        deadline=None,
        expires_at=placed.at + policy.review_lessons_expires_after,
        explanation=Explanation(
            rule="review_lessons.after_outcome",
            summary=f"See what the interview at {interview.company} taught you, now that its outcome is known.",
            steps=(
                f"The outcome, {interview.outcome}, came on {name_here(outcome_at, desk.where)}.",
                placing(f"The evening of {name_day(day)}", placed, desk.awake, policy.before_sleep),
            ),
        ),
    )


def _why_not(_context: ApplicationContext, _reminder: Reminder) -> str:
    return "The outcome was taken back."


RULE = Rule(Action.REVIEW_LESSONS, plan, _why_not)
