"""What every loop of the worker does alike: start, take turns, rest until woken, stop."""

import asyncio
from abc import ABC, abstractmethod

from app.core.logging import get_logger
from app.db import is_passing
from app.services.loop_health import LoopHealth

LONGEST_REST = 1.0
"""Seconds."""
AFTER_A_FAULT = 0.5
"""Seconds to wait before the next turn when one failed."""

_log = get_logger(__name__)


class Loop(ABC):
    """Something that takes turns until it is stopped."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._woken = asyncio.Event()
        self._stopping = False
        self._health: LoopHealth | None = None
        self._task: asyncio.Task[None] | None = None

    @property
    def is_stopping(self) -> bool:
        """Tell whether it was asked to stop."""
        return self._stopping

    def wake(self) -> None:
        """End the rest."""
        self._woken.set()

    def report_to(self, health: LoopHealth) -> None:
        """Tell there how turns go."""
        self._health = health

    def is_well(self) -> None:
        """Tell that it works: said after each turn, and by a turn that does not end by itself."""
        if self._health is not None:
            self._health.succeeded(self._name)

    def start(self) -> None:
        """Begin to take turns."""
        self._task = asyncio.get_running_loop().create_task(self._run(), name=f"afterview-{self._name}")

    async def stop(self) -> None:
        """Finish the turn, and take no more."""
        self._stopping = True
        self.wake()
        if self._task is not None:
            await self._task
            self._task = None

    @abstractmethod
    async def turn(self) -> float:
        """Do what there is to do, and return for how many seconds to rest at most, unless woken."""

    async def _run(self) -> None:
        while not self._stopping:
            self._woken.clear()
            try:
                seconds = await self.turn()
            except Exception as error:  # noqa: BLE001 - a loop outlives whatever one turn meets
                seconds = AFTER_A_FAULT
                if is_passing(error):
                    _log.warning("the database could not serve", loop=self._name, error=repr(error))
                else:
                    _log.exception("turn failed", loop=self._name)
                if self._health is not None:
                    self._health.failed(self._name)
                # Whatever woke it meanwhile is found in the next turn; a fault is never answered at full speed.
                await pause(seconds)
                continue
            self.is_well()
            if seconds > 0 and not self._stopping:
                await rest(self._woken, seconds)
            else:
                await pause(0)


async def pause(seconds: float) -> None:
    """Wait, whatever happens meanwhile."""
    await asyncio.sleep(seconds)


async def rest(woken: asyncio.Event, seconds: float) -> bool:
    """Wait for an event, so many seconds at most, and tell whether it came."""
    try:
        async with asyncio.timeout(seconds):
            await woken.wait()
    except TimeoutError:
        return False
    return True
