"""An example of every body, made from its schema: fields' own examples first, then well-known names, then the type."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]
_REFERENCE = "#/components/schemas/"
_LONGEST_LIST = 1
_NULL: Json = {"type": "null"}

WELL_KNOWN: dict[str, Any] = {
    "id": "01980f5c-6f0a-7cc3-9d1e-2b7f4c1a9e01",
    "candidate_id": "01980f5c-1d2b-7a10-8c55-0f6e8b1d2a77",
    "application_id": "01980f5c-3b44-7f21-9a0c-5d1e7c9b3f10",
    "interview_id": "01980f5c-6f0a-7cc3-9d1e-2b7f4c1a9e01",
    "interviewer_id": "01980f5c-7a31-7b42-8e6d-4c2f9a8b7d05",
    "endpoint_id": "01980f5d-0c11-7d83-b2f4-6a9e1c3d5f20",
    "event_id": "01980f5d-2e70-7a94-9c13-8b5d7f1e3a46",
    "company": "Initech",
    "role": "Data Engineer",
    "time_zone": "Europe/Madrid",
    "country": "ES",
    "subdivision": None,
    "email": "ada@example.com",
    "external_id": "u-17",
    "starts_at": "2026-11-23T15:00:00Z",
    "ends_at": "2026-11-23T16:00:00Z",
    "ended_at": "2026-11-23T16:10:00Z",
    "created_at": "2026-11-23T16:05:00Z",
    "updated_at": "2026-11-23T16:05:00Z",
    "due_at": "2026-11-23T18:10:00Z",
    "not_before": "2026-11-23T17:10:00Z",
    "deadline": "2026-11-24T16:10:00Z",
    "expires_at": "2026-11-27T16:10:00Z",
    "linkedin_url": "https://www.linkedin.com/in/bill-lumbergh",
    "interviewer": "Bill Lumbergh",
    "url": "https://example.com/hook",
    "decide_by": "2026-12-02",
    "decision_by": "2026-12-02",
    "respond_by": "2026-12-09",
    "said_by": "Bill Lumbergh",
    "until": "2026-11-24T08:00:00Z",
    "since": "2026-11-22T00:00:00Z",
    "rule": "thank_you.within_a_day",
    "summary": "A thank-you note reads best within a day of the conversation.",
    "steps": [
        "The interview ended at 17:10 on 23 November in Madrid.",
        "Two hours later is 19:10, within waking hours.",
    ],
    "key": "av_live_3mT7pQx9VwZk2RsB8nYdLcF6hJ4gE5aUq1W0oiXe",
    "token": "av_live_3mT7pQx9VwZk2RsB8nYdLcF6hJ4gE5aUq1W0oiXe",
    "secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=",
    "public_key": "whpk_6Z5YwAe2gZ0bAkIyCMw6OQ3pQ0cMBpi0Zp0mCdmVvC8=",
    "hint": "av_live_3mT7",
    "next_cursor": None,
    "reason": "Agreed with the recruiter by telephone.",
    "override": True,
    "note": "They will call in the morning.",
    "paused_until": None,
    "policy": {"thank_you_after": "PT1H"},
}
"""Values that belong to a field of this name wherever it is, if its schema allows them."""

_BY_FORMAT = {
    "date-time": "2026-11-23T16:05:00Z",
    "date": "2026-12-02",
    "uuid": "01980f5c-6f0a-7cc3-9d1e-2b7f4c1a9e01",
    "email": "ada@example.com",
    "uri": "https://example.com/",
    "time": "08:00",
    "duration": "PT1H",
}
_BY_TYPE: dict[str, Any] = {"boolean": True, "null": None, "string": "text"}


class Examples:
    """Makes examples of the schemas of one document."""

    def __init__(self, schemas: Mapping[str, Json]) -> None:
        self._schemas = schemas

    def of(self, schema: Json, name: str | None = None, *, is_request: bool = False) -> Any:
        """Return an example. In requests fields that are neither required nor have an example stay away."""
        if "$ref" in schema and "examples" not in schema:
            return self.of(self._schemas[schema["$ref"].removeprefix(_REFERENCE)], name, is_request=is_request)
        for known in self._known(schema, name):
            return known
        if "anyOf" in schema:
            return self._one_of(schema["anyOf"], name, is_request=is_request)
        if "oneOf" in schema:
            return self.of(schema["oneOf"][0], name, is_request=is_request)
        return self._by_type(schema, name, is_request=is_request)

    def _known(self, schema: Json, name: str | None) -> Iterator[Any]:
        """Yield the values that the schema or the field's name gives, the best one first."""
        yield from schema.get("examples", ())
        yield from schema.get("enum", ())
        yield from (schema[key] for key in ("const", "example") if key in schema)
        if name in WELL_KNOWN and self.allows(schema, WELL_KNOWN[name]):
            yield WELL_KNOWN[name]
        if "default" in schema:
            yield schema["default"]

    def _one_of(self, options: list[Json], name: str | None, *, is_request: bool) -> Any:
        """Choose among alternatives: null, where that is one, unless another has an example or a shape of its own."""
        telling = (one for one in options if "$ref" in one or "examples" in one or "format" in one)
        plain = (one for one in options if one == _NULL)
        return self.of(next(telling, next(plain, options[0])), name, is_request=is_request)

    def _by_type(self, schema: Json, name: str | None, *, is_request: bool) -> Any:
        kind = schema.get("type")
        if kind == "object":
            return self._object(schema, is_request=is_request)
        if kind == "array":
            return [self.of(schema["items"], is_request=is_request)] * min(_LONGEST_LIST, schema.get("maxItems", 1))
        if kind in {"integer", "number"}:
            return schema.get("minimum", 1)
        if kind == "string":
            return _text(schema, name)
        return _BY_TYPE.get(str(kind))

    def _object(self, schema: Json, *, is_request: bool) -> Json:
        required, fields = schema.get("required", ()), schema.get("properties", {})
        chosen = {
            name
            for name, field in fields.items()
            if not is_request or name in required or self._has_own(field) or (not required and name in WELL_KNOWN)
        } or set(list(fields)[:1])
        return {name: self.of(field, name, is_request=is_request) for name, field in fields.items() if name in chosen}

    def _has_own(self, field: Json) -> bool:
        own = ("examples", "example")
        return any(key in field for key in own) or any(key in one for one in field.get("anyOf", ()) for key in own)

    def allows(self, schema: Json, value: Any) -> bool:
        """Tell whether a schema has room for a value of this kind."""
        if "$ref" in schema:
            return self.allows(self._schemas[schema["$ref"].removeprefix(_REFERENCE)], value)
        if "anyOf" in schema:
            return any(self.allows(option, value) for option in schema["anyOf"])
        if "enum" in schema or "const" in schema:
            return value in schema.get("enum", [schema.get("const")])
        return schema.get("type", _kind(value)) == _kind(value) and _fits(schema, value)


def _fits(schema: Json, value: Any) -> bool:
    if isinstance(value, str):
        is_date = schema.get("format") == "date"
        return len(value) <= schema.get("maxLength", len(value)) and not (is_date and "T" in value)
    return not (isinstance(value, dict) and "properties" in schema)


def _text(schema: Json, name: str | None) -> str:
    words = (name or "text").replace("_", " ")[: schema.get("maxLength")]
    pattern = schema.get("pattern", "")
    choices = (_BY_FORMAT.get(schema.get("format", ""), words), words, *_BY_FORMAT.values())
    return next((text for text in choices if re.search(pattern, text)), words)


def _kind(value: Any) -> str:
    kinds = {bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object"}
    return kinds.get(type(value), "null")
