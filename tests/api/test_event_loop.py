"""Requests with the worst that is allowed do not block the event loop."""

import gc
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

import httpx
import pytest

from app.core.settings import Settings
from app.core.watchdog import LIMIT, Gap, watching
from app.db import Database
from tests.support.api import Api, open_api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import START, ManualClock
from tests.support.transactions import transactions

LONGEST = 9_990
TEXTS = {
    "points": "." * LONGEST + "a",
    "letters": "a b " * (LONGEST // 4),
    "names": "Ab Cd " * (LONGEST // 6),
    "cues": "told about " * (LONGEST // 11),
    "denials": "not interested " * (LONGEST // 15),
    "lines": "a\n" * (LONGEST // 2),
    "openings": "“«(¿¡*-•" * (LONGEST // 8),
    "spaces": "a" + " " * (LONGEST - 2) + "b",
}
KNOWN = {
    "company": "Initech Global Corp of The Big Wide World",
    "recipient": "Alexander Maximilian Benedict Charles von Hohenstein",
    "topics": ["the move to event-driven pipelines"] * 10,
}


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
async def api(database: Database, database_settings: Settings, clock: ManualClock) -> AsyncIterator[Api]:
    settings = database_settings.model_copy(update={"rate_limit": "100000/minute"})
    async with open_api(settings, database, clock) as opened:
        # As the service does once it is loaded: what earlier tests left is not its own.
        gc.collect()
        gc.freeze()
        yield opened


async def gaps_of(send: Callable[[], Awaitable[httpx.Response]], *, loaded: bool = False) -> list[Gap]:
    """Send a request once, unless all is loaded, and return what blocks the loop whenever it is sent again.

    What the code itself blocks is there each time. Other processes make the same work dearer now and then: they take
    the caches away.
    """
    assert loaded or (await send()).is_success
    gaps: list[Gap] = []
    for _ in range(3):
        gaps = []
        with watching(gaps.append):
            answer = await send()
        assert answer.is_success, answer.text
        if not gaps:
            break
    return gaps


async def test_checking_the_worst_text(api: Api) -> None:
    for kind in ("thank_you", "linkedin_invitation", "follow_up"):
        for name, text in TEXTS.items():
            body = {"kind": kind, "body": text, **KNOWN}
            gaps = await gaps_of(partial(api.post, "/v1/draft-checks", body), loaded=name != next(iter(TEXTS)))
            assert gaps == [], (kind, name)


async def test_building_the_document_of_the_contract(api: Api) -> None:
    gaps: list[Gap] = []
    with watching(gaps.append):
        answer = await api.client.get("/openapi.json")
    assert answer.json()["openapi"] == "3.1.0"
    assert gaps == []


async def test_the_plans_of_many_interviews(api: Api) -> None:
    candidate: dict[str, Any] = await api.create("/v1/candidates", candidate_body())
    for number in range(40):
        ends_at = START + timedelta(hours=30 + 5 * number)
        people = [{"name": f"Person {number}-{place}"} for place in range(10)]
        body = interview_body(candidate["id"], ends_at, company=f"Company {number}", interviewers=people)
        await api.create("/v1/interviews", body)
    feed = await api.create(f"/v1/candidates/{candidate['id']}/calendar-feeds", {})
    assert await gaps_of(lambda: api.client.get("/calendar/" + feed["url"].rpartition("/")[2])) == []
    path = f"/v1/candidates/{candidate['id']}"
    starts = iter(["09:00", "10:00"])
    with transactions(api.database) as held:
        change = {"start": "", "end": "22:00"}
        assert (
            await gaps_of(lambda: api.client.patch(path, json={"waking_hours": change | {"start": next(starts)}})) == []
        )
    assert held.longest < 0.25
    assert LIMIT == 0.05
