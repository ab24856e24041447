"""ETags, conditional requests and requests that are repeated."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from app.core.ids import new_id
from tests.contract.conftest import Served
from tests.contract.document import OPERATIONS, Operation, name_of
from tests.contract.problems import assert_problem, fields_of
from tests.contract.requests import body_of, query_of
from tests.contract.test_refusals import stored

SINGLE = pytest.mark.parametrize(
    "operation", [one for one in OPERATIONS if one.method == "get" and not one.is_list], ids=name_of
)
CONDITIONAL = pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.takes_if_match], ids=name_of)
POSTS = pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.is_repeatable], ids=name_of)


@SINGLE
async def test_what_is_known_already_is_not_sent_again(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    shown = await served.call(operation, resources)
    assert shown.status_code == 200, shown.text
    etag = shown.headers["etag"]
    assert etag.startswith('"')
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = await served.call(operation, resources, headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == etag
    changed = await served.call(operation, resources, headers={"If-None-Match": '"other"'})
    assert (changed.status_code, changed.content) == (200, shown.content)


@CONDITIONAL
async def test_a_stale_if_match_is_refused(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    await served.ready(operation, resources)
    body = await body_of(operation, resources)
    path = await resources.fill(operation.path, operation.path_parameters)
    before = await stored(served)
    for stale in ('"999"', '"0"', 'W/"999"', '"nonsense"', "nonsense", '"998", "999"'):
        answer = await resources.client.request(operation.method.upper(), path, json=body, headers={"If-Match": stale})
        assert_problem(answer, 412, "precondition-failed")
    assert await stored(served) == before


@CONDITIONAL
async def test_a_current_if_match_is_honoured(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    await served.ready(operation, resources)
    path = await resources.fill(operation.path, operation.path_parameters)
    one = path
    shown = await (served.call(operation, resources) if operation.method == "put" else resources.client.get(one))
    if shown.status_code != 200:
        shown = await resources.client.get(one.rpartition("/")[0])
    answer = await served.call(operation, resources, headers={"If-Match": f'"old", {shown.headers["etag"]}'})
    assert answer.status_code in operation.successes, answer.text


@POSTS
async def test_a_repeated_request_is_answered_as_the_first_time(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    await served.ready(operation, resources)
    body = await body_of(operation, resources)
    headers = {"Idempotency-Key": new_id().hex}
    first = await served.call(operation, resources, json=body, headers=headers)
    assert first.status_code in operation.successes, first.text
    after = await stored(served)
    again = await served.call(operation, resources, json=body, headers=headers)
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert again.headers.get("location") == first.headers.get("location")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["idempotent-replayed"] == "true"
    assert "idempotent-replayed" not in first.headers
    assert await stored(served) == after


@POSTS
async def test_a_key_used_for_another_request_is_refused(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    await served.ready(operation, resources)
    body = await body_of(operation, resources)
    headers = {"Idempotency-Key": new_id().hex}
    assert (await served.call(operation, resources, json=body, headers=headers)).status_code in operation.successes
    path = await resources.fill(operation.path, operation.path_parameters)
    after = await stored(served)
    headers["Content-Type"] = "application/json"
    query = await query_of(operation, resources)
    for other in otherwise(operation, body):
        answer = await resources.client.post(path, content=other, headers=headers, params=query)
        if answer.json()["type"].endswith("/idempotency-mismatch"):
            break
    assert_problem(answer, 422, "idempotency-mismatch")
    assert await stored(served) == after


def otherwise(operation: Operation, body: Any) -> Iterator[bytes]:
    """Yield bodies that differ as JSON, some of which the operation accepts too."""
    if body is None:
        yield b" "
        return
    for name in {**(operation.body or {}).get("properties", {}), **body, "another": {}}:
        value = body.get(name, ...)
        others: list[Any] = [None]
        if isinstance(value, str):
            others += [f"{value} ", value.replace("Z", "+00:00"), value.upper(), "formal"]
        elif isinstance(value, int):
            others.append(value + 1)
        elif isinstance(value, list):
            others += [value[:-1], value * 2]
        yield from (json.dumps(body | {name: other}).encode() for other in others if other != value)


@POSTS
async def test_a_key_belongs_to_who_used_it(served: Served, operation: Operation) -> None:
    """Another key of the tenant with the same Idempotency-Key makes a request of its own."""
    headers = {"Idempotency-Key": new_id().hex}
    first = served.resources(served.key_for(operation))
    await served.ready(operation, first)
    assert (await served.call(operation, first, headers=headers)).status_code in operation.successes
    other = served.resources(served.key_for(operation))
    await served.ready(operation, other)
    answer = await served.call(operation, other, headers=headers, client=served.client(await served.make_key()))
    assert "idempotent-replayed" not in answer.headers


@POSTS
async def test_an_idempotency_key_has_bounds(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    for bad in ("", "x" * 256):
        answer = await served.call(operation, resources, headers={"Idempotency-Key": bad})
        assert fields_of(assert_problem(answer, 422, "invalid-request")) == {"Idempotency-Key"}


@pytest.mark.parametrize("name", ["If-Match", "If-None-Match"])
async def test_a_condition_has_bounds(served: Served, name: str) -> None:
    answer = await served.client().get("/v1/candidates", headers={name: "x" * 201})
    assert fields_of(assert_problem(answer, 422, "invalid-request")) == {name}


async def test_a_refused_request_keeps_its_key_free(served: Served) -> None:
    headers = {"Idempotency-Key": new_id().hex}
    body: dict[str, Any] = {"name": "Ada Diaz", "time_zone": "Europe/Nowhere"}
    refused = await served.client().post("/v1/candidates", json=body, headers=headers)
    assert_problem(refused, 422, "invalid-input")
    body["time_zone"] = "Europe/Madrid"
    made = await served.client().post("/v1/candidates", json=body, headers=headers)
    assert made.status_code == 201
    assert "idempotent-replayed" not in made.headers
