"""Puts the worker together, and runs it as a process of its own or inside the one that serves the API."""

import asyncio
from collections.abc import Sequence
from typing import Self

from app.core.crypto import Vault
from app.core.logging import get_logger
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.services.delivering import Delivering, Sends
from app.services.draft_writing import DraftWriting
from app.services.firing import Firing
from app.services.housekeeping import Housekeeping
from app.services.loop_health import LoopHealth
from app.services.waking import Waker
from app.webhooks.addresses import AddressPolicy
from app.webhooks.sender import Sender, SenderLimits
from app.worker.deliver import DeliverLoop
from app.worker.fire import FireLoop
from app.worker.loop import Loop
from app.worker.maintain import Chore, MaintainLoop
from app.worker.wake import WakeLoop
from app.worker.write import WriteLoop

_log = get_logger(__name__)


class Worker:
    """Fires, delivers and keeps house until it is stopped."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        waker: Waker,
        *,
        firing: Firing,
        delivering: Delivering,
        housekeeping: Housekeeping,
        writing: DraftWriting | None = None,
        chores: Sequence[Chore] = (),
        health: LoopHealth | None = None,
    ) -> None:
        self._waker = waker
        self._deliver = DeliverLoop(delivering, slots=settings.worker_concurrency, drain_seconds=settings.drain_seconds)
        self._fire = FireLoop(firing, self._deliver.wake)
        self._others: list[Loop] = [MaintainLoop(housekeeping, chores)]
        self._woken: list[Loop] = [self._fire, self._deliver]
        if writing is not None:
            write = WriteLoop(writing, drain_seconds=settings.drain_seconds)
            self._others.append(write)
            self._woken.append(write)
        if not database.is_sqlite:
            self._others.append(WakeLoop(database, waker))
        if health is not None:
            for loop in (self._deliver, self._fire, *self._others):
                loop.report_to(health)

    async def start(self) -> None:
        """Begin."""
        for loop in (self._deliver, self._fire, *self._others):
            loop.start()
        for loop in self._woken:
            self._waker.add(loop.wake)
        _log.info("worker started")

    async def stop(self) -> None:
        """Take nothing more, finish what is in flight, give the rest back."""
        for loop in self._woken:
            self._waker.remove(loop.wake)
        await asyncio.gather(*(loop.stop() for loop in (self._fire, self._deliver, *self._others)))
        _log.info("worker stopped")

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()


def build_worker(
    settings: Settings,
    database: Database,
    waker: Waker,
    *,
    sender: Sends,
    vault: Vault,
    telemetry: Telemetry,
    firing: Firing,
    writing: DraftWriting | None = None,
    chores: Sequence[Chore] = (),
    health: LoopHealth | None = None,
) -> Worker:
    """Make a worker with the service's own parts.

    Args:
        settings: Every setting.
        database: Its connections.
        waker: Wakes it; shared with the API when both run in one process.
        sender: A sender that was started.
        vault: Unseals the endpoints' secrets.
        telemetry: Where to count.
        firing: Fires what is due.
        writing: Has drafts written by a remote writer, if anything is to wait for one.
        chores: What else is to be done every few seconds.
        health: Is told how the loops fare.
    """
    return Worker(
        settings,
        database,
        waker,
        firing=firing,
        delivering=Delivering(database, sender, vault, settings, telemetry),
        housekeeping=Housekeeping(database, settings=settings, telemetry=telemetry),
        writing=writing,
        chores=chores,
        health=health,
    )


def build_sender(settings: Settings, addresses: AddressPolicy) -> Sender:
    """Make the sender that the settings ask for, which goes to these addresses alone. It is still to be started."""
    slots = settings.worker_concurrency
    limits = SenderLimits(
        deadline=settings.send_deadline_seconds, connections=max(slots, 1024), connections_per_host=slots
    )
    return Sender(addresses, limits=limits)
