"""When a thank-you note is due: waking(E + 2 h), its limits and its exceptions. 23 November 2026 is a Monday."""

from datetime import timedelta
from typing import Any

import pytest

from app.domain.states import Action
from tests.unit.planning.factories import candidate, facts, interview, local, only, plan, promise, wall

UTC_DAY = ("UTC", "08:00-21:00")
MADRID_DAY = ("Europe/Madrid", "08:00-21:00")

# name and arithmetic · end, employer's clocks · employer's zone · candidate's zone, waking hours · due, their clocks
WAKING = [
    ("afternoon: 16:00 + 2 h", "2026-11-23 16:00", "UTC", UTC_DAY, "2026-11-23 18:00"),
    ("last waking minute: 18:59 + 2 h = 20:59", "2026-11-23 18:59", "UTC", UTC_DAY, "2026-11-23 20:59"),
    ("21:00 is asleep already: next 08:00", "2026-11-23 19:00", "UTC", UTC_DAY, "2026-11-24 08:00"),
    ("07:59 is asleep still: 08:00 the same day", "2026-11-23 05:59", "UTC", UTC_DAY, "2026-11-23 08:00"),
    ("08:00 is awake: 06:00 + 2 h", "2026-11-23 06:00", "UTC", UTC_DAY, "2026-11-23 08:00"),
    ("over midnight: 23:30 + 2 h = 01:30, next 08:00", "2026-11-23 23:30", "UTC", UTC_DAY, "2026-11-24 08:00"),
    (
        "New York 16:00 is Madrid 22:00; + 2 h = 00:00, next 08:00",
        "2026-11-23 16:00",
        "America/New_York",
        MADRID_DAY,
        "2026-11-24 08:00",
    ),
    (
        "Tokyo 17:00 is Los Angeles 00:00 the same day; + 2 h = 02:00, next 08:00",
        "2026-11-24 17:00",
        "Asia/Tokyo",
        ("America/Los_Angeles", "08:00-21:00"),
        "2026-11-24 08:00",
    ),
    ("night window: 23:00 + 2 h = 01:00", "2026-11-23 23:00", "UTC", ("UTC", "20:00-04:00"), "2026-11-24 01:00"),
    (
        "night window, asleep by day: 03:00 + 2 h = 05:00, next 20:00",
        "2026-11-23 03:00",
        "UTC",
        ("UTC", "20:00-04:00"),
        "2026-11-23 20:00",
    ),
    ("start = end is always awake", "2026-11-23 02:00", "UTC", ("UTC", "00:00-00:00"), "2026-11-23 04:00"),
    ("start = end at any hour", "2026-11-23 02:00", "UTC", ("UTC", "09:00-09:00"), "2026-11-23 04:00"),
    (
        "narrow hours, just in time: next 07:00 is E + 23 h, not later",
        "2026-11-23 08:00",
        "UTC",
        ("UTC", "07:00-07:30"),
        "2026-11-24 07:00",
    ),
    (
        "narrow hours: next 07:00 is E + 23 h 50 min, so E + 23 h",
        "2026-11-23 07:10",
        "UTC",
        ("UTC", "07:00-07:30"),
        "2026-11-24 06:10",
    ),
    (
        "narrow hours: next 07:00 is E + 23 h 1 min, so E + 23 h",
        "2026-11-23 07:59",
        "UTC",
        ("UTC", "07:00-07:30"),
        "2026-11-24 06:59",
    ),
    (
        "Kathmandu +05:45: 16:00 + 2 h",
        "2026-11-23 16:00",
        "Asia/Kathmandu",
        ("Asia/Kathmandu", "08:00-21:00"),
        "2026-11-23 18:00",
    ),
    (
        "London 14:15 is Kathmandu 20:00; + 2 h = 22:00, next 08:00",
        "2026-11-23 14:15",
        "Europe/London",
        ("Asia/Kathmandu", "08:00-21:00"),
        "2026-11-24 08:00",
    ),
    (
        "UTC 00:15 is Chatham (+13:45) 14:00",
        "2026-11-23 00:15",
        "UTC",
        ("Pacific/Chatham", "08:00-21:00"),
        "2026-11-23 16:00",
    ),
    (
        "spring, asleep over the change: 20:00 + 2 h = 22:00, next 08:00 summer time",
        "2026-03-28 20:00",
        "Europe/Madrid",
        MADRID_DAY,
        "2026-03-29 08:00",
    ),
    (
        "autumn, asleep over the change: next 08:00 winter time",
        "2026-10-24 20:00",
        "Europe/Madrid",
        MADRID_DAY,
        "2026-10-25 08:00",
    ),
    (
        "spring, awake over the change: 00:30 + 2 h elapsed = 03:30",
        "2026-03-29 00:30",
        "Europe/Madrid",
        ("Europe/Madrid", "22:00-06:00"),
        "2026-03-29 03:30",
    ),
    (
        "autumn, awake over the change: 01:30 + 2 h elapsed = 02:30 the second time",
        "2026-10-25 01:30",
        "Europe/Madrid",
        ("Europe/Madrid", "22:00-06:00"),
        "2026-10-25 02:30",
    ),
    (
        "waking hours begin at 02:30, which is skipped: 03:00",
        "2026-03-28 22:30",
        "Europe/Madrid",
        ("Europe/Madrid", "02:30-10:00"),
        "2026-03-29 03:00",
    ),
    ("year end: 22:00, next 08:00", "2026-12-31 20:00", "UTC", UTC_DAY, "2027-01-01 08:00"),
    ("leap day: 22:00, next 08:00", "2028-02-28 20:00", "UTC", UTC_DAY, "2028-02-29 08:00"),
    ("the year's 29 February itself", "2028-02-29 16:00", "UTC", UTC_DAY, "2028-02-29 18:00"),
    (
        "Samoa leaves out 30 December 2011: 22:00 on the 29th, next 08:00 on the 31st",
        "2011-12-29 20:00",
        "Pacific/Apia",
        ("Pacific/Apia", "08:00-21:00"),
        "2011-12-31 08:00",
    ),
]


@pytest.mark.parametrize(("end", "where", "you", "due"), [row[1:] for row in WAKING], ids=[row[0] for row in WAKING])
def test_due_two_hours_after_the_end_or_on_waking(end, where, you, due):
    planned = plan(facts(interview(local(end, where), where), who=candidate(*you)))
    assert wall(only(planned, Action.SEND_THANK_YOU).due_at, you[0]) == due


def test_waking_hours_that_begin_in_a_doubled_hour_begin_the_first_time():
    # 02:30 on 25 October is 00:30Z in summer time, before it is 01:30Z in winter time.
    ended = interview("2026-10-24 20:00", "Europe/Madrid")
    planned = plan(facts(ended, who=candidate("Europe/Madrid", "02:30-10:00")))
    assert wall(only(planned, Action.SEND_THANK_YOU).due_at, "UTC") == "2026-10-25 00:30"


def test_the_second_pass_of_a_doubled_hour_lies_inside_waking_hours_that_began_in_the_first():
    # E + 2 h = 01:15Z = 02:15 winter time; the hours began at 02:30 summer time = 00:30Z.
    ended = interview("2026-10-24 23:15", "Europe/Madrid")
    planned = plan(facts(ended, who=candidate("Europe/Madrid", "02:30-10:00")))
    assert wall(only(planned, Action.SEND_THANK_YOU).due_at, "UTC") == "2026-10-25 01:15"


ALWAYS = ("UTC", "00:00-00:00")

# name and arithmetic · end, employer's clocks · employer's zone · promise (instants in UTC) · candidate · due in UTC
PROMISED = [
    ("on the day of E: E + 30 min", "2026-11-23 16:00", "UTC", "2026-11-23", UTC_DAY, "2026-11-23 16:30"),
    ("the day after: no hurry", "2026-11-23 16:00", "UTC", "2026-11-24", UTC_DAY, "2026-11-23 18:00"),
    ("a day before E does not govern", "2026-11-23 16:00", "UTC", "2026-11-22", UTC_DAY, "2026-11-23 18:00"),
    (
        "the day of E is New York's, where 00:00Z is still 19:00",
        "2026-11-23 19:00",
        "America/New_York",
        "2026-11-23",
        UTC_DAY,
        "2026-11-24 00:30",
    ),
    (
        "24 November is New York's next day: 02:00, next 08:00",
        "2026-11-23 19:00",
        "America/New_York",
        "2026-11-24",
        UTC_DAY,
        "2026-11-24 08:00",
    ),
    ("instant before 01:00", "2026-11-23 23:00", "UTC", "2026-11-24 00:45", ALWAYS, "2026-11-23 23:30"),
    ("instant exactly at 01:00", "2026-11-23 23:00", "UTC", "2026-11-24 01:00", ALWAYS, "2026-11-23 23:30"),
    ("instant a minute after 01:00", "2026-11-23 23:00", "UTC", "2026-11-24 01:01", ALWAYS, "2026-11-24 01:00"),
    ("instant later on the day of E", "2026-11-23 10:00", "UTC", "2026-11-23 20:00", UTC_DAY, "2026-11-23 10:30"),
    ("instant before E does not govern", "2026-11-23 16:00", "UTC", "2026-11-23 15:59", UTC_DAY, "2026-11-23 18:00"),
    ("asleep all the same: 02:30", "2026-11-23 02:00", "UTC", "2026-11-23", UTC_DAY, "2026-11-23 02:30"),
]


@pytest.mark.parametrize(
    ("end", "where", "decide_by", "you", "due"), [row[1:] for row in PROMISED], ids=[row[0] for row in PROMISED]
)
def test_a_decision_that_comes_soon_makes_the_note_due_at_once(end, where, decide_by, you, due):
    ended = interview(local(end, where), where)
    note = only(plan(facts(ended, who=candidate(*you), promises=[promise(decide_by)])), Action.SEND_THANK_YOU)
    assert wall(note.due_at, "UTC") == due
    assert note.not_before == ended.end + timedelta(minutes=30)


def test_the_frame_of_a_note_is_counted_from_the_end():
    note = only(plan(facts(interview("2026-11-23 16:00"))), Action.SEND_THANK_YOU)
    frame = [wall(each, "UTC") for each in (note.not_before, note.deadline, note.expires_at)]
    # + 30 min, + 24 h, + 72 h
    assert frame == ["2026-11-23 16:30", "2026-11-24 16:00", "2026-11-26 16:00"]


def test_the_recorded_end_counts_rather_than_the_planned_one():
    # Ended 17:10 instead of 16:00; + 2 h.
    ended = interview("2026-11-23 16:00", ended_at=local("2026-11-23 17:10", "UTC"))
    assert wall(only(plan(facts(ended)), Action.SEND_THANK_YOU).due_at, "UTC") == "2026-11-23 19:10"


def test_policy_moves_every_number_of_the_note():
    numbers: dict[str, Any] = {
        "thank_you_not_before": "PT1H",
        "thank_you_after": "PT3H",
        "thank_you_deadline": "PT12H",
        "thank_you_expires_after": "P2D",
    }
    note = only(plan(facts(interview("2026-11-23 16:00")), **numbers), Action.SEND_THANK_YOU)
    times = [wall(each, "UTC") for each in (note.not_before, note.due_at, note.deadline, note.expires_at)]
    assert times == ["2026-11-23 17:00", "2026-11-23 19:00", "2026-11-24 04:00", "2026-11-25 16:00"]
