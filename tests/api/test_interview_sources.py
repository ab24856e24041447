"""Interviews kept in step with another system over HTTP."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from tests.support.api import Api
from tests.support.clock import START, ManualClock

PATH = "/v1/interviews/by-source/greenhouse/9128481"


def at(**ahead: float) -> str:
    return (START + timedelta(**ahead)).isoformat().replace("+00:00", "Z")


def report(**changes: Any) -> dict[str, Any]:
    return {
        "candidate_external_id": "u-17",
        "company": "Initech",
        "role": "Data Engineer",
        "starts_at": at(days=1),
        "ends_at": at(days=1, hours=1),
        "time_zone": "America/New_York",
        "interviewers": [{"name": "Bill Lumbergh", "email": "bill@initech.example"}],
        "external_updated_at": at(hours=-1),
        "source_status": "scheduled",
    } | changes


@pytest.fixture
async def ada(api: Api) -> dict[str, Any]:
    return await api.create(
        "/v1/candidates",
        {"name": "Ada Diaz", "time_zone": "Europe/Madrid", "external_id": "u-17", "email": "ada@example.com"},
    )


async def put(api: Api, status: int = 200, effect: str = "updated", path: str = PATH, **changes: Any) -> dict[str, Any]:
    answer = await api.client.put(path, json=report(**changes))
    assert (answer.status_code, answer.headers.get("afterview-effect")) == (status, effect), answer.text
    body: dict[str, Any] = answer.json()
    return body


async def event_types(api: Api) -> list[str]:
    events = (await api.get("/v1/events", limit=100))["items"]
    return [event["type"] for event in events if event["type"].startswith("interview.")]


async def test_created_then_changed_then_repeated(api: Api, ada: dict[str, Any]) -> None:
    answer = await api.client.put(PATH, json=report())
    made = answer.json()
    assert (answer.status_code, answer.headers["location"]) == (201, f"/v1/interviews/{made['id']}")
    assert made["candidate_id"] == ada["id"]
    assert (made["source_system"], made["external_id"], made["source_status"]) == ("greenhouse", "9128481", "scheduled")
    assert (await api.get(f"/v1/interviews/{made['id']}/plan"))["reminders"]

    later: dict[str, Any] = {
        "starts_at": at(days=2),
        "ends_at": at(days=2, hours=1),
        "external_updated_at": at(hours=0),
    }
    moved = await put(api, **later)
    assert (moved["id"], moved["starts_at"]) == (made["id"], at(days=2))
    assert moved["interviewers"] == made["interviewers"]
    again = await put(api, effect="unchanged", **later)
    assert again == moved
    assert await event_types(api) == ["interview.created", "interview.updated"]


async def test_an_older_report_is_ignored(api: Api, ada: dict[str, Any]) -> None:
    made = await put(api, 201, "created")
    kept = await put(api, effect="ignored", starts_at=at(hours=30), external_updated_at=at(hours=-2))
    assert kept == made
    same_moment = await put(api, starts_at=at(hours=24.5))
    assert same_moment["starts_at"] == at(hours=24.5)


async def test_a_newer_stamp_alone_is_kept_and_not_announced(api: Api, ada: dict[str, Any]) -> None:
    await put(api, 201, "created")
    assert (await put(api, external_updated_at=at(minutes=-5)))["external_updated_at"] == at(minutes=-5)
    assert await event_types(api) == ["interview.created"]


async def test_what_a_report_leaves_out_stays(api: Api, ada: dict[str, Any]) -> None:
    made = await put(api, 201, "created")
    bill = made["interviewers"][0]
    own = {"notes": "Ask about on-call.", "interviewers": [bill | {"connected": True, "role": "VP"}]}
    patched = await api.client.patch(f"/v1/interviews/{made['id']}", json=own)
    assert patched.status_code == 200, patched.text
    moved = await put(api, location="Room 2")
    assert (moved["notes"], moved["location"]) == ("Ask about on-call.", "Room 2")
    assert moved["interviewers"] == [bill | {"connected": True, "role": "VP"}]


async def test_the_application_keeps_its_names(api: Api, ada: dict[str, Any]) -> None:
    made = await put(api, 201, "created")
    path = f"/v1/applications/{made['application_id']}"
    assert (await api.client.patch(path, json={"company": "Initech Group"})).status_code == 200
    assert (await put(api, location="Room 2"))["company"] == "Initech Group"


@pytest.mark.parametrize(
    ("raw", "hours", "status"),
    [
        ("scheduled", 24, "scheduled"),
        ("scheduled", -5, "completed"),  # its time has passed
        ("awaiting_feedback", -5, "completed"),
        ("complete", 24, "scheduled"),  # it cannot be over yet
        ("Cancelled", 24, "cancelled"),
        ("no-show", -5, "missed"),
        ("pencilled in", 24, "scheduled"),  # not known: by the time
        ("pencilled in", -5, "completed"),
    ],
)
async def test_words_of_the_other_system(api: Api, ada: dict[str, Any], raw: str, hours: int, status: str) -> None:
    made = await put(api, 201, "created", source_status=raw, starts_at=at(hours=hours), ends_at=at(hours=hours + 1))
    assert (made["status"], made["source_status"]) == (status, raw)


async def test_cancelled_there_is_cancelled_here_and_comes_back(api: Api, ada: dict[str, Any]) -> None:
    made = await put(api, 201, "created")
    cancelled = await put(api, source_status="canceled")
    assert cancelled["status"] == "cancelled"
    plan = (await api.get(f"/v1/interviews/{made['id']}/plan"))["reminders"]
    assert {each["status"] for each in plan} == {"cancelled"}
    back = await put(api, source_status="scheduled")
    assert back["status"] == "scheduled"
    assert await event_types(api) == ["interview.created", "interview.cancelled", "interview.updated"]


async def test_a_repeated_word_does_not_undo_what_the_candidate_recorded(
    api: Api, ada: dict[str, Any], clock: ManualClock
) -> None:
    made = await put(api, 201, "created")
    clock.advance(timedelta(days=1, hours=2))
    missed = await api.post(f"/v1/interviews/{made['id']}/missed", {"by": "employer"})
    assert missed.status_code == 200, missed.text
    assert (await put(api, location="Room 2"))["status"] == "missed"
    new_date = await put(api, starts_at=at(days=3), ends_at=at(days=3, hours=1))
    assert (new_date["status"], new_date["missed_by"]) == ("scheduled", None)


async def test_an_outcome_outlasts_a_cancellation(api: Api, ada: dict[str, Any], clock: ManualClock) -> None:
    made = await put(api, 201, "created")
    clock.advance(timedelta(days=2))
    assert (await api.post(f"/v1/interviews/{made['id']}/outcome", {"outcome": "advanced"})).status_code == 200
    assert (await put(api, source_status="canceled"))["status"] == "completed"


async def test_a_promise_is_recorded_once(api: Api, ada: dict[str, Any]) -> None:
    made = await put(api, 201, "created")
    for effect in ("updated", "unchanged"):
        await put(api, effect=effect, decision_by="2026-03-12")
    promises = (await api.get(f"/v1/interviews/{made['id']}/commitments"))["items"]
    assert [promise["decide_by"] for promise in promises] == ["2026-03-12"]


async def test_a_known_interview_needs_no_candidate(api: Api, ada: dict[str, Any]) -> None:
    made = await put(api, 201, "created")
    assert (await put(api, candidate_external_id=None, location="Room 2"))["id"] == made["id"]


async def test_a_candidate_by_address(api: Api, ada: dict[str, Any]) -> None:
    made = await put(api, 201, "created", candidate_external_id=None, candidate_email="ADA@example.com")
    assert made["candidate_id"] == ada["id"]
    await api.create("/v1/candidates", {"name": "Ada D.", "time_zone": "Europe/Paris", "email": "Ada@example.com"})
    doubtful = report(candidate_external_id=None, candidate_email="ada@example.com")
    answer = await api.client.put("/v1/interviews/by-source/greenhouse/2", json=doubtful)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/candidate_email")


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"candidate_external_id": "u-18"}, 404),
        ({"candidate_external_id": None}, 422),
        ({"candidate_email": "ada@example.com"}, 422),  # named twice
        ({"company": None}, 422),
        ({"ends_at": at(hours=1)}, 422),
        ({"time_zone": "Nowhere"}, 422),
        ({"surprise": 1}, 422),
        ({"application_id": "01900000-0000-7000-8000-000000000000"}, 404),
    ],
)
async def test_refused(api: Api, ada: dict[str, Any], changes: dict[str, Any], status: int) -> None:
    assert (await api.client.put(PATH, json=report(**changes))).status_code == status
    assert (await api.get("/v1/interviews"))["items"] == []


async def test_another_candidates_interview_is_not_taken_over(api: Api, ada: dict[str, Any]) -> None:
    await put(api, 201, "created")
    bob = await api.create("/v1/candidates", {"name": "Bob", "time_zone": "Europe/Paris", "external_id": "u-18"})
    answer = await api.client.put(PATH, json=report(candidate_external_id="u-18"))
    assert answer.status_code == 409
    scopes = ["interviews:write", "interviews:read"]
    key = (await api.create("/v1/api-keys", {"name": "bob", "scopes": scopes, "candidate_id": bob["id"]}))["key"]
    async with api.with_key(key) as client:
        assert (await client.put(PATH, json=report())).status_code == 404
        other = "/v1/interviews/by-source/greenhouse/7"
        assert (await client.put(other, json=report())).status_code == 404
        assert (await client.put(other, json=report(candidate_external_id="u-18"))).status_code == 201


async def test_the_same_report_many_times_at_once_makes_one_interview(api: Api, ada: dict[str, Any]) -> None:
    answers = await asyncio.gather(*(api.client.put(PATH, json=report()) for _ in range(5)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 200, 200, 201]
    assert len((await api.get("/v1/interviews"))["items"]) == 1


async def test_a_version_can_be_asked_for(api: Api, ada: dict[str, Any]) -> None:
    await put(api, 201, "created")
    stale = await api.client.put(PATH, json=report(location="Room 2"), headers={"If-Match": '"7"'})
    assert stale.status_code == 412
