"""Every list is paged the same way."""

import base64
import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.contract.conftest import PUBLIC_URL, Served
from tests.contract.document import OPERATIONS, Operation, name_of
from tests.contract.problems import assert_problem, fields_of
from tests.support.resources import Resources

LISTS = pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.is_list], ids=name_of)


async def filled(served: Served, operation: Operation) -> tuple[Resources, str]:
    """Return the address of a list with three or more things in it, and a client for it."""
    for _ in range(3):
        resources = served.resources()
        for kind in ("reminder_id", "delivery_id", "key_id", "card_id", "draft_id"):
            await resources.id_of(kind)
    path = await resources.fill(operation.path, operation.path_parameters)
    maker = next((one for one in OPERATIONS if one.path == operation.path and one.method == "post"), None)
    if operation.path_parameters and maker is not None:
        for _ in range(3):
            assert (await served.call(maker, resources)).status_code == 201
    return resources, path


@LISTS
async def test_pages_give_everything_once(served: Served, operation: Operation) -> None:
    resources, path = await filled(served, operation)
    whole: list[Any] = []
    cursor: str | None = None
    for _ in range(50):
        answer = await resources.client.get(path, params={"limit": 100} | ({"cursor": cursor} if cursor else {}))
        assert answer.status_code == 200, answer.text
        whole += answer.json()["items"]
        cursor = answer.json()["next_cursor"]
        if not cursor or not answer.json()["items"]:
            break
    first = (await resources.client.get(path, params={"limit": 2})).json()
    second = (await resources.client.get(path, params={"limit": 1, "cursor": first["next_cursor"]})).json()
    assert len(first["items"]) == 2
    assert len(whole) > 2
    assert first["items"] + second["items"] == whole[:3]
    assert len({json.dumps(item) for item in whole}) == len(whole)


@LISTS
async def test_a_page_links_to_the_next(served: Served, operation: Operation) -> None:
    resources, path = await filled(served, operation)
    answer = await resources.client.get(path, params={"limit": 1})
    url = answer.headers["link"].removeprefix("<").removesuffix('>; rel="next"')
    assert url.startswith(f"{PUBLIC_URL}{path}?")
    assert parse_qs(urlsplit(url).query) == {"limit": ["1"], "cursor": [answer.json()["next_cursor"]]}
    followed = await resources.client.get(url.removeprefix(PUBLIC_URL))
    assert followed.status_code == 200
    assert followed.json()["items"] != answer.json()["items"]


@LISTS
async def test_a_cursor_that_was_changed_is_named(served: Served, operation: Operation) -> None:
    resources, path = await filled(served, operation)
    cursor = (await resources.client.get(path, params={"limit": 1})).json()["next_cursor"]
    raw = bytearray(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    raw[-1] ^= 1
    changed = base64.urlsafe_b64encode(raw).decode().rstrip("=")
    for bad in (changed, cursor[:-3], cursor + "AAAA", "A", "AAAA", "x" * 2001, "é", "a.b"):
        answer = await resources.client.get(path, params={"cursor": bad})
        assert fields_of(assert_problem(answer, 422, "invalid-request")) == {"cursor"}, bad


@LISTS
async def test_a_cursor_belongs_to_its_list_and_its_tenant(served: Served, operation: Operation) -> None:
    resources, path = await filled(served, operation)
    cursor = (await resources.client.get(path, params={"limit": 1})).json()["next_cursor"]
    other = next(one for one in OPERATIONS if one.is_list and not one.path_parameters and one.path != operation.path)
    elsewhere = await resources.client.get(other.path, params={"cursor": cursor})
    assert fields_of(assert_problem(elsewhere, 422, "invalid-request")) == {"cursor"}
    if not operation.path_parameters:
        rival = await served.client(served.rival_key).get(path, params={"cursor": cursor})
        assert fields_of(assert_problem(rival, 422, "invalid-request")) == {"cursor"}


@LISTS
async def test_a_cursor_belongs_to_its_filters(served: Served, operation: Operation) -> None:
    resources, path = await filled(served, operation)
    cursor = (await resources.client.get(path, params={"limit": 1})).json()["next_cursor"]
    for parameter in operation.parameters:
        if parameter["in"] == "query" and parameter["name"].endswith("_id") and parameter["name"] != "external_id":
            wanted = {parameter["name"]: await resources.id_of(parameter["name"]), "cursor": cursor}
            answer = await resources.client.get(path, params=wanted)
            assert fields_of(assert_problem(answer, 422, "invalid-request")) == {"cursor"}


@LISTS
@pytest.mark.parametrize("limit", ["0", "101", "-1", "ten", "1.5", "", "9" * 5000])
async def test_a_limit_out_of_bounds_is_named(served: Served, operation: Operation, limit: str) -> None:
    resources = served.resources()
    path = await resources.fill(operation.path, operation.path_parameters)
    answer = await resources.client.get(path, params={"limit": limit})
    assert fields_of(assert_problem(answer, 422, "invalid-request")) == {"limit"}


@LISTS
async def test_filters_that_cannot_be_read_are_named(served: Served, operation: Operation) -> None:
    resources = served.resources()
    path = await resources.fill(operation.path, operation.path_parameters)
    for parameter in operation.parameters:
        schema = parameter["schema"]
        if parameter["in"] == "query" and (schema.get("type") != "string" or "format" in schema or "enum" in schema):
            answer = await resources.client.get(path, params={parameter["name"]: "nonsense\x00"})
            assert fields_of(assert_problem(answer, 422, "invalid-request")) == {parameter["name"]}


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.method == "get"], ids=name_of)
async def test_an_unknown_parameter_is_named(served: Served, operation: Operation) -> None:
    resources = served.resources(served.key_for(operation))
    answer = await served.call(operation, resources, params={"statuss": "due"})
    assert fields_of(assert_problem(answer, 422, "invalid-request")) == {"statuss"}
