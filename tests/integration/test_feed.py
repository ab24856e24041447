"""The feed of events, on both databases."""

import pytest

from app.db import Database
from app.domain.webhooks import Event
from app.repositories.events import Events
from tests.support.factories import World, make_event, make_world


@pytest.fixture
async def world(database: Database) -> World:
    return await make_world(database)


async def append(world: World, *events: Event) -> None:
    async with world.database.writing() as connection:
        await Events(connection, world.database).append(events)
        await connection.commit()


async def read_on(
    world: World, after: list[object] | None, limit: int = 100
) -> tuple[list[Event], list[object] | None]:
    async with world.database.reading() as connection:
        page = await Events(connection, world.database).feed(world.tenant.id, after=after, limit=limit)
    return page.items, page.next or after


async def test_goes_on_where_it_stopped(world: World) -> None:
    first, second, third = (make_event(world.tenant.id) for _ in range(3))
    await append(world, first, second)
    await append(world, third)
    assert await read_on(world, None, 1) == ([first], (await read_on(world, None, 1))[1])
    _, after = await read_on(world, None, 1)
    rest, after = await read_on(world, after)
    assert rest == [second, third]
    assert await read_on(world, after) == ([], after)


async def test_a_position_may_come_back_as_text(world: World) -> None:
    first, second = make_event(world.tenant.id), make_event(world.tenant.id)
    await append(world, first, second)
    _, after = await read_on(world, None, 1)
    assert after is not None
    assert (await read_on(world, [str(part) for part in after]))[0] == [second]


async def test_filters(world: World) -> None:
    mine = make_event(world.tenant.id, "draft.sent", candidate_id=world.candidate.id)
    await append(world, mine, make_event(world.tenant.id))
    async with world.database.reading() as connection:
        events = Events(connection, world.database)
        for options in ({"types": ["draft.sent"]}, {"candidate_id": world.candidate.id}):
            page = await events.feed(world.tenant.id, after=None, limit=9, **options)
            assert page.items == [mine]
        assert await events.get(world.tenant.id, mine.id) == mine


async def test_another_tenant_sees_nothing(world: World, database: Database) -> None:
    other = await make_world(database)
    event = make_event(world.tenant.id)
    await append(world, event)
    assert (await read_on(other, None))[0] == []
    async with database.reading() as connection:
        assert await Events(connection, database).get(other.tenant.id, event.id) is None


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_late_commit_is_never_skipped(world: World) -> None:
    late, early = make_event(world.tenant.id), make_event(world.tenant.id)
    async with world.database.writing() as slow:
        await Events(slow, world.database).append([late])
        await append(world, early)
        seen, after = await read_on(world, None)
        assert seen == []
        await slow.commit()
    rest, _ = await read_on(world, after)
    assert rest == [late, early]


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_long_reading_transaction_holds_nothing_up(world: World) -> None:
    event = make_event(world.tenant.id)
    async with world.database.reading() as idle:
        await Events(idle, world.database).feed(world.tenant.id, after=None, limit=1)
        await append(world, event)
        assert (await read_on(world, None))[0] == [event]
