"""An import is written in short transactions, and nobody sees any of it before the last."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from app.db import Database
from app.models import metadata
from app.services.calls import Call
from app.services.exporting import ROWS_AT_ONCE
from app.services.unit_of_work import UnitOfWork, Work
from tests.support.api import Api
from tests.support.clock import ManualClock
from tests.support.stored import VERSION_1

KEYED = {"Idempotency-Key": "an import"}
REMINDERS = 900
Hook = Callable[[int], Awaitable[None]]


class DiedError(BaseException):
    """The process ends here."""


@pytest.fixture
def document() -> dict[str, Any]:
    made: dict[str, Any] = json.loads((VERSION_1 / "export.json").read_text())
    made["candidate"]["external_id"] = "hr-17"
    first = made["reminders"][0]
    while len(made["reminders"]) < REMINDERS:
        made["reminders"].append(first | {"id": str(uuid4()), "identity": f"another {len(made['reminders'])}"})
    return made


async def counts(database: Database) -> dict[str, int]:
    found = {}
    async with database.reading() as connection:
        for table in metadata.sorted_tables:
            statement = select(func.count()).select_from(table)
            found[table.name] = (await connection.execute(statement)).scalar_one()
    return found


def after_each_piece(monkeypatch: pytest.MonkeyPatch, hook: Hook) -> None:
    """Have something done between the transactions of an import, when the one is over and the next not begun."""
    write, commit_part = Work.write, UnitOfWork.commit_part
    parts: list[UnitOfWork] = []

    async def noted(self: UnitOfWork) -> None:
        await commit_part(self)
        parts.append(self)

    @asynccontextmanager
    async def hooked(self: Work, call: Call) -> AsyncIterator[UnitOfWork]:
        async with write(self, call) as uow:
            yield uow
        if uow in parts:
            await hook(len(parts))

    monkeypatch.setattr(UnitOfWork, "commit_part", noted)
    monkeypatch.setattr(Work, "write", hooked)


async def test_every_transaction_is_short_and_shows_nothing_before_the_last(
    api: Api, document: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = [await counts(api.database)]

    async def look(number: int) -> None:
        seen.append(await counts(api.database))
        for path in ("/v1/candidates", "/v1/interviews", "/v1/reminders", "/v1/reflections", "/v1/drafts"):
            assert (await api.get(path))["items"] == [], path
        if number == 2:
            again = await api.post("/v1/candidates/import", document, headers=KEYED)
            assert again.status_code == 409
            assert again.json()["type"].endswith("idempotency-in-progress")
            taken = await api.post("/v1/candidates/import", document)
            assert taken.status_code == 409
            assert "external_id" in taken.text

    after_each_piece(monkeypatch, look)
    made = await api.post("/v1/candidates/import", document, headers=KEYED)
    assert made.status_code == 201, made.text
    assert len(seen) > REMINDERS / ROWS_AT_ONCE
    for earlier, later in pairwise(seen):
        assert sum(later.values()) - sum(earlier.values()) <= ROWS_AT_ONCE + 10, (earlier, later)
    assert len((await api.get("/v1/reminders", limit=100))["items"]) == 100
    monkeypatch.undo()
    again = await api.post("/v1/candidates/import", document, headers=KEYED)
    assert (again.status_code, again.json()) == (201, made.json())
    assert len((await api.get("/v1/candidates"))["items"]) == 1


@pytest.mark.parametrize("piece", [1, 4])
async def test_what_an_import_left_that_died_is_removed_without_a_word(
    api: Api, document: dict[str, Any], clock: ManualClock, monkeypatch: pytest.MonkeyPatch, piece: int
) -> None:
    before = await counts(api.database)

    async def die(number: int) -> None:
        if number == piece:
            raise DiedError

    after_each_piece(monkeypatch, die)
    with pytest.raises(DiedError):
        await api.post("/v1/candidates/import", document, headers=KEYED)
    monkeypatch.undo()
    assert (await api.get("/v1/candidates"))["items"] == []
    await api.parts.services.erasure.finish_pending()
    assert (await counts(api.database))["candidates"] == 1  # it may still be at it
    assert (await api.post("/v1/candidates/import", document, headers=KEYED)).status_code == 409
    clock.advance(timedelta(minutes=6))
    await api.parts.services.erasure.finish_pending()
    assert await counts(api.database) == before
    assert (await api.get("/v1/events"))["items"] == []
    assert (await api.post("/v1/candidates/import", document, headers=KEYED)).status_code == 201


async def test_an_import_that_was_given_up_does_not_go_on(
    api: Api, document: dict[str, Any], clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await counts(api.database)

    async def stand_still(number: int) -> None:
        if number == 3:
            clock.advance(timedelta(minutes=6))
            await api.parts.services.erasure.finish_pending()

    after_each_piece(monkeypatch, stand_still)
    refused = await api.post("/v1/candidates/import", document)
    assert refused.status_code == 409
    assert "given up" in refused.json()["detail"]
    assert await counts(api.database) == before


async def test_a_document_that_is_refused_writes_nothing(api: Api, document: dict[str, Any]) -> None:
    before = await counts(api.database)
    document["fit_evaluations"][-1]["interview_id"] = str(uuid4())
    assert (await api.post("/v1/candidates/import", document, headers=KEYED)).status_code == 422
    assert await counts(api.database) == before


async def test_a_document_of_which_something_is_taken_leaves_nothing(api: Api, document: dict[str, Any]) -> None:
    document["interviews"][0] |= {"source_system": "greenhouse", "external_id": "taken"}
    assert (await api.post("/v1/candidates/import", document)).status_code == 201
    document["candidate"]["external_id"] = "another"
    before = await counts(api.database)
    for _ in range(2):  # the key is free again at once, and so is the external id
        refused = await api.post("/v1/candidates/import", document, headers=KEYED)
        assert refused.status_code == 409
        assert "interview already has this source" in refused.json()["detail"]
        assert await counts(api.database) == before
