"""How many requests a key may make."""

from dataclasses import dataclass

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage

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
        self._storage = MemoryStorage()

    def take(self, key: str) -> Allowance:
        """Count one request of a key."""
        # A fixed window, as the library's own strategy keeps it, asked once for all there is to tell.
        quota, window, name = self._item.amount, self._item.get_expiry(), self._item.key_for(key)
        count = self._storage.incr(name, window)
        renewed_in = max(0, round(self._storage.get_expiry(name) - self._clock.now().timestamp()))
        return Allowance(count <= quota, quota, window, max(0, quota - count), renewed_in)
