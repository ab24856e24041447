"""Entities made from the types of their fields, so that a new field needs no fixture."""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from app.core.ids import new_id
from tests.support.clock import START

E = TypeVar("E")


def made(kind: type[E], /, **values: Any) -> E:
    """Return an entity with some values and, for the other required fields, one that fits the type."""
    missing = {name: each for name, each in _required(kind).items() if name not in values}  # type: ignore[arg-type]
    return kind(**{name: _plain_value(each, name) for name, each in missing.items()} | values)


def filled(kind: type[E], /, **values: Any) -> E:
    """Return an entity with a value of its own in every field, none of which is the field's default."""
    types = get_type_hints(kind)
    own = {
        field.name: _own_value(types[field.name], place, field.default)
        for place, field in enumerate(_fields(kind), start=10)
        if field.name not in values
    }
    return kind(**own | values)


def _plain_value(kind: Any, name: str) -> Any:
    if kind is UUID:
        return new_id()
    if kind is datetime:
        return START
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    return {str: name.capitalize(), int: 1, bool: False}.get(kind)


def _own_value(kind: Any, place: int, default: Any) -> Any:
    if get_origin(kind) in {Union, UnionType}:
        kind = get_args(kind)[0]
    if get_origin(kind) is tuple:
        return tuple(_own_value(get_args(kind)[0], place + 10 * one, None) for one in (1, 2))
    if get_origin(kind) is Mapping:
        return {"key": place % 5 + 1}
    if isinstance(kind, type) and is_dataclass(kind):
        return filled(kind)
    if issubclass(kind, Enum):
        return next(each for each in kind if each is not default)
    values = {
        str: f"{place:02}",
        int: place,
        bool: not default,
        UUID: new_id(),
        datetime: START + timedelta(minutes=place),
        date: START.date() + timedelta(days=place),
        time: time(6, place),
    }
    return values[kind]


def _fields(kind: Any) -> tuple[Field[Any], ...]:
    return fields(kind)


@cache
def _required(kind: Any) -> dict[str, Any]:
    """Return the types of the fields without a default, by name."""
    types = get_type_hints(kind)
    return {
        field.name: types[field.name]
        for field in fields(kind)
        if field.default is MISSING and field.default_factory is MISSING
    }
