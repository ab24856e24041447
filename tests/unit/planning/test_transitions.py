"""The life of one reminder: due at noon on the 23rd, not before 10:00, late from noon on the 24th, over a day later."""

from dataclasses import replace

import pytest

from app.domain.errors import InvalidInputError, TooEarlyError, WrongStateError
from app.domain.states import Action, ReminderStatus
from app.domain.transitions import (
    ReminderEvent,
    advance,
    check_gate,
    complete,
    fires_at,
    is_overdue,
    next_transition,
    skip,
    snooze,
    status_when_planned,
)
from tests.unit.planning.factories import reminder, utc

SCHEDULED, DUE = ReminderStatus.SCHEDULED, ReminderStatus.DUE
CLOSED = [ReminderStatus.COMPLETED, ReminderStatus.SKIPPED, ReminderStatus.EXPIRED, ReminderStatus.CANCELLED]
PAST, GATE, SOON = utc("2026-11-22 00:00"), utc("2026-11-23 10:00"), utc("2026-11-23 11:00")

# name · status, overdue raised · now · status, overdue raised, event
TIME = [
    ("not yet", (SCHEDULED, False), "2026-11-23 11:59", (SCHEDULED, False, None)),
    ("due", (SCHEDULED, False), "2026-11-23 12:00", (DUE, False, ReminderEvent.DUE)),
    ("due long since", (SCHEDULED, False), "2026-11-24 11:59", (DUE, False, ReminderEvent.DUE)),
    ("due and late in one", (SCHEDULED, False), "2026-11-24 12:00", (DUE, True, ReminderEvent.DUE)),
    ("expired in one", (SCHEDULED, False), "2026-11-25 12:00", (ReminderStatus.EXPIRED, False, ReminderEvent.EXPIRED)),
    ("still in time", (DUE, False), "2026-11-24 11:59", (DUE, False, None)),
    ("late", (DUE, False), "2026-11-24 12:00", (DUE, True, ReminderEvent.OVERDUE)),
    ("late and said so", (DUE, True), "2026-11-25 11:59", (DUE, True, None)),
    ("expired", (DUE, True), "2026-11-25 12:00", (ReminderStatus.EXPIRED, True, ReminderEvent.EXPIRED)),
    (
        "expired, late never said",
        (DUE, False),
        "2026-11-26 12:00",
        (ReminderStatus.EXPIRED, False, ReminderEvent.EXPIRED),
    ),
]


@pytest.mark.parametrize(("before", "now", "expected"), [row[1:] for row in TIME], ids=[row[0] for row in TIME])
def test_time_raises_only_the_latest_transition(before, now, expected):
    status, raised = before
    after, event = advance(reminder(status=status, overdue_raised=raised), utc(now))
    assert (after.status, after.overdue_raised, event) == expected


@pytest.mark.parametrize("status", CLOSED)
def test_time_does_nothing_to_what_is_closed(status):
    closed = reminder(status=status)
    assert advance(closed, utc("2030-01-01 00:00")) == (closed, None)
    assert next_transition(closed) is None


def test_what_time_changed_says_when():
    assert advance(reminder(), utc("2026-11-23 13:00"))[0].status_at == utc("2026-11-23 13:00")


NEXT = [
    ("scheduled: when due", SCHEDULED, {}, "2026-11-23 12:00"),
    ("due: the deadline", DUE, {}, "2026-11-24 12:00"),
    ("overdue: the expiry", DUE, {"overdue_raised": True}, "2026-11-25 12:00"),
    ("no deadline: the expiry", DUE, {"deadline": None}, "2026-11-25 12:00"),
    ("deadline and expiry in one: the expiry", DUE, {"deadline": utc("2026-11-25 12:00")}, "2026-11-25 12:00"),
]


@pytest.mark.parametrize(("status", "values", "expected"), [row[1:] for row in NEXT], ids=[row[0] for row in NEXT])
def test_when_time_changes_it_next(status, values, expected):
    assert next_transition(reminder(status=status, **values)) == utc(expected)


def test_following_the_next_transitions_reaches_the_end():
    at_hand, events = reminder(), []
    while (instant := next_transition(at_hand)) is not None:
        at_hand, event = advance(at_hand, instant)
        events.append(event)
    assert events == [ReminderEvent.DUE, ReminderEvent.OVERDUE, ReminderEvent.EXPIRED]


@pytest.mark.parametrize(
    ("status", "now", "overdue"),
    [(DUE, "2026-11-24 12:00", True), (DUE, "2026-11-24 11:59", False), (SCHEDULED, "2026-11-24 12:00", False)],
)
def test_overdue_is_due_and_past_the_deadline(status, now, overdue):
    assert is_overdue(reminder(status=status), utc(now)) is overdue


def test_without_a_deadline_nothing_is_overdue():
    assert not is_overdue(reminder(status=DUE, deadline=None), utc("2026-11-25 00:00"))


PAUSES = [
    ("not paused", None, "2026-11-23 12:00"),
    ("paused beyond it", "2026-11-24 00:00", "2026-11-24 00:00"),
    ("paused until before it", "2026-11-23 00:00", "2026-11-23 12:00"),
]


@pytest.mark.parametrize(("until", "expected"), [row[1:] for row in PAUSES], ids=[row[0] for row in PAUSES])
def test_nothing_fires_during_a_pause(until, expected):
    assert fires_at(utc("2026-11-23 12:00"), utc(until) if until else None) == utc(expected)


def test_at_the_end_of_a_pause_what_is_useful_is_due_and_the_rest_expired():
    assert advance(reminder(), fires_at(utc("2026-11-23 12:00"), utc("2026-11-24 09:00")))[1] is ReminderEvent.DUE
    assert advance(reminder(), fires_at(utc("2026-11-23 12:00"), utc("2026-11-26 09:00")))[1] is ReminderEvent.EXPIRED


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("2026-11-23 11:59", SCHEDULED),
        ("2026-11-23 12:00", DUE),
        ("2026-11-25 11:59", DUE),
        ("2026-11-25 12:00", ReminderStatus.EXPIRED),
    ],
)
def test_the_status_a_preview_shows(now, status):
    assert status_when_planned(reminder().due_at, reminder().expires_at, utc(now)) is status


@pytest.mark.parametrize("status", [SCHEDULED, DUE])
def test_what_is_open_can_be_completed_and_skipped(status):
    done = complete(reminder(status=status), PAST)
    assert (done.status, done.status_at, done.revision) == (ReminderStatus.COMPLETED, PAST, 1)
    left = skip(reminder(status=status), PAST, reason="Not for me")
    assert (left.status, left.status_at, left.status_reason) == (ReminderStatus.SKIPPED, PAST, "Not for me")


@pytest.mark.parametrize("status", CLOSED)
@pytest.mark.parametrize(
    "act",
    [
        lambda closed: complete(closed, SOON),
        lambda closed: skip(closed, SOON),
        lambda closed: snooze(closed, utc("2026-11-23 13:00"), SOON),
    ],
    ids=["complete", "skip", "snooze"],
)
def test_what_is_closed_cannot_be_changed(status, act):
    with pytest.raises(WrongStateError) as refused:
        act(reminder(status=status))
    assert (refused.value.slug, refused.value.status) == ("wrong-state", 409)
    assert status.value in refused.value.detail


def test_a_follow_up_too_early_is_refused_with_the_instant_and_the_reason():
    with pytest.raises(TooEarlyError) as refused:
        complete(reminder(Action.FOLLOW_UP), utc("2026-11-23 09:59"))
    assert refused.value.extra == {"earliest_at": "2026-11-23T10:00:00Z", "reason": "The employer asked to wait"}


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_an_override_needs_a_reason(reason):
    with pytest.raises(InvalidInputError) as refused:
        complete(reminder(Action.FOLLOW_UP), PAST, override=True, reason=reason)
    assert refused.value.extra["errors"][0]["pointer"] == "/reason"


def test_a_reason_without_an_override_opens_no_gate():
    with pytest.raises(TooEarlyError):
        complete(reminder(Action.FOLLOW_UP), PAST, reason="They called me")


def test_an_override_with_its_reason_is_kept():
    done = complete(reminder(Action.FOLLOW_UP), PAST, override=True, reason="They called me")
    assert (done.status, done.status_reason) == (ReminderStatus.COMPLETED, "They called me")


def test_the_gate_opens_at_the_earliest_instant():
    check_gate(reminder(Action.FOLLOW_UP), GATE)
    assert complete(reminder(Action.FOLLOW_UP), GATE).status is ReminderStatus.COMPLETED


@pytest.mark.parametrize("action", [each for each in Action if each is not Action.FOLLOW_UP])
def test_only_follow_ups_have_a_gate(action):
    check_gate(reminder(action), PAST)


def test_a_snooze_puts_it_off():
    put_off = snooze(reminder(status=DUE), utc("2026-11-24 09:00"), utc("2026-11-23 13:00"))
    assert (put_off.status, put_off.due_at, put_off.snoozed_until) == (SCHEDULED, put_off.snoozed_until, put_off.due_at)
    assert put_off.due_at == utc("2026-11-24 09:00")
    assert (put_off.deadline, put_off.expires_at) == (reminder().deadline, reminder().expires_at)
    assert (put_off.revision, put_off.explanation.supersedes) == (2, utc("2026-11-23 12:00"))


def test_a_snooze_past_the_deadline_falls_due_late_without_a_second_warning():
    put_off = snooze(reminder(status=DUE, overdue_raised=True), utc("2026-11-24 13:00"), utc("2026-11-24 12:30"))
    fired, event = advance(put_off, utc("2026-11-24 13:00"))
    assert (event, is_overdue(fired, utc("2026-11-24 13:00"))) == (ReminderEvent.DUE, True)
    assert advance(fired, utc("2026-11-24 14:00"))[1] is None


SNOOZES = [
    ("to now", "2026-11-23 11:00"),
    ("to the past", "2026-11-23 10:30"),
    ("to the expiry", "2026-11-25 12:00"),
    ("beyond it", "2026-11-26 12:00"),
]


@pytest.mark.parametrize("until", [row[1] for row in SNOOZES], ids=[row[0] for row in SNOOZES])
def test_a_snooze_lies_after_now_and_before_the_expiry(until):
    with pytest.raises(InvalidInputError) as refused:
        snooze(reminder(), utc(until), SOON)
    assert refused.value.extra["errors"][0]["pointer"] == "/until"


def test_a_snooze_cannot_bring_a_reminder_before_its_earliest_instant():
    with pytest.raises(InvalidInputError):
        snooze(reminder(), utc("2026-11-23 09:30"), utc("2026-11-23 09:00"))
    bounds = snooze(reminder(), utc("2026-11-25 11:59"), SOON)
    assert replace(bounds, not_before=None).due_at == utc("2026-11-25 11:59")
