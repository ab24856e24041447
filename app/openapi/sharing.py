"""What is said once: scalar types and parameters become components, and everything else refers to them."""

import copy
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from app.openapi.schemas import children, tidy, walk
from app.schemas import fields, policy

Json = dict[str, Any]
_SCHEMAS = "#/components/schemas/"
_LENGTHS = ("minLength", "maxLength")
_NOTES = ("description", "default", "examples", "example", "deprecated")
"""Keywords that may stand beside a reference."""

SCALARS: Mapping[str, Any] = {
    "Id": fields.Id,
    "Instant": fields.Instant,
    "DayOrInstant": fields.DayOrInstant,
    "Name": fields.Name,
    "OneLine": fields.OneLine,
    "ShortText": fields.ShortText,
    "LongText": fields.LongText,
    "SubjectLine": fields.SubjectLine,
    "Identifier": fields.Identifier,
    "TimeZone": fields.ZoneName,
    "CountryCode": fields.Country,
    "SubdivisionCode": fields.Subdivision,
    "TimeOfDay": fields.TimeOfDay,
    "Url": fields.Url,
    "Duration": policy.DurationText,
    "Text": Annotated[str, Field(min_length=1, max_length=10_000, json_schema_extra={**fields.SOME_TEXT})],
}
_NARROWED = ("LongText", "Text")
"""Scalars that others differ from in their length alone. They refer to these, and say their own length beside it."""


def close_requests(document: Json) -> None:
    """Say of requests alone that unknown fields are refused, in place: later versions may add fields to answers.

    What is part of both has two schemas then, `ExportedCard` and `ImportedCard` for one.
    """
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        walk(schema, _open)
    operations = _operations(document)
    requests = [each["requestBody"] for each in operations if "requestBody" in each]
    responses = [*(answer for each in operations for answer in each["responses"].values()), *_components(document)]
    in_requests, in_responses = _reached(requests, schemas), _reached(responses, schemas)
    both = {name for name in in_requests & in_responses if "properties" in schemas[name]}
    given = {name: name.replace("Export", "Import") for name in both}
    shown = {name: name if given[name] != name else _name_of_shown(name, schemas) for name in both}
    copies = {new: copy.deepcopy(schemas[old]) for names in (given, shown) for old, new in names.items()}
    for name in both:
        del schemas[name]
    schemas |= copies
    closed = [schemas[given.get(name, name)] for name in in_requests]
    for part in (*closed, *requests):
        _rename(part, given)
    for part in (*(schemas[shown.get(name, name)] for name in in_responses - in_requests | both), *responses):
        _rename(part, shown)
    for schema in closed:
        walk(schema, _close)
        walk(schema, _tell_defaults)


def _name_of_shown(name: str, schemas: Json) -> str:
    plain = name.removesuffix("Body").removesuffix("Patch")
    return f"Exported{plain}" if {plain, f"{plain}Out"} & schemas.keys() else plain


def _rename(part: Any, names: Mapping[str, str]) -> None:
    """Let references to some schemas lead to others."""
    if isinstance(part, list):
        for each in part:
            _rename(each, names)
    elif isinstance(part, dict):
        for key, value in part.items():
            if key == "$ref":
                name = value.removeprefix(_SCHEMAS)
                part[key] = f"{_SCHEMAS}{names[name]}" if name in names else value
            else:
                _rename(value, names)


def _components(document: Json) -> list[Json]:
    return list(document["components"]["responses"].values())


def _reached(holders: Iterable[Json], schemas: Mapping[str, Json]) -> set[str]:
    """Return the names of the schemas that bodies are made of."""
    waiting = [media["schema"] for holder in holders for media in holder.get("content", {}).values()]
    found: set[str] = set()
    while waiting:
        names = {one.get("$ref", "").removeprefix(_SCHEMAS) for one in _all(waiting.pop())} - found - {""}
        found |= names
        waiting += [schemas[name] for name in names]
    return found


def _open(schema: Json) -> None:
    if schema.get("additionalProperties") is False:
        del schema["additionalProperties"]


def _tell_defaults(schema: Json) -> None:
    """Tell defaults in words. By the keyword, generators for TypeScript take it that the field is always there."""
    for field in schema.get("properties", {}).values():
        default = field.pop("default", None)
        if default is not None and "Default:" not in field.get("description", ""):
            about = field.get("description", "")
            field["description"] = f"{about} Default: `{json.dumps(default)}`.".lstrip()


def _close(schema: Json) -> None:
    if "properties" in schema:
        schema.setdefault("additionalProperties", False)


def share(document: Json) -> None:
    """Let the document refer to scalar types and to parameters that occur more than once, in place."""
    components = document["components"]
    scalars = _scalars()
    known = {_key(schema): name for name, schema in scalars.items()}
    for part in _parts(document):
        walk(part, lambda schema: _refer(schema, known, scalars))
    used = {one.get("$ref", "").removeprefix(_SCHEMAS) for part in _parts(document) for one in _all(part)}
    components["schemas"] |= {name: schema for name, schema in scalars.items() if name in used}
    _share_parameters(document)
    _share_responses(document)


def _scalars() -> dict[str, Json]:
    """Return the schema of each scalar type. Requests may say more than answers do, under a name of their own."""
    found: dict[str, Json] = {}
    for name, kind in SCALARS.items():
        adapter: TypeAdapter[Any] = TypeAdapter(kind)
        given, shown = (adapter.json_schema(mode=mode) for mode in ("validation", "serialization"))
        tidy(given)
        tidy(shown)
        found[name] = shown
        if given != shown:
            found[f"{name}Given"] = given
    return found


def _parts(document: Json) -> Iterator[Json]:
    """Yield every schema of the document that is not within another one."""
    components = document["components"]
    yield from components["schemas"].values()
    holders = [*components["parameters"].values(), *components["headers"].values()]
    for item in document["paths"].values():
        for operation in item.values():
            holders += [one for one in operation.get("parameters", ()) if "schema" in one]
    yield from (each["schema"] for each in holders)


def _all(schema: Json) -> Iterator[Json]:
    yield schema
    for child in children(schema):
        yield from _all(child)


def _key(schema: Json) -> str:
    return repr(sorted((name, value) for name, value in schema.items() if name not in _NOTES))


def _refer(schema: Json, known: Mapping[str, str], scalars: Mapping[str, Json]) -> None:
    name = known.get(_key(schema)) or next(
        (name for name in _NARROWED if _differs_in_length(schema, scalars[name])), ""
    )
    if name:
        own = {
            key: schema[key] for key in (*_NOTES, *_LENGTHS) if key in schema and schema[key] != scalars[name].get(key)
        }
        schema.clear()
        schema |= {"$ref": f"{_SCHEMAS}{name}"} | own


def _differs_in_length(schema: Json, scalar: Json) -> bool:
    others = [{name: value for name, value in each.items() if name not in _LENGTHS} for each in (schema, scalar)]
    return "maxLength" in schema and _key(others[0]) == _key(others[1])


def _share_parameters(document: Json) -> None:
    alike: dict[str, list[Json]] = {}
    for operation in _operations(document):
        for one in operation.get("parameters", ()):
            alike.setdefault(repr(one), []).append(one)
    _refer_to("parameters", document, alike.values(), lambda one: "".join(map(str.title, one["name"].split("_"))))


def _share_responses(document: Json) -> None:
    alike: dict[str, list[Json]] = {}
    for operation in _operations(document):
        for status, one in operation["responses"].items():
            alike.setdefault(f"{status} {one!r}", []).append(one)
    _refer_to("responses", document, alike.values(), _name_of_response)


def _operations(document: Json) -> list[Json]:
    return [operation for item in document["paths"].values() for operation in item.values()]


def _name_of_response(response: Json) -> str:
    schemas = [media["schema"].get("$ref", "") for media in response.get("content", {}).values()]
    return f"{schemas[0].removeprefix(_SCHEMAS).removesuffix('Out') or 'Other'}Found" if schemas else "Done"


def _refer_to(kind: str, document: Json, groups: Iterable[list[Json]], name_of: Callable[[Json], str]) -> None:
    """Make components of what occurs more than once."""
    taken = document["components"][kind]
    for alike in groups:
        if len(alike) == 1 or "$ref" in alike[0]:
            continue
        plain = name_of(alike[0])
        names = chain([plain], (f"{plain}{number}" for number in count(2)))
        name = next(each for each in names if each not in taken)
        taken[name] = alike[0].copy()
        for one in alike:
            one.clear()
            one["$ref"] = f"#/components/{kind}/{name}"
