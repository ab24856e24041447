"""The loop that claims deliveries, keeps them in flight, and records what came of them."""

import asyncio
from collections import deque

from app.core.logging import get_logger
from app.db import is_passing
from app.services.delivering import Delivering, Job, Tried
from app.worker.loop import LONGEST_REST, Loop, pause, rest

FLUSH_EVERY = 0.01
"""Seconds over which results are gathered before they are recorded together."""

_AHEAD = 4
"""How many deliveries are claimed ahead for each that left its slot since the last claim."""

_log = get_logger(__name__)


class DeliverLoop(Loop):
    """Has at most `slots` deliveries in flight.

    It claims what it has free slots for by the time the next claim is answered: those free now, and four times as many
    as came free since the last claim was asked for, since a busy database answers late. So quick receivers never wait
    for the database, and as soon as receivers hang, nothing is claimed that could not be sent at once.
    """

    def __init__(self, delivering: Delivering, *, slots: int, drain_seconds: float) -> None:
        super().__init__("deliver")
        self._delivering = delivering
        self._slots = slots
        self._drain_seconds = drain_seconds
        self._in_flight: dict[asyncio.Task[Tried], Job] = {}
        self._ready: deque[Job] = deque()
        self._freed = 0
        self._done: list[Tried] = []
        self._last_turn = 0.0
        self._urgent = False

    def wake(self) -> None:
        """End the rest at once: something new may be due."""
        self._urgent = True
        super().wake()

    async def turn(self) -> float:
        """Record results, claim what there are free slots for, and start to send it."""
        await self._gather()
        self._urgent = False
        expected, self._freed = _AHEAD * min(self._freed, self._slots), 0
        free = max(0, self._slots + expected - len(self._in_flight) - len(self._ready))
        jobs = await self._exchange(0 if self.is_stopping else free)
        self._ready.extend(jobs)
        self._fill()
        if jobs or self._in_flight:
            # There may be more, but no slot or no result yet: the next result wakes it.
            return LONGEST_REST if self._in_flight else 0.0
        wait = await self._delivering.until_next()
        return LONGEST_REST if wait is None else min(LONGEST_REST, max(FLUSH_EVERY, wait.total_seconds()))

    async def stop(self) -> None:
        """Claim no more, let what is in flight finish, record it all."""
        await super().stop()
        ends_at = _now() + self._drain_seconds
        self._done += [self._delivering.unsent(job) for job in self._ready]
        self._ready.clear()
        while self._in_flight and _now() < ends_at:
            self._woken.clear()
            await self._flush(ends_at)
            if self._in_flight:
                await rest(self._woken, min(LONGEST_REST, max(0.0, ends_at - _now())))
        for task, job in list(self._in_flight.items()):
            task.cancel()
            self._done.append(self._delivering.cut_off(job))
        await asyncio.gather(*self._in_flight, return_exceptions=True)
        self._in_flight.clear()
        await self._flush(_now() + self._drain_seconds)

    async def _gather(self) -> None:
        """Let results come together for a moment, unless something new may be due."""
        left = self._last_turn + FLUSH_EVERY - _now()
        if left > 0 and not self._urgent and not self.is_stopping:
            await pause(left)
        self._last_turn = _now()

    async def _exchange(self, free: int) -> list[Job]:
        done, self._done = self._done, []
        try:
            return await self._delivering.exchange(done, free)
        except Exception as error:
            if is_passing(error) or not done:
                # Their leases still stand: they are recorded when the database is back.
                self._done = done + self._done
                raise
            _log.exception("results could not be recorded together")
            await self._delivering.settle_bare(done)
            return []

    async def _flush(self, ends_at: float) -> None:
        while self._done:
            try:
                await self._exchange(0)
            except Exception as error:  # noqa: BLE001 - nothing may keep the process from ending
                if not is_passing(error) or _now() >= ends_at:
                    _log.exception("results lost at shutdown; their deliveries will be repeated", count=len(self._done))
                    return
                await pause(FLUSH_EVERY)

    def _fill(self) -> None:
        """Send what is ready as far as there are free slots."""
        while len(self._in_flight) < self._slots and (job := self._next()) is not None:
            self._send(job)

    def _next(self) -> Job | None:
        """Return the job that gets the next free slot: the one claimed first. What shares slots out chooses here."""
        return self._ready.popleft() if self._ready else None

    def _send(self, job: Job) -> None:
        task = asyncio.get_running_loop().create_task(self._delivering.attempt(job))
        self._in_flight[task] = job
        task.add_done_callback(self._finished)

    def _finished(self, task: asyncio.Task[Tried]) -> None:
        job = self._in_flight.pop(task, None)
        if job is None or task.cancelled():
            return
        error = task.exception()
        if error is None:
            self._done.append(task.result())
        else:
            _log.error("try failed within the service", delivery_id=str(job.claim.delivery_id), exc_info=error)
            self._done.append(self._delivering.broken(job, error))
        self._freed += 1
        if not self.is_stopping:
            self._fill()
        self._woken.set()


def _now() -> float:
    return asyncio.get_running_loop().time()
