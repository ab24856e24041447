"""A loop that keeps failing makes the process not ready, and a fault that is kept to one row does not."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from app.core.ids import new_id
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.domain.webhooks import DueItem, DueKind
from app.main import make_worker
from app.models import due_items, webhook_endpoints
from app.repositories.due_items import DueItems
from app.repositories.events import Events
from app.repositories.quarantine import Quarantine
from app.services.housekeeping import Housekeeping
from app.services.loop_health import LoopHealth
from app.webhooks.addresses import AddressPolicy
from app.webhooks.sender import Sender
from app.worker.loop import Loop
from app.worker.maintain import MaintainLoop
from tests.support.api import Api, open_api
from tests.support.clock import ManualClock
from tests.support.factories import make_event, make_world

JSON = {"Accept": "application/json"}


@pytest.fixture
async def api(database: Database, database_settings: Settings, clock: ManualClock) -> AsyncIterator[Api]:
    async with open_api(database_settings, database, clock) as opened:
        yield opened


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(30):
        while not await holds():  # noqa: ASYNC110 - a state of the database sets no event
            await asyncio.sleep(0.02)


class Scripted(Loop):
    """Fails as often as it is told, and then succeeds."""

    def __init__(self, failures: int) -> None:
        super().__init__("scripted")
        self.failures = failures
        self.worked = asyncio.Event()

    async def turn(self) -> float:
        if self.failures:
            self.failures -= 1
            raise RuntimeError
        self.worked.set()
        return 1.0


class Recording(LoopHealth):
    """Remembers how many loops were failing after each failure."""

    def __init__(self, clock: ManualClock, telemetry: Telemetry) -> None:
        super().__init__(clock, telemetry)
        self.seen: list[int] = []

    def failed(self, loop: str) -> None:
        super().failed(loop)
        self.seen.append(len(self.failing()))


@pytest.mark.parametrize(("failures", "was_failing"), [(2, 0), (3, 1)])
async def test_three_failures_in_a_row_count_and_a_success_ends_them(
    clock: ManualClock, failures: int, was_failing: int
) -> None:
    telemetry = Telemetry()
    health = Recording(clock, telemetry)
    loop = Scripted(failures)
    loop.report_to(health)
    loop.start()
    await loop.worked.wait()
    await loop.stop()
    assert health.seen[-1] == was_failing
    assert health.failing() == []
    read = telemetry.registry.get_sample_value
    assert read("afterview_loop_failures_total", {"loop": "scripted"}) == failures
    assert read("afterview_loop_failing", {"loop": "scripted"}) == 0


async def test_readiness_names_the_loop_and_recovers(api: Api) -> None:
    assert (await api.client.get("/readyz")).text == "ok\n"
    for _ in range(3):
        api.parts.loops.failed("deliver")
    refused = await api.client.get("/readyz")
    assert (refused.status_code, refused.headers["content-type"]) == (503, "application/problem+json")
    problem = refused.json()
    assert "deliver (since 2026-03-02 09:00:00 UTC)" in problem["detail"]
    assert problem["failing_loops"] == [{"loop": "deliver", "since": "2026-03-02T09:00:00Z", "failures": 3}]
    api.parts.loops.succeeded("deliver")
    ready = await api.client.get("/readyz", headers=JSON)
    assert (ready.status_code, ready.headers["content-type"]) == (200, "application/json")
    assert ready.json() == {
        "status": "ready",
        "quarantined": {},
        "held_by_fault": 0,
        "unreadable_endpoints": 0,
        "failing_loops": [],
    }


async def test_a_real_loop_that_cannot_work_makes_the_process_unready_until_it_can(api: Api) -> None:
    async def rename(before: str, after: str) -> None:
        async with api.database.writing() as connection:
            await connection.execute(text(f"ALTER TABLE {before} RENAME TO {after}"))
            await connection.commit()

    async def status(wanted: int) -> bool:
        return (await api.client.get("/readyz")).status_code == wanted

    async with Sender(AddressPolicy(allow_insecure=True)) as sender, make_worker(api.parts, sender):
        await rename("delivery_queue", "hidden")
        await until(lambda: status(503))
        assert "deliver" in (await api.client.get("/readyz")).json()["detail"]
        await rename("hidden", "delivery_queue")
        await until(lambda: status(200))


async def test_what_is_held_by_a_fault_is_counted_and_the_service_is_ready(api: Api, database: Database) -> None:
    endpoint = await api.create("/v1/webhook-endpoints", {"url": "http://127.0.0.1:9999/", "event_types": ["*"]})
    await api.post(f"/v1/webhook-endpoints/{endpoint['id']}/test")
    async with database.writing() as connection:
        await connection.execute(text("UPDATE events SET data = 'spoilt'"))
        await connection.commit()
    async with Sender(AddressPolicy(allow_insecure=True)) as sender, make_worker(api.parts, sender):

        async def is_held() -> bool:
            return bool((await api.client.get("/readyz", headers=JSON)).json()["held_by_fault"])

        await until(is_held)
    ready = await api.client.get("/readyz", headers=JSON)
    assert (ready.status_code, ready.json()["quarantined"]) == (200, {"delivery": 1})
    health = await api.get(f"/v1/webhook-endpoints/{endpoint['id']}/health")
    assert (health["held_by_fault"], health["counts"]["held"], health["status"]) == (1, 1, "enabled")
    [held] = (await api.get("/v1/deliveries", state="held"))["items"]
    shown = await api.get(f"/v1/deliveries/{held['id']}")
    assert (shown["request"], shown["attempts"]) == (None, [])
    assert "could not build the body" in shown["reason"]
    assert [event["data"] for event in (await api.get("/v1/events"))["items"]] == [None]


async def test_housekeeping_goes_on_past_what_it_cannot_read(database: Database, database_settings: Settings) -> None:
    telemetry = Telemetry()
    housekeeping = Housekeeping(database, settings=database_settings, telemetry=telemetry)
    world = await make_world(database)
    endpoint = await world.add_endpoint()
    item = DueItem(world.tenant.id, DueKind.REPLAN, new_id(), database.clock.now() - timedelta(days=1))
    async with database.writing() as connection:
        await Events(connection, database).append([make_event(world.tenant.id)])
        await connection.execute(
            update(webhook_endpoints).where(webhook_endpoints.c.id == endpoint.id).values(status="asleep", payload="?")
        )
        await DueItems(connection, database).put([item], stopped=False)
        await connection.execute(update(due_items).values(kind=9))
        await connection.commit()
    await housekeeping.run()
    await housekeeping.measure()
    async with database.reading() as connection:
        [apart] = await Quarantine(connection, database).all()
        assert (apart.what, apart.subject_id, apart.fire_at) == ("unknown (9)", item.subject_id, item.fire_at)
        assert await DueItems(connection, database).until_next() is None
    read = telemetry.registry.get_sample_value
    assert read("afterview_delivery_queue_depth") == 0
    assert read("afterview_quarantine_items", {"what": "unknown (9)"}) == 1


async def test_a_chore_that_fails_keeps_no_other_from_being_done(
    database: Database, database_settings: Settings
) -> None:
    done = []

    async def fail() -> None:
        done.append("failed")
        raise RuntimeError

    async def work() -> None:
        done.append("done")

    housekeeping = Housekeeping(database, settings=database_settings, telemetry=Telemetry())
    loop = MaintainLoop(housekeeping, (fail, work))
    with pytest.raises(RuntimeError):
        await loop.turn()
    assert done == ["failed", "done"]
