"""A database that tests share is as good as new for each of them, or is not shared."""

import asyncpg
import pytest

from app.models import metadata
from tests.support.api import open_api
from tests.support.bodies import candidate_body
from tests.support.clock import ManualClock
from tests.support.databases import PostgresTemplates, make_settings, open_database
from tests.support.resources import Resources

CHANGES = (
    "CREATE TABLE more (id int)",
    "ALTER TABLE candidates RENAME TO people",
    "ALTER TABLE candidates ADD COLUMN more int",
    "ALTER TABLE candidates ALTER COLUMN name DROP NOT NULL",
    "CREATE FUNCTION more() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE INDEX more ON candidates (name)",
    "DROP TABLE events_default",
    "ANALYZE",
)


async def test_rows_are_gone_and_sessions_ended(postgres_templates: PostgresTemplates) -> None:
    name = await postgres_templates.create()
    settings, clock = make_settings(postgres_templates.url(name)), ManualClock()
    async with open_database(settings, clock) as database, open_api(settings, database, clock) as api:
        await api.create("/v1/candidates", candidate_body())
        await Resources(api.client, clock).id_of("delivery_id")
    left_behind = await asyncpg.connect(postgres_templates.url(name))
    await left_behind.execute("BEGIN; LOCK TABLE candidates; SELECT pg_advisory_lock(1); LISTEN everything")
    await postgres_templates.give_back(name)
    with pytest.raises((asyncpg.PostgresError, asyncpg.InterfaceError)):
        await left_behind.fetchval("SELECT 1")
    assert await postgres_templates.create() == name
    connection = await asyncpg.connect(postgres_templates.url(name))
    filled = [table.name for table in metadata.sorted_tables if await connection.fetchval(str(table.select()))]
    await connection.close()
    assert filled == []
    await postgres_templates.give_back(name)


async def test_a_database_whose_schema_was_changed_is_not_handed_on(postgres_templates: PostgresTemplates) -> None:
    for change in CHANGES:
        name = await postgres_templates.create()
        connection = await asyncpg.connect(postgres_templates.url(name))
        await connection.execute(change)
        await connection.close()
        await postgres_templates.give_back(name)
        assert name not in postgres_templates.free, change
