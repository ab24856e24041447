"""Why something that belongs to the latest round of an application is not asked for, or not any more."""

from app.domain.entities import Reminder
from app.domain.local_time import zone
from app.domain.planning.context import ApplicationContext
from app.domain.planning.explain import name_here
from app.domain.states import OPEN_STAGES, Outcome


def still_waiting(context: ApplicationContext) -> bool:
    """Tell whether the employer's answer to the latest round is still awaited, in an application that is open."""
    latest = context.latest
    return latest is not None and latest.outcome is Outcome.PENDING and context.application.stage in OPEN_STAGES


def why_not_asked(context: ApplicationContext, reminder: Reminder) -> str:
    """Say why a reminder of a round is not in the plan: a later round, an outcome, or an application that is over."""
    latest = context.latest
    if latest is not None and latest.id != reminder.interview_id:
        end = name_here(latest.end, zone(latest.time_zone))
        return f"A later round of the same application, ending {end}, takes its place."
    if latest is not None and latest.outcome is not Outcome.PENDING:
        return f"An outcome was recorded: {latest.outcome}."
    if context.application.stage not in OPEN_STAGES:
        return f"The application is no longer open: {context.application.stage}."
    return "The rules no longer ask for it."
