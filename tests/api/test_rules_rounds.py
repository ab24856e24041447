"""Rules of rounds and outcomes: what belongs to the latest round, and what an outcome ends, opens or brings."""

from typing import Any

import pytest

from tests.support.story import D, H, Story, at

ENDED = at("2026-03-02 08:30")


async def stand(story: Story, interview: dict[str, Any]) -> dict[str, str]:
    """Return the latest status of each action of an interview."""
    plan = (await story.read(f"interviews/{interview['id']}/plan"))["reminders"]
    return {each["action"]: each["status"] for each in plan}


async def test_an_interview_is_completed_by_the_passing_of_its_end(story: Story) -> None:
    interview = await story.interview(await story.candidate(), at("2026-03-03 10:00"))
    await story.until(at("2026-03-03 09:59"))
    assert (await story.read(f"interviews/{interview['id']}"))["status"] == "scheduled"
    await story.until(at("2026-03-03 10:00"))
    assert (await story.read(f"interviews/{interview['id']}"))["status"] == "completed"
    assert (await story.read("interviews", status="scheduled"))["items"] == []
    assert await story.raised("interview.completed") == []
    # It may still be said that it never took place.
    assert (await story.post(f"interviews/{interview['id']}/missed", by="employer"))["status"] == "missed"


async def test_one_that_is_said_to_be_scheduled_after_its_end_stays_so(story: Story) -> None:
    interview = await story.interview(await story.candidate(), ENDED, status="scheduled")
    await story.until(at("2026-03-04 10:00"))
    assert (await story.read(f"interviews/{interview['id']}"))["status"] == "scheduled"


@pytest.mark.parametrize(
    ("times", "status"),
    [
        ({"starts_at": "2026-03-01T09:00:00Z", "ends_at": "2026-03-01T10:00:00Z"}, "completed"),
        ({"starts_at": "2026-03-09T09:00:00Z", "ends_at": "2026-03-09T10:00:00Z"}, "scheduled"),
    ],
)
async def test_moving_one_changes_its_status_with_it(story: Story, times: dict[str, str], status: str) -> None:
    candidate = await story.candidate()
    ahead = await story.interview(candidate, at("2026-03-05 10:00"))
    past = await story.interview(candidate, ENDED, ended_at="2026-03-02T08:45:00Z")
    for interview in (ahead, past):
        moved = await story.patch(
            f"interviews/{interview['id']}", **times, **({"ended_at": None} if status == "completed" else {})
        )
        assert (moved["status"], moved["ended_at"]) == (status, None)


async def test_a_later_round_takes_over_what_belongs_to_the_latest_and_gives_it_back(story: Story) -> None:
    candidate = await story.candidate()
    first = await story.interview(candidate, ENDED)
    before = {each["action"]: each["id"] for each in await story.reminders(interview_id=first["id"])}
    second = await story.interview(candidate, ENDED + 7 * D)
    latest = {"follow_up", "close_out", "evaluate_fit"}
    assert {action for action, status in (await stand(story, first)).items() if status == "cancelled"} == latest
    reasons = {each["status_reason"] for each in await story.reminders(interview_id=first["id"], status="cancelled")}
    assert len(reasons) == 1
    assert "later round" in reasons.pop()
    assert latest <= (await stand(story, second)).keys()
    await story.post(f"interviews/{second['id']}/cancel")
    assert set((await stand(story, second)).values()) == {"cancelled"}
    assert set((await stand(story, first)).values()) == {"scheduled"}
    assert {each["action"]: each["id"] for each in await story.reminders(interview_id=first["id"])} == before


async def test_close_out_counts_from_the_last_completed_follow_up(story: Story) -> None:
    await story.interview(await story.candidate(), ENDED)
    # The morning of the 30th day after 2 March; the clocks go forward on the 29th.
    assert (await story.one("close_out"))["due_at"] == "2026-04-01T08:00:00Z"
    await story.until(at("2026-03-10 09:00"))
    follow_up = await story.one("follow_up")
    await story.post(f"reminders/{follow_up['id']}/complete")
    assert (await story.one("close_out"))["due_at"] == "2026-04-09T08:00:00Z"
    # Five working days after the 10th.
    assert (await story.one("follow_up", status="scheduled"))["due_at"] == "2026-03-17T09:00:00Z"
    second = await story.one("follow_up", status="scheduled")
    await story.post(f"reminders/{second['id']}/skip")
    assert (await story.one("close_out"))["due_at"] == "2026-04-09T08:00:00Z"
    assert await story.statuses(action="follow_up") == ["completed", "skipped"]


async def test_a_later_promise_moves_the_second_follow_up(story: Story) -> None:
    interview = await story.interview(await story.candidate(), ENDED)
    await story.until(at("2026-03-10 09:00"))
    follow_up = await story.one("follow_up")
    await story.post(f"reminders/{follow_up['id']}/complete")
    await story.post(f"interviews/{interview['id']}/commitments", decide_by="2026-03-24")
    second = await story.one("follow_up", status="scheduled")
    assert (second["not_before"], second["due_at"]) == ("2026-03-24T23:00:00Z", "2026-03-25T09:00:00Z")


@pytest.mark.parametrize(
    ("outcome", "stage", "fit"),
    [
        ("advanced", "interviewing", "scheduled"),
        ("offer", "offer", "scheduled"),
        ("rejected", "rejected", "cancelled"),
        ("withdrawn", "withdrawn", "cancelled"),
    ],
)
async def test_an_outcome_ends_the_waiting_and_asks_for_its_lessons(
    story: Story, outcome: str, stage: str, fit: str
) -> None:
    interview = await story.interview(await story.candidate(), ENDED)
    await story.post(f"interviews/{interview['id']}/outcome", outcome=outcome)
    found = await stand(story, interview)
    assert (found["follow_up"], found["close_out"], found["evaluate_fit"]) == ("cancelled", "cancelled", fit)
    lessons = await story.one("review_lessons")
    assert (lessons["not_before"], lessons["due_at"]) == ("2026-03-02T09:00:00Z", "2026-03-03T17:00:00Z")
    assert (await story.read(f"applications/{interview['application_id']}"))["stage"] == stage
    assert found["connect_on_linkedin"] == ("scheduled" if stage in {"interviewing", "offer"} else "cancelled")
    await story.post(f"interviews/{interview['id']}/outcome", outcome="pending")
    back = await stand(story, interview)
    assert back == dict.fromkeys(back, "scheduled") | {"review_lessons": "cancelled"}
    assert (await story.read(f"applications/{interview['application_id']}"))["stage"] == "interviewing"


async def test_an_offer_opens_the_evaluation_again(story: Story) -> None:
    interview = await story.interview(await story.candidate(), ENDED)
    await story.until(at("2026-03-04 09:00"))
    # At one and the same instant the job is found fit and the offer comes: the offer is another question.
    first = await story.one("evaluate_fit")
    await story.post(f"reminders/{first['id']}/complete")
    await story.post(f"interviews/{interview['id']}/outcome", outcome="offer", respond_by="2026-03-10")
    again = await story.one("evaluate_fit", status="scheduled")
    assert again["ordinal"] == 2
    assert (again["due_at"], again["deadline"], again["expires_at"]) == (
        "2026-03-05T17:00:00Z",
        "2026-03-10T23:00:00Z",
        "2026-03-10T23:00:00Z",
    )


async def test_before_the_start_only_bad_news_can_come(story: Story) -> None:
    interview = await story.interview(await story.candidate(), at("2026-03-05 10:00"))
    path = f"interviews/{interview['id']}"
    for outcome in ("advanced", "offer"):
        assert (await story.api.post(f"/v1/{path}/outcome", {"outcome": outcome})).status_code == 409
    cancelled = await story.post(f"{path}/outcome", outcome="rejected")
    assert (cancelled["status"], cancelled["outcome"]) == ("cancelled", "rejected")
    assert set((await stand(story, interview)).values()) == {"cancelled"}
    assert "interview.cancelled" in await story.raised()


async def test_a_closed_application_asks_for_no_news(story: Story) -> None:
    interview = await story.interview(await story.candidate(), ENDED)
    await story.patch(f"applications/{interview['application_id']}", stage="closed")
    found = await stand(story, interview)
    gone = {action for action, status in found.items() if status == "cancelled"}
    assert gone == {"follow_up", "close_out", "connect_on_linkedin"}


async def test_one_recorded_past_its_expiry_is_kept_expired_and_comes_back_when_there_is_use(story: Story) -> None:
    interview = await story.interview(await story.candidate(), ENDED - 4 * D)
    [thanks] = await story.reminders(action="send_thank_you")
    assert (thanks["status"], thanks["status_reason"]) == ("expired", "It was recorded after its use had passed.")
    assert await story.raised("reminder.expired") == []
    # It turns out that it was yesterday.
    await story.patch(f"interviews/{interview['id']}", starts_at="2026-03-01T17:00:00Z", ends_at="2026-03-01T18:00:00Z")
    [back] = await story.reminders(action="send_thank_you")
    assert (back["id"], back["status"], back["due_at"]) == (thanks["id"], "due", "2026-03-02T07:00:00Z")


async def test_one_that_is_due_goes_back_only_if_its_earliest_instant_is_ahead(story: Story) -> None:
    interview = await story.interview(await story.candidate(), ENDED - 3 * H)
    path = f"interviews/{interview['id']}"
    assert (await stand(story, interview))["reflect"] == "due"
    await story.patch(path, ended_at="2026-03-02T08:55:00Z")
    # Its time is 9:55 now, but it may be done since 8:55: it is not taken back.
    assert (await stand(story, interview))["reflect"] == "due"
    await story.patch(path, starts_at="2026-03-02T11:00:00Z", ends_at="2026-03-02T12:00:00Z", ended_at=None)
    assert (await stand(story, interview))["reflect"] == "scheduled"


@pytest.mark.parametrize(
    ("where", "due_at"),
    [
        # 10:00 there, on daylight saving time since the 8th, is 15:00 in Madrid.
        ({"time_zone": "America/New_York"}, "2026-03-09T14:00:00Z"),
        # 10:00 on Monday in Tokyo is 02:00 in Madrid. An hour before the last waking hours end, 20:00 on Sunday, is
        # 04:00 on Monday there: past the gate, which is midnight there, and still that business day.
        ({"time_zone": "Asia/Tokyo"}, "2026-03-08T19:00:00Z"),
        # Sunday to Thursday: the fifth working day after Monday 2 March is Monday the 9th.
        ({"business_days": ["sun", "mon", "tue", "wed", "thu"]}, "2026-03-09T09:00:00Z"),
        # Independence Movement Day, Sunday 1 March, is made up for on Monday the 2nd itself: the 9th still. Madrid
        # wakes at 16:00 of Seoul; an hour before it slept, 20:00 on Sunday, is 04:00 on Monday there.
        ({"country": "KR", "time_zone": "Asia/Seoul"}, "2026-03-08T19:00:00Z"),
        # 10:00 in Athens is 09:00 in Madrid.
        ({"country": "GR", "time_zone": "Europe/Athens"}, "2026-03-09T08:00:00Z"),
    ],
    ids=["New York", "Tokyo", "Sunday to Thursday", "Seoul", "Athens"],
)
async def test_the_employers_zone_and_days_place_the_follow_up(
    story: Story, where: dict[str, Any], due_at: str
) -> None:
    interview = await story.interview(await story.candidate(), ENDED)
    await story.patch(f"interviews/{interview['id']}", **where)
    assert (await story.one("follow_up"))["due_at"] == due_at
