"""A worker process that kills itself at a chosen point, for tests: the service's own parts with a fuse in between.

Its arguments are `POINT [--ahead SECONDS] [--wrong SECONDS]`; settings come from the environment,
as for the real one. POINT is one of `Point`; `none` runs to the end. With `--ahead` its clock, and the database's for
its statements, are that much ahead, so that leases left behind by a dead worker have ended. With `--wrong` its
machine's clock is that much off, and nobody else's.
"""

import argparse
import asyncio
import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

import uvloop

from app.core.clock import Clock, SystemClock
from app.core.crypto import Vault
from app.core.ids import new_id
from app.core.logging import configure_logging
from app.core.settings import Settings, decode_secret_key
from app.core.telemetry import Telemetry
from app.db import connect
from app.repositories import fan_outs
from app.repositories.fan_outs import Step
from app.services.delivering import Delivering, Job, Tried
from app.services.fan_out import FanOut
from app.services.firing import FiredBatch, Firing
from app.services.housekeeping import Housekeeping
from app.services.waking import Waker
from app.webhooks.addresses import AddressPolicy
from app.worker.runner import Worker, build_sender


class Point(StrEnum):
    """Where a worker dies."""

    NONE = "none"
    BEFORE_FIRE_COMMIT = "before_fire_commit"
    AFTER_FIRE_COMMIT = "after_fire_commit"
    IN_FAN_OUT = "in_fan_out"
    """After the first of several transactions that tell endpoints of events. They are made small."""
    AFTER_CLAIM = "after_claim"
    BEFORE_RESULT_COMMIT = "before_result_commit"


class ShiftedClock:
    """The machine's clock, and then some."""

    def __init__(self, ahead: timedelta) -> None:
        self._ahead = ahead

    def now(self) -> datetime:
        """Return the present instant of this clock."""
        return datetime.now(UTC) + self._ahead


class WrongClock(SystemClock):
    """The clock of a machine that has it wrong."""

    def __init__(self, by: timedelta) -> None:
        self._by = by

    def now(self) -> datetime:
        """Return what this machine believes the present instant to be."""
        return super().now() + self._by

    def draw_id(self) -> UUID:
        """Draw an identifier as this machine does: it begins with the time."""
        return UUID(int=new_id().int + (self._by // timedelta(milliseconds=1) << 80))


def die() -> None:
    """End at once, as if the power had failed."""
    os.kill(os.getpid(), signal.SIGKILL)


class FusedFiring(Firing):
    """Dies around the commit."""

    point = Point.NONE

    async def _fire_due(self, *, fair: bool) -> FiredBatch:
        # Not later: the loop that delivers is told next, and would have begun.
        fired = await super()._fire_due(fair=fair)
        if fired.taken and self.point is Point.AFTER_FIRE_COMMIT:
            die()
        return fired

    async def _fire(self, *arguments: Any, **options: Any) -> FiredBatch:
        fired = await super()._fire(*arguments, **options)
        if self.point is Point.BEFORE_FIRE_COMMIT:
            die()
        return fired


class FusedFanOut(FanOut):
    """Dies after a transaction."""

    async def go_on(self) -> Step:
        """Write some deliveries, and die."""
        step = await super().go_on()
        if step.events:
            die()
        return step


class FusedDelivering(Delivering):
    """Dies with deliveries claimed, or with results not recorded."""

    point = Point.NONE

    async def exchange(self, tried: list[Tried], free: int) -> list[Job]:
        """Record and claim, and die before or afterwards if asked to."""
        if tried and self.point is Point.BEFORE_RESULT_COMMIT:
            die()
        jobs = await super().exchange(tried, free)
        if jobs and self.point is Point.AFTER_CLAIM:
            die()
        return jobs


async def main(point: Point, ahead: float, wrong: float) -> None:
    """Run until SIGTERM."""
    settings = Settings()
    configure_logging("json", "warning")
    machine = WrongClock(timedelta(seconds=wrong))
    clock: Clock = ShiftedClock(timedelta(seconds=ahead)) if ahead else machine
    database = connect(settings, clock)
    telemetry = Telemetry()
    secret = settings.secret_key
    assert secret is not None
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    waker = Waker(database, clock)
    async with build_sender(settings, AddressPolicy(allow_insecure=True)) as sender:
        firing = FusedFiring(
            database,
            base_url=settings.base_url,
            batch=settings.fire_batch,
            telemetry=telemetry,
            draw_id=machine.draw_id if wrong else new_id,
        )
        delivering = FusedDelivering(
            database, sender, Vault(decode_secret_key(secret.get_secret_value())), settings, telemetry
        )
        firing.point = delivering.point = point
        if point is Point.IN_FAN_OUT:
            fan_outs.AT_ONCE = dict.fromkeys(fan_outs.AT_ONCE, 4)
            firing._fan_out = FusedFanOut(database, telemetry)
        housekeeping = Housekeeping(database, settings=settings, telemetry=telemetry)
        async with Worker(settings, database, waker, firing=firing, delivering=delivering, housekeeping=housekeeping):
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            await stop.wait()
        await waker.close()
    await database.close()


def run() -> None:
    """Run as the arguments say."""
    parser = argparse.ArgumentParser()
    parser.add_argument("point", type=Point)
    parser.add_argument("--ahead", type=float, default=0)
    parser.add_argument("--wrong", type=float, default=0)
    chosen = parser.parse_args()
    uvloop.run(main(chosen.point, chosen.ahead, chosen.wrong))
