"""What an earlier version stored can be migrated, read and worked on by this one."""

import json
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import alembic.command
from sqlalchemy import Connection, column, func, inspect, select, table, update

from app.db import Database
from app.main import make_worker
from app.migrations import alembic_config, head_revision, migrate, revision_of
from app.models.base import Instant, Json
from app.webhooks.addresses import AddressPolicy
from app.webhooks.sender import Sender
from app.webhooks.signing import SharedSecret, verify
from tests.support.api import Api, open_api
from tests.support.clock import ManualClock
from tests.support.databases import make_settings, open_database
from tests.support.receiver import Received, Receiver
from tests.support.schema import differences
from tests.support.stored import VERSION_1, Stored

EXPORT = VERSION_1 / "export.json"
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
SECTIONS = {
    "applications", "interviews", "commitments", "reminders", "drafts", "reflections", "practice_cards",
    "practice_reviews", "fit_profiles", "fit_evaluations",
}  # fmt: skip


def counts(connection: Connection) -> dict[str, int]:
    """Count the rows of every table."""
    names = inspect(connection).get_table_names()
    return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in names}


async def travel(database: Database, go: Callable[[Any, str], None], revision: str) -> dict[str, int]:
    """Migrate up or down, and count what is there then."""
    async with database.writing() as connection:
        await connection.run_sync(lambda sync: go(alembic_config(sync), revision))
        found = await connection.run_sync(counts)
        await connection.commit()
    return found


async def test_it_migrates_to_the_declared_schema_and_back(stored: Stored) -> None:
    async with open_database(stored.settings, stored.clock) as database:
        assert await revision_of(database) == stored.revision
        async with database.reading() as connection:
            before = await connection.run_sync(counts)
        assert len([name for name, count in before.items() if count]) > 25
        await migrate(database)
        async with database.reading() as connection:
            assert await connection.run_sync(differences) == []
        back = await travel(database, alembic.command.downgrade, stored.revision)
        assert {name: back[name] for name in before} == before
        await travel(database, alembic.command.upgrade, "head")
        assert await revision_of(database) == head_revision()
        async with database.reading() as connection:
            assert await connection.run_sync(differences) == []


async def every(api: Api, path: str, **wanted: Any) -> list[dict[str, Any]]:
    page = await api.get(f"/v1/{path}", limit=100, **wanted)
    assert page["next_cursor"] is None
    items: list[dict[str, Any]] = page["items"]
    return items


async def test_it_is_shown(stored: Stored) -> None:
    known = stored.known
    candidate = known["candidate_id"]
    async with stored.served() as api:
        states = Counter(one["state"] for one in await every(api, "deliveries"))
        assert states == known["deliveries"]
        assert Counter(one["status"] for one in await every(api, "reminders", candidate_id=candidate)) == {
            status: count for status, count in known["reminders"].items() if count
        }
        drafts = {one["id"]: one for one in await every(api, "drafts")}
        assert {drafts[known["drafts"][name]]["status"] for name in ("draft", "sent", "discarded")} == {
            "draft", "sent", "discarded",
        }  # fmt: skip
        assert len(await every(api, f"drafts/{known['drafts']['draft']}/revisions")) == 2
        reflection = await api.get(f"/v1/reflections/{known['reflection_id']}")
        assert len(reflection["questions"]) == 2
        assert reflection["questions"][0]["star"]["result"] == "The result."
        document = await api.get(f"/v1/candidates/{candidate}/export")
        assert {name for name, part in document.items() if isinstance(part, list) and part} == SECTIONS
        assert "BEGIN:VCALENDAR" in (await api.client.get(known["calendar"])).text
        exhausted = await api.get(f"/v1/deliveries/{known['endpoints']['exhausted']['delivery']}")
        assert [one["status_code"] for one in exhausted["attempts"]] == [500] * 10
        assert len(await api.parts.administration.quarantined()) == 1


async def test_its_keys_open_what_they_opened(stored: Stored) -> None:
    known, path = stored.known, f"/v1/reminders?candidate_id={stored.known['candidate_id']}"
    async with stored.served() as api:
        for name, status in {"live": 200, "test": 404, "bound": 200, "expired": 401, "revoked": 401}.items():
            async with api.with_key(known["keys"][name]) as client:
                found = await client.get(path if status == 200 else f"/v1/candidates/{known['candidate_id']}")
                assert found.status_code == status, name
        async with api.with_key(known["keys"]["bound"]) as client:
            seen = (await client.get("/v1/interviews?limit=100")).json()["items"]
            assert {one["candidate_id"] for one in seen} == {known["candidate_id"]}
        async with api.with_key(known["keys"]["test"]) as client:
            assert (await client.get("/v1/test-clock")).json()["now"] == known["test_clock"]


async def test_its_access_tokens_are_told_from_its_keys(stored: Stored) -> None:
    """By their name, their candidate and their expiry: version 1 stored nothing else about them."""
    known, candidate = stored.known, stored.known["candidate_id"]
    as_a_token: dict[str, Any] = {
        "name": f"access token of {candidate}",
        "expires_at": stored.clock.now() + timedelta(minutes=15),
    }
    as_a_token["scopes"] = ["interviews:write"]
    keys = table("api_keys", column("name"), column("expires_at", Instant), column("scopes", Json))
    async with open_database(stored.settings, stored.clock) as database, database.writing() as connection:
        await connection.execute(update(keys).where(keys.c.name == "Of one candidate").values(as_a_token))
        await connection.execute(update(keys).where(keys.c.name == "Until noon").values(name=as_a_token["name"]))
        await connection.commit()
    async with stored.served() as api:
        kinds = [(one["kind"], one["candidate_id"]) for one in await every(api, "api-keys")]
        assert [kind for kind in kinds if kind != ("api_key", None)] == [("access_token", candidate)]
        async with api.with_key(known["keys"]["bound"]) as client:
            refused = await client.post(f"/v1/candidates/{candidate}/calendar-feeds", json={})
        assert refused.status_code == 403
        assert "An access token cannot make" in refused.json()["detail"]


async def test_a_kept_answer_is_repeated(stored: Stored) -> None:
    repeatable = stored.known["repeatable"]
    async with stored.served() as api:
        headers = {"Idempotency-Key": repeatable["key"]}
        again = await api.client.post(repeatable["path"], json=repeatable["body"], headers=headers)
        assert again.headers["idempotent-replayed"] == "true"
        assert again.json() == repeatable["answer"]


def arrived(*endpoints: str, least: int = 1) -> Callable[[Any], bool]:
    """Return the condition that so many requests have come to the path of each endpoint."""

    def is_met(requests: list[Received]) -> bool:
        found = Counter(request.path.removeprefix("/") for request in requests)
        return all(found[name] >= least for name in endpoints)

    return is_met


async def test_its_deliveries_go_out_signed(stored: Stored) -> None:
    """What waits, what is retried, what a dead worker had leased, what is held, and a test in a rotation's overlap."""
    endpoints = stored.known["endpoints"]
    recovered = ("disabled by its owner", "gone", "blocked", "exhausted")
    async with stored.served() as api, Receiver() as receiver, Sender(AddressPolicy(allow_insecure=True)) as sender:
        for name in ("enabled", "failing", "rotated", *recovered):
            url = receiver.url_for(f"/{name.split()[0]}")
            if name == "gone":
                url = receiver.url_for("/went")
            answer = await api.client.patch(f"/v1/webhook-endpoints/{endpoints[name]['id']}", json={"url": url})
            assert answer.status_code == 200, answer.text
        stored.clock.advance(timedelta(hours=1))
        async with make_worker(api.parts, sender):
            for name in recovered:
                body = {"since": "2026-11-20T00:00:00Z"}
                answer = await api.post(f"/v1/webhook-endpoints/{endpoints[name]['id']}/recover", body)
                assert answer.json()["recovered"] >= 1, name
            assert (await api.post(f"/v1/webhook-endpoints/{endpoints['rotated']['id']}/test")).status_code == 202
            requests = await receiver.wait_for(
                arrived("enabled", "failing", "rotated", "disabled", "went", "blocked", "exhausted")
            )
    now = int(stored.clock.now().timestamp())
    paths = {"disabled": "disabled by its owner", "went": "gone"}
    for request in requests:
        path = request.path.removeprefix("/")
        endpoint = endpoints[paths.get(path, path)]
        for secret in ("secret", "previous_secret") if path == "rotated" else ("secret",):
            verify(request.headers, request.body, [SharedSecret.parse(endpoint[secret])], now=now)
        assert ("v1a," in request.headers["webhook-signature"]) == (path == "rotated")


async def test_what_was_leased_is_delivered_when_the_lease_is_over(stored: Stored) -> None:
    [leased] = stored.known["leased"]
    async with stored.served() as api, Receiver() as receiver, Sender(AddressPolicy(allow_insecure=True)) as sender:
        enabled = stored.known["endpoints"]["enabled"]["id"]
        await api.client.patch(f"/v1/webhook-endpoints/{enabled}", json={"url": receiver.url})
        event = (await api.get(f"/v1/deliveries/{leased}"))["event_id"]
        stored.clock.advance(timedelta(minutes=5))
        async with make_worker(api.parts, sender):
            await receiver.wait_for(lambda requests: any(one.message_id == event for one in requests))


async def test_its_open_reminders_fire(stored: Stored) -> None:
    candidate = stored.known["candidate_id"]
    async with stored.served() as api:
        await api.parts.administration.restore(None)
        waiting = await every(api, "reminders", candidate_id=candidate, status="scheduled")
        stored.clock.set(max(datetime.fromisoformat(one["due_at"]) for one in waiting) + timedelta(minutes=1))
        while (await api.parts.firing.fire_batch()).taken:
            pass
        still = await every(api, "reminders", candidate_id=candidate, status="scheduled")
        assert {one["id"] for one in waiting}.isdisjoint(one["id"] for one in still)
        assert await api.parts.administration.quarantined() == []
        async with api.with_key(stored.known["keys"]["test"]) as client:
            before = len((await client.get("/v1/events?limit=100")).json()["items"])
            moved = await client.put("/v1/test-clock", json={"now": "2026-12-20T09:00:00Z"})
            assert moved.status_code == 200, moved.text
            assert len((await client.get("/v1/events?limit=100")).json()["items"]) > before


async def test_a_draft_that_waited_gets_its_words(stored: Stored) -> None:
    draft_id = stored.known["drafts"]["waiting for its words"]
    async with stored.served() as api:
        assert (await api.get(f"/v1/drafts/{draft_id}"))["body"] == ""
        assert await api.parts.writing.write_waiting() == 1
        assert "Bill" in (await api.get(f"/v1/drafts/{draft_id}"))["body"]


def check_contains(new: Any, old: Any, ids: dict[str, str], path: str = "") -> None:
    """Check that a document says all that an older one says. Ids may be others if each always becomes the same one."""
    if isinstance(old, dict):
        for name, value in old.items():
            if (path, name) not in {("", "exported_at"), ("", "version")}:
                check_contains(new[name], value, ids, f"{path}/{name}")
    elif isinstance(old, list):
        assert len(new) == len(old), path
        for place, value in enumerate(old):
            check_contains(new[place], value, ids, f"{path}/{place}")
    elif isinstance(old, str):
        assert ID.sub("id", new) == ID.sub("id", old), path
        for before, after in zip(ID.findall(old), ID.findall(new), strict=True):
            assert ids.setdefault(before, after) == after, path
    else:
        assert new == old, path


async def test_its_export_is_imported_and_exported_again(database_url: str) -> None:
    old = json.loads(EXPORT.read_text("utf-8"))
    assert {name for name, part in old.items() if isinstance(part, list) and part} == SECTIONS
    clock = ManualClock(datetime.fromisoformat(old["exported_at"]))
    settings = make_settings(database_url)
    async with open_database(settings, clock) as database, open_api(settings, database, clock) as api:
        made = await api.create("/v1/candidates/import", old)
        new = await api.get(f"/v1/candidates/{made['id']}/export")
    ids: dict[str, str] = {}
    check_contains(new, old, ids)
    assert len(set(ids.values())) == len(ids)
