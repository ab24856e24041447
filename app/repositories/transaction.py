"""One transaction of a use case: gathers what is to be written, and speaks to the database's driver directly."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import CursorResult, Executable, Table, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database

_INTEGRITY = "23"
"""The class of SQLSTATE for violated constraints."""


class Write(Protocol):
    """What writes rows of a table."""

    @property
    def table(self) -> Table:
        """The table."""
        ...


Waiting = dict[Any, list[Mapping[str, Any]]]
"""Rows that wait to be written, by their `Write`."""
WriteAll = Callable[["Transaction", Waiting], Awaitable[None]]


class Transaction(AsyncConnection):
    """A connection on which rows to be written wait for the commit, or for the first statement that may see them.

    `driver` is the driver's own connection: what is sent through it and through SQLAlchemy is of one transaction. On
    SQLite that is SQLAlchemy's to begin and to end. On PostgreSQL SQLAlchemy is in autocommit, and it is ours.
    """

    def __init__(self, database: Database, write_all: WriteAll, *, writes: bool) -> None:
        super().__init__(database.writer if database.is_sqlite and writes else database.reader)
        self.driver: Any = None
        self.is_embedded = database.is_sqlite
        self._writes = writes
        self._begun = False
        self._write_all = write_all
        self._waiting: Waiting = {}

    async def begin_directly(self) -> None:
        """Find the driver's connection of one that was taken from the pool; begin a transaction if it is to write."""
        assert self.sync_connection is not None
        self.driver = self.sync_connection.connection.driver_connection
        if self._writes and not self.is_embedded:
            # Said before it is so: who is interrupted in between has something to undo.
            self._begun = True
            await self.tell("BEGIN")

    def write_later(self, write: Write, rows: Sequence[Mapping[str, Any]]) -> None:
        """Let rows wait to be written."""
        self._waiting.setdefault(write, []).extend(rows)

    def holds(self, table: Table, entity_id: UUID) -> bool:
        """Tell whether a row of a table waits to be written."""
        waiting = (row for write, rows in self._waiting.items() if write.table is table for row in rows)
        return any(row["id"] == entity_id for row in waiting)

    async def flush(self, tables: Collection[Table] | None = None) -> None:
        """Write everything that waits, if any of it belongs to one of the tables; None: whatever it belongs to."""
        if self._waiting and (tables is None or any(each.table in tables for each in self._waiting)):
            waiting, self._waiting = self._waiting, {}
            await self._write_all(self, waiting)

    async def execute(self, statement: Executable, parameters: Any = None, **options: Any) -> CursorResult[Any]:
        """Run a statement through SQLAlchemy. What waits is written before, so that the statement sees it."""
        await self.flush()
        return await self.execute_beside(statement, parameters, **options)

    async def execute_beside(self, statement: Executable, parameters: Any = None, **options: Any) -> CursorResult[Any]:
        """Run a statement through SQLAlchemy that has nothing to do with the rows that wait."""
        return await super().execute(statement, parameters, **options)

    async def exec_driver_sql(self, *arguments: Any, **options: Any) -> CursorResult[Any]:
        """Run a statement in the driver's words. What waits is written before."""
        await self.flush()
        return await super().exec_driver_sql(*arguments, **options)

    async def fetch(self, statement: str, arguments: Sequence[Any]) -> list[Any]:
        """Run a statement on the driver and return its rows.

        Raises:
            DBAPIError: as SQLAlchemy would, with the driver's error in `orig`.
        """
        try:
            if not self.is_embedded:
                return await self.driver.fetch(statement, *arguments)  # type: ignore[no-any-return]
            await self._begin_embedded()
            return await self.driver.execute_fetchall(statement, arguments)  # type: ignore[no-any-return]
        except Exception as error:
            raise await self._named(error, statement) from error

    async def run_many(self, statement: str, rows: Sequence[Sequence[Any]]) -> None:
        """Run a statement on SQLite's driver, once for each row of arguments.

        Raises:
            DBAPIError: as `fetch`.
        """
        try:
            await self._begin_embedded()
            await self.driver.executemany(statement, rows)
        except Exception as error:
            raise await self._named(error, statement) from error

    async def tell(self, command: str) -> None:
        """Have PostgreSQL's driver run a command that has neither parameters nor an answer."""
        try:
            await self.driver.execute(command)
        except Exception as error:
            raise await self._named(error, command) from error

    async def commit(self) -> None:
        """Write what waits and make everything durable."""
        await self.flush()
        if self.is_embedded:
            await super().commit()
        elif self._begun:
            await self.tell("COMMIT")
            self._begun = False

    @property
    def is_left_cheaply(self) -> bool:
        """Tell whether nothing has to be undone."""
        return not self.is_embedded and not self._begun

    async def leave(self) -> None:
        """Undo what was not committed and give the connection back."""
        try:
            if self._begun and not self.driver.is_closed():
                await self.tell("ROLLBACK")
        finally:
            await self.close()

    async def _begin_embedded(self) -> None:
        if not self.in_transaction():
            await self.begin()

    async def _named(self, error: Exception, statement: str) -> Exception:
        """Return the error that SQLAlchemy would raise, after it has learnt of a connection that broke."""
        if self.is_embedded:
            of_sqlite = ((sqlite3.IntegrityError, IntegrityError), (sqlite3.OperationalError, OperationalError))
            named = next((named for own, named in of_sqlite if isinstance(error, own)), DBAPIError)
            return named(statement, None, error) if isinstance(error, sqlite3.Error) else error
        if self.driver.is_closed():
            # Fails as well, whereupon SQLAlchemy discards this connection and doubts the pool's others.
            await super().execute(text("SELECT 1"))
        state = getattr(error, "sqlstate", None)
        if state is None:
            return error
        kind = IntegrityError if state.startswith(_INTEGRITY) else DBAPIError
        return kind(statement, None, error)


@asynccontextmanager
async def transaction(database: Database, write_all: WriteAll, *, writes: bool) -> AsyncIterator[Transaction]:
    """Open a transaction that may write and is rolled back unless it is committed, or a connection that only reads."""
    opened = Transaction(database, write_all, writes=writes)
    await opened.start()
    try:
        await opened.begin_directly()
        yield opened
    finally:
        if opened.is_left_cheaply:
            await opened.leave()
        else:
            # Not to be interrupted, or the pool would lend a connection on which a transaction goes on.
            await asyncio.shield(asyncio.ensure_future(opened.leave()))
