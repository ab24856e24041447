"""How many of each thing there may be: new ones are refused beyond it, on every path and however many ask at once."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from app.core.settings import Settings
from app.db import Database
from app.domain.quotas import Quota, Quotas
from tests.support import payloads
from tests.support.api import Api, open_api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock

FEW = 2
ENDPOINT = {"url": "https://example.com/hook", "event_types": ["*"]}
KEY = {"name": "key", "scopes": ["interviews:read"]}
PEOPLE = [{"name": "Ann"}, {"name": "Bob"}, {"name": "Cid"}]


@pytest.fixture
async def few(database: Database, database_settings: Settings, clock: ManualClock) -> AsyncIterator[Api]:
    """Serve with two of everything. The key of the tests is one of the two."""
    limits = {f"quota_{quota}": FEW for quota in Quota}
    async with open_api(database_settings.model_copy(update=limits), database, clock) as opened:
        yield opened


@pytest.fixture
async def ada(few: Api) -> str:
    return str((await few.create("/v1/candidates", candidate_body()))["id"])


def assert_exceeded(answer: httpx.Response, quota: Quota, limit: int = FEW) -> None:
    assert answer.status_code == 403, answer.text
    problem = answer.json()
    assert problem["type"].endswith("/problems/quota-exceeded")
    assert (problem["quota"], problem["limit"]) == (quota, limit)
    assert str(limit) in problem["detail"]


def test_the_numbers_are_those_that_are_documented() -> None:
    settings = Settings.model_construct()
    assert {quota: getattr(settings, f"quota_{quota}") for quota in Quota} == {
        "webhook_endpoints": 100,
        "api_keys": 1000,
        "access_tokens": 20,
        "applications": 2000,
        "interviews": 50,
        "interviewers": 50,
        "calendar_feeds": 10,
    }
    assert Quotas() == Quotas(**{quota.value: getattr(settings, f"quota_{quota}") for quota in Quota})


async def fill(few: Api, path: str, body: dict[str, Any], quota: Quota, present: int = 0) -> list[dict[str, Any]]:
    """Make as many as there may be, and check that one more is refused, as are all but one of several at once."""
    made = [await few.create(path, body) for _ in range(FEW - present - 1)]
    # Once there are connections for all of them, they run side by side.
    await asyncio.gather(*(few.client.get("/v1/candidates") for _ in range(4)))
    answers = await asyncio.gather(*(few.client.post(path, json=body) for _ in range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 403, 403, 403]
    for answer in answers:
        if answer.status_code == 201:
            made.append(answer.json())
        else:
            assert_exceeded(answer, quota)
    return made


async def test_webhook_endpoints(few: Api) -> None:
    made = await fill(few, "/v1/webhook-endpoints", ENDPOINT, Quota.WEBHOOK_ENDPOINTS)
    one = f"/v1/webhook-endpoints/{made[0]['id']}"
    assert (await few.client.patch(one, json={"description": "kept"})).status_code == 200
    assert (await few.post(f"{one}/rotate-secret")).status_code == 200
    assert (await few.client.delete(one)).status_code == 204
    await few.create("/v1/webhook-endpoints", ENDPOINT)


async def test_api_keys(few: Api, clock: ManualClock) -> None:
    body = KEY | {"expires_at": (clock.now() + timedelta(minutes=10)).isoformat()}
    (made,) = await fill(few, "/v1/api-keys", body, Quota.API_KEYS, present=1)
    clock.advance(timedelta(minutes=10))
    made = await few.create("/v1/api-keys", KEY)
    assert_exceeded(await few.post("/v1/api-keys", KEY), Quota.API_KEYS)
    assert (await few.client.delete(f"/v1/api-keys/{made['id']}")).status_code == 204
    await few.create("/v1/api-keys", KEY)
    # The operator's own are never refused: they are the way out.
    (tenant, *_) = await few.parts.administration.tenants()
    assert await few.parts.administration.create_key(tenant.id, "of the command line")


async def test_access_tokens(few: Api, ada: str, clock: ManualClock) -> None:
    path, body = f"/v1/candidates/{ada}/access-tokens", {"scopes": ["interviews:read"], "expires_in": 600}
    first, _ = await fill(few, path, body, Quota.ACCESS_TOKENS)
    other = (await few.create("/v1/candidates", candidate_body()))["id"]
    await few.create(f"/v1/candidates/{other}/access-tokens", body)
    assert (await few.client.delete(f"/v1/api-keys/{first['id']}")).status_code == 204
    await few.create(path, body)
    clock.advance(timedelta(minutes=10))
    await fill(few, path, body, Quota.ACCESS_TOKENS)


async def test_calendar_feeds(few: Api, ada: str) -> None:
    path = f"/v1/candidates/{ada}/calendar-feeds"
    made = await fill(few, path, {}, Quota.CALENDAR_FEEDS)
    assert (await few.client.delete(f"{path}/{made[0]['id']}")).status_code == 204
    await few.create(path, {})


async def test_applications(few: Api, ada: str, clock: ManualClock) -> None:
    body = {"candidate_id": ada, "company": "Initech", "role": "Engineer"}
    await fill(few, "/v1/applications", body, Quota.APPLICATIONS)
    new = interview_body(ada, clock.now(), company="Globex")
    assert_exceeded(await few.post("/v1/interviews", new), Quota.APPLICATIONS)
    assert_exceeded(await few.client.put("/v1/interviews/by-source/greenhouse/7", json=new), Quota.APPLICATIONS)
    named = {"candidate_id": ada, "company": "Globex", "role": "Engineer"}
    taken = await few.post("/v1/imports/greenhouse", payloads.greenhouse(), params=named)
    assert_exceeded(taken, Quota.APPLICATIONS)
    known = interview_body(ada, clock.now(), company="Initech", role="Engineer")
    await few.create("/v1/interviews", known)


async def test_interviews(few: Api, ada: str, clock: ManualClock) -> None:
    body = interview_body(ada, clock.now())
    made = await fill(few, "/v1/interviews", body, Quota.INTERVIEWS)
    told = await few.client.put("/v1/interviews/by-source/greenhouse/7", json=body)
    assert_exceeded(told, Quota.INTERVIEWS)
    named = {"candidate_id": ada, "company": body["company"], "role": body["role"]}
    assert_exceeded(await few.post("/v1/imports/greenhouse", payloads.greenhouse(), params=named), Quota.INTERVIEWS)
    by_id = body | {"application_id": made[0]["application_id"]}
    assert_exceeded(await few.post("/v1/interviews", by_id), Quota.INTERVIEWS)
    assert (await few.client.patch(f"/v1/interviews/{made[0]['id']}", json={"notes": "kept"})).status_code == 200
    assert (await few.client.delete(f"/v1/interviews/{made[0]['id']}")).status_code == 204
    await few.create("/v1/interviews", body)


async def test_interviewers(few: Api, ada: str, clock: ManualClock) -> None:
    body = interview_body(ada, clock.now(), interviewers=PEOPLE)
    assert_exceeded(await few.post("/v1/interviews", body), Quota.INTERVIEWERS)
    assert_exceeded(await few.client.put("/v1/interviews/by-source/lever/7", json=body), Quota.INTERVIEWERS)
    named = {"candidate_id": ada, "company": body["company"], "role": body["role"]}
    many = payloads.greenhouse(interviewers=[{"name": person["name"]} for person in PEOPLE])
    assert_exceeded(await few.post("/v1/imports/greenhouse", many, params=named), Quota.INTERVIEWERS)
    preview = {"candidate": {"time_zone": "Europe/Madrid"}, "interview": body}
    assert_exceeded(await few.post("/v1/plan-previews", preview), Quota.INTERVIEWERS)
    made = await few.create("/v1/interviews", body | {"interviewers": PEOPLE[:2]})
    one = f"/v1/interviews/{made['id']}"
    assert_exceeded(await few.client.patch(one, json={"interviewers": PEOPLE}), Quota.INTERVIEWERS)
    assert (await few.client.patch(one, json={"interviewers": PEOPLE[1:]})).status_code == 200


async def test_an_import_of_a_candidate(few: Api, database: Database, clock: ManualClock) -> None:
    """What one service allowed may be more than another allows: nothing of it is taken then."""
    async with open_api(few.parts.settings.model_copy(update={"quota_interviewers": 3}), database, clock) as generous:
        candidate = (await few.create("/v1/candidates", candidate_body()))["id"]
        await generous.create("/v1/interviews", interview_body(candidate, clock.now(), interviewers=PEOPLE))
        document = await few.get(f"/v1/candidates/{candidate}/export")
    assert_exceeded(await few.post("/v1/candidates/import", document), Quota.INTERVIEWERS)
    (interview,), (application,) = document["interviews"], document["applications"]
    interview["interviewers"] = []
    for quota, section, one in (
        (Quota.INTERVIEWS, "interviews", interview),
        (Quota.APPLICATIONS, "applications", application),
    ):
        many = [one | {"id": f"01980f5c-6f0a-7cc3-9d1e-2b7f4c1a9e0{number}"} for number in range(FEW)]
        too_many = document | {section: [one, *many], "reminders": []}
        assert_exceeded(await few.post("/v1/candidates/import", too_many), quota)
    listed = await few.get("/v1/candidates")
    assert [each["id"] for each in listed["items"]] == [candidate]


async def test_what_exists_beyond_a_quota_stays_and_can_be_changed(
    few: Api, database: Database, clock: ManualClock
) -> None:
    """The quota was lowered."""
    candidate = (await few.create("/v1/candidates", candidate_body()))["id"]
    made = await few.create("/v1/interviews", interview_body(candidate, clock.now(), interviewers=PEOPLE[:2]))
    one = f"/v1/interviews/{made['id']}"
    async with open_api(few.parts.settings.model_copy(update={"quota_interviewers": 1}), database, clock) as strict:
        assert (await strict.client.patch(one, json={"notes": "kept"})).status_code == 200
        assert (await strict.client.patch(one, json={"interviewers": PEOPLE[1:]})).status_code == 200
        assert_exceeded(await strict.client.patch(one, json={"interviewers": PEOPLE}), Quota.INTERVIEWERS, 1)
        assert (await strict.client.patch(one, json={"interviewers": PEOPLE[:1]})).status_code == 200
