"""Requests that cannot be served: each gets a problem document that names what is wrong, and nothing is stored."""

import html
import json
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from app.core.crypto import Vault
from app.main import assemble, create_app
from app.models import api_keys, metadata
from app.routers.envelope import MAX_BODY
from app.routers.problems import problem_classes
from tests.contract.conftest import PUBLIC_URL, Served
from tests.contract.document import METHODS, OPERATIONS, Operation, document, name_of, resolve, validator
from tests.contract.problems import assert_problem, fields_of
from tests.contract.requests import body_of, query_of
from tests.contract.values import bad_values
from tests.support.api import SECRET_KEY
from tests.support.databases import SqliteTemplates, make_settings

READS_JSON = [operation for operation in OPERATIONS if operation.body is not None]
WITH_BODY = [operation for operation in OPERATIONS if "properties" in (operation.body or {})]
BODIES = pytest.mark.parametrize("operation", WITH_BODY, ids=name_of)
JSON_HEADERS = {"Content-Type": "application/json"}


def closed_parameters(operation: Operation) -> set[str]:
    """Name the parameters of a path that take ids or one of several words: no free text."""
    return {
        one["name"]
        for one in operation.parameters
        if one["in"] == "path" and (one["schema"].get("format") == "uuid" or "enum" in resolve(one["schema"]))
    }


def takes(operation: Operation, content: str | bytes) -> bool:
    """Tell whether a body is one that the operation's schema allows."""
    try:
        body = json.loads(content)
    except (ValueError, RecursionError):
        return False
    schema = operation.definition["requestBody"]["content"]["application/json"]["schema"]
    return not isinstance(body, dict) and validator(schema).is_valid(body)


async def stored(served: Served) -> dict[str, int]:
    """How many rows each table has."""
    async with served.api.database.reading() as connection:
        return {
            table.name: (await connection.execute(select(func.count()).select_from(table))).scalar_one()
            for table in metadata.sorted_tables
            if table is not api_keys
        }


async def refused(
    served: Served, operation: Operation, status: int, slug: str | None = None, **options: Any
) -> dict[str, Any]:
    """Carry an operation out that must be refused with nothing stored, and return the problem."""
    resources = served.resources(served.key_for(operation))
    path = await resources.fill(operation.path, operation.path_parameters)
    before = await stored(served)
    answer = await resources.client.request(operation.method.upper(), path, **options)
    problem = assert_problem(answer, status, slug)
    assert await stored(served) == before
    return problem


@BODIES
async def test_an_unknown_field_is_named(served: Served, operation: Operation) -> None:
    body = await body_of(operation, served.resources(served.key_for(operation)))
    problem = await refused(served, operation, 422, "invalid-request", json=body | {"surprise": 1})
    assert fields_of(problem) == {"/surprise"}


@BODIES
async def test_every_missing_field_is_named(served: Served, operation: Operation) -> None:
    required = (operation.body or {}).get("required", [])
    if required:
        problem = await refused(served, operation, 422, "invalid-request", json={})
        assert fields_of(problem) == {f"/{name}" for name in required}


@BODIES
async def test_a_field_that_cannot_be_accepted_is_named(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    body = await body_of(operation, resources)
    path = await resources.fill(operation.path, operation.path_parameters)
    before = await stored(served)
    tried = 0
    for name, schema in (operation.body or {})["properties"].items():
        for value in bad_values(schema):
            text = json.dumps(body | {name: value})
            answer = await resources.client.request(operation.method.upper(), path, content=text, headers=JSON_HEADERS)
            problem = assert_problem(answer, 422)
            assert any(field == f"/{name}" or field.startswith(f"/{name}/") for field in fields_of(problem)), text
            tried += 1
    assert tried
    assert await stored(served) == before


@pytest.mark.parametrize("operation", READS_JSON, ids=name_of)
@pytest.mark.parametrize(
    ("content", "status", "slug"),
    [
        ("{", 400, "malformed"),
        ("", 422, "invalid-request"),
        ("[]", 422, "invalid-request"),
        ('"text"', 422, "invalid-request"),
        (b"\xff\xfe", 400, "malformed"),
        ("[" * 100_000, 400, "malformed"),
        ('{"\\ud800": 1}', 422, "invalid-request"),
        (None, 413, "body-too-large"),
    ],
    ids=["cut short", "empty", "list", "text", "not UTF-8", "deep", "surrogate as a name", "too large"],
)
async def test_a_body_that_is_none_is_refused(
    served: Served, operation: Operation, content: str | bytes | None, status: int, slug: str
) -> None:
    if content is None:
        content = (
            b'"'
            + b"x" * (served.api.parts.settings.max_import if operation.id == "import_candidate" else MAX_BODY)
            + b'"'
        )
    is_optional = not operation.definition["requestBody"].get("required")
    if (content == "" and is_optional) or takes(operation, content):
        return
    resources = served.resources(served.key_for(operation))
    params = await query_of(operation, resources)
    answer = await refused(served, operation, status, content=content, headers=JSON_HEADERS, params=params)
    # What another system sends is read by rules rather than by a schema.
    by_rules = operation not in WITH_BODY and status == 422 and content
    assert answer["type"].endswith("/invalid-input" if by_rules else f"/{slug}")


@pytest.mark.parametrize("operation", READS_JSON, ids=name_of)
@pytest.mark.parametrize("content", ["{", b"\xff\xfe"], ids=["cut short", "not UTF-8"])
async def test_nobody_learns_what_is_wrong_with_a_body_without_a_key(
    served: Served, operation: Operation, content: str | bytes
) -> None:
    path = operation.path.replace("{", "").replace("}", "")
    send = served.client(None).request
    answer = await send(operation.method.upper(), path, content=content, headers=JSON_HEADERS)
    assert_problem(answer, 401, "unauthenticated")
    assert answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("operation", READS_JSON, ids=name_of)
@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "application/problem+json"])
async def test_a_body_of_another_type_is_refused(served: Served, operation: Operation, kind: str | None) -> None:
    headers = {} if kind is None else {"Content-Type": kind}
    await refused(served, operation, 415, "unsupported-media-type", content="{}", headers=headers)


@pytest.mark.parametrize("path", sorted(document()["paths"]))
async def test_a_method_that_an_address_does_not_take_is_refused(served: Served, path: str) -> None:
    resources = served.resources()
    address = path.replace("{", "").replace("}", "")
    taken = {method for method in METHODS if method in document()["paths"][path]}
    for method in {*METHODS, "options"} - taken:
        answer = await resources.client.request(method.upper(), address)
        assert_problem(answer, 405, "method-not-allowed")
        assert {name.strip().lower() for name in answer.headers["allow"].split(",")} - {"head"} == taken


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v2/candidates", "/v1/nothing", "/v1/candidates/", "/problems/none", "/v1/candidates/a/b/c"]
)
async def test_an_unknown_address_is_refused(served: Served, path: str) -> None:
    assert_problem(await served.client().get(path), 404, "not-found")
    assert_problem(await served.client(None).get(path), 404, "not-found")


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if closed_parameters(one)], ids=name_of)
@pytest.mark.parametrize("value", ["nonsense", "1", "%00", "%ff", "..%2f", "x" * 5000])
async def test_an_id_that_is_none_is_named(served: Served, operation: Operation, value: str) -> None:
    path = operation.path
    for name in operation.path_parameters:
        path = path.replace(f"{{{name}}}", value)
    body = await body_of(operation, served.resources())
    answer = await served.client().request(operation.method.upper(), path, json=body)
    if answer.status_code == 404:
        assert_problem(answer, 404, "not-found")
    else:
        assert closed_parameters(operation) <= fields_of(assert_problem(answer, 422, "invalid-request"))


@pytest.mark.parametrize("slug", sorted(problem_classes()))
async def test_every_type_of_problem_has_a_page(served: Served, slug: str) -> None:
    error = problem_classes()[slug]
    answer = await served.client(None).get(f"/problems/{slug}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    assert error.title in html.unescape(answer.text)
    assert error.help in html.unescape(answer.text)


async def test_a_failure_of_the_service_is_a_problem_too(sqlite_templates: SqliteTemplates) -> None:
    settings = make_settings(await sqlite_templates.create(migrated=False), public_url=PUBLIC_URL)
    parts = assemble(settings, Vault(SECRET_KEY))
    transport = httpx.ASGITransport(create_app(parts))
    async with httpx.AsyncClient(transport=transport, base_url="http://afterview.test") as client:
        answer = await client.get("/v1/candidates", headers={"Authorization": "Bearer a key of no database"})
    await parts.close()
    problem = assert_problem(answer, 500, "internal")
    assert "no such table" not in json.dumps(problem)
