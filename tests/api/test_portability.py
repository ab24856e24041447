"""Export, import into another tenant, export again: the same document, ids aside."""

import json
import re
from datetime import datetime
from typing import Any

import pytest

from app.schemas.exports import CandidateExport
from tests.support.api import TEST_KEY, Api
from tests.support.clock import ManualClock
from tests.support.marked_life import MarkedLife, live_a_life

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def without_ids(document: str) -> str:
    """Name every id by the place at which it comes first, so that only what refers to what is left."""
    known: dict[str, str] = {}
    return _ID.sub(lambda found: known.setdefault(found[0], f"id {len(known)}"), document)


def without_nulls(value: Any) -> Any:
    """Return a document without the members of its records that are null."""
    if isinstance(value, list):
        return [without_nulls(each) for each in value]
    if not isinstance(value, dict):
        return value
    kept = ("interviewers", "memory", "criteria", "scores", "star")
    return {
        name: each if name in kept else without_nulls(each)
        for name, each in value.items()
        if each is not None or name in kept
    }


JSON = {"Content-Type": "application/json"}


async def export_of(api: Api, candidate_id: str) -> str:
    answer = await api.client.get(f"/v1/candidates/{candidate_id}/export")
    assert answer.status_code == 200, answer.text
    return answer.text


@pytest.fixture
async def life(api: Api, clock: ManualClock) -> MarkedLife:
    return await live_a_life(api, clock)


async def test_the_same_document_comes_out_of_another_tenant(api: Api, life: MarkedLife) -> None:
    document = await export_of(api, life.candidate_id)
    async with api.with_key(TEST_KEY) as other:
        made = await other.post("/v1/candidates/import", content=document, headers=JSON)
        assert made.status_code == 201, made.text
        assert made.headers["location"] == f"/v1/candidates/{made.json()['id']}"
        again = await other.get(f"/v1/candidates/{made.json()['id']}/export")
    assert without_ids(again.text) == without_ids(document)
    assert set(_ID.findall(again.text)).isdisjoint(_ID.findall(document))


async def test_a_document_from_before_a_field_was_added_comes_in(api: Api, life: MarkedLife) -> None:
    document = await export_of(api, life.candidate_id)
    older = without_nulls(json.loads(document))
    assert len(json.dumps(older)) < len(json.dumps(json.loads(document)))
    async with api.with_key(TEST_KEY) as other:
        made = await other.post("/v1/candidates/import", json=older)
        assert made.status_code == 201, made.text
        again = await other.get(f"/v1/candidates/{made.json()['id']}/export")
    assert without_ids(again.text) == without_ids(document)


async def test_the_document_is_as_documented_and_holds_everything(api: Api, life: MarkedLife) -> None:
    document = json.loads(await export_of(api, life.candidate_id))
    CandidateExport.model_validate_json(json.dumps(document))
    counts = {name: len(part) for name, part in document.items() if isinstance(part, list)}
    assert {name for name, count in counts.items() if not count} == set()
    assert counts["interviews"] == 3
    assert (counts["practice_cards"], counts["practice_reviews"], counts["fit_evaluations"]) == (4, 2, 2)


async def test_what_was_imported_lives_on(api: Api, life: MarkedLife, clock: ManualClock) -> None:
    document = await export_of(api, life.candidate_id)
    async with api.with_key(TEST_KEY) as other:
        made = (await other.post("/v1/candidates/import", content=document, headers=JSON)).json()
        before = (await other.get("/v1/reminders", params={"candidate_id": made["id"], "limit": 100})).json()["items"]
        waiting = [reminder for reminder in before if reminder["status"] == "scheduled"]
        clock.set(max(datetime.fromisoformat(reminder["due_at"]) for reminder in waiting))
        for _ in range(4):
            await api.parts.firing.fire_batch()
        after = (await other.get("/v1/reminders", params={"candidate_id": made["id"], "limit": 100})).json()["items"]
    moved = {reminder["id"] for reminder in after if reminder["status"] != "scheduled"}
    assert {reminder["id"] for reminder in waiting} <= moved


def broken(document: dict[str, Any], what: str) -> tuple[dict[str, Any], str]:
    """Return the document with one thing wrong, and where."""
    changes: dict[str, tuple[list[Any], Any, str]] = {
        "a reference to nothing": (
            ["commitments", 0, "interview_id"],
            document["candidate"]["id"],
            "/commitments/0/interview_id",
        ),
        "a reference of another kind": (
            ["interviews", 0, "application_id"],
            document["interviews"][0]["id"],
            "/interviews/0/application_id",
        ),
        "an id twice": (["reminders", 1, "id"], document["reminders"][0]["id"], "/reminders/1/id"),
        "an unknown zone": (["candidate", "time_zone"], "Mars/Olympus", "/candidate/time_zone"),
        "an end before the start": (["interviews", 0, "ends_at"], "2001-01-01T00:00:00Z", "/interviews/0/ends_at"),
        "a score without a criterion": (["fit_evaluations", 0, "scores"], {"?": 3}, "/fit_evaluations/0/scores/?"),
        "a state that does not exist": (["reminders", 0, "status"], "maybe", "/reminders/0/status"),
        "an unknown member": (["reminders", 0, "secret"], 1, "/reminders/0/secret"),
        "a question on two cards": (
            ["practice_cards", 2, "question_ids"],
            document["practice_cards"][0]["question_ids"],
            "/practice_cards/2/question_ids",
        ),
    }
    path, value, pointer = changes[what]
    target = document
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = value
    return document, pointer


async def test_a_document_that_contradicts_itself_is_refused_whole(api: Api, life: MarkedLife) -> None:
    document = await export_of(api, life.candidate_id)
    async with api.with_key(TEST_KEY) as other:
        for what in (
            "a reference to nothing",
            "a reference of another kind",
            "an id twice",
            "an unknown zone",
            "an end before the start",
            "a score without a criterion",
            "a state that does not exist",
            "an unknown member",
            "a question on two cards",
        ):
            wrong, pointer = broken(json.loads(document), what)
            refused = await other.post("/v1/candidates/import", json=wrong)
            assert refused.status_code == 422, what
            assert [error["pointer"] for error in refused.json()["errors"]] == [pointer], what
        assert (await other.get("/v1/candidates")).json()["items"] == []


async def test_an_external_id_that_is_taken_is_refused(api: Api, life: MarkedLife) -> None:
    refused = await api.client.post(
        "/v1/candidates/import", content=await export_of(api, life.candidate_id), headers=JSON
    )
    assert refused.status_code == 409


async def test_a_key_that_lacks_either_scope_or_is_bound_elsewhere_gets_nothing(api: Api, life: MarkedLife) -> None:
    path = f"/v1/candidates/{life.candidate_id}/export"
    other = await api.create("/v1/candidates", {"name": "Bob", "time_zone": "UTC"})
    for scopes in (["candidates:read"], ["reflections:read"]):
        key = await api.create("/v1/api-keys", {"name": "partial", "scopes": scopes})
        async with api.with_key(key["key"]) as client:
            assert (await client.get(path)).status_code == 403
    wanted = {"scopes": ["candidates:read", "reflections:read"], "expires_in": 900}
    token = await api.create(f"/v1/candidates/{other['id']}/access-tokens", wanted)
    async with api.with_key(token["token"]) as client:
        assert (await client.get(path)).status_code == 404
        assert (await client.get(f"/v1/candidates/{other['id']}/export")).status_code == 200
