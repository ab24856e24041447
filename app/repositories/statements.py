"""Statements that every use case runs, made once and sent to the database's driver as they are.

Through SQLAlchemy a statement costs several times what the driver asks for it: a cache key, a context, a row class, and
a cursor that is opened, used and closed, three turns of SQLite's thread. Here it is compiled once, to the driver's
text, the order of its parameters and what is done to each value. Connections that are no `Transaction` get the same
statement through SQLAlchemy.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Table, TextClause, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import Delete, Insert, Select, Update, visitors
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from app.core.ids import read_id
from app.repositories.transaction import Transaction

_Convert = Callable[[Any], Any]
Executable = Select[Any] | Insert | Update | Delete | TextClause


@dataclass(frozen=True, slots=True)
class Direct:
    """A statement compiled for one driver, which takes its parameters by position."""

    text: str
    parameters: tuple[tuple[str, Any, _Convert | None], ...]
    """For each its name, its fixed value, and how it is converted."""
    results: tuple[tuple[int, _Convert], ...]
    """Places of the columns whose values are converted, and how."""

    def arguments(self, given: Mapping[str, Any]) -> list[Any]:
        """Return the parameters as the driver takes them."""
        values = []
        for name, fixed, convert in self.parameters:
            value = given.get(name, fixed)
            values.append(value if convert is None or value is None else convert(value))
        return values

    def converted(self, row: Sequence[Any]) -> list[Any]:
        """Return a row with its values as they are wanted."""
        values = list(row)
        for place, convert in self.results:
            if values[place] is not None:
                values[place] = convert(values[place])
        return values


class Statement:
    """One statement with named parameters. Lists among them must be constants, since their length is compiled in."""

    def __init__(self, executable: Executable) -> None:
        self.executable = executable
        self.tables: frozenset[Table] | None = None
        """What it reads or writes, None if its words do not tell: rows that wait to be written there come first."""
        self._columns: tuple[ColumnElement[Any], ...] = ()
        if not isinstance(executable, TextClause):
            self.tables = frozenset(each for each in visitors.iterate(executable) if isinstance(each, Table))
            self._columns = tuple(executable.exported_columns)
        # The driver's own names are other objects, which a call by name has to compare letter by letter.
        self._names = tuple(intern(str(getattr(column, "name", ""))) for column in self._columns)
        self._direct: dict[str, Direct] = {}

    async def rows(
        self, connection: AsyncConnection, given: Mapping[str, Any], *, beside: bool = False
    ) -> list[dict[str, Any]]:
        """Run it and return its rows by column name. `beside`: rows that wait to be written do not concern it."""
        found = await self.values(connection, given, beside=beside)
        return [dict(zip(self._names, row, strict=True)) for row in found]

    async def values(
        self, connection: AsyncConnection, given: Mapping[str, Any], *, beside: bool = False
    ) -> Sequence[Any]:
        """Run it and return its rows, each of which gives its values in the order of the columns."""
        if isinstance(connection, Transaction):
            if not beside:
                await connection.flush(self.tables)
            direct = self.direct(connection.dialect)
            found = await connection.fetch(direct.text, direct.arguments(given))
            return [direct.converted(row) for row in found] if direct.results else found
        result = await connection.execute(self.executable, dict(given))
        return result.all() if result.returns_rows else []

    async def row(self, connection: AsyncConnection, given: Mapping[str, Any]) -> dict[str, Any] | None:
        """Run it and return its only row, None if there is none."""
        rows = await self.rows(connection, given)
        return rows[0] if rows else None

    async def value(self, connection: AsyncConnection, given: Mapping[str, Any]) -> Any:
        """Run it and return the only value of its only row."""
        ((value,),) = await self.values(connection, given)
        return value

    async def run_many(self, connection: AsyncConnection, rows: Sequence[Mapping[str, Any]]) -> None:
        """Run it once for each row of parameters, which may hold more than it asks for. SQLite only."""
        direct = self.direct(connection.dialect)
        if isinstance(connection, Transaction):
            await connection.flush(self.tables)
            await connection.run_many(direct.text, [direct.arguments(row) for row in rows])
        else:
            names = {name for name, *_ in direct.parameters}
            given = [{name: value for name, value in row.items() if name in names} for row in rows]
            await connection.execute(self.executable, given)

    def direct(self, dialect: Dialect) -> Direct:
        """Return it as it is handed to the driver."""
        compiled = self._direct.get(dialect.name)
        if compiled is None:
            compiled = self._direct[dialect.name] = self._compiled_for(dialect)
        return compiled

    def _compiled_for(self, dialect: Dialect) -> Direct:
        compiled = self.executable.compile(dialect=dialect)
        assert isinstance(compiled, SQLCompiler)
        # Lists of constants are written out one by one, now that their values are known.
        unknown = {name: None for name, bind in compiled.binds.items() if bind.required}
        expanded = compiled.construct_expanded_state(unknown)
        parameters = [
            (name, expanded.parameters[name], _of_parameter(compiled.binds.get(name), dialect))
            for name in expanded.positiontup or ()
        ]
        results = [(place, _of_result(column.type, dialect)) for place, column in enumerate(self._columns)]
        return Direct(
            expanded.statement,
            tuple(parameters),
            tuple((place, convert) for place, convert in results if convert is not None),
        )


def _of_parameter(bind: BindParameter[Any] | None, dialect: Dialect) -> _Convert | None:
    return None if bind is None else bind.type.dialect_impl(dialect).bind_processor(dialect)


def _of_result(kind: TypeEngine[Any], dialect: Dialect) -> _Convert | None:
    if dialect.name != "sqlite":
        # The driver returns values as they are wanted: it was taught JSON when it connected.
        return None
    if isinstance(kind, Uuid):
        return read_id
    return kind.dialect_impl(dialect).result_processor(dialect, None)
