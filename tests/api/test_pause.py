"""A candidate's pause over HTTP: nothing fires during it, and it may end early."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.webhooks import DueKind
from app.repositories.due_items import DueItems
from tests.support.api import Api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock

HOUR = timedelta(hours=1)


async def waits_until(api: Api, ids: list[str]) -> list[datetime]:
    """Return when the workers look at each of some reminders, the earliest first."""
    async with api.database.reading() as connection:
        due = DueItems(connection, api.database)
        tenant = (await api.parts.administration.tenants())[0]
        found = await due.lock(tenant.id, DueKind.REMINDER, [UUID(each) for each in ids])
    return sorted(item.fire_at for item in found)


async def told(api: Api) -> list[str]:
    """Return the actions that were announced as due."""
    events: list[dict[str, Any]] = (await api.get("/v1/events", limit=100, type="reminder.due"))["items"]
    return sorted(event["data"]["reminder"]["action"] for event in events)


async def test_what_fell_due_during_a_pause_is_announced_when_the_pause_ends_early(
    api: Api, clock: ManualClock
) -> None:
    ada = await api.create("/v1/candidates", candidate_body())
    made = await api.create("/v1/interviews", interview_body(ada["id"], clock.now()))
    until = clock.now() + timedelta(days=30)
    answer = await api.client.patch(f"/v1/candidates/{ada['id']}", json={"paused_until": until.isoformat()})
    assert answer.status_code == 200
    clock.advance(3 * HOUR)
    while (await api.parts.firing.fire_batch()).taken:
        pass
    assert await told(api) == []
    plan = (await api.get(f"/v1/interviews/{made['id']}/plan"))["reminders"]
    waiting = [reminder["id"] for reminder in plan if reminder["status"] == "scheduled"]
    assert set(await waits_until(api, waiting)) == {until}

    answer = await api.client.patch(f"/v1/candidates/{ada['id']}", json={"paused_until": None})
    assert answer.status_code == 200
    while (await api.parts.firing.fire_batch()).taken:
        pass
    assert await told(api) == ["reflect", "send_thank_you", "send_thank_you"]
    plan = (await api.get(f"/v1/interviews/{made['id']}/plan"))["reminders"]
    later = [reminder for reminder in plan if reminder["status"] == "scheduled"]
    assert later
    due = sorted(datetime.fromisoformat(reminder["due_at"]) for reminder in later)
    assert await waits_until(api, [reminder["id"] for reminder in later]) == due
