"""What callers are told while the database cannot serve, and that nothing is lost by it."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import text

from app.core.settings import Settings
from app.db import Database
from tests.support.api import Api, open_api
from tests.support.bodies import candidate_body
from tests.support.clock import ManualClock


@pytest.fixture
async def lone(database_settings: Settings, database: Database, clock: ManualClock) -> AsyncIterator[Api]:
    async with open_api(database_settings, database, clock) as opened:
        yield opened


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_full_disk_is_told_and_reading_goes_on(lone: Api) -> None:
    ada = await lone.create("/v1/candidates", candidate_body())
    async with lone.database.writing() as connection:
        pages = (await connection.execute(text("PRAGMA page_count"))).scalar_one()
        await connection.execute(text(f"PRAGMA max_page_count = {pages}"))
    refused = None
    body = candidate_body(name="Bea " + "y" * 150)
    stored = 1
    for number in range(500):
        answer = await lone.post("/v1/candidates", body, headers={"Idempotency-Key": f"k{number}"})
        if answer.status_code != 201:
            refused = answer
            break
        stored += 1
    assert refused is not None
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (507, "out-of-space")
    assert refused.headers["retry-after"]
    assert (await lone.get(f"/v1/candidates/{ada['id']}"))["name"] == ada["name"]

    async with lone.database.writing() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1073741823"))
    again = await lone.post("/v1/candidates", body, headers={"Idempotency-Key": f"k{number}"})
    assert again.status_code == 201
    async with lone.database.reading() as connection:
        count = (await connection.execute(text("SELECT count(*) FROM candidates"))).scalar_one()
    assert count == stored + 1


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_cut_connection_is_told_and_the_next_request_served(lone: Api) -> None:
    ada = await lone.create("/v1/candidates", candidate_body())
    async with lone.database.alone() as connection:
        await connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    seen = set()
    for _ in range(20):
        answer = await lone.client.get(f"/v1/candidates/{ada['id']}")
        seen.add(answer.status_code)
        if answer.status_code == 503:
            assert answer.json()["type"].rpartition("/")[2] == "unavailable"
            assert answer.headers["retry-after"] == "1"
    assert seen <= {200, 503}
    assert answer.status_code == 200
