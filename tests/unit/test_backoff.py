from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.backoff import FIRST_REST, LONGEST_REST, OPENS_AFTER, Health, parse_retry_after, retry_delay

NOW = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
SCHEDULE = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
SIX_HOURS = timedelta(hours=6)


@pytest.mark.parametrize(("failures", "seconds"), list(enumerate(SCHEDULE, start=1)))
def test_the_schedule(failures, seconds):
    assert retry_delay(failures, jitter=0, now=NOW) == timedelta(seconds=seconds)
    assert retry_delay(failures, jitter=1, now=NOW) == timedelta(seconds=seconds) * 1.2


def test_after_the_tenth_failure_the_tries_are_used_up():
    assert retry_delay(10, jitter=0.5, now=NOW) is None
    assert retry_delay(10, jitter=0.5, now=NOW, status=503, retry_after="60") is None


@pytest.mark.parametrize("status", [429, 502, 503, 504])
@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120),
        ("0", 5),
        ("3", 5),
        ("21600", 21_600),
        ("21601", 21_600),
        ("9" * 5_000, 21_600),
        ("Tue, 10 Mar 2026 12:02:00 GMT", 120),
        ("Tuesday, 10-Mar-26 12:02:00 GMT", 120),
        ("Tue Mar 10 12:02:00 2026", 120),
        ("Tue, 10 Mar 2026 11:00:00 GMT", 5),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 21_600),
        ("soon", 5),
        ("-60", 5),
        ("1.5", 5),
        ("", 5),
        ("\u0663\u0663\u0663", 5),
    ],
)
def test_retry_after_lengthens_the_wait_within_bounds(status, header, seconds):
    assert retry_delay(1, jitter=0, now=NOW, status=status, retry_after=header) == timedelta(seconds=seconds)


@pytest.mark.parametrize("status", [None, 200, 301, 400, 404, 408, 500, 501])
def test_other_statuses_do_not_choose_their_wait(status):
    assert retry_delay(1, jitter=0, now=NOW, status=status, retry_after="3600") == timedelta(seconds=5)


def test_retry_after_is_never_earlier_than_the_schedule_with_its_jitter():
    assert retry_delay(4, jitter=1, now=NOW, status=503, retry_after="7300") == timedelta(seconds=8_640)


@given(
    st.integers(1, 9),
    st.floats(0, 1),
    st.sampled_from([None, 429, 500, 503]),
    st.none() | st.text() | st.datetimes().map(str),
)
def test_any_header_gives_a_wait_between_the_schedule_and_the_bound(failures, jitter, status, header):
    delay = retry_delay(failures, jitter=jitter, now=NOW, status=status, retry_after=header)
    scheduled = timedelta(seconds=SCHEDULE[failures - 1])
    assert delay is not None
    assert scheduled <= delay <= max(scheduled * 1.2, SIX_HOURS)


def test_a_date_without_a_zone_is_read_as_utc():
    assert parse_retry_after("Tue, 10 Mar 2026 12:00:30 -0000", NOW) == timedelta(seconds=30)


def failed(times: int, *, start: datetime = NOW, apart: timedelta = timedelta(seconds=1)) -> Health:
    health = Health()
    for number in range(times):
        health = health.after_failure(start + number * apart)
    return health


def test_the_breaker_opens_after_failures_in_a_row():
    nearly = failed(OPENS_AFTER - 1)
    assert nearly.slots(16, NOW + timedelta(seconds=9)) == 16
    at = NOW + timedelta(seconds=10)
    health = nearly.after_failure(at)
    assert health.slots(16, at) == 0
    assert health.slots(16, at + FIRST_REST - timedelta(microseconds=1)) == 0
    assert health.slots(16, at + FIRST_REST) == 1
    assert health.slots(0, at + FIRST_REST) == 0


def test_a_success_between_starts_the_count_anew():
    assert failed(OPENS_AFTER - 1).after_success().after_failure(NOW).slots(16, NOW) == 16


def test_a_failed_probe_doubles_the_rest_up_to_the_longest():
    health = failed(OPENS_AFTER, apart=timedelta())
    rests = []
    now = NOW
    for _ in range(40):
        assert health.open_until is not None
        rests.append(health.open_until - now)
        now = health.open_until
        health = health.after_failure(now)
    assert rests[:6] == [timedelta(seconds=each) for each in (10, 20, 40, 80, 160, 300)]
    assert set(rests[5:]) == {LONGEST_REST}


def test_failures_still_in_flight_when_it_opened_do_not_lengthen_the_rest():
    health = failed(OPENS_AFTER, apart=timedelta())
    assert health.after_failure(NOW + timedelta(seconds=3)) == health


def test_a_successful_probe_closes_it():
    assert failed(OPENS_AFTER).after_success() == Health()


def test_five_days_of_nothing_but_failures_disable():
    health = failed(3)
    assert not health.must_disable(NOW + timedelta(days=5) - timedelta(microseconds=1))
    assert health.must_disable(NOW + timedelta(days=5))
    assert not health.after_success().must_disable(NOW + timedelta(days=50))
    assert not Health().must_disable(NOW)


def test_the_five_days_count_from_the_first_failure_through_every_rest():
    assert failed(100, apart=timedelta(hours=2)).failing_since == NOW
    assert failed(100, apart=timedelta()).failing_since == NOW
