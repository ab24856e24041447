"""The only place that reads the machine's clock."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the present instant, timezone-aware and in UTC."""

    def now(self) -> datetime:
        """Return the present instant."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return datetime.now(UTC)


Ticks = Callable[[], float]
"""Returns seconds since an arbitrary moment. They never go back, whatever is done to the machine's clock."""

ticks: Ticks = time.monotonic
