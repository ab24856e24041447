"""How many requests a key may make."""

from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

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


class RateLimiter:
    """Counts the requests of each key in this process."""

    def __init__(self, limit: str, clock: Clock) -> None:
        self._clock = clock
        self._item: RateLimitItem = parse(limit)
        self._strategy = FixedWindowRateLimiter(MemoryStorage())

    def take(self, key: str) -> Allowance:
        """Count one request of a key."""
        is_within = self._strategy.hit(self._item, key)
        stats = self._strategy.get_window_stats(self._item, key)
        renewed_in = max(0, round(stats.reset_time - self._clock.now().timestamp()))
        return Allowance(is_within, self._item.amount, self._item.get_expiry(), stats.remaining, renewed_in)
