"""What callers send is repeated to them short and legible, wherever in a request it stood."""

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import httpx
import pytest

from app.core.echo import UNFIT
from app.core.ids import new_id
from tests.contract.conftest import Served
from tests.contract.document import OPERATIONS, Operation, name_of, resolve, validator
from tests.contract.problems import assert_problem, fields_of
from tests.contract.requests import body_of
from tests.contract.test_refusals import JSON_HEADERS

# What is repeated does not depend on the database.
pytestmark = pytest.mark.parametrize("served", ["sqlite"], indirect=True, scope="session")

HOSTILE = "\x00\x1b[31m\x7f\x85\u2028\u202e\u2066" + "ж" * 1000
LATIN = HOSTILE.encode("latin-1", "replace")
EVERY_OPERATION = pytest.mark.parametrize("operation", OPERATIONS, ids=name_of)
WITH_FIELDS = pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if "properties" in (one.body or {})], ids=name_of
)


def assert_fit(answer: httpx.Response, operation: Operation | None = None) -> None:
    """Check that an answer repeats nothing at length and nothing illegible, and that a problem is as declared."""
    assert answer.status_code < 500
    if answer.is_success:
        return
    problem = assert_problem(answer, answer.status_code)
    for text in (*strings_of(problem), *answer.headers.values()):
        assert not re.search(f"[{UNFIT}\ud800-\udfff]", text), text
        assert not re.search(r"(.)\1{100}", text), text
    if operation is not None:
        declared = resolve(operation.definition["responses"][str(answer.status_code)])
        validator(declared["content"]["application/problem+json"]["schema"]).validate(problem)


def strings_of(part: Any) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for name, value in part.items():
            yield from (name, *strings_of(value))
    elif isinstance(part, list):
        for value in part:
            yield from strings_of(value)


def somewhere(operation: Operation, value: str | None = None) -> str:
    """Return the operation's path with ids that nobody has, or with a value in their place."""
    path = operation.path
    for name in operation.path_parameters:
        path = path.replace(f"{{{name}}}", value or str(new_id()))
    return path


@EVERY_OPERATION
async def test_the_name_of_a_parameter(served: Served, operation: Operation) -> None:
    send = served.client(served.key_for(operation)).request
    for query in ({HOSTILE: "1"}, {f"{HOSTILE[: 110 + number]}": "1" for number in range(30)}):
        answer = await send(operation.method.upper(), somewhere(operation), params=query, json={})
        assert_fit(answer, operation)
        assert all(field.startswith("�") and field.endswith("…") for field in fields_of(answer.json()))


@EVERY_OPERATION
async def test_the_value_of_a_parameter(served: Served, operation: Operation) -> None:
    send = served.client(served.key_for(operation)).request
    for one in operation.parameters:
        if one["in"] == "query":
            answer = await send(operation.method.upper(), somewhere(operation), params={one["name"]: HOSTILE}, json={})
            assert_fit(answer, operation)


@EVERY_OPERATION
async def test_a_segment_of_the_path(served: Served, operation: Operation) -> None:
    send = served.client(served.key_for(operation)).request
    if operation.path_parameters:
        answer = await send(operation.method.upper(), somewhere(operation, quote(HOSTILE)), json={})
        assert_fit(answer, operation)
    astray = await send(operation.method.upper(), f"{somewhere(operation)}/{quote(HOSTILE)}/{quote(HOSTILE)}")
    assert_fit(astray)


@EVERY_OPERATION
async def test_a_header_field(served: Served, operation: Operation) -> None:
    send = served.client(served.key_for(operation)).request
    names = ("If-Match", "If-None-Match", "Idempotency-Key", "Content-Type", "Accept", "X-Request-Id", "Traceparent")
    for name in names:
        answer = await send(
            operation.method.upper(), somewhere(operation), content=b"{}", headers={name.encode(): LATIN}
        )
        assert_fit(answer, operation)


@EVERY_OPERATION
async def test_the_name_of_a_member(served: Served, operation: Operation) -> None:
    if operation.body is None:
        return
    send = served.client(served.key_for(operation)).request
    body = json.dumps({HOSTILE: 1, f"{HOSTILE}\ud800": 2})
    answer = await send(operation.method.upper(), somewhere(operation), content=body, headers=JSON_HEADERS)
    assert_fit(answer, operation)


@WITH_FIELDS
async def test_the_value_of_a_member(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    body = await body_of(operation, resources)
    path = await resources.fill(operation.path, operation.path_parameters)
    for name in (operation.body or {})["properties"]:
        for value in (HOSTILE, "ж" * 150, {HOSTILE: HOSTILE}):
            answer = await resources.client.request(operation.method.upper(), path, json=body | {name: value})
            assert_fit(answer, operation)


async def test_a_nul_in_the_name_of_a_parameter(served: Served) -> None:
    answer = await served.client().get("/v1/webhook-endpoints", params={"a\x00b": "1"})
    problem = assert_problem(answer, 422, "invalid-request")
    assert fields_of(problem) == {"a�b"}
    assert problem["detail"] == "a�b: not a parameter of this operation."


async def test_a_nul_in_the_name_of_a_member(served: Served) -> None:
    path = f"/v1/webhook-endpoints/{await served.resources().id_of('endpoint_id')}/rotate-secret"
    answer = await served.client().post(path, json={"a\x00/b": 1})
    assert fields_of(assert_problem(answer, 422, "invalid-request")) == {"/a�~1b"}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/v1/candidates", {"name": "Ada", "time_zone": "A" * 64}),
        ("/v1/candidates", {"name": "Ada", "time_zone": "UTC", "country": "ES", "subdivision": "AAAAAAAAAA"}),
        ("/v1/webhook-endpoints", {"url": "https://example.com/", "event_types": ["ж" * 60]}),
        ("/v1/webhook-endpoints", {"url": f"https://localhost{'x' * 1500}/", "event_types": ["*"]}),
    ],
)
async def test_a_value_that_a_rule_refuses(served: Served, path: str, body: dict[str, Any]) -> None:
    answer = await served.client().post(path, json=body)
    assert answer.status_code == 422
    assert_fit(answer)


async def test_a_template_that_is_refused(served: Served) -> None:
    for source in ("{{ " + "x" * 5000 + " }}", "{% " + "x" * 5000 + " %}", "{{ company | " + "x" * 5000 + " }}"):
        answer = await served.client().put("/v1/draft-templates/thank_you", json={"source": source})
        assert_problem(answer, 422, "invalid-template")
        assert_fit(answer)
