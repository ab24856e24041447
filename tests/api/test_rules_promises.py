"""Rules of what employers promise: which promise governs, and what becomes of each."""

from typing import Any

import pytest

from tests.support.story import D, H, Story, at

ENDED = at("2026-03-02 08:00")
"""An hour before the story begins, a Monday, 09:00 in Madrid."""


async def told(story: Story, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    candidate = await story.candidate()
    return candidate, await story.interview(candidate, changes.pop("ended", ENDED), **changes)


async def test_a_broken_one_is_announced_once(story: Story) -> None:
    _, interview = await told(story, decision_by="2026-03-04")
    await story.until(at("2026-03-04 22:59"))
    assert await story.promises(interview) == ["open"]
    await story.until(at("2026-03-04 23:00"))
    assert await story.promises(interview) == ["missed"]
    await story.patch(f"interviews/{interview['id']}", location="Room 3")
    await story.until(at("2026-03-18 23:00"))
    assert await story.raised("commitment.missed") == ["commitment.missed"]
    # A missed one governs still: the follow-up stays where it was.
    assert (await story.one("follow_up", status="due"))["due_at"] == "2026-03-05T09:00:00Z"


async def test_one_recorded_after_its_time_is_announced_at_once(story: Story) -> None:
    _, interview = await told(story, ended=ENDED - 7 * D, decision_by="2026-02-26")
    await story.work()
    assert await story.promises(interview) == ["missed"]
    [event] = await story.events("commitment.missed")
    assert event["data"]["commitment"]["decide_by"] == "2026-02-26"
    assert event["data"]["links"]["commitments"].endswith(f"/v1/interviews/{interview['id']}/commitments")


async def test_one_is_announced_as_broken_when_the_late_outcome_is_recorded_first(story: Story) -> None:
    """The worker has not come to it yet: the candidate is paused."""
    candidate, interview = await told(story, decision_by="2026-03-04")
    await story.patch(f"candidates/{candidate['id']}", paused_until="2026-03-20T09:00:00Z")
    story.clock.set(at("2026-03-06 09:00"))
    await story.post(f"interviews/{interview['id']}/outcome", outcome="rejected")
    assert await story.promises(interview) == ["missed"]
    await story.until(at("2026-03-21 09:00"))
    assert await story.raised("commitment.missed") == ["commitment.missed"]


@pytest.mark.parametrize(
    ("outcome", "occurred_at", "becomes"),
    [
        ("advanced", "2026-03-04T22:59:59Z", "kept"),
        ("rejected", "2026-03-03T09:00:00Z", "kept"),
        ("offer", "2026-03-04T23:00:01Z", "missed"),
        ("withdrawn", "2026-03-03T09:00:00Z", "released"),
    ],
)
async def test_an_outcome_settles_it(story: Story, outcome: str, occurred_at: str, becomes: str) -> None:
    _, interview = await told(story, decision_by="2026-03-04")
    await story.until(at("2026-03-05 09:00"))
    assert await story.promises(interview) == ["missed"]
    await story.post(f"interviews/{interview['id']}/outcome", outcome=outcome, occurred_at=occurred_at)
    assert await story.promises(interview) == [becomes]
    assert len(await story.raised("commitment.missed")) == 1


async def test_an_outcome_taken_back_opens_it_again_and_it_can_still_be_broken(story: Story) -> None:
    _, interview = await told(story, decision_by="2026-03-04")
    await story.post(f"interviews/{interview['id']}/outcome", outcome="advanced")
    assert await story.promises(interview) == ["kept"]
    await story.until(at("2026-03-10 09:00"))
    assert await story.raised("commitment.missed") == []
    await story.post(f"interviews/{interview['id']}/outcome", outcome="pending")
    await story.work()
    assert await story.promises(interview) == ["missed"]
    assert await story.raised("commitment.missed") == ["commitment.missed"]


async def test_one_found_broken_before_its_outcome_is_not_announced_again_when_that_is_taken_back(
    story: Story,
) -> None:
    _, interview = await told(story, decision_by="2026-03-04")
    await story.until(at("2026-03-06 09:00"))
    path = f"interviews/{interview['id']}/outcome"
    await story.post(path, outcome="advanced", occurred_at="2026-03-03T09:00:00Z")
    assert await story.promises(interview) == ["kept"]
    await story.post(path, outcome="pending")
    assert await story.promises(interview) == ["missed"]
    await story.until(at("2026-03-10 09:00"))
    assert await story.raised("commitment.missed") == ["commitment.missed"]


@pytest.mark.parametrize("how", ["cancel", "missed", "withdrawn stage", "closed stage"])
async def test_one_that_means_nothing_any_more_is_released_and_never_missed(story: Story, how: str) -> None:
    _, interview = await told(story, decision_by="2026-03-04")
    if how.endswith("stage"):
        await story.patch(f"applications/{interview['application_id']}", stage=how.split(maxsplit=1)[0])
    else:
        await story.post(f"interviews/{interview['id']}/{how}")
    assert await story.promises(interview) == ["released"]
    await story.until(at("2026-03-20 09:00"))
    assert await story.raised("commitment.missed") == []


async def test_one_that_was_released_with_its_application_is_open_again_with_it(story: Story) -> None:
    _, interview = await told(story, decision_by="2026-03-12")
    path = f"applications/{interview['application_id']}"
    await story.patch(path, stage="closed")
    await story.patch(path, stage="interviewing")
    assert await story.promises(interview) == ["open"]
    assert (await story.one("follow_up"))["due_at"] == "2026-03-13T09:00:00Z"
    await story.until(at("2026-03-13 00:00"))
    assert await story.promises(interview) == ["missed"]


async def test_one_of_an_interview_cancelled_by_a_rejection_comes_back_with_it(story: Story) -> None:
    _, interview = await told(story, ended=at("2026-03-05 10:00"), decision_by="2026-03-12")
    path = f"interviews/{interview['id']}"
    rejected = await story.post(f"{path}/outcome", outcome="withdrawn")
    assert (rejected["status"], await story.promises(interview)) == ("cancelled", ["released"])
    restored = await story.post(f"{path}/outcome", outcome="pending")
    assert (restored["status"], await story.promises(interview)) == ("scheduled", ["open"])
    assert (await story.one("follow_up"))["due_at"] == "2026-03-13T09:00:00Z"
    assert (await story.one("prepare"))["status"] == "scheduled"


async def test_one_does_not_govern_while_its_interview_is_moved_past_it(story: Story) -> None:
    _, interview = await told(story, ended=at("2026-03-05 10:00"), decision_by="2026-03-09")
    path = f"interviews/{interview['id']}"
    await story.patch(path, starts_at="2026-03-10T09:00:00Z", ends_at="2026-03-10T10:00:00Z")
    # Five working days after Tuesday the 10th.
    assert (await story.one("follow_up"))["due_at"] == "2026-03-17T09:00:00Z"
    await story.until(at("2026-03-10 08:00"))
    assert await story.raised("commitment.missed") == []
    await story.patch(path, starts_at="2026-03-05T09:00:00Z", ends_at="2026-03-05T10:00:00Z")
    assert (await story.one("follow_up"))["due_at"] == "2026-03-10T09:00:00Z"
    await story.work()
    assert await story.raised("commitment.missed") == ["commitment.missed"]


async def test_a_newer_one_replaces_the_open_one_and_moves_the_gate(story: Story) -> None:
    _, interview = await told(story, decision_by="2026-03-04")
    path = f"interviews/{interview['id']}/commitments"
    await story.until(at("2026-03-05 08:00"))
    await story.post(path, decide_by="2026-03-10T15:00:00Z", said_by="Bill Lumbergh")
    await story.post(path, decide_by="2026-03-11")
    assert await story.promises(interview) == ["missed", "revised", "open"]
    follow_up = await story.one("follow_up")
    assert (follow_up["not_before"], follow_up["due_at"]) == ("2026-03-11T23:00:00Z", "2026-03-12T09:00:00Z")
    refused = await story.api.post(f"/v1/reminders/{follow_up['id']}/complete")
    assert refused.json()["earliest_at"] == "2026-03-11T23:00:00Z"


async def test_an_instant_promised_is_a_gate_itself(story: Story) -> None:
    _, interview = await told(story, decision_by="2026-03-04T15:00:00Z")
    follow_up = await story.one("follow_up", interview_id=interview["id"])
    assert (follow_up["not_before"], follow_up["due_at"]) == ("2026-03-04T15:00:00Z", "2026-03-05T09:00:00Z")
    await story.until(at("2026-03-04 15:00"))
    assert await story.promises(interview) == ["missed"]
    assert (await story.post(f"reminders/{follow_up['id']}/complete"))["status"] == "completed"


async def test_a_promise_before_the_interview_is_refused(story: Story) -> None:
    _, interview = await told(story)
    answer = await story.api.post(f"/v1/interviews/{interview['id']}/commitments", {"decide_by": "2026-03-01"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/decide_by"


async def test_a_decision_promised_for_the_same_day_makes_the_thanks_urgent(story: Story) -> None:
    _, interview = await told(story, ended=ENDED + 3 * H, decision_by="2026-03-02")
    thanks = await story.one("send_thank_you", interview_id=interview["id"])
    assert thanks["due_at"] == thanks["not_before"] == "2026-03-02T11:30:00Z"
    assert thanks["explanation"]["rule"] == "send_thank_you.before_decision"
