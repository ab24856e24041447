"""How many requests a key may make."""

from dataclasses import dataclass

from limits import RateLimitItem, parse

from app.core.clock import Clock


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of a key's allowance after a request: the quota, what remains, and seconds until it is renewed."""

    is_within: bool
    quota: int
    window: int
    remaining: int
    renewed_in: int

    def headers(self) -> list[tuple[bytes, bytes]]:
        """Return the `RateLimit` fields of the answer."""
        return [
            (b"ratelimit-policy", b'"default";q=%d;w=%d' % (self.quota, self.window)),
            (b"ratelimit", b'"default";r=%d;t=%d' % (self.remaining, self.renewed_in)),
        ]


_MANY = 1000
"""How many windows may be kept before those that are over are dropped."""


@dataclass(slots=True)
class _Window:
    ends_at: float
    count: int = 0


class RateLimiter:
    """Counts the requests of each key in this process, in a fixed window that begins with a key's first request."""

    def __init__(self, limit: str, clock: Clock) -> None:
        item: RateLimitItem = parse(limit)
        self._quota, self._seconds = item.amount, item.get_expiry()
        self._clock = clock
        self._windows: dict[str, _Window] = {}
        self._swept_at = 0.0

    def take(self, key: str) -> Allowance:
        """Count one request of a key."""
        now = self._clock.now().timestamp()
        window = self._windows.get(key)
        if window is None or window.ends_at <= now:
            self._sweep(now)
            window = self._windows[key] = _Window(now + self._seconds)
        window.count += 1
        remaining = max(0, self._quota - window.count)
        renewed_in = max(0, round(window.ends_at - now))
        return Allowance(window.count <= self._quota, self._quota, self._seconds, remaining, renewed_in)

    def _sweep(self, now: float) -> None:
        """Drop the windows that are over, once in the time that one lasts."""
        if len(self._windows) > _MANY and now >= self._swept_at + self._seconds:
            self._windows = {key: window for key, window in self._windows.items() if window.ends_at > now}
            self._swept_at = now
