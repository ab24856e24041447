"""Migrations lead to the schema that the program declares, back again, and safely from several sides at once."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from typing import Any

import alembic.command
import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from app.core.clock import SystemClock
from app.core.ids import new_id
from app.core.settings import Settings
from app.db import Database
from app.domain.webhooks import DueItem, DueKind
from app.migrations import alembic_config, head_revision, migrate, revision_of, upgrade
from app.models import delivery_queue, fan_outs, metadata
from app.repositories.due_items import DueItems
from tests.support.databases import PostgresTemplates, SqliteTemplates, make_settings, open_database
from tests.support.forking import ROOT, fork
from tests.support.processes import Program
from tests.support.schema import differences


@pytest.fixture
async def empty_url(database_kind: str, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """Give the address of a database in which nothing is yet."""
    if database_kind == "sqlite":
        files: SqliteTemplates = request.getfixturevalue("sqlite_templates")
        yield await files.create(migrated=False)
        return
    server: PostgresTemplates = request.getfixturevalue("postgres_templates")
    name = await server.create(migrated=False)
    yield server.url(name)
    await server.drop(name)


@pytest.fixture
async def empty(empty_url: str) -> AsyncIterator[Database]:
    async with open_database(make_settings(empty_url), SystemClock()) as opened:
        yield opened


def keys_and_indexes(connection: Connection, table: str) -> tuple[list[str], dict[str | None, str | None]]:
    """Return the columns of a key in their order, and the condition of each index, without what PostgreSQL adds."""
    found = inspect(connection)
    conditions: dict[str | None, str | None] = {}
    for index in found.get_indexes(table):
        condition = index.get("dialect_options", {}).get(f"{connection.dialect.name}_where")
        conditions[index["name"]] = None if condition is None else re.sub(r"::\w+|[()]", "", str(condition))
    return found.get_pk_constraint(table)["constrained_columns"], conditions


def tables(connection: Connection) -> set[str]:
    return set(inspect(connection).get_table_names()) - {"alembic_version"}


def downgrade(connection: Connection) -> None:
    travel(connection, alembic.command.downgrade, "base")


def travel(connection: Connection, go: Callable[[Any, str], None], revision: str) -> None:
    go(alembic_config(connection), revision)


def test_there_is_one_head() -> None:
    script = ScriptDirectory.from_config(alembic_config())
    assert script.get_heads() == [head_revision()]


async def test_the_migrated_schema_is_the_declared_one(empty: Database) -> None:
    assert await migrate(empty) == (None, head_revision())
    async with empty.reading() as connection:
        assert await connection.run_sync(differences) == []
        assert set(metadata.tables) <= await connection.run_sync(tables)


async def test_keys_and_conditions_of_indexes_are_the_declared_ones(empty: Database) -> None:
    """Neither is compared by Alembic."""
    await migrate(empty)
    dialect = empty.writer.dialect.name
    partial = 0
    async with empty.reading() as connection:
        for table in metadata.tables.values():
            key, indexes = await connection.run_sync(keys_and_indexes, table.name)
            assert key == [column.name for column in table.primary_key], table.name
            for index in table.indexes:
                declared = index.dialect_options[dialect]["where"]
                assert indexes[index.name] == (None if declared is None else str(declared)), index.name
                partial += declared is not None
    assert partial >= 5


async def test_what_waits_outlives_the_way_down_and_up(empty: Database) -> None:
    await migrate(empty)
    item = DueItem(new_id(), DueKind.REMINDER, new_id(), datetime(2026, 3, 2, 9, tzinfo=UTC))
    queued = {name: new_id() for name in ("delivery_id", "tenant_id", "event_id", "endpoint_id")} | {
        "reminder_id": None, "next_at": item.fire_at, "due_at": item.fire_at, "lease_token": 7,
        "attempt_count": 2, "earlier_attempts": 1, "moot": False,
    }  # fmt: skip
    async with empty.writing() as connection:
        await DueItems(connection, empty).put([item], stopped=False)
        await connection.execute(delivery_queue.insert(), queued)
        await connection.commit()
    for step, revision in ((alembic.command.downgrade, "0005"), (alembic.command.upgrade, "head")):
        async with empty.writing() as connection:
            await connection.run_sync(travel, step, revision)
            await connection.commit()
    async with empty.writing() as connection:
        assert (await DueItems(connection, empty).take_due(9))[0] == [item]
        assert dict((await connection.execute(delivery_queue.select())).one()._mapping) == queued


async def test_the_way_down_waits_for_events_that_are_not_told_yet(empty: Database) -> None:
    await migrate(empty)
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    noted = {"tenant_id": new_id(), "id": new_id(), "due_at": at, "next_at": at}
    async with empty.writing() as connection:
        await connection.execute(fan_outs.insert(), noted)
        await connection.commit()
    async with empty.writing() as connection:
        with pytest.raises(RuntimeError, match="1 events have not been handed to all their endpoints"):
            await connection.run_sync(travel, alembic.command.downgrade, "0011")
    async with empty.writing() as connection:
        await connection.execute(fan_outs.delete())
        await connection.run_sync(travel, alembic.command.downgrade, "0011")
        await connection.commit()
    assert await revision_of(empty) == "0011"


async def test_migrating_twice_changes_nothing(empty: Database) -> None:
    await migrate(empty)
    async with empty.reading() as connection:
        before = await connection.run_sync(tables)
    assert await migrate(empty) == (head_revision(), head_revision())
    async with empty.reading() as connection:
        assert await connection.run_sync(tables) == before


async def test_down_to_nothing_and_up_again(empty: Database) -> None:
    await migrate(empty)
    async with empty.writing() as connection:
        await connection.run_sync(downgrade)
        await connection.commit()
    async with empty.reading() as connection:
        assert await connection.run_sync(tables) == set()
    assert await revision_of(empty) is None
    async with empty.writing() as connection:
        await connection.run_sync(upgrade)
        await connection.commit()
    async with empty.reading() as connection:
        assert await connection.run_sync(differences) == []


async def test_several_at_once_in_one_process(empty_url: str) -> None:
    async def one() -> tuple[str | None, str]:
        async with open_database(make_settings(empty_url), SystemClock()) as database:
            return await migrate(database)

    found = await asyncio.gather(*(one() for _ in range(4)))
    assert {after for _, after in found} == {head_revision()}
    async with open_database(make_settings(empty_url), SystemClock()) as database, database.reading() as connection:
        assert await connection.run_sync(differences) == []


@pytest.mark.timeout(180)
async def test_several_processes_at_once(empty_url: str, tmp_path: Any) -> None:
    environment, path = Program(empty_url, tmp_path).environment, tmp_path / "log"
    with path.open("wb") as log:
        processes = [
            await fork("app.cli", "migrate", cwd=ROOT, env=environment, stdout=log, stderr=log) for _ in range(3)
        ]
    assert [await process.wait() for process in processes] == [0, 0, 0], path.read_text()
    settings: Settings = make_settings(empty_url)
    async with open_database(settings, SystemClock()) as database:
        assert await revision_of(database) == head_revision()
