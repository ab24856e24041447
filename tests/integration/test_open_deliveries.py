"""A tenant has so many unfinished deliveries at most: further ones are held, visibly, and can be recovered."""

from collections import Counter

import pytest
from sqlalchemy import delete, select

from app.core.settings import Settings
from app.db import Database
from app.models import deliveries, delivery_queue
from app.repositories.deliveries import Deliveries
from app.repositories.events import Events
from app.repositories.fan_outs import TOO_MANY_REASON
from tests.support.clock import ManualClock
from tests.support.databases import open_database
from tests.support.factories import World, make_event, make_world

QUOTA = 5


@pytest.fixture
async def world(database: Database, database_settings: Settings, clock: ManualClock) -> World:
    assert database_settings.quota_open_deliveries == 100_000
    object.__setattr__(database, "quota_open_deliveries", QUOTA)
    return await make_world(database)


async def raise_events(world: World, count: int) -> int:
    async with world.database.writing() as connection:
        sent = await Events(connection, world.database).append([make_event(world.tenant.id) for _ in range(count)])
        await connection.commit()
    return sent


async def states(world: World) -> Counter[tuple[str, str | None]]:
    async with world.database.reading() as connection:
        rows = await connection.execute(select(deliveries.c.state, deliveries.c.reason))
        return Counter((state, reason) for state, reason in rows)


def forget_the_count(world: World) -> None:
    world.database.open_deliveries.clear()


@pytest.mark.parametrize("at_once", [8, 1])
async def test_further_deliveries_are_held_with_a_reason(world: World, at_once: int) -> None:
    await world.add_endpoint()
    sent = [await raise_events(world, at_once) for _ in range(8 // at_once)]
    assert sum(sent) == QUOTA
    assert await states(world) == {("pending", None): QUOTA, ("held", TOO_MANY_REASON): 3}


async def test_what_is_held_can_be_recovered_and_room_is_used_again(world: World) -> None:
    endpoint = await world.add_endpoint()
    await raise_events(world, 8)
    async with world.database.writing() as connection:
        await connection.execute(delete(delivery_queue))
        held = select(deliveries.c.id).where(deliveries.c.state == "held")
        ids = (await connection.execute(held)).scalars().all()
        assert await Deliveries(connection, world.database).replay(world.tenant.id, ids) == (3, 0)
        await connection.commit()
    forget_the_count(world)
    assert await raise_events(world, 3) == QUOTA - 3
    assert endpoint.id is not None


async def test_other_tenants_are_not_held_up(world: World) -> None:
    await world.add_endpoint()
    other = await make_world(world.database)
    await other.add_endpoint()
    await raise_events(world, 8)
    assert await raise_events(other, 4) == 4


async def test_it_is_a_setting(database_settings: Settings, clock: ManualClock) -> None:
    settings = database_settings.model_copy(update={"quota_open_deliveries": 7})
    async with open_database(settings, clock) as opened:
        assert opened.quota_open_deliveries == 7
