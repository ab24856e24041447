"""What another system's word for an interview's status means here."""

import re
from datetime import datetime

from app.domain.entities import Interview
from app.domain.states import InterviewStatus, Outcome

_MEANINGS = {
    "scheduled": InterviewStatus.SCHEDULED,
    "confirmed": InterviewStatus.SCHEDULED,
    "rescheduled": InterviewStatus.SCHEDULED,
    "awaitingfeedback": InterviewStatus.COMPLETED,
    "waitingonfeedback": InterviewStatus.COMPLETED,
    "complete": InterviewStatus.COMPLETED,
    "completed": InterviewStatus.COMPLETED,
    "done": InterviewStatus.COMPLETED,
    "finished": InterviewStatus.COMPLETED,
    "cancelled": InterviewStatus.CANCELLED,
    "canceled": InterviewStatus.CANCELLED,
    "deleted": InterviewStatus.CANCELLED,
    "missed": InterviewStatus.MISSED,
    "noshow": InterviewStatus.MISSED,
}


def meaning_of(raw: str) -> InterviewStatus | None:
    """Return what a status means, however it is spelt; None for one that is not known."""
    return _MEANINGS.get(re.sub(r"[^a-z]", "", raw.lower()))


def status_from_feed(
    stored: Interview | None,
    said: InterviewStatus | None,
    raw: str | None,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
) -> InterviewStatus | None:
    """Return the status that a report from another system gives an interview, None to leave it as it is.

    A status said in our own words counts as it is. A raw one counts when it is news: when it, or the start, differs
    from the report before, so that repeating it does not undo what the candidate recorded meanwhile. An interview
    with an outcome took place, whatever another system says afterwards.

    Args:
        stored: the interview as it is kept; None for a new one.
        said: the status in our own words, if the report uses them.
        raw: the other system's word.
        starts_at: the start that the report gives.
        ends_at: the end that the report gives.
        now: the present instant.
    """
    if stored is not None and stored.outcome is not Outcome.PENDING:
        return None
    if said is not None or raw is None:
        return said
    if stored is not None and (raw, starts_at) == (stored.source_status, stored.starts_at):
        return None
    meaning = meaning_of(raw)
    if meaning is InterviewStatus.SCHEDULED and ends_at <= now:
        return InterviewStatus.COMPLETED
    if meaning is InterviewStatus.COMPLETED and starts_at > now:
        return InterviewStatus.SCHEDULED
    return meaning
