"""Entities made from rows, and rows from entities, by the types of the entity's fields.

A column and a field of the same name hold the same value, so a new column needs no code here. A repository writes out
only what differs: a value spread over two columns, one that lives in another table, a key to look up by.
"""

from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from operator import attrgetter
from types import UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from sqlalchemy import Table

from app.core.ids import read_id
from app.domain.records import whole

E = TypeVar("E")
_Convert = Callable[[Any], Any]


class RowMapping(Generic[E]):
    """Maps the rows of one table to entities of one type. It is made once: what it does to each field is known then."""

    def __init__(self, entity: type[E], table: Table) -> None:
        types = get_type_hints(entity)
        columns = {column.name for column in table.columns}
        self._entity = entity
        self.names = tuple(name for name in types if name in columns)
        self._read = attrgetter(*self.names)
        self._surplus = columns.difference(types)
        converted = [(name, _from_column(types[name])) for name in self.names]
        self._converted = tuple((name, convert) for name, convert in converted if convert is not None)

    def entity(self, values: dict[str, Any]) -> E:
        """Build an entity from a row's values, which are used up. Fields without a column have to be among them.

        Raises:
            ValueError: naming the column whose value this version cannot read.
        """
        for name in self._surplus:
            values.pop(name, None)
        for name, convert in self._converted:
            value = values[name]
            if value is not None:
                try:
                    values[name] = convert(value)
                except (LookupError, TypeError, ValueError) as error:
                    raise ValueError(f"the column {name} cannot be read: {error!r}") from error
        return whole(self._entity, values)

    def values(self, entity: E) -> dict[str, Any]:
        """Return the columns that an entity fills. Their types know how to write enums, tuples and dataclasses."""
        return dict(zip(self.names, self._read(entity), strict=True))


def _from_json(kind: Any) -> _Convert | None:
    """Return what makes a value of a type from its JSON, None if the JSON is that value already.

    Null stays null in members of a dataclass; SQLite has numbers for booleans there.
    """
    kind = _without_none(kind)
    if kind is bool:
        return bool
    if kind is datetime:
        return datetime.fromisoformat
    if kind is UUID:
        return read_id
    if get_origin(kind) is tuple:
        item = _from_json(get_args(kind)[0])
        return tuple if item is None else lambda values: tuple(map(item, values))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {member.value: member for member in kind}.__getitem__
    return record_from_json(kind) if is_dataclass(kind) else None


def _from_column(kind: Any) -> _Convert | None:
    """Return what makes a field from its column, which has simple values in their own types already."""
    return None if _without_none(kind) in {bool, datetime, UUID} else _from_json(kind)


def record_from_json(kind: Any) -> _Convert:
    """Return what makes a dataclass from a JSON object. Fields newer than the stored object get their defaults."""
    types = get_type_hints(kind)
    defaults = {each.name: each.default for each in fields(kind) if each.default is not MISSING}
    converted = [(name, convert) for name in types if (convert := _from_json(types[name])) is not None]

    def build(stored: dict[str, Any]) -> Any:
        values = defaults | stored
        for name, convert in converted:
            value = values[name]
            if value is not None:
                values[name] = convert(value)
        return whole(kind, values)

    return build


def _without_none(kind: Any) -> Any:
    """Return `X` for `X | None`."""
    if get_origin(kind) not in {Union, UnionType}:
        return kind
    present = [each for each in get_args(kind) if each is not type(None)]
    return present[0] if len(present) == 1 else kind
