"""`practise`: go through the cards that are due, once a day."""

from collections.abc import Iterator
from datetime import date

from app.domain.entities import Explanation, Reminder
from app.domain.local_time import next_day, start_of_day
from app.domain.planning.context import CandidateContext, Rule
from app.domain.planning.explain import name_day, name_here, placing
from app.domain.planning.facts import PlannedReminder
from app.domain.states import Action


def plan(context: CandidateContext) -> Iterator[PlannedReminder]:
    """Ask once for each of the candidate's local days, from today on, with at least one card due.

    Domain rule: due in the evening, of no use after the end of that day.
    """
    today = context.desk.date_of(context.desk.now)
    return (_practice(context, day) for day in sorted(set(context.facts.practice_days)) if day >= today)


def _practice(context: CandidateContext, day: date) -> PlannedReminder:
    desk = context.desk
    placed = desk.evening(day)
    end = start_of_day(next_day(day), desk.where)
    return PlannedReminder(
        action=Action.PRACTISE,
        identity=f"{Action.PRACTISE}:{day.isoformat()}",
        not_before=None,
        due_at=placed.at,
        deadline=None,
        expires_at=end,
        explanation=Explanation(
            rule="practise.cards_due",
            summary=f"Practise the questions that are due on {name_day(day)}.",
            steps=(
                f"At least one practice card is due on {name_day(day)}.",
                placing(f"The evening of {name_day(day)}", placed, desk.awake, desk.policy.before_sleep),
                f"Of no use after the end of that day: {name_here(end, desk.where)}.",
            ),
        ),
    )


def _why_not(_context: CandidateContext, _reminder: Reminder) -> str:
    return "No practice card is due on that day any more."


RULE = Rule(Action.PRACTISE, plan, _why_not)
