"""When everything but the thank-you and the follow-up is due. 23 November 2026 is a Monday."""

from datetime import date
from typing import Any

import pytest

from app.domain.planning.facts import PlannedReminder
from app.domain.states import Action, InterviewStatus, Outcome, ReminderStatus
from tests.unit.planning.factories import (
    candidate,
    facts,
    interview,
    interviewer,
    local,
    only,
    plan,
    plan_search,
    search,
    stored,
    utc,
    wall,
)

DAY = "08:00-21:00"
MADRID = "Europe/Madrid"


def times(planned: PlannedReminder, where: str = "UTC") -> list[str]:
    return [wall(each, where) for each in (planned.not_before, planned.due_at, planned.deadline, planned.expires_at)]


# name and arithmetic · end and due on the candidate's clocks · candidate's zone, waking hours
REFLECT = [
    ("16:00 + 1 h", "2026-11-23 16:00", "2026-11-23 17:00", "UTC", DAY),
    ("19:59 + 1 h = 20:59, awake", "2026-11-23 19:59", "2026-11-23 20:59", "UTC", DAY),
    ("20:00 + 1 h = 21:00, asleep: next 08:00", "2026-11-23 20:00", "2026-11-24 08:00", "UTC", DAY),
    ("spring: 01:30 + 1 h elapsed = 03:30", "2026-03-29 01:30", "2026-03-29 03:30", MADRID, "00:00-00:00"),
]


@pytest.mark.parametrize(
    ("end", "due", "where", "waking"), [row[1:] for row in REFLECT], ids=[row[0] for row in REFLECT]
)
def test_reflect_an_hour_after_the_end(end, due, where, waking):
    planned = plan(facts(interview(local(end, where)), who=candidate(where, waking)))
    assert wall(only(planned, Action.REFLECT).due_at, where) == due


def test_the_frame_of_a_reflection():
    # E, E + 1 h, E + 48 h, E + 14 d
    assert times(only(plan(facts(interview("2026-11-23 16:00"))), Action.REFLECT)) == [
        "2026-11-23 16:00",
        "2026-11-23 17:00",
        "2026-11-25 16:00",
        "2026-12-07 16:00",
    ]


CONNECT = [
    ("16:00 + 24 h", "2026-11-23 16:00", "2026-11-24 16:00", "UTC", DAY),
    ("22:00 + 24 h is asleep: 08:00 two days later", "2026-11-23 22:00", "2026-11-25 08:00", "UTC", DAY),
    ("spring: Sat 20:30 + 24 h elapsed = Sun 21:30, asleep: Mon", "2026-03-28 20:30", "2026-03-30 08:00", MADRID, DAY),
    ("autumn: Sat 16:00 + 24 h elapsed = Sun 15:00", "2026-10-24 16:00", "2026-10-25 15:00", MADRID, DAY),
]


@pytest.mark.parametrize(
    ("end", "due", "where", "waking"), [row[1:] for row in CONNECT], ids=[row[0] for row in CONNECT]
)
def test_connect_a_day_after_the_end(end, due, where, waking):
    ended = interview(local(end, where), interviewers=(interviewer(),))
    planned = plan(facts(ended, who=candidate(where, waking)))
    assert wall(only(planned, Action.CONNECT_ON_LINKEDIN).due_at, where) == due


def test_the_frame_of_an_invitation():
    # E, E + 24 h, E + 7 d, E + 30 d
    ended = interview("2026-11-23 16:00", interviewers=(interviewer(),))
    assert times(only(plan(facts(ended)), Action.CONNECT_ON_LINKEDIN)) == [
        "2026-11-23 16:00",
        "2026-11-24 16:00",
        "2026-11-30 16:00",
        "2026-12-23 16:00",
    ]


EVENING = [
    ("18:00 the next day", "2026-11-23 16:00", "2026-11-24 18:00", "UTC", DAY),
    ("the day is the candidate's: 03:00 Tue, so Wed", "2026-11-24 03:00", "2026-11-25 18:00", MADRID, DAY),
    ("asleep at 18:00: an hour before 17:00", "2026-11-23 16:00", "2026-11-24 16:00", "UTC", "08:00-17:00"),
    ("18:00 is the end, exclusive: 17:00", "2026-11-23 16:00", "2026-11-24 17:00", "UTC", "08:00-18:00"),
    ("hours of 30 min: their start", "2026-11-23 16:00", "2026-11-24 08:00", "UTC", "08:00-08:30"),
    ("hours of an hour: their start", "2026-11-23 16:00", "2026-11-24 08:00", "UTC", "08:00-09:00"),
    ("over midnight: an hour before 04:00", "2026-11-23 16:00", "2026-11-24 03:00", "UTC", "20:00-04:00"),
    ("awake from 18:30: an hour before Mon 23:00", "2026-11-23 16:00", "2026-11-23 22:00", "UTC", "18:30-23:00"),
    ("Mon 22:00 is before E, so E itself", "2026-11-23 22:30", "2026-11-23 22:30", "UTC", "18:30-23:00"),
    ("always awake: 18:00", "2026-11-23 16:00", "2026-11-24 18:00", "UTC", "00:00-00:00"),
    ("18:00 summer time", "2026-03-28 16:00", "2026-03-29 18:00", MADRID, DAY),
    ("year end", "2026-12-31 16:00", "2027-01-01 18:00", "UTC", DAY),
    ("leap day", "2028-02-28 16:00", "2028-02-29 18:00", "UTC", DAY),
]


@pytest.mark.parametrize(
    ("end", "due", "where", "waking"), [row[1:] for row in EVENING], ids=[row[0] for row in EVENING]
)
def test_evaluate_fit_on_the_evening_of_the_day_after(end, due, where, waking):
    planned = plan(facts(interview(local(end, where)), who=candidate(where, waking)))
    assert wall(only(planned, Action.EVALUATE_FIT).due_at, where) == due


def test_the_frame_of_an_evaluation():
    # E, the evening, none, E + 30 d
    assert times(only(plan(facts(interview("2026-11-23 16:00"))), Action.EVALUATE_FIT)) == [
        "2026-11-23 16:00",
        "2026-11-24 18:00",
        "-",
        "2026-12-23 16:00",
    ]


# name and arithmetic · start in UTC · due and zone of the candidate, waking hours
PREPARE = [
    ("18:00 the day before", "2026-11-24 10:00", "2026-11-23 18:00", "UTC", DAY),
    ("03:00Z Tue is Mon 19:00 there: Sun 18:00", "2026-11-24 03:00", "2026-11-22 18:00", "America/Los_Angeles", DAY),
    ("asleep at 18:00: an hour before 17:00", "2026-11-24 10:00", "2026-11-23 16:00", "UTC", "08:00-17:00"),
    ("first of the year", "2027-01-01 10:00", "2026-12-31 18:00", "UTC", DAY),
    ("1 March 2028: 29 February", "2028-03-01 10:00", "2028-02-29 18:00", "UTC", DAY),
]


@pytest.mark.parametrize(
    ("start", "due", "where", "waking"), [row[1:] for row in PREPARE], ids=[row[0] for row in PREPARE]
)
def test_prepare_on_the_evening_before(start, due, where, waking):
    begins = utc(start)
    ahead = interview(begins.replace(hour=begins.hour + 1), status=InterviewStatus.SCHEDULED)
    asked = only(plan(facts(ahead, who=candidate(where, waking))), Action.PREPARE)
    assert wall(asked.due_at, where) == due
    assert (asked.not_before, asked.deadline, asked.expires_at) == (None, begins, begins)


# name and arithmetic · end and due on the candidate's clocks · zone, waking hours · last completed follow-up in UTC
CLOSE_OUT = [
    ("23 November + 30 days", "2026-11-23 16:00", "2026-12-23 10:00", "UTC", DAY, None),
    ("30 January 2028 + 30 days: 29 February", "2028-01-30 16:00", "2028-02-29 10:00", "UTC", DAY, None),
    ("10 December + 30 days", "2026-12-10 16:00", "2027-01-09 10:00", "UTC", DAY, None),
    ("follow-up on 30 November + 30 days", "2026-11-23 16:00", "2026-12-30 10:00", "UTC", DAY, "2026-11-30 11:00"),
    ("up at 12:00", "2026-11-23 16:00", "2026-12-23 12:00", "UTC", "12:00-20:00", None),
    ("nights: 10:00 is asleep, next 22:00", "2026-11-23 16:00", "2026-12-23 22:00", "UTC", "22:00-06:00", None),
    ("nights ending at 09:00: next 02:00", "2026-11-23 16:00", "2026-12-24 02:00", "UTC", "02:00-09:00", None),
    ("over the autumn change: 10:00 winter time", "2026-10-01 16:00", "2026-10-31 10:00", MADRID, DAY, None),
    (
        "the follow-up's day is the candidate's: 23:30Z is Tue 1",
        "2026-11-23 16:00",
        "2026-12-31 10:00",
        MADRID,
        DAY,
        "2026-11-30 23:30",
    ),
]


@pytest.mark.parametrize(
    ("end", "due", "where", "waking", "followed_up"), [row[1:] for row in CLOSE_OUT], ids=[row[0] for row in CLOSE_OUT]
)
def test_close_out_on_the_thirtieth_morning(end, due, where, waking, followed_up):
    ended, who = interview(local(end, where)), candidate(where, waking)
    done = []
    if followed_up:
        first = only(plan(facts(ended, who=who)), Action.FOLLOW_UP)
        done = [stored(first, status=ReminderStatus.COMPLETED, status_at=utc(followed_up))]
    asked = only(plan(facts(ended, who=who, reminders=done)), Action.CLOSE_OUT)
    assert wall(asked.due_at, where) == due
    assert asked.not_before == asked.due_at


def test_the_frame_of_closing():
    # due, due, none, due + 60 d: 22 January is + 30, 21 February + 60
    assert times(only(plan(facts(interview("2026-11-23 16:00"))), Action.CLOSE_OUT)) == [
        "2026-12-23 10:00",
        "2026-12-23 10:00",
        "-",
        "2027-02-21 10:00",
    ]


# name and arithmetic · outcome in UTC · due on the candidate's clocks
REVIEW = [
    ("12:00 Tue: Wed 18:00", "2026-12-01 12:00", "2026-12-02 18:00", "UTC"),
    ("23:30Z Tue is Wed in Madrid: Thu 18:00", "2026-12-01 23:30", "2026-12-03 18:00", MADRID),
]


@pytest.mark.parametrize(("at", "due", "where"), [row[1:] for row in REVIEW], ids=[row[0] for row in REVIEW])
def test_review_lessons_on_the_evening_after_the_outcome(at, due, where):
    ended = interview("2026-11-23 16:00", outcome=Outcome.ADVANCED, outcome_at=utc(at))
    asked = only(plan(facts(ended, who=candidate(where))), Action.REVIEW_LESSONS)
    assert wall(asked.due_at, where) == due
    assert asked.not_before == utc(at)
    assert (asked.deadline, (asked.expires_at - asked.due_at).days) == (None, 14)


# name and arithmetic · now · number, due, expiry; the first interview ended on Mon 23 November 2026, 16:00
SEARCH = [
    ("before the first: Tue 24", "2026-11-23 17:00", 1, "2026-11-24 10:00", "2026-12-01 10:00"),
    ("long before it", "2026-10-01 00:00", 1, "2026-11-24 10:00", "2026-12-01 10:00"),
    ("a minute before it ends", "2026-12-01 09:59", 1, "2026-11-24 10:00", "2026-12-01 10:00"),
    ("as the second is due", "2026-12-01 10:00", 2, "2026-12-01 10:00", "2026-12-08 10:00"),
    ("on the next morning, early", "2026-12-02 03:00", 2, "2026-12-01 10:00", "2026-12-08 10:00"),
    ("late: 24, 1, 8, Tue 15", "2026-12-20 12:00", 4, "2026-12-15 10:00", "2026-12-22 10:00"),
    ("a year late: Tue 24 + 52 weeks", "2027-11-23 12:00", 53, "2027-11-23 10:00", "2027-11-30 10:00"),
]


@pytest.mark.parametrize(
    ("now", "number", "due", "expiry"), [row[1:] for row in SEARCH], ids=[row[0] for row in SEARCH]
)
def test_keep_searching_every_seventh_morning(now, number, due, expiry):
    asked = only(plan_search(search("2026-11-23 16:00"), now), Action.KEEP_SEARCHING)
    assert (asked.ordinal, times(asked)) == (number, [due, due, "-", expiry])


def test_keep_searching_keeps_the_local_hour_over_a_clock_change():
    # Mon 23 March 2026: Tue 24 at 10:00 winter time, Tue 31 at 10:00 summer time.
    asked = only(plan_search(search("2026-03-23 12:00", candidate(MADRID)), "2026-03-24 00:00"), Action.KEEP_SEARCHING)
    assert times(asked) == ["2026-03-24 09:00", "2026-03-24 09:00", "-", "2026-03-31 08:00"]


# name and arithmetic · day · zone, waking hours · due, expiry on the candidate's clocks
PRACTISE = [
    ("18:00, until midnight", "2026-11-24", "UTC", DAY, "2026-11-24 18:00", "2026-11-25 00:00"),
    (
        "Lebanon's clocks skip midnight on 29 March: the day ends at 01:00",
        "2026-03-28",
        "Asia/Beirut",
        DAY,
        "2026-03-28 18:00",
        "2026-03-29 01:00",
    ),
    ("asleep at 18:00", "2026-11-24", "UTC", "08:00-17:00", "2026-11-24 16:00", "2026-11-25 00:00"),
]


@pytest.mark.parametrize(
    ("day", "where", "waking", "due", "expiry"), [row[1:] for row in PRACTISE], ids=[row[0] for row in PRACTISE]
)
def test_practise_in_the_evening_of_a_day_with_cards(day, where, waking, due, expiry):
    given = search(None, candidate(where, waking), practice_days=(date.fromisoformat(day),))
    asked = only(plan_search(given, "2026-03-01 00:00"), Action.PRACTISE)
    assert (wall(asked.due_at, where), wall(asked.expires_at, where)) == (due, expiry)
    assert (asked.not_before, asked.deadline) == (None, None)


def test_practise_looks_at_today_and_later_only():
    days = tuple(date.fromisoformat(f"2026-11-{day}") for day in (22, 23, 24))
    asked = plan_search(search(None, practice_days=days), "2026-11-23 23:59").reminders
    assert [each.identity for each in asked] == ["practise:2026-11-23", "practise:2026-11-24"]


# action · numbers · earliest, due, deadline, expiry in UTC after an interview that ended on 23 November 2026, 16:00
POLICIES: list[tuple[Action, dict[str, Any], list[str]]] = [
    (
        Action.REFLECT,
        {"reflect_after": "PT90M", "reflect_deadline": "P1D", "reflect_expires_after": "P2D"},
        ["2026-11-23 16:00", "2026-11-23 17:30", "2026-11-24 16:00", "2026-11-25 16:00"],
    ),
    (
        Action.CONNECT_ON_LINKEDIN,
        {"connect_after": "PT1H", "connect_deadline": "P1D", "connect_expires_after": "P2D"},
        ["2026-11-23 16:00", "2026-11-23 17:00", "2026-11-24 16:00", "2026-11-25 16:00"],
    ),
    (
        Action.EVALUATE_FIT,
        {"evaluate_fit_after_days": 2, "evening_at": "19:30", "evaluate_fit_expires_after": "P3D"},
        ["2026-11-23 16:00", "2026-11-25 19:30", "-", "2026-11-26 16:00"],
    ),
    (
        Action.CLOSE_OUT,
        {"close_out_after_days": 10, "morning_at": "09:15", "close_out_expires_after": "P1D"},
        ["2026-12-03 09:15", "2026-12-03 09:15", "-", "2026-12-04 09:15"],
    ),
    (
        Action.REVIEW_LESSONS,
        {"review_lessons_after_days": 0, "review_lessons_expires_after": "P1D"},
        ["2026-11-24 12:00", "2026-11-24 18:00", "-", "2026-11-25 18:00"],
    ),
]


@pytest.mark.parametrize(("action", "numbers", "expected"), POLICIES, ids=[row[0] for row in POLICIES])
def test_policy_moves_every_number(action, numbers, expected):
    over = action is Action.REVIEW_LESSONS
    values: dict[str, Any] = {"outcome": Outcome.ADVANCED, "outcome_at": utc("2026-11-24 12:00")} if over else {}
    ended = interview("2026-11-23 16:00", interviewers=(interviewer(),), **values)
    assert times(only(plan(facts(ended), **numbers), action)) == expected


def test_policy_moves_the_weekly_look_and_the_evening_before():
    numbers: dict[str, Any] = {"keep_searching_after_days": 2, "keep_searching_every_days": 3}
    asked = only(plan_search(search("2026-11-23 16:00"), "2026-11-23 17:00", **numbers), Action.KEEP_SEARCHING)
    assert times(asked) == ["2026-11-25 10:00", "2026-11-25 10:00", "-", "2026-11-28 10:00"]
    ahead = interview("2026-11-24 11:00", status=InterviewStatus.SCHEDULED)
    assert wall(only(plan(facts(ahead), prepare_days_before=2), Action.PREPARE).due_at, "UTC") == "2026-11-22 18:00"


def test_numbers_that_contradict_each_other_still_give_times_in_order():
    numbers: dict[str, Any] = {"thank_you_after": "PT0S", "thank_you_expires_after": "PT0S"}
    note = only(plan(facts(interview("2026-11-23 16:00")), **numbers), Action.SEND_THANK_YOU)
    assert note.not_before is not None
    assert note.not_before <= note.due_at <= note.expires_at
