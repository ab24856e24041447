"""A worker killed at any point loses nothing, and repeats only what it cannot know."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import select

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.models import deliveries, fan_outs
from app.repositories.deliveries import Deliveries
from app.repositories.delivery_queue import DeliveryQueue
from tests.support.databases import open_database
from tests.support.factories import make_world
from tests.support.faulty_worker import Point
from tests.support.receiver import Answer, Hang, Received, Receiver
from tests.support.worker_processes import terminate, worker_process

PAST_THE_LEASE = 120.0
COUNT = 3


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as running:
        yield running


@dataclass
class Result:
    """What a receiver and the database say at the end."""

    requests: dict[str, list[Received]]
    attempts: list[int]
    states: list[str]
    left_in_queue: int


async def prepare(settings: Settings, receiver: Receiver) -> UUID:
    async with open_database(settings, SystemClock()) as database:
        world = await make_world(database)
        await world.add_endpoint(receiver.url)
        await world.add_due(COUNT, SystemClock().now() - timedelta(minutes=1))
    return world.tenant.id


async def recover(settings: Settings, receiver: Receiver, expected: int, tenant_id: UUID, workers: int) -> Result:
    """Start again, until everything has arrived; then end politely and look."""
    async with AsyncExitStack() as stack:
        started = [
            await stack.enter_async_context(worker_process(settings.database_url, ahead=PAST_THE_LEASE))
            for _ in range(workers)
        ]
        await receiver.wait_for(expected, within=20)
        assert [await terminate(process) for process in started] == [0] * workers
    async with open_database(settings, SystemClock()) as database, database.reading() as connection:
        page = await Deliveries(connection, database).page(tenant_id, limit=100, after=None)
        left = await DeliveryQueue(connection, database).depth()
    return Result(
        receiver.by_message(),
        [delivery.attempt_count for delivery in page.items],
        [delivery.state for delivery in page.items],
        left,
    )


@pytest.mark.parametrize(
    ("point", "tries_each"),
    [
        (Point.BEFORE_FIRE_COMMIT, 1),
        (Point.AFTER_FIRE_COMMIT, 1),
        (Point.AFTER_CLAIM, 1),
        (Point.BEFORE_RESULT_COMMIT, 2),
    ],
)
async def test_killed_then_started_again(
    database_settings: Settings, database_kind: str, receiver: Receiver, point: Point, tries_each: int
) -> None:
    tenant_id = await prepare(database_settings, receiver)
    async with worker_process(database_settings.database_url, point) as doomed:
        assert await doomed.wait() == -signal.SIGKILL
    before = len(receiver.requests)
    assert before == 0 or point is Point.BEFORE_RESULT_COMMIT
    workers = 1 if database_kind == "sqlite" else 2
    result = await recover(database_settings, receiver, before + COUNT, tenant_id, workers)
    assert len(result.requests) == COUNT
    assert {len(tries) for tries in result.requests.values()} <= {1, tries_each}
    assert sum(len(tries) for tries in result.requests.values()) == before + COUNT
    assert result.states == ["delivered"] * COUNT
    assert result.attempts == [1] * COUNT
    assert result.left_in_queue == 0


async def test_killed_between_two_transactions_of_a_fan_out(
    database_settings: Settings, database_kind: str, receiver: Receiver
) -> None:
    async with open_database(database_settings, SystemClock()) as database:
        world = await make_world(database)
        endpoints = [await world.add_endpoint(receiver.url_for(f"/{number}")) for number in range(3)]
        await world.add_due(COUNT, SystemClock().now() - timedelta(minutes=1))
    async with worker_process(database_settings.database_url, Point.IN_FAN_OUT) as doomed:
        assert await doomed.wait() == -signal.SIGKILL
    async with open_database(database_settings, SystemClock()) as database, database.reading() as connection:
        written = (await connection.execute(select(deliveries.c.endpoint_id))).scalars().all()
        last_told = (await connection.execute(select(fan_outs.c.last_endpoint_id))).scalars().all()
    # The first event with all its deliveries as it was raised, then four of the other six.
    assert (len(written), last_told) == (7, [endpoints[0].id])
    everything = len(endpoints) * COUNT
    async with AsyncExitStack() as stack:
        workers = [
            await stack.enter_async_context(worker_process(database_settings.database_url, ahead=PAST_THE_LEASE))
            for _ in range(1 if database_kind == "sqlite" else 2)
        ]
        await receiver.wait_for(
            lambda requests: len({(each.path, each.message_id) for each in requests}) == everything, within=20
        )
        assert [await terminate(process) for process in workers] == [0] * len(workers)
    async with open_database(database_settings, SystemClock()) as database, database.reading() as connection:
        rows = await connection.execute(select(deliveries.c.event_id, deliveries.c.endpoint_id, deliveries.c.state))
        found = [tuple(row) for row in rows]
        assert len(found) == len({(event_id, endpoint_id) for event_id, endpoint_id, _ in found}) == everything
        assert {state for *_, state in found} == {"delivered"}
        assert (await connection.execute(select(fan_outs))).all() == []


async def test_killed_in_the_middle_of_a_post(
    database_settings: Settings, database_kind: str, receiver: Receiver
) -> None:
    tenant_id = await prepare(database_settings, receiver)
    receiver.will(*[Hang()] * COUNT)
    async with worker_process(database_settings.database_url) as doomed:
        await receiver.wait_for(COUNT, within=20)
        doomed.kill()
        await doomed.wait()
    workers = 1 if database_kind == "sqlite" else 2
    result = await recover(database_settings, receiver, 2 * COUNT, tenant_id, workers)
    assert [len(tries) for tries in result.requests.values()] == [2] * COUNT
    assert (result.states, result.left_in_queue) == (["delivered"] * COUNT, 0)


async def test_a_polite_end_waits_for_what_is_in_flight(database_settings: Settings, receiver: Receiver) -> None:
    tenant_id = await prepare(database_settings, receiver)
    release = asyncio.Event()
    receiver.always(Hang(release))
    async with worker_process(database_settings.database_url) as worker:
        await receiver.wait_for(COUNT, within=20)
        worker.send_signal(signal.SIGTERM)
        release.set()
        assert await worker.wait() == 0
    async with open_database(database_settings, SystemClock()) as database, database.reading() as connection:
        page = await Deliveries(connection, database).page(tenant_id, limit=9, after=None)
    assert [delivery.state for delivery in page.items] == ["delivered"] * COUNT
    assert len(receiver.requests) == COUNT


async def test_a_polite_end_gives_up_on_what_does_not_finish(database_settings: Settings, receiver: Receiver) -> None:
    tenant_id = await prepare(database_settings, receiver)
    receiver.will(*[Hang()] * COUNT)
    async with worker_process(database_settings.database_url, drain_seconds="0.2") as worker:
        await receiver.wait_for(COUNT, within=20)
        assert await terminate(worker) == 0
    result = await recover(database_settings, receiver, 2 * COUNT, tenant_id, 1)
    assert result.attempts == [2] * COUNT
    assert result.states == ["delivered"] * COUNT


async def test_a_done_reminder_is_not_announced_again(database_settings: Settings, receiver: Receiver) -> None:
    async with open_database(database_settings, SystemClock()) as database:
        world = await make_world(database)
        await world.add_endpoint(receiver.url)
        [reminder] = await world.add_due(1, SystemClock().now() - timedelta(minutes=1))
    receiver.always(Answer(500))
    async with worker_process(database_settings.database_url) as worker:
        await receiver.wait_for(1, within=20)
        assert await terminate(worker) == 0
    async with open_database(database_settings, SystemClock()) as database:
        async with database.writing() as connection:
            await Deliveries(connection, database).supersede(world.tenant.id, [reminder.id], "It was completed.")
            await connection.commit()
        async with database.reading() as connection:
            page = await Deliveries(connection, database).page(world.tenant.id, limit=9, after=None)
            assert [(each.state, each.reason) for each in page.items] == [("superseded", "It was completed.")]
            assert await DeliveryQueue(connection, database).depth() == 0
    assert len(receiver.requests) == 1
