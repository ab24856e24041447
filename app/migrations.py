"""Brings a database's schema up to date, from any process, safely when several start at once."""

from pathlib import Path

import alembic.command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from app.db import Database
from app.repositories.partitions import DAYS_AHEAD, create_partitions

MIGRATION_LOCK = 6_217_041_983
"""One at a time may migrate; the number only has to be ours."""

_ROOT = Path(__file__).resolve().parent.parent


def alembic_config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration, bound to an open connection."""
    config = Config(_ROOT / "alembic.ini")
    config.set_main_option("script_location", str(_ROOT / "alembic"))
    config.attributes["connection"] = connection
    return config


def head_revision() -> str:
    """Return the revision that this program needs."""
    head = ScriptDirectory.from_config(alembic_config()).get_current_head()
    if head is None:
        message = "no migration was found beside the program"
        raise RuntimeError(message)
    return head


def upgrade(connection: Connection) -> None:
    """Migrate to the newest revision. Running it twice changes nothing."""
    alembic.command.upgrade(alembic_config(connection), "head")


async def migrate(database: Database) -> tuple[str | None, str]:
    """Migrate the database and return the revisions before and after."""
    async with database.writing() as connection:
        if not database.is_sqlite:
            # Whoever comes second waits here and finds the work done: Alembic bears only one migration in a process.
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        before = await connection.run_sync(current_revision)
        if before != head_revision():
            await connection.run_sync(upgrade)
        if not database.is_sqlite:
            await create_partitions(connection, database.clock.now().date(), DAYS_AHEAD + 1)
        await connection.commit()
        return before, head_revision()


async def revision_of(database: Database) -> str | None:
    """Return the revision the database is at, None if it was never migrated."""
    async with database.reading() as connection:
        return await connection.run_sync(current_revision)


def current_revision(connection: Connection) -> str | None:
    """Return the revision a connection's database is at."""
    return MigrationContext.configure(connection).get_current_revision()
