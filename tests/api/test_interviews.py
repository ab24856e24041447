"""What becomes of a plan when an interview changes, over HTTP."""

import asyncio
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event

from tests.support.api import Api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock

H = timedelta(hours=1)
D = timedelta(days=1)


async def plan_of(api: Api, interview_id: str) -> list[dict[str, Any]]:
    reminders: list[dict[str, Any]] = (await api.get(f"/v1/interviews/{interview_id}/plan"))["reminders"]
    return reminders


def states(plan: list[dict[str, Any]]) -> Counter[tuple[str, str]]:
    return Counter((reminder["action"], reminder["status"]) for reminder in plan)


def only(plan: list[dict[str, Any]], action: str, **wanted: Any) -> dict[str, Any]:
    found = [r for r in plan if r["action"] == action and all(r[key] == value for key, value in wanted.items())]
    assert len(found) == 1, found
    return found[0]


async def start(api: Api, clock: ManualClock, **changes: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    candidate = await api.create("/v1/candidates", candidate_body())
    ends_at = changes.pop("ended", clock.now() - 3 * H)
    return candidate, await api.create("/v1/interviews", interview_body(candidate["id"], ends_at, **changes))


async def test_one_that_just_ended_asks_for_thanks_and_reflection_at_once(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock)
    assert interview["status"] == "completed"
    assert len({person["id"] for person in interview["interviewers"]}) == 2
    found = states(await plan_of(api, interview["id"]))
    assert found["send_thank_you", "due"] == 2
    assert found["reflect", "due"] == 1
    assert found["follow_up", "scheduled"] == 1
    assert found["connect_on_linkedin", "scheduled"] == 2


async def test_one_that_is_ahead_is_scheduled_and_asks_to_prepare(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock, ended=clock.now() + 3 * D)
    assert interview["status"] == "scheduled"
    plan = await plan_of(api, interview["id"])
    assert {reminder["status"] for reminder in plan} == {"scheduled"}
    assert only(plan, "prepare")["deadline"] == interview["starts_at"]


async def test_moving_it_moves_the_plan_and_keeps_the_ids(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock, ended=clock.now() + 3 * D)
    before = {r["id"]: r for r in await plan_of(api, interview["id"])}
    starts, ends = (datetime.fromisoformat(interview[key]) + 7 * D for key in ("starts_at", "ends_at"))
    answer = await api.client.patch(
        f"/v1/interviews/{interview['id']}", json={"starts_at": starts.isoformat(), "ends_at": ends.isoformat()}
    )
    assert answer.status_code == 200, answer.text
    after = {r["id"]: r for r in await plan_of(api, interview["id"])}
    assert after.keys() == before.keys()
    for key, reminder in after.items():
        moved = datetime.fromisoformat(reminder["due_at"]) - datetime.fromisoformat(before[key]["due_at"])
        assert moved == 7 * D, reminder["action"]
        assert reminder["revision"] == 2
        assert reminder["explanation"]["supersedes"] == before[key]["due_at"]


async def test_cancelling_cancels_what_is_open_with_the_reason(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock, ended=clock.now() + 3 * D)
    answer = await api.post(f"/v1/interviews/{interview['id']}/cancel", {"reason": "They filled the role."})
    assert answer.json()["status"] == "cancelled"
    plan = await plan_of(api, interview["id"])
    assert {r["status"] for r in plan} == {"cancelled"}
    assert all("They filled the role." in r["status_reason"] for r in plan)
    again = await api.post(f"/v1/interviews/{interview['id']}/cancel")
    assert again.status_code == 409
    assert again.json()["type"].endswith("/problems/wrong-state")


async def test_naming_people_keeps_known_ones_and_asks_about_new_ones(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock, ended=clock.now() + 3 * D)
    bill, milton = interview["interviewers"]
    before = {r["subject"]["interviewer"]: r["id"] for r in await plan_of(api, interview["id"]) if r["subject"]}
    people = [
        {"name": "William Lumbergh", "email": "BILL@initech.example"},
        {"id": milton["id"], "name": "Milton Waddams", "attended": False},
        {"name": "Dom Portwood"},
    ]
    answer = await api.client.patch(f"/v1/interviews/{interview['id']}", json={"interviewers": people})
    named = answer.json()["interviewers"]
    assert [person["id"] for person in named[:2]] == [bill["id"], milton["id"]]
    plan = await plan_of(api, interview["id"])
    thanks = {r["subject"]["interviewer"]: r for r in plan if r["action"] == "send_thank_you"}
    assert thanks["William Lumbergh"]["id"] in before.values() or thanks["William Lumbergh"]["status"] == "scheduled"
    assert thanks["Milton Waddams"]["status"] == "cancelled"
    assert thanks["Dom Portwood"]["status"] == "scheduled"


async def test_nobody_named_asks_for_one_note_to_the_panel(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock, interviewers=[])
    plan = await plan_of(api, interview["id"])
    assert only(plan, "send_thank_you")["subject"] is None
    assert not [r for r in plan if r["action"] == "connect_on_linkedin"]


async def test_a_promise_moves_the_follow_up_and_its_gate(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock, time_zone="Europe/Madrid", ended=datetime(2026, 3, 2, 15, tzinfo=UTC))
    assert only(await plan_of(api, interview["id"]), "follow_up")["due_at"] == "2026-03-09T09:00:00Z"
    promise = await api.post(f"/v1/interviews/{interview['id']}/commitments", {"decide_by": "2026-03-12"})
    assert promise.status_code == 201, promise.text
    follow_up = only(await plan_of(api, interview["id"]), "follow_up")
    assert follow_up["due_at"] == "2026-03-13T09:00:00Z"
    assert follow_up["not_before"] == "2026-03-12T23:00:00Z"
    newer = await api.post(f"/v1/interviews/{interview['id']}/commitments", {"decide_by": "2026-03-19"})
    ledger = (await api.get(f"/v1/interviews/{interview['id']}/commitments"))["items"]
    assert [(c["id"], c["status"]) for c in ledger] == [
        (promise.json()["id"], "revised"),
        (newer.json()["id"], "open"),
    ]
    assert only(await plan_of(api, interview["id"]), "follow_up")["due_at"] == "2026-03-20T09:00:00Z"


async def test_too_early_to_follow_up_names_the_instant_and_yields_to_a_reason(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock, decision_by="2026-03-12")
    follow_up = only(await plan_of(api, interview["id"]), "follow_up")
    refused = await api.post(f"/v1/reminders/{follow_up['id']}/complete")
    assert refused.status_code == 409
    problem = refused.json()
    assert problem["type"].endswith("/problems/too-early")
    assert problem["earliest_at"] == follow_up["not_before"]
    assert problem["reason"]
    without = await api.post(f"/v1/reminders/{follow_up['id']}/complete", {"override": True})
    assert without.status_code == 422
    done = await api.post(
        f"/v1/reminders/{follow_up['id']}/complete", {"override": True, "reason": "They asked me to write."}
    )
    assert done.json()["status"] == "completed"
    assert done.json()["status_reason"] == "They asked me to write."


async def test_an_outcome_ends_the_waiting_and_asks_for_lessons(api: Api, clock: ManualClock) -> None:
    candidate, interview = await start(api, clock, decision_by="2026-03-12")
    answer = await api.post(f"/v1/interviews/{interview['id']}/outcome", {"outcome": "rejected", "note": "No budget"})
    assert answer.json()["outcome"] == "rejected"
    plan = await plan_of(api, interview["id"])
    assert only(plan, "follow_up")["status"] == "cancelled"
    assert only(plan, "close_out")["status"] == "cancelled"
    assert only(plan, "evaluate_fit")["status"] == "cancelled"
    assert only(plan, "review_lessons")["status"] == "scheduled"
    ledger = (await api.get(f"/v1/interviews/{interview['id']}/commitments"))["items"]
    assert [c["status"] for c in ledger] == ["kept"]
    [application] = (await api.get("/v1/applications", candidate_id=candidate["id"]))["items"]
    assert application["stage"] == "rejected"
    back = await api.post(f"/v1/interviews/{interview['id']}/outcome", {"outcome": "pending"})
    assert back.status_code == 200, back.text
    plan = await plan_of(api, interview["id"])
    assert only(plan, "follow_up")["status"] == "scheduled"
    assert only(plan, "evaluate_fit")["status"] == "scheduled"


async def test_before_the_start_an_advance_is_refused_and_a_rejection_cancels(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock, ended=clock.now() + 3 * D)
    refused = await api.post(f"/v1/interviews/{interview['id']}/outcome", {"outcome": "advanced"})
    assert refused.status_code == 409
    answer = await api.post(f"/v1/interviews/{interview['id']}/outcome", {"outcome": "rejected"})
    assert answer.json()["status"] == "cancelled"


async def test_a_later_round_takes_the_follow_up_over_and_gives_it_back(api: Api, clock: ManualClock) -> None:
    candidate, first = await start(api, clock)
    later = interview_body(candidate["id"], clock.now() + 4 * D, round=2)
    second = await api.create("/v1/interviews", later)
    assert second["application_id"] == first["application_id"]
    assert only(await plan_of(api, first["id"]), "follow_up")["status"] == "cancelled"
    assert only(await plan_of(api, second["id"]), "follow_up")["status"] == "scheduled"
    await api.post(f"/v1/interviews/{second['id']}/cancel")
    assert only(await plan_of(api, first["id"]), "follow_up")["status"] == "scheduled"


async def test_the_second_follow_up_comes_with_the_first_one_done_and_there_is_no_third(
    api: Api, clock: ManualClock
) -> None:
    _, interview = await start(api, clock)
    clock.set(datetime(2026, 3, 9, 12, tzinfo=UTC))
    first = only(await plan_of(api, interview["id"]), "follow_up")
    assert (await api.post(f"/v1/reminders/{first['id']}/complete")).status_code == 200
    second = only(await plan_of(api, interview["id"]), "follow_up", ordinal=2)
    assert second["due_at"] == "2026-03-16T09:00:00Z"
    clock.set(datetime(2026, 3, 16, 12, tzinfo=UTC))
    assert (await api.post(f"/v1/reminders/{second['id']}/complete")).status_code == 200
    plan = await plan_of(api, interview["id"])
    assert states(plan)["follow_up", "completed"] == 2
    assert len([r for r in plan if r["action"] == "follow_up"]) == 2


async def test_one_recorded_too_late_is_kept_as_expired(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock, ended=clock.now() - 5 * D)
    plan = await plan_of(api, interview["id"])
    thanks = [r for r in plan if r["action"] == "send_thank_you"]
    assert {r["status"] for r in thanks} == {"expired"}
    events = (await api.get("/v1/events", limit=100))["items"]
    assert not [e for e in events if e["data"].get("reminder", {}).get("id") == thanks[0]["id"]]


async def test_recorded_past_the_deadline_one_event_says_due_and_overdue(api: Api, clock: ManualClock) -> None:
    await start(api, clock, ended=clock.now() - 30 * H)
    events = (await api.get("/v1/events", limit=100))["items"]
    about = [e for e in events if e["data"].get("reminder", {}).get("action") == "send_thank_you"]
    assert [e["type"] for e in about] == ["reminder.due", "reminder.due"]
    assert all(e["data"]["reminder"]["overdue"] for e in about)


async def test_deleting_it_takes_its_reminders_along(api: Api, clock: ManualClock) -> None:
    candidate, interview = await start(api, clock)
    assert (await api.client.delete(f"/v1/interviews/{interview['id']}")).status_code == 204
    assert (await api.client.get(f"/v1/interviews/{interview['id']}")).status_code == 404
    left = (await api.get("/v1/reminders", candidate_id=candidate["id"]))["items"]
    assert [(reminder["action"], reminder["status"]) for reminder in left] == [("keep_searching", "cancelled")]


async def test_a_snooze_moves_it_and_a_replan_keeps_it(api: Api, clock: ManualClock) -> None:
    _, interview = await start(api, clock)
    reflect = only(await plan_of(api, interview["id"]), "reflect")
    until = (clock.now() + 2 * H).isoformat()
    snoozed = (await api.post(f"/v1/reminders/{reflect['id']}/snooze", {"until": until})).json()
    assert (snoozed["status"], snoozed["due_at"]) == ("scheduled", "2026-03-02T11:00:00Z")
    assert snoozed["explanation"]["supersedes"] == reflect["due_at"]
    await api.client.patch(f"/v1/interviews/{interview['id']}", json={"location": "Room 3"})
    assert only(await plan_of(api, interview["id"]), "reflect")["due_at"] == "2026-03-02T11:00:00Z"
    late = await api.post(f"/v1/reminders/{reflect['id']}/snooze", {"until": "2026-04-30T00:00:00Z"})
    assert late.status_code == 422
    assert late.json()["errors"][0]["pointer"] == "/until"


async def test_a_new_zone_of_the_candidate_moves_what_is_open(api: Api, clock: ManualClock) -> None:
    candidate, interview = await start(api, clock, ended=datetime(2026, 3, 2, 19, tzinfo=UTC))
    before = only(await plan_of(api, interview["id"]), "evaluate_fit")["due_at"]
    answer = await api.client.patch(f"/v1/candidates/{candidate['id']}", json={"time_zone": "America/New_York"})
    assert answer.status_code == 200, answer.text
    after = only(await plan_of(api, interview["id"]), "evaluate_fit")["due_at"]
    assert (before, after) == ("2026-03-03T17:00:00Z", "2026-03-03T23:00:00Z")


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("ended", [timedelta(minutes=1), -3 * D], ids=["just over", "ahead"])
async def test_a_first_interview_costs_ten_statements(api: Api, clock: ManualClock, ended: timedelta) -> None:
    candidate = await api.create("/v1/candidates", candidate_body())
    endpoint = {"url": "https://receiver.example/", "event_types": ["*"]}
    made = await api.create("/v1/webhook-endpoints", endpoint)
    # The tenant's unfinished deliveries are counted with its first event, and then not for a minute.
    await api.post(f"/v1/webhook-endpoints/{made['id']}/test")
    body = interview_body(candidate["id"], clock.now() - ended)
    sent: list[str] = []
    connections: list[Any] = []

    def note(connection: Any, *_: object) -> None:
        connections.append(connection.driver_connection)
        connections[-1].add_query_logger(listen)

    def listen(record: Any) -> None:
        sent.append(record.query)

    event.listen(api.database.writer.sync_engine, "checkout", note)
    answer = await api.post("/v1/interviews", body, headers={"Idempotency-Key": "first"})
    event.remove(api.database.writer.sync_engine, "checkout", note)
    # The driver tells its listeners in the loop's next turn.
    await asyncio.sleep(0)
    for connection in connections:
        connection.remove_query_logger(listen)
    assert answer.status_code == 201
    assert sum("INSERT" in statement for statement in sent) == 1
    # BEGIN and COMMIT, the key claimed and looked up, the candidate and what waits for them held, the search, their
    # reminders, who subscribes, and all that is written.
    assert len([statement for statement in sent if "pg_notify" not in statement]) == 10, sent
