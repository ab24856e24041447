"""No operation blocks the event loop, whatever is sent to it within the limits."""

import gc
from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from app.core.watchdog import Gap, watching
from tests.contract.conftest import Served
from tests.contract.document import OPERATIONS, Operation
from tests.contract.largest import WORST, largest, nonsense, text_of
from tests.contract.requests import CHANGES, body_of, path_of, query_of

# What is computed does not depend on the database.
pytestmark = pytest.mark.parametrize("served", ["sqlite"], indirect=True, scope="session")

LONGEST_LINE = 60_000
"""Bytes of an address: it and the other header fields may be 64 KiB together."""
TRIES = 3
"""What an operation itself computes is there each time. Other processes take the caches away now and then."""
IN_PIECES = "import_candidate"
"""Takes more than other operations, as a document that is parsed while it arrives: it has a test of its own."""


@pytest.fixture(autouse=True)
def loaded() -> Iterator[None]:
    """Keep the collector of garbage from the objects of the tests, as the service does once it is loaded."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


async def test_the_largest_body(served: Served) -> None:
    found, refused = [], []
    for operation in [one for one in OPERATIONS if one.body is not None and one.id != IN_PIECES]:
        resources = served.resources(served.key_for(operation))
        await served.ready(operation, resources)
        body = largest(operation, await body_of(operation, resources))
        for _ in range(TRIES):
            if operation.id in CHANGES:
                body |= await CHANGES[operation.id](resources)
            answer, gaps = await _watched(served, operation, resources, content=text_of(body))
            if not answer.is_success and answer.status_code != 409:
                refused.append((operation.id, answer.text))
            if not gaps:
                break
        else:
            found.append((operation.id, gaps))
    assert refused == []
    assert found == []


async def test_the_largest_nonsense(served: Served) -> None:
    found = []
    for operation in [one for one in OPERATIONS if one.body is not None]:
        resources = served.resources(served.key_for(operation))
        for body in nonsense(await body_of(operation, resources)):
            for _ in range(TRIES):
                answer, gaps = await _watched(served, operation, resources, content=body)
                assert answer.status_code < 500, answer.text
                if not gaps:
                    break
            else:
                found.append((operation.id, body[:200], gaps))
    assert found == []


async def test_the_longest_address(served: Served) -> None:
    found = []
    tried: set[str] = set()
    for operation in OPERATIONS:
        resources = served.resources(served.key_for(operation))
        for query in _queries(operation, tried):
            for _ in range(TRIES):
                answer, gaps = await _watched(served, operation, resources, params=query)
                assert answer.status_code < 500, answer.text
                if not gaps:
                    break
            else:
                found.append((operation.id, str(query)[:200], gaps))
    assert found == []


def _queries(operation: Operation, tried: set[str]) -> Iterator[Any]:
    """Yield the longest queries. What a parameter does is the same for every operation that has it."""
    yield {f"time_zonee{number}": "1" for number in range(LONGEST_LINE // 20)}
    yield {"a" * LONGEST_LINE: ""}
    for one in operation.parameters:
        if one["in"] == "query" and one["name"] not in tried:
            tried.add(one["name"])
            yield {one["name"]: "a" * LONGEST_LINE}
            yield {one["name"]: WORST[: LONGEST_LINE // 4]}
            yield [(one["name"], "1")] * (LONGEST_LINE // (len(one["name"]) + 3))


async def _watched(
    served: Served, operation: Operation, resources: Any, **options: Any
) -> tuple[httpx.Response, list[Gap]]:
    """Send a request, and return what blocked the loop meanwhile."""
    path = await path_of(operation, resources)
    options.setdefault("params", await query_of(operation, resources))
    headers = {"content-type": "application/json"} if "content" in options else {}
    gaps: list[Gap] = []
    with watching(gaps.append):
        answer = await resources.client.request(operation.method.upper(), path, headers=headers, **options)
    return answer, gaps
