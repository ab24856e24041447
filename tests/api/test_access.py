"""Keys: who gets in, and how far."""

from datetime import timedelta
from typing import Any

from app.core.settings import Settings
from app.db import Database
from tests.support.api import LIVE_KEY, TEST_KEY, Api, open_api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock


async def make_key(api: Api, scopes: list[str], **changes: Any) -> dict[str, Any]:
    return await api.create("/v1/api-keys", {"name": "Careers site", "scopes": scopes} | changes)


async def test_a_key_is_shown_once_and_opens_what_its_scopes_say(api: Api) -> None:
    made = await make_key(api, ["candidates:read"])
    assert made["key"].startswith("av_live_")
    shown = await api.get(f"/v1/api-keys/{made['id']}")
    assert "key" not in shown
    assert shown["hint"] == made["key"][:12]
    async with api.with_key(made["key"]) as client:
        assert (await client.get("/v1/candidates")).status_code == 200
        refused = await client.post("/v1/candidates", json=candidate_body())
        assert refused.status_code == 403
        assert "candidates:write" in refused.json()["detail"]


async def test_a_revoked_key_opens_nothing_and_a_key_cannot_revoke_itself(api: Api, clock: ManualClock) -> None:
    made = await make_key(api, ["admin:read", "admin:write"])
    async with api.with_key(made["key"]) as client:
        assert (await client.get("/v1/api-keys")).status_code == 200
        own = await client.delete(f"/v1/api-keys/{made['id']}")
        assert own.status_code == 409
        assert (await api.client.delete(f"/v1/api-keys/{made['id']}")).status_code == 204
        refused = await client.get("/v1/api-keys")
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Bearer")


async def test_a_key_expires_at_its_instant(api: Api, clock: ManualClock) -> None:
    until = clock.now() + timedelta(minutes=10)
    made = await make_key(api, ["candidates:read"], expires_at=until.isoformat())
    async with api.with_key(made["key"]) as client:
        assert (await client.get("/v1/candidates")).status_code == 200
        clock.set(until)
        assert (await client.get("/v1/candidates")).status_code == 401


async def test_a_key_passes_on_only_what_it_holds(api: Api) -> None:
    made = await make_key(api, ["admin:write", "candidates:read"])
    async with api.with_key(made["key"]) as client:
        more = await client.post("/v1/api-keys", json={"name": "more", "scopes": ["webhooks:read"]})
        assert more.status_code == 403


async def test_a_browser_gets_a_token_for_one_candidate_alone(api: Api, clock: ManualClock) -> None:
    ada, bob = [await api.create("/v1/candidates", candidate_body(name=name)) for name in ("Ada", "Bob")]
    hers = await api.create("/v1/interviews", interview_body(ada["id"], clock.now()))
    his = await api.create("/v1/interviews", interview_body(bob["id"], clock.now()))
    token = await api.create(
        f"/v1/candidates/{ada['id']}/access-tokens",
        {"scopes": ["interviews:read", "interviews:write", "candidates:read", "reminders:read"], "expires_in": 600},
    )
    async with api.with_key(token["token"]) as client:
        assert [c["id"] for c in (await client.get("/v1/candidates")).json()["items"]] == [ada["id"]]
        assert [i["id"] for i in (await client.get("/v1/interviews")).json()["items"]] == [hers["id"]]
        assert (await client.get(f"/v1/interviews/{his['id']}")).status_code == 404
        assert (await client.get(f"/v1/candidates/{bob['id']}/next-actions")).status_code == 404
        body = interview_body(bob["id"], clock.now())
        assert (await client.post("/v1/interviews", json=body)).status_code == 404
        seen = {r["candidate_id"] for r in (await client.get("/v1/reminders")).json()["items"]}
        assert seen == {ada["id"]}
        assert (await client.get("/v1/webhook-endpoints")).status_code == 403
        clock.advance(timedelta(minutes=10))
        assert (await client.get("/v1/candidates")).status_code == 401


async def test_tenants_do_not_see_each_other(api: Api) -> None:
    ada = await api.create("/v1/candidates", candidate_body())
    async with api.with_key(TEST_KEY) as other:
        assert (await other.get(f"/v1/candidates/{ada['id']}")).status_code == 404
        assert (await other.get("/v1/candidates")).json()["items"] == []


async def test_only_a_bearer_key_is_taken(api: Api) -> None:
    async with api.with_key(None) as client:
        for header in ({}, {"Authorization": f"Basic {LIVE_KEY}"}, {"Authorization": "Bearer nobody-knows-this-key"}):
            answer = await client.get("/v1/candidates", headers=header)
            assert answer.status_code == 401
            assert answer.json()["type"].endswith("/problems/unauthenticated")


async def test_metrics_are_on_the_apis_port_unless_they_have_one_of_their_own(
    database: Database, database_settings: Settings, clock: ManualClock
) -> None:
    for port, status in ((None, 200), (9464, 404)):
        settings = database_settings.model_copy(update={"metrics_port": port})
        async with open_api(settings, database, clock) as api, api.with_key(None) as client:
            assert (await client.get("/metrics")).status_code == status
            assert (await client.get("/livez")).status_code == 200
