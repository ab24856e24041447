"""Receivers that hang, drip, reset, fail at random, redirect or answer without end, and one that works beside them."""

from collections import defaultdict
from pathlib import Path
from uuid import UUID

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.db import Database
from app.domain.webhooks import Attempt, Delivery, DeliveryFilter
from app.repositories.deliveries import Deliveries
from app.repositories.events import Events
from tests.support.campaign import read_log
from tests.support.databases import open_database
from tests.support.factories import make_event, make_world
from tests.support.receiver import Received, ReceiverProcess
from tests.support.worker_processes import terminate, worker_process

COUNT = 4
WITHIN = 60.0
HANG, DRIP, RESET, REDIRECT = "/hang", "/drip", "/reset", "/redirect"
FLAKY, HUGE, GOOD = "/flaky/25", "/huge/1000000000", "/good"
KEPT_OF_AN_ANSWER = 16 * 1024


async def told(database: Database, tenant_id: UUID, endpoint_id: UUID) -> list[tuple[Delivery, list[Attempt]]]:
    """Return the deliveries to an endpoint with their attempts."""
    async with database.reading() as connection:
        deliveries = Deliveries(connection, database)
        page = await deliveries.page(tenant_id, limit=100, after=None, wanted=DeliveryFilter(endpoint_id=endpoint_id))
        found = [await deliveries.get(tenant_id, delivery.id) for delivery in page.items]
    return [each for each in found if each is not None]


async def test_bad_receivers_hurt_nobody_but_themselves(
    database_settings: Settings, outside: ReceiverProcess, receiver_log: Path
) -> None:
    async with open_database(database_settings, SystemClock()) as database:
        world = await make_world(database)
        paths = (HANG, DRIP, RESET, REDIRECT, FLAKY, HUGE, GOOD)
        endpoints = {path: await world.add_endpoint(outside.url_for(path)) for path in paths}
        events = [make_event(world.tenant.id) for _ in range(COUNT)]
        async with database.writing() as connection:
            await Events(connection, database).append(events)
            await connection.commit()

        def all_seen(requests: list[Received]) -> bool:
            seen: dict[str, list[str]] = defaultdict(list)
            for request in requests:
                seen[request.path].append(request.message_id)
            # One in four of the flaky one's answers is 500, and is asked for again.
            return all(len(set(seen[path])) == COUNT for path in paths) and len(seen[FLAKY]) > COUNT

        async with worker_process(
            database_settings.database_url, send_deadline_seconds="2", lease_seconds="8", drain_seconds="4"
        ) as worker:
            await outside.wait_for(lambda requests: all_seen(list(requests)), within=WITHIN)
            assert await terminate(worker) == 0

        found = {path: await told(database, world.tenant.id, endpoints[path].id) for path in paths}
    assert {attempt.result for _, attempts in found[HANG] for attempt in attempts} == {"timed_out"}
    for path in (RESET, REDIRECT):
        assert {attempt.result for _, attempts in found[path] for attempt in attempts} == {"failed"}, path
    for path in (HANG, RESET, REDIRECT):
        assert {delivery.state for delivery, _ in found[path]} == {"pending"}, path
        assert all(delivery.reason for delivery, _ in found[path]), path
    for path in (HUGE, DRIP, GOOD):
        assert {(delivery.state, delivery.attempt_count) for delivery, _ in found[path]} == {("delivered", 1)}, path
    assert {len(attempt.response_body or "") for _, tries in found[HUGE] for attempt in tries} == {KEPT_OF_AN_ANSWER}
    assert {delivery.state for delivery, _ in found[FLAKY]} == {"delivered"}
    assert {attempt.status_code for _, attempts in found[REDIRECT] for attempt in attempts} == {307}

    log = read_log(receiver_log)
    assert not [request for request in log if request.path not in paths]
    ids = {str(event.id) for event in events}
    assert all({request.message_id for request in log if request.path == path} == ids for path in paths)
    assert sum(request.path == GOOD for request in log) == COUNT
