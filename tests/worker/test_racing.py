"""Several workers on one database."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.domain.states import ReminderStatus
from app.repositories.delivery_queue import DeliveryQueue
from app.repositories.events import Events
from app.repositories.reminders import Reminders
from app.services.firing import FiredBatch, Firing
from tests.support.clock import ManualClock
from tests.support.databases import open_database
from tests.support.factories import World, make_world

MANY = 10_000


async def fire_everything(database: Database) -> FiredBatch:
    firing = Firing(database, base_url="http://x", batch=500, telemetry=Telemetry())
    total, backlog = FiredBatch(), False
    while True:
        batch = await firing.fire_batch(fair=backlog)
        if not batch.taken:
            return total
        backlog = batch.taken == firing.batch
        total += batch


async def subjects_raised(world: World) -> Counter[Any]:
    counted: Counter[Any] = Counter()
    async with world.database.reading() as connection:
        events = Events(connection, world.database)
        page = await events.feed(world.tenant.id, after=None, limit=2000)
        while page.items:
            counted.update((event.type, event.subject_id) for event in page.items)
            page = await events.feed(world.tenant.id, after=page.next, limit=2000)
    return counted


@pytest.mark.timeout(300)
async def test_ten_thousand_due_at_one_instant_are_raised_once_each(
    database: Database, database_settings: Settings, clock: ManualClock
) -> None:
    world = await make_world(database)
    await world.add_endpoint()
    reminders = await world.add_due(MANY, clock.now())
    async with open_database(database_settings, clock) as other:
        batches = [*await asyncio.gather(fire_everything(database), fire_everything(other))]
        while (rest := await fire_everything(database)).taken:
            batches.append(rest)
    assert sum(batch.events for batch in batches) == MANY
    assert await subjects_raised(world) == Counter(("reminder.due", reminder.id) for reminder in reminders)
    async with database.reading() as connection:
        assert await DeliveryQueue(connection, database).depth() == MANY
        stored = await Reminders(connection).of_interview(world.tenant.id, world.interview.id)
    assert {reminder.status for reminder in stored} == {ReminderStatus.DUE}


async def test_workers_share_deliveries_without_repeating_one(
    database: Database, database_settings: Settings, clock: ManualClock
) -> None:
    from datetime import timedelta

    world = await make_world(database)
    await world.add_endpoint()
    await world.add_due(300, clock.now())
    await fire_everything(database)

    async def claim_everything(own: Database, token: int) -> list[Any]:
        claimed: list[Any] = []
        for turn in range(20):
            async with own.writing() as connection:
                claims = await DeliveryQueue(connection, own).claim(
                    free=40, cap=1000, lease=timedelta(minutes=1), token=token * 100 + turn
                )
                await connection.commit()
            claimed += [claim.delivery_id for claim in claims]
        return claimed

    async with open_database(database_settings, clock) as other:
        one, two = await asyncio.gather(claim_everything(database, 1), claim_everything(other, 2))
    assert len(one) + len(two) == len({*one, *two}) == 300
