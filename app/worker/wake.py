"""The loop that listens for wake-up calls of other processes."""

from app.db import Database
from app.repositories.notifications import listening
from app.services.waking import Waker
from app.worker.loop import Loop


class WakeLoop(Loop):
    """Listens for as long as its connection lasts, and connects again when it breaks."""

    def __init__(self, database: Database, waker: Waker) -> None:
        super().__init__("wake")
        self._database = database
        self._waker = waker

    async def turn(self) -> float:
        """Listen until the connection breaks or the loop is stopped."""
        async with listening(self._database, self._waker.wake_here, self.wake):
            # A call may have been missed while nobody listened.
            self._waker.wake_here()
            self.is_well()
            await self._woken.wait()
        return 0.0
