"""How the worker works a backlog of due items off."""

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest

from app.services.firing import FiredBatch, Firing
from app.worker.fire import LANES, FireLoop

BATCH = 10


class Backlog:
    """Stands in for firing: so many items are due, and batches of them end when they are told to."""

    def __init__(self, due: int, *, is_shared: bool) -> None:
        self.due = due
        self.batch = BATCH
        self.is_shared = is_shared
        self.fair: list[bool] = []
        self.under_way = self.most = 0
        self.failing = False

    async def fire_batch(self, *, fair: bool = False, tell: Callable[[], None]) -> FiredBatch:
        self.fair.append(fair)
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        taken = min(self.due, BATCH)
        self.due -= taken
        try:
            # The others get their turn, as while a database writes.
            await asyncio.sleep(0)
            if self.failing and taken:
                self.failing = False
                message = "the database went away"
                raise OSError(message)
            return FiredBatch(taken=taken, events=taken, deliveries=taken)
        finally:
            self.under_way -= 1

    async def fire_reached(self) -> FiredBatch:
        return FiredBatch()

    async def until_next(self) -> timedelta | None:
        return None


def loop_of(backlog: Backlog) -> FireLoop:
    return FireLoop(cast("Firing", backlog), lambda: None)


@pytest.mark.parametrize(("is_shared", "most"), [(True, LANES), (False, 1)])
async def test_a_backlog_is_fired_side_by_side_where_that_is_possible(is_shared: bool, most: int) -> None:
    backlog = Backlog(7 * BATCH + 3, is_shared=is_shared)
    loop = loop_of(backlog)
    assert await loop.turn() == 0.0
    # One batch is only then known to be a backlog's when it came back full; from then on tenants share what is taken.
    assert (backlog.fair, backlog.most) == ([False], 1)
    assert await loop.turn() == 0.0
    assert (backlog.due, backlog.under_way, backlog.most) == (0, 0, most)
    assert all(backlog.fair[1:])
    await loop.turn()
    assert backlog.fair[-1] is False


async def test_a_batch_that_fails_ends_the_turn_when_the_others_have_ended() -> None:
    backlog = Backlog(4 * BATCH, is_shared=True)
    loop = loop_of(backlog)
    await loop.turn()
    backlog.failing = True
    with pytest.raises(OSError, match="went away"):
        await loop.turn()
    assert backlog.under_way == 0


async def test_a_loop_that_is_to_stop_begins_no_other_batch() -> None:
    backlog = Backlog(100 * BATCH, is_shared=True)
    loop = loop_of(backlog)
    await loop.turn()
    await loop.stop()
    await loop.turn()
    assert backlog.due == 99 * BATCH
