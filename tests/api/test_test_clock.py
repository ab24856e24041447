"""The clock of a test tenant: everything that falls due on the way fires, in order, each at its own instant."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.support.api import TEST_KEY, Api
from tests.support.clock import ManualClock
from tests.support.story import D, H, Story, at, short


@pytest.fixture
async def tested(api: Api, clock: ManualClock) -> AsyncIterator[Story]:
    """Give the means to tell the story of a test tenant's candidate."""
    async with api.with_key(TEST_KEY) as client:
        yield Story(replace(api, client=client), clock)


async def put(story: Story, now: datetime | str, **headers: str) -> httpx.Response:
    text = now if isinstance(now, str) else now.isoformat()
    return await story.api.client.put("/v1/test-clock", json={"now": text}, headers=headers)


async def set_clock(story: Story, now: datetime | str) -> dict[str, Any]:
    answer = await put(story, now)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_until_it_is_set_it_runs_with_the_machines(tested: Story) -> None:
    assert await tested.read("test-clock") == {"now": "2026-03-02T09:00:00Z", "stands": False}
    await tested.interview(await tested.candidate(), at("2026-03-02 08:30"))
    await tested.until(at("2026-03-02 09:30"))
    assert await tested.raised("reminder.due") == ["reminder.due reflect"]
    assert (await tested.read("test-clock"))["now"] == "2026-03-02T09:30:00Z"


async def test_once_set_it_stands_and_the_machines_time_fires_nothing(tested: Story) -> None:
    assert await set_clock(tested, at("2026-03-02 09:00")) == {"now": "2026-03-02T09:00:00Z", "stands": True}
    await tested.interview(await tested.candidate(), at("2026-03-02 08:30"))
    before = await tested.raised()
    await tested.until(at("2026-04-02 09:00"))
    assert await tested.raised() == before
    assert (await tested.read("test-clock"))["now"] == "2026-03-02T09:00:00Z"


async def test_everything_on_the_way_fires_in_order_each_at_its_own_instant(tested: Story) -> None:
    await set_clock(tested, at("2026-03-02 09:00"))
    await tested.interview(await tested.candidate(), at("2026-03-02 08:30"), decision_by="2026-03-04")
    before = len(await tested.events())
    assert (await set_clock(tested, at("2026-03-10 12:00")))["now"] == "2026-03-10T12:00:00Z"
    raised = (await tested.events())[before:]
    told = list(zip([event["timestamp"] for event in raised], short(raised), strict=True))
    # What falls due at one instant comes in no particular order: the invitation and the late thanks.
    told[2:4] = sorted(told[2:4])
    assert told == [
        ("2026-03-02T09:30:00Z", "reminder.due reflect"),
        ("2026-03-02T10:30:00Z", "reminder.due send_thank_you"),
        ("2026-03-03T08:30:00Z", "reminder.due connect_on_linkedin"),
        ("2026-03-03T08:30:00Z", "reminder.overdue send_thank_you"),
        ("2026-03-03T09:00:00Z", "reminder.due keep_searching"),
        ("2026-03-03T17:00:00Z", "reminder.due evaluate_fit"),
        ("2026-03-04T08:30:00Z", "reminder.overdue reflect"),
        ("2026-03-04T23:00:00Z", "commitment.missed"),
        ("2026-03-05T08:30:00Z", "reminder.expired send_thank_you"),
        ("2026-03-05T09:00:00Z", "reminder.due follow_up"),
        ("2026-03-09T08:30:00Z", "reminder.overdue connect_on_linkedin"),
        ("2026-03-10T09:00:00Z", "reminder.expired keep_searching"),
        ("2026-03-10T09:00:00Z", "reminder.due keep_searching"),
    ]
    assert [event["timestamp"] for event in raised] == sorted(event["timestamp"] for event in raised)
    for event in raised:
        if event["type"] == "reminder.due":
            assert event["timestamp"] == event["data"]["reminder"]["due_at"] == event["data"]["reminder"]["status_at"]


async def test_interviews_end_and_requests_see_the_instant_it_stands_at(tested: Story) -> None:
    await set_clock(tested, at("2026-03-02 09:00"))
    candidate = await tested.candidate()
    ahead = await tested.interview(candidate, at("2026-05-05 10:00"))
    assert ahead["status"] == "scheduled"
    await set_clock(tested, at("2026-05-05 10:00"))
    assert (await tested.read(f"interviews/{ahead['id']}"))["status"] == "completed"
    late = await tested.interview(candidate, at("2026-05-04 10:00"), company="Initrode")
    assert (late["status"], late["created_at"]) == ("completed", "2026-05-05T10:00:00Z")
    actions = await tested.read(f"candidates/{candidate['id']}/next-actions")
    assert "prepare" not in {each["reminder"]["action"] for each in actions["now"]}


async def test_it_may_be_set_back_the_first_time_and_only_goes_on_afterwards(tested: Story) -> None:
    await set_clock(tested, at("2025-12-24 09:00"))
    await set_clock(tested, at("2025-12-24 09:00"))
    back = await put(tested, at("2025-12-24 08:59"))
    assert (back.status_code, back.json()["errors"][0]["pointer"]) == (422, "/now")
    far = await put(tested, at("2025-12-24 09:00") + timedelta(days=3661))
    assert (far.status_code, far.json()["errors"][0]["pointer"]) == (422, "/now")
    naive = await put(tested, "2026-12-24T09:00:00")
    assert naive.status_code == 422
    assert (await tested.read("test-clock"))["now"] == "2025-12-24T09:00:00Z"


async def test_a_live_tenant_has_none(story: Story) -> None:
    assert (await story.api.client.get("/v1/test-clock")).status_code == 403
    assert (await put(story, at("2026-03-02 09:00"))).status_code == 403


async def test_only_the_state_that_was_read_can_be_set(tested: Story) -> None:
    read = await tested.api.client.get("/v1/test-clock")
    first = await put(tested, at("2026-03-02 09:00"), **{"If-Match": read.headers["ETag"]})
    assert first.status_code == 200, first.text
    stale = await put(tested, at("2026-03-03 09:00"), **{"If-Match": read.headers["ETag"]})
    assert stale.status_code == 412
    assert (await put(tested, at("2026-03-03 09:00"), **{"If-Match": first.headers["ETag"]})).status_code == 200


async def test_what_is_recorded_late_fires_without_another_setting(tested: Story) -> None:
    await set_clock(tested, at("2027-06-15 09:00"))
    interview = await tested.interview(
        await tested.candidate(), at("2027-06-10 08:30"), decision_by="2027-06-11T12:00:00Z"
    )
    await tested.api.parts.firing.fire_reached()
    [event] = await tested.events("commitment.missed")
    assert event["timestamp"] == "2027-06-15T09:00:00Z"
    assert await tested.promises(interview) == ["missed"]


async def test_a_policy_change_replans_by_the_clock_that_stands(tested: Story) -> None:
    await set_clock(tested, at("2027-06-15 09:00"))
    await tested.interview(await tested.candidate(), at("2027-06-15 08:30"))
    before = await tested.reminders()
    await tested.patch("policy", reflect_after="PT2H")
    await tested.work()
    after = await tested.reminders()
    assert {each["id"] for each in after} == {each["id"] for each in before}
    moved = {each["action"]: each["due_at"] for each in after if each not in before}
    assert moved == {"reflect": "2027-06-15T10:30:00Z"}


async def test_others_are_not_moved_by_it(tested: Story, story: Story) -> None:
    await story.interview(await story.candidate(), at("2026-03-02 08:30"))
    await set_clock(tested, at("2026-04-02 09:00"))
    assert await story.raised("reminder.due") == []


async def test_a_pause_holds_on_the_way_and_ends_at_its_own_instant(tested: Story) -> None:
    await set_clock(tested, at("2026-03-02 09:00"))
    candidate = await tested.candidate(paused_until="2026-03-04T09:00:00Z")
    await tested.interview(candidate, at("2026-03-02 08:30"))
    await set_clock(tested, at("2026-03-04 09:00") - H)
    assert await tested.raised("reminder.due") == []
    await set_clock(tested, at("2026-03-04 09:00") + D)
    due = await tested.events("reminder.due")
    assert {event["timestamp"] for event in due} == {"2026-03-04T09:00:00Z"}
    assert {event["data"]["reminder"]["action"] for event in due} >= {"send_thank_you", "reflect", "keep_searching"}
