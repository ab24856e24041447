"""The document itself: committed as it is served, with every example valid and everything bounded."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator

from app.domain.events import EventType
from app.main import openapi_text
from tests.contract.document import Json, document

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
        ("object", {"additionalProperties", "description"}),
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
