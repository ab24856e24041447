"""After an erasing there is no trace, in no table, and on SQLite in no page and not in the log."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from sqlalchemy import Table, func, make_url, select, text
from starlette.routing import Route

from app.core.settings import Settings
from app.db import Database
from app.models import candidates, events, metadata
from app.repositories.delivery_queue import DeliveryQueue
from app.repositories.erasing import OWNED, Erasing
from tests.support.api import LIVE_KEY, Api
from tests.support.bodies import candidate_body, interview_body, reflection_body
from tests.support.clock import ManualClock
from tests.support.marked_life import OPEN, PRIVATE, MarkedLife, live_a_life, reminder_of


@pytest.fixture
async def life(api: Api, clock: ManualClock) -> MarkedLife:
    made = await live_a_life(api, clock)
    keyed = {"Idempotency-Key": "the same"}
    body = interview_body(made.candidate_id, clock.now() - timedelta(hours=2), notes=f"{OPEN} kept answer")
    assert (await api.post("/v1/interviews", body, headers=keyed)).status_code == 201
    await _deliver_in_vain(api)
    return made


async def _deliver_in_vain(api: Api) -> None:
    """Leave an attempt whose answer repeats what was sent, and an item set apart with an error that quotes it."""
    async with api.database.writing() as connection:
        await connection.execute(
            text(
                "INSERT INTO delivery_attempts (tenant_id, delivery_id, number, started_at, duration_ms, result, "
                "response_body) SELECT tenant_id, id, 1, created_at, 5, 'failed', :body FROM deliveries "
                "WHERE candidate_id IS NOT NULL"
            ),
            {"body": f"you sent {OPEN}"},
        )
        await connection.execute(
            text(
                "INSERT INTO quarantined_items (tenant_id, id, kind, subject_id, fire_at, error, created_at) "
                "SELECT tenant_id, id, 1, id, due_at, :error, due_at FROM reminders"
            ),
            {"error": f"ValueError({OPEN})"},
        )
        await connection.commit()


async def everything_in(database: Database) -> str:
    """Return every value of every table as one text."""
    found: list[str] = []
    async with database.reading() as connection:
        for table in metadata.sorted_tables:
            rows = await connection.execute(select(table))
            found += [f"{table.name}: {[str(value) for value in row]}" for row in rows]
    return "\n".join(found)


def bytes_on_disk(settings: Settings) -> bytes:
    path = make_url(settings.database_url).database
    assert path is not None
    return b"".join(Path(f"{path}{suffix}").read_bytes() for suffix in ("", "-wal") if Path(f"{path}{suffix}").exists())


async def test_no_table_and_no_page_keeps_a_trace(
    api: Api, life: MarkedLife, database_kind: str, database_settings: Settings
) -> None:
    before = await everything_in(api.database)
    for marker in (OPEN, PRIVATE, life.candidate_id):
        assert marker in before
    tables_before = {line.split(":")[0] for line in before.splitlines() if OPEN in line or PRIVATE in line}
    assert {"events", "delivery_attempts", "quarantined_items", "questions", "fit_profiles"} <= tables_before
    assert (await api.client.delete(f"/v1/candidates/{life.candidate_id}")).status_code == 204
    after = await everything_in(api.database)
    assert [line for line in after.splitlines() if OPEN in line or PRIVATE in line] == []
    told = [line for line in after.splitlines() if life.candidate_id in line]
    assert len(told) == 1, told  # one event, that says so with the id alone
    assert told[0].startswith("events:")
    assert "idempotency_keys" not in after
    if database_kind == "sqlite":
        on_disk = bytes_on_disk(database_settings)
        assert OPEN.encode() not in on_disk
        assert PRIVATE.encode() not in on_disk


async def test_one_event_says_so_with_the_id_alone(api: Api, life: MarkedLife) -> None:
    await api.client.delete(f"/v1/candidates/{life.candidate_id}")
    [event] = (await api.get("/v1/events"))["items"]
    assert (event["type"], event["data"]) == ("candidate.erased", {"candidate": {"id": life.candidate_id}})
    again = await api.client.delete(f"/v1/candidates/{life.candidate_id}")
    assert again.status_code == 404


async def test_everybody_elses_data_stays(api: Api, life: MarkedLife, clock: ManualClock) -> None:
    other = await api.create("/v1/candidates", candidate_body())
    made = await api.create("/v1/interviews", interview_body(other["id"], clock.now() - timedelta(hours=3)))
    reflection = await api.create("/v1/reflections", reflection_body(made["id"]))
    plan = await api.get(f"/v1/interviews/{made['id']}/plan")
    await api.client.delete(f"/v1/candidates/{life.candidate_id}")
    assert await api.get(f"/v1/reflections/{reflection['id']}") == reflection
    assert await api.get(f"/v1/interviews/{made['id']}/plan") == plan
    assert {event["data"]["candidate"]["id"] for event in (await api.get("/v1/events"))["items"]} == {
        other["id"],
        life.candidate_id,
    }


async def begin_and_die(api: Api, life: MarkedLife, clock: ManualClock, steps: int) -> None:
    """Leave what a process has committed that was killed after so many of its transactions."""
    principal = await api.parts.access.authenticate(LIVE_KEY)
    for step in range(steps):
        async with api.database.writing() as connection:
            erasing = Erasing(connection, api.database)
            if step == 0:
                await erasing.mark(principal.tenant_id, UUID(life.candidate_id), clock.now())
            else:
                assert await erasing.some(principal.tenant_id, UUID(life.candidate_id), 5)
            await connection.commit()


async def test_one_that_was_killed_midway_is_finished_by_the_worker(
    api: Api, life: MarkedLife, clock: ManualClock
) -> None:
    await begin_and_die(api, life, clock, steps=6)
    assert (await api.client.get(f"/v1/candidates/{life.candidate_id}")).status_code == 404
    assert (await api.get("/v1/candidates"))["items"] == []
    body = interview_body(life.candidate_id, clock.now())
    assert (await api.post("/v1/interviews", body)).status_code == 404
    await api.parts.services.erasure.finish_pending()
    assert PRIVATE in await everything_in(api.database)  # whoever was asked may still be at it
    clock.advance(timedelta(minutes=6))
    await api.parts.services.erasure.finish_pending()
    after = await everything_in(api.database)
    assert OPEN not in after
    assert PRIVATE not in after
    assert [event["type"] for event in (await api.get("/v1/events"))["items"]] == ["candidate.erased"]


@pytest.mark.parametrize("steps", [1, 4])
async def test_asking_again_after_a_failure_goes_on_too(
    api: Api, life: MarkedLife, clock: ManualClock, steps: int
) -> None:
    await begin_and_die(api, life, clock, steps)
    assert (await api.client.delete(f"/v1/candidates/{life.candidate_id}")).status_code == 204
    after = await everything_in(api.database)
    assert OPEN not in after
    assert PRIVATE not in after


async def test_a_stale_version_erases_nothing(api: Api, life: MarkedLife) -> None:
    path = f"/v1/candidates/{life.candidate_id}"
    assert (await api.client.delete(path, headers={"If-Match": '"99"'})).status_code == 412
    assert (await api.client.get(path)).status_code == 200


def test_every_table_with_a_candidate_is_emptied() -> None:
    named = {table.name for table in metadata.sorted_tables if "candidate_id" in table.columns}
    otherwise = {"deliveries", "events", "idempotency_keys", "reminders", "commitments"}
    assert named == {table.name for table in OWNED} | otherwise
    assert candidates not in OWNED


async def ids_of(api: Api, life: MarkedLife) -> dict[str, str]:
    """Return an id of the candidate's for each kind of thing that paths name."""
    path = f"/v1/candidates/{life.candidate_id}"
    token = await api.create(f"{path}/access-tokens", {"scopes": ["interviews:read"], "expires_in": 900})
    feed = await api.create(f"{path}/calendar-feeds", {"name": f"{OPEN} feed"})
    found = await api.get("/v1/events", candidate_id=life.candidate_id, limit=100)
    return {
        "candidate_id": life.candidate_id,
        "application_id": life.made["interview"]["application_id"],
        "interview_id": life.id_of("interview"),
        "commitment_id": life.id_of("promise"),
        "reminder_id": await reminder_of(api, life, "send_thank_you"),
        "draft_id": life.id_of("draft"),
        "reflection_id": life.id_of("interview reflection"),
        "question_id": life.made["interview reflection"]["questions"][0]["id"],
        "card_id": life.id_of("card"),
        "event_id": found["items"][0]["id"],
        "delivery_id": (await api.get("/v1/deliveries"))["items"][0]["id"],
        "key_id": token["id"],
        "feed_id": feed["id"],
        "token": feed["url"].rpartition("/")[2].removesuffix(".ics"),
    }


def bodies_about(ids: dict[str, str]) -> tuple[Any, ...]:
    """Return bodies that reach what there is to write: none, an empty one, and one with a bit for every operation."""
    return (
        None,
        {},
        {"interview_id": ids["interview_id"]},
        {"kind": "thank_you", "interview_id": ids["interview_id"]},
        {"rating": 3},
        {"card_id": ids["card_id"]},
        {"outcome": "offer"},
        {"scores": {"other": 3}},
        {"criteria": [{"key": "other", "name": "Other"}]},
        {"name": "Changed"},
        {"company": "Changed"},
        {"notes": "changed"},
        {"body": "changed"},
        {"overall": 1},
        {"decide_by": "2031-01-01"},
        {"until": "2031-01-01T00:00:00Z"},
    )


async def rows_with_markers(database: Database) -> set[str]:
    found = (await everything_in(database)).splitlines()
    return {line for line in found if OPEN in line or PRIVATE in line}


async def test_no_operation_shows_or_changes_anything_while_it_is_erased(
    api: Api, life: MarkedLife, clock: ManualClock
) -> None:
    ids = await ids_of(api, life)
    telling: set[str] = set()
    asked = [
        (method, route.path)
        for route in api.app.routes
        if isinstance(route, Route)
        for method in sorted((route.methods or set()) - {"HEAD"})
    ]

    async def ask(method: str, path: str, query: str, body: Any) -> httpx.Response:
        url = re.sub(r"\{(\w+)(?::\w+)?\}", lambda named: ids.get(named[1], life.candidate_id), path)
        return await api.client.request(method, url + query, json=body)

    by_candidate = f"?candidate_id={life.candidate_id}"
    for method, path in asked:
        for query in () if method != "GET" else ("",) if "{" in path else ("", by_candidate):
            shown = (await ask(method, path, query, None)).text
            if any(tell in shown for tell in (OPEN, PRIVATE, life.candidate_id)):
                telling.add(path)
    await begin_and_die(api, life, clock, steps=1)
    before = await rows_with_markers(api.database)
    for method, path in asked:
        if (method, path) == ("DELETE", "/v1/candidates/{candidate_id}"):
            continue  # it goes on erasing
        theirs = set(re.findall(r"\{(\w+)", path)) & ids.keys()
        bodies = bodies_about(ids)[: None if theirs else 4] if method in {"POST", "PUT", "PATCH"} else (None,)
        for query in ("", by_candidate) if method == "GET" and "{" not in path else ("",):
            for body in bodies:
                answer = await ask(method, path, query, body)
                said = (method, path, query, body, answer.status_code, answer.text)
                assert OPEN not in answer.text, said
                assert PRIVATE not in answer.text, said
                if answer.is_success:
                    assert life.candidate_id not in answer.text, said
                    assert not theirs or path == "/insights/{candidate_id}", said
    assert await rows_with_markers(api.database) == before
    for path in telling:
        assert "{" in path or path.startswith("/v1/"), path
    assert len(telling) >= 35, sorted(telling)


async def test_nobody_is_told_anything_while_it_is_erased(api: Api, life: MarkedLife, clock: ManualClock) -> None:
    """Not by webhooks that wait, nor by reminders whose time comes, nor by an answer that was kept."""
    keyed = {"Idempotency-Key": "the same"}
    body = interview_body(life.candidate_id, clock.now() - timedelta(hours=2), notes=f"{OPEN} kept answer")
    assert OPEN in (await api.post("/v1/interviews", body, headers=keyed)).text
    await begin_and_die(api, life, clock, steps=1)
    again = await api.post("/v1/interviews", body, headers=keyed)
    assert again.status_code == 404
    assert "no such candidate" in again.json()["detail"]
    async with api.database.writing() as connection:
        claims = await DeliveryQueue(connection, api.database).claim(
            free=500, cap=500, lease=timedelta(minutes=1), token=7
        )
    assert claims
    assert {(claim.event_type, claim.data) for claim in claims} == {(None, None)}
    before = await count_of(api.database, events)
    clock.advance(timedelta(days=30))
    while (await api.parts.firing.fire_batch()).taken:
        pass
    assert await count_of(api.database, events) == before


async def count_of(database: Database, table: Table) -> int:
    async with database.reading() as connection:
        found: int = (await connection.execute(select(func.count()).select_from(table))).scalar_one()
    return found
