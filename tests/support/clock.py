"""A clock that moves only when a test says so."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
"""A Monday morning."""


class ManualClock:
    """Stands still until it is moved."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        """Return the instant it stands at."""
        return self._now

    def advance(self, by: timedelta) -> datetime:
        """Move on and return the new instant."""
        self._now += by
        return self._now

    def set(self, to: datetime) -> datetime:
        """Stand at another instant."""
        self._now = to
        return to
