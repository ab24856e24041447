"""Puts the document together."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic.json_schema import models_json_schema

from app.domain.access import Scope
from app.domain.events import EventType
from app.openapi import words
from app.openapi.examples import Examples
from app.openapi.headers import HEADERS, PARAMETERS
from app.openapi.links import add_links
from app.openapi.names import shorten_names
from app.openapi.operations import Operation
from app.openapi.problems import FIELD_ERROR, PROBLEM, ProblemResponses
from app.openapi.schemas import JSON_VALUE, tidy, walk, without_defaults
from app.openapi.webhooks import THIN, webhook
from app.schemas.events import DATA_OF

Json = dict[str, Any]
TITLE = words.TITLE
PLACEHOLDER_URL = "https://afterview.example.com"
"""Where the committed document says the service is."""
_METHODS = ("get", "put", "post", "patch", "delete")
_FRAMEWORKS_OWN = ("HTTPValidationError", "ValidationError")
_REFERENCE = "#/components/schemas/{model}"


def render_openapi(app: FastAPI, base_url: str = PLACEHOLDER_URL) -> str:
    """Return the document as text, the way it is committed."""
    return json.dumps(build_openapi(app, base_url), indent=2, ensure_ascii=False) + "\n"


def build_openapi(app: FastAPI, base_url: str) -> Json:
    """Return the document of an application that is reached at `base_url`."""
    for route in app.routes:
        if isinstance(route, APIRoute):
            route.operation_id = route.name
    document = get_openapi(
        title=TITLE,
        version=words.VERSION,
        openapi_version="3.1.0",
        summary=words.SUMMARY,
        description=words.DESCRIPTION,
        contact=words.CONTACT,
        license_info=words.LICENSE,
        routes=app.routes,
        servers=[{"url": base_url, "description": words.SERVER, "x-internal": False}],
    )
    schemas = _schemas(document)
    examples = Examples(schemas)
    problems = ProblemResponses(base_url)
    access = _access(app)
    for path, method, definition in _operations(document):
        scope, no_store = access.get(definition["operationId"], (None, False))
        Operation(path, method, definition, schemas, problems, scope, no_store).complete(examples)
        if method == "patch":
            for media in definition["requestBody"]["content"].values():
                without_defaults(schemas[media["schema"]["$ref"].rpartition("/")[2]])
    add_links(document["paths"])
    document["tags"] = words.tags([tag for _, _, definition in _operations(document) for tag in definition["tags"]])
    document["webhooks"] = {event_type.value: webhook(event_type, examples) for event_type in EventType}
    document["components"] = {
        "schemas": dict(sorted(schemas.items())),
        "responses": dict(sorted(problems.components.items())),
        "headers": HEADERS,
        "parameters": PARAMETERS,
        "securitySchemes": {"bearer": words.SECURITY},
    }
    return shorten_names(document)


def _schemas(document: Json) -> dict[str, Json]:
    """Return every schema, completed; those that only webhooks use are added."""
    _, of_events = models_json_schema([(model, "serialization") for model in DATA_OF.values()], ref_template=_REFERENCE)
    own = {name: schema for name, schema in document["components"]["schemas"].items() if name not in _FRAMEWORKS_OWN}
    schemas: dict[str, Json] = {**of_events["$defs"], **own}
    fixed = {"JsonValue": JSON_VALUE, "Problem": PROBLEM, "FieldError": FIELD_ERROR, "ThinEventData": THIN}
    schemas |= copy.deepcopy(fixed)
    for schema in schemas.values():
        walk(schema, tidy)
    del schemas["Problem"]["additionalProperties"]  # types of problems may have members of their own
    for _, _, definition in _operations(document):
        for schema in _inline(definition):
            walk(schema, tidy)
    return schemas


def _inline(definition: Json) -> Iterator[Json]:
    for one in definition.get("parameters", ()):
        yield one["schema"]
    for holder in (definition.get("requestBody", {}), *definition["responses"].values()):
        for media in holder.get("content", {}).values():
            if "schema" in media:
                yield media["schema"]


def _operations(document: Json) -> Iterator[tuple[str, str, Json]]:
    for path, item in document["paths"].items():
        for method in _METHODS:
            if method in item:
                yield path, method, item[method]


def _access(app: FastAPI) -> dict[str, tuple[Scope, bool]]:
    """Return by the operation's id the scope that it needs, and whether its answers must not be stored."""
    access: dict[str, tuple[Scope, bool]] = {}
    for context in iter_route_contexts(app.routes):
        route = context.original_route
        for dependant in getattr(getattr(route, "dependant", None), "dependencies", ()):
            scope = getattr(dependant.call, "scope", None)
            if isinstance(scope, Scope):
                access[str(getattr(route, "name", ""))] = scope, getattr(dependant.call, "no_store", False)
    return access
