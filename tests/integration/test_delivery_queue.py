"""Claiming and settling deliveries, on both databases."""

from datetime import timedelta
from typing import Any

import pytest

from app.core.ids import new_id
from app.db import Database
from app.domain.states import ReminderStatus
from app.domain.webhooks import Attempt, Delivery, DeliveryState, EndpointStatus, Event
from app.repositories.deliveries import Deliveries
from app.repositories.delivery_queue import Claim, DeliveryQueue, Settlement
from app.repositories.erasing import Erasing
from app.repositories.events import Events
from app.repositories.webhook_endpoints import WebhookEndpoints
from tests.support.clock import ManualClock
from tests.support.factories import World, make_event, make_reminder, make_world

LEASE = timedelta(seconds=60)


@pytest.fixture
async def world(database: Database) -> World:
    return await make_world(database)


async def append(world: World, *events: Event, **options: Any) -> int:
    async with world.database.writing() as connection:
        queued = await Events(connection, world.database).append(events, **options)
        await connection.commit()
    return queued


async def claim(world: World, free: int = 100, *, cap: int = 100, token: int = 1) -> list[Claim]:
    async with world.database.writing() as connection:
        claims = await DeliveryQueue(connection, world.database).claim(free=free, cap=cap, lease=LEASE, token=token)
        await connection.commit()
    return claims


async def settle(world: World, *settlements: Settlement) -> dict[Any, DeliveryState]:
    async with world.database.writing() as connection:
        settled = await DeliveryQueue(connection, world.database).settle(settlements)
        await connection.commit()
    return settled


async def history(world: World, claimed: Claim) -> tuple[Delivery, list[Attempt]]:
    async with world.database.reading() as connection:
        found = await Deliveries(connection, world.database).get(claimed.tenant_id, claimed.delivery_id)
    assert found is not None
    return found


def attempt(claimed: Claim, result: str = "delivered") -> Attempt:
    return Attempt(
        tenant_id=claimed.tenant_id,
        delivery_id=claimed.delivery_id,
        number=claimed.attempt_count + 1,
        started_at=claimed.claimed_at,
        duration_ms=7,
        result=result,
        status_code=200,
        request_headers={"webhook-id": "x"},
        response_body="ok",
    )


def failed(claimed: Claim, delay: timedelta = timedelta(seconds=5)) -> Settlement:
    return Settlement(claimed, DeliveryState.PENDING, delay, "it failed", attempt(claimed, "failed"))


async def test_a_claim_carries_the_event(world: World, clock: ManualClock) -> None:
    endpoint = await world.add_endpoint()
    event = make_event(world.tenant.id)
    assert await append(world, event) == 1
    [claimed] = await claim(world)
    assert (claimed.event_id, claimed.endpoint_id, claimed.data) == (event.id, endpoint.id, event.data)
    assert (claimed.token, claimed.claimed_at, claimed.leased_until) == (1, clock.now(), clock.now() + LEASE)
    assert (claimed.attempt_count, claimed.failures, claimed.is_failing) == (0, 1, False)
    assert claimed.due_at == clock.now()


async def test_what_is_leased_is_not_claimed_until_the_lease_ends(world: World, clock: ManualClock) -> None:
    await world.add_endpoint()
    await append(world, make_event(world.tenant.id))
    assert len(await claim(world)) == 1
    assert await claim(world, token=2) == []
    clock.advance(LEASE)
    [again] = await claim(world, token=3)
    assert again.token == 3


async def test_a_result_is_kept(world: World, clock: ManualClock) -> None:
    await world.add_endpoint()
    await append(world, make_event(world.tenant.id))
    [claimed] = await claim(world)
    done = Settlement(claimed, DeliveryState.DELIVERED, attempt=attempt(claimed))
    assert await settle(world, done) == {claimed.delivery_id: DeliveryState.DELIVERED}
    delivery, attempts = await history(world, claimed)
    assert (delivery.state, delivery.attempt_count, delivery.finished_at) == ("delivered", 1, clock.now())
    assert attempts == [done.attempt]
    clock.advance(LEASE)
    assert await claim(world) == []


async def test_a_failed_one_waits_for_its_delay(world: World, clock: ManualClock) -> None:
    await world.add_endpoint()
    await append(world, make_event(world.tenant.id))
    [claimed] = await claim(world)
    assert await settle(world, failed(claimed)) == {claimed.delivery_id: DeliveryState.PENDING}
    clock.advance(timedelta(seconds=4.999))
    assert await claim(world) == []
    clock.advance(timedelta(seconds=0.001))
    [again] = await claim(world)
    assert (again.attempt_count, again.failures) == (1, 2)
    delivery, attempts = await history(world, claimed)
    assert (delivery.state, delivery.reason, delivery.finished_at) == ("pending", "it failed", None)
    assert len(attempts) == 1


async def test_a_lost_lease_writes_nothing(world: World, clock: ManualClock) -> None:
    await world.add_endpoint()
    await append(world, make_event(world.tenant.id))
    [frozen] = await claim(world, token=1)
    clock.advance(LEASE)
    [holder] = await claim(world, token=2)
    assert await settle(world, Settlement(frozen, DeliveryState.DELIVERED, attempt=attempt(frozen))) == {}
    delivery, attempts = await history(world, frozen)
    assert (delivery.state, attempts) == (DeliveryState.PENDING, [])
    assert await settle(world, failed(holder)) == {holder.delivery_id: DeliveryState.PENDING}
    assert await settle(world, failed(holder)) == {}


async def test_a_batch_is_settled_row_by_row(world: World) -> None:
    await world.add_endpoint()
    await append(world, *(make_event(world.tenant.id) for _ in range(4)))
    one, two, three, lost = await claim(world)
    results = [
        Settlement(one, DeliveryState.DELIVERED, attempt=attempt(one)),
        failed(two),
        Settlement(three, DeliveryState.BLOCKED, reason="not public", attempt=attempt(three, "blocked")),
        Settlement(_with_token(lost, 9), DeliveryState.DELIVERED, attempt=attempt(lost)),
    ]
    assert await settle(world, *results) == {
        one.delivery_id: DeliveryState.DELIVERED,
        two.delivery_id: DeliveryState.PENDING,
        three.delivery_id: DeliveryState.BLOCKED,
    }
    assert [(await history(world, each))[0].state for each in (one, two, three, lost)] == [
        "delivered",
        "pending",
        "blocked",
        "pending",
    ]


async def test_a_released_claim_can_be_claimed_at_once(world: World) -> None:
    await world.add_endpoint()
    await append(world, make_event(world.tenant.id))
    claimed = await claim(world)
    async with world.database.writing() as connection:
        await DeliveryQueue(connection, world.database).release(claimed)
        await connection.commit()
    [again] = await claim(world, token=2)
    assert again.attempt_count == 0


async def test_no_more_than_the_free_slots_are_claimed(world: World) -> None:
    await world.add_endpoint()
    await append(world, *(make_event(world.tenant.id) for _ in range(5)))
    assert len(await claim(world, 2)) == 2
    assert len(await claim(world, 10, token=2)) == 3


async def test_the_cap_counts_what_every_worker_has_in_flight(world: World) -> None:
    await world.add_endpoint(max_in_flight=3)
    await world.add_endpoint()
    await append(world, *(make_event(world.tenant.id) for _ in range(5)))
    first = await claim(world, cap=2)
    assert sorted(_counts(first)) == [2, 3]
    assert await claim(world, cap=2, token=2) == []
    await settle(world, Settlement(first[0], DeliveryState.DELIVERED))
    [more] = await claim(world, cap=2, token=3)
    assert more.endpoint_id == first[0].endpoint_id


async def test_a_backlog_does_not_hide_another_endpoint(world: World) -> None:
    busy = await world.add_endpoint(event_types=("interview.created",))
    calm = await world.add_endpoint(event_types=("draft.sent",))
    await append(world, *(make_event(world.tenant.id) for _ in range(50)))
    await claim(world, 5, cap=16)
    await append(world, make_event(world.tenant.id, "draft.sent"))
    claimed = await claim(world, 5, cap=16, token=2)
    assert claimed[0].endpoint_id == calm.id or calm.id in {each.endpoint_id for each in claimed}
    assert busy.id in {each.endpoint_id for each in claimed}


async def test_an_open_breaker_lets_nothing_then_one_through(world: World, clock: ManualClock) -> None:
    endpoint = await world.add_endpoint(
        open_until=clock.now() + timedelta(seconds=10), failing_since=clock.now(), consecutive_failures=5
    )
    await append(world, *(make_event(world.tenant.id) for _ in range(3)))
    assert await claim(world) == []
    clock.advance(timedelta(seconds=10))
    [probe] = await claim(world)
    assert (probe.endpoint_id, probe.is_failing) == (endpoint.id, True)
    assert await claim(world, token=2) == []


async def test_a_rate_is_kept_over_time(world: World, clock: ManualClock) -> None:
    await world.add_endpoint(rate_per_second=2.0)
    await append(world, *(make_event(world.tenant.id) for _ in range(20)))
    sent = 0
    for turn in range(40):
        sent += len(await claim(world, token=turn + 1))
        clock.advance(timedelta(milliseconds=100))
    assert 8 <= sent <= 10


async def test_a_disabled_endpoint_is_not_sent_to(world: World) -> None:
    await world.add_endpoint(status=EndpointStatus.DISABLED)
    event = make_event(world.tenant.id)
    assert await append(world, event) == 0
    assert await claim(world) == []
    async with world.database.reading() as connection:
        page = await Deliveries(connection, world.database).page(world.tenant.id, limit=10, after=None)
    assert [(each.state, each.event_id) for each in page.items] == [(DeliveryState.HELD, event.id)]


async def test_only_subscribers_are_told(world: World) -> None:
    wants = await world.add_endpoint(event_types=("reminder.*", "draft.sent"))
    other = await world.add_endpoint(event_types=("reminder.due", "endpoint.disabled"))
    assert await append(world, make_event(world.tenant.id, "interview.created")) == 0
    assert await append(world, make_event(world.tenant.id, "reminder.overdue")) == 1
    assert await append(world, make_event(world.tenant.id, "endpoint.test"), only=other.id) == 1
    assert await append(world, make_event(world.tenant.id, "reminder.due")) == 2
    for subject, told in ((other, 0), (wants, 1)):
        assert await append(world, make_event(world.tenant.id, "endpoint.disabled", subject_id=subject.id)) == told
    assert [each.endpoint_id for each in sorted(await claim(world), key=lambda each: each.delivery_id)] == [
        wants.id,
        other.id,
        wants.id,
        other.id,
        other.id,
    ]


async def test_a_waiting_announcement_is_superseded(world: World, clock: ManualClock) -> None:
    await world.add_endpoint()
    reminder = make_reminder(world.interview, clock.now(), status=ReminderStatus.DUE)
    await append(world, make_event(world.tenant.id, "reminder.due", subject_id=reminder.id))
    await append(world, make_event(world.tenant.id, "reminder.overdue", subject_id=reminder.id))
    claims = await claim(world)
    await settle(world, *map(failed, claims))
    await supersede(world, reminder.id)
    clock.advance(timedelta(minutes=1))
    [left] = await claim(world)
    assert left.event_type == "reminder.overdue"
    [due] = [each for each in claims if each.event_type == "reminder.due"]
    delivery, _ = await history(world, due)
    assert (delivery.state, delivery.reason) == (DeliveryState.SUPERSEDED, "It was completed.")


async def supersede(world: World, reminder_id: Any) -> None:
    async with world.database.writing() as connection:
        await Deliveries(connection, world.database).supersede(world.tenant.id, [reminder_id], "It was completed.")
        await connection.commit()


@pytest.mark.parametrize(
    ("state", "expected"),
    [(DeliveryState.PENDING, DeliveryState.SUPERSEDED), (DeliveryState.DELIVERED, DeliveryState.DELIVERED)],
)
async def test_one_in_flight_is_not_repeated(world: World, state: DeliveryState, expected: DeliveryState) -> None:
    await world.add_endpoint()
    reminder_id = new_id()
    await append(world, make_event(world.tenant.id, "reminder.due", subject_id=reminder_id))
    [claimed] = await claim(world)
    await supersede(world, reminder_id)
    result = Settlement(claimed, state, timedelta(seconds=5), "it failed", attempt(claimed))
    assert await settle(world, result) == {claimed.delivery_id: expected}
    delivery, attempts = await history(world, claimed)
    assert delivery.state is expected
    assert delivery.reason == ("It was completed." if expected is DeliveryState.SUPERSEDED else "it failed")
    assert len(attempts) == 1


async def test_what_is_held_can_be_replayed(world: World, clock: ManualClock) -> None:
    endpoint = await world.add_endpoint()
    await append(world, make_event(world.tenant.id))
    [claimed] = await claim(world)
    await settle(world, failed(claimed))
    async with world.database.writing() as connection:
        deliveries = Deliveries(connection, world.database)
        await deliveries.hold(world.tenant.id, endpoint.id)
        [held] = await deliveries.replayable(world.tenant.id, endpoint.id, clock.now() - LEASE, None, 10)
        assert held == claimed.delivery_id
        assert await deliveries.replay(world.tenant.id, [held]) == (1, 0)
        assert await deliveries.replay(world.tenant.id, [held]) == (0, 0)
        await connection.commit()
    [again] = await claim(world, token=2)
    assert (again.attempt_count, again.failures, again.event_id) == (1, 1, claimed.event_id)
    await settle(world, Settlement(again, DeliveryState.DELIVERED, attempt=attempt(again)))
    delivery, attempts = await history(world, claimed)
    assert (delivery.state, delivery.attempt_count, len(attempts)) == (DeliveryState.DELIVERED, 2, 2)


async def test_saving_an_endpoint_leaves_its_health_alone(world: World, clock: ManualClock) -> None:
    endpoint = await world.add_endpoint()
    async with world.database.writing() as connection:
        endpoints = WebhookEndpoints(connection)
        [sick] = await endpoints.of_ids([endpoint.id], lock=True)
        object.__setattr__(sick, "failing_since", clock.now())
        await endpoints.note_health([sick])
        saved = await endpoints.save(endpoint)
        [found] = await endpoints.of_ids([endpoint.id])
        assert (found.failing_since, found.version) == (clock.now(), saved.version)
        await endpoints.reset_health(world.tenant.id, endpoint.id)
        [found] = await endpoints.enabled_of([world.tenant.id])
        assert found.failing_since is None


async def test_an_erased_candidate_leaves_nothing(world: World) -> None:
    await world.add_endpoint()
    await append(world, make_event(world.tenant.id, candidate_id=world.candidate.id), make_event(world.tenant.id))
    claims = await claim(world)
    await settle(world, *map(failed, claims))
    async with world.database.writing() as connection:
        await Erasing(connection, world.database).some(world.tenant.id, world.candidate.id, 10)
        page = await Deliveries(connection, world.database).page(world.tenant.id, limit=10, after=None)
        assert [each.candidate_id for each in page.items] == [None]
        assert await DeliveryQueue(connection, world.database).depth() == 1


def _with_token(claimed: Claim, token: int) -> Claim:
    return claimed._replace(token=token)


def _counts(claims: list[Claim]) -> list[int]:
    ids = [each.endpoint_id for each in claims]
    return [ids.count(each) for each in set(ids)]
