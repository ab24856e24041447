"""Plan previews over HTTP: the engine's answer, with nothing stored."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.support.api import TEST_KEY, Api
from tests.support.clock import ManualClock


def body(**changes: Any) -> dict[str, Any]:
    return {
        "now": "2026-11-23T17:00:00Z",
        "candidate": {"time_zone": "Europe/Madrid", "country": "ES"},
        "interview": {
            "starts_at": "2026-11-23T15:00:00Z",
            "ends_at": "2026-11-23T16:00:00Z",
            "time_zone": "America/New_York",
            "country": "US",
            "interviewers": [{"name": "Bill Lumbergh", "role": "VP"}],
            "decision_by": "2026-12-02",
        },
    } | changes


def with_interview(**changes: Any) -> dict[str, Any]:
    return body(interview=body()["interview"] | changes)


async def planned(api: Api, wanted: dict[str, Any]) -> list[dict[str, Any]]:
    answer = await api.post("/v1/plan-previews", wanted)
    assert answer.status_code == 200, answer.text
    reminders: list[dict[str, Any]] = answer.json()["reminders"]
    return reminders


async def test_the_whole_plan_in_order_of_due_time(api: Api) -> None:
    reminders = await planned(api, body())
    assert [(each["due_at"], each["action"], each["status"]) for each in reminders] == [
        ("2026-11-23T17:00:00Z", "reflect", "due"),  # E + 1 h
        ("2026-11-23T18:00:00Z", "send_thank_you", "scheduled"),  # E + 2 h, 19:00 in Madrid
        ("2026-11-24T09:00:00Z", "keep_searching", "scheduled"),  # the next morning, 10:00 in Madrid
        ("2026-11-24T16:00:00Z", "connect_on_linkedin", "scheduled"),  # E + 24 h
        ("2026-11-24T17:00:00Z", "evaluate_fit", "scheduled"),  # the next evening, 18:00 in Madrid
        ("2026-12-03T15:00:00Z", "follow_up", "scheduled"),  # the working day after 2 December, 10:00 in New York
        ("2026-12-23T09:00:00Z", "close_out", "scheduled"),  # 30 days on, 10:00 in Madrid
    ]
    note = reminders[1]
    assert note["subject"] == {"interviewer": "Bill Lumbergh"}
    assert (note["ordinal"], note["not_before"], note["deadline"], note["expires_at"]) == (
        1,
        "2026-11-23T16:30:00Z",
        "2026-11-24T16:00:00Z",
        "2026-11-26T16:00:00Z",
    )
    assert reminders[0]["subject"] is None
    assert reminders[5]["not_before"] == "2026-12-03T05:00:00Z"  # 2 December is over in New York
    assert all(each["explanation"]["summary"] and each["explanation"]["steps"] for each in reminders)


async def test_it_is_the_plan_that_is_then_stored(api: Api, clock: ManualClock) -> None:
    clock.set(datetime.fromisoformat("2026-11-23T17:00:00Z"))
    asked = {name: value for name, value in body().items() if name != "now"}
    previewed = [each for each in await planned(api, asked) if each["action"] != "keep_searching"]
    candidate = await api.create("/v1/candidates", {"name": "Ada Diaz", **asked["candidate"]})
    facts = {"candidate_id": candidate["id"], "company": "the company", "role": "the role", **asked["interview"]}
    made = await api.create("/v1/interviews", facts)
    stored = (await api.get(f"/v1/interviews/{made['id']}/plan"))["reminders"]
    for each in stored:
        each["subject"] = each["subject"] and {"interviewer": each["subject"]["interviewer"]}
    names = previewed[0].keys()
    assert [{name: each[name] for name in names} for each in stored] == previewed


async def test_nothing_is_stored(api: Api) -> None:
    await planned(api, body())
    for path in ("candidates", "applications", "interviews", "reminders", "events"):
        assert (await api.get(f"/v1/{path}"))["items"] == []


async def test_looked_at_weeks_later_only_the_latest_look_at_the_search_is_shown(api: Api) -> None:
    reminders = await planned(api, body(now="2026-12-09T12:00:00Z"))
    looks = [
        (each["ordinal"], each["due_at"], each["status"]) for each in reminders if each["action"] == "keep_searching"
    ]
    assert looks == [(3, "2026-12-08T09:00:00Z", "due")]  # 24 November, 1 and 8 December
    states = {each["action"]: each["status"] for each in reminders}
    assert (states["send_thank_you"], states["follow_up"], states["close_out"]) == ("expired", "due", "scheduled")


async def test_the_present_is_the_tenants_clock(api: Api, clock: ManualClock) -> None:
    end = clock.now() + timedelta(days=2)
    wanted = with_interview(starts_at=(end - timedelta(hours=1)).isoformat(), ends_at=end.isoformat(), decision_by=None)
    del wanted["now"]
    actions = [each["action"] for each in await planned(api, wanted)]
    assert actions[0] == "prepare"


async def test_the_tenants_policy_counts_and_the_given_one_counts_more(api: Api) -> None:
    changed = await api.client.patch("/v1/policy", json={"thank_you_after": "PT3H", "reflect_after": "PT2H"})
    assert changed.status_code == 200, changed.text
    dues = {each["action"]: each["due_at"] for each in await planned(api, body(policy={"thank_you_after": "PT1H"}))}
    assert dues["send_thank_you"] == "2026-11-23T17:00:00Z"
    assert dues["reflect"] == "2026-11-23T18:00:00Z"


async def test_a_paused_candidate_has_nothing_due(api: Api) -> None:
    wanted = body()
    wanted["candidate"] |= {"paused_until": "2026-12-24T00:00:00Z"}
    assert {each["status"] for each in await planned(api, wanted)} == {"scheduled"}


async def test_the_body_of_an_interview_is_taken_as_it_is(api: Api) -> None:
    as_posted = {
        "candidate_id": "01900000-0000-7000-8000-000000000000",
        "application_id": None,
        "topics": ["pipelines"],
    }
    assert len(await planned(api, with_interview(**as_posted))) == 7


@pytest.mark.parametrize(
    ("wanted", "pointer"),
    [
        (body(candidate={"time_zone": "Europe/Atlantis"}), "/candidate/time_zone"),
        (body(candidate={}), "/candidate/time_zone"),
        (body(candidate={"time_zone": "Europe/Madrid", "country": "XX"}), "/candidate/country"),
        (body(candidate={"time_zone": "Europe/Madrid", "policy": {"nonsense": 1}}), "/candidate/policy/nonsense"),
        (
            body(candidate={"time_zone": "Europe/Madrid", "waking_hours": {"start": "25:00"}}),
            "/candidate/waking_hours/start",
        ),
        (with_interview(starts_at="2026-11-23T15:00:00"), "/interview/starts_at"),
        (with_interview(ends_at="2026-11-23T15:00:00Z"), "/interview/ends_at"),
        (with_interview(ended_at="2026-11-23T14:00:00Z"), "/interview/ended_at"),
        (with_interview(time_zone="Nowhere"), "/interview/time_zone"),
        (with_interview(subdivision="NOPE"), "/interview/subdivision"),
        (with_interview(decision_by="2026-11-22"), "/interview/decision_by"),
        (with_interview(interviewers=[{"name": ""}]), "/interview/interviewers/0/name"),
        (with_interview(surprise=1), "/interview/surprise"),
        (body(policy={"thank_you_after": "soon"}), "/policy/thank_you_after"),
        (body(policy={"follow_up_business_days": 0}), "/policy/follow_up_business_days"),
        (body(now="yesterday"), "/now"),
    ],
)
async def test_an_error_names_the_field(api: Api, wanted: dict[str, Any], pointer: str) -> None:
    answer = await api.post("/v1/plan-previews", wanted)
    assert answer.status_code == 422, answer.text
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_a_key_needs_the_scope(api: Api) -> None:
    made = await api.create("/v1/api-keys", {"name": "other", "scopes": ["reminders:read"]})
    async with api.with_key(made["key"]) as client:
        assert (await client.post("/v1/plan-previews", json=body())).status_code == 403
    async with api.with_key(TEST_KEY) as client:
        assert (await client.post("/v1/plan-previews", json=body())).status_code == 200
