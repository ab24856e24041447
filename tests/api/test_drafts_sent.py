"""Marking a draft as sent: the gate, the checks, the override, and the reminder it answers."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.api import Api
from tests.support.clock import ManualClock
from tests.support.written import drafted, events_of, interviewed, reminder_of


async def test_sending_completes_the_reminder_it_answers(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    draft = await drafted(api, interview)
    answer = await api.post(f"/v1/drafts/{draft['id']}/sent")
    assert answer.status_code == 200, answer.text
    assert (answer.json()["status"], answer.json()["sent_at"]) == ("sent", "2026-03-02T09:00:00Z")
    bill, milton = interview["interviewers"]
    plan = (await api.get(f"/v1/interviews/{interview['id']}/plan"))["reminders"]
    thanks = {r["subject"]["interviewer_id"]: r["status"] for r in plan if r["action"] == "send_thank_you"}
    assert thanks == {bill["id"]: "completed", milton["id"]: "due"}
    [sent] = await events_of(api, "draft.sent")
    assert (sent["data"]["draft"]["id"], sent["data"]["draft"]["status"]) == (draft["id"], "sent")
    [completed] = await events_of(api, "reminder.completed")
    assert completed["data"]["reminder"]["subject"]["interviewer_id"] == bill["id"]
    again = await api.post(f"/v1/drafts/{draft['id']}/sent")
    assert again.json()["type"].endswith("/problems/wrong-state")
    assert (await api.client.delete(f"/v1/drafts/{draft['id']}")).status_code == 409
    assert (await api.client.patch(f"/v1/drafts/{draft['id']}", json={"body": "New."})).status_code == 409


async def test_one_note_to_the_panel_answers_for_everybody(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    draft = await drafted(api, interview, interviewer_id=None)
    assert (await api.post(f"/v1/drafts/{draft['id']}/sent")).status_code == 200
    plan = (await api.get(f"/v1/interviews/{interview['id']}/plan"))["reminders"]
    assert [r["status"] for r in plan if r["action"] == "send_thank_you"] == ["completed"] * 2


async def test_an_invitation_answers_the_one_reminder_for_that_person(api: Api, clock: ManualClock) -> None:
    """The person is asked for once, on the first interview; the draft may be about the second."""
    first = await interviewed(api, clock)
    again = await api.create(
        "/v1/interviews",
        {
            name: first[name]
            for name in ("candidate_id", "company", "role", "starts_at", "ends_at", "time_zone", "topics")
        }
        | {"interviewers": [{"name": "B. Lumbergh", "email": "BILL@initech.example"}]},
    )
    bill = first["interviewers"][0]["id"]
    assert await reminder_of(
        api, first, "connect_on_linkedin", subject={"interviewer": "Bill Lumbergh", "interviewer_id": bill}
    )
    draft = await drafted(api, again, "linkedin_invitation")
    assert (await api.post(f"/v1/drafts/{draft['id']}/sent")).status_code == 200
    plan = (await api.get(f"/v1/interviews/{first['id']}/plan"))["reminders"]
    asked = {r["subject"]["interviewer_id"]: r["status"] for r in plan if r["action"] == "connect_on_linkedin"}
    assert asked[bill] == "completed"
    assert sorted(asked.values()) == ["completed", "scheduled"]


async def test_one_whose_reminder_was_completed_asks_for_nothing_more(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock, decision_by="2026-03-12")
    follow_up = await reminder_of(api, interview, "follow_up")
    draft = await drafted(api, interview, "follow_up")
    done = await api.post(f"/v1/reminders/{follow_up['id']}/complete", {"override": True, "reason": "They asked."})
    assert done.status_code == 200
    assert (await api.get(f"/v1/drafts/{draft['id']}"))["status"] == "draft"
    answer = await api.post(f"/v1/drafts/{draft['id']}/sent")
    assert (answer.status_code, answer.json()["status"]) == (200, "sent")
    second = await reminder_of(api, interview, "follow_up", ordinal=2)
    assert second["status"] == "scheduled"
    assert len(await events_of(api, "reminder.completed")) == 1


async def test_a_follow_up_waits_for_the_promised_date_before_anything_else(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock, decision_by="2026-03-12")
    reminder = await reminder_of(api, interview, "follow_up")
    draft = await drafted(api, interview, "follow_up")
    url = f"/v1/drafts/{draft['id']}"
    await api.client.patch(url, json={"subject": "", "body": "Dear [Name], any news?"})
    refused = await api.post(f"{url}/sent")
    assert refused.status_code == 409
    problem = refused.json()
    assert problem["type"].endswith("/problems/too-early")
    assert problem["earliest_at"] == reminder["not_before"] == "2026-03-12T23:00:00Z"
    assert problem["reason"]
    without = await api.post(f"{url}/sent", {"override": True, "reason": " "})
    assert without.status_code == 422
    assert without.json()["errors"][0]["pointer"] == "/reason"
    assert (await api.get(url))["status"] == "draft"
    clock.set(datetime(2026, 3, 12, 23, tzinfo=UTC) - timedelta(microseconds=1))
    assert (await api.post(f"{url}/sent")).json()["type"].endswith("/problems/too-early")
    clock.set(datetime(2026, 3, 12, 23, tzinfo=UTC))
    with_errors = await api.post(f"{url}/sent")
    assert with_errors.json()["type"].endswith("/problems/draft-has-errors")
    assert {one["code"] for one in with_errors.json()["findings"]} == {"placeholder_left", "empty_subject"}
    assert {one["severity"] for one in with_errors.json()["findings"]} == {"error"}
    await api.client.patch(url, json={"subject": draft["subject"], "body": draft["body"]})
    assert (await api.post(f"{url}/sent")).status_code == 200
    assert (await reminder_of(api, interview, "follow_up", ordinal=1))["status"] == "completed"


async def test_too_early_yields_to_a_reason_which_is_kept(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock, decision_by="2026-03-12")
    draft = await drafted(api, interview, "follow_up")
    answer = await api.post(f"/v1/drafts/{draft['id']}/sent", {"override": True, "reason": "They asked me to write."})
    assert (answer.status_code, answer.json()["override_reason"]) == (200, "They asked me to write.")
    done = await reminder_of(api, interview, "follow_up", ordinal=1)
    assert (done["status"], done["status_reason"]) == ("completed", "They asked me to write.")


async def test_errors_refuse_it_unless_overridden_with_a_reason(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    draft = await drafted(api, interview)
    url = f"/v1/drafts/{draft['id']}"
    edited = await api.client.patch(url, json={"body": draft["body"].replace("Initech", "Inittech") + "\n[Phone]"})
    assert edited.status_code == 200
    refused = await api.post(f"{url}/sent")
    assert refused.status_code == 409
    found = refused.json()["findings"]
    assert {one["code"] for one in found} == {"company_misspelt", "placeholder_left"}
    for one in found:
        assert edited.json()["body"][one["start"] : one["end"]] in {"Inittech", "[Phone]"}
    assert (await api.post(f"{url}/sent", {"override": True})).status_code == 422
    assert (await reminder_of(api, interview, "send_thank_you", status="due", subject={
        "interviewer": "Bill Lumbergh", "interviewer_id": interview["interviewers"][0]["id"],
    }))  # fmt: skip
    sent = await api.post(f"{url}/sent", {"override": True, "reason": "That is how they spell it."})
    assert (sent.status_code, sent.json()["override_reason"]) == (200, "That is how they spell it.")
    thanks = await reminder_of(api, interview, "send_thank_you", status="completed")
    assert thanks["status_reason"] is None


async def test_warnings_do_not_stand_in_the_way(api: Api, clock: ManualClock) -> None:
    draft = await drafted(api, await interviewed(api, clock, topics=[], highlight=None, strength=None))
    assert draft["findings"]
    assert (await api.post(f"/v1/drafts/{draft['id']}/sent")).status_code == 200


async def test_follow_ups_know_which_they_are_and_the_third_is_refused(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    for number, day in ((1, 9), (2, 16)):
        clock.set(datetime(2026, 3, day, 12, tzinfo=UTC))
        draft = await drafted(api, interview, "follow_up")
        assert draft["follow_up_number"] == number
        assert (await api.post(f"/v1/drafts/{draft['id']}/sent")).status_code == 200
        assert (await reminder_of(api, interview, "follow_up", ordinal=number))["status"] == "completed"
    refused = await api.post("/v1/drafts", {"kind": "follow_up", "interview_id": interview["id"]})
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("/problems/follow-up-limit")
    assert len((await api.get("/v1/drafts", interview_id=interview["id"]))["items"]) == 2


async def test_completed_reminders_count_as_follow_ups_too(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    clock.set(datetime(2026, 3, 9, 12, tzinfo=UTC))
    first = await reminder_of(api, interview, "follow_up")
    await api.post(f"/v1/reminders/{first['id']}/complete")
    assert (await drafted(api, interview, "follow_up"))["follow_up_number"] == 2


async def test_a_tenant_may_want_fewer_follow_ups(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock)
    await api.client.patch("/v1/policy", json={"follow_up_max": 1})
    clock.set(datetime(2026, 3, 9, 12, tzinfo=UTC))
    draft = await drafted(api, interview, "follow_up")
    assert (await api.post(f"/v1/drafts/{draft['id']}/sent")).status_code == 200
    refused = await api.post("/v1/drafts", {"kind": "follow_up", "interview_id": interview["id"]})
    assert refused.json()["type"].endswith("/problems/follow-up-limit")


@pytest.mark.parametrize(
    ("promise", "moved", "says"),
    [(None, None, ""), ("2026-03-12", None, "12 March"), ("2026-03-12", "2026-03-19", "19 March")],
)
async def test_a_follow_up_knows_what_was_promised(
    api: Api, clock: ManualClock, promise: str | None, moved: str | None, says: str
) -> None:
    interview = await interviewed(api, clock, decision_by=promise)
    if moved is not None:
        await api.post(f"/v1/interviews/{interview['id']}/commitments", {"decide_by": moved})
    clock.set(datetime(2026, 3, 13, 12, tzinfo=UTC))
    draft = await drafted(api, interview, "follow_up")
    assert says in draft["body"]
    assert [one["code"] for one in draft["findings"] if one["severity"] == "error"] == []


async def test_an_earlier_round_s_follow_up_waits_with_the_later_one_s(api: Api, clock: ManualClock) -> None:
    first = await interviewed(api, clock)
    draft = await drafted(api, first, "follow_up")
    later = {name: first[name] for name in ("candidate_id", "company", "role", "time_zone")}
    second = await api.create(
        "/v1/interviews",
        later | {"starts_at": "2026-03-10T10:00:00Z", "ends_at": "2026-03-10T11:00:00Z", "round": 2},
    )
    clock.set(datetime(2026, 3, 11, 12, tzinfo=UTC))
    refused = await api.post(f"/v1/drafts/{draft['id']}/sent")
    assert refused.json()["type"].endswith("/problems/too-early")
    reminder = await reminder_of(api, second, "follow_up")
    assert refused.json()["earliest_at"] == reminder["not_before"]
