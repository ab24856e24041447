"""Rules of a pause: nothing fires meanwhile, and what is still useful fires at its end."""

import pytest

from tests.support.story import D, H, Story, at

PAUSED_UNTIL = "2026-03-09T09:00:00Z"


async def test_nothing_fires_during_it_and_at_its_end_what_is_useful_is_due_and_the_rest_expired(story: Story) -> None:
    candidate = await story.candidate()
    await story.interview(candidate, at("2026-03-02 08:00"), decision_by="2026-03-04")
    await story.patch(f"candidates/{candidate['id']}", paused_until=PAUSED_UNTIL)
    before = await story.raised()
    await story.until(at("2026-03-09 08:59"))
    assert await story.raised() == before
    await story.until(at("2026-03-09 09:00"))
    # The thanks (until Thursday) are of no use now, and the reflection, due before the pause, is late. The promise for
    # Wednesday was not kept. Thursday's follow-up, Tuesday's fit, invitation and look at the search are still useful.
    assert sorted((await story.raised())[len(before) :]) == [
        "commitment.missed",
        "reminder.due connect_on_linkedin",
        "reminder.due evaluate_fit",
        "reminder.due follow_up",
        "reminder.due keep_searching",
        "reminder.expired send_thank_you",
        "reminder.overdue reflect",
    ]


async def test_what_is_recorded_during_it_waits_for_its_end(story: Story) -> None:
    candidate = await story.candidate(paused_until=PAUSED_UNTIL)
    await story.interview(candidate, at("2026-03-02 06:00"))
    await story.work()
    assert set(await story.statuses()) == {"scheduled"}
    assert await story.raised("reminder.due") == []
    await story.until(at("2026-03-09 09:00"))
    assert "reminder.due reflect" in await story.raised()


@pytest.mark.parametrize(
    ("until", "fires_at"),
    [(None, "2026-03-04 10:00"), ("2026-03-05T09:00:00Z", "2026-03-05 09:00"), ("2026-03-20T09:00:00Z", None)],
    ids=["ended now", "ended sooner", "ended later"],
)
async def test_its_end_can_be_moved(story: Story, until: str | None, fires_at: str | None) -> None:
    candidate = await story.candidate()
    await story.interview(candidate, at("2026-03-02 08:30"))
    await story.patch(f"candidates/{candidate['id']}", paused_until=PAUSED_UNTIL)
    # The worker has looked at what was due, and put it off to the end of the pause.
    await story.until(at("2026-03-04 10:00"))
    await story.patch(f"candidates/{candidate['id']}", paused_until=until)
    await story.work()
    if fires_at is None:
        await story.until(at("2026-03-12 09:00"))
        assert await story.raised("reminder.due") == []
        await story.until(at("2026-03-20 09:00"))
    else:
        await story.until(at(fires_at) - 0.001 * H)
        early = await story.raised("reminder.due")
        assert early == [] or until is None
        await story.until(at(fires_at))
    assert "reminder.due evaluate_fit" in await story.raised("reminder.due")


async def test_edits_during_it_move_reminders_that_still_wait(story: Story) -> None:
    candidate = await story.candidate(paused_until=PAUSED_UNTIL)
    interview = await story.interview(candidate, at("2026-03-02 06:00"))
    moved = at("2026-03-02 07:00")
    await story.patch(f"interviews/{interview['id']}", ended_at=moved.isoformat())
    await story.until(moved + 2 * D)
    assert await story.raised("reminder.due") == []
    assert "reminder.rescheduled reflect" in await story.raised()
