"""A document is read, checked and kept in pieces while it arrives."""

import gc
import json
import tracemalloc
from typing import Any

import pytest
from fastapi import Request
from fastapi.exceptions import RequestValidationError

from app.core.json_records import JsonRecords, UnreadableError
from app.core.watchdog import watching
from app.routers.importing import read_document
from app.routers.problems import MalformedError
from tests.support.api import Api
from tests.support.stored import VERSION_1

SIZE = 8 * 1024 * 1024
PIECE = 64 * 1024


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


def request_of(api: Api, body: bytes) -> Request:
    pieces = [body[start : start + PIECE] for start in range(0, len(body), PIECE)][::-1]

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": pieces.pop(), "more_body": bool(pieces)}

    return Request({"type": "http", "method": "POST", "headers": [], "app": api.app, "state": {}}, receive)


def largest() -> bytes:
    """Return a document of the largest size: one that was exported, with its reminders again and again."""
    document = json.loads((VERSION_1 / "export.json").read_text())
    one = json.dumps(document["reminders"][0])
    document["reminders"] = []
    rest = json.dumps(document)
    return rest.replace(
        '"reminders": []', f'"reminders": [{", ".join([one] * ((SIZE - len(rest)) // (len(one) + 2)))}]'
    ).encode()


async def test_the_largest_document_holds_the_loop_briefly_and_little_memory(api: Api) -> None:
    body, gaps = largest(), list[Any]()
    await read_document(request_of(api, (VERSION_1 / "export.json").read_bytes()))
    # As the service does once it is loaded: what earlier tests have left is not the document's doing.
    gc.collect()
    gc.freeze()
    with watching(gaps.append):
        document, _ = await read_document(request_of(api, body))
        count = sum([len(page) async for page in document.sections["reminders"]()])
    gc.unfreeze()
    assert count > 5000
    assert [gap.seconds for gap in gaps] == []


async def test_a_document_needs_hardly_more_memory_than_it_has_bytes(api: Api) -> None:
    body = largest()[: 2 * 1024 * 1024].rpartition(b"}, {")[0] + b"}]}"
    await read_document(request_of(api, (VERSION_1 / "export.json").read_bytes()))
    tracemalloc.start()
    try:
        with pytest.raises(RequestValidationError):
            await read_document(request_of(api, body))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * len(body)


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 1000,
        b'{"x": "' + b"a" * (1024 * 1024),
        b"[" + b"{}," * 1_000_000,
        b"{",
        b'{"a": 1} x',
    ],
    ids=["deep list", "deep object", "long text", "many values", "cut short", "garbage behind"],
)
async def test_what_cannot_be_read_is_refused_early(api: Api, body: bytes) -> None:
    with pytest.raises(MalformedError):
        await read_document(request_of(api, body))


def read(text: str, size: int) -> tuple[list[Any], Any]:
    records, found = JsonRecords({"list"}), list[Any]()
    data = text.encode()
    for start in range(0, len(data), size):
        found += records.feed(data[start : start + size])
    found += records.finish()
    return found, records.root


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\ud83d\ude00", "😀"),
        (r"\\ud800\n\\", "\\ud800\n\\"),
        ("é😀", "é😀"),
        # Half of a pair stays one, which nothing accepts.
        (r"\ud800", "\ud800"),
        (r"a\udc00b", "a\ud800b"),
        (r"\ud83d\ud83d\ude00", "\ud800😀"),
    ],
)
def test_texts_come_out_as_they_are_however_they_are_cut(text: str, expected: str, size: int) -> None:
    found, root = read(f'{{"list": [{{"a": "{text}"}}, [1, 2.5, null]], "other": {{"b": [true]}}}}', size)
    assert found == [("list", {"a": expected}), ("list", [1, 2.5, None])]
    assert root == {"list": [], "other": {"b": [True]}}


def test_what_is_unreadable_says_why() -> None:
    with pytest.raises(UnreadableError, match="deep"):
        read("[" * 100, 1000)
