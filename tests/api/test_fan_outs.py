"""An event is told to those who subscribed when it was raised, though it is told to them in later transactions."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

import httpx
import pytest
from sqlalchemy import select

from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.models import deliveries, events, fan_outs
from app.repositories import fan_outs as module
from app.services.fan_out import FanOut
from app.services.firing import Firing
from tests.support.api import TEST_KEY, Api, open_api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import START, ManualClock

FEW = 3
ENDPOINTS = 5
HELD = "The endpoint is disabled."
DELETED = "The endpoint was deleted."


@pytest.fixture
async def api(
    database: Database, database_settings: Settings, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Api]:
    """Serve with three deliveries to a transaction, and no worker."""
    monkeypatch.setattr(module, "AT_ONCE", dict.fromkeys(module.AT_ONCE, FEW))
    async with open_api(database_settings, database, clock) as opened:
        yield opened


async def add_endpoint(api: Api, number: int, *patterns: str) -> str:
    body = {"url": f"https://example.com/{number}", "event_types": list(patterns) or ["*"]}
    return str((await api.create("/v1/webhook-endpoints", body))["id"])


async def told(api: Api, event_type: str) -> Counter[tuple[str, str, str | None]]:
    """Return endpoints, states and reasons of the deliveries of an event."""
    columns = (deliveries.c.endpoint_id, deliveries.c.state, deliveries.c.reason)
    async with api.database.reading() as connection:
        rows = await connection.execute(select(*columns).where(deliveries.c.event_type == event_type))
        return Counter((str(endpoint_id), state, reason) for endpoint_id, state, reason in rows)


async def left(api: Api) -> int:
    async with api.database.reading() as connection:
        return len((await connection.execute(select(fan_outs.c.id))).all())


async def go_on(api: Api) -> None:
    fan_out = FanOut(api.database, Telemetry())
    while (await fan_out.go_on()).events:
        pass


async def post(api: Api, path: str) -> httpx.Response:
    answer = await api.post(path)
    assert answer.status_code == 200, answer.text
    return answer


@pytest.mark.parametrize("between", ["nothing", "created", "changed", "disabled", "enabled", "deleted", "recovered"])
async def test_whoever_subscribed_then_is_told(api: Api, between: str) -> None:
    first = [await add_endpoint(api, number) for number in range(4)]
    silent, off = await add_endpoint(api, 5, "reminder.*"), await add_endpoint(api, 6)
    await post(api, f"/v1/webhook-endpoints/{off}/disable")
    candidate = await api.create("/v1/candidates", candidate_body())
    await api.create("/v1/interviews", interview_body(candidate["id"], START + timedelta(days=1)))
    assert await left(api) > 0
    assert await told(api, "interview.created") == {}
    expected = Counter({(each, "pending", None): 1 for each in first} | {(off, "held", HELD): 1})
    changed = first[-1]
    path = f"/v1/webhook-endpoints/{changed}"
    if between == "created":
        await add_endpoint(api, 7)
    elif between == "changed":
        for endpoint, patterns in ((changed, ["reminder.*"]), (silent, ["*"])):
            answer = await api.client.patch(f"/v1/webhook-endpoints/{endpoint}", json={"event_types": patterns})
            assert answer.status_code == 200
    elif between == "disabled":
        await post(api, f"{path}/disable")
        expected = expected - Counter([(changed, "pending", None)]) + Counter([(changed, "held", HELD)])
    elif between == "enabled":
        await post(api, f"/v1/webhook-endpoints/{off}/enable")
    elif between == "recovered":
        answer = await api.post(f"/v1/webhook-endpoints/{off}/recover", {"since": START.isoformat()})
        assert answer.status_code == 200
        expected = expected - Counter([(off, "held", HELD)]) + Counter([(off, "pending", None)])
    elif between == "deleted":
        assert (await api.client.delete(path)).status_code == 204
        expected = expected - Counter([(changed, "pending", None)]) + Counter([(changed, "cancelled", DELETED)])
    await go_on(api)
    assert await told(api, "interview.created") == expected
    assert await left(api) == 0


@pytest.mark.parametrize("how", ["complete", "skip", "snooze", "cancelled", "moved"])
async def test_a_reminder_that_was_dealt_with_before_it_was_told_is_superseded(
    api: Api, clock: ManualClock, how: str
) -> None:
    for number in range(ENDPOINTS):
        await add_endpoint(api, number, "reminder.due")
    candidate = await api.create("/v1/candidates", candidate_body())
    ends_at = START + timedelta(hours=1)
    interview = await api.create("/v1/interviews", interview_body(candidate["id"], ends_at))
    found = await api.get("/v1/reminders", candidate_id=candidate["id"], limit=100)
    first = min(found["items"], key=lambda each: str(each["due_at"]))
    clock.advance(datetime.fromisoformat(first["due_at"]) - clock.now())
    firing = Firing(api.database, base_url="http://x", batch=100, telemetry=Telemetry())
    assert (await firing._fire_due(fair=False)).events
    assert await told(api, "reminder.due") == {}
    reminder, round_ = f"/v1/reminders/{first['id']}", f"/v1/interviews/{interview['id']}"
    later = {name: (ends_at + timedelta(days=day)).isoformat() for name, day in (("starts_at", 2), ("ends_at", 3))}
    answer = {
        "complete": lambda: api.post(f"{reminder}/complete"),
        "skip": lambda: api.post(f"{reminder}/skip"),
        "snooze": lambda: api.post(f"{reminder}/snooze", {"until": later["starts_at"]}),
        "cancelled": lambda: api.post(f"{round_}/cancel"),
        "moved": lambda: api.client.patch(round_, json=later),
    }[how]()
    assert (await answer).status_code == 200
    await go_on(api)
    theirs = select(deliveries.c.state, deliveries.c.reason).join(events, events.c.id == deliveries.c.event_id)
    async with api.database.reading() as connection:
        rows = await connection.execute(
            theirs.where(events.c.type == "reminder.due", events.c.subject_id == UUID(first["id"]))
        )
        found_states = [(state, bool(reason)) for state, reason in rows]
    assert found_states == [("superseded", True)] * ENDPOINTS


async def test_a_test_clock_answers_when_all_deliveries_are_written(api: Api) -> None:
    async with api.with_key(TEST_KEY) as client:
        tested = replace(api, client=client)
        for number in range(ENDPOINTS):
            await add_endpoint(tested, number, "reminder.due")
        clock = {"now": START.isoformat()}
        assert (await client.put("/v1/test-clock", json=clock)).status_code == 200
        candidate = await tested.create("/v1/candidates", candidate_body())
        await tested.create("/v1/interviews", interview_body(candidate["id"], START + timedelta(hours=1)))
        clock["now"] = (START + timedelta(days=20)).isoformat()
        assert (await client.put("/v1/test-clock", json=clock)).status_code == 200
    raised = select(events.c.id).where(events.c.type == "reminder.due")
    async with api.database.reading() as connection:
        count = len((await connection.execute(raised)).all())
    assert count > 1
    assert (await told(api, "reminder.due")).total() == count * ENDPOINTS
    assert await left(api) == 0
