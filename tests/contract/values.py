"""Values that no field of a schema may take, and values that are odd but fine."""

from typing import Any

from tests.contract.document import Json, resolve

NAIVE = "2026-11-23T16:00:00"
YEAR_9999 = "9999-12-31T23:59:59Z"
NUL = "a\x00b"
SURROGATE = "a\ud800b"


def bad_values(schema: Json) -> list[Any]:
    """Return values that a field with this schema must refuse."""
    options = [resolve(option) for option in resolve(schema).get("anyOf", [schema])]
    kinds = {option.get("type") for option in options}
    bad: list[Any] = []
    if "null" not in kinds:
        bad.append(None)
    for option in options:
        bad += [value for value in _bad_for(option) if not _fits_another(value, kinds, option)]
    return bad


def _fits_another(value: Any, kinds: set[Any], own: Json) -> bool:
    names = {bool: "boolean", int: "integer", str: "string", list: "array", dict: "object"}
    return names.get(type(value)) in kinds - {own.get("type")}


def _bad_for(schema: Json) -> list[Any]:
    kind = schema.get("type")
    bad: dict[Any, list[Any]] = {"number": ["1", True, 1e308, [1]], "boolean": ["true", 1, 0, "yes"]}
    if kind == "string":
        return _bad_strings(schema)
    if kind == "integer":
        return [schema["minimum"] - 1, schema["maximum"] + 1, "1", 1.5, True, [1], 10**400]
    if kind == "array":
        items = ([value] for value in bad_values(resolve(schema["items"])))
        return [{}, "text", [[]], [None] * (schema["maxItems"] + 1), *items]
    return [[], "text", {"surprise": {}}] if kind == "object" else bad.get(kind, [])


def _bad_strings(schema: Json) -> list[Any]:
    bad: list[Any] = [1, True, [], {}, NUL, SURROGATE]
    if "maxLength" in schema:
        bad.append("x" * (schema["maxLength"] + 1))
    if schema.get("minLength"):
        bad += ["", " "]
    if schema.get("format") == "date-time":
        bad += [NAIVE, YEAR_9999, "1969-12-31T23:59:59Z", "2026-02-30T10:00:00Z", "2026-11-23 16:00:00Z", "tomorrow"]
    if schema.get("format") in {"date-time", "date"}:
        bad += ["9999-12-31", "2026-13-01", "20261123"]
    if schema.get("format") == "email":
        bad += ["nobody", "a@b@c", "a@", "@example.com"]
    if "enum" in schema or schema.get("format") == "uuid":
        bad += ["nonsense", ""]
    return bad
