"""Brings a database's schema up to date, from any process, safely when several start at once.

Alembic is loaded only when there is something to migrate: a start that finds the schema up to date does without it.
"""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, String, column, inspect, select, table, text

from app.db import Database
from app.repositories.partitions import DAYS_AHEAD, create_partitions

if TYPE_CHECKING:
    from alembic.config import Config


class NewerSchemaError(Exception):
    """The database was migrated by a newer version of this program."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


MIGRATION_LOCK = 6_217_041_983
"""One at a time may migrate; the number only has to be ours."""

_ROOT = Path(__file__).resolve().parent.parent
_VERSION = table("alembic_version", column("version_num", String))


def alembic_config(connection: Connection | None = None) -> "Config":
    """Return Alembic's configuration, bound to an open connection."""
    from alembic.config import Config  # noqa: PLC0415 - a quarter of the start-up time, seldom needed

    config = Config(_ROOT / "alembic.ini")
    config.set_main_option("script_location", str(_ROOT / "alembic"))
    config.attributes["connection"] = connection
    return config


@cache
def head_revision() -> str:
    """Return the revision that this program needs: the files of the migrations are named by it, in their order."""
    revisions = sorted(path.name.partition("_")[0] for path in (_ROOT / "alembic" / "versions").glob("[0-9]*_*.py"))
    if not revisions:
        message = "no migration was found beside the program"
        raise RuntimeError(message)
    return revisions[-1]


def upgrade(connection: Connection) -> None:
    """Migrate to the newest revision. Running it twice changes nothing."""
    from alembic.command import upgrade as run  # noqa: PLC0415 - a quarter of the start-up time, seldom needed

    run(alembic_config(connection), "head")


async def migrate(database: Database) -> tuple[str | None, str]:
    """Migrate the database and return the revisions before and after.

    Raises:
        NewerSchemaError: if this program is too old for the database.
    """
    async with database.writing() as connection:
        if not database.is_sqlite:
            # Whoever comes second waits here and finds the work done: Alembic bears only one migration in a process.
            await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        before = await connection.run_sync(current_revision)
        if before is not None and before > head_revision():
            raise NewerSchemaError(before)
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
    """Return the revision a connection's database is at, None if it was never migrated."""
    if not inspect(connection).has_table(_VERSION.name):
        return None
    return connection.execute(select(_VERSION.c.version_num)).scalar_one_or_none()
