"""Rules of the people met: who is thanked, who is invited, and each of them once."""

from typing import Any

import pytest

from tests.support.story import OTHER, PERSON, D, H, Story, at

ENDED = at("2026-03-02 08:30")
NEXT = at("2026-03-04 10:00")


async def test_a_person_met_in_two_applications_is_invited_once_and_the_second_takes_over(story: Story) -> None:
    candidate = await story.candidate()
    first = await story.interview(candidate, ENDED)
    second = await story.interview(candidate, NEXT, company="Initrode")
    invitation = await story.one("connect_on_linkedin")
    assert invitation["application_id"] == first["application_id"]
    await story.post(f"interviews/{first['id']}/cancel")
    passed_on = await story.one("connect_on_linkedin")
    assert (passed_on["application_id"], passed_on["interview_id"]) == (second["application_id"], second["id"])
    assert (passed_on["id"], passed_on["due_at"]) == (invitation["id"], "2026-03-05T10:00:00Z")


@pytest.mark.parametrize("how", ["deleted", "absent", "closed", "application deleted"])
async def test_however_the_first_gives_an_invitation_up_the_second_asks(story: Story, how: str) -> None:
    candidate = await story.candidate()
    first = await story.interview(candidate, ENDED)
    second = await story.interview(candidate, NEXT, company="Initrode")
    match how:
        case "deleted":
            await story.delete(f"interviews/{first['id']}")
        case "absent":
            await story.patch(f"interviews/{first['id']}", interviewers=[PERSON | {"attended": False}])
        case "closed":
            await story.patch(f"applications/{first['application_id']}", stage="closed")
        case _:
            await story.delete(f"applications/{first['application_id']}")
    assert (await story.one("connect_on_linkedin"))["application_id"] == second["application_id"]


async def test_a_person_invited_is_not_asked_for_again(story: Story) -> None:
    candidate = await story.candidate()
    await story.interview(candidate, ENDED)
    invitation = await story.one("connect_on_linkedin")
    await story.post(f"reminders/{invitation['id']}/complete")
    await story.interview(candidate, NEXT, company="Initrode")
    await story.interview(candidate, NEXT + D)
    assert await story.statuses(action="connect_on_linkedin") == ["completed"]


@pytest.mark.parametrize(
    ("change", "thanks", "invitation"),
    [
        ({"attended": False}, "cancelled", "cancelled"),
        ({"connected": True}, "due", "cancelled"),
    ],
    ids=["did not come", "connected already"],
)
async def test_what_is_said_of_a_person_counts_for_that_person_alone(
    story: Story, change: dict[str, Any], thanks: str, invitation: str
) -> None:
    interview = await story.interview(await story.candidate(), ENDED - 3 * H, interviewers=[PERSON, OTHER])
    path = f"interviews/{interview['id']}"
    await story.patch(path, interviewers=[PERSON | change, OTHER])
    stand = {(r["action"], r["subject"]["interviewer"]): r["status"] for r in await story.reminders() if r["subject"]}
    assert stand == {
        ("send_thank_you", "Bill Lumbergh"): thanks,
        ("connect_on_linkedin", "Bill Lumbergh"): invitation,
        ("send_thank_you", "Milton Waddams"): "due",
        ("connect_on_linkedin", "Milton Waddams"): "scheduled",
    }
    await story.patch(path, interviewers=[PERSON, OTHER])
    back = {(r["action"], r["subject"]["interviewer"]): r["status"] for r in await story.reminders() if r["subject"]}
    assert set(back.values()) == {"due", "scheduled"}


async def test_nobody_is_thanked_when_all_who_are_named_were_absent(story: Story) -> None:
    await story.interview(await story.candidate(), ENDED, interviewers=[PERSON | {"attended": False}])
    assert await story.reminders(action="send_thank_you") == []


async def test_a_note_to_the_panel_is_replaced_by_notes_to_those_named_unless_it_was_sent(story: Story) -> None:
    candidate = await story.candidate()
    unsent = await story.interview(candidate, ENDED, interviewers=[])
    await story.patch(f"interviews/{unsent['id']}", interviewers=[PERSON, OTHER])
    assert await story.statuses(action="send_thank_you") == ["cancelled", "scheduled", "scheduled"]
    sent = await story.interview(candidate, ENDED, company="Initrode", interviewers=[])
    note = await story.one("send_thank_you", interview_id=sent["id"])
    await story.post(f"reminders/{note['id']}/complete")
    await story.patch(f"interviews/{sent['id']}", interviewers=[PERSON, OTHER])
    assert await story.statuses(action="send_thank_you", interview_id=sent["id"]) == ["completed"]


async def test_thanks_for_the_old_date_do_not_count_for_the_new_one(story: Story) -> None:
    interview = await story.interview(await story.candidate(), ENDED)
    first = await story.one("send_thank_you")
    await story.post(f"reminders/{first['id']}/complete")
    await story.patch(f"interviews/{interview['id']}", starts_at="2026-03-05T09:00:00Z", ends_at="2026-03-05T10:00:00Z")
    notes = await story.reminders(action="send_thank_you")
    assert [(note["ordinal"], note["status"], note["due_at"]) for note in notes] == [
        (1, "completed", "2026-03-02T10:30:00Z"),
        (2, "scheduled", "2026-03-05T12:00:00Z"),
    ]


async def test_a_new_name_keeps_the_persons_reminders(story: Story) -> None:
    interview = await story.interview(await story.candidate(), ENDED, interviewers=[{"name": "Bill"}])
    before = {each["id"] for each in await story.reminders() if each["subject"]}
    [bill] = interview["interviewers"]
    named = [{"id": bill["id"], "name": "William Lumbergh", "email": "bill@initech.example"}]
    await story.patch(f"interviews/{interview['id']}", interviewers=named)
    after = [each for each in await story.reminders() if each["subject"]]
    assert {each["id"] for each in after} == before
    assert {each["subject"]["interviewer"] for each in after} == {"William Lumbergh"}
