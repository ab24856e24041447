"""What another system's word for an interview's status means here."""

import re
from datetime import datetime

from app.domain.entities import Interview
from app.domain.states import STANDING, InterviewStatus, Outcome

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
    "didnotattend": InterviewStatus.MISSED,
    "collectfeedback": InterviewStatus.COMPLETED,
    "skipped": InterviewStatus.CANCELLED,
    "tobescheduled": InterviewStatus.CANCELLED,
    "needsscheduling": InterviewStatus.CANCELLED,
}
_CALLED_OFF = frozenset({"cancelled", "canceled", "deleted"})
"""Words that call an interview off. They come too late for one that is over, for which the others still count."""


def meaning_of(raw: str) -> InterviewStatus | None:
    """Return what a status means, however it is spelt; None for one that is not known."""
    return _MEANINGS.get(_letters(raw))


def is_held(raw: str | None, starts_at: datetime, ends_at: datetime, now: datetime) -> bool:
    """Say whether an interview took place, by another system's word and the times."""
    meaning = None if raw is None else meaning_of(raw)
    over = meaning is InterviewStatus.SCHEDULED and ends_at <= now
    return over or (meaning is InterviewStatus.COMPLETED and starts_at <= now)


def _letters(raw: str) -> str:
    return re.sub(r"[^a-z]", "", raw.lower())


def status_from_feed(
    stored: Interview | None,
    said: InterviewStatus | None,
    raw: str | None,
    starts_at: datetime,
    ends_at: datetime,
    now: datetime,
) -> InterviewStatus | None:
    """Return the status that a report from another system gives an interview, None to leave it as it is.

    A status said in our own words counts as it is. A raw one counts when it is news: when its meaning, or the start,
    differs from the report before, so that repeating it does not undo what the candidate recorded meanwhile. Other
    systems move on to "held" by themselves when the time is over, which does not undo a cancellation or an absence that
    the candidate recorded. A cancellation does not undo an interview that took place. An interview with an outcome
    took place, whatever another system says afterwards.

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
    meaning = meaning_of(raw)
    told_before = None if stored is None or stored.source_status is None else meaning_of(stored.source_status)
    if stored is not None and starts_at == stored.starts_at and (raw == stored.source_status or meaning is told_before):
        return None
    if meaning is InterviewStatus.SCHEDULED and ends_at <= now:
        meaning = InterviewStatus.COMPLETED
    elif meaning is InterviewStatus.COMPLETED and starts_at > now:
        meaning = InterviewStatus.SCHEDULED
    return meaning if stored is None or meaning is None else _beside(stored, meaning, raw, told_before, starts_at, now)


def _beside(
    stored: Interview,
    meaning: InterviewStatus,
    raw: str,
    told_before: InterviewStatus | None,
    starts_at: datetime,
    now: datetime,
) -> InterviewStatus | None:
    """Weigh the news against what is kept; None if what is kept stands."""
    if meaning in STANDING:
        moved_on = InterviewStatus.COMPLETED in (meaning, meaning_of(raw))
        recorded_here = stored.status not in STANDING and stored.status is not told_before
        return None if moved_on and recorded_here and starts_at == stored.starts_at else meaning
    over = stored.status is InterviewStatus.COMPLETED or stored.end <= now
    return None if stored.ended_at is not None or (over and _letters(raw) in _CALLED_OFF) else meaning
