"""What waits for its time, on both databases."""

from datetime import timedelta

import pytest

from app.core.ids import new_id
from app.db import Database
from app.domain.webhooks import DueItem, DueKind
from app.repositories.due_items import DueItems
from tests.support.clock import ManualClock

MINUTE = timedelta(minutes=1)


async def put(database: Database, *items: DueItem, stopped: bool = False) -> None:
    async with database.writing() as connection:
        await DueItems(connection, database).put(items, stopped=stopped)
        await connection.commit()


async def due(database: Database, limit: int = 100, *, fair: bool = False) -> list[DueItem]:
    async with database.writing() as connection:
        return (await DueItems(connection, database).take_due(limit, fair=fair))[0]


@pytest.mark.parametrize("fair", [False, True])
async def test_only_what_is_due_is_taken(database: Database, clock: ManualClock, fair: bool) -> None:
    tenant = new_id()
    past, present, future = (
        DueItem(tenant, DueKind.REMINDER, new_id(), clock.now() + offset) for offset in (-MINUTE, 0 * MINUTE, MINUTE)
    )
    await put(database, future, present, past)
    assert await due(database, fair=fair) == [past, present]
    clock.advance(MINUTE)
    assert await due(database, fair=fair) == [past, present, future]


async def test_a_subject_waits_for_one_thing_at_a_time(database: Database, clock: ManualClock) -> None:
    item = DueItem(new_id(), DueKind.REMINDER, new_id(), clock.now())
    later = DueItem(item.tenant_id, item.kind, item.subject_id, clock.now() + MINUTE)
    await put(database, item)
    await put(database, later)
    assert await due(database) == []
    clock.advance(MINUTE)
    assert await due(database) == [later]


@pytest.mark.parametrize("fair", [False, True])
async def test_stopped_items_do_not_fall_due_by_themselves(database: Database, clock: ManualClock, fair: bool) -> None:
    await put(database, DueItem(new_id(), DueKind.REMINDER, new_id(), clock.now()), stopped=True)
    assert await due(database, fair=fair) == []


async def test_fairly_each_tenant_gets_its_share(database: Database, clock: ManualClock) -> None:
    busy, calm = new_id(), new_id()
    await put(database, *(DueItem(busy, DueKind.REMINDER, new_id(), clock.now() - MINUTE) for _ in range(50)))
    own = DueItem(calm, DueKind.REMINDER, new_id(), clock.now())
    await put(database, own)
    assert own not in await due(database, 10)
    taken = await due(database, 10, fair=True)
    assert own in taken
    assert len(taken) == 6


async def test_stopped_items_come_one_instant_at_a_time(database: Database, clock: ManualClock) -> None:
    tenant = new_id()
    first, second = (DueItem(tenant, DueKind.REMINDER, new_id(), clock.now()) for _ in range(2))
    later = DueItem(tenant, DueKind.REMINDER, new_id(), clock.now() + MINUTE)
    await put(database, later, second, first, stopped=True)
    async with database.writing() as connection:
        items = DueItems(connection, database)
        assert await items.take_stopped(tenant, clock.now() + MINUTE, 10) == [first, second]
        await items.discard([first, second])
        assert await items.take_stopped(tenant, clock.now(), 10) == []
        assert await items.take_stopped(tenant, clock.now() + MINUTE, 10) == [later]


async def test_tells_how_long_until_the_next(database: Database, clock: ManualClock) -> None:
    async with database.reading() as connection:
        assert await DueItems(connection, database).until_next() is None
    await put(database, DueItem(new_id(), DueKind.REMINDER, new_id(), clock.now() + MINUTE))
    async with database.reading() as connection:
        assert await DueItems(connection, database).until_next() == MINUTE


async def test_removed_items_are_gone(database: Database, clock: ManualClock) -> None:
    tenant = new_id()
    kept, gone = (DueItem(tenant, DueKind.REMINDER, new_id(), clock.now()) for _ in range(2))
    await put(database, kept, gone)
    async with database.writing() as connection:
        items = DueItems(connection, database)
        assert await items.lock(tenant, DueKind.REMINDER, [gone.subject_id]) == [gone]
        await items.remove(tenant, DueKind.REMINDER, [gone.subject_id])
        await connection.commit()
    assert await due(database) == [kept]


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("fair", [False, True])
async def test_two_workers_never_take_the_same_item(database: Database, clock: ManualClock, fair: bool) -> None:
    items = [DueItem(new_id(), DueKind.REMINDER, new_id(), clock.now()) for _ in range(4)]
    await put(database, *items)
    async with database.writing() as one, database.writing() as other:
        taken, _ = await DueItems(one, database).take_due(2, fair=fair)
        rest, _ = await DueItems(other, database).take_due(4, fair=fair)
    assert sorted([*taken, *rest], key=lambda each: each.subject_id) == items
    assert len(taken) == 2
