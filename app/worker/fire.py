"""The loop that fires what is due."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

from app.services.firing import Firing
from app.worker.loop import LONGEST_REST, Loop

LANES = 2
"""Batches of a backlog that are fired side by side, where the database allows it: the one is worked out while the
database writes the other."""


class FireLoop(Loop):
    """Fires batches as long as anything is due, then rests until the next item is."""

    def __init__(self, firing: Firing, fired: Callable[[], None]) -> None:
        super().__init__("fire")
        self._firing = firing
        self._fired = fired
        self._backlog = False

    async def turn(self) -> float:
        """Fire one batch, or a backlog until it is gone."""
        if self._backlog:
            self._backlog = False
            await self._work_off()
            return 0.0
        batch = await self._firing.fire_batch(tell=self._fired)
        self._backlog = batch.taken >= self._firing.batch
        if not batch.taken:
            batch = await self._firing.fire_reached()
            if batch.deliveries:
                self._fired()
        if batch.taken:
            return 0.0
        return seconds_until(await self._firing.until_next())

    async def _work_off(self) -> None:
        lanes = LANES if self._firing.is_shared else 1
        ended = await asyncio.gather(*(self._lane() for _ in range(lanes)), return_exceptions=True)
        # No lane is left running when this turn fails.
        for error in ended:
            if error is not None:
                raise error

    async def _lane(self) -> None:
        while not self.is_stopping:
            batch = await self._firing.fire_batch(fair=True, tell=self._fired)
            if batch.taken < self._firing.batch:
                return


def seconds_until(wait: timedelta | None) -> float:
    """Return how long to rest, never longer than a second."""
    if wait is None:
        return LONGEST_REST
    return min(LONGEST_REST, max(0.0, wait.total_seconds()))
