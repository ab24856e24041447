"""Long computations in pieces, so that the event loop can do other things in between.

A computation is a generator that yields where it may be interrupted and returns its result. Rules stay pure that way:
they say where, not how.
"""

import asyncio
import sys
import time
from collections.abc import Generator
from importlib import import_module
from typing import TypeVar

T = TypeVar("T")
Steps = Generator[None, None, T]
"""A computation in steps of a few milliseconds at most, and its result."""

_LONGEST_PIECE = 0.010
"""Seconds after which the loop gets a turn."""


class Pace:
    """Lets an asynchronous loop that seldom waits for anything give the event loop its turns."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    async def breathe(self) -> None:
        """Give the event loop a turn if the last one was 10 ms ago."""
        if time.monotonic() - self._since >= _LONGEST_PIECE:
            await asyncio.sleep(0)
            self._since = time.monotonic()


async def in_pieces(steps: Steps[T]) -> T:
    """Run a computation, giving the event loop a turn every 10 ms."""
    pace = Pace()
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            result: T = ended.value
            return result
        await pace.breathe()


async def give_way() -> None:
    """Give the event loop a turn."""
    await asyncio.sleep(0)


async def load(module: str) -> None:
    """Import a large module before it is first used, in a thread that lets the event loop go on every 5 ms."""
    if module not in sys.modules:
        await asyncio.to_thread(import_module, module)


def at_once(steps: Steps[T]) -> T:
    """Run a computation that is known to be short."""
    while True:
        try:
            next(steps)
        except StopIteration as ended:
            result: T = ended.value
            return result
