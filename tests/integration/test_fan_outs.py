"""Events with many endpoints are told to them in bounded transactions: each endpoint once, whatever comes between."""

import asyncio
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text

from app.core.telemetry import Telemetry
from app.db import Database
from app.domain.webhooks import Event
from app.models import deliveries, delivery_queue, events, fan_outs
from app.repositories import fan_outs as module
from app.repositories.bulk import write_together
from app.repositories.deliveries import Deliveries
from app.repositories.endpoint_secrets import EndpointSecrets
from app.repositories.erasing import Erasing
from app.repositories.events import Events
from app.repositories.fan_outs import TOO_MANY_REASON, DeliveryWriter
from app.repositories.webhook_endpoints import WebhookEndpoints
from app.services.fan_out import PUT_OFF, FanOut
from tests.support.clock import ManualClock
from tests.support.factories import World, make_endpoint, make_event, make_secret, make_world

DONE = "It was completed."


@pytest.fixture
async def world(database: Database) -> World:
    return await make_world(database)


@pytest.fixture
def fan_out(database: Database) -> FanOut:
    return FanOut(database, Telemetry())


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let a transaction write four deliveries."""
    monkeypatch.setattr(module, "AT_ONCE", dict.fromkeys(module.AT_ONCE, 4))
    return 4


async def add_endpoints(world: World, count: int, **values: Any) -> list[UUID]:
    added = [make_endpoint(world.tenant.id, **values) for _ in range(count)]
    async with world.database.writing() as connection:
        await WebhookEndpoints(connection).add(*added)
        await EndpointSecrets(connection).add(*map(make_secret, added))
        await connection.commit()
    return [each.id for each in added]


async def append(world: World, *raised: Event) -> int:
    async with world.database.writing() as connection:
        ready = await Events(connection, world.database).append(raised)
        await connection.commit()
    return ready


async def go_on(fan_out: FanOut) -> int:
    """Go on until nothing is left; return how many transactions that took."""
    steps = 0
    while (await fan_out.go_on()).events:
        steps += 1
    return steps


async def told(world: World) -> Counter[tuple[UUID, UUID]]:
    async with world.database.reading() as connection:
        rows = await connection.execute(select(deliveries.c.event_id, deliveries.c.endpoint_id))
        return Counter((event_id, endpoint_id) for event_id, endpoint_id in rows)


async def states(world: World) -> Counter[tuple[str, str | None]]:
    async with world.database.reading() as connection:
        rows = await connection.execute(select(deliveries.c.state, deliveries.c.reason))
        return Counter((state, reason) for state, reason in rows)


async def left(world: World) -> int:
    async with world.database.reading() as connection:
        return len((await connection.execute(select(fan_outs.c.id))).all())


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Count the deliveries that each transaction writes. Each has a connection of its own."""
    seen: list[tuple[object, int]] = []
    write = write_together

    async def watched(connection: Any, rows: Mapping[Any, Any]) -> None:
        seen.append((connection, len(rows[module._SEND])))
        await write(connection, rows)

    counts: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(module, "write_together", watched)
        yield counts
    sums = Counter[int]()
    for connection, count in seen:
        sums[id(connection)] += count
    counts += sums.values()


async def test_no_transaction_writes_more_than_its_share(
    world: World, fan_out: FanOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    endpoints = await add_endpoints(world, 120)
    raised = [make_event(world.tenant.id) for _ in range(300)]
    bound = module.AT_ONCE[world.database.writer.dialect.name]
    at_first = bound // 120
    with counted(monkeypatch) as written:
        assert await append(world, *raised) == at_first * 120
        assert await left(world) == 300 - at_first
        await go_on(fan_out)
    assert max(written) == bound
    assert len(written) == 1 + -(-(300 - at_first) * 120 // bound)
    assert await told(world) == {(event.id, endpoint): 1 for event in raised for endpoint in endpoints}
    assert await left(world) == 0


@pytest.mark.parametrize(("endpoints", "raised"), [(1, 9), (3, 5), (4, 2), (5, 1), (8, 3), (9, 2), (23, 1)])
async def test_every_endpoint_is_told_once_however_many(
    world: World, fan_out: FanOut, few: int, monkeypatch: pytest.MonkeyPatch, endpoints: int, raised: int
) -> None:
    wanting = await add_endpoints(world, endpoints)
    await add_endpoints(world, 3, event_types=("candidate.erased",))
    happened = [make_event(world.tenant.id) for _ in range(raised)]
    with counted(monkeypatch) as written:
        await append(world, *happened)
        await go_on(fan_out)
    assert max(written) <= few
    assert await told(world) == {(event.id, endpoint): 1 for event in happened for endpoint in wanting}
    assert await left(world) == 0


async def test_a_failure_between_loses_and_repeats_nothing(
    world: World, fan_out: FanOut, few: int, monkeypatch: pytest.MonkeyPatch, clock: ManualClock
) -> None:
    endpoints = await add_endpoints(world, 7)
    raised = [make_event(world.tenant.id) for _ in range(3)]
    await append(world, *raised)
    deliver = DeliveryWriter._deliver
    faulty = {raised[1].id}

    async def deliver_or_fail(self: DeliveryWriter, told: Any, beside: Any) -> int:
        ready = await deliver(self, told, beside)
        if any(each.event.id in faulty and len(each.endpoints) for each in told):
            raise ValueError("what a body cannot be built of")
        return ready

    monkeypatch.setattr(DeliveryWriter, "_deliver", deliver_or_fail)
    await go_on(fan_out)
    good = {(event.id, endpoint): 1 for event in (raised[0], raised[2]) for endpoint in endpoints}
    assert await told(world) == good
    assert await left(world) == 1
    faulty.clear()
    assert await go_on(fan_out) == 0
    clock.advance(PUT_OFF)
    await go_on(fan_out)
    assert await told(world) == good | {(raised[1].id, endpoint): 1 for endpoint in endpoints}
    assert await left(world) == 0


async def test_tenants_take_turns(world: World, fan_out: FanOut, few: int) -> None:
    large, small = world, await make_world(world.database)
    for each, count in ((large, 5), (small, 1)):
        await add_endpoints(each, 7)
        await append(each, *(make_event(each.tenant.id) for _ in range(count)))
    for _ in range(2 * 2):
        await fan_out.go_on()
    async with world.database.reading() as connection:
        waiting = (await connection.execute(select(fan_outs.c.tenant_id))).scalars().all()
    assert set(waiting) == {large.tenant.id}


async def test_what_is_moot_before_it_is_told_is_superseded(world: World, fan_out: FanOut, few: int) -> None:
    await add_endpoints(world, 7)
    [reminder, other] = await world.add_due(2, world.interview.ends_at)
    raised = [
        make_event(world.tenant.id, "reminder.due", subject_id=reminder.id),
        make_event(world.tenant.id, "reminder.overdue", subject_id=reminder.id),
        make_event(world.tenant.id, "reminder.due", subject_id=other.id),
    ]
    await append(world, *raised)
    await fan_out.go_on()
    async with world.database.writing() as connection:
        await Deliveries(connection, world.database).supersede(world.tenant.id, [reminder.id], DONE)
        await connection.commit()
    await go_on(fan_out)
    assert await states(world) == {("superseded", DONE): 7, ("pending", None): 14}
    async with world.database.reading() as connection:
        moot = select(deliveries.c.event_id, deliveries.c.finished_at).where(deliveries.c.state == "superseded")
        assert {event_id for event_id, at in await connection.execute(moot) if at is not None} == {raised[0].id}
        queued = (await connection.execute(select(delivery_queue.c.event_id))).scalars().all()
        assert raised[0].id not in queued
        assert len(queued) == 14


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_whoever_makes_it_moot_waits_for_deliveries_being_written(
    world: World, fan_out: FanOut, few: int
) -> None:
    """SQLite has one transaction at a time."""
    await add_endpoints(world, 7)
    [reminder] = await world.add_due(1, world.interview.ends_at)
    await append(world, make_event(world.tenant.id, "reminder.due", subject_id=reminder.id))

    async def supersede() -> None:
        async with world.database.writing() as connection:
            await Deliveries(connection, world.database).supersede(world.tenant.id, [reminder.id], DONE)
            await connection.commit()

    async with world.database.writing() as connection, world.database.reading() as watching:
        await DeliveryWriter(connection, world.database).go_on(world.tenant.id)
        superseding = asyncio.create_task(supersede())
        waits = text(
            "SELECT count(*) FROM pg_locks l JOIN pg_database d ON d.oid = l.database OR l.database IS NULL "
            "WHERE NOT l.granted AND d.datname = current_database()"
        )
        async with asyncio.timeout(10):
            while not (await watching.execute(waits)).scalar_one():
                assert not superseding.done()
        await connection.commit()
    await superseding
    await go_on(fan_out)
    assert await states(world) == {("superseded", DONE): 7}


async def test_nothing_is_told_of_an_erased_candidate(world: World, fan_out: FanOut, few: int) -> None:
    await add_endpoints(world, 7)
    theirs = make_event(world.tenant.id, candidate_id=world.candidate.id)
    others = make_event(world.tenant.id)
    await append(world, theirs, others)
    await fan_out.go_on()
    async with world.database.writing() as connection:
        erasing = Erasing(connection, world.database)
        while await erasing.some(world.tenant.id, world.candidate.id, 10):
            pass
        await connection.commit()
    await go_on(fan_out)
    assert {event_id for event_id, _ in await told(world)} == {others.id}
    assert await left(world) == 0


async def test_erasing_deletes_few_deliveries_at_a_time(world: World, fan_out: FanOut) -> None:
    await add_endpoints(world, 7)
    await append(world, *(make_event(world.tenant.id, candidate_id=world.candidate.id) for _ in range(4)))
    kept = [28]
    while kept[-1]:
        async with world.database.writing() as connection:
            assert await Erasing(connection, world.database).some(world.tenant.id, world.candidate.id, 5)
            await connection.commit()
        kept.append((await told(world)).total())
    assert kept == [28, 23, 18, 13, 8, 3, 0]
    async with world.database.reading() as connection:
        assert (await connection.execute(select(events.c.id))).all() == []
        assert (await connection.execute(select(delivery_queue.c.event_id))).all() == []


async def test_an_event_that_is_gone_is_dropped(world: World, fan_out: FanOut, few: int) -> None:
    await add_endpoints(world, 7)
    await append(world, make_event(world.tenant.id))
    async with world.database.writing() as connection:
        await connection.execute(events.delete())
        await connection.commit()
    await go_on(fan_out)
    assert (await told(world), await left(world)) == ({}, 0)


async def test_the_quota_of_unfinished_deliveries_holds(world: World, fan_out: FanOut, few: int) -> None:
    object.__setattr__(world.database, "quota_open_deliveries", 10)
    await add_endpoints(world, 7)
    await append(world, *(make_event(world.tenant.id) for _ in range(3)))
    await go_on(fan_out)
    assert await states(world) == {("pending", None): 10, ("held", TOO_MANY_REASON): 11}


async def test_they_are_due_when_their_events_were(world: World, fan_out: FanOut, few: int, clock: ManualClock) -> None:
    await add_endpoints(world, 7)
    event, earlier = make_event(world.tenant.id), clock.now() - timedelta(seconds=30)
    async with world.database.writing() as connection:
        await Events(connection, world.database).append([event], due_at={event.id: earlier})
        await connection.commit()
    await go_on(fan_out)
    async with world.database.reading() as connection:
        due = (await connection.execute(select(delivery_queue.c.due_at))).scalars().all()
    assert due == [earlier] * 7
