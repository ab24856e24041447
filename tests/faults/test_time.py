"""Machines that have the time wrong, freeze, or are held up by somebody's long transaction."""

import signal
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.db import Database
from app.models import delivery_queue
from app.repositories.deliveries import Deliveries
from app.repositories.delivery_queue import DeliveryQueue
from app.repositories.events import Events
from tests.support.campaign import eventually, read_log
from tests.support.databases import open_database
from tests.support.factories import World, make_event, make_world
from tests.support.forking import Forked
from tests.support.receiver import Hang, Receiver, ReceiverProcess
from tests.support.worker_processes import terminate, worker_process

WITHIN = 60.0
COUNT = 5
HOUR = 3600.0


async def outcome(world: World) -> list[tuple[str, int]]:
    """Return the state of each delivery, with how many attempts are in the history."""
    async with world.database.reading() as connection:
        deliveries = Deliveries(connection, world.database)
        page = await deliveries.page(world.tenant.id, limit=100, after=None)
        found = [await deliveries.get(world.tenant.id, each.id) for each in page.items]
        assert await DeliveryQueue(connection, world.database).depth() == 0
    return [(each[0].state.value, len(each[1])) for each in found if each is not None]


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("wrong", [HOUR, -HOUR], ids=["an hour ahead", "an hour behind"])
async def test_a_wrong_clock_neither_hurries_nor_delays(
    database_settings: Settings, outside: ReceiverProcess, receiver_log: Path, wrong: float
) -> None:
    """The database's clock alone says what is due."""
    async with open_database(database_settings, SystemClock()) as database:
        world = await make_world(database)
        await world.add_endpoint(outside.url_for("/ok"))
        async with worker_process(database_settings.database_url, wrong=wrong) as worker:
            now = SystemClock().now()
            due = [*await world.add_due(COUNT, now), *await world.add_due(COUNT, now + timedelta(seconds=3))]
            await world.add_due(COUNT, now + timedelta(minutes=30))
            await outside.wait_for(2 * COUNT, within=WITHIN)
            assert await terminate(worker) == 0
        assert await outcome(world) == [("delivered", 1)] * 2 * COUNT
    log = read_log(receiver_log)
    due_at = {str(reminder.id): reminder.due_at for reminder in due}
    assert sorted(request.json["data"]["reminder"]["id"] for request in log) == sorted(due_at)
    for request in log:
        instant = due_at[request.json["data"]["reminder"]["id"]]
        assert request.arrived_at >= instant
        assert int(instant.timestamp()) <= int(request.headers["webhook-timestamp"]) <= request.arrived_at.timestamp()


async def test_a_worker_is_frozen_past_its_lease(database_settings: Settings, database_kind: str) -> None:
    """On PostgreSQL another worker takes over; on SQLite, where there is none, the worker goes on by itself."""
    async with Receiver() as receiver, open_database(database_settings, SystemClock()) as database:
        world = await make_world(database)
        await world.add_endpoint(receiver.url)
        await world.add_due(COUNT, SystemClock().now())
        receiver.will(*[Hang()] * COUNT)
        async with short_of_breath(database_settings.database_url) as frozen:
            await receiver.wait_for(COUNT, within=WITHIN)
            frozen.send_signal(signal.SIGSTOP)
            await leases_end(database)
            if database_kind == "postgresql":
                async with short_of_breath(database_settings.database_url) as other:
                    await receiver.wait_for(2 * COUNT, within=WITHIN)
                    assert await terminate(other) == 0
                assert await outcome(world) == [("delivered", 1)] * COUNT
            frozen.send_signal(signal.SIGCONT)
            await receiver.wait_for(2 * COUNT, within=WITHIN)
            assert await terminate(frozen) == 0
        # Alone, it may find its own leases gone before it has seen its tries time out: their results do not count then.
        tries = {1} if database_kind == "postgresql" else {1, 2}
        found = await outcome(world)
        assert len(found) == COUNT
        assert all(state == "delivered" and count in tries for state, count in found)
    assert [len(requests) for requests in receiver.by_message().values()] == [2] * COUNT


def short_of_breath(database_url: str) -> AbstractAsyncContextManager[Forked]:
    """Run a worker whose leases are short."""
    return worker_process(database_url, send_deadline_seconds="1", lease_seconds="6.5")


async def leases_end(database: Database) -> None:
    """Wait until every lease has run out."""
    async with database.reading() as connection:
        until = (await connection.execute(select(func.max(delivery_queue.c.next_at)))).scalar_one()
    await eventually(lambda: SystemClock().now() > until, "the leases end", within=WITHIN)


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_held_snapshot_holds_nothing_up(database_settings: Settings, outside: ReceiverProcess) -> None:
    """Somebody's report reads for a long time, in REPEATABLE READ, and has written something itself."""
    async with open_database(database_settings, SystemClock()) as database:
        world = await make_world(database)
        await world.add_endpoint(outside.url_for("/ok"))
        async with open_database(database_settings, SystemClock()) as reporter, reporter.writer.connect() as held:
            await held.execution_options(isolation_level="REPEATABLE READ")
            await held.execute(text("SELECT count(*) FROM delivery_queue"))
            await held.execute(text("CREATE TEMPORARY TABLE report AS SELECT count(*) FROM events"))
            async with worker_process(database_settings.database_url) as worker:
                for round_ in range(3):
                    await world.add_due(COUNT, SystemClock().now())
                    async with database.writing() as connection:
                        await Events(connection, database).append([make_event(world.tenant.id)])
                        await connection.commit()
                    await outside.wait_for((round_ + 1) * (COUNT + 1), within=WITHIN)
                assert await terminate(worker) == 0
            assert await outcome(world) == [("delivered", 1)] * 3 * (COUNT + 1)
            async with database.reading() as connection:
                page = await Events(connection, database).feed(world.tenant.id, after=None, limit=100)
            assert page.items == []
            await held.rollback()
        async with database.reading() as connection:
            page = await Events(connection, database).feed(world.tenant.id, after=None, limit=100)
        assert len(page.items) == 3 * (COUNT + 1)
