"""How many requests a key may make."""

from datetime import timedelta

import pytest

from app.routers.limits import RateLimiter
from tests.support.clock import ManualClock


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


def test_a_key_may_make_its_requests_and_no_more(clock: ManualClock) -> None:
    limiter = RateLimiter("3/minute", clock)
    taken = [limiter.take("a") for _ in range(4)]
    assert [each.is_within for each in taken] == [True, True, True, False]
    assert [each.remaining for each in taken] == [2, 1, 0, 0]
    assert {(each.quota, each.window) for each in taken} == {(3, 60)}


def test_keys_are_counted_apart(clock: ManualClock) -> None:
    limiter = RateLimiter("1/minute", clock)
    assert limiter.take("a").is_within
    assert limiter.take("b").is_within
    assert not limiter.take("a").is_within


def test_a_window_begins_with_the_first_request_and_is_renewed_at_its_end(clock: ManualClock) -> None:
    limiter = RateLimiter("1/minute", clock)
    assert limiter.take("a").renewed_in == 60
    clock.advance(timedelta(seconds=59))
    refused = limiter.take("a")
    assert (refused.is_within, refused.renewed_in) == (False, 1)
    clock.advance(timedelta(seconds=1))
    assert limiter.take("a").is_within


def test_keys_that_are_heard_of_no_more_are_forgotten(clock: ManualClock) -> None:
    limiter = RateLimiter("1/second", clock)
    for number in range(3000):
        limiter.take(str(number))
    clock.advance(timedelta(seconds=2))
    for number in range(5):
        limiter.take(f"later {number}")
    assert len(limiter._windows) == 5
