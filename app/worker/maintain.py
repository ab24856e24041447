"""The loop that keeps the house: seldom, and never in the way."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from app.core.logging import get_logger
from app.db import is_passing
from app.services.housekeeping import Housekeeping
from app.worker.loop import Loop

MEASURE_EVERY = 5.0
KEEP_HOUSE_EVERY = 300.0
"""Seconds."""

_log = get_logger(__name__)
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
        failed: Exception | None = None
        for chore in (self._keep_house, self._housekeeping.measure, *self._chores):
            try:
                await chore()
            except Exception as error:
                if is_passing(error):
                    raise
                # What comes after it is done all the same; then the turn fails.
                _log.exception("chore failed", chore=getattr(chore, "__qualname__", repr(chore)))
                failed = error
        if failed is not None:
            raise failed
        return MEASURE_EVERY

    async def _keep_house(self) -> None:
        now = asyncio.get_running_loop().time()
        if now >= self._next:
            self._next = now + MEASURE_EVERY
            await self._housekeeping.run()
            self._next = now + KEEP_HOUSE_EVERY
