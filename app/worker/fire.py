"""The loop that fires what is due."""

from collections.abc import Callable
from datetime import timedelta

from app.services.firing import Firing
from app.worker.loop import LONGEST_REST, Loop


class FireLoop(Loop):
    """Fires batches as long as anything is due, then rests until the next item is."""

    def __init__(self, firing: Firing, fired: Callable[[], None]) -> None:
        super().__init__("fire")
        self._firing = firing
        self._fired = fired
        self._backlog = False

    async def turn(self) -> float:
        """Fire one batch."""
        batch = await self._firing.fire_batch(fair=self._backlog, tell=self._fired)
        self._backlog = batch.taken >= self._firing.batch
        if not batch.taken:
            batch = await self._firing.fire_reached()
            if batch.deliveries:
                self._fired()
        if batch.taken:
            return 0.0
        return seconds_until(await self._firing.until_next())


def seconds_until(wait: timedelta | None) -> float:
    """Return how long to rest, never longer than a second."""
    if wait is None:
        return LONGEST_REST
    return min(LONGEST_REST, max(0.0, wait.total_seconds()))
