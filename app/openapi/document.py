"""Puts the document together."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, iter_route_contexts
from pydantic import TypeAdapter

from app.domain.access import Scope
from app.domain.events import EventType
from app.openapi import webhooks, words
from app.openapi.examples import Examples
from app.openapi.headers import HEADERS, PARAMETERS
from app.openapi.links import add_links
from app.openapi.names import shorten_names
from app.openapi.operations import RESPONSES, Operation
from app.openapi.problems import FIELD_ERROR, PROBLEM, ProblemResponses
from app.openapi.schemas import tidy, walk, without_defaults, without_null
from app.openapi.sharing import close_requests, share
from app.openapi.webhooks import CloudEventOut, WebhookEvent, webhook

Json = dict[str, Any]
TITLE = words.TITLE
PLACEHOLDER_URL = "https://afterview.example.com"
"""Where the committed document says the service is, in examples."""
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
        # What is exported is what is imported: one shape, and no pair of schemas for each part of it.
        separate_input_output_schemas=False,
        servers=[_server(base_url)],
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
    _without_null_bodies(document)
    document["paths"]["/v1/webhook-endpoints"]["post"]["callbacks"] = webhooks.callbacks(examples)
    used = [tag for _, _, definition in _operations(document) for tag in definition["tags"]]
    document["tags"] = words.tags([*used, "Webhook events"])
    document["webhooks"] = {event_type.value: webhook(event_type, examples) for event_type in EventType}
    document["components"] = {
        "schemas": dict(sorted(schemas.items())),
        "responses": dict(sorted((problems.components | RESPONSES).items())),
        "headers": copy.deepcopy(HEADERS),
        "parameters": copy.deepcopy(PARAMETERS),
        "securitySchemes": {"bearer": words.SECURITY},
    }
    _name_payloads(document)
    close_requests(document)
    share(document)
    shorten_names(document)
    return document


def _server(base_url: str) -> Json:
    described = {"description": words.SERVER, "x-internal": False}
    if base_url != PLACEHOLDER_URL:
        return {"url": base_url, **described}
    host = {"default": base_url.removeprefix("https://"), "description": "Where you run it."}
    return {"url": "https://{host}", "variables": {"host": host}, **described}


def _schemas(document: Json) -> dict[str, Json]:
    """Return every schema, completed; those that only webhooks use are added."""
    bodies = TypeAdapter(tuple[WebhookEvent, CloudEventOut])
    of_events = bodies.json_schema(mode="serialization", ref_template=_REFERENCE)
    own = {name: schema for name, schema in document["components"]["schemas"].items() if name not in _FRAMEWORKS_OWN}
    schemas: dict[str, Json] = {**of_events["$defs"], **own}
    schemas |= copy.deepcopy({"Problem": PROBLEM, "FieldError": FIELD_ERROR})
    for schema in schemas.values():
        walk(schema, tidy)
    for _, _, definition in _operations(document):
        for schema in _inline(definition):
            walk(schema, tidy)
    return schemas


def _without_null_bodies(document: Json) -> None:
    """Let a body that may be left out be absent, rather than null."""
    for _, _, definition in _operations(document):
        for media in definition.get("requestBody", {}).get("content", {}).values():
            media["schema"] = without_null(media["schema"])


def _name_payloads(document: Json) -> None:
    """Name what other systems send, in place, as one object or a list: generators cannot write down a bare union."""
    for _, _, definition in _operations(document):
        for media in definition.get("requestBody", {}).get("content", {}).values():
            if "anyOf" in media["schema"]:
                name = f"{definition['operationId'].rpartition('_')[2].title()}Payload"
                options = media["schema"].pop("anyOf")
                merged = {key: value for option in options for key, value in option.items()}
                document["components"]["schemas"][name] = {
                    **media["schema"],
                    **merged,
                    "type": [option["type"] for option in options],
                }
                media["schema"] = {"$ref": f"#/components/schemas/{name}"}


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
