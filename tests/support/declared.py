"""Answers and events held against what the OpenAPI document says of them, whatever the test is about."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from jsonschema_rs import Draft202012Validator
from sqlalchemy import select

from app.db import Database
from app.models import events
from tests.support.receiving import Received

Json = dict[str, Any]
DOCUMENT = Path(__file__).parents[2] / "openapi" / "openapi.json"
_FIRST_REFUSAL = 400


@cache
def _document() -> Json:
    """Return the committed document, with what it leaves open closed: no field may be sent that is not declared."""
    document: Json = json.loads(DOCUMENT.read_text("utf-8"))
    for schema in document["components"]["schemas"].values():
        if "properties" in schema and "allOf" not in schema:
            schema.setdefault("additionalProperties", False)
    for name in ("Problem", "ThinReference"):
        del document["components"]["schemas"][name]["additionalProperties"]
    return document


@cache
def _paths() -> list[tuple[re.Pattern[str], str]]:
    """Return every path with what it matches, those of fixed words before those with parameters."""
    paths = sorted(_document()["paths"], key=lambda path: (path.count("{"), path))
    return [(re.compile(re.sub(r"\{\w+\}", "[^/]+", path)), path) for path in paths]


@cache
def _validator(*steps: str) -> Draft202012Validator:
    """Return what checks values against the schema that is found by some steps into the document."""
    part: Any = _document()
    for step in steps:
        part = part[step]
        while isinstance(part, dict) and "$ref" in part and step != "schema":
            part = _document()["components"]["responses"][part["$ref"].rpartition("/")[2]]
    return Draft202012Validator({**part, "components": _document()["components"]}, validate_formats=True)


def check_answer(request: httpx.Request, status: int, media: str, content: bytes) -> None:
    """Insist that a success is declared as it is. Refusals that are declared have their schema too."""
    url = request.url.path
    path = next((path for pattern, path in _paths() if pattern.fullmatch(url)), None)
    operation = _document()["paths"].get(path, {}).get(request.method.lower())
    if operation is None:
        return
    declared = operation["responses"]
    assert status >= _FIRST_REFUSAL or str(status) in declared, f"{request.method} {path} answered {status}, undeclared"
    if str(status) in declared and media.endswith("json") and content:
        steps = ("paths", str(path), request.method.lower(), "responses", str(status), "content", media, "schema")
        _validator(*steps).validate(json.loads(content))


def check_event(kind: str, data: Any) -> None:
    """Insist that an event's data is declared as it is, in full."""
    body = _document()["webhooks"][kind]["post"]["requestBody"]["content"]["application/json"]["schema"]
    schema = _document()["components"]["schemas"][_name(body)]
    full, _thin = schema["properties"]["data"]["anyOf"]
    _validator("components", "schemas", _name(full)).validate(data)


def _name(reference: Json) -> str:
    name: str = reference["$ref"].rpartition("/")[2]
    return name


def check_delivery(request: Received) -> None:
    """Insist that what a webhook receiver got is declared as it is, envelope and all."""
    media = request.headers["content-type"].partition(";")[0]
    steps = ("webhooks", request.json["type"], "post", "requestBody", "content", media, "schema")
    _validator(*steps).validate(request.json)


async def check_events(database: Database) -> None:
    """Insist that every event that was raised is declared as it is."""
    async with database.reading() as connection:
        raised = (await connection.execute(select(events.c.type, events.c.data))).all()
    for kind, data in raised:
        check_event(kind, json.loads(data))


class DeclaredTransport(httpx.ASGITransport):
    """Serves an application, and checks every answer."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await super().handle_async_request(request)
        media = response.headers.get("content-type", "").partition(";")[0]
        content = await response.aread()
        # What is repeated may have been answered by an earlier version, without what was added since.
        if "idempotent-replayed" not in response.headers:
            check_answer(request, response.status_code, media, content)
        return response
