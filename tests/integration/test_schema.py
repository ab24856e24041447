"""The migrated schema is the declared one, there and back."""

import alembic.command
from sqlalchemy import Connection, inspect

from app.db import Database
from app.migrations import alembic_config, current_revision, head_revision, migrate
from tests.support.schema import differences


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
