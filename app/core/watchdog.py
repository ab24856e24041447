"""Finds what blocks the event loop, and names the code that did it.

A timer on the loop is the heartbeat. Between two heartbeats the loop's own thread may use 50 ms of processor time, the
collector of garbage included. Processor time, not elapsed time: on a busy machine the thread waits through no fault of
its own. The stack is taken by a second thread while the loop is blocked. A C call that keeps the interpreter's lock
keeps that thread waiting too; it then runs as soon as the call returns, and finds the loop still at the same line.
"""

import asyncio
import gc
import linecache
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from itertools import islice
from types import CodeType, FrameType
from typing import Any

from app.core.logging import get_logger

LIMIT = 0.050
"""Seconds of processor time."""

_BEAT = 0.005
_SAMPLE = 0.010
_INNERMOST = 25
"""So many calls of the stack are reported."""

_Calls = tuple[tuple[CodeType, int | None], ...]
"""Functions, each with the line that was being run."""

_log = get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Gap:
    """One time that the loop was blocked: seconds of processor time, those spent collecting garbage, and where."""

    seconds: float
    collecting: float
    stack: tuple[str, ...]
    """The calls, innermost last. Empty if the loop went on before it could be taken."""


class Watchdog:
    """Watches one event loop. Every method is called on the loop's own thread."""

    def __init__(self, report: Callable[[Gap], None], limit: float = LIMIT) -> None:
        self._report = report
        self._limit = limit
        self.longest = 0.0
        """Seconds of processor time between two heartbeats, the most so far."""
        self._beat_at = 0.0
        self._used = 0.0
        self._collecting_since = 0.0
        self._collecting = 0.0
        self._sampled: tuple[float, _Calls] = (0.0, ())
        self._stopped = threading.Event()
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to watch the running loop."""
        gc.callbacks.append(self._collect)
        self._next()
        sampler = threading.Thread(
            target=self._sample, args=(threading.get_ident(),), name="afterview-watchdog", daemon=True
        )
        sampler.start()

    def stop(self) -> None:
        """Look at the time since the last heartbeat, and watch no more."""
        self._look()
        self._stopped.set()
        gc.callbacks.remove(self._collect)
        if self._timer is not None:
            self._timer.cancel()

    def _beat(self) -> None:
        self._look()
        self._next()

    def _next(self) -> None:
        self._collecting = 0.0
        self._beat_at, self._used = time.monotonic(), time.thread_time()
        self._timer = asyncio.get_running_loop().call_later(_BEAT, self._beat)

    def _look(self) -> None:
        seconds = time.thread_time() - self._used
        self.longest = max(self.longest, seconds)
        if seconds > self._limit:
            of_beat, calls = self._sampled
            self._report(Gap(seconds, self._collecting, _legible(calls) if of_beat == self._beat_at else ()))

    def _collect(self, phase: str, _info: dict[str, Any]) -> None:
        if phase == "start":
            self._collecting_since = time.thread_time()
        else:
            self._collecting += time.thread_time() - self._collecting_since

    def _sample(self, loop_thread: int) -> None:
        """Keep the stack of a loop that has not beaten for longer than it may. Runs on a thread of its own."""
        while not self._stopped.wait(_SAMPLE):
            beat_at = self._beat_at
            frame = sys._current_frames().get(loop_thread)  # noqa: SLF001 - documented, for debuggers
            if frame is not None and self._sampled[0] != beat_at and time.monotonic() - beat_at >= self._limit:
                self._sampled = (beat_at, _calls(frame))


@contextmanager
def watching(report: Callable[[Gap], None], limit: float = LIMIT) -> Iterator[Watchdog]:
    """Watch the running event loop, and have each gap above the limit reported."""
    watchdog = Watchdog(report, limit)
    watchdog.start()
    try:
        yield watchdog
    finally:
        watchdog.stop()


def debugging(*, on: bool) -> AbstractContextManager[object]:
    """Watch the running event loop if debugging is on, and log what blocks it."""
    return watching(_log_gap) if on else nullcontext()


def _log_gap(gap: Gap) -> None:
    _log.warning(
        "event loop blocked",
        milliseconds=round(gap.seconds * 1000, 1),
        collecting_milliseconds=round(gap.collecting * 1000, 1),
        stack=gap.stack,
    )


def _calls(frame: FrameType) -> _Calls:
    """Return the calls of a stack, innermost last. Nothing is read from files, so that the loop is still at them."""
    walked = islice(traceback.walk_stack(frame), _INNERMOST)
    return tuple((each.f_code, line) for each, line in walked)[::-1]


def _legible(calls: _Calls) -> tuple[str, ...]:
    return tuple(
        f"{code.co_filename}:{line} in {code.co_name}: {linecache.getline(code.co_filename, line or 0).strip()}"
        for code, line in calls
    )
