"""Statements that every use case runs, made once and sent to PostgreSQL's driver as they are.

Through SQLAlchemy a statement costs several times what the driver asks for it: a cache key, a context, a cursor, a row
class. Here it is compiled once, to the driver's text and the order of its parameters. SQLite, whose driver's thread
costs more than all that, and connections that are no `Transaction` get the same statement through SQLAlchemy.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from sys import intern
from typing import Any

from sqlalchemy import BindParameter, Row, Table, TextClause
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql import Delete, Insert, Select, Update, visitors
from sqlalchemy.sql.compiler import SQLCompiler

from app.repositories.transaction import Transaction

_Convert = Callable[[Any], Any]
Executable = Select[Any] | Insert | Update | Delete | TextClause


@dataclass(frozen=True, slots=True)
class Direct:
    """A compiled statement: its text, and for each parameter its name, its fixed value, and how it is converted."""

    text: str
    parameters: tuple[tuple[str, Any, _Convert | None], ...]

    def arguments(self, given: Mapping[str, Any]) -> list[Any]:
        """Return the parameters as the driver takes them."""
        values = []
        for name, fixed, convert in self.parameters:
            value = given.get(name, fixed)
            values.append(value if convert is None or value is None else convert(value))
        return values


class Statement:
    """One statement with named parameters. Lists among them must be constants, since their length is compiled in."""

    def __init__(self, executable: Executable) -> None:
        self.executable = executable
        self.tables = (
            None
            if isinstance(executable, TextClause)
            else frozenset(each for each in visitors.iterate(executable) if isinstance(each, Table))
        )
        """What it reads or writes, None if its words do not tell: rows that wait to be written there come first."""
        self._direct: Direct | None = None
        self._names: tuple[str, ...] | None = None

    async def rows(
        self, connection: AsyncConnection, given: Mapping[str, Any], *, beside: bool = False
    ) -> list[dict[str, Any]]:
        """Run it and return its rows by column name. `beside`: rows that wait to be written do not concern it."""
        found = await self.values(connection, given, beside=beside)
        if not found:
            return []
        names = self._names
        if names is None:
            first = found[0]
            # The driver's own are other objects, which a call by name has to compare letter by letter.
            names = self._names = tuple(intern(name) for name in (first._fields if isinstance(first, Row) else first.keys()))
        return [dict(zip(names, row, strict=True)) for row in found]

    async def values(
        self, connection: AsyncConnection, given: Mapping[str, Any], *, beside: bool = False
    ) -> Sequence[Any]:
        """Run it and return its rows, each of which is iterated over in the order of the columns."""
        if isinstance(connection, Transaction):
            if not beside:
                await connection.flush(self.tables)
            if connection.driver is not None:
                direct = self._direct or self._compile(connection.dialect)
                return await connection.fetch(direct.text, direct.arguments(given))
            result = await connection.execute_beside(self.executable, dict(given))
        else:
            result = await connection.execute(self.executable, dict(given))
        return result.all() if result.returns_rows else []

    async def row(self, connection: AsyncConnection, given: Mapping[str, Any]) -> dict[str, Any] | None:
        """Run it and return its only row, None if there is none."""
        rows = await self.rows(connection, given)
        return rows[0] if rows else None

    async def value(self, connection: AsyncConnection, given: Mapping[str, Any]) -> Any:
        """Run it and return the only value of its only row."""
        (row,) = await self.rows(connection, given)
        (value,) = row.values()
        return value

    def _compile(self, dialect: Dialect) -> Direct:
        self._direct = compiled_for(self.executable, dialect)
        return self._direct


def compiled_for(executable: Executable, dialect: Dialect) -> Direct:
    """Compile a statement for a driver that takes its parameters by position and returns values as they are wanted."""
    compiled = executable.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    # Lists of constants are written out one by one, now that their values are known.
    expanded = compiled.construct_expanded_state({name: None for name, bind in compiled.binds.items() if bind.required})
    return Direct(
        expanded.statement,
        tuple(
            (name, expanded.parameters[name], _converter(compiled.binds.get(name), dialect))
            for name in expanded.positiontup or ()
        ),
    )


def _converter(bind: BindParameter[Any] | None, dialect: Dialect) -> _Convert | None:
    return None if bind is None else bind.type.dialect_impl(dialect).bind_processor(dialect)
