"""Wakes workers when something falls due before they would look again: in this process at once, in others by NOTIFY."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from app.core.clock import Clock
from app.core.logging import get_logger
from app.db import Database
from app.repositories.notifications import notify

LOOK_EVERY = timedelta(seconds=1)
"""How long a worker sleeps at most."""

_log = get_logger(__name__)


class Waker:
    """Passes wake-up calls on.

    A call to other processes is sent at once if none is under way; all that come in meanwhile become one more.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._sleepers: list[Callable[[], None]] = []
        self._sending: asyncio.Task[None] | None = None
        self._again = False

    def add(self, wake: Callable[[], None]) -> None:
        """Let a worker of this process be woken."""
        self._sleepers.append(wake)

    def remove(self, wake: Callable[[], None]) -> None:
        """Wake that worker no more."""
        self._sleepers.remove(wake)

    def poke(self, at: datetime) -> None:
        """Say, after the commit, that something falls due at an instant. Nothing happens if workers look in time."""
        if at > self._clock.now() + LOOK_EVERY:
            return
        self.wake_here()
        if not self._sleepers and not self._database.is_sqlite:
            self._call_others()

    def wake_here(self) -> None:
        """Wake this process's workers."""
        for wake in self._sleepers:
            wake()

    async def close(self) -> None:
        """Wait for the call under way."""
        if self._sending is not None:
            await self._sending

    def _call_others(self) -> None:
        if self._sending is not None:
            self._again = True
            return
        self._sending = asyncio.get_running_loop().create_task(self._send())

    async def _send(self) -> None:
        try:
            await notify(self._database)
        except Exception:  # noqa: BLE001 - whatever went wrong, workers look by themselves soon
            _log.warning("wake-up call failed", exc_info=True)
        finally:
            self._sending = None
        if self._again:
            self._again = False
            self._call_others()
