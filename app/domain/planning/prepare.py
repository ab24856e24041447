"""`prepare`: what you do before an interview matters as much as what you do after it."""

from collections.abc import Iterator
from datetime import timedelta

from app.domain.entities import Explanation, Interview, Reminder
from app.domain.local_time import zone
from app.domain.planning.context import ApplicationContext, Rule, ask
from app.domain.planning.explain import name_both, name_day, placing
from app.domain.planning.facts import PlannedReminder
from app.domain.states import Action, InterviewStatus


def plan(context: ApplicationContext) -> Iterator[PlannedReminder]:
    """Ask once for each interview that is still ahead.

    Domain rule: due on the evening of the day before the start; deadline and expiry are the start. One that was
    asked for keeps its place in the plan after the start, when it expires of itself.
    """
    for interview in context.rounds:
        identity = f"{Action.PREPARE}:{interview.id}"
        ahead = interview.status is InterviewStatus.SCHEDULED and interview.starts_at > context.desk.now
        if ahead or identity in context.stored:
            yield _preparation(context, interview, identity)


def _preparation(context: ApplicationContext, interview: Interview, identity: str) -> PlannedReminder:
    desk, policy, start = context.desk, context.policy, interview.starts_at
    day = desk.date_of(start) - timedelta(days=policy.prepare_days_before)
    placed = desk.evening(day)
    return ask(
        interview,
        Action.PREPARE,
        identity,
        not_before=None,
        due_at=placed.at,
        deadline=start,
        expires_at=start,
        explanation=Explanation(
            rule="prepare.evening_before",
            summary=f"Prepare for the interview at {interview.company} with what earlier interviews taught you.",
            steps=(
                f"The interview's start: {name_both(start, zone(interview.time_zone), desk.where)}.",
                placing(f"The evening of {name_day(day)}", placed, desk.awake, policy.before_sleep),
            ),
        ),
    )


def _why_not(_context: ApplicationContext, _reminder: Reminder) -> str:
    return "The interview is no longer ahead."


RULE = Rule(Action.PREPARE, plan, _why_not)
