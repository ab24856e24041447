"""How many requests a key and its tenant may make, and how many wrong keys an address may present."""

from dataclasses import dataclass
from uuid import UUID

import pytest
from fastapi import Request

from app.core.rates import Rate, parse_rate
from app.repositories.rate_counts import Total
from app.routers.limits import address_of
from app.services import rate_limits
from app.services.rate_limits import FailureLimiter, RateLimiter, Windows

A, B, C, TENANT, OTHER = (UUID(int=number) for number in range(1, 6))


@dataclass
class Ticks:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


def limiter(ticks: Ticks, per_key: str, per_tenant: str = "1000/minute") -> RateLimiter:
    return RateLimiter(parse_rate(per_key), parse_rate(per_tenant), ticks)


def passes(limiter: RateLimiter, key: UUID, tenant: UUID = TENANT) -> bool:
    return limiter.take(key, tenant).exhausted is None


def test_a_key_may_make_its_requests_and_no_more(ticks: Ticks) -> None:
    limited = limiter(ticks, "3/minute")
    verdicts = [limited.take(A, TENANT) for _ in range(4)]
    assert [verdict.exhausted is None for verdict in verdicts] == [True, True, True, False]
    assert [verdict.allowances[0].remaining for verdict in verdicts] == [2, 1, 0, 0]
    assert {(each.allowances[0].quota, each.allowances[0].window) for each in verdicts} == {(3, 60)}
    assert verdicts[-1].exhausted == verdicts[-1].allowances[0]


def test_keys_are_counted_apart(ticks: Ticks) -> None:
    limited = limiter(ticks, "1/minute")
    assert [passes(limited, key) for key in (A, B, A, B)] == [True, True, False, False]


def test_the_keys_of_a_tenant_share_its_allowance(ticks: Ticks) -> None:
    limited = limiter(ticks, "20/minute", "40/minute")
    keys = [UUID(int=number) for number in range(100, 105)]
    assert sum(passes(limited, key) for _ in range(20) for key in keys) == 40
    refused = limited.take(keys[0], TENANT)
    assert refused.exhausted is not None
    assert refused.exhausted.name == "tenant"
    assert passes(limited, B, OTHER)


def test_what_is_refused_counts_against_nothing(ticks: Ticks) -> None:
    limited = limiter(ticks, "1/minute", "3/minute")
    assert [passes(limited, A) for _ in range(10)] == [True, *[False] * 9]
    assert [passes(limited, key) for key in (B, C, OTHER)] == [True, True, False]


def test_a_window_begins_with_the_first_request_and_is_renewed_at_its_end(ticks: Ticks) -> None:
    limited = limiter(ticks, "1/minute")
    assert limited.take(A, TENANT).allowances[0].renewed_in == 60
    ticks.now += 59.5
    refused = limited.take(A, TENANT).exhausted
    assert refused is not None
    assert refused.renewed_in == 1
    ticks.now += 0.5
    assert passes(limited, A)


def test_subjects_that_are_heard_of_no_more_are_forgotten(ticks: Ticks) -> None:
    windows: Windows[str] = Windows(Rate(1, "second"), ticks)
    for number in range(3000):
        windows.current(str(number))
    ticks.now += 2
    windows.current("later")
    assert list(windows._windows) == ["later"]


def test_many_addresses_need_no_more_than_so_much_memory(ticks: Ticks, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limits, "_MANY", 100)
    failures = FailureLimiter(Rate(1, "minute"), ticks)
    for number in range(1000):
        assert failures.note(str(number)) is None
    assert len(failures._windows._windows) == 100
    assert failures.note("999") == 60


def test_an_address_may_present_so_many_wrong_keys(ticks: Ticks) -> None:
    failures = FailureLimiter(Rate(30, "minute"), ticks)
    assert [failures.note("192.0.2.1") for _ in range(31)] == [*[None] * 30, 60]
    assert failures.note("192.0.2.2") is None
    ticks.now += 60
    assert failures.note("192.0.2.1") is None


def test_what_all_processes_counted_is_taken_over(ticks: Ticks) -> None:
    limited = limiter(ticks, "10/minute")
    for _ in range(3):
        limited.take(A, TENANT)
    taken = limited.untold()
    assert {(each.subject, each.count, each.seconds) for each in taken} == {(A, 3, 60), (TENANT, 3, 60)}
    limited.take(A, TENANT)  # while the exchange is under way
    limited.learn(taken, [Total(A, 8, 20.0), Total(TENANT, 8, 20.0)])
    allowance = limited.take(A, TENANT).allowances[0]
    assert (allowance.remaining, allowance.renewed_in) == (0, 20)
    assert not passes(limited, A)
    assert {(each.subject, each.count) for each in limited.untold()} == {(A, 2), (TENANT, 2)}
    ticks.now += 20
    assert passes(limited, A)


def test_a_window_that_ended_during_the_exchange_is_not_told_of_again(ticks: Ticks) -> None:
    limited = limiter(ticks, "5/minute")
    for _ in range(4):
        limited.take(A, TENANT)
    taken = limited.untold()
    ticks.now += 60
    assert passes(limited, A)
    limited.learn(taken, [Total(A, 4, 1.0), Total(TENANT, 4, 1.0)])
    assert limited.untold() == []
    assert passes(limited, A)


@pytest.mark.parametrize(
    ("text", "count", "seconds"),
    [("600/minute", 600, 60), ("1 / second", 1, 1), ("5/Hours", 5, 3600), (" 7/day ", 7, 86_400)],
)
def test_a_rate_is_read(text: str, count: int, seconds: int) -> None:
    rate = parse_rate(text)
    assert (rate.count, rate.seconds) == (count, seconds)
    assert parse_rate(str(rate)) == rate


@pytest.mark.parametrize(
    "text", ["many", "", "600", "/minute", "0/minute", "-1/minute", "1/fortnight", "1.5/minute", "٣/minute"]
)
def test_a_rate_that_is_none_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="such as 600/minute"):
        parse_rate(text)


def test_a_count_alone_is_one_within_the_usual_period() -> None:
    assert parse_rate("30", "minute") == parse_rate(30, "minute") == Rate(30, "minute")
    with pytest.raises(ValueError, match="600/minute, or 600"):
        parse_rate("many", "minute")


@pytest.mark.parametrize(
    ("host", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("x" * 10_000, "x" * 64),
    ],
)
def test_an_address_is_counted_with_its_site(host: str, counted: str) -> None:
    assert address_of(Request({"type": "http", "client": (host, 1)})) == counted
