"""Schemas made complete: bounds on everything that can grow, no noise, nothing that misleads."""

from collections.abc import Callable, Iterator
from typing import Any

Json = dict[str, Any]
_INT32 = 2**31 - 1
_UUID_LENGTH = 36
_NO_NUL = r"^[^\x00]*$"
_RESTRICTING = {"format", "pattern", "enum", "const"}
_BY_NAME = ("properties", "patternProperties", "$defs")
_BY_POSITION = ("anyOf", "oneOf", "allOf", "prefixItems")
_ONE = ("items", "additionalProperties", "not", "propertyNames")


def children(schema: Json) -> Iterator[Json]:
    """Yield the schemas directly within a schema."""
    for key in _BY_NAME:
        yield from schema.get(key, {}).values()
    for key in _BY_POSITION:
        yield from schema.get(key, ())
    for key in _ONE:
        if isinstance(schema.get(key), dict):
            yield schema[key]


def walk(schema: Json, visit: Callable[[Json], None]) -> None:
    """Visit a schema and all within it, not following references."""
    visit(schema)
    for child in children(schema):
        walk(child, visit)


def tidy(schema: Json) -> None:
    """Complete one schema in place: bounds and formats that follow from its type; made-up titles dropped."""
    schema.pop("title", None)
    kind = schema.get("type")
    if kind in {"integer", "number"}:
        _bound_number(schema, kind)
    if kind == "string" and schema.get("format") == "uuid":
        schema.setdefault("maxLength", _UUID_LENGTH)
    if kind == "object":
        _drop_impossible_defaults(schema)
    if "const" in schema:
        schema.setdefault("type", "string")
    if kind == "string" and not _RESTRICTING.intersection(schema):
        schema["pattern"] = _NO_NUL


def _bound_number(schema: Json, kind: str) -> None:
    for bound in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        if isinstance(schema.get(bound), float) and schema[bound].is_integer():
            schema[bound] = int(schema[bound])
    largest = max(abs(schema.get("minimum", 0)), abs(schema.get("maximum", 0)))
    schema.setdefault("format", "double" if kind == "number" else "int32" if largest <= _INT32 else "int64")


def _drop_impossible_defaults(schema: Json) -> None:
    """Drop a null that stands for absence where null itself is not allowed."""
    for field in schema.get("properties", {}).values():
        if field.get("default", ...) is None and {"type": "null"} not in field.get("anyOf", ()):
            del field["default"]


def without_null(schema: Json) -> Json:
    """Return a parameter's schema without the null that only stands for its absence."""
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) != 1:
        return schema
    return {**{key: value for key, value in schema.items() if key != "anyOf"}, **options[0]}


def without_defaults(schema: Json) -> None:
    """Drop the defaults of a merge patch's fields in place: what is absent stays as it is."""
    for field in schema.get("properties", {}).values():
        field.pop("default", None)
