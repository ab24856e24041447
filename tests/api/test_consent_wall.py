"""The consent wall: a key without the scopes for it gets nothing private, by any operation, event or problem."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.domain.access import Scope
from app.domain.events import EventType
from app.domain.views import BRIEFED
from app.schemas.events import data_of
from tests.support.api import Api
from tests.support.clock import ManualClock
from tests.support.marked_life import PRIVATE, MarkedLife, live_a_life, reminder_of

WALLED = {scope for scope in Scope if scope.partition(":")[0] in {"reflections", "insights"}}
BEHIND = (
    "/v1/reflections",
    "/v1/questions",
    "/v1/practice",
    "/fit-profile",
    "/fit-evaluation",
    "/v1/fit-comparisons",
    "/briefing",
    "/insights",
    "/export",
    "/v1/candidates/import",
)
"""What the paths behind the wall have in them."""

# Names of members that only private answers have: nothing may slip through without its text either.
TELLING = re.compile(
    r'"(overall|went_well|went_badly|next_time|feelings|predicted_outcome|answer_quality|difficulty|better_answer|'
    r'scores?|share_unknown|criteria|deal_breakers_hit|card_id|memory|own_due_at|last_review_at|rating)":'
)


def operations(document: dict[str, Any]) -> list[tuple[str, str]]:
    """Return every operation of the contract: method and path."""
    return [(method.upper(), path) for path, item in document["paths"].items() for method in item]


def filled(path: str, life: MarkedLife, ids: dict[str, str]) -> str:
    """Return a path with the ids of what there really is."""
    named = {
        "candidate_id": life.candidate_id,
        "interview_id": life.id_of("interview"),
        "reflection_id": life.id_of("interview reflection"),
        "card_id": life.id_of("card"),
        "commitment_id": life.id_of("promise"),
        "question_id": life.made["interview reflection"]["questions"][0]["id"],
        **ids,
    }
    return re.sub(r"\{(\w+)\}", lambda found: named.get(found[1], life.candidate_id), path)


def bodies(life: MarkedLife) -> tuple[Any, ...]:
    """Return bodies that reach as deep as any: none, an empty one, and one that every reader finds something in."""
    return (
        None,
        {},
        {
            "interview_id": life.id_of("interview"),
            "candidate_id": life.candidate_id,
            "evaluation_ids": [life.id_of("earlier evaluation"), life.id_of("interview evaluation")],
            "rating": 3,
        },
    )


@pytest.fixture
async def life(api: Api, clock: ManualClock) -> MarkedLife:
    return await live_a_life(api, clock)


async def test_no_operation_lets_anything_private_through(api: Api, life: MarkedLife) -> None:
    scopes = sorted(set(Scope) - WALLED)
    key = (await api.create("/v1/api-keys", {"name": "everything else", "scopes": scopes}))["key"]
    contract = (await api.client.get("/openapi.json")).json()
    events = (await api.get("/v1/events", limit=100))["items"]
    deliveries = (await api.get("/v1/deliveries", limit=100))["items"]
    endpoints = (await api.get("/v1/webhook-endpoints"))["items"]
    ids = {
        "event_id": events[-1]["id"],
        "delivery_id": deliveries[-1]["id"],
        "endpoint_id": endpoints[0]["id"],
        "reminder_id": await reminder_of(api, life, "practise"),
    }
    refused: set[str] = set()
    # What deletes comes last, so that everything is still there for the others.
    for method, path in sorted(operations(contract), key=lambda each: (each[0] == "DELETE", each)):
        for body in bodies(life) if method in {"POST", "PUT", "PATCH"} else (None,):
            async with api.with_key(key) as client:
                url = filled(path, life, ids)
                query = "?candidate_id=" + life.candidate_id if path.endswith("/queue") else ""
                answer = await client.request(method, url + query, json=body)
            said = answer.text + json.dumps(dict(answer.headers))
            assert PRIVATE not in said, (method, path, answer.text)
            assert not TELLING.search(answer.text), (method, path, answer.text)
            if any(part in path for part in BEHIND):
                assert answer.status_code == 403, (method, path, answer.status_code)
                refused.add(path)
            else:
                assert answer.status_code != 403 or "scope" not in answer.text, (method, path, answer.text)
    assert len(refused) >= 20


async def test_the_page_of_insights_needs_the_scope(api: Api, life: MarkedLife) -> None:
    wanted = {"scopes": ["interviews:read"], "expires_in": 60}
    token = (await api.create(f"/v1/candidates/{life.candidate_id}/access-tokens", wanted))["token"]
    async with api.with_key(token) as client:
        assert (await client.get(f"/insights/{life.candidate_id}")).status_code == 403
    async with api.with_key(None) as nobody:
        gate = await nobody.get(f"/insights/{life.candidate_id}")
        elsewhere = await nobody.get(f"/insights/{life.id_of('interview')}")
    assert gate.text == elsewhere.text  # it knows nobody
    assert "Ada" not in gate.text


async def test_no_event_carries_anything_private(api: Api, life: MarkedLife, clock: ManualClock) -> None:
    """Every type of event is raised, the reminders' with a briefing too."""
    await raise_every_event(api, life, clock)
    events: list[dict[str, Any]] = []
    cursor = None
    while True:
        page = await api.get("/v1/events", limit=100, **({} if cursor is None else {"cursor": cursor}))
        events += page["items"]
        cursor = page["next_cursor"]
        if not page["items"]:
            break
    not_of_candidates = {EventType.ENDPOINT_DISABLED, EventType.ENDPOINT_TEST}
    drafts = {EventType.DRAFT_CREATED, EventType.DRAFT_SENT}
    assert {event["type"] for event in events} >= set(EventType) - not_of_candidates - drafts
    for event in events:
        data_of(EventType(event["type"])).model_validate_json(json.dumps(event["data"]))
        text = json.dumps(event)
        assert PRIVATE not in text, event
        assert not TELLING.search(text), event
    briefed = [each for each in events if each["data"].get("reminder", {}).get("action") in BRIEFED]
    assert {event["data"]["reminder"]["action"] for event in briefed} == set(BRIEFED)
    assert all(event["data"]["links"]["briefing"].endswith("/briefing") for event in briefed)
    others = [each for each in events if each["data"].get("reminder", {}).get("action", "practise") not in BRIEFED]
    assert others
    assert not any("briefing" in event["data"].get("links", {}) for event in others)


async def raise_every_event(api: Api, life: MarkedLife, clock: ManualClock) -> None:
    interview, ahead = life.id_of("interview"), life.id_of("ahead")
    waiting = (await api.get("/v1/reminders", status="scheduled", limit=100))["items"]
    soon = min(waiting, key=lambda each: each["expires_at"])
    await api.client.patch(f"/v1/interviews/{ahead}", json={"topics": ["x"], "round": 2})
    await api.client.patch(f"/v1/interviews/{ahead}", json={"time_zone": "Europe/Lisbon"})
    other = next(each for each in waiting if each["id"] != soon["id"] and each["action"] != "follow_up")
    await api.post(f"/v1/reminders/{other['id']}/skip", {})
    due = (await api.get("/v1/reminders", status="due"))["items"]
    await api.post(f"/v1/reminders/{due[0]['id']}/complete", {})
    clock.set(max(_at(each["due_at"]) for each in waiting if each["action"] != "close_out"))
    await _fire(api)
    await api.post(f"/v1/interviews/{ahead}/complete", {})
    await api.post(f"/v1/interviews/{ahead}/cancel", {})
    await api.post(f"/v1/interviews/{interview}/outcome", {"outcome": "advanced"})
    more = await api.create("/v1/interviews", _again(life, clock))
    await api.post(f"/v1/interviews/{more['id']}/cancel", {})
    moved = await api.create("/v1/interviews", _again(life, clock))
    shifted = {
        "starts_at": _later(moved["starts_at"]),
        "ends_at": _later(moved["ends_at"]),
    }
    await api.client.patch(f"/v1/interviews/{moved['id']}", json=shifted)
    clock.set(_at(moved["ends_at"]).replace(year=clock.now().year + 1))
    await _fire(api)
    bystander = await api.create("/v1/candidates", {"name": "Bob", "time_zone": "UTC"})
    await api.client.delete(f"/v1/candidates/{bystander['id']}")


async def _fire(api: Api) -> None:
    for _ in range(20):
        if not (await api.parts.firing.fire_batch()).taken:
            return


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _later(text: str) -> str:
    return (_at(text) + timedelta(days=2)).isoformat()


def _again(life: MarkedLife, clock: ManualClock) -> dict[str, Any]:
    end = clock.now() + timedelta(days=10)
    return {
        "candidate_id": life.candidate_id,
        "company": "Hooli",
        "role": "Engineer",
        "starts_at": (end - timedelta(hours=1)).isoformat(),
        "ends_at": end.isoformat(),
        "time_zone": "Europe/Madrid",
        "decision_by": (end + timedelta(days=3)).date().isoformat(),
    }
