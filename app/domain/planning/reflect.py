"""`reflect`: think about how it went while it is fresh."""

from collections.abc import Iterator

from app.domain.entities import Explanation, Interview, Reminder
from app.domain.local_time import zone
from app.domain.planning.context import ApplicationContext, Rule, ask
from app.domain.planning.explain import name_both, name_here, name_span, placing
from app.domain.planning.facts import PlannedReminder
from app.domain.states import Action


def plan(context: ApplicationContext) -> Iterator[PlannedReminder]:
    """Ask once per interview.

    Domain rule: not before E, due at waking(E + 1 h), to be done by E + 48 h, of no use after E + 14 d.
    """
    return (_reflection(context, interview) for interview in context.rounds)


def _reflection(context: ApplicationContext, interview: Interview) -> PlannedReminder:
    policy, desk, end = context.policy, context.desk, interview.end
    placed = desk.waking(end + policy.reflect_after)
    deadline = end + policy.reflect_deadline
    return ask(
        interview,
        Action.REFLECT,
        f"{Action.REFLECT}:{interview.id}",
        not_before=end,
        due_at=placed.at,
        deadline=deadline,
        expires_at=end + policy.reflect_expires_after,
        explanation=Explanation(
            rule="reflect.after_interview",
            summary=f"Note what went well and what did not in the interview at {interview.company}, while it is fresh.",
            steps=(
                f"The interview's end: {name_both(end, zone(interview.time_zone), desk.where)}.",
                placing(f"{name_span(policy.reflect_after)} after it", placed, desk.awake),
                f"To be done by {name_here(deadline, desk.where)}, {name_span(policy.reflect_deadline)} after the end.",
            ),
        ),
    )


def _why_not(_context: ApplicationContext, _reminder: Reminder) -> str:
    return "The interview is not one of the application's rounds any more."


RULE = Rule(Action.REFLECT, plan, _why_not)
