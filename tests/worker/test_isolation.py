"""A delivery that this service itself cannot prepare or record hurts nobody else, and ends where people see it."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Table, Text, cast, delete, select, text, update

from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.domain.webhooks import Attempt, Delivery, DeliveryFilter, DeliveryState, EndpointStatus, Event, WebhookEndpoint
from app.models import events, webhook_endpoints
from app.repositories.deliveries import Deliveries
from app.repositories.events import Events
from app.repositories.quarantine import Quarantine
from app.repositories.webhook_endpoints import WebhookEndpoints
from app.services.delivering import Delivering
from app.webhooks.addresses import AddressPolicy
from app.webhooks.sender import Sender
from tests.support.clock import ManualClock
from tests.support.factories import World, make_event, make_vault, make_world
from tests.support.receiver import Answer, Receiver

DAMAGES: dict[str, tuple[Table, str, Any]] = {
    "data that is not JSON": (events, "data", '{"interview": oh no'),
    "data that is no object": (events, "data", "[1, 2]"),
    "data with half a character": (events, "data", '{"name": "\\ud800"}'),
    "no data": (events, "data", ""),
    "an unknown type": (events, "type", "interview.dreamt"),
    "an unknown payload": (webhook_endpoints, "payload", "obese"),
    "an unknown format": (webhook_endpoints, "format", "morse"),
    "subscriptions that are no list": (webhook_endpoints, "event_types", "5"),
}
"""A table, a column and what is wrong in it."""


@dataclass
class Scene:
    """Two tenants with one endpoint each, of which the first is unlucky."""

    database: Database
    delivering: Delivering
    telemetry: Telemetry
    receiver: Receiver
    unlucky: World
    endpoint: WebhookEndpoint
    event: Event
    lucky: World

    async def deliver(self) -> None:
        """Claim, send and record once, as a worker does."""
        jobs = await self.delivering.exchange([], 100)
        await self.delivering.settle([await self.delivering.attempt(job) for job in jobs])

    async def told(self, world: World) -> tuple[Delivery, list[Attempt]]:
        async with self.database.reading() as connection:
            deliveries = Deliveries(connection, self.database)
            [delivery] = (await deliveries.page(world.tenant.id, limit=9, after=None)).items
            found = await deliveries.get(world.tenant.id, delivery.id)
        assert found is not None
        return found

    async def apart(self) -> dict[str, int]:
        async with self.database.reading() as connection:
            return await Quarantine(connection, self.database).counts()

    async def write(self, table: Table, column: str, value: Any) -> Any:
        """Put a value into the unlucky tenant's row, whatever the program thinks of it; return the one before."""
        where = table.c.id == (self.endpoint.id if table is webhook_endpoints else self.event.id)
        stored = cast(table.c[column], Text)
        marker = "CAST(:value AS json)" if column == "event_types" and not self.database.is_sqlite else ":value"
        async with self.database.writing() as connection:
            before = (await connection.execute(select(stored).where(where))).scalar_one()
            written = text(marker).bindparams(value=value)
            await connection.execute(update(table).where(where).values({column: written}))
            await connection.commit()
        return before


@pytest.fixture
async def scene(database: Database, database_settings: Settings) -> AsyncIterator[Scene]:
    telemetry = Telemetry()
    unlucky, lucky = await make_world(database), await make_world(database)
    async with Receiver() as receiver, Sender(AddressPolicy(allow_insecure=True)) as sender:
        delivering = Delivering(database, sender, make_vault(), database_settings, telemetry, jitter=lambda: 0.0)
        endpoint = await unlucky.add_endpoint(receiver.url_for("/unlucky"))
        await lucky.add_endpoint(receiver.url_for("/lucky"))
        event = make_event(unlucky.tenant.id)
        async with database.writing() as connection:
            await Events(connection, database).append([event, make_event(lucky.tenant.id)])
            await connection.commit()
        yield Scene(database, delivering, telemetry, receiver, unlucky, endpoint, event, lucky)


@pytest.mark.parametrize("damage", DAMAGES)
async def test_what_cannot_be_prepared_is_held_and_can_be_retried(scene: Scene, damage: str) -> None:
    table, column, value = DAMAGES[damage]
    before = await scene.write(table, column, value)
    await scene.deliver()
    assert [request.path for request in scene.receiver.requests] == ["/lucky"]
    assert (await scene.told(scene.lucky))[0].state is DeliveryState.DELIVERED
    delivery, attempts = await scene.told(scene.unlucky)
    assert (delivery.state, delivery.attempt_count, attempts) == (DeliveryState.HELD, 0, [])
    assert delivery.reason is not None
    assert "nothing was sent" in delivery.reason
    assert await scene.apart() == {"delivery": 1}
    assert scene.telemetry.registry.get_sample_value("afterview_faults_total", {"what": "delivery"}) == 1
    await scene.deliver()
    assert len(scene.receiver.requests) == 1

    await scene.write(table, column, before)
    async with scene.database.writing() as connection:
        endpoint = await WebhookEndpoints(connection).get(scene.unlucky.tenant.id, scene.endpoint.id)
        assert endpoint is not None
        assert (endpoint.status, endpoint.failing_since) == (EndpointStatus.ENABLED, None)
        assert await Deliveries(connection, scene.database).replay(scene.unlucky.tenant.id, [delivery.id]) == (1, 0)
        await connection.commit()
    await scene.deliver()
    assert [request.path for request in scene.receiver.requests] == ["/lucky", "/unlucky"]
    assert (await scene.told(scene.unlucky))[0].state is DeliveryState.DELIVERED
    assert await scene.apart() == {}


async def test_a_delivery_whose_event_is_gone_ends(scene: Scene) -> None:
    async with scene.database.writing() as connection:
        await connection.execute(delete(events).where(events.c.id == scene.event.id))
        await connection.commit()
    await scene.deliver()
    delivery, attempts = await scene.told(scene.unlucky)
    assert (delivery.state, delivery.reason) == (DeliveryState.CANCELLED, "The event is no longer stored.")
    assert attempts == []
    assert (await scene.told(scene.lucky))[0].state is DeliveryState.DELIVERED


async def test_a_result_that_cannot_be_told_the_endpoint_is_still_recorded(scene: Scene, clock: ManualClock) -> None:
    """The endpoint is known already, so that it is sent to; its row is damaged by the time the receiver refuses."""
    scene.receiver.at("/unlucky", Answer(500))
    await scene.deliver()
    await scene.write(webhook_endpoints, "payload", "obese")
    clock.advance(timedelta(minutes=1))
    jobs = await scene.delivering.exchange([], 100)
    tried = [await scene.delivering.attempt(job) for job in jobs]
    with pytest.raises(ValueError, match="obese"):
        await scene.delivering.settle(tried)
    await scene.delivering.settle_bare(tried)
    delivery, attempts = await scene.told(scene.unlucky)
    assert (delivery.state, delivery.attempt_count) == (DeliveryState.PENDING, 2)
    assert [attempt.status_code for attempt in attempts] == [500, 500]


async def test_a_deleted_endpoint_leaves_nothing_in_quarantine(scene: Scene) -> None:
    await scene.write(events, "data", "?")
    await scene.deliver()
    assert await scene.apart() == {"delivery": 1}
    async with scene.database.writing() as connection:
        await Deliveries(connection, scene.database).cancel(scene.unlucky.tenant.id, scene.endpoint.id, "Deleted.")
        await connection.commit()
    assert await scene.apart() == {}
    assert (await scene.told(scene.unlucky))[0].state is DeliveryState.CANCELLED


async def of_endpoint(scene: Scene, endpoint_id: UUID) -> int:
    async with scene.database.reading() as connection:
        return await Quarantine(connection, scene.database).deliveries_to(scene.unlucky.tenant.id, endpoint_id)


async def test_they_are_counted_by_endpoint(scene: Scene) -> None:
    await scene.write(events, "data", "?")
    await scene.deliver()
    assert await of_endpoint(scene, scene.endpoint.id) == 1
    other = await scene.unlucky.add_endpoint("http://127.0.0.1:9/")
    assert await of_endpoint(scene, other.id) == 0


@pytest.mark.parametrize(("column", "value"), [("event_types", "5"), ("status", "asleep")])
async def test_an_endpoint_whose_wishes_cannot_be_read_holds_up_no_other(scene: Scene, column: str, value: str) -> None:
    """What it might have asked for is held for it; whoever else is told, is told."""
    beside = await scene.unlucky.add_endpoint(scene.receiver.url_for("/beside"))
    before = await scene.write(webhook_endpoints, column, value)
    raised = [make_event(world.tenant.id) for world in (scene.unlucky, scene.lucky)]
    async with scene.database.writing() as connection:
        assert await Events(connection, scene.database).append(raised) == 2
        await connection.commit()
    await scene.deliver()
    paths = Counter(request.path for request in scene.receiver.requests)
    assert (paths["/beside"], paths["/lucky"], paths["/unlucky"]) == (1, 2, 0)
    assert (await scene.apart())["delivery"] >= 1
    await scene.write(webhook_endpoints, column, before)
    async with scene.database.writing() as connection:
        deliveries = Deliveries(connection, scene.database)
        page = await deliveries.page(
            scene.unlucky.tenant.id, limit=9, after=None, wanted=DeliveryFilter(state=DeliveryState.HELD)
        )
        assert beside.id not in {held.endpoint_id for held in page.items}
        await deliveries.replay(scene.unlucky.tenant.id, [held.id for held in page.items])
        await connection.commit()
    await scene.deliver()
    assert {request.message_id for request in scene.receiver.requests if request.path == "/unlucky"} == {
        str(scene.event.id), str(raised[0].id),
    }  # fmt: skip
    assert await scene.apart() == {}
