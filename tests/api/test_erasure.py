"""After an erasing there is no trace, in no table, and on SQLite in no page and not in the log."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import make_url, select, text

from app.core.settings import Settings
from app.db import Database
from app.models import candidates, metadata
from app.repositories.erasing import OWNED, Erasing
from tests.support.api import LIVE_KEY, Api
from tests.support.bodies import candidate_body, interview_body, reflection_body
from tests.support.clock import ManualClock
from tests.support.marked_life import OPEN, PRIVATE, MarkedLife, live_a_life


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
