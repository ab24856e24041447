"""Insights over HTTP."""

from datetime import timedelta

import httpx

from tests.api.test_reflections import an_interview, reminder_of
from tests.support.api import Api
from tests.support.bodies import reflection_body
from tests.support.clock import ManualClock


async def test_figures_come_with_their_counts_and_are_withheld_below_three_cases(api: Api, clock: ManualClock) -> None:
    first = await an_interview(api, clock)
    path = f"/v1/candidates/{first['candidate_id']}/insights"
    for hours, rating in ((3, 2), (30, 3), (60, 5)):
        interview = await an_interview(api, clock, candidate_id=first["candidate_id"], hours_ago=hours)
        before = (await api.get(path))["ratings"]["mean"]
        assert (before["value"], before["status"]) == (None, "not_enough_data")
        await api.create("/v1/reflections", reflection_body(interview["id"], overall=rating))
    found = await api.get(path)
    assert found["ratings"]["mean"] == {"count": 3, "value": 3.3333, "status": "ok"}
    assert found["interviews"]["completed"] == 4
    assert found["pipeline"]["thin"] is True
    assert len(found["ratings"]["points"]) == 3


async def test_only_thank_yous_that_could_be_sent_tell_of_punctuality(api: Api, clock: ManualClock) -> None:
    recent = await an_interview(api, clock, interviewers=[{"name": "Bill"}])
    await an_interview(api, clock, candidate_id=recent["candidate_id"], hours_ago=2000)
    note = await reminder_of(api, recent["id"], "send_thank_you")
    clock.advance(timedelta(hours=1))
    await api.post(f"/v1/reminders/{note['id']}/complete", {})
    found = (await api.get(f"/v1/candidates/{recent['candidate_id']}/insights"))["thank_yous"]
    assert (found["on_time"], found["late"], found["not_sent"]) == (1, 0, 0)


async def test_the_page_comes_with_a_strict_policy_and_is_kept_by_nobody(api: Api, clock: ManualClock) -> None:
    interview = await an_interview(api, clock)
    path = f"/insights/{interview['candidate_id']}"
    page = await api.client.get(path)
    assert page.headers["content-type"].startswith("text/html")
    assert "Insights for Ada Diaz" in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    async with api.with_key(None) as nobody:
        gate = await nobody.get(path)
    assert gate.status_code == 200
    assert "script-src 'self'" in gate.headers["content-security-policy"]
    assert "unsafe" not in gate.headers["content-security-policy"] + page.headers["content-security-policy"]
    assert (await nobody_knows(api, path)).status_code == 401


async def nobody_knows(api: Api, path: str) -> httpx.Response:
    async with api.with_key("no-such-key-of-the-tests") as client:
        return await client.get(path)
