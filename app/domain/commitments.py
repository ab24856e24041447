"""What an employer promised: which promise governs, when it has passed, and what became of it.

Functions that change promises take all those of one interview and return only the ones that changed, for the caller
to write. `version` and `updated_at` stay as they are: they belong to whoever writes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from app.domain.entities import Commitment, DateOrInstant, Interview
from app.domain.errors import InvalidInputError
from app.domain.local_time import check_day, check_instant, day_of, end_of, zone
from app.domain.states import CommitmentStatus, Outcome

NOT_GOVERNING = frozenset({CommitmentStatus.REVISED, CommitmentStatus.RELEASED})


def deadline_of(decide_by: DateOrInstant, interview: Interview) -> datetime:
    """Return when a promised time has passed: the end of that day in the interview's zone, or the instant itself."""
    return end_of(decide_by, zone(interview.time_zone))


def newest(commitments: Iterable[Commitment]) -> Commitment | None:
    """Return the promise that was recorded last."""
    return max(commitments, key=lambda each: (each.created_at, each.id), default=None)


def governing(interview: Interview, commitments: Iterable[Commitment]) -> Commitment | None:
    """Return the promise that rules the follow-up of an interview, or None.

    Domain rule: the newest one that was neither replaced nor released, a missed one too. If it names a day before
    the interview's own (in the interview's zone), or an instant before the interview's end, nothing governs: it
    was meant for an earlier date of the interview.
    """
    candidate = newest(each for each in commitments if each.status not in NOT_GOVERNING)
    return candidate if candidate is not None and not _before_the_end(candidate.decide_by, interview) else None


def check_decide_by(decide_by: DateOrInstant, interview: Interview, pointer: str = "/decide_by") -> None:
    """Refuse a promise that would be older than the interview it follows.

    Raises:
        InvalidInputError: at `pointer`, when the day or instant lies before the interview's end, or out of range.
    """
    if isinstance(decide_by, datetime):
        check_instant(decide_by, pointer)
    else:
        check_day(decide_by, pointer)
    if _before_the_end(decide_by, interview):
        raise InvalidInputError(pointer, "A decision cannot be promised for a time before the interview has ended.")


def record(existing: Sequence[Commitment], new: Commitment, now: datetime) -> list[Commitment]:
    """Return the older promises that a new one replaces, as `revised`. The new one itself is the caller's to add.

    Domain rule: a newer promise supersedes the older ones that are still open; one already missed stays missed.
    """
    return [
        replace(each, status=CommitmentStatus.REVISED, status_at=now)
        for each in existing
        if each.status is CommitmentStatus.OPEN and each.id != new.id
    ]


def settle(
    interview: Interview, commitments: Sequence[Commitment], outcome: Outcome, occurred_at: datetime
) -> list[Commitment]:
    """Return the promises that an outcome changes.

    Domain rule: with an outcome the governing promise becomes kept if the employer decided in time, missed if later,
    released if the candidate withdrew. Back to `pending`, what an outcome had settled is open again; a promise whose
    time had passed is then found missed by `miss`.

    Args:
        interview: the interview the promises were made after.
        commitments: all of its promises.
        outcome: what came of the interview.
        occurred_at: when that happened, or, back to pending, when it was taken back.
    """
    if outcome is Outcome.PENDING:
        return _reopen(commitments, occurred_at)
    promise = governing(interview, commitments)
    if promise is None:
        return []
    status = _settled(outcome, in_time=occurred_at <= deadline_of(promise.decide_by, interview))
    return [] if promise.status is status else [replace(promise, status=status, status_at=occurred_at)]


def release(commitments: Sequence[Commitment], now: datetime) -> list[Commitment]:
    """Return the open promises as `released`, when they mean nothing any more: a cancelled interview, say."""
    return [
        replace(each, status=CommitmentStatus.RELEASED, status_at=now)
        for each in commitments
        if each.status is CommitmentStatus.OPEN
    ]


def revise(
    interview: Interview, commitments: Sequence[Commitment], now: datetime, *, is_open: bool
) -> list[Commitment]:
    """Return the promises whose meaning came or went with the interview or its application.

    Domain rule: a promise that means nothing any more, since its interview was cancelled or missed or its application
    is over, is released. It is open again if that is taken back.

    Args:
        interview: the interview the promises were made after.
        commitments: all of its promises.
        now: the present instant.
        is_open: whether the application is.
    """
    if interview.outcome is not Outcome.PENDING:
        return []
    if not (interview.stands and is_open):
        return release(commitments, now)
    last = newest(each for each in commitments if each.status is not CommitmentStatus.REVISED)
    if last is None or last.status is not CommitmentStatus.RELEASED:
        return []
    return [replace(last, status=CommitmentStatus.OPEN, status_at=now)]


def next_miss(interview: Interview, commitments: Sequence[Commitment]) -> datetime | None:
    """Return when the governing promise will have passed without an outcome, or None when nothing waits for that."""
    promise = _waiting(interview, commitments)
    return None if promise is None else deadline_of(promise.decide_by, interview)


def miss(interview: Interview, commitments: Sequence[Commitment], now: datetime) -> Commitment | None:
    """Return the promise that has just been broken, as `missed`, or None.

    Domain rule: it is missed once its time has passed with no outcome; since its status says so afterwards, it is
    found, and `commitment.missed` raised, once.
    """
    promise = _waiting(interview, commitments)
    if promise is None or now < deadline_of(promise.decide_by, interview):
        return None
    return replace(promise, status=CommitmentStatus.MISSED, status_at=now)


def _waiting(interview: Interview, commitments: Sequence[Commitment]) -> Commitment | None:
    if not interview.stands or interview.outcome is not Outcome.PENDING:
        return None
    promise = governing(interview, commitments)
    return promise if promise is not None and promise.status is CommitmentStatus.OPEN else None


def _settled(outcome: Outcome, *, in_time: bool) -> CommitmentStatus:
    if outcome is Outcome.WITHDRAWN:
        return CommitmentStatus.RELEASED
    return CommitmentStatus.KEPT if in_time else CommitmentStatus.MISSED


def _reopen(commitments: Sequence[Commitment], now: datetime) -> list[Commitment]:
    last = newest(each for each in commitments if each.status is not CommitmentStatus.REVISED)
    if last is None or last.status not in {CommitmentStatus.KEPT, CommitmentStatus.RELEASED}:
        return []
    return [replace(last, status=CommitmentStatus.OPEN, status_at=now)]


def _before_the_end(decide_by: DateOrInstant, interview: Interview) -> bool:
    if isinstance(decide_by, datetime):
        return decide_by < interview.end
    return decide_by < day_of(interview.end, zone(interview.time_zone))
