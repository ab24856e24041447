"""The life of one reminder: what time does to it, and what the candidate does with it.

Every function returns a new value. `version` and `updated_at` stay as they are: they belong to whoever writes.
"""

from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

from app.domain.entities import Reminder
from app.domain.errors import InvalidInputError, TooEarlyError, WrongStateError
from app.domain.records import changed
from app.domain.states import OPEN_REMINDER, Action, ReminderStatus

NEVER_DONE = "Its time passed before it was done."


class ReminderEvent(StrEnum):
    """What is raised when a reminder changes; the values are event names."""

    DUE = "reminder.due"
    OVERDUE = "reminder.overdue"
    EXPIRED = "reminder.expired"
    COMPLETED = "reminder.completed"
    SKIPPED = "reminder.skipped"
    CANCELLED = "reminder.cancelled"
    RESCHEDULED = "reminder.rescheduled"


def is_overdue(reminder: Reminder, now: datetime) -> bool:
    """Tell whether a reminder is due and past its deadline."""
    return reminder.status is ReminderStatus.DUE and reminder.deadline is not None and reminder.deadline <= now


def next_transition(reminder: Reminder) -> datetime | None:
    """Return when time changes a reminder next: due, then overdue at its deadline, then expired; None at its end."""
    if reminder.status is ReminderStatus.SCHEDULED:
        return reminder.due_at
    if reminder.status is not ReminderStatus.DUE:
        return None
    deadline = reminder.deadline
    if deadline is None or reminder.overdue_raised or deadline >= reminder.expires_at:
        return reminder.expires_at
    return deadline


def fires_at(transition_at: datetime, paused_until: datetime | None) -> datetime:
    """Return when a transition may be carried out for a candidate who may be paused.

    Domain rule: nothing fires during a pause. At its end `advance` finds what is still useful due, and what is not,
    expired.
    """
    return transition_at if paused_until is None else max(transition_at, paused_until)


def advance(reminder: Reminder, now: datetime) -> tuple[Reminder, ReminderEvent | None]:
    """Carry out what time has done to a reminder by `now`.

    Domain rule: only the latest transition that applies is raised. One that falls due with its deadline passed is
    raised once, as due, and is overdue already; one whose expiry has passed is raised as expired alone.

    Returns:
        The reminder and the event to raise; the same reminder and None when nothing has changed.
    """
    if reminder.status not in OPEN_REMINDER:
        return reminder, None
    scheduled = reminder.status is ReminderStatus.SCHEDULED
    if scheduled and now < reminder.due_at:
        return reminder, None
    if now >= reminder.expires_at:
        expired = changed(reminder, status=ReminderStatus.EXPIRED, status_at=now, status_reason=NEVER_DONE)
        return expired, ReminderEvent.EXPIRED
    late = reminder.deadline is not None and now >= reminder.deadline
    if scheduled:
        due = changed(reminder, status=ReminderStatus.DUE, status_at=now, overdue_raised=late)
        return due, ReminderEvent.DUE
    if late and not reminder.overdue_raised:
        return changed(reminder, overdue_raised=True), ReminderEvent.OVERDUE
    return reminder, None


def status_when_planned(due_at: datetime, expires_at: datetime, now: datetime) -> ReminderStatus:
    """Return the status that a reminder planned at `now` has once time has done its work, as a preview shows it."""
    if now >= expires_at:
        return ReminderStatus.EXPIRED
    return ReminderStatus.DUE if now >= due_at else ReminderStatus.SCHEDULED


def complete(reminder: Reminder, now: datetime, *, override: bool = False, reason: str | None = None) -> Reminder:
    """Mark a reminder as done.

    Args:
        reminder: scheduled or due.
        now: the present instant.
        override: follow up although it is too early.
        reason: why; needed, and kept, with an override that a gate asks for.

    Raises:
        WrongStateError: it is not open.
        TooEarlyError: it is a follow-up before its `not_before`.
        InvalidInputError: an override without its reason, at `/reason`.
    """
    _must_be_open(reminder, "completed")
    check_gate(reminder, now, override=override, reason=reason)
    return replace(reminder, status=ReminderStatus.COMPLETED, status_at=now, status_reason=reason)


def is_too_early(reminder: Reminder, now: datetime) -> bool:
    """Tell whether the employer's time is not up yet. Only follow-ups have to wait for it."""
    gate = reminder.not_before
    return reminder.action is Action.FOLLOW_UP and gate is not None and now < gate


def check_gate(reminder: Reminder, now: datetime, *, override: bool = False, reason: str | None = None) -> None:
    """Refuse a follow-up before the employer's time is up; every other action passes.

    Domain rule: completing a follow-up, or marking its draft as sent, before `not_before` is refused before anything
    else is looked at, with the earliest instant and the reason, unless overridden with a reason.

    Raises:
        TooEarlyError: with `earliest_at` (RFC 3339, UTC) and `reason`.
        InvalidInputError: an override without its reason, at `/reason`.
    """
    gate = reminder.not_before
    if gate is None or not is_too_early(reminder, now):
        return
    if not override:
        earliest_at = gate.astimezone(UTC).isoformat().replace("+00:00", "Z")
        why = reminder.explanation.steps[0] if reminder.explanation.steps else reminder.explanation.summary
        raise TooEarlyError(f"A follow-up is welcome from {earliest_at} on.", earliest_at=earliest_at, reason=why)
    if not (reason and reason.strip()):
        raise InvalidInputError("/reason", "To follow up too early, say why: the reason is kept.")


def skip(reminder: Reminder, now: datetime, *, reason: str | None = None) -> Reminder:
    """Mark a reminder as deliberately not done.

    Raises:
        WrongStateError: it is not open.
    """
    _must_be_open(reminder, "skipped")
    return replace(reminder, status=ReminderStatus.SKIPPED, status_at=now, status_reason=reason)


def snooze(reminder: Reminder, until: datetime, now: datetime) -> Reminder:
    """Put a reminder off to a later instant; it is scheduled again and keeps its deadline and expiry.

    Domain rule: to an instant after now and before the expiry. A reminder that has an earliest instant cannot be
    brought before it.

    Raises:
        WrongStateError: it is not open.
        InvalidInputError: at `/until`.
    """
    _must_be_open(reminder, "snoozed")
    until = until.astimezone(UTC)
    if until <= now:
        raise InvalidInputError("/until", "A reminder can only be put off to an instant that is still ahead.")
    if until >= reminder.expires_at:
        raise InvalidInputError("/until", "By then the reminder has expired; choose an earlier instant.")
    if reminder.not_before is not None and until < reminder.not_before:
        raise InvalidInputError("/until", "That is before the earliest instant of this reminder.")
    return replace(
        reminder,
        status=ReminderStatus.SCHEDULED,
        status_at=now,
        due_at=until,
        snoozed_until=until,
        revision=reminder.revision + 1,
        explanation=replace(reminder.explanation, supersedes=reminder.due_at),
    )


def _must_be_open(reminder: Reminder, wanted: str) -> None:
    if reminder.status not in OPEN_REMINDER:
        raise WrongStateError(f"A reminder that is {reminder.status} cannot be {wanted}.")
