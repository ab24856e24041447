"""When a delivery that failed is tried again, and when an endpoint is given a rest or given up."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

RETRY_DELAYS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""The wait after the first failed try, the second, and so on. After the tenth failure there is no further try."""

JITTER = 0.2
"""The largest share by which a wait is lengthened, so that retries of one moment spread out. Never shortened."""

RETRY_AFTER_STATUSES = frozenset({429, 502, 503, 504})
PAUSE_STATUSES = frozenset({429, 503})
"""With these, `Retry-After` is about the receiver, not about the one event."""
RETRY_AFTER_LIMIT = timedelta(hours=6)
FAILING_LIMIT = timedelta(days=5)

OPENS_AFTER = 5
FIRST_REST = timedelta(seconds=10)
LONGEST_REST = timedelta(minutes=5)

_MOST_DIGITS = 9
_DOUBLINGS = 16


def retry_delay(
    failures: int, *, jitter: float, now: datetime, status: int | None = None, retry_after: str | None = None
) -> timedelta | None:
    """Return how long to wait before the next try, or None when the tries are used up.

    Args:
        failures: How many tries have failed, the present one included; 1 or more.
        jitter: A random number from 0 to 1.
        now: The instant of the answer, against which a date in `retry_after` is read.
        status: The HTTP status of the answer, if there was one.
        retry_after: The answer's `Retry-After` header: seconds or an HTTP date. It counts with 429, 502, 503 and 504,
            up to 6 hours, and only lengthens the wait.
    """
    if failures > len(RETRY_DELAYS):
        return None
    scheduled = RETRY_DELAYS[failures - 1] * (1 + JITTER * jitter)
    if retry_after is None or status not in RETRY_AFTER_STATUSES:
        return scheduled
    return max(scheduled, min(parse_retry_after(retry_after, now) or timedelta(), RETRY_AFTER_LIMIT))


def pause(now: datetime, status: int | None, retry_after: str | None) -> timedelta | None:
    """Return for how long a receiver asks to be left alone: by 429 or 503 with `Retry-After`, at most 6 hours."""
    if retry_after is None or status not in PAUSE_STATUSES:
        return None
    return min(parse_retry_after(retry_after, now) or timedelta(), RETRY_AFTER_LIMIT) or None


def parse_retry_after(value: str, now: datetime) -> timedelta | None:
    """Read a `Retry-After` header (RFC 9110, 10.2.3).

    Returns:
        The wait from `now` on, zero for a date that has passed, or None when the value is neither seconds nor a date.
        A number beyond nine digits, which a timedelta may not hold, is read as the largest of nine digits.
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        digits = text.lstrip("0")
        return timedelta(seconds=10**_MOST_DIGITS - 1 if len(digits) > _MOST_DIGITS else int(digits or "0"))
    try:
        instant = parsedate_to_datetime(text)
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=UTC)
        return max(instant - now, timedelta())
    except (ValueError, OverflowError, TypeError, IndexError):
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    """What the tries of one endpoint, in the order they ended, say of it.

    Closed, the breaker lets everything through. After `OPENS_AFTER` failures in a row it opens: nothing goes out
    before `open_until`, then one try at a time probes the endpoint. A probe that fails doubles the rest, from
    `FIRST_REST` up to `LONGEST_REST`; any success closes the breaker.
    """

    failures_in_a_row: int = 0
    failing_since: datetime | None = None
    open_until: datetime | None = None

    def after_success(self) -> "Health":
        """Return the health once a try has succeeded: as good as new."""
        return Health()

    def after_failure(self, now: datetime) -> "Health":
        """Return the health once a try has failed at `now`.

        A failure of a try that was still under way when the breaker opened does not lengthen the rest.
        """
        failures = self.failures_in_a_row + 1
        since = self.failing_since or now
        if failures < OPENS_AFTER:
            return Health(failures_in_a_row=failures, failing_since=since)
        if self.open_until is not None and now < self.open_until:
            return Health(failures_in_a_row=self.failures_in_a_row, failing_since=since, open_until=self.open_until)
        doublings = min(failures - OPENS_AFTER, _DOUBLINGS)
        rest = min(FIRST_REST * 2**doublings, LONGEST_REST)
        return Health(failures_in_a_row=failures, failing_since=since, open_until=now + rest)

    def paused(self, until: datetime) -> "Health":
        """Return the health once the receiver asked for a pause: nothing goes out until then at least."""
        return replace(self, open_until=max(until, self.open_until or until))

    def slots(self, cap: int, now: datetime) -> int:
        """Return how many tries may be in flight at `now`, of an endpoint allowed `cap` when it is well."""
        if self.open_until is None:
            return cap
        return 0 if now < self.open_until else min(1, cap)

    def must_disable(self, now: datetime) -> bool:
        """Tell whether the endpoint has failed for 5 days with no success between, and is to be disabled."""
        return self.failing_since is not None and now - self.failing_since >= FAILING_LIMIT
