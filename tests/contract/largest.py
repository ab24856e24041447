"""The largest bodies that operations take, made from the document and from a body that is accepted."""

import json
from collections.abc import Iterator
from typing import Any

from tests.contract.document import Operation, resolve

MOST = 256 * 1024
"""Bytes of a request's body."""
MOST_ITEMS = {"interviewers": 50}
"""Quotas that are stricter than the document."""
WORST = "told about “Ab Cd, not interested in: 2026-12-24 - a.b.c@d.example… {{x}} [Name] " * 400
"""A text in which many rules begin to match. Each rule has its own in the tests of checks."""
TEMPLATE = {"source": "Subject: {{ role }}\n" + "{% if topic %}a{% else %}b{% endif %} " * 205}


def largest(operation: Operation, accepted: Any) -> Any:
    """Return the largest body by the schema, with everything of the accepted one that is not free text."""
    if operation.id == "put_draft_template":
        return TEMPLATE
    text, items, body = 20, 1, accepted
    while True:
        larger = _enlarge(operation.body or {}, accepted, text, items, 0)
        if larger == body or len(text_of(larger)) > MOST:
            return body
        body, text, items = larger, text * 2, items * 2


def nonsense(accepted: Any) -> Iterator[bytes]:
    """Yield bodies as large as may be that no schema allows."""
    fields = dict(accepted) if isinstance(accepted, dict) else {}
    names = sorted(fields) or ["name"]
    share = MOST // len(names) - 100
    yield text_of(fields | {f"time_zonee{number}": 1 for number in range(10_000)})
    yield b"[" * (MOST // 2) + b"]" * (MOST // 2)
    yield text_of(fields | {"notes": '\\"' * (MOST // 5)})[:-2]
    values: tuple[Any, ...] = (
        [[[[[[[[[]]]]]]]]] * (share // 20),
        [10**4000] * (share // 4010),
        [{"a": 1}] * (share // 10),
        {f"time_zonee{number}": 1 for number in range(share // 25)},
        WORST[: share // 2],
    )
    for value in values:
        yield text_of(dict.fromkeys(names, value))
    yield text_of({name: [fields.get(name)] * (share // len(text_of([fields.get(name)]))) for name in names})


def text_of(body: Any) -> bytes:
    """Return a body as it is sent."""
    return json.dumps(body, ensure_ascii=False).encode()


def _enlarge(schema: dict[str, Any], example: Any, text: int, items: int, number: int) -> Any:
    schema = _option(resolve(schema))
    kind = schema.get("type")
    if kind == "object":
        return _larger_object(schema, example if isinstance(example, dict) else {}, text, items, number)
    if kind == "array":
        return _larger_array(schema, example if isinstance(example, list) else [], text, items)
    if kind == "string" and _is_free(schema):
        return f"{number} {WORST}"[: min(schema["maxLength"], text)].strip()
    return example


def _is_free(schema: dict[str, Any]) -> bool:
    """Whether a string may be any text: its pattern says at most which characters it must not have."""
    is_named = {"enum", "const", "format"} & schema.keys()
    return not is_named and schema.get("pattern", r"^[^\x00").startswith((r"^[^\x00", r"^[\t"))


def _larger_array(schema: dict[str, Any], example: list[Any], text: int, items: int) -> Any:
    item = _option(resolve(schema["items"]))
    if "enum" in item:
        return item["enum"][: schema["maxItems"]]
    if item["type"] == "string" and not _is_free(item):
        return example
    first = example[0] if example else None
    return [_enlarge(item, first, text, items, number) for number in range(min(schema["maxItems"], items))]


def _larger_object(schema: dict[str, Any], example: dict[str, Any], text: int, items: int, number: int) -> Any:
    grown = dict(example)
    for name, part in schema.get("properties", {}).items():
        value = (
            example.get(name)
            if name == "url"
            else _enlarge(part, example.get(name), text, min(items, MOST_ITEMS.get(name, items)), number)
        )
        if value is not None:
            grown[name] = value
    return grown


def _option(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the option of a schema that takes most."""
    options = [resolve(one) for one in schema.get("anyOf", schema.get("oneOf", ()))]
    if not options:
        return schema
    order = ("string", "object", "array")
    return _option(max(options, key=lambda one: order.index(one["type"]) if one.get("type") in order else -1))
