"""Many rows in one statement: unpacked from JSON on PostgreSQL, one prepared statement run many times on SQLite."""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    LargeBinary,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert, Update
from sqlalchemy.sql.selectable import TableValuedAlias

from app.core.json import to_json
from app.models.base import Instant, metadata
from app.repositories.statements import Statement
from app.repositories.transaction import Transaction, Waiting

Rows = Sequence[Mapping[str, Any]]
NOW = func.statement_timestamp(type_=Instant)
_PLACES = {table: place for place, table in enumerate(metadata.sorted_tables)}
"""Tables in an order in which each comes after those it refers to."""


def rows_of(columns: Sequence[Column[Any]], name: str = "r", parameter: str = "rows") -> TableValuedAlias:
    """Return rows that are given as one JSON text, bound to `parameter`. PostgreSQL only.

    One text is written and sent several times faster than an array for each column.
    """
    given = cast(bindparam(parameter, type_=Text), JSON)
    return (
        func.json_to_recordset(given)
        .table_valued(*(column(each.name, each.type) for each in columns))
        .render_derived(name=name, with_types=True)
    )


def as_rows(rows: Rows, parameter: str = "rows") -> dict[str, str]:
    """Return the parameter of `rows_of`. Members that are no columns are left out by the database."""
    return {parameter: to_json(rows)}


class BulkInsert:
    """Inserts rows, or writes over those whose key exists.

    Args:
        table: The table.
        now: Columns in which None stands for the present instant of the database's clock. On SQLite, which has none,
            they must be given.
        computed: Columns that PostgreSQL computes. On SQLite they must be given.
        key: Columns of the key, if existing rows are to be written over.
        parameter: What the rows are bound to, where several inserts make one statement.
    """

    def __init__(
        self,
        table: Table,
        *,
        now: Sequence[str] = (),
        computed: Mapping[str, ColumnElement[Any]] | None = None,
        key: Sequence[str] = (),
        parameter: str = "rows",
    ) -> None:
        self.table = table
        self.parameter = parameter
        self._key = tuple(key)
        self._binary = [each.name for each in table.columns if isinstance(each.type, LargeBinary)]
        self._computed = dict(computed or {})
        given = [each for each in table.columns if each.name not in self._computed]
        self._names = [each.name for each in given]
        rows = rows_of(given, parameter=parameter)
        values = [func.coalesce(rows.c[name], NOW) if name in now else rows.c[name] for name in self._names]
        query = select(*values, *self._computed.values())
        self.on_postgresql: Insert = postgresql.insert(table).from_select([*self._names, *self._computed], query)
        self.on_sqlite: Insert = insert(table)
        if key:
            written = [each.name for each in table.columns if each.name not in key]
            upsert = postgresql.insert(table).from_select([*self._names, *self._computed], query)
            self.on_postgresql = upsert.on_conflict_do_update(
                index_elements=list(key), set_={name: upsert.excluded[name] for name in written}
            )
            embedded = sqlite.insert(table)
            self.on_sqlite = embedded.on_conflict_do_update(
                index_elements=list(key), set_={name: embedded.excluded[name] for name in written}
            )

    async def run(self, connection: AsyncConnection, rows: Rows) -> None:
        """Write the rows; within a `Transaction`, with all else that it inserts."""
        if not rows:
            return
        if isinstance(connection, Transaction):
            connection.insert_later(self, rows)
        elif connection.dialect.name == "sqlite":
            await connection.execute(self.on_sqlite, self.bound(rows))
        else:
            await connection.execute(self.on_postgresql, as_rows(self.written(rows), self.parameter))

    @cached_property
    def embedded(self) -> Statement:
        """SQLite's statement, for one row."""
        return Statement(self.on_sqlite)

    def bound(self, rows: Rows) -> list[Mapping[str, Any]]:
        """Return rows as SQLite's statement names their values."""
        return list(rows)

    def written(self, rows: Rows) -> Rows:
        """Return rows as JSON can carry them to PostgreSQL: one for each key, in its order, and bytes as text."""
        if self._key:
            # One statement writes a row but once, and every statement takes locks in the same order.
            by_key = {tuple(row[name] for name in self._key): row for row in rows}
            rows = [by_key[key] for key in sorted(by_key)]
        if self._binary:
            rows = [{**row, **{name: _hexadecimal(row.get(name)) for name in self._binary}} for row in rows]
        return rows


class BulkInserts:
    """Inserts rows into several tables, on PostgreSQL in one statement. Each insert has a parameter of its own."""

    def __init__(self, *inserts: "BulkInsert | BulkUpdate") -> None:
        self._inserts = inserts
        *others, last = inserts
        self._on_postgresql = last.on_postgresql.add_cte(*(each.on_postgresql.cte(each.parameter) for each in others))

    async def run(self, connection: AsyncConnection, *rows: Rows) -> None:
        """Write the rows of each table, in the order of the inserts."""
        if isinstance(connection, Transaction) or connection.dialect.name == "sqlite" or not all(rows):
            for insert_, given in zip(self._inserts, rows, strict=True):
                await insert_.run(connection, given)
            return
        await connection.execute(self._on_postgresql, self.parameters(rows))

    async def run_on_driver(self, connection: AsyncConnection, *rows: Rows) -> None:
        """Write the rows of each table in one statement. PostgreSQL only."""
        await self._statement.rows(connection, self.parameters(rows))

    def parameters(self, rows: Sequence[Rows]) -> dict[str, str]:
        """Return the parameters of the one statement on PostgreSQL."""
        return {each.parameter: to_json(each.written(given)) for each, given in zip(self._inserts, rows, strict=True)}

    @cached_property
    def _statement(self) -> Statement:
        return Statement(self._on_postgresql)


@cache
def insertion_into(table: Table) -> BulkInsert:
    """Return what inserts rows into a table."""
    return BulkInsert(table, parameter=table.name)


async def insert_together(connection: Transaction, waiting: Waiting) -> None:
    """Insert the rows that wait in a transaction: on PostgreSQL in one statement, on SQLite table by table.

    Tables that others refer to come first: SQLite looks at references row by row, PostgreSQL at the end.
    """
    inserts = sorted(waiting, key=lambda each: _PLACES[each.table])
    if connection.is_embedded:
        for each in inserts:
            await each.embedded.run_many(connection, each.bound(waiting[each]))
    else:
        await _combined(tuple(inserts)).run_on_driver(connection, *(waiting[each] for each in inserts))


@cache
def _combined(inserts: tuple["BulkInsert | BulkUpdate", ...]) -> BulkInserts:
    return BulkInserts(*inserts)


def _hexadecimal(value: bytes | None) -> str | None:
    return None if value is None else f"\\x{value.hex()}"


class BulkUpdate:
    """Updates rows by their key.

    Args:
        table: The table.
        key: Columns that find a row.
        values: Columns that are written.
        increments: Columns that are counted up by one.
    """

    def __init__(
        self, table: Table, *, key: Sequence[str], values: Sequence[str], increments: Sequence[str] = ()
    ) -> None:
        self.table = table
        self.parameter = f"changed_{table.name}"
        self._names = [*key, *values]
        counted = {name: table.c[name] + 1 for name in increments}
        rows = rows_of([table.c[name] for name in self._names], parameter=self.parameter)
        self.on_postgresql: Update = (
            update(table)
            .where(*(table.c[name] == rows.c[name] for name in key))
            .values({name: rows.c[name] for name in values} | counted)
        )
        self.on_sqlite: Update = (
            update(table)
            .where(*(table.c[name] == bindparam(f"r_{name}") for name in key))
            .values({name: bindparam(f"r_{name}") for name in values} | counted)
        )

    async def run(self, connection: AsyncConnection, rows: Rows) -> None:
        """Write the rows, each a mapping of key and values; within a `Transaction`, with all else that waits."""
        if not rows:
            return
        if isinstance(connection, Transaction):
            # One statement changes a row but once, and does not see what it inserts itself.
            await connection.flush({self.table})
            connection.insert_later(self, rows)
        elif connection.dialect.name == "sqlite":
            await connection.execute(self.on_sqlite, self.bound(rows))
        else:
            await connection.execute(self.on_postgresql, as_rows(self.written(rows), self.parameter))

    def written(self, rows: Rows) -> Rows:
        """Return rows as JSON can carry them to PostgreSQL."""
        return rows

    @cached_property
    def embedded(self) -> Statement:
        """SQLite's statement, for one row."""
        return Statement(self.on_sqlite)

    def bound(self, rows: Rows) -> list[dict[str, Any]]:
        """Return rows as SQLite's statement names their values."""
        return [{f"r_{name}": row[name] for name in self._names} for row in rows]
