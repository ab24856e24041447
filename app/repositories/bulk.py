"""Many rows in one statement: unpacked from JSON on PostgreSQL, one prepared statement run many times on SQLite."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, Table, Text, bindparam, cast, column, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import Insert, Update
from sqlalchemy.sql.selectable import TableValuedAlias

from app.core.json import to_json
from app.models.base import Instant

Rows = Sequence[Mapping[str, Any]]
NOW = func.statement_timestamp(type_=Instant)


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
        self.parameter = parameter
        self._computed = dict(computed or {})
        given = [each for each in table.columns if each.name not in self._computed]
        self._names = [each.name for each in given]
        rows = rows_of(given, parameter=parameter)
        values = [func.coalesce(rows.c[name], NOW) if name in now else rows.c[name] for name in self._names]
        query = select(*values, *self._computed.values())
        self.on_postgresql: Insert = postgresql.insert(table).from_select([*self._names, *self._computed], query)
        self._on_sqlite: Insert = insert(table)
        if key:
            written = [each.name for each in table.columns if each.name not in key]
            upsert = postgresql.insert(table).from_select([*self._names, *self._computed], query)
            self.on_postgresql = upsert.on_conflict_do_update(
                index_elements=list(key), set_={name: upsert.excluded[name] for name in written}
            )
            embedded = sqlite.insert(table)
            self._on_sqlite = embedded.on_conflict_do_update(
                index_elements=list(key), set_={name: embedded.excluded[name] for name in written}
            )

    async def run(self, connection: AsyncConnection, rows: Rows) -> None:
        """Write the rows."""
        if not rows:
            return
        if connection.dialect.name == "sqlite":
            await connection.execute(self._on_sqlite, list(rows))
        else:
            await connection.execute(self.on_postgresql, as_rows(rows, self.parameter))


class BulkInserts:
    """Inserts rows into several tables, on PostgreSQL in one statement. Each insert has a parameter of its own."""

    def __init__(self, *inserts: BulkInsert) -> None:
        self._inserts = inserts
        *others, last = inserts
        self._on_postgresql = last.on_postgresql.add_cte(*(each.on_postgresql.cte(each.parameter) for each in others))

    async def run(self, connection: AsyncConnection, *rows: Rows) -> None:
        """Write the rows of each table, in the order of the inserts."""
        if connection.dialect.name == "sqlite" or not all(rows):
            for insert_, given in zip(self._inserts, rows, strict=True):
                await insert_.run(connection, given)
            return
        texts = [as_rows(given, each.parameter) for each, given in zip(self._inserts, rows, strict=True)]
        await connection.execute(self._on_postgresql, {name: text for one in texts for name, text in one.items()})


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
        self._names = [*key, *values]
        counted = {name: table.c[name] + 1 for name in increments}
        rows = rows_of([table.c[name] for name in self._names])
        self._on_postgresql: Update = (
            update(table)
            .where(*(table.c[name] == rows.c[name] for name in key))
            .values({name: rows.c[name] for name in values} | counted)
        )
        self._on_sqlite: Update = (
            update(table)
            .where(*(table.c[name] == bindparam(f"r_{name}") for name in key))
            .values({name: bindparam(f"r_{name}") for name in values} | counted)
        )

    async def run(self, connection: AsyncConnection, rows: Rows) -> None:
        """Write the rows, each a mapping of key and values."""
        if not rows:
            return
        if connection.dialect.name == "sqlite":
            await connection.execute(
                self._on_sqlite, [{f"r_{name}": row[name] for name in self._names} for row in rows]
            )
        else:
            await connection.execute(self._on_postgresql, as_rows(rows))
