"""One transaction of a use case: gathers what is to be inserted, and speaks to PostgreSQL's driver directly."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy import CursorResult, Executable, Table, text
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database

_INTEGRITY = "23"
"""The class of SQLSTATE for violated constraints."""


class Insertion(Protocol):
    """What inserts rows into a table."""

    @property
    def table(self) -> Table:
        """The table."""
        ...


Waiting = dict[Any, list[Mapping[str, Any]]]
"""Rows that wait to be inserted, by their `Insertion`."""
InsertAll = Callable[["Transaction", Waiting], Awaitable[None]]


class Transaction(AsyncConnection):
    """A connection on which rows to be inserted wait for the commit, or for the first statement that may see them.

    On PostgreSQL `driver` is the driver's own connection. SQLAlchemy's is in autocommit then, so that the transaction
    is ours to begin and to end, and what is sent through either is part of it.
    """

    def __init__(self, database: Database, insert_all: InsertAll, *, writes: bool) -> None:
        direct = not database.is_sqlite
        super().__init__(database.reader if direct or not writes else database.writer)
        self.driver: Any = None
        self._is_direct = direct
        self._writes = writes
        self._begun = False
        self._insert_all = insert_all
        self._waiting: Waiting = {}

    async def begin_directly(self) -> None:
        """Find the driver's connection of one that was taken from the pool; begin a transaction if it is to write."""
        if self._is_direct:
            assert self.sync_connection is not None
            self.driver = self.sync_connection.connection.driver_connection
            if self._writes:
                # Said before it is so: who is interrupted in between has something to undo.
                self._begun = True
                await self.tell("BEGIN")

    def insert_later(self, insertion: Insertion, rows: Sequence[Mapping[str, Any]]) -> None:
        """Let rows wait to be inserted."""
        self._waiting.setdefault(insertion, []).extend(rows)

    def holds(self, table: Table, entity_id: UUID) -> bool:
        """Tell whether a row of a table waits to be inserted."""
        waiting = (row for insertion, rows in self._waiting.items() if insertion.table is table for row in rows)
        return any(row["id"] == entity_id for row in waiting)

    async def flush(self, tables: Collection[Table] | None = None) -> None:
        """Insert everything that waits, if any of it belongs to one of the tables; None: whatever it belongs to."""
        if self._waiting and (tables is None or any(each.table in tables for each in self._waiting)):
            waiting, self._waiting = self._waiting, {}
            await self._insert_all(self, waiting)

    async def execute(self, statement: Executable, parameters: Any = None, **options: Any) -> CursorResult[Any]:
        """Run a statement through SQLAlchemy. What waits is inserted before, so that the statement sees it."""
        await self.flush()
        return await self.execute_beside(statement, parameters, **options)

    async def execute_beside(self, statement: Executable, parameters: Any = None, **options: Any) -> CursorResult[Any]:
        """Run a statement through SQLAlchemy that has nothing to do with the rows that wait."""
        return await super().execute(statement, parameters, **options)

    async def exec_driver_sql(self, *arguments: Any, **options: Any) -> CursorResult[Any]:
        """Run a statement in the driver's words. What waits is inserted before."""
        await self.flush()
        return await super().exec_driver_sql(*arguments, **options)

    async def fetch(self, statement: str, arguments: Sequence[Any]) -> list[Any]:
        """Run a statement on PostgreSQL's driver and return its records.

        Raises:
            DBAPIError: as SQLAlchemy would, with the driver's error in `orig`.
        """
        try:
            return await self.driver.fetch(statement, *arguments)  # type: ignore[no-any-return]
        except Exception as error:
            raise await self._named(error, statement) from error

    async def tell(self, command: str) -> None:
        """Have PostgreSQL's driver run a command that has neither parameters nor an answer."""
        try:
            await self.driver.execute(command)
        except Exception as error:
            raise await self._named(error, command) from error

    async def commit(self) -> None:
        """Insert what waits and make everything durable."""
        await self.flush()
        if not self._is_direct:
            await super().commit()
        elif self._begun:
            await self.tell("COMMIT")
            self._begun = False

    @property
    def is_left_cheaply(self) -> bool:
        """Tell whether nothing has to be undone."""
        return self._is_direct and not self._begun

    async def leave(self) -> None:
        """Undo what was not committed and give the connection back."""
        try:
            if self._begun and not self.driver.is_closed():
                await self.tell("ROLLBACK")
        finally:
            await self.close()

    async def _named(self, error: Exception, statement: str) -> Exception:
        """Return the error that SQLAlchemy would raise, after it has learnt of a connection that broke."""
        if self.driver.is_closed():
            # Fails as well, whereupon SQLAlchemy discards this connection and doubts the pool's others.
            await super().execute(text("SELECT 1"))
        state = getattr(error, "sqlstate", None)
        if state is None:
            return error
        kind = IntegrityError if state.startswith(_INTEGRITY) else DBAPIError
        return kind(statement, None, error)


@asynccontextmanager
async def transaction(database: Database, insert_all: InsertAll, *, writes: bool) -> AsyncIterator[Transaction]:
    """Open a transaction that may write and is rolled back unless it is committed, or a connection that only reads."""
    opened = Transaction(database, insert_all, writes=writes)
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
