"""Requests that cannot be served: each gets a problem document that names what is wrong, and nothing is stored."""

import html
import json
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from app.main import assemble, create_app
from app.models import api_keys, metadata
from app.routers.problems import problem_classes
from tests.contract.conftest import PUBLIC_URL, Served
from tests.contract.document import METHODS, OPERATIONS, Operation, document, name_of
from tests.contract.problems import assert_problem, fields_of
from tests.contract.requests import body_of
from tests.contract.values import bad_values
from tests.support.api import SECRET_KEY
from tests.support.databases import SqliteTemplates, make_settings

WITH_BODY = [operation for operation in OPERATIONS if "properties" in (operation.body or {})]
ADDRESSED_BY_ID = [one for one in OPERATIONS if one.path_parameters and "by-source" not in one.path]
BODIES = pytest.mark.parametrize("operation", WITH_BODY, ids=name_of)
JSON_HEADERS = {"Content-Type": "application/json"}


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


@BODIES
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
        (f'{{"a": "{"x" * 300 * 1024}"}}', 413, "body-too-large"),
    ],
    ids=["cut short", "empty", "list", "text", "not UTF-8", "deep", "surrogate as a name", "300 KiB"],
)
async def test_a_body_that_is_none_is_refused(
    served: Served, operation: Operation, content: str | bytes, status: int, slug: str
) -> None:
    is_optional = not operation.definition["requestBody"].get("required")
    if content == "" and is_optional:
        return
    await refused(served, operation, status, slug, content=content, headers=JSON_HEADERS)


@BODIES
@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded", "application/problem+json"])
async def test_a_body_of_another_type_is_refused(served: Served, operation: Operation, kind: str | None) -> None:
    headers = {} if kind is None else {"Content-Type": kind}
    await refused(served, operation, 415, "unsupported-media-type", content="{}", headers=headers)


@pytest.mark.parametrize("path", sorted(document()["paths"]))
async def test_a_method_that_an_address_does_not_take_is_refused(served: Served, path: str) -> None:
    resources = served.resources()
    taken = {method for method in METHODS if method in document()["paths"][path]}
    address = path.replace("{", "").replace("}", "")
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


@pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if one.path_parameters and "by-source" not in one.path], ids=name_of
)
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
        ids = {
            one["name"] for one in operation.parameters if one["schema"].get("format") == "uuid" and one["in"] == "path"
        }
        assert ids <= fields_of(assert_problem(answer, 422, "invalid-request"))


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
    parts = assemble(settings, SECRET_KEY)
    transport = httpx.ASGITransport(create_app(parts))
    async with httpx.AsyncClient(transport=transport, base_url="http://afterview.test") as client:
        answer = await client.get("/v1/candidates", headers={"Authorization": "Bearer a key of no database"})
    await parts.close()
    problem = assert_problem(answer, 500, "internal")
    assert "no such table" not in json.dumps(problem)
