"""Requests at the same moment about one candidate, and requests while the worker fires: no error, one plan."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Sequence
from typing import Any

import httpx

from tests.support.bodies import interview_body
from tests.support.story import OTHER, PERSON, D, H, Story, at

ENDED = at("2026-03-02 08:30")
FINE = {200, 201, 409}
"""What may be answered to requests that cross: done, or not in this state."""


async def together(*requests: Awaitable[httpx.Response]) -> list[httpx.Response]:
    answers = await asyncio.gather(*requests)
    assert {answer.status_code for answer in answers} <= FINE, [answer.text for answer in answers]
    return answers


async def check_plan(story: Story, candidate: dict[str, Any]) -> None:
    """Check that what is stored is what the rules ask for: planning anew changes nothing."""
    before = await story.reminders(candidate_id=candidate["id"])
    keys = Counter(
        (each["action"], each["interview_id"], (each["subject"] or {}).get("interviewer_id"), each["ordinal"])
        for each in before
    )
    assert set(keys.values()) == {1}
    await story.api.parts.services.replanning.schedule_everybody()
    await story.work()
    assert plain(await story.reminders(candidate_id=candidate["id"])) == plain(before)


def plain(reminders: Sequence[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [tuple(each[key] for key in ("id", "status", "due_at", "expires_at", "revision")) for each in reminders]


async def test_interviews_created_at_once_share_an_application_and_one_latest_round(story: Story) -> None:
    candidate = await story.candidate()
    bodies = [interview_body(candidate["id"], ENDED + day * D, interviewers=[PERSON, OTHER]) for day in range(6)]
    answers = await together(*(story.api.post("/v1/interviews", body) for body in bodies))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["application_id"] for answer in answers}) == 1
    open_ones = [each for each in await story.reminders() if each["status"] in {"scheduled", "due"}]
    counted = Counter(each["action"] for each in open_ones)
    assert (counted["follow_up"], counted["close_out"], counted["evaluate_fit"]) == (1, 1, 1)
    assert (counted["connect_on_linkedin"], counted["keep_searching"]) == (2, 1)
    await check_plan(story, candidate)


async def test_everything_at_once_about_one_candidate(story: Story) -> None:
    candidate = await story.candidate()
    first = await story.interview(candidate, ENDED, decision_by="2026-03-04")
    path, client = f"/v1/interviews/{first['id']}", story.api.client
    for turn in range(4):
        await together(
            client.patch(path, json={"location": f"Room {turn}", "ended_at": (ENDED + turn * H / 8).isoformat()}),
            client.post(f"{path}/outcome", json={"outcome": "advanced" if turn % 2 else "pending"}),
            client.post(f"{path}/commitments", json={"decide_by": f"2026-03-1{turn}"}),
            client.patch(f"/v1/candidates/{candidate['id']}", json={"waking_hours": {"start": f"0{6 + turn}:00"}}),
            client.post("/v1/interviews", json=interview_body(candidate["id"], ENDED + (turn + 1) * D)),
            client.patch(f"/v1/applications/{first['application_id']}", json={"role": f"Engineer {turn}"}),
            client.patch("/v1/policy", json={"thank_you_after": f"PT{turn + 1}H"}),
        )
        await story.work()
    await check_plan(story, candidate)
    assert (await story.promises(first)).count("open") <= 1


async def test_requests_while_the_worker_fires(story: Story) -> None:
    """Whoever comes second waits, and sees what the first one did: no request fails because a reminder fell due."""
    candidate = await story.candidate()
    interviews = [
        await story.interview(candidate, ENDED, company=f"Initech {number}", decision_by="2026-03-04")
        for number in range(3)
    ]
    client = story.api.client
    for turn, instant in enumerate(("2026-03-02 10:30", "2026-03-03 17:00", "2026-03-04 23:00", "2026-03-09 09:00")):
        story.clock.set(at(instant))
        answers, *_ = await asyncio.gather(
            together(
                *(
                    client.patch(f"/v1/interviews/{each['id']}", json={"ended_at": (ENDED + turn * H / 8).isoformat()})
                    for each in interviews
                )
            ),
            story.work(),
            story.work(),
        )
        assert {answer.status_code for answer in answers} == {200}, [answer.text for answer in answers]
    await story.work()
    due = Counter(
        (event["data"]["reminder"]["id"], event["data"]["reminder"]["revision"])
        for event in await story.events("reminder.due")
    )
    assert set(due.values()) == {1}
    assert Counter(await story.raised("commitment.missed"))["commitment.missed"] == len(interviews)
    await check_plan(story, candidate)
