"""The document itself: committed as it is served, with every example valid and everything bounded."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from app.domain.events import EventType
from app.main import openapi_text
from tests.contract.document import OPERATIONS, Json, document, resolve

COMMITTED = Path(__file__).parents[2] / "openapi" / "openapi.json"


def schemas_in(part: Any) -> Iterator[Json]:
    """Every object of the document that declares a type."""
    if isinstance(part, dict):
        if isinstance(part.get("type"), str):
            yield part
        for key, value in part.items():
            if key not in {"example", "examples", "default", "enum", "const"}:
                yield from schemas_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from schemas_in(value)


def media_in(part: Any) -> Iterator[Json]:
    """Every body of the document."""
    if isinstance(part, dict):
        if isinstance(part.get("content"), dict):
            yield from part["content"].values()
        for value in part.values():
            yield from media_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from media_in(value)


def test_the_committed_document_is_the_one_that_is_served() -> None:
    assert COMMITTED.read_text("utf-8") == openapi_text(), "openapi/openapi.json is stale: make openapi"


def test_every_pattern_reads_alike_in_every_dialect() -> None:
    patterns = {schema["pattern"] for schema in schemas_in(document()) if "pattern" in schema}
    assert len(patterns) > 10
    # With the flag `u`, ECMA 262 knows no escape of a character that needs none.
    assert not [pattern for pattern in patterns if re.search(r"\\[^xutrnfv0-9^$\\.*+?()\[\]{}|/-]", pattern)]
    # ECMA 262, Python and Rust differ on what `\s`, `\w`, `\d` and `\b` are: a pattern spells its characters out.
    assert not [pattern for pattern in patterns if re.search(r"\\[sSwWdDbB]", pattern)]


def test_every_body_has_a_valid_example() -> None:
    bodies = list(media_in(document()))
    assert len(bodies) > 100
    for media in bodies:
        schema = Draft202012Validator(
            {**media["schema"], "components": document()["components"]}, validate_formats=True
        )
        examples = [one["value"] for one in media["examples"].values()] if "examples" in media else [media["example"]]
        for example in examples:
            schema.validate(example)


@pytest.mark.parametrize(
    ("kind", "bounds"),
    [
        ("string", {"maxLength", "enum", "const"}),
        ("array", {"maxItems"}),
        ("integer", {"maximum", "exclusiveMaximum"}),
        ("number", {"maximum", "exclusiveMaximum"}),
        ("object", {"additionalProperties", "properties", "maxProperties"}),
    ],
)
def test_everything_is_bounded(kind: str, bounds: set[str]) -> None:
    found = [schema for schema in schemas_in(document()) if schema["type"] == kind]
    assert found
    assert [schema for schema in found if not bounds & schema.keys()] == []


def test_every_event_is_described() -> None:
    assert set(document()["webhooks"]) == set(EventType)


def test_a_merge_patch_has_no_defaults_and_both_media_types() -> None:
    for item in document()["paths"].values():
        if "patch" in item:
            content = item["patch"]["requestBody"]["content"]
            assert set(content) == {"application/merge-patch+json", "application/json"}
            name = content["application/json"]["schema"]["$ref"].rpartition("/")[2]
            fields = document()["components"]["schemas"][name]["properties"]
            assert [field for field in fields.values() if "default" in field] == []


def test_no_name_is_taken_by_languages_or_generators() -> None:
    """Generators name what they make for an operation after it; languages and browsers have names of their own."""
    names = set(document()["components"]["schemas"])
    of_generators = {
        "".join(map(str.title, operation.id.split("_"))) + suffix
        for operation in OPERATIONS
        for suffix in ("Body", "Request", "Response", "Responses", "Data", "Error", "Errors", "Params")
    }
    assert names & (of_generators | TAKEN) == set()
    assert [name for name in names if not re.fullmatch("[A-Z][A-Za-z0-9]*", name)] == []
    assert "webhooks" not in {tag["name"].lower() for tag in document()["tags"]}


TAKEN = {
    *(
        "Array",
        "Blob",
        "Body",
        "Boolean",
        "Comment",
        "Date",
        "Document",
        "Error",
        "Event",
        "File",
        "Function",
        "Headers",
    ),
    *("Image", "Key", "List", "Map", "Message", "Missing", "Note", "Notification", "Number", "Object", "Option"),
    *("Promise", "Proxy", "Queue", "Range", "Record", "Request", "Response", "Result", "Selection", "Set", "String"),
    *("Symbol", "Type", "Union", "Worker", "Import"),
}


def test_answers_are_open_and_requests_are_closed() -> None:
    requests = [
        body["schema"] for each in OPERATIONS for body in each.definition.get("requestBody", EMPTY)["content"].values()
    ]
    responses = [
        body["schema"]
        for each in OPERATIONS
        for answer in each.definition["responses"].values()
        for body in resolve(answer).get("content", {}).values()
    ]
    in_requests, in_responses = ({repr(one): one for one in reached(each)}.values() for each in (requests, responses))
    assert [one for one in in_responses if one.get("additionalProperties") is False] == []
    own = [one for one in in_requests if "properties" in one]
    assert len(own) > 20
    assert [one for one in own if one.get("additionalProperties") is not False] == []


EMPTY: Json = {"content": {}}


def reached(schemas: list[Json]) -> Iterator[Json]:
    """Every schema within some schemas, following references."""
    waiting, seen = list(schemas), set()
    while waiting:
        for one in everything_in(waiting.pop()):
            if one.get("$ref") not in seen:
                seen.add(one.get("$ref"))
                waiting += [resolve(one)] if "$ref" in one else []
            yield one


def everything_in(part: Any) -> Iterator[Json]:
    if isinstance(part, dict):
        yield part
        for key, value in part.items():
            if key not in {"example", "examples", "default", "enum", "const"}:
                yield from everything_in(value)
    elif isinstance(part, list):
        for value in part:
            yield from everything_in(value)


def test_no_header_field_is_sent_only_because_it_was_an_example() -> None:
    for name in ("IdempotencyKey", "IfMatch", "IfNoneMatch", "XRequestId", "Traceparent"):
        parameter = document()["components"]["parameters"][name]
        assert not {"example", "examples", "default"} & {*parameter, *parameter["schema"]}


def test_bodies_that_may_be_left_out_are_absent_rather_than_null() -> None:
    for operation in OPERATIONS:
        for media in operation.definition.get("requestBody", EMPTY)["content"].values():
            assert {"type": "null"} not in media["schema"].get("anyOf", ())


def test_events_are_told_apart_by_their_type() -> None:
    schemas = document()["components"]["schemas"]
    for event_type in EventType:
        content = document()["webhooks"][event_type]["post"]["requestBody"]["content"]
        body = resolve(content["application/json"]["schema"])
        assert body["properties"]["type"]["const"] == event_type
        assert content["application/json"]["schema"] in schemas["WebhookEvent"]["oneOf"]
        assert event_type in schemas["FeedEvent"]["discriminator"]["mapping"]


def test_the_document_stays_small() -> None:
    bare = without_examples(document())
    assert len(json.dumps(bare, separators=(",", ":"), ensure_ascii=False)) < 460_000


def without_examples(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: without_examples(value) for key, value in part.items() if key not in {"example", "examples"}}
    return [without_examples(value) for value in part] if isinstance(part, list) else part
