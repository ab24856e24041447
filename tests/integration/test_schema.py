"""The migrated schema is the declared one, there and back."""

import alembic.command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from app.db import Database
from app.migrations import alembic_config, current_revision, head_revision, migrate
from app.models import metadata


def differences(connection: Connection) -> list[object]:
    def is_declared(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or name in metadata.tables

    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_declared})
    return list(compare_metadata(context, metadata))


async def test_migrated_equals_declared(database: Database) -> None:
    async with database.writing() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrating_twice_changes_nothing(database: Database) -> None:
    assert await migrate(database) == (head_revision(), head_revision())


async def test_down_and_up_again(database: Database) -> None:
    def down(connection: Connection) -> list[str]:
        alembic.command.downgrade(alembic_config(connection), "base")
        return inspect(connection).get_table_names()

    async with database.writing() as connection:
        assert await connection.run_sync(down) == ["alembic_version"]
        await connection.commit()
    await migrate(database)
    async with database.writing() as connection:
        assert await connection.run_sync(current_revision) == head_revision()
        assert await connection.run_sync(differences) == []
