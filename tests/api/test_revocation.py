"""How access ends: nothing outlives what it was made with, and revoking reaches what was made with a key."""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from app.repositories.api_keys import ApiKeys
from app.services.access import REMEMBERED
from tests.support.api import Api, open_api
from tests.support.bodies import candidate_body
from tests.support.clock import ManualClock
from tests.support.databases import open_database

EVERYTHING = ["admin:read", "admin:write", "candidates:read", "candidates:write", "interviews:read", "interviews:write"]
OF_A_CANDIDATE = EVERYTHING[2:]


class Maker:
    """A client with a key of its own, which makes further access."""

    def __init__(self, api: Api, made: dict[str, Any]) -> None:
        self.id = made["id"]
        self.made = made
        self.client = api.with_key(made.get("key") or made["token"])
        self._api = api

    async def key(self, **changes: Any) -> "Maker":
        return Maker(self._api, await self._post("/v1/api-keys", {"name": "key", "scopes": EVERYTHING} | changes))

    async def token(self, candidate: str, **changes: Any) -> "Maker":
        body = {"scopes": OF_A_CANDIDATE, "expires_in": 3600} | changes
        return Maker(self._api, await self._post(f"/v1/candidates/{candidate}/access-tokens", body))

    async def feed(self, candidate: str) -> dict[str, Any]:
        return await self._post(f"/v1/candidates/{candidate}/calendar-feeds", {})

    async def _post(self, path: str, body: Any) -> dict[str, Any]:
        answer = await self.client.post(path, json=body)
        assert answer.status_code == 201, answer.text
        made: dict[str, Any] = answer.json()
        return made

    async def gets_in(self) -> bool:
        status = (await self.client.get("/v1/candidates")).status_code
        assert status in {200, 401}
        return status == 200


@pytest.fixture
async def maker(api: Api) -> Maker:
    made = await api.create("/v1/api-keys", {"name": "key", "scopes": EVERYTHING})
    return Maker(api, made)


@pytest.fixture
async def ada(api: Api) -> str:
    return str((await api.create("/v1/candidates", candidate_body()))["id"])


async def opens(api: Api, feed: dict[str, Any]) -> bool:
    path = "/calendar/" + feed["url"].rpartition("/")[2]
    return (await api.client.get(path)).status_code == 200


async def test_an_access_token_makes_no_further_access(api: Api, maker: Maker, ada: str) -> None:
    token = await maker.token(ada)
    for path, body in (
        ("/v1/api-keys", {"name": "more", "scopes": ["interviews:read"]}),
        (f"/v1/candidates/{ada}/access-tokens", {"scopes": ["interviews:read"]}),
        (f"/v1/candidates/{ada}/calendar-feeds", {}),
    ):
        refused = await token.client.post(path, json=body)
        assert refused.status_code == 403, refused.text
        assert refused.json()["type"].endswith("/problems/forbidden")
    feed = await maker.feed(ada)
    assert await opens(api, feed)
    seen = await token.client.get(f"/v1/candidates/{ada}/calendar-feeds/{feed['id']}")
    assert seen.json()["created_by"] == maker.id


async def test_nothing_outlives_the_key_it_was_made_with(api: Api, maker: Maker, ada: str, clock: ManualClock) -> None:
    until = clock.now() + timedelta(minutes=10)
    parent = await maker.key(expires_at=until.isoformat())
    later = (until + timedelta(days=1)).isoformat()
    sooner = until - timedelta(minutes=5)
    children = [await parent.key(), await parent.key(expires_at=later), await parent.token(ada, expires_in=86_400)]
    children.append(await children[0].key())
    feed = await parent.feed(ada)
    brief = await parent.key(expires_at=sooner.isoformat())
    for child in children:
        assert datetime.fromisoformat(child.made["expires_at"]) == until
    assert datetime.fromisoformat(brief.made["expires_at"]) == sooner
    assert datetime.fromisoformat(feed["expires_at"]) == until
    assert await opens(api, feed)
    clock.set(until)
    assert not any([await child.gets_in() for child in children])
    assert not await opens(api, feed)
    assert await maker.gets_in()
    unbounded = await maker.key()
    assert unbounded.made["expires_at"] is None
    assert (await maker.feed(ada))["expires_at"] is None


async def test_keys_and_feeds_say_who_made_them(api: Api, maker: Maker, ada: str) -> None:
    child, token, feed = await maker.key(), await maker.token(ada), await maker.feed(ada)
    shown = {key_id: await api.get(f"/v1/api-keys/{key_id}") for key_id in (maker.id, child.id, token.id)}
    assert (shown[child.id]["kind"], shown[child.id]["created_by"]) == ("api_key", maker.id)
    assert (shown[token.id]["kind"], shown[token.id]["created_by"]) == ("access_token", maker.id)
    first = shown[maker.id]["created_by"]
    assert (await api.get(f"/v1/api-keys/{first}"))["created_by"] is None
    assert feed["created_by"] == maker.id


async def test_revoking_a_key_revokes_its_access_tokens_and_leaves_its_keys(api: Api, maker: Maker, ada: str) -> None:
    token, child, feed = await maker.token(ada), await maker.key(), await maker.feed(ada)
    token_of_child = await child.token(ada)
    assert (await api.client.delete(f"/v1/api-keys/{maker.id}")).status_code == 204
    assert not await maker.gets_in()
    assert not await token.gets_in()
    assert await child.gets_in()
    assert await token_of_child.gets_in()
    assert await opens(api, feed)


async def test_a_cascade_revokes_everything_made_with_a_key(api: Api, maker: Maker, ada: str) -> None:
    child = await maker.key()
    grandchild = await child.key()
    family = [maker, child, grandchild, await maker.token(ada), await grandchild.token(ada)]
    feeds = [await maker.feed(ada), await grandchild.feed(ada)]
    other = Maker(api, await api.create("/v1/api-keys", {"name": "other", "scopes": EVERYTHING}))
    other_token, other_feed = await other.token(ada), await other.feed(ada)
    # One of the middle is revoked already: what was made with it is found all the same.
    assert (await api.client.delete(f"/v1/api-keys/{child.id}")).status_code == 204
    own = await grandchild.client.delete(f"/v1/api-keys/{maker.id}?cascade=true")
    assert own.status_code == 409
    assert await maker.gets_in()
    for _ in range(2):
        assert (await api.client.delete(f"/v1/api-keys/{maker.id}?cascade=true")).status_code == 204
    assert not any([await each.gets_in() for each in family])
    assert not any([await opens(api, feed) for feed in feeds])
    assert await other_token.gets_in()
    assert await opens(api, other_feed)


async def test_the_operator_revokes_as_the_api_does(api: Api, maker: Maker, ada: str, clock: ManualClock) -> None:
    token, child, feed = await maker.token(ada), await maker.key(), await maker.feed(ada)
    revoke = api.parts.administration.revoke_key
    assert await revoke(UUID(maker.id), cascade=False) == 1
    clock.advance(REMEMBERED)
    assert [await each.gets_in() for each in (maker, token, child)] == [False, False, True]
    assert await opens(api, feed)
    assert await revoke(UUID(maker.id), cascade=True) == 2
    clock.advance(REMEMBERED)
    assert not await child.gets_in()
    assert not await opens(api, feed)


async def test_all_access_of_a_candidate_ends_at_once(api: Api, maker: Maker, ada: str) -> None:
    bob = str((await api.create("/v1/candidates", candidate_body(name="Bob")))["id"])
    bound = await maker.key(candidate_id=ada, scopes=OF_A_CANDIDATE)
    theirs = [bound, await bound.token(ada), await maker.token(ada)]
    feeds = [await maker.feed(ada), await bound.feed(ada)]
    kept, kept_feed = await maker.token(bob), await maker.feed(bob)
    assert (await bound.client.post(f"/v1/candidates/{ada}/revoke-access")).status_code == 409
    assert (await bound.client.post(f"/v1/candidates/{bob}/revoke-access")).status_code == 404
    ended = await api.post(f"/v1/candidates/{ada}/revoke-access")
    assert ended.status_code == 200
    assert ended.json() == {"candidate_id": ada, "api_keys": 1, "access_tokens": 2, "calendar_feeds": 2}
    assert not any([await each.gets_in() for each in theirs])
    assert not any([await opens(api, feed) for feed in feeds])
    again = await api.post(f"/v1/candidates/{ada}/revoke-access")
    assert again.json() == {"candidate_id": ada, "api_keys": 0, "access_tokens": 0, "calendar_feeds": 0}
    assert await kept.gets_in()
    assert await opens(api, kept_feed)
    assert await maker.gets_in()
    assert await (await maker.token(ada)).gets_in()


async def test_deleting_a_candidate_ends_all_their_access_at_once(api: Api, maker: Maker, ada: str) -> None:
    bound = await maker.key(candidate_id=ada, scopes=OF_A_CANDIDATE)
    token, feed = await maker.token(ada), await maker.feed(ada)
    assert await bound.gets_in()
    assert (await bound.client.delete(f"/v1/candidates/{ada}")).status_code == 204
    assert not await bound.gets_in()
    assert not await token.gets_in()
    assert not await opens(api, feed)


async def test_a_key_made_with_a_bound_key_or_few_scopes_is_no_wider(maker: Maker, ada: str) -> None:
    narrow = await maker.key(scopes=["admin:write", "candidates:write"])
    wider = await narrow.client.post("/v1/api-keys", json={"name": "wider", "scopes": ["candidates:read"]})
    assert wider.status_code == 403
    wider = await narrow.client.post(f"/v1/candidates/{ada}/access-tokens", json={"scopes": ["candidates:read"]})
    assert wider.status_code == 403
    bound = await maker.key(candidate_id=ada)
    unbound = await bound.client.post("/v1/api-keys", json={"name": "unbound", "scopes": ["candidates:read"]})
    assert unbound.status_code == 403


async def test_other_processes_stop_accepting_a_revoked_key_within_a_second(
    api: Api, maker: Maker, ada: str, clock: ManualClock
) -> None:
    token = await maker.token(ada)
    settings = api.parts.settings
    async with open_database(settings, clock) as database, open_api(settings, database, clock) as other:
        elsewhere = [other.with_key(maker.made["key"]), other.with_key(token.made["token"])]
        for client in elsewhere:
            assert (await client.get("/v1/candidates")).status_code == 200
        assert (await api.client.delete(f"/v1/api-keys/{maker.id}")).status_code == 204
        assert not await maker.gets_in()
        assert not await token.gets_in()
        clock.advance(REMEMBERED)
        for client in elsewhere:
            assert (await client.get("/v1/candidates")).status_code == 401


async def test_who_is_remembered_elsewhere_makes_no_access_after_a_revocation(
    api: Api, maker: Maker, ada: str, clock: ManualClock
) -> None:
    """The other process still takes the key for valid; the transaction that would make access does not."""
    settings = api.parts.settings
    async with open_database(settings, clock) as database, open_api(settings, database, clock) as other:
        elsewhere = other.with_key(maker.made["key"])
        assert (await elsewhere.get("/v1/candidates")).status_code == 200
        assert (await api.client.delete(f"/v1/api-keys/{maker.id}")).status_code == 204
        for path, body in (
            ("/v1/api-keys", {"name": "more", "scopes": ["interviews:read"]}),
            (f"/v1/candidates/{ada}/access-tokens", {"scopes": ["interviews:read"]}),
            (f"/v1/candidates/{ada}/calendar-feeds", {}),
        ):
            assert (await elsewhere.post(path, json=body)).status_code == 401


async def test_a_token_that_is_made_while_its_key_is_revoked_is_revoked_too(api: Api, maker: Maker, ada: str) -> None:
    path, body = f"/v1/candidates/{ada}/access-tokens", {"scopes": OF_A_CANDIDATE}
    revoked, *made = await asyncio.gather(
        api.client.delete(f"/v1/api-keys/{maker.id}"), *(maker.client.post(path, json=body) for _ in range(8))
    )
    assert revoked.status_code == 204
    assert {answer.status_code for answer in made} <= {201, 401}
    for answer in made:
        if answer.status_code == 201:
            async with api.with_key(answer.json()["token"]) as client:
                assert (await client.get("/v1/candidates")).status_code == 401


async def test_a_key_that_was_looked_up_before_a_revocation_is_not_remembered_after_it(
    api: Api, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up, go_on = asyncio.Event(), asyncio.Event()
    original = ApiKeys.by_digest

    async def slowly(self: ApiKeys, digest: bytes) -> Any:
        found = await original(self, digest)
        looked_up.set()
        await go_on.wait()
        return found

    assert (await api.client.get("/v1/api-keys")).status_code == 200
    monkeypatch.setattr(ApiKeys, "by_digest", slowly)
    early = asyncio.create_task(maker.gets_in())
    await looked_up.wait()
    assert (await api.client.delete(f"/v1/api-keys/{maker.id}")).status_code == 204
    go_on.set()
    assert await early
    assert not await maker.gets_in()
