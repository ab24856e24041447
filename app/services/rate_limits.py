"""How many requests a key and its tenant may make, and how often an address may present a wrong key.

Counts are kept in this process, in fixed windows that begin with the first request. They go by a clock that cannot be
set back. Processes that share a PostgreSQL add their counts up once a second; no request waits for that.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from app.core.clock import Ticks
from app.core.rates import Rate
from app.repositories.rate_counts import Taken, Total

Subject = TypeVar("Subject", UUID, str)
_MANY = 50_000
"""Windows that are kept at most. The oldest makes room for a new one."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is left of an allowance after a request: the quota, what remains, and seconds until it is renewed."""

    name: str
    quota: int
    window: int
    remaining: int
    renewed_in: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may be carried out, by the allowances of its key and its tenant."""

    allowances: tuple[Allowance, ...]
    exhausted: Allowance | None
    """The allowance that is used up. It is the one that is renewed last, if several are."""


@dataclass(slots=True)
class _Window:
    ends_at: float
    count: int = 0
    told: int = 0
    """How many of the count other processes know of."""


class Windows(Generic[Subject]):
    """The counts of one kind of subject, each in a window of its own."""

    def __init__(self, rate: Rate, ticks: Ticks) -> None:
        self.rate = rate
        self._ticks = ticks
        self._windows: dict[Subject, _Window] = {}

    def current(self, subject: Subject) -> _Window:
        """Return a subject's window, a new one if it has none or the last is over."""
        now = self._ticks()
        window = self._windows.get(subject)
        if window is not None and window.ends_at > now:
            return window
        # One that is over goes to the end of the order, in which windows end.
        self._windows.pop(subject, None)
        self._make_room(now)
        window = self._windows[subject] = _Window(now + self.rate.seconds)
        return window

    def count(self, subject: Subject) -> int:
        """Return how many were counted in a subject's window."""
        window = self._windows.get(subject)
        return 0 if window is None or window.ends_at <= self._ticks() else window.count

    def renewed_in(self, window: _Window) -> int:
        """Return the whole seconds until a window is over."""
        return max(1, math.ceil(window.ends_at - self._ticks()))

    def untold(self) -> Iterator[tuple[Subject, _Window]]:
        """Yield the windows in which other processes do not know of everything."""
        now = self._ticks()
        return ((key, each) for key, each in self._windows.items() if each.count > each.told and each.ends_at > now)

    def learn(self, subject: Subject, total: int, told: int, ends_in: float) -> None:
        """Take over what all processes counted together, `told` of which this one had counted itself."""
        window = self._windows.get(subject)
        if window is not None:
            since = window.count - window.told - told
            window.count, window.told = total + since, total
            window.ends_at = self._ticks() + min(ends_in, self.rate.seconds)

    def _make_room(self, now: float) -> None:
        """Forget the windows that are over, and the oldest if there are too many all the same."""
        while self._windows:
            oldest = next(iter(self._windows))
            if self._windows[oldest].ends_at > now and len(self._windows) < _MANY:
                return
            del self._windows[oldest]


class RateLimiter:
    """Counts requests against the allowance of their key and that of their tenant."""

    def __init__(self, per_key: Rate, per_tenant: Rate, ticks: Ticks) -> None:
        self._kinds: dict[str, Windows[UUID]] = {
            "default": Windows(per_key, ticks),
            "tenant": Windows(per_tenant, ticks),
        }

    def take(self, key: UUID, tenant: UUID) -> Verdict:
        """Count one request, unless an allowance is used up."""
        found = [
            (name, kind, kind.current(subject))
            for (name, kind), subject in zip(self._kinds.items(), (key, tenant), strict=True)
        ]
        is_within = all(window.count < kind.rate.count for _, kind, window in found)
        allowances = []
        for name, kind, window in found:
            window.count += is_within
            quota = kind.rate.count
            remaining = max(0, quota - window.count)
            allowances.append(Allowance(name, quota, kind.rate.seconds, remaining, kind.renewed_in(window)))
        used_up = [each for each in allowances if not each.remaining]
        exhausted = None if is_within else max(used_up, key=lambda each: each.renewed_in)
        return Verdict(tuple(allowances), exhausted)

    def untold(self) -> list[Taken]:
        """Return what was counted here and other processes do not know of."""
        return [
            Taken(subject, window.count - window.told, kind.rate.seconds)
            for kind in self._kinds.values()
            for subject, window in kind.untold()
        ]

    def learn(self, taken: Iterable[Taken], totals: Iterable[Total]) -> None:
        """Take over what all processes counted together, once they know what was taken here."""
        told = {each.subject: each.count for each in taken}
        for total in totals:
            for kind in self._kinds.values():
                kind.learn(total.subject, total.count, told[total.subject], total.ends_in)


class FailureLimiter:
    """Counts wrong keys by the address that presented them."""

    def __init__(self, rate: Rate, ticks: Ticks) -> None:
        self._windows: Windows[str] = Windows(rate, ticks)

    @property
    def rate(self) -> Rate:
        """How many there may be."""
        return self._windows.rate

    def note(self, address: str) -> int | None:
        """Count one failure. Return None, or after too many of them the seconds until the next is looked at again."""
        window = self._windows.current(address)
        window.count += 1
        return None if window.count <= self.rate.count else self._windows.renewed_in(window)
