"""Too many requests of a key or of a tenant, and too many wrong keys from one address."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import timedelta

import httpx
import pytest
from fastapi import FastAPI

from app.main import create_app
from tests.support.api import LIVE_KEY, TEST_KEY, Api
from tests.support.clock import ManualClock
from tests.support.databases import make_settings

FROM = "192.0.2.7"


@dataclass
class Ticks:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Limited:
    """The application with small limits."""

    api: Api
    app: FastAPI
    ticks: Ticks

    async def ask(self, key: str | None, address: str = FROM, path: str = "/v1/candidates") -> httpx.Response:
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        transport = httpx.ASGITransport(self.app, client=(address, 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://afterview.test", headers=headers) as client:
            return await client.get(path)

    async def keys(self, count: int) -> list[str]:
        body = {"name": "one of several", "scopes": ["candidates:read"]}
        return [(await self.api.create("/v1/api-keys", body))["key"] for _ in range(count)]


@pytest.fixture
def limited(api: Api) -> Limited:
    ticks = Ticks()
    small = {"rate_limit": "20/minute", "tenant_rate_limit": "40/minute", "auth_failure_limit": "3"}
    settings = make_settings(api.parts.settings.database_url, **small)
    return Limited(api, create_app(replace(api.parts, settings=settings), count_by=ticks), ticks)


async def test_five_keys_of_a_tenant_share_its_allowance(limited: Limited) -> None:
    answers = [await limited.ask(key) for key in await limited.keys(5) for _ in range(20)]
    assert Counter(answer.status_code for answer in answers) == {200: 40, 429: 60}
    last = answers[-1]
    assert last.headers["ratelimit-policy"] == '"default";q=20;w=60, "tenant";q=40;w=60'
    assert last.headers["ratelimit"] == '"default";r=20;t=60, "tenant";r=0;t=60'
    assert last.headers["retry-after"] == "60"
    assert last.json()["type"].endswith("/problems/too-many-requests")
    assert "tenant" in last.json()["detail"]
    assert (await limited.ask(TEST_KEY)).status_code == 200


async def test_a_clock_that_is_set_back_locks_no_key(limited: Limited, clock: ManualClock) -> None:
    answers = [await limited.ask(LIVE_KEY) for _ in range(21)]
    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
    assert answers[0].headers["ratelimit"] == '"default";r=19;t=60, "tenant";r=39;t=60'
    clock.advance(timedelta(hours=-1))
    limited.ticks.now += 59.5
    assert (await limited.ask(LIVE_KEY)).headers["retry-after"] == "1"
    limited.ticks.now += 0.5
    assert (await limited.ask(LIVE_KEY)).status_code == 200


async def test_an_address_that_presents_wrong_keys_is_told_to_wait(limited: Limited) -> None:
    answers = [await limited.ask(f"wrong-{number}") for number in range(6)]
    assert [answer.status_code for answer in answers] == [401, 401, 401, 429, 429, 429]
    assert answers[-1].headers["retry-after"] == "60"
    assert answers[-1].json()["type"].endswith("/problems/too-many-requests")
    assert "ratelimit" not in answers[-1].headers
    assert (await limited.ask(LIVE_KEY)).status_code == 200, "a valid key works from there all the same"
    assert (await limited.ask("wrong", "192.0.2.8")).status_code == 401
    assert (await limited.ask(None)).status_code == 401, "no key is none that is wrong"
    limited.ticks.now += 60
    assert (await limited.ask("wrong")).status_code == 401


async def test_the_addresses_of_calendars_cannot_be_tried_out_either(limited: Limited) -> None:
    candidate = await limited.api.create("/v1/candidates", {"name": "Ada", "time_zone": "UTC"})
    made = await limited.api.create(f"/v1/candidates/{candidate['id']}/calendar-feeds", {"name": "mine"})
    guesses = [await limited.ask(None, path=f"/calendar/{'a' * 39}{letter}.ics") for letter in "abcde"]
    assert [answer.status_code for answer in guesses] == [404, 404, 404, 429, 429]
    path = httpx.URL(made["url"]).path
    answers = [await limited.ask(None, path=path) for _ in range(21)]
    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
