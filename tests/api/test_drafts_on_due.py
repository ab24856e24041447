"""Policy `compose_on_due`: what a reminder asks to be written is there when it falls due."""

from datetime import UTC, datetime
from typing import Any

from tests.support.api import Api
from tests.support.clock import ManualClock
from tests.support.written import events_of, interviewed

WRITTEN = {"send_thank_you", "connect_on_linkedin", "follow_up"}


async def due_of(api: Api) -> list[dict[str, Any]]:
    events = [one["data"] for one in await events_of(api, "reminder.due")]
    return [data for data in events if data["reminder"]["action"] in WRITTEN]


async def fire(api: Api) -> None:
    while (await api.parts.firing.fire_batch()).taken:
        pass


async def test_one_that_is_due_at_once_carries_its_draft(api: Api, clock: ManualClock) -> None:
    await api.client.patch("/v1/policy", json={"compose_on_due": True})
    interview = await interviewed(api, clock)
    due = await due_of(api)
    assert len(due) == 2
    for data in due:
        draft = await api.get(f"/v1/drafts/{data['draft']['id']}")
        assert data["links"]["draft"].endswith(f"/v1/drafts/{draft['id']}")
        assert (draft["kind"], draft["interviewer_id"]) == ("thank_you", data["reminder"]["subject"]["interviewer_id"])
        assert draft["body"]
        assert draft["findings"] == []
        revisions = (await api.get(f"/v1/drafts/{draft['id']}/revisions"))["items"]
        assert [one["key_id"] for one in revisions] == [None]
    created = [one["data"]["draft"]["id"] for one in await events_of(api, "draft.created")]
    assert sorted(created) == sorted(data["draft"]["id"] for data in due)
    assert len((await api.get("/v1/drafts", interview_id=interview["id"]))["items"]) == 2


async def test_one_that_the_worker_fires_carries_its_draft(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(
        api, clock, ended=datetime(2026, 3, 2, 12, tzinfo=UTC), candidate={"policy": {"compose_on_due": True}}
    )
    without = await interviewed(api, clock, ended=datetime(2026, 3, 2, 12, tzinfo=UTC))
    for day in (2, 3, 9):
        clock.set(datetime(2026, 3, day, 20, tzinfo=UTC))
        await fire(api)
    due = {(data["interview"]["id"], data["reminder"]["id"]): data for data in await due_of(api)}
    mine = [data for (interview_id, _), data in due.items() if interview_id == interview["id"]]
    assert [data["reminder"]["action"] for data in mine].count("follow_up") == 1
    assert len(mine) == 5
    for data in mine:
        draft = await api.get(f"/v1/drafts/{data['draft']['id']}")
        assert draft["body"]
        assert draft["interviewer_id"] == (data["reminder"]["subject"] or {}).get("interviewer_id")
        assert [one["code"] for one in draft["findings"] if one["severity"] == "error"] == []
    others = [data for (interview_id, _), data in due.items() if interview_id == without["id"]]
    assert [data["draft"] for data in others] == [None] * 5
    assert (await api.get("/v1/drafts", interview_id=without["id"]))["items"] == []


async def test_one_put_off_carries_the_draft_it_had(api: Api, clock: ManualClock) -> None:
    await api.client.patch("/v1/policy", json={"compose_on_due": True})
    await interviewed(api, clock, interviewers=[{"name": "Bill Lumbergh"}])
    [first] = await due_of(api)
    until = "2026-03-02T11:00:00Z"
    answer = await api.post(f"/v1/reminders/{first['reminder']['id']}/snooze", {"until": until})
    assert answer.status_code == 200
    clock.set(datetime.fromisoformat(until))
    await fire(api)
    again = [data for data in await due_of(api) if data["reminder"]["id"] == first["reminder"]["id"]]
    assert [data["draft"]["id"] for data in again] == [first["draft"]["id"]] * 2


async def test_a_failing_template_of_the_tenant_s_own_holds_nothing_up(api: Api, clock: ManualClock) -> None:
    await api.client.patch("/v1/policy", json={"compose_on_due": True})
    source = "Subject: {{ candidate_name }}\n\nThank you."
    assert (await api.client.put("/v1/draft-templates/thank_you", json={"source": source})).status_code == 200
    await interviewed(api, clock, candidate={"name": "\u200b"})
    due = await due_of(api)
    assert len(due) == 2
    for data in due:
        assert "Bill" in (await api.get(f"/v1/drafts/{data['draft']['id']}"))["body"] or data["draft"]
