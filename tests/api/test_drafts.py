"""The life of a draft over HTTP: composed, listed, edited, sent, discarded."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.support.api import Api
from tests.support.clock import ManualClock
from tests.support.written import drafted, events_of, interviewed, reminder_of


def codes(draft: dict[str, Any], severity: str | None = None) -> list[str]:
    return [one["code"] for one in draft["findings"] if severity in {None, one["severity"]}]


async def test_a_thank_you_note_is_composed_from_what_the_interview_knows(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    body = {"kind": "thank_you", "interview_id": interview["id"], "interviewer_id": interview["interviewers"][0]["id"]}
    answer = await api.post("/v1/drafts", body)
    assert answer.status_code == 201, answer.text
    draft = answer.json()
    assert answer.headers["location"] == f"/v1/drafts/{draft['id']}"
    assert (draft["kind"], draft["tone"], draft["language"], draft["status"]) == ("thank_you", "warm", "en", "draft")
    assert (draft["revision"], draft["written_by"], draft["writing"]) == (1, "built_in", False)
    assert "Bill" in draft["body"]
    assert "on-call" in draft["body"] or "event-driven" in draft["body"]
    assert draft["findings"] == []
    shown = await api.client.get(answer.headers["location"])
    assert shown.json() == draft
    assert shown.headers["etag"] == answer.headers["etag"]
    again = await api.client.get(answer.headers["location"], headers={"If-None-Match": shown.headers["etag"]})
    assert again.status_code == 304


async def test_tone_and_language_are_heard(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    bodies = {
        (await drafted(api, interview, tone=tone, language=language))["body"]
        for tone in ("warm", "formal", "concise")
        for language in ("en", "de", "fr", "es")
    }
    assert len(bodies) == 12


async def test_creating_announces_it_without_its_words(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    draft = await drafted(api, interview)
    [event] = await events_of(api, "draft.created")
    data = event["data"]
    assert data["draft"] == {
        name: draft[name]
        for name in (
            "id", "kind", "tone", "language", "status", "revision", "written_by", "interview_id", "interviewer_id",
        )
    }  # fmt: skip
    assert data["links"]["draft"].endswith(f"/v1/drafts/{draft['id']}")
    assert draft["subject"] not in str(event)


async def test_the_only_one_there_is_addressed_without_being_named(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock, interviewers=[{"name": "Bill Lumbergh"}])
    for kind in ("thank_you", "linkedin_invitation", "follow_up"):
        answer = await api.create("/v1/drafts", {"kind": kind, "interview_id": interview["id"]})
        assert answer["interviewer"] == "Bill Lumbergh"


async def test_a_panel_gets_one_note_or_one_each_but_an_invitation_is_for_one(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    whole = await api.create("/v1/drafts", {"kind": "thank_you", "interview_id": interview["id"]})
    assert whole["interviewer"] is None
    first, second = [await drafted(api, interview, interviewer_id=one["id"]) for one in interview["interviewers"]]
    assert first["body"] != second["body"]
    assert "near_duplicate" not in codes(second)
    refused = await api.post("/v1/drafts", {"kind": "linkedin_invitation", "interview_id": interview["id"]})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["pointer"] == "/interviewer_id"


async def test_the_same_words_to_two_of_a_panel_are_noticed(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    first, second = [await drafted(api, interview, interviewer_id=one["id"]) for one in interview["interviewers"]]
    await api.client.patch(f"/v1/drafts/{second['id']}", json={"body": first["body"].replace("Bill", "Milton")})
    for draft in (first, second):
        assert "near_duplicate" in codes(await api.get(f"/v1/drafts/{draft['id']}"))
    await api.client.delete(f"/v1/drafts/{second['id']}")
    assert "near_duplicate" not in codes(await api.get(f"/v1/drafts/{first['id']}"))


async def test_poor_facts_make_an_honest_note_and_a_warning(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock, topics=[], highlight=None, strength=None)
    draft = await drafted(api, interview)
    assert codes(draft, "error") == []
    assert codes(draft, "warning") == ["no_specific_topic"]


async def test_a_name_corrected_later_is_found_at_once(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    draft = await drafted(api, interview)
    before = await api.client.get(f"/v1/drafts/{draft['id']}")
    people = [{"id": interview["interviewers"][0]["id"], "name": "Will Lumbergh"}, interview["interviewers"][1]]
    answer = await api.client.patch(f"/v1/interviews/{interview['id']}", json={"interviewers": people})
    assert answer.status_code == 200, answer.text
    after = await api.client.get(f"/v1/drafts/{draft['id']}", headers={"If-None-Match": before.headers["etag"]})
    assert after.status_code == 200
    assert codes(after.json(), "error") == ["recipient_misspelt"]


async def test_an_interviewer_taken_off_leaves_the_draft_readable(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    draft = await drafted(api, interview)
    people = [interview["interviewers"][1]]
    assert (
        await api.client.patch(f"/v1/interviews/{interview['id']}", json={"interviewers": people})
    ).status_code == 200
    shown = await api.get(f"/v1/drafts/{draft['id']}")
    assert (shown["interviewer"], codes(shown, "error")) == ("Bill Lumbergh", [])
    assert (await api.client.get(f"/v1/drafts/{draft['id']}/message")).json()["to"]["email"] is None


async def test_lists_filter_and_page(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    other = await interviewed(api, clock)
    made = [await drafted(api, interview, kind=kind) for kind in ("thank_you", "linkedin_invitation", "follow_up")]
    await drafted(api, other)
    await api.client.delete(f"/v1/drafts/{made[0]['id']}")

    async def ids(**params: Any) -> list[str]:
        return [one["id"] for one in (await api.get("/v1/drafts", **params))["items"]]

    assert await ids(interview_id=interview["id"]) == [one["id"] for one in made]
    assert await ids(candidate_id=interview["candidate_id"], kind="follow_up") == [made[2]["id"]]
    assert await ids(interview_id=interview["id"], status="discarded") == [made[0]["id"]]
    page = await api.get("/v1/drafts", candidate_id=interview["candidate_id"], limit=2)
    rest = await api.get("/v1/drafts", candidate_id=interview["candidate_id"], limit=2, cursor=page["next_cursor"])
    assert [one["id"] for one in page["items"] + rest["items"]] == [one["id"] for one in made]
    assert rest["next_cursor"] is None
    assert page["items"][1] == made[1]


async def test_every_edit_is_a_revision_that_can_be_read_back(api: Api, clock: ManualClock) -> None:
    draft = await drafted(api, await interviewed(api, clock))
    url = f"/v1/drafts/{draft['id']}"
    clock.set(datetime(2026, 3, 2, 10, tzinfo=UTC))
    edited = await api.client.patch(url, json={"body": "Hello Bill,\n\nthank you."})
    assert (edited.json()["revision"], edited.json()["subject"]) == (2, draft["subject"])
    assert edited.json()["written_by"] == "built_in"
    assert (await api.client.patch(url, json={"subject": ""})).json()["revision"] == 3
    same = await api.client.patch(url, json={"subject": "", "body": "Hello Bill,\n\nthank you."})
    assert same.json()["revision"] == 3
    assert (await api.client.patch(url, json={})).json()["revision"] == 3
    revisions = (await api.get(f"{url}/revisions"))["items"]
    assert [(r["revision"], r["changed"], r["written_by"]) for r in revisions] == [
        (1, ["subject", "body"], "built_in"),
        (2, ["body"], "person"),
        (3, ["subject"], "person"),
    ]
    assert (revisions[0]["subject"], revisions[0]["body"]) == (draft["subject"], draft["body"])
    assert revisions[1]["created_at"] == "2026-03-02T10:00:00Z"
    [key] = {r["key_id"] for r in revisions}
    assert key in {one["id"] for one in (await api.get("/v1/api-keys"))["items"]}
    first = await api.get(f"{url}/revisions", limit=1)
    assert (await api.get(f"{url}/revisions", limit=1, cursor=first["next_cursor"]))["items"] == [revisions[1]]


async def test_an_edit_minds_the_version_it_was_made_for(api: Api, clock: ManualClock) -> None:
    draft = await drafted(api, await interviewed(api, clock))
    url = f"/v1/drafts/{draft['id']}"
    etag = (await api.client.get(url)).headers["etag"]
    first = await api.client.patch(url, json={"body": "One."}, headers={"If-Match": etag})
    assert first.status_code == 200
    for answer in (
        await api.client.patch(url, json={"body": "Two."}, headers={"If-Match": etag}),
        await api.client.delete(url, headers={"If-Match": etag}),
        await api.post(f"{url}/sent", headers={"If-Match": etag}),
    ):
        assert answer.status_code == 412
    assert (await api.get(url))["body"] == "One."


async def test_an_invitation_takes_no_subject(api: Api, clock: ManualClock) -> None:
    draft = await drafted(api, await interviewed(api, clock), "linkedin_invitation")
    assert draft["subject"] is None
    assert len(draft["body"]) <= 200
    refused = await api.client.patch(f"/v1/drafts/{draft['id']}", json={"subject": "Hello"})
    assert refused.json()["errors"][0]["pointer"] == "/subject"
    too_long = await api.client.patch(f"/v1/drafts/{draft['id']}", json={"body": "Let us connect. " * 20})
    assert "linkedin_too_long" in codes(too_long.json(), "error")


async def test_what_was_discarded_stays_readable_and_is_over(api: Api, clock: ManualClock) -> None:
    draft = await drafted(api, await interviewed(api, clock))
    url = f"/v1/drafts/{draft['id']}"
    assert (await api.client.delete(url)).status_code == 204
    assert (await api.client.delete(url)).status_code == 204
    assert (await api.get(url))["status"] == "discarded"
    for answer in (await api.client.patch(url, json={"body": "New."}), await api.post(f"{url}/sent")):
        assert answer.status_code == 409
        assert answer.json()["type"].endswith("/problems/wrong-state")


@pytest.mark.parametrize("status", ["cancel", "missed"])
async def test_nothing_is_written_about_what_did_not_take_place(api: Api, clock: ManualClock, status: str) -> None:
    interview = await interviewed(api, clock, ended=datetime(2026, 3, 4, 15, tzinfo=UTC))
    clock.set(datetime(2026, 3, 4, 16, tzinfo=UTC))
    assert (await api.post(f"/v1/interviews/{interview['id']}/{status}")).status_code == 200
    refused = await api.post("/v1/drafts", {"kind": "thank_you", "interview_id": interview["id"]})
    assert refused.json()["type"].endswith("/problems/wrong-state")


async def test_unknown_people_and_interviews_are_not_found(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    other = await interviewed(api, clock)
    for body in (
        {"kind": "thank_you", "interview_id": interview["candidate_id"]},
        {
            "kind": "thank_you",
            "interview_id": interview["id"],
            "interviewer_id": other["interviewers"][0]["id"],
        },
    ):
        assert (await api.post("/v1/drafts", body)).status_code == 404


async def test_deleting_the_interview_or_erasing_the_candidate_takes_drafts_along(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    first, second = await drafted(api, interview), await drafted(api, await interviewed(api, clock))
    await api.client.delete(f"/v1/interviews/{interview['id']}")
    assert (await api.client.get(f"/v1/drafts/{first['id']}")).status_code == 404
    await api.client.delete(f"/v1/candidates/{second['candidate_id']}")
    assert (await api.client.get(f"/v1/drafts/{second['id']}")).status_code == 404
    assert (await api.get("/v1/drafts"))["items"] == []


async def test_the_reminder_carries_a_link_that_composes_what_it_asks_for(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock, interviewers=[{"name": "Bill Lumbergh"}])
    [due] = [e for e in await events_of(api, "reminder.due") if e["data"]["reminder"]["action"] == "send_thank_you"]
    link = due["data"]["links"]["compose_draft"]
    assert due["data"]["draft"] is None
    answer = await api.client.post(link)
    assert answer.status_code == 201, answer.text
    assert (answer.json()["kind"], answer.json()["interviewer"]) == ("thank_you", "Bill Lumbergh")
    actions = await api.get(f"/v1/candidates/{interview['candidate_id']}/next-actions")
    links = {item["reminder"]["action"]: item["links"] for item in actions["now"] + actions["next"]}
    assert links["send_thank_you"]["compose_draft"] == link
    assert links["send_thank_you"]["draft"].endswith(answer.headers["location"])
    assert "compose_draft" not in links["reflect"]
    for action, kind in (("connect_on_linkedin", "linkedin_invitation"), ("follow_up", "follow_up")):
        made = await api.client.post(links[action]["compose_draft"], json={"tone": "formal", "language": "de"})
        assert (made.json()["kind"], made.json()["tone"], made.json()["language"]) == (kind, "formal", "de")
    reflect = await reminder_of(api, interview, "reflect")
    assert (await api.post(f"/v1/reminders/{reflect['id']}/draft")).status_code == 409
