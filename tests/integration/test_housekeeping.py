"""Retention, partitions and deliveries astray."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from app.core.clock import SystemClock
from app.core.ids import first_id_at
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.domain.webhooks import DeliveryState, EndpointStatus
from app.repositories.deliveries import Deliveries
from app.repositories.events import Events
from app.repositories.partitions import create_partitions, drop_partitions
from app.repositories.webhook_endpoints import WebhookEndpoints
from app.services.housekeeping import Housekeeping
from tests.support.clock import ManualClock
from tests.support.factories import World, make_event, make_world

MONTH = timedelta(days=30)


@pytest.fixture
def housekeeping(database: Database, database_settings: Settings) -> Housekeeping:
    return Housekeeping(database, settings=database_settings, telemetry=Telemetry())


async def append(world: World, at: date | None = None) -> None:
    event = make_event(world.tenant.id)
    if at is not None:
        object.__setattr__(
            event, "id", first_id_at(SystemClock().now().replace(year=at.year, month=at.month, day=at.day))
        )
    async with world.database.writing() as connection:
        await Events(connection, world.database).append([event])
        await connection.commit()


async def partitions(database: Database) -> set[str]:
    async with database.reading() as connection:
        rows = await connection.execute(text("SELECT relname FROM pg_class WHERE relispartition AND relkind = 'r'"))
        return {row[0] for row in rows}


async def count(database: Database, table: str) -> int:
    async with database.reading() as connection:
        return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())  # noqa: S608 - a table's name


async def test_old_history_goes_and_recent_history_stays(
    database: Database, clock: ManualClock, housekeeping: Housekeeping
) -> None:
    world = await make_world(database)
    await world.add_endpoint(status=EndpointStatus.DISABLED)
    clock.set(SystemClock().now())
    await append(world)
    await housekeeping.run()
    assert (await count(database, "events"), await count(database, "deliveries")) == (1, 1)
    clock.advance(MONTH + timedelta(days=1))
    await housekeeping.run()
    assert (await count(database, "events"), await count(database, "deliveries")) == (0, 0)


async def test_what_is_queued_for_a_disabled_endpoint_is_held(
    database: Database, clock: ManualClock, housekeeping: Housekeeping
) -> None:
    world = await make_world(database)
    endpoint = await world.add_endpoint()
    await append(world)
    async with database.writing() as connection:
        disabled = WebhookEndpoints(connection)
        object.__setattr__(endpoint, "status", EndpointStatus.DISABLED)
        await disabled.save(endpoint)
        await connection.commit()
    await housekeeping.run()
    async with database.reading() as connection:
        page = await Deliveries(connection, database).page(world.tenant.id, limit=9, after=None)
    assert [delivery.state for delivery in page.items] == [DeliveryState.HELD]
    assert await count(database, "delivery_queue") == 0


async def test_the_gauges(database: Database, database_settings: Settings, clock: ManualClock) -> None:
    telemetry = Telemetry()
    housekeeping = Housekeeping(database, settings=database_settings, telemetry=telemetry)
    world = await make_world(database)
    await world.add_endpoint()
    await append(world)
    await world.add_due(1, clock.now() - timedelta(seconds=30))
    await housekeeping.measure()
    assert telemetry.registry.get_sample_value("afterview_oldest_due_age_seconds") == 30
    assert telemetry.registry.get_sample_value("afterview_delivery_queue_depth") == 1


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_day_gets_its_partition_even_when_rows_came_first(database: Database) -> None:
    world = await make_world(database)
    day = date(2021, 5, 6)
    await append(world, day)
    assert await count(database, "events_default") == 1
    async with database.writing() as connection:
        created = await create_partitions(connection, day, 1)
        assert created == ["events_20210506", "deliveries_20210506", "delivery_attempts_20210506"]
        assert await create_partitions(connection, day, 1) == []
        await connection.commit()
    assert (await count(database, "events_default"), await count(database, "events_20210506")) == (0, 1)
    async with database.writing() as connection:
        assert await drop_partitions(connection, day) == []
        dropped = await drop_partitions(connection, day + timedelta(days=1))
        await connection.commit()
    assert "events_20210506" in dropped
    assert "events_20210506" not in await partitions(database)


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_rows_astray_and_deliveries_of_days_that_go_leave_nothing_behind(
    database: Database, clock: ManualClock, housekeeping: Housekeeping
) -> None:
    """A clock that was off has put them where no day's partition is; one was still queued."""
    world = await make_world(database)
    await world.add_endpoint()
    day = date(2021, 5, 6)
    await append(world, day)
    assert (await count(database, "events_default"), await count(database, "delivery_queue")) == (1, 1)
    clock.set(SystemClock().now())
    await append(world)
    await housekeeping.run()
    assert (await count(database, "events_default"), await count(database, "events")) == (0, 1)
    assert await count(database, "delivery_queue") == 1
