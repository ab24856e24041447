"""Many rows in one statement: unpacked from JSON on PostgreSQL, one prepared statement run many times on SQLite."""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from functools import cache, cached_property
from typing import Any

from sqlalchemy import (
    ARRAY,
    JSON,
    Column,
    ColumnElement,
    FromClause,
    LargeBinary,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    insert,
    select,
    text,
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


def _rows_and_texts(columns: Sequence[Column[Any]], long: str, parameter: str) -> FromClause:
    """Return rows that are given as one JSON text but for one column, whose texts are an array in the same order."""
    dialect = postgresql.dialect()  # type: ignore[no-untyped-call]  # the library's
    short = [each for each in columns if each.name != long]
    types = ", ".join(f"{each.name} {each.type.compile(dialect)}" for each in short)
    names = ", ".join(each.name for each in (*short, columns[0].table.c[long]))
    # Only words of our own go into it: names and types of columns.
    rows = text(
        f"SELECT {names} FROM ROWS FROM (json_to_recordset(CAST(:{parameter} AS json)) AS ({types}), "  # noqa: S608
        f"unnest(CAST(:{parameter}_texts AS text[]))) AS given ({names})"
    )
    typed = rows.bindparams(bindparam(parameter, type_=Text), bindparam(f"{parameter}_texts", type_=ARRAY(Text)))
    return typed.columns(*(column(each.name, each.type) for each in columns)).subquery("r")


class BulkWrite(ABC):
    """A statement that writes any number of rows of one table."""

    table: Table

    @abstractmethod
    def on_postgresql(self, parameter: str) -> Insert | Update:
        """Return the statement that takes all rows as one JSON text, bound to `parameter`."""

    @abstractmethod
    def on_sqlite(self) -> Insert | Update:
        """Return the statement that takes one row."""

    @abstractmethod
    async def wait(self, connection: Transaction, rows: Rows) -> None:
        """Let rows wait in a transaction."""

    def parameters(self, rows: Rows, parameter: str) -> dict[str, Any]:
        """Return the parameters of PostgreSQL's statement."""
        return as_rows(self.written(rows), parameter)

    def written(self, rows: Rows) -> Rows:
        """Return rows as JSON can carry them to PostgreSQL."""
        return rows

    def bound(self, rows: Rows) -> Rows:
        """Return rows as SQLite's statement names their values."""
        return rows

    async def run(self, connection: AsyncConnection, rows: Rows) -> None:
        """Write the rows; within a `Transaction`, together with all else that waits in it."""
        if not rows:
            return
        if isinstance(connection, Transaction):
            await self.wait(connection, rows)
        elif connection.dialect.name == "sqlite":
            await self.run_embedded(connection, rows)
        else:
            await _combined((self,)).run(connection, rows)

    async def run_embedded(self, connection: AsyncConnection, rows: Rows) -> None:
        """Write the rows at once. SQLite only."""
        await self._embedded.run_many(connection, self.bound(rows))

    @cached_property
    def _embedded(self) -> Statement:
        return Statement(self.on_sqlite())


class BulkInsert(BulkWrite):
    """Inserts rows, or writes over those whose key exists.

    Args:
        table: The table.
        long: A column of long texts, which go to PostgreSQL beside the JSON: it need not read through them. Not
            together with `key`.
        now: Columns in which None stands for the present instant of the database's clock. On SQLite, which has none,
            they must be given.
        computed: Columns that PostgreSQL computes. On SQLite they must be given.
        key: Columns of the key, if existing rows are to be written over.
    """

    def __init__(
        self,
        table: Table,
        *,
        long: str | None = None,
        now: Sequence[str] = (),
        computed: Mapping[str, ColumnElement[Any]] | None = None,
        key: Sequence[str] = (),
    ) -> None:
        # Rows of a key are put in order, and their texts would not be.
        assert long is None or not key
        self.table = table
        self._long = long
        self._now = frozenset(now)
        self._computed = dict(computed or {})
        self._key = tuple(key)
        self._overwritten = [each.name for each in table.columns if each.name not in key]
        self._binary = [each.name for each in table.columns if isinstance(each.type, LargeBinary)]

    def on_postgresql(self, parameter: str) -> Insert:
        """Return the statement that takes all rows as one JSON text, bound to `parameter`."""
        given = [each for each in self.table.columns if each.name not in self._computed]
        rows: FromClause = rows_of(given, parameter=parameter)
        if self._long is not None:
            rows = _rows_and_texts(given, self._long, parameter)
        values = [
            func.coalesce(rows.c[each.name], NOW) if each.name in self._now else rows.c[each.name] for each in given
        ]
        query = select(*values, *self._computed.values())
        inserted = postgresql.insert(self.table).from_select([*(each.name for each in given), *self._computed], query)
        if not self._key:
            return inserted
        return inserted.on_conflict_do_update(
            index_elements=list(self._key), set_={name: inserted.excluded[name] for name in self._overwritten}
        )

    def on_sqlite(self) -> Insert:
        """Return the statement that takes one row."""
        if not self._key:
            return insert(self.table)
        inserted = sqlite.insert(self.table)
        return inserted.on_conflict_do_update(
            index_elements=list(self._key), set_={name: inserted.excluded[name] for name in self._overwritten}
        )

    async def wait(self, connection: Transaction, rows: Rows) -> None:
        """Let rows wait in a transaction."""
        connection.write_later(self, rows)

    def parameters(self, rows: Rows, parameter: str) -> dict[str, Any]:
        """Return the parameters of PostgreSQL's statement."""
        if self._long is None:
            return super().parameters(rows, parameter)
        short = [name for name in rows[0] if name != self._long]
        texts = [row[self._long] for row in rows]
        return super().parameters([{name: row[name] for name in short} for row in rows], parameter) | {
            f"{parameter}_texts": texts
        }

    def written(self, rows: Rows) -> Rows:
        """Return rows as JSON can carry them to PostgreSQL: one for each key, in its order, and bytes as text."""
        if self._key:
            # One statement writes a row but once, and every statement takes locks in the same order.
            by_key = {tuple(row[name] for name in self._key): row for row in rows}
            rows = [by_key[key] for key in sorted(by_key)]
        if self._binary:
            rows = [{**row, **{name: _hexadecimal(row.get(name)) for name in self._binary}} for row in rows]
        return rows


class BulkUpdate(BulkWrite):
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
        self._key, self._values = tuple(key), tuple(values)
        self._counted = {name: table.c[name] + 1 for name in increments}

    def on_postgresql(self, parameter: str) -> Update:
        """Return the statement that takes all rows as one JSON text, bound to `parameter`."""
        columns = self.table.c
        rows = rows_of([columns[name] for name in (*self._key, *self._values)], parameter=parameter)
        return (
            update(self.table)
            .where(*(columns[name] == rows.c[name] for name in self._key))
            .values({name: rows.c[name] for name in self._values} | self._counted)
        )

    def on_sqlite(self) -> Update:
        """Return the statement that takes one row."""
        return (
            update(self.table)
            .where(*(self.table.c[name] == bindparam(f"r_{name}") for name in self._key))
            .values({name: bindparam(f"r_{name}") for name in self._values} | self._counted)
        )

    async def wait(self, connection: Transaction, rows: Rows) -> None:
        """Let rows wait in a transaction."""
        # One statement changes a row but once, and does not see what it inserts itself.
        await connection.flush({self.table})
        connection.write_later(self, rows)

    def bound(self, rows: Rows) -> Rows:
        """Return rows as SQLite's statement names their values."""
        return [{f"r_{name}": row[name] for name in (*self._key, *self._values)} for row in rows]


class _Combined:
    """Several writes as one statement. PostgreSQL only."""

    def __init__(self, writes: Sequence[BulkWrite]) -> None:
        # Named by their place, since two of them may be of one table.
        self._writes = {f"rows_{place}": write for place, write in enumerate(writes)}
        *others, last = (write.on_postgresql(parameter) for parameter, write in self._writes.items())
        self._statement = Statement(
            last.add_cte(*(each.cte(parameter) for parameter, each in zip(self._writes, others, strict=False)))
        )

    async def run(self, connection: AsyncConnection, *rows: Rows) -> None:
        """Write the rows of each."""
        parameters: dict[str, Any] = {}
        for (parameter, write), its_rows in zip(self._writes.items(), rows, strict=True):
            parameters |= write.parameters(its_rows, parameter)
        await self._statement.values(connection, parameters)


@cache
def _combined(writes: tuple[BulkWrite, ...]) -> _Combined:
    return _Combined(writes)


@cache
def insertion_into(table: Table) -> BulkInsert:
    """Return what inserts rows into a table."""
    return BulkInsert(table)


async def write_all(connection: AsyncConnection, waiting: Waiting) -> None:
    """Write rows of several tables: on PostgreSQL in one statement, on SQLite table by table.

    Tables that others refer to come first: SQLite looks at references row by row, PostgreSQL at the end.
    """
    writes = sorted(waiting, key=lambda each: _PLACES[each.table])
    if connection.dialect.name == "sqlite":
        for each in writes:
            await each.run_embedded(connection, waiting[each])
    elif writes:
        await _combined(tuple(writes)).run(connection, *(waiting[each] for each in writes))


async def write_together(connection: AsyncConnection, rows: Mapping[BulkWrite, Rows]) -> None:
    """Write rows of several tables; within a `Transaction`, together with all else that waits in it."""
    if isinstance(connection, Transaction):
        for write, its_rows in rows.items():
            await write.run(connection, its_rows)
    else:
        await write_all(connection, {write: list(its_rows) for write, its_rows in rows.items() if its_rows})


def _hexadecimal(value: bytes | None) -> str | None:
    return None if value is None else f"\\x{value.hex()}"
