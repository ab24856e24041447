"""Rules of the search: one look at a time, the figures it tells, and when it stops."""

from typing import Any

import pytest

from tests.support.story import D, Story, at

ENDED = at("2026-03-02 08:30")
"""The first look is due on the next morning at 10:00, 09:00 UTC, and so every week."""


async def looks(story: Story) -> list[tuple[int, str, str]]:
    found = await story.reminders(action="keep_searching")
    return [(each["ordinal"], each["status"], each["due_at"]) for each in found]


async def test_it_repeats_weekly_and_never_two_are_open(story: Story) -> None:
    candidate = await story.candidate()
    await story.interview(candidate, ENDED)
    await story.interview(candidate, ENDED + 2 * D, company="Initrode")
    for week in range(3):
        await story.until(at("2026-03-03 09:00") + 7 * week * D)
    assert await looks(story) == [
        (1, "expired", "2026-03-03T09:00:00Z"),
        (2, "expired", "2026-03-10T09:00:00Z"),
        (3, "due", "2026-03-17T09:00:00Z"),
    ]
    last = (await story.reminders(action="keep_searching"))[-1]
    await story.post(f"reminders/{last['id']}/complete")
    assert (await looks(story))[3:] == [(4, "scheduled", "2026-03-24T09:00:00Z")]
    # After the clocks went forward on the 29th the morning is an hour earlier by UTC.
    await story.until(at("2026-03-31 08:00"))
    assert (await looks(story))[3:] == [(4, "expired", "2026-03-24T09:00:00Z"), (5, "due", "2026-03-31T08:00:00Z")]


async def test_after_an_outage_only_the_present_one_is_due(story: Story) -> None:
    await story.interview(await story.candidate(), ENDED)
    await story.until(at("2026-03-25 12:00"))
    assert await looks(story) == [(1, "expired", "2026-03-03T09:00:00Z"), (4, "due", "2026-03-24T09:00:00Z")]
    raised = [one for one in await story.raised() if one.endswith("keep_searching")]
    assert raised == ["reminder.expired keep_searching", "reminder.due keep_searching"]


async def test_a_late_recording_asks_for_the_present_one_alone(story: Story) -> None:
    await story.interview(await story.candidate(), ENDED - 20 * D)
    assert await looks(story) == [(3, "due", "2026-02-25T09:00:00Z")]


@pytest.mark.parametrize("stage", ["accepted", "rejected", "withdrawn", "closed"])
async def test_it_stops_with_an_acceptance_or_with_nothing_open_and_goes_on_when_that_changes(
    story: Story, stage: str
) -> None:
    interview = await story.interview(await story.candidate(), ENDED)
    path = f"applications/{interview['application_id']}"
    await story.patch(path, stage=stage)
    assert [look[1] for look in await looks(story)] == ["cancelled"]
    await story.patch(path, stage="interviewing")
    assert await looks(story) == [(1, "scheduled", "2026-03-03T09:00:00Z")]


async def test_an_acceptance_stops_it_though_others_are_open(story: Story) -> None:
    candidate = await story.candidate()
    first = await story.interview(candidate, ENDED)
    await story.interview(candidate, ENDED, company="Initrode")
    await story.patch(f"applications/{first['application_id']}", stage="rejected")
    assert [look[1] for look in await looks(story)] == ["scheduled"]
    await story.patch(f"applications/{first['application_id']}", stage="accepted")
    assert [look[1] for look in await looks(story)] == ["cancelled"]


async def test_it_tells_the_figures_as_they_are_when_it_falls_due(story: Story) -> None:
    """The interview ahead at the first look has passed by the second, though nobody wrote anything in between."""
    candidate = await story.candidate()
    await story.interview(candidate, ENDED)
    ahead = await story.interview(candidate, at("2026-03-05 10:00"), company="Initrode")
    await story.api.create("/v1/applications", {"candidate_id": candidate["id"], "company": "Hooli", "role": "SRE"})
    for instant in ("2026-03-03 09:00", "2026-03-05 10:00", "2026-03-10 09:00"):
        await story.until(at(instant))
    told = [e["data"]["reminder"] for e in await story.events("reminder.due")]
    assert [each["explanation"]["summary"] for each in told if each["action"] == "keep_searching"] == [
        "Keep searching: 3 applications are open, 1 with an interview ahead.",
        "Keep searching: 3 applications are open, 0 with an interview ahead.",
    ]
    await story.patch(f"applications/{ahead['application_id']}", stage="closed")
    assert (await story.one("keep_searching"))["explanation"]["summary"] == (
        "Keep searching: 2 applications are open, 0 with an interview ahead. The pipeline is thin."
    )


async def test_a_change_of_zone_moves_it_and_keeps_its_id(story: Story) -> None:
    candidate = await story.candidate()
    await story.interview(candidate, ENDED)
    before = await story.one("keep_searching")
    await story.patch(f"candidates/{candidate['id']}", time_zone="America/New_York")
    after = await story.one("keep_searching")
    assert (after["id"], after["due_at"], after["revision"]) == (before["id"], "2026-03-03T15:00:00Z", 2)


@pytest.mark.parametrize(
    ("policy", "due_at"),
    [
        ({"keep_searching_every_days": 3}, "2026-03-06T09:00:00Z"),
        ({"morning_at": "08:30"}, "2026-03-10T07:30:00Z"),
    ],
)
async def test_a_candidates_own_policy_counts(story: Story, policy: dict[str, Any], due_at: str) -> None:
    candidate = await story.candidate()
    await story.interview(candidate, ENDED)
    await story.until(at("2026-03-03 09:00"))
    look = await story.one("keep_searching")
    await story.post(f"reminders/{look['id']}/skip")
    await story.patch(f"candidates/{candidate['id']}", policy=policy)
    assert (await story.one("keep_searching", status="scheduled"))["due_at"] == due_at


async def test_a_tenants_policy_replans_at_the_workers_next_step_and_keeps_ids(story: Story) -> None:
    await story.interview(await story.candidate(), ENDED)
    before = await story.one("keep_searching")
    await story.patch("policy", morning_at="11:00")
    await story.work()
    after = await story.one("keep_searching")
    assert (after["id"], after["due_at"]) == (before["id"], "2026-03-03T10:00:00Z")
    assert "reminder.rescheduled keep_searching" in await story.raised()
