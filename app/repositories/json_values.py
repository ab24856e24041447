"""Rows gathered into one JSON value, in the words of either database."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, literal_column, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from app.core.json import to_json
from app.models.base import Json


class _JsonArray(FunctionElement[Any]):
    type = Json
    inherit_cache = True


@compiles(_JsonArray)
def _on_postgresql(element: _JsonArray, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_agg(json_build_object({compiler.process(element.clauses, **options)}))"


@compiles(_JsonArray, "sqlite")
def _on_sqlite(element: _JsonArray, compiler: SQLCompiler, **options: Any) -> str:
    return f"json_group_array(json_object({compiler.process(element.clauses, **options)}))"


def json_array(members: Mapping[str, ColumnElement[Any]]) -> ColumnElement[Any]:
    """Gather rows, in their order, into an array of objects. Without rows it is NULL or empty."""
    parts: list[ColumnElement[Any]] = []
    for name, column in members.items():
        parts += [literal_column(f"'{name}'"), column]
    return _JsonArray(*parts)


def ids_of(given: ColumnElement[str]) -> Select[Any]:
    """Return the ids that are given as one JSON text, made by `as_ids`: their number is free. SQLite only."""
    return select(func.json_each(given).table_valued("value", name="ids").c.value)


def as_ids(ids: Iterable[UUID]) -> str:
    """Return the parameter of `ids_of`: ids as SQLite keeps them."""
    return to_json([each.hex for each in ids])
