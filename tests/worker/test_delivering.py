"""Deliveries over real sockets to a receiver that misbehaves, step by step, on both databases."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from standardwebhooks.webhooks import Webhook

from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.domain.backoff import RETRY_DELAYS
from app.domain.webhooks import (
    Attempt,
    Delivery,
    DeliveryState,
    EndpointStatus,
    Event,
    PayloadForm,
    WebhookEndpoint,
)
from app.repositories.deliveries import Deliveries
from app.repositories.events import Events
from app.repositories.webhook_endpoints import WebhookEndpoints
from app.services.delivering import ABORTED, Delivering, Job
from app.webhooks.addresses import AddressPolicy
from app.webhooks.sender import Sender
from app.webhooks.signing import SharedSecret, verify
from tests.support.clock import ManualClock
from tests.support.factories import SECRET, World, make_event, make_vault, make_world
from tests.support.receiver import Answer, Receiver, Reset

ONE_DAY = timedelta(days=1)


@pytest.fixture
async def world(database: Database) -> World:
    return await make_world(database)


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as running:
        yield running


@pytest.fixture
async def sender() -> AsyncIterator[Sender]:
    async with Sender(AddressPolicy(allow_insecure=True)) as running:
        yield running


@pytest.fixture
def telemetry() -> Telemetry:
    return Telemetry()


@pytest.fixture
def delivering(database: Database, sender: Sender, database_settings: Settings, telemetry: Telemetry) -> Delivering:
    return Delivering(database, sender, make_vault(), database_settings, telemetry, jitter=lambda: 0.0)


async def append(world: World, *events: Event, **options: Any) -> None:
    async with world.database.writing() as connection:
        await Events(connection, world.database).append(events, **options)
        await connection.commit()


async def deliver(delivering: Delivering) -> list[Job]:
    """Claim, send and record once; return what was tried."""
    jobs = await delivering.exchange([], 100)
    await delivering.settle([await delivering.attempt(job) for job in jobs])
    return jobs


async def history(world: World) -> list[tuple[Delivery, list[Attempt]]]:
    """Return every delivery with its attempts, oldest first."""
    async with world.database.reading() as connection:
        deliveries = Deliveries(connection, world.database)
        page = await deliveries.page(world.tenant.id, limit=100, after=None)
        found = [await deliveries.get(world.tenant.id, each.id) for each in reversed(page.items)]
    return [each for each in found if each is not None]


async def the_endpoint(world: World, endpoint: WebhookEndpoint) -> WebhookEndpoint:
    async with world.database.reading() as connection:
        found = await WebhookEndpoints(connection).get(world.tenant.id, endpoint.id)
    assert found is not None
    return found


async def test_a_delivery_arrives_signed(
    world: World, delivering: Delivering, receiver: Receiver, clock: ManualClock, telemetry: Telemetry
) -> None:
    await world.add_endpoint(receiver.url)
    event = make_event(world.tenant.id)
    await append(world, event, due_at={event.id: clock.now() - timedelta(seconds=3)})
    await deliver(delivering)
    [request] = receiver.requests
    assert request.message_id == str(event.id)
    now = int(clock.now().timestamp())
    verify(request.headers, request.body, [SharedSecret.parse(SECRET)], now=now)
    assert request.json == {
        "type": "interview.created", "timestamp": "2026-03-02T09:00:00Z", "data": {"interview": {"id": "1"}},
    }  # fmt: skip
    [(delivery, [attempt])] = await history(world)
    assert (delivery.state, attempt.result, attempt.status_code) == (DeliveryState.DELIVERED, "delivered", 200)
    assert attempt.request_headers is not None
    assert attempt.request_headers["webhook-id"] == str(event.id)
    assert await deliver(delivering) == []
    sample = telemetry.registry.get_sample_value
    assert sample("afterview_due_to_first_attempt_seconds_count") == 1
    assert sample("afterview_due_to_first_attempt_seconds_sum") == pytest.approx(3, abs=0.5)
    assert sample("afterview_deliveries_total", {"outcome": "delivered"}) == 1


async def test_a_public_verifier_accepts_it(
    database: Database, delivering: Delivering, receiver: Receiver, clock: ManualClock
) -> None:
    from app.core.clock import SystemClock

    clock.set(SystemClock().now())
    world = await make_world(database)
    await world.add_endpoint(receiver.url)
    await append(world, make_event(world.tenant.id))
    await deliver(delivering)
    [request] = receiver.requests
    assert Webhook(SECRET).verify(request.body, dict(request.headers))["type"] == "interview.created"


async def test_the_whole_schedule_then_exhausted(
    world: World, delivering: Delivering, receiver: Receiver, clock: ManualClock
) -> None:
    endpoint = await world.add_endpoint(receiver.url)
    receiver.always(Answer(500))
    await append(world, make_event(world.tenant.id))
    for delay in RETRY_DELAYS:
        assert len(await deliver(delivering)) == 1
        clock.advance(delay - timedelta(seconds=1))
        assert await deliver(delivering) == []
        clock.advance(timedelta(seconds=2))
    assert len(await deliver(delivering)) == 1
    clock.advance(2 * ONE_DAY)
    assert await deliver(delivering) == []
    [(delivery, attempts)] = await history(world)
    assert (delivery.state, delivery.attempt_count, len(attempts)) == (DeliveryState.EXHAUSTED, 10, 10)
    assert len({request.message_id for request in receiver.requests}) == 1
    assert (await the_endpoint(world, endpoint)).failing_since is not None


async def test_a_failure_is_forgotten_after_a_success(
    world: World, delivering: Delivering, receiver: Receiver, clock: ManualClock
) -> None:
    endpoint = await world.add_endpoint(receiver.url)
    receiver.will(Reset())
    await append(world, make_event(world.tenant.id))
    await deliver(delivering)
    sick = await the_endpoint(world, endpoint)
    assert (sick.consecutive_failures, sick.failing_since is None, sick.version) == (1, False, endpoint.version)
    clock.advance(timedelta(seconds=5))
    await deliver(delivering)
    well = await the_endpoint(world, endpoint)
    assert (well.consecutive_failures, well.failing_since) == (0, None)


async def test_retry_after_is_honoured_for_everything_to_the_endpoint(
    world: World, delivering: Delivering, receiver: Receiver, clock: ManualClock
) -> None:
    await world.add_endpoint(receiver.url)
    receiver.will(Answer(503, retry_after=120))
    await append(world, make_event(world.tenant.id))
    await deliver(delivering)
    await append(world, make_event(world.tenant.id))
    clock.advance(timedelta(seconds=119))
    assert await deliver(delivering) == []
    # The pause begins when the answer has come, a moment after the try began.
    clock.advance(timedelta(seconds=2))
    first = await deliver(delivering)
    assert len(first + await deliver(delivering)) == 2


async def test_a_receiver_may_say_that_another_try_is_useless(
    world: World, delivering: Delivering, receiver: Receiver
) -> None:
    endpoint = await world.add_endpoint(receiver.url)
    receiver.will(Answer(422, headers={"Webhook-Delivery": "abort-message"}))
    await append(world, make_event(world.tenant.id))
    await deliver(delivering)
    [(delivery, _)] = await history(world)
    assert (delivery.state, delivery.reason) == (DeliveryState.EXHAUSTED, ABORTED)
    assert (await the_endpoint(world, endpoint)).status is EndpointStatus.ENABLED


async def test_what_fails_while_its_endpoint_is_being_disabled_is_held(
    world: World, delivering: Delivering, receiver: Receiver
) -> None:
    endpoint = await world.add_endpoint(receiver.url)
    receiver.will(Answer(500))
    await append(world, make_event(world.tenant.id))
    [job] = await delivering.exchange([], 1)
    async with world.database.writing() as connection:
        endpoints = WebhookEndpoints(connection)
        [found] = await endpoints.of_keys([(world.tenant.id, endpoint.id)], lock=True)
        await endpoints.save(replace(found, status=EndpointStatus.DISABLED))
        await Deliveries(connection, world.database).hold(world.tenant.id, endpoint.id)
        await connection.commit()
    await delivering.settle([await delivering.attempt(job)])
    [(delivery, _)] = await history(world)
    assert (delivery.state, delivery.attempt_count) == (DeliveryState.HELD, 1)


@pytest.mark.parametrize("path", ["/gone", "/disable"])
async def test_a_receiver_that_wants_no_more_is_left_alone(
    world: World, delivering: Delivering, receiver: Receiver, clock: ManualClock, path: str
) -> None:
    endpoint = await world.add_endpoint(receiver.url_for(path), event_types=("interview.created",), max_in_flight=1)
    witness = await world.add_endpoint(receiver.url_for("/witness"), event_types=("endpoint.*",))
    first, second = make_event(world.tenant.id), make_event(world.tenant.id)
    await append(world, first, second)
    await deliver(delivering)
    disabled = await the_endpoint(world, endpoint)
    assert (disabled.status, disabled.disabled_reason is None) == (EndpointStatus.DISABLED, False)
    await append(world, make_event(world.tenant.id))
    await deliver(delivering)
    states = [delivery.state for delivery, _ in await history(world) if delivery.endpoint_id == endpoint.id]
    first_state = DeliveryState.HELD if path == "/gone" else DeliveryState.DELIVERED
    assert states == [first_state, DeliveryState.HELD, DeliveryState.HELD]
    assert [request.path for request in receiver.requests] == [path, "/witness"]
    told = receiver.requests[-1].json
    assert (told["type"], told["data"]["endpoint"]["id"]) == ("endpoint.disabled", str(endpoint.id))
    assert (await the_endpoint(world, witness)).status is EndpointStatus.ENABLED


async def test_five_days_of_failure_disable_an_endpoint(
    world: World, delivering: Delivering, receiver: Receiver, clock: ManualClock
) -> None:
    endpoint = await world.add_endpoint(
        receiver.url, failing_since=clock.now() - timedelta(days=5), consecutive_failures=3
    )
    receiver.always(Answer(500))
    await append(world, make_event(world.tenant.id))
    await deliver(delivering)
    assert (await the_endpoint(world, endpoint)).status is EndpointStatus.DISABLED
    [(delivery, _)] = await history(world)
    assert delivery.state is DeliveryState.HELD


async def test_the_breaker_opens_for_one_endpoint_only(
    world: World, delivering: Delivering, receiver: Receiver, clock: ManualClock
) -> None:
    dead = await world.add_endpoint(receiver.url_for("/status/500"))
    well = await world.add_endpoint(receiver.url_for("/"))
    await append(world, *(make_event(world.tenant.id) for _ in range(6)))
    await deliver(delivering)
    assert (await the_endpoint(world, dead)).open_until is not None
    await append(world, make_event(world.tenant.id))
    clock.advance(timedelta(seconds=5))
    assert {job.claim.endpoint_id for job in await deliver(delivering)} == {well.id}
    clock.advance(timedelta(minutes=1))
    assert [job.claim.endpoint_id for job in await deliver(delivering)] == [dead.id]


async def test_a_forbidden_address_is_blocked(
    world: World, database: Database, database_settings: Settings, receiver: Receiver, telemetry: Telemetry
) -> None:
    endpoint = await world.add_endpoint(receiver.url)
    await append(world, make_event(world.tenant.id))
    async with Sender(AddressPolicy()) as strict:
        await deliver(Delivering(database, strict, make_vault(), database_settings, telemetry))
    [(delivery, [attempt])] = await history(world)
    assert (delivery.state, attempt.result) == (DeliveryState.BLOCKED, "blocked")
    assert delivery.reason is not None
    assert receiver.requests == []
    assert (await the_endpoint(world, endpoint)).failing_since is None


async def test_too_little_of_a_lease_is_not_used(world: World, delivering: Delivering, receiver: Receiver) -> None:
    await world.add_endpoint(receiver.url)
    await append(world, make_event(world.tenant.id))
    [job] = await delivering.exchange([], 10)
    stale = Job(job.claim, job.target, job.claimed_at, start_by=job.claimed_at - 1)
    tried = await delivering.attempt(stale)
    assert receiver.requests == []
    await delivering.settle([tried])
    [again] = await delivering.exchange([], 10)
    assert again.claim.attempt_count == 0


async def test_a_lost_lease_is_counted_and_writes_nothing(
    world: World, delivering: Delivering, receiver: Receiver, clock: ManualClock, telemetry: Telemetry
) -> None:
    await world.add_endpoint(receiver.url)
    await append(world, make_event(world.tenant.id))
    [frozen] = await delivering.exchange([], 10)
    late = await delivering.attempt(frozen)
    clock.advance(timedelta(seconds=61))
    await deliver(delivering)
    await delivering.settle([late])
    [(delivery, attempts)] = await history(world)
    assert (delivery.state, len(attempts)) == (DeliveryState.DELIVERED, 1)
    assert telemetry.registry.get_sample_value("afterview_lost_leases_total") == 1
    assert [len(requests) for requests in receiver.by_message().values()] == [2]


async def test_a_thin_endpoint_gets_ids_only(world: World, delivering: Delivering, receiver: Receiver) -> None:
    await world.add_endpoint(receiver.url, payload=PayloadForm.THIN)
    await append(world, make_event(world.tenant.id, data='{"interview":{"id":"1","company":"Initech"}}'))
    await deliver(delivering)
    assert receiver.requests[0].json["data"] == {"interview": {"id": "1"}}


async def test_a_body_that_is_too_large_is_sent_thin(world: World, delivering: Delivering, receiver: Receiver) -> None:
    await world.add_endpoint(receiver.url)
    text = "x" * 70_000
    await append(world, make_event(world.tenant.id, data=f'{{"interview":{{"id":"1","notes":"{text}"}}}}'))
    await deliver(delivering)
    assert receiver.requests[0].json["data"] == {"interview": {"id": "1"}}


async def test_an_answer_that_cannot_be_text_is_kept_as_far_as_it_can(
    world: World, delivering: Delivering, receiver: Receiver
) -> None:
    await world.add_endpoint(receiver.url)
    receiver.always(Answer(500, body=b"\x00\xff caf\xc3\xa9"))
    await append(world, make_event(world.tenant.id))
    await deliver(delivering)
    [(_, [attempt])] = await history(world)
    assert attempt.response_body == "\ufffd\ufffd café"
