"""The loop that has drafts written by a remote writer: several at once, since most of the time is waiting."""

import asyncio

from app.core.logging import get_logger
from app.repositories.drafts import Unwritten
from app.services.draft_writing import DraftWriting
from app.worker.loop import LONGEST_REST, Loop

SLOTS = 8
"""Drafts that are being written at once."""
_log = get_logger(__name__)


class WriteLoop(Loop):
    """Takes up drafts as long as there are free slots, and writes each in a task of its own."""

    def __init__(self, writing: DraftWriting, *, drain_seconds: float) -> None:
        super().__init__("write")
        self._writing = writing
        self._drain_seconds = drain_seconds
        self._tasks: set[asyncio.Task[None]] = set()

    async def turn(self) -> float:
        """Take up what waits."""
        free = SLOTS - len(self._tasks)
        for draft in await self._writing.take(free) if free else ():
            task = asyncio.get_running_loop().create_task(self._write(draft))
            self._tasks.add(task)
            task.add_done_callback(self._done)
        return LONGEST_REST

    async def stop(self) -> None:
        """Take up nothing more, and wait a while for what is being written; the rest is found again later."""
        await super().stop()
        if self._tasks:
            _, unfinished = await asyncio.wait(self._tasks, timeout=self._drain_seconds)
            for task in unfinished:
                task.cancel()
            await asyncio.gather(*unfinished, return_exceptions=True)

    async def _write(self, draft: Unwritten) -> None:
        try:
            await self._writing.write(draft)
        except Exception:  # noqa: BLE001 - one draft must not stop the others
            # It is found again when its lease is over, and written by the composer after some tries.
            _log.exception("writing failed", draft_id=str(draft.id))

    def _done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        self.wake()
