"""The loop that keeps the house: seldom, and never in the way."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from app.services.housekeeping import Housekeeping
from app.worker.loop import Loop

MEASURE_EVERY = 5.0
KEEP_HOUSE_EVERY = 300.0
"""Seconds."""

Chore = Callable[[], Awaitable[None]]


class MaintainLoop(Loop):
    """Keeps house at the start and every few minutes, and the gauges fresh in between."""

    def __init__(self, housekeeping: Housekeeping, chores: Sequence[Chore] = ()) -> None:
        super().__init__("maintain")
        self._housekeeping = housekeeping
        self._chores = chores
        self._next = 0.0

    async def turn(self) -> float:
        """Do what is due of it."""
        now = asyncio.get_running_loop().time()
        if now >= self._next:
            await self._housekeeping.run()
            self._next = now + KEEP_HOUSE_EVERY
        await self._housekeeping.measure()
        for chore in self._chores:
            await chore()
        return MEASURE_EVERY
