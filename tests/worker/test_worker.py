"""The whole worker in this process, on the machine's clock, against a receiver over real sockets."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import text

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.domain.webhooks import DeliveryState
from app.repositories.deliveries import Deliveries
from app.repositories.events import Events
from app.repositories.notifications import listening
from app.services.firing import Firing
from app.services.waking import Waker
from app.webhooks.addresses import AddressPolicy
from app.worker.runner import Worker, build_sender, build_worker
from tests.support.databases import open_database
from tests.support.factories import World, make_event, make_vault, make_world
from tests.support.receiver import Answer, Hang, Receiver

PATIENCE = 20.0


@pytest.fixture
def system_clock() -> SystemClock:
    return SystemClock()


@pytest.fixture
async def live(database_settings: Settings, system_clock: SystemClock) -> AsyncIterator[Database]:
    """Give the test's database, going by the machine's clock."""
    async with open_database(database_settings, system_clock) as opened:
        yield opened


@pytest.fixture
async def world(live: Database) -> World:
    return await make_world(live)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as running:
        yield running


@asynccontextmanager
async def running(settings: Settings, database: Database, waker: Waker) -> AsyncIterator[Worker]:
    telemetry = Telemetry()
    async with build_sender(settings, AddressPolicy(allow_insecure=True)) as sender:
        worker = build_worker(
            settings,
            database,
            waker,
            sender=sender,
            vault=make_vault(),
            telemetry=telemetry,
            firing=Firing(database, base_url="http://x", batch=100, telemetry=telemetry),
        )
        async with worker:
            yield worker
        await waker.close()


async def states(world: World) -> list[str]:
    async with world.database.reading() as connection:
        page = await Deliveries(connection, world.database).page(world.tenant.id, limit=100, after=None)
    return [delivery.state for delivery in page.items]


async def test_what_falls_due_arrives(
    world: World, live: Database, database_settings: Settings, receiver: Receiver
) -> None:
    await world.add_endpoint(receiver.url)
    waker = Waker(live, live.clock)
    async with running(database_settings, live, waker):
        now = live.clock.now()
        past = await world.add_due(20, now - timedelta(minutes=1))
        soon = await world.add_due(1, now + timedelta(milliseconds=300))
        future = await world.add_due(1, now + timedelta(hours=1))
        waker.poke(now)
        await receiver.wait_for(21, within=PATIENCE)
    arrived = {request.json["data"]["reminder"]["id"] for request in receiver.requests}
    assert arrived == {str(reminder.id) for reminder in (*past, *soon)}
    assert str(future[0].id) not in arrived
    due = next(request for request in receiver.requests if request.json["data"]["reminder"]["id"] == str(soon[0].id))
    assert due.arrived_at >= soon[0].due_at
    assert await states(world) == [DeliveryState.DELIVERED] * 21


async def test_a_dead_endpoint_does_not_hold_up_another(
    world: World, live: Database, database_settings: Settings, receiver: Receiver
) -> None:
    receiver.at("/dead", Hang())
    await world.add_endpoint(receiver.url_for("/dead"))
    await world.add_endpoint(receiver.url_for("/alive"))
    async with live.writing() as connection:
        await Events(connection, live).append([make_event(world.tenant.id) for _ in range(60)])
        await connection.commit()
    settings = database_settings.model_copy(update={"drain_seconds": 0.0})
    async with running(settings, live, Waker(live, live.clock)):
        await receiver.wait_for(lambda seen: sum(request.path == "/alive" for request in seen) == 60, within=PATIENCE)
    assert sum(request.path == "/dead" for request in receiver.requests) <= settings.webhook_concurrency


async def test_what_was_claimed_ahead_is_given_back_unsent_at_the_end(
    world: World, live: Database, database_settings: Settings, receiver: Receiver
) -> None:
    await world.add_endpoint(receiver.url)
    receiver.will(*[Answer()] * 8)
    receiver.always(Hang())
    async with live.writing() as connection:
        await Events(connection, live).append([make_event(world.tenant.id) for _ in range(40)])
        await connection.commit()
    settings = database_settings.model_copy(update={"drain_seconds": 0.0, "worker_concurrency": 4})
    async with running(settings, live, Waker(live, live.clock)):
        await receiver.wait_for(12, within=PATIENCE)
    async with live.reading() as connection:
        leased = (
            await connection.execute(text("SELECT count(*) FROM delivery_queue WHERE lease_token <> 0"))
        ).scalar_one()
        tried = (
            await connection.execute(text("SELECT count(*) FROM delivery_queue WHERE attempt_count > 0"))
        ).scalar_one()
    assert leased == 0
    # Eight were delivered, four were in flight when the worker ended, and nothing else was begun.
    assert (len(receiver.requests), tried) == (12, 4)
    assert (await states(world)).count(DeliveryState.DELIVERED) == 8


async def test_a_failure_is_tried_again_with_the_same_id(
    world: World, live: Database, database_settings: Settings, receiver: Receiver
) -> None:
    await world.add_endpoint(receiver.url)
    receiver.will(Answer(500))
    await world.add_due(1, live.clock.now())
    async with running(database_settings, live, Waker(live, live.clock)):
        await receiver.wait_for(2, within=PATIENCE)
    assert len(receiver.by_message()) == 1
    assert await states(world) == ["delivered"]


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_call_wakes_another_process(live: Database, database_settings: Settings) -> None:
    heard, lost = asyncio.Event(), asyncio.Event()
    waker = Waker(live, live.clock)
    async with open_database(database_settings, SystemClock()) as other:
        async with listening(other, heard.set, lost.set):
            waker.poke(live.clock.now() + timedelta(hours=1))
            await waker.close()
            assert not heard.is_set()
            for _ in range(5):
                waker.poke(live.clock.now())
            await asyncio.wait_for(heard.wait(), PATIENCE)
        await waker.close()


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_broken_listener_is_noticed(live: Database, database_settings: Settings) -> None:
    heard, lost = asyncio.Event(), asyncio.Event()
    async with open_database(database_settings, SystemClock()) as other, listening(other, heard.set, lost.set):
        async with live.alone() as connection:
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        await asyncio.wait_for(lost.wait(), PATIENCE)


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_worker_outlives_its_connections(
    world: World, live: Database, database_settings: Settings, receiver: Receiver
) -> None:
    await world.add_endpoint(receiver.url)
    async with (
        open_database(database_settings, SystemClock()) as other,
        running(database_settings, other, Waker(other, other.clock)),
    ):
        await world.add_due(1, live.clock.now())
        await receiver.wait_for(1, within=PATIENCE)
        async with live.alone() as connection:
            await connection.execute(
                text(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        await world.add_due(1, live.clock.now())
        await receiver.wait_for(lambda seen: len({request.message_id for request in seen}) == 2, within=PATIENCE)
    assert await states(world) == ["delivered"] * 2
