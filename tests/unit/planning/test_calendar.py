"""Local times, zones and holiday calendars, with the clock changes of several places."""

from datetime import date, datetime, time

import pytest

from app.domain import calendar
from app.domain.calendar import BusinessCalendar, check_calendar, holiday_data_version
from app.domain.errors import InvalidInputError
from app.domain.local_time import (
    check_day,
    check_instant,
    check_time_zone,
    resolve,
    start_of_day,
    within_reach,
    zone,
    zone_data_version,
)
from app.domain.planning.planner import plan_candidate
from app.domain.planning.policy import Policy
from tests.unit.planning.factories import facts, interview, plan, search, utc

# name and arithmetic · zone · local time · instant in UTC
RESOLVED = [
    ("winter, UTC+1", "Europe/Madrid", "2026-01-15 10:00", "2026-01-15 09:00"),
    ("summer, UTC+2", "Europe/Madrid", "2026-07-15 10:00", "2026-07-15 08:00"),
    ("last instant before the gap", "Europe/Madrid", "2026-03-29 01:59", "2026-03-29 00:59"),
    ("02:00 is skipped: 03:00 = 01:00Z", "Europe/Madrid", "2026-03-29 02:00", "2026-03-29 01:00"),
    ("02:59 is skipped: 03:00 too", "Europe/Madrid", "2026-03-29 02:59", "2026-03-29 01:00"),
    ("after the gap", "Europe/Madrid", "2026-03-29 03:00", "2026-03-29 01:00"),
    ("02:30 twice: the first, in summer time", "Europe/Madrid", "2026-10-25 02:30", "2026-10-25 00:30"),
    ("after the doubled hour", "Europe/Madrid", "2026-10-25 03:00", "2026-10-25 02:00"),
    ("New York skips 02:30: 03:00 = 07:00Z", "America/New_York", "2026-03-08 02:30", "2026-03-08 07:00"),
    ("New York's 01:30 twice: UTC-4", "America/New_York", "2026-11-01 01:30", "2026-11-01 05:30"),
    (
        "Lord Howe skips half an hour: 02:15 is 02:30 (+11)",
        "Australia/Lord_Howe",
        "2026-10-04 02:15",
        "2026-10-03 15:30",
    ),
    ("Lord Howe's 01:45 twice: the first, +11", "Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45"),
    ("Kathmandu, +05:45", "Asia/Kathmandu", "2026-11-23 10:00", "2026-11-23 04:15"),
    ("Kolkata, +05:30", "Asia/Kolkata", "2026-11-23 10:00", "2026-11-23 04:30"),
    ("St John's, -03:30", "America/St_Johns", "2026-11-23 10:00", "2026-11-23 13:30"),
    ("Chatham in summer, +13:45", "Pacific/Chatham", "2026-11-23 10:00", "2026-11-22 20:15"),
    ("Kiritimati, +14", "Pacific/Kiritimati", "2026-11-23 10:00", "2026-11-22 20:00"),
    ("Samoa has no 30 December 2011: the 31st, +14", "Pacific/Apia", "2011-12-30 10:00", "2011-12-30 10:00"),
    ("Lebanon skips midnight: 01:00 = 22:00Z", "Asia/Beirut", "2026-03-29 00:00", "2026-03-28 22:00"),
]


@pytest.mark.parametrize(("where", "wall", "instant"), [row[1:] for row in RESOLVED], ids=[row[0] for row in RESOLVED])
def test_which_instant_a_local_time_is(where, wall, instant):
    shown = datetime.fromisoformat(wall)
    assert resolve(shown.date(), shown.time(), zone(where)) == utc(instant)


def test_a_fold_in_the_clock_given_makes_no_difference():
    assert resolve(date(2026, 10, 25), time(2, 30, fold=1), zone("Europe/Madrid")) == utc("2026-10-25 00:30")


def test_a_day_starts_when_its_first_instant_does():
    assert start_of_day(date(2026, 11, 23), zone("Asia/Kathmandu")) == utc("2026-11-22 18:15")


@pytest.mark.parametrize(
    "name", ["UTC", "Europe/Madrid", "America/Argentina/Buenos_Aires", "Asia/Calcutta", "Etc/GMT+5"]
)
def test_names_of_zones(name):
    check_time_zone(name)
    assert zone(name).key == name


@pytest.mark.parametrize(
    "name",
    ["", "Mars/Olympus", "europe/madrid", "Europe", "../etc/passwd", "/etc/localtime", "UTC\0", "CEST", "+02:00"],
)
def test_what_is_no_zone(name):
    with pytest.raises(InvalidInputError) as refused:
        check_time_zone(name, "/candidate/time_zone")
    assert refused.value.extra["errors"][0]["pointer"] == "/candidate/time_zone"
    with pytest.raises(InvalidInputError):
        zone(name)


@pytest.mark.parametrize(
    "country", [(None, None), ("ES", None), ("ES", "MD"), ("GB", "SCT"), ("IL", None), ("US", "CA")]
)
def test_calendars_that_are_known(country):
    check_calendar(*country)


# country, subdivision · where the error points
UNKNOWN = [
    ("XX", None, "/country"),
    ("es", None, "/country"),
    ("ESP", None, "/country"),
    ("", None, "/country"),
    ("XX", "MD", "/country"),
    ("ES", "XX", "/subdivision"),
    ("ES", "", "/subdivision"),
    (None, "MD", "/subdivision"),
]


@pytest.mark.parametrize(("country", "subdivision", "pointer"), UNKNOWN)
def test_calendars_that_are_not(country, subdivision, pointer):
    with pytest.raises(InvalidInputError) as refused:
        check_calendar(country, subdivision)
    assert refused.value.extra["errors"][0]["pointer"] == pointer


@pytest.mark.parametrize("country", sorted(calendar._supported()))
def test_every_known_country_has_a_calendar(country):
    employer = BusinessCalendar.of(zone("UTC"), country=country)
    assert employer.business_day(date(2026, 12, 24), 1) > date(2026, 12, 24)


def test_holidays_are_named_in_english_where_that_is_offered():
    assert BusinessCalendar.of(zone("UTC"), country="ES").holiday(date(2026, 12, 8)) == "Immaculate Conception"
    assert BusinessCalendar.of(zone("UTC"), country="ES").holiday(date(2026, 12, 9)) is None


OUT_OF_RANGE = ["1969-12-31 23:59", "2200-01-01 00:00", "0001-01-01 00:00", "9999-12-31 23:59"]


@pytest.mark.parametrize("text", OUT_OF_RANGE)
def test_years_out_of_range_are_refused(text):
    with pytest.raises(InvalidInputError):
        check_instant(utc(text), "/starts_at")
    with pytest.raises(InvalidInputError):
        check_day(utc(text).date(), "/decision_by")


def test_the_years_in_range():
    for text in ("1970-01-01 00:00", "2199-12-31 23:59"):
        check_instant(utc(text), "/starts_at")
        check_day(utc(text).date(), "/decision_by")
    with pytest.raises(InvalidInputError, match="offset"):
        check_instant(datetime(2026, 1, 1), "/starts_at")  # noqa: DTZ001 -- a naive time is what is refused


@pytest.mark.parametrize("now", ["0001-01-01 00:00", "9999-12-31 23:59"])
def test_a_present_beyond_reach_still_gives_a_plan(now):
    assert plan(facts(interview("2026-11-23 16:00")), utc(now)).reminders
    given = search("2026-11-23 16:00", practice_days=(date(2026, 11, 23),))
    assert plan_candidate(given, Policy(), utc(now)).reminders
    assert within_reach(utc(now)).year in {1900, 2300}


@pytest.mark.parametrize("end", ["1970-01-01 01:00", "2199-12-31 23:59"])
def test_the_first_and_the_last_interview_can_be_planned(end):
    assert plan(facts(interview(end, "Pacific/Kiritimati", country="US"))).reminders


def test_the_data_has_versions():
    assert zone_data_version() >= "2026"
    assert holiday_data_version()
