"""When a follow-up is due: after what was promised, on a working day, at an hour that suits both."""

from typing import Any

import pytest

from app.domain.entities import Reminder
from app.domain.states import Action, ReminderStatus, Weekday
from tests.unit.planning.factories import candidate, facts, interview, local, of, only, plan, promise, stored, utc, wall

NY, MADRID, LONDON, TOKYO = "America/New_York", "Europe/Madrid", "Europe/London", "Asia/Tokyo"
BERLIN, KOLKATA, JERUSALEM = "Europe/Berlin", "Asia/Kolkata", "Asia/Jerusalem"

# name and arithmetic · end · zone of both · country, subdivision · due, local
NO_PROMISE = [
    ("Mon 23: 24, 25, 26, 27, Mon 30", "2026-11-23 16:00", "UTC", (None, None), "2026-11-30 10:00"),
    ("Thanksgiving 26 is off: 24, 25, 27, 30, Tue 1", "2026-11-23 16:00", NY, ("US", None), "2026-12-01 10:00"),
    ("Fri 20: 23, 24, 25, 26, Fri 27", "2026-11-20 16:00", "UTC", (None, None), "2026-11-27 10:00"),
    ("on a Saturday: 23, 24, 25, 26, Fri 27", "2026-11-21 16:00", "UTC", (None, None), "2026-11-27 10:00"),
    ("on a Sunday: 23, 24, 25, 26, Fri 27", "2026-11-22 16:00", "UTC", (None, None), "2026-11-27 10:00"),
    (
        "Scotland keeps St Andrew's day, Mon 30: Tue 1",
        "2026-11-23 16:00",
        LONDON,
        ("GB", "SCT"),
        "2026-12-01 10:00",
    ),
    ("England does not", "2026-11-23 16:00", LONDON, ("GB", "ENG"), "2026-11-30 10:00"),
    (
        "year end, England: 29 (28 stands for Boxing Day), 30, 31, 4 (1 is off), Tue 5",
        "2026-12-24 16:00",
        LONDON,
        ("GB", "ENG"),
        "2027-01-05 10:00",
    ),
    ("leap day counts: Fri 25, 28, Tue 29, 1, 2, 3", "2028-02-25 16:00", "UTC", (None, None), "2028-03-03 10:00"),
    (
        "clocks change on Sun 8 March: Mon 2 + 5 = Mon 9, 10:00 summer time",
        "2026-03-02 16:00",
        NY,
        ("US", None),
        "2026-03-09 10:00",
    ),
    (
        "clocks change on Sun 25 October: Mon 19 + 5 = Mon 26, 10:00 winter time",
        "2026-10-19 16:00",
        MADRID,
        ("ES", None),
        "2026-10-26 10:00",
    ),
]


@pytest.mark.parametrize(
    ("end", "where", "holidays", "due"), [row[1:] for row in NO_PROMISE], ids=[row[0] for row in NO_PROMISE]
)
def test_without_a_promise_on_the_fifth_working_day(end, where, holidays, due):
    country, subdivision = holidays
    ended = interview(local(end, where), where, country=country, subdivision=subdivision)
    asked = only(plan(facts(ended, who=candidate(where))), Action.FOLLOW_UP)
    assert wall(asked.due_at, where) == due
    assert wall(asked.not_before, where) == f"{due.split()[0]} 00:00"


# name and arithmetic · promised day · zone of both · country, subdivision · due, local
PROMISE = [
    ("Wed 2 December: Thu 3", "2026-12-02", NY, ("US", None), "2026-12-03 10:00"),
    ("Fri 4 December: over the weekend to Mon 7", "2026-12-04", NY, ("US", None), "2026-12-07 10:00"),
    ("Sat 5 December: Mon 7", "2026-12-05", NY, ("US", None), "2026-12-07 10:00"),
    ("Wed 25 November: Thanksgiving is off, Fri 27", "2026-11-25", NY, ("US", None), "2026-11-27 10:00"),
    ("Thu 24 December, US: Fri 25 off, Mon 28", "2026-12-24", NY, ("US", None), "2026-12-28 10:00"),
    ("Thu 31 December: Fri 1 January off, Mon 4", "2026-12-31", NY, ("US", None), "2027-01-04 10:00"),
    ("4 July 2026 is a Saturday, kept on Fri 3: Mon 6", "2026-07-02", NY, ("US", None), "2026-07-06 10:00"),
    ("1 January 2028 is a Saturday, kept on Fri 31: Mon 3", "2027-12-30", NY, ("US", None), "2028-01-03 10:00"),
    ("Spain: only Tue 8 is off, Mon 7 works", "2026-12-04", MADRID, ("ES", None), "2026-12-07 10:00"),
    ("Madrid keeps Mon 7 too: Wed 9", "2026-12-04", MADRID, ("ES", "MD"), "2026-12-09 10:00"),
    ("England: Fri 25 and Mon 28 are off, Tue 29", "2026-12-24", LONDON, ("GB", "ENG"), "2026-12-29 10:00"),
    ("Bavaria keeps Epiphany, Wed 6: Thu 7", "2027-01-05", BERLIN, ("DE", "BY"), "2027-01-07 10:00"),
    ("Berlin does not: Wed 6", "2027-01-05", BERLIN, ("DE", "BE"), "2027-01-06 10:00"),
    ("Golden Week: 4, 5 and 6 May are off, Thu 7", "2026-05-01", TOKYO, ("JP", None), "2026-05-07 10:00"),
    ("29 February 2028 is a Tuesday: Wed 1 March", "2028-02-29", NY, ("US", None), "2028-03-01 10:00"),
    ("28 February 2028: Tue 29", "2028-02-28", NY, ("US", None), "2028-02-29 10:00"),
    ("no country: Thanksgiving is a day like any other", "2026-11-25", NY, (None, None), "2026-11-26 10:00"),
]


@pytest.mark.parametrize(
    ("decide_by", "where", "holidays", "due"), [row[1:] for row in PROMISE], ids=[row[0] for row in PROMISE]
)
def test_after_a_promise_on_the_next_working_day(decide_by, where, holidays, due):
    country, subdivision = holidays
    ended = interview(local("2026-04-20 16:00", where), where, country=country, subdivision=subdivision)
    asked = only(plan(facts(ended, who=candidate(where), promises=[promise(decide_by)])), Action.FOLLOW_UP)
    assert wall(asked.due_at, where) == due


def test_the_gate_opens_when_the_promised_day_is_over_there():
    ended = interview("2026-11-23 16:00", NY)
    asked = only(plan(facts(ended, promises=[promise("2026-12-04")])), Action.FOLLOW_UP)
    # Saturday 00:00 in New York, though the follow-up is due on Monday.
    assert wall(asked.not_before, NY) == "2026-12-05 00:00"
    assert wall(asked.expires_at, NY) == "2026-12-21 10:00"  # 14 d after Mon 7, 10:00
    assert asked.deadline is None


def test_the_gate_of_a_promised_instant_is_that_instant():
    ended = interview("2026-11-23 16:00", NY)
    asked = only(plan(facts(ended, promises=[promise("2026-12-02 20:00")])), Action.FOLLOW_UP)
    assert asked.not_before == utc("2026-12-02 20:00")  # 15:00 in New York
    assert wall(asked.due_at, NY) == "2026-12-03 10:00"


def test_the_day_of_a_promised_instant_is_the_employers():
    # 03:00Z on Thu 3 is still Wed 2, 22:00, in New York: so Thu 3 there.
    ended = interview("2026-11-23 16:00", NY)
    asked = only(plan(facts(ended, promises=[promise("2026-12-03 03:00")])), Action.FOLLOW_UP)
    assert wall(asked.due_at, NY) == "2026-12-03 10:00"


DAY = "08:00-21:00"

# name and arithmetic · employer's zone · candidate's zone, waking hours · due in UTC; promised is Wed 2 December 2026
OFFICE = [
    ("New York 10:00 is Madrid 16:00", NY, MADRID, DAY, "2026-12-03 15:00"),
    ("Tokyo 10:00 is Los Angeles Wed 17:00", TOKYO, "America/Los_Angeles", DAY, "2026-12-03 01:00"),
    (
        "New York 10:00 is Tokyo Fri 00:00; before that, Thu 20:00 = 06:00 in New York",
        NY,
        TOKYO,
        DAY,
        "2026-12-03 11:00",
    ),
    (
        "London 10:00 is Los Angeles 02:00; before that, Wed 20:00 = Thu 04:00 in London",
        LONDON,
        "America/Los_Angeles",
        DAY,
        "2026-12-03 04:00",
    ),
    (
        "Berlin 10:00 is Honolulu Wed 23:00; before that, Wed 20:00 = Thu 07:00 in Berlin",
        BERLIN,
        "Pacific/Honolulu",
        DAY,
        "2026-12-03 06:00",
    ),
    (
        "Kolkata 10:00 is London 04:30; before that, Wed 20:00 = Thu 01:30 in Kolkata",
        KOLKATA,
        LONDON,
        DAY,
        "2026-12-02 20:00",
    ),
    (
        "Kathmandu (+05:45) 10:00 is 04:15Z; before that, Wed 20:00Z = Thu 01:45 there",
        "Asia/Kathmandu",
        "UTC",
        DAY,
        "2026-12-02 20:00",
    ),
    ("up at 12: Wed 19:00 is before the gate, so 12:00", "UTC", "UTC", "12:00-20:00", "2026-12-03 12:00"),
    ("short hours by night: their start", "UTC", "UTC", "06:00-06:40", "2026-12-03 06:00"),
    ("an hour before the early end: 08:30", "UTC", "UTC", "05:00-09:30", "2026-12-03 08:30"),
    (
        "night hours 22:00 to 06:00: an hour before 06:00",
        "UTC",
        "UTC",
        "22:00-06:00",
        "2026-12-03 05:00",
    ),
    (
        "night hours 23:00 to 00:30: Wed 23:30 is before the gate, so Thu 23:00",
        "UTC",
        "UTC",
        "23:00-00:30",
        "2026-12-03 23:00",
    ),
    ("10:00 is the end, exclusive: 09:00", "UTC", "UTC", "08:00-10:00", "2026-12-03 09:00"),
    ("10:00 is the start, inclusive", "UTC", "UTC", "10:00-12:00", "2026-12-03 10:00"),
    ("always awake", NY, TOKYO, "07:00-07:00", "2026-12-03 15:00"),
]


@pytest.mark.parametrize(
    ("where", "yours", "waking", "due"), [row[1:] for row in OFFICE], ids=[row[0] for row in OFFICE]
)
def test_the_hour_suits_the_employer_and_the_candidate(where, yours, waking, due):
    ended = interview("2026-11-23 16:00", where)
    given = facts(ended, who=candidate(yours, waking), promises=[promise("2026-12-02")])
    assert wall(only(plan(given), Action.FOLLOW_UP).due_at, "UTC") == due


def test_when_waking_hours_begin_on_a_day_off_the_next_working_day_is_taken():
    # The employer (UTC) works on Sundays and Tuesdays; promised by Sat 24 October, so Sun 25.
    # Madrid's 01:30 to 02:10 is 23:30Z on Saturday, before the gate, to 00:10Z. Clocks go back at 01:00Z, so the
    # next 01:30 is 00:30Z on Monday, a day off, and the one after it 00:30Z on Tuesday.
    ended = interview("2026-10-19 16:00", "UTC", business_days=(Weekday.SUN, Weekday.TUE))
    given = facts(ended, who=candidate(MADRID, "01:30-02:10"), promises=[promise("2026-10-24")])
    assert wall(only(plan(given), Action.FOLLOW_UP).due_at, "UTC") == "2026-10-27 00:30"


def test_a_sunday_to_thursday_week_of_the_employers_own():
    week = (Weekday.SUN, Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU)
    ended = interview("2026-11-23 10:00", JERUSALEM, country="IL", business_days=week)
    given = facts(ended, who=candidate(JERUSALEM), promises=[promise("2026-12-03")])
    # Promised by a Thursday: Sun 6 December.
    assert wall(only(plan(given), Action.FOLLOW_UP).due_at, JERUSALEM) == "2026-12-06 10:00"


def test_the_employers_own_week_goes_before_the_policys():
    ended = interview("2026-11-23 10:00", business_days=(Weekday.SAT,))
    asked = only(plan(facts(ended, promises=[promise("2026-12-02")]), business_days=["mon"]), Action.FOLLOW_UP)
    assert wall(asked.due_at, "UTC") == "2026-12-05 10:00"


def test_the_policys_week_holds_where_the_employer_names_none():
    asked = only(
        plan(facts(interview("2026-11-23 10:00"), promises=[promise("2026-12-02")]), business_days=["mon"]),
        Action.FOLLOW_UP,
    )
    assert wall(asked.due_at, "UTC") == "2026-12-07 10:00"


# name · interview's country, subdivision · candidate's country, subdivision · due after a promise for Wed 25 November
WHOSE_HOLIDAYS = [
    ("the candidate's, if the interview names none", (None, None), ("US", None), "2026-11-27 10:00"),
    ("the interview's, if it names one: Canada works", ("CA", None), ("US", None), "2026-11-26 10:00"),
    ("the interview's, against a candidate in Spain", ("US", None), ("ES", "MD"), "2026-11-27 10:00"),
]


@pytest.mark.parametrize(
    ("theirs", "yours", "due"), [row[1:] for row in WHOSE_HOLIDAYS], ids=[row[0] for row in WHOSE_HOLIDAYS]
)
def test_whose_holidays_count(theirs, yours, due):
    ended = interview("2026-11-23 16:00", NY, country=theirs[0], subdivision=theirs[1])
    who = candidate(NY, country=yours[0], subdivision=yours[1])
    assert wall(only(plan(facts(ended, who=who, promises=[promise("2026-11-25")])), Action.FOLLOW_UP).due_at, NY) == due


# name and arithmetic · promise or none · due of the second, in UTC; the first was completed on Mon 30 November, 11:00
SECOND = [
    ("five working days: 1, 2, 3, 4, Mon 7", None, "2026-12-07 10:00"),
    ("a promise for Fri 11 says later: Mon 14", "2026-12-11", "2026-12-14 10:00"),
    ("a promise for Thu 3 says Fri 4, which is sooner", "2026-12-03", "2026-12-07 10:00"),
    ("a promise for Fri 4 says the same Monday", "2026-12-04", "2026-12-07 10:00"),
    ("a promise for Fri 27 was before", "2026-11-27", "2026-12-07 10:00"),
    ("an instant on Fri 11 says later", "2026-12-11 15:00", "2026-12-14 10:00"),
]


@pytest.mark.parametrize(("decide_by", "due"), [row[1:] for row in SECOND], ids=[row[0] for row in SECOND])
def test_the_second_comes_after_the_first_was_completed(decide_by, due):
    ended = interview("2026-11-20 16:00")
    first = only(plan(facts(ended)), Action.FOLLOW_UP)
    done = stored(first, status=ReminderStatus.COMPLETED, status_at=utc("2026-11-30 11:00"))
    given = facts(ended, promises=[promise(decide_by)] if decide_by else [], reminders=[done])
    one, two = sorted(of(plan(given), Action.FOLLOW_UP), key=lambda each: each.ordinal)
    assert (one.ordinal, one.identity) == (1, done.identity)
    assert (two.ordinal, wall(two.due_at, "UTC")) == (2, due)


@pytest.mark.parametrize("status", [ReminderStatus.SCHEDULED, ReminderStatus.DUE, ReminderStatus.SKIPPED])
def test_no_second_without_a_completed_first(status):
    ended = interview("2026-11-20 16:00")
    first = stored(only(plan(facts(ended)), Action.FOLLOW_UP), status=status)
    assert len(of(plan(facts(ended, reminders=[first])), Action.FOLLOW_UP)) == 1


def test_no_third():
    ended = interview("2026-11-20 16:00")
    done: list[Reminder] = []
    for day in ("2026-11-30 11:00", "2026-12-07 11:00", "2026-12-14 11:00"):
        asked = of(plan(facts(ended, reminders=done)), Action.FOLLOW_UP)
        done = [stored(each, status=ReminderStatus.COMPLETED, status_at=utc(day)) for each in asked]
    assert [each.ordinal for each in done] == [1, 2]


def test_policy_moves_every_number_of_a_follow_up():
    ended = interview("2026-11-23 16:00")
    numbers: dict[str, Any] = {"follow_up_business_days": 2, "follow_up_expires_after": "P1D", "office_at": "14:30"}
    asked = only(plan(facts(ended), **numbers), Action.FOLLOW_UP)
    assert (wall(asked.due_at, "UTC"), wall(asked.expires_at, "UTC")) == ("2026-11-25 14:30", "2026-11-26 14:30")
    later = only(
        plan(facts(ended, promises=[promise("2026-12-02")]), follow_up_grace_business_days=3), Action.FOLLOW_UP
    )
    assert wall(later.due_at, "UTC") == "2026-12-07 10:00"  # Thu 3, Fri 4, Mon 7
    assert not of(plan(facts(ended), follow_up_max=0), Action.FOLLOW_UP)
