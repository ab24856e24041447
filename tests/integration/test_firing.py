"""What time does to reminders and promises, on both databases."""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import text, update

from app.core.telemetry import Telemetry
from app.db import Connection, Database
from app.domain.access import Mode
from app.domain.entities import Reminder
from app.domain.states import Action, CommitmentStatus, ReminderStatus
from app.domain.webhooks import DueItem, DueKind, Event
from app.models import tenants
from app.repositories.commitments import Commitments
from app.repositories.due_items import DueItems
from app.repositories.events import Events
from app.repositories.quarantine import Quarantine
from app.repositories.reminders import Reminders
from app.repositories.transaction import Transaction
from app.services.firing import FiredBatch, Firing
from tests.support.clock import START, ManualClock
from tests.support.factories import World, make_commitment, make_interview, make_reminder, make_world

DAY = timedelta(days=1)


def make_firing(database: Database, **values: Any) -> Firing:
    options: dict[str, Any] = {"base_url": "http://x", "batch": 100, "telemetry": Telemetry()}
    return Firing(database, **options | values)


@pytest.fixture
async def world(database: Database) -> World:
    return await make_world(database)


@pytest.fixture
def firing(database: Database) -> Firing:
    return make_firing(database)


async def raised(world: World) -> list[Event]:
    """Return the tenant's events in the order of their ids."""
    async with world.database.reading() as connection:
        page = await Events(connection, world.database).feed(world.tenant.id, after=None, limit=1000)
    return sorted(page.items, key=lambda event: event.id)


async def waiting(world: World) -> list[DueItem]:
    """Return all due items of the tenant, whenever they fall due."""
    from sqlalchemy import select

    from app.models import due_items as t

    async with world.database.reading() as connection:
        rows = await connection.execute(select(t).where(t.c.tenant_id == world.tenant.id).order_by(t.c.fire_at))
        return [DueItem(row.tenant_id, DueKind(row.kind), row.subject_id, row.fire_at) for row in rows]


async def test_a_batch_takes_as_many_statements_as_one_item(
    world: World, firing: Firing, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is a round trip between the instant that something is due and the webhook."""
    sent = 0

    def counted(run: Any) -> Any:
        async def counting(*given: Any, **options: Any) -> Any:
            nonlocal sent
            sent += 1
            return await run(*given, **options)

        return counting

    for way in ("fetch", "run_many", "execute_beside"):
        monkeypatch.setattr(Transaction, way, counted(getattr(Transaction, way)))
    await world.add_endpoint()
    # Unfinished deliveries are counted once a minute: by this batch.
    await world.add_due(1, clock.now())
    await firing.fire_batch()
    for count in (1, 50):
        await world.add_due(count, clock.now())
        sent = 0
        assert (await firing.fire_batch()).deliveries == count
        # What is due, reminders, candidates, interviews, endpoints; then all that is written.
        assert sent == (11 if world.database.is_sqlite else 6)


async def test_a_due_reminder_is_announced_once(world: World, firing: Firing, clock: ManualClock) -> None:
    await world.add_endpoint()
    [reminder] = await world.add_due(1, clock.now())
    [later] = await world.add_due(1, clock.now() + DAY)
    assert await firing.fire_batch() == FiredBatch(taken=1, events=1, deliveries=1)
    assert await firing.fire_batch() == FiredBatch()
    [event] = await raised(world)
    assert (event.type, event.subject_id, event.occurred_at) == ("reminder.due", reminder.id, clock.now())
    data = json.loads(event.data)
    assert data["reminder"]["status"] == "due"
    assert data["reminder"]["due_at"] == "2026-03-02T09:00:00Z"
    assert data["interview"]["company"] == "Initech"
    assert data["candidate"]["time_zone"] == "Europe/Berlin"
    assert data["links"]["complete"] == f"http://x/v1/reminders/{reminder.id}/complete"
    stored = await world.reminder(reminder.id)
    assert (stored.status, stored.status_at, stored.version) == (ReminderStatus.DUE, clock.now(), 2)
    assert (await world.reminder(later.id)).status is ReminderStatus.SCHEDULED


async def test_a_reminder_goes_through_its_life(world: World, firing: Firing, clock: ManualClock) -> None:
    [reminder] = await world.add_due(1, clock.now())
    for expected in ("reminder.due", "reminder.overdue", "reminder.expired"):
        await firing.fire_batch()
        assert (await raised(world))[-1].type == expected
        left = await waiting(world)
        if left:
            clock.set(left[0].fire_at)
    assert left == []
    assert (await world.reminder(reminder.id)).status is ReminderStatus.EXPIRED


async def test_after_an_outage_only_the_latest_transition_is_raised(
    world: World, firing: Firing, clock: ManualClock
) -> None:
    await world.add_due(1, clock.now())
    clock.advance(30 * DAY)
    await firing.fire_batch()
    assert [event.type for event in await raised(world)] == ["reminder.expired"]


async def test_nothing_of_a_paused_candidate_fires_before_the_end(database: Database, clock: ManualClock) -> None:
    world = await make_world(database, candidate={"paused_until": clock.now() + 2 * DAY})
    firing = make_firing(database)
    await world.add_due(1, clock.now())
    await firing.fire_batch()
    assert await raised(world) == []
    assert [item.fire_at for item in await waiting(world)] == [clock.now() + 2 * DAY]
    clock.advance(2 * DAY)
    await firing.fire_batch()
    [event] = await raised(world)
    assert (event.type, json.loads(event.data)["reminder"]["overdue"]) == ("reminder.due", True)


async def test_a_broken_promise_is_announced_once(world: World, firing: Firing, clock: ManualClock) -> None:
    commitment = make_commitment(world.interview)
    deadline = clock.now() + DAY
    async with world.database.writing() as connection:
        await Commitments(connection).add(commitment)
        await DueItems(connection, world.database).put(
            [DueItem(world.tenant.id, DueKind.COMMITMENT, commitment.id, deadline)], stopped=False
        )
        await connection.commit()
    assert (await firing.fire_batch()).taken == 0
    clock.advance(DAY)
    await firing.fire_batch()
    await firing.fire_batch()
    [event] = await raised(world)
    data = json.loads(event.data)
    assert (event.type, event.subject_id) == ("commitment.missed", commitment.id)
    assert (data["commitment"]["status"], data["interview"]["id"]) == ("missed", str(world.interview.id))
    async with world.database.reading() as connection:
        stored = await Commitments(connection).get(world.tenant.id, commitment.id)
    assert stored is not None
    assert (stored.status, stored.status_at) == (CommitmentStatus.MISSED, clock.now())
    assert await waiting(world) == []


async def test_a_promise_looked_at_too_early_waits_on(world: World, firing: Firing, clock: ManualClock) -> None:
    commitment = make_commitment(world.interview)
    async with world.database.writing() as connection:
        await Commitments(connection).add(commitment)
        await DueItems(connection, world.database).put(
            [DueItem(world.tenant.id, DueKind.COMMITMENT, commitment.id, clock.now())], stopped=False
        )
        await connection.commit()
    await firing.fire_batch()
    assert await raised(world) == []
    assert [item.fire_at for item in await waiting(world)] == [clock.now() + DAY]


async def test_when_a_repeating_action_expires_the_next_is_planned(world: World, clock: ManualClock) -> None:
    planned: list[tuple[UUID, UUID, datetime]] = []

    async def replan(due: DueItem, now: datetime | None) -> None:
        assert now is None
        planned.append((due.tenant_id, due.subject_id, due.fire_at))
        async with world.database.writing() as connection:
            await DueItems(connection, world.database).discard([due])
            await connection.commit()

    firing = make_firing(world.database, replan=replan)
    reminder = make_reminder(world.interview, clock.now(), action=Action.KEEP_SEARCHING)
    await world.add_reminders(reminder)
    clock.advance(14 * DAY)
    await firing.fire_batch()
    await firing.fire_batch()
    assert planned == [(world.tenant.id, world.candidate.id, clock.now())]
    assert await waiting(world) == []


async def test_an_item_without_its_subject_goes_away(world: World, firing: Firing, clock: ManualClock) -> None:
    [reminder] = await world.add_due(1, clock.now())
    async with world.database.writing() as connection:
        await Reminders(connection).remove(world.tenant.id, reminder.id)
        await connection.commit()
    assert await firing.fire_batch() == FiredBatch(taken=1)
    assert await waiting(world) == []


async def test_a_poison_row_is_set_apart_and_the_rest_goes_on(world: World, clock: ManualClock) -> None:
    telemetry = Telemetry()
    firing = make_firing(world.database, telemetry=telemetry)
    reminders = await world.add_due(9, clock.now())
    poison = reminders[4]
    await spoil(world, poison)
    fired = await firing.fire_batch()
    assert (fired.events, fired.quarantined) == (8, 1)
    assert {event.subject_id for event in await raised(world)} == {r.id for r in reminders if r is not poison}
    assert poison.id not in {item.subject_id for item in await waiting(world)}
    async with world.database.reading() as connection:
        assert await Quarantine(connection, world.database).counts() == {"reminder": 1}
    assert telemetry.registry.get_sample_value("afterview_quarantined_rows_total") == 1


async def spoil(world: World, reminder: Reminder) -> None:
    """Store an action that no program knows."""
    from sqlalchemy import update

    from app.models import reminders as t

    async with world.database.writing() as connection:
        await connection.execute(update(t).where(t.c.id == reminder.id).values(action="juggle"))
        await connection.commit()


async def test_a_test_clock_fires_each_at_its_own_instant(database: Database, clock: ManualClock) -> None:
    world = await make_world(database, mode=Mode.TEST, test_now=START)
    firing = make_firing(database)
    [second] = await world.add_due(1, START + 2 * DAY)
    [first] = await world.add_due(1, START + DAY)
    assert (await firing.fire_batch()).taken == 0
    fired = await firing.fire_tenant_until(world.tenant.id, START + 2 * DAY)
    assert fired.events == 3
    assert [(event.type, event.subject_id, event.occurred_at) for event in await raised(world)] == [
        ("reminder.due", first.id, START + DAY),
        ("reminder.due", second.id, START + 2 * DAY),
        ("reminder.overdue", first.id, START + 2 * DAY),
    ]


async def test_what_a_standing_clock_has_reached_fires_by_itself(database: Database) -> None:
    world = await make_world(database, mode=Mode.TEST, test_now=START)
    firing = make_firing(database)
    await world.add_due(1, START - timedelta(hours=1))
    await world.add_due(1, START + timedelta(hours=1))
    assert (await firing.fire_reached()).events == 1
    [event] = await raised(world)
    assert event.occurred_at == START


async def test_a_poison_row_does_not_stop_a_test_clock(database: Database) -> None:
    world = await make_world(database, mode=Mode.TEST, test_now=START)
    firing = make_firing(database)
    [poison, fine] = await world.add_due(2, START + DAY)
    await spoil(world, poison)
    fired = await firing.fire_tenant_until(world.tenant.id, START + DAY)
    assert (fired.events, fired.quarantined) == (1, 1)
    assert [event.subject_id for event in await raised(world)] == [fine.id]


async def test_many_tenants_in_one_batch(database: Database, clock: ManualClock) -> None:
    worlds = [await make_world(database) for _ in range(3)]
    for world in worlds:
        await world.add_endpoint()
        await world.add_due(2, clock.now())
    assert await make_firing(database).fire_batch(fair=True) == FiredBatch(taken=6, events=6, deliveries=6)
    for world in worlds:
        assert {json.loads(event.data)["candidate"]["id"] for event in await raised(world)} == {str(world.candidate.id)}


async def test_an_event_without_an_interview_says_so(world: World, firing: Firing, clock: ManualClock) -> None:
    reminder = replace(make_reminder(make_interview(world.application), clock.now()), interview_id=None)
    await world.add_reminders(reminder)
    await firing.fire_batch()
    [event] = await raised(world)
    assert json.loads(event.data)["interview"] is None


async def test_a_draft_that_breaks_the_transaction_is_left_out(world: World, clock: ManualClock) -> None:
    async def compose(connection: Connection, due: Any, _now: datetime) -> dict[UUID, Any]:
        if any(reminder.id == unlucky.id for reminder, _ in due):
            await connection.execute(text("SELECT * FROM no_such_table"))
        return {}

    telemetry = Telemetry()
    firing = make_firing(world.database, telemetry=telemetry, compose=compose)
    reminders = await world.add_due(5, clock.now())
    unlucky = reminders[2]
    fired = await firing.fire_batch()
    assert (fired.events, fired.quarantined) == (5, 0)
    assert {event.subject_id for event in await raised(world)} == {reminder.id for reminder in reminders}
    async with world.database.reading() as connection:
        [item] = await Quarantine(connection, world.database).all()
    assert (item.what, item.subject_id) == ("draft", unlucky.id)
    assert telemetry.registry.get_sample_value("afterview_faults_total", {"what": "draft"}) == 1


async def test_a_test_tenant_that_cannot_be_read_stops_no_other_clock(database: Database) -> None:
    telemetry = Telemetry()
    firing = make_firing(database, telemetry=telemetry)
    worlds = [await make_world(database, mode=Mode.TEST, test_now=START) for _ in range(3)]
    for world in worlds:
        await world.add_due(1, START - timedelta(hours=1))
    async with database.writing() as connection:
        await connection.execute(update(tenants).where(tenants.c.id == worlds[1].tenant.id).values(mode="odd"))
        await connection.commit()
    assert (await firing.fire_reached()).events == 2
    assert [len(await raised(world)) for world in worlds] == [1, 0, 1]
    assert telemetry.registry.get_sample_value("afterview_faults_total", {"what": "test_clock"}) == 1
