"""Brings stored reminders in line with a plan: what moves, comes, goes, comes back, and what stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from operator import attrgetter
from uuid import UUID

from app.domain.entities import Explanation, Reminder
from app.domain.planning.facts import Plan, PlannedReminder
from app.domain.states import OPEN_REMINDER, Action, ReminderStatus
from app.domain.transitions import NEVER_DONE, ReminderEvent

RECORDED_TOO_LATE = "It was recorded after its use had passed."
MOVED_TOO_LATE = "Its new time had passed when it was moved."
NO_LONGER_ASKED = "The rules no longer ask for it."

_GONE = frozenset({ReminderStatus.EXPIRED, ReminderStatus.CANCELLED})


class ChangeKind(StrEnum):
    """What happens to one reminder."""

    CREATED = "created"
    RESCHEDULED = "rescheduled"
    RESTORED = "restored"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFRESHED = "refreshed"
    """Its words changed, not its times: nothing is raised."""


_WHEN_AND_WHY = frozenset({"not_before", "due_at", "deadline", "expires_at", "explanation"})
"""What a plan says of a reminder besides what it is about."""
_DESCRIPTION = attrgetter(*(each.name for each in fields(PlannedReminder) if each.name not in _WHEN_AND_WHY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One reminder to write.

    `after` is the stored reminder with its new values (its `version` and `updated_at` are the writer's); for one that
    is created there is no stored one yet: `create` builds it.
    """

    kind: ChangeKind
    before: Reminder | None = None
    after: Reminder | None = None
    planned: PlannedReminder | None = None
    status: ReminderStatus
    status_reason: str | None = None
    event: ReminderEvent | None = None
    """What is raised now. `reminder.due` never is: a reminder recorded late is scheduled for a time that has passed,
    and so is the engine's next."""

    def create(self, *, tenant_id: UUID, candidate_id: UUID, reminder_id: UUID, now: datetime) -> Reminder:
        """Build the reminder of a `created` change."""
        planned = self.planned
        if planned is None or self.before is not None:
            raise ValueError("only a created reminder has to be built")
        return Reminder(
            **vars(planned),
            tenant_id=tenant_id,
            id=reminder_id,
            candidate_id=candidate_id,
            status=self.status,
            status_at=now,
            status_reason=self.status_reason,
            created_at=now,
            updated_at=now,
        )


def reconcile(stored: Sequence[Reminder], plan: Plan, now: datetime) -> list[Change]:
    """Work out what to write so that the stored reminders are what the plan asks for.

    Domain rule: open reminders keep their ids and move, with a further revision; completed and skipped ones stay;
    expired and cancelled ones come back when the plan has them with an expiry ahead. One that is due goes back to
    scheduled only if its new earliest instant is ahead. A snooze holds while it lies between the earliest instant
    and the expiry. One recorded after its expiry is kept as expired and raises nothing.

    Args:
        stored: the reminders the plan was made for, whatever their status; others must not be among them.
        plan: what the rules ask for.
        now: the present instant.

    Returns:
        Only what changes: first what the plan has, in its order, then what it no longer has, in the stored order.
    """
    matches = _match(stored, plan)
    changes = [_bring_in_line(matches.get(each.identity), each, now) for each in plan.reminders]
    kept = {each.id for each in matches.values()}
    changes += [_withdraw(each, plan, now) for each in stored if each.id not in kept]
    return [each for each in changes if each is not None]


def _match(stored: Sequence[Reminder], plan: Plan) -> dict[str, Reminder]:
    """Find the stored reminder of each planned one, by planned identity.

    A LinkedIn reminder's identity says who the person is and changes when an address is corrected: one left over
    with the same interview and interviewer is the same reminder.
    """
    by_identity = {each.identity: each for each in stored}
    matches = {each.identity: by_identity[each.identity] for each in plan.reminders if each.identity in by_identity}
    left = {_person(each): each for each in stored if each.identity not in matches and each.interviewer_id is not None}
    for planned in plan.reminders:
        if planned.action is Action.CONNECT_ON_LINKEDIN and planned.identity not in matches:
            found = left.pop(_person(planned), None)
            if found is not None:
                matches[planned.identity] = found
    return matches


def _person(reminder: Reminder | PlannedReminder) -> tuple[Action, UUID | None, UUID | None]:
    return reminder.action, reminder.interview_id, reminder.interviewer_id


def _bring_in_line(stored: Reminder | None, planned: PlannedReminder, now: datetime) -> Change | None:
    if stored is None:
        return _create(planned, now)
    if stored.status in OPEN_REMINDER:
        return _move(stored, planned, now)
    if stored.status in _GONE and planned.expires_at > now:
        return _restore(stored, planned, now)
    if stored.identity != planned.identity:
        return _silently(stored, replace(stored, identity=planned.identity), planned)
    return None


def _create(planned: PlannedReminder, now: datetime) -> Change:
    too_late = planned.expires_at <= now
    return Change(
        kind=ChangeKind.CREATED,
        planned=planned,
        status=ReminderStatus.EXPIRED if too_late else ReminderStatus.SCHEDULED,
        status_reason=RECORDED_TOO_LATE if too_late else None,
    )


def _restore(stored: Reminder, planned: PlannedReminder, now: datetime) -> Change:
    after = replace(
        _described(stored, planned),
        not_before=planned.not_before,
        due_at=planned.due_at,
        deadline=planned.deadline,
        expires_at=planned.expires_at,
        explanation=_superseding(planned.explanation, stored, planned.due_at),
        status=ReminderStatus.SCHEDULED,
        status_at=now,
        status_reason=None,
        snoozed_until=None,
        overdue_raised=False,
        revision=stored.revision + 1,
    )
    return _changed(ChangeKind.RESTORED, stored, after, planned, ReminderEvent.RESCHEDULED)


def _move(stored: Reminder, planned: PlannedReminder, now: datetime) -> Change | None:
    snoozed_until = _surviving_snooze(stored, planned, now)
    due_at = planned.due_at if snoozed_until is None else snoozed_until
    times = (planned.not_before, due_at, planned.deadline, planned.expires_at)
    if times == (stored.not_before, stored.due_at, stored.deadline, stored.expires_at):
        return _refresh(stored, planned)

    status = _status_when_moved(stored, planned, due_at, now)
    deadline_ahead = planned.deadline is None or planned.deadline > now
    after = replace(
        _described(stored, planned),
        not_before=planned.not_before,
        due_at=due_at,
        deadline=planned.deadline,
        expires_at=planned.expires_at,
        explanation=_superseding(planned.explanation, stored, due_at),
        status=status,
        status_at=stored.status_at if status is stored.status else now,
        status_reason=MOVED_TOO_LATE if status is ReminderStatus.EXPIRED else stored.status_reason,
        snoozed_until=snoozed_until,
        overdue_raised=stored.overdue_raised and status is ReminderStatus.DUE and not deadline_ahead,
        revision=stored.revision + 1,
    )
    return _changed(ChangeKind.RESCHEDULED, stored, after, planned, ReminderEvent.RESCHEDULED)


def _status_when_moved(stored: Reminder, planned: PlannedReminder, due_at: datetime, now: datetime) -> ReminderStatus:
    if planned.expires_at <= now:
        return ReminderStatus.EXPIRED
    gate = due_at if planned.not_before is None else planned.not_before
    return ReminderStatus.SCHEDULED if gate > now else stored.status


def _surviving_snooze(stored: Reminder, planned: PlannedReminder, now: datetime) -> datetime | None:
    """Return the snooze that still holds.

    One that has passed holds as long as the other times are what they were, since the reminder fired at it.
    """
    until = stored.snoozed_until
    if until is None or until >= planned.expires_at:
        return None
    if planned.not_before is not None and until < planned.not_before:
        return None
    frame = (planned.not_before, planned.deadline, planned.expires_at)
    unmoved = frame == (stored.not_before, stored.deadline, stored.expires_at)
    return until if until > now or unmoved else None


def _refresh(stored: Reminder, planned: PlannedReminder) -> Change | None:
    """Return a silent change if the words differ though the times do not."""
    told = (stored.explanation.rule, stored.explanation.summary, stored.explanation.steps)
    words = planned.explanation
    # Of most reminders nothing changes: copies of them are not made only to be compared.
    if told == (words.rule, words.summary, words.steps) and _DESCRIPTION(stored) == _DESCRIPTION(planned):
        return None
    after = replace(_described(stored, planned), explanation=replace(words, supersedes=stored.explanation.supersedes))
    return _silently(stored, after, planned)


def _withdraw(stored: Reminder, plan: Plan, now: datetime) -> Change | None:
    if stored.status not in OPEN_REMINDER:
        return None
    if stored.expires_at <= now:
        after = replace(stored, status=ReminderStatus.EXPIRED, status_at=now, status_reason=NEVER_DONE)
        return _changed(ChangeKind.EXPIRED, stored, after, None, ReminderEvent.EXPIRED)
    reason = plan.withdrawn.get(stored.identity, NO_LONGER_ASKED)
    after = replace(stored, status=ReminderStatus.CANCELLED, status_at=now, status_reason=reason)
    return _changed(ChangeKind.CANCELLED, stored, after, None, ReminderEvent.CANCELLED)


def _described(stored: Reminder, planned: PlannedReminder) -> Reminder:
    """Return the stored reminder with what the plan says it is about."""
    return replace(stored, **{name: value for name, value in vars(planned).items() if name not in _WHEN_AND_WHY})


def _superseding(explanation: Explanation, stored: Reminder, due_at: datetime) -> Explanation:
    supersedes = stored.due_at if stored.due_at != due_at else stored.explanation.supersedes
    return replace(explanation, supersedes=supersedes)


def _silently(before: Reminder, after: Reminder, planned: PlannedReminder) -> Change:
    return _changed(ChangeKind.REFRESHED, before, after, planned, None)


def _changed(
    kind: ChangeKind,
    before: Reminder,
    after: Reminder,
    planned: PlannedReminder | None,
    event: ReminderEvent | None,
) -> Change:
    return Change(
        kind=kind,
        before=before,
        after=after,
        planned=planned,
        status=after.status,
        status_reason=after.status_reason,
        event=event,
    )
