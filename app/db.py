"""Connections to PostgreSQL and SQLite: made by the composition root, no globals.

SQLite has one writer connection, whose transactions take the write lock at once, and several readers that cannot write.
PostgreSQL has one pool for both.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg
import orjson
from sqlalchemy import ColumnElement, bindparam, event, func, make_url, select, text
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from app.core.clock import Clock, SystemClock
from app.core.json import to_json
from app.core.settings import Settings
from app.models.base import Instant

Connection = AsyncConnection
"""An open transaction, for layers that hand it on without running statements of their own."""

_WRITE_WAIT_SECONDS = 30
_PASSING_STATES = ("08", "40", "53", "55", "57")
"""Classes of SQLSTATE that blame the moment, not the statement: connection, conflict, resources, locks, stops."""
_CHECK_VIOLATION = "23514"
_FULL = ("53100", "SQLITE_FULL", "SQLITE_IOERR_WRITE")
"""SQLSTATE of PostgreSQL, and names of SQLite's codes: there was no room to write."""
_SQLITE_STATEMENT = "SQLITE_ERROR"
"""SQLite's code for a statement that cannot work, such as one on a table that is not there."""
SUPPORTED = ("postgresql", "sqlite")


@dataclass(frozen=True, slots=True)
class Database:
    """The engines of one process, and whose clock its statements go by."""

    writer: AsyncEngine
    reader: AsyncEngine
    clock: Clock
    quota_open_deliveries: int = 100_000
    """Unfinished deliveries of a tenant; further ones are held."""
    open_deliveries: dict[UUID, tuple[int, float]] = field(default_factory=dict)
    """How many unfinished deliveries a tenant has at most, as this process knows, and when they were counted."""

    @property
    def is_sqlite(self) -> bool:
        """Tell whether this is the embedded database."""
        return self.writer.dialect.name == "sqlite"

    def now(self) -> ColumnElement[datetime]:
        """Return the present instant as SQL.

        PostgreSQL's own clock counts, so that machines need not agree. SQLite runs on the machine that asks. A clock
        that was put in place of the system's counts everywhere.
        """
        pinned = self.pinned_now()
        if pinned is not None:
            return bindparam(None, pinned, Instant, unique=True)
        return func.statement_timestamp(type_=Instant)

    def pinned_now(self) -> datetime | None:
        """Return the present instant to give to statements, None where the database's own clock is to be read."""
        if self.is_sqlite or not isinstance(self.clock, SystemClock):
            return self.clock.now()
        return None

    @asynccontextmanager
    async def alone(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection on which each statement is a transaction of its own. PostgreSQL only."""
        async with self.writer.connect() as connection:
            yield await connection.execution_options(isolation_level="AUTOCOMMIT")

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that may write. It is rolled back unless it is committed."""
        async with self.writer.connect() as connection:
            yield connection

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Open a connection that only reads. On PostgreSQL each statement sees what is committed when it begins."""
        async with self.reader.connect() as connection:
            yield connection

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncConnection]:
        """Open a transaction that only reads, and sees the database as it was at its first statement."""
        async with self.reader.connect() as connection:
            # SQLite's transactions all read so.
            level = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
            yield await connection.execution_options(**level)

    async def forget_deleted(self) -> None:
        """Have what was deleted linger nowhere: SQLite's write-ahead log is written back and emptied.

        Pages are overwritten as they are freed. PostgreSQL overwrites them in its own time, when it vacuums.
        """
        if self.is_sqlite:
            async with self.writer.connect() as connection:
                raw = await connection.get_raw_connection()
                assert raw.driver_connection is not None
                # Not within a transaction, which the connection would otherwise begin.
                await raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    async def close(self) -> None:
        """Close every connection."""
        await self.writer.dispose()
        if self.is_sqlite:
            await self.reader.dispose()


def connect(settings: Settings, clock: Clock) -> Database:
    """Make the engines. Nothing is connected until it is used."""
    if settings.is_sqlite:
        writer = _sqlite_engine(settings, readers=None)
        reader = _sqlite_engine(settings, readers=settings.database_pool)
        return Database(writer, reader, clock, settings.quota_open_deliveries)
    address = settings.postgres_url

    async def connect_driver() -> asyncpg.Connection:
        # The driver reads the address by itself: it knows libpq's parameters, and SQLAlchemy does not.
        return await asyncpg.connect(
            address.dsn,
            timeout=address.connect_seconds,
            server_settings={
                "application_name": address.application_name or "afterview",
                "jit": "off",
                # Every query has its index. A plan made while a table was small must not scan it once it has grown.
                "enable_seqscan": "off",
                "enable_bitmapscan": "off",
                "lock_timeout": "15s",
                "statement_timeout": "60s",
                "idle_in_transaction_session_timeout": "60s",
                "timezone": "UTC",
            },
        )

    engine = create_async_engine(
        "postgresql+asyncpg://",
        async_creator=connect_driver,
        pool_size=settings.database_pool,
        max_overflow=0,
        pool_timeout=_WRITE_WAIT_SECONDS,
        pool_pre_ping=False,
        # The connection used last has its statements planned, and its server process still has the cache to itself.
        pool_use_lifo=True,
        query_cache_size=2000,
        # An error is logged with its statement; the parameters are what candidates wrote.
        hide_parameters=True,
        **_json_functions(),
    )
    # Reads see no more of one moment in a READ COMMITTED transaction than without one, which spares two round trips.
    reader = engine.execution_options(isolation_level="AUTOCOMMIT")
    return Database(engine, reader, clock, settings.quota_open_deliveries)


def _sqlite_engine(settings: Settings, readers: int | None) -> AsyncEngine:
    engine = create_async_engine(
        make_url(settings.database_url).set(drivername="sqlite+aiosqlite"),
        poolclass=AsyncAdaptedQueuePool,
        pool_size=readers or 1,
        max_overflow=0,
        pool_timeout=_WRITE_WAIT_SECONDS,
        query_cache_size=2000,
        # An error is logged with its statement; the parameters are what candidates wrote.
        hide_parameters=True,
        **_json_functions(),
    )
    prepare_sqlite(engine, writes=readers is None)
    return engine


def prepare_sqlite(engine: AsyncEngine, *, writes: bool) -> None:
    """Set every new connection up for durability, and begin transactions ourselves rather than let the driver guess."""

    def configure(dbapi_connection: Any, _record: object) -> None:
        dbapi_connection.isolation_level = None
        cursor = dbapi_connection.cursor()
        for pragma in (
            f"busy_timeout = {_WRITE_WAIT_SECONDS * 1000}",
            "foreign_keys = ON",
            "synchronous = FULL",
            "secure_delete = ON",
            "temp_store = MEMORY",
            "cache_size = -32000",
            "mmap_size = 268435456",
            *(("journal_mode = WAL",) if writes else ("query_only = ON",)),
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begin(connection: SyncConnection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine.sync_engine, "connect", configure)
    event.listen(engine.sync_engine, "begin", begin)


def is_passing(error: BaseException) -> bool:
    """Tell whether an error says that the database could not serve just now, so that the same may work later."""
    if isinstance(error, (OSError, TimeoutError, PoolTimeoutError)):
        return True
    if isinstance(error, asyncpg.PostgresError):
        # A connection could not be made: SQLAlchemy passes these on as the driver raises them.
        return str(error.sqlstate or "").startswith(_PASSING_STATES)
    if not isinstance(error, DBAPIError):
        return False
    if getattr(error.orig, "sqlite_errorname", None) == _SQLITE_STATEMENT:
        return False
    state = str(getattr(error.orig, "sqlstate", None) or "")
    if state == _CHECK_VIOLATION and "partition constraint" in str(error.orig):
        # A partition appeared between the choice of one for the row and the write: the next try finds it.
        return True
    return error.connection_invalidated or isinstance(error, OperationalError) or state.startswith(_PASSING_STATES)


def breaks_transaction(error: BaseException) -> bool:
    """Tell whether an error comes from the database, so that the transaction it happened in cannot go on."""
    return isinstance(error, DBAPIError) or is_passing(error)


def is_full(error: BaseException) -> bool:
    """Tell whether an error says that the database's disk has no room left."""
    if not isinstance(error, DBAPIError):
        return False
    return any(getattr(error.orig, name, None) in _FULL for name in ("sqlstate", "sqlite_errorname"))


async def is_reachable(database: Database) -> bool:
    """Tell whether the database answers."""
    async with database.reading() as connection:
        return bool((await connection.execute(text("SELECT 1"))).scalar_one())


async def clock_of(database: Database) -> datetime:
    """Return the present instant by the database's clock. SQLite has none of its own: it is this machine's."""
    async with database.reading() as connection:
        instant: datetime = (await connection.execute(select(database.now()))).scalar_one()
        return instant


def _json_functions() -> dict[str, Any]:
    return {"json_serializer": to_json, "json_deserializer": orjson.loads}
