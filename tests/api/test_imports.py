"""Payloads of applicant tracking systems over HTTP."""

from typing import Any

import pytest

from tests.support.api import Api
from tests.support.payloads import ashby, ashby_event, greenhouse, lever

WHERE = {"candidate_external_id": "u-17", "company": "Initech", "role": "Data Engineer"}


@pytest.fixture
async def ada(api: Api) -> dict[str, Any]:
    person = {"name": "Ada Diaz", "time_zone": "Europe/Madrid", "external_id": "u-17"}
    return await api.create("/v1/candidates", person)


async def take(api: Api, system: str, payload: Any, **params: str) -> list[tuple[str, str]]:
    answer = await api.client.post(f"/v1/imports/{system}", json=payload, params=params or WHERE)
    assert answer.status_code == 200, answer.text
    return [(each["external_id"], each["effect"]) for each in answer.json()["interviews"]]


async def interviews(api: Api) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = (await api.get("/v1/interviews"))["items"]
    return items


async def test_greenhouse(api: Api, ada: dict[str, Any]) -> None:
    assert await take(api, "greenhouse", greenhouse()) == [("77120045", "created")]
    (made,) = await interviews(api)
    assert (made["company"], made["role"], made["time_zone"]) == ("Initech", "Data Engineer", "Europe/Madrid")
    assert (made["starts_at"], made["status"], made["source_status"]) == (
        "2026-03-04T15:00:00Z",
        "scheduled",
        "scheduled",
    )
    assert [(person["name"], person["attended"]) for person in made["interviewers"]] == [
        ("Priya Raman", True),
        ("Tom Ode", False),
    ]
    assert await take(api, "greenhouse", greenhouse()) == [("77120045", "unchanged")]
    older = greenhouse(updated_at="2026-02-28T00:00:00Z", status="complete")
    assert await take(api, "greenhouse", older) == [("77120045", "ignored")]
    assert (await interviews(api)) == [made]


async def test_a_known_interview_is_updated_with_nothing_but_its_payload(api: Api, ada: dict[str, Any]) -> None:
    await take(api, "greenhouse", greenhouse(), **WHERE, time_zone="America/New_York", country="US")
    moved = greenhouse(start={"date_time": "2026-03-04T14:45:00Z"}, updated_at="2026-03-02T00:00:00Z")
    answer = await api.post("/v1/imports/greenhouse", moved)
    assert answer.json()["interviews"][0]["effect"] == "updated"
    (kept,) = await interviews(api)
    assert (kept["starts_at"], kept["time_zone"], kept["country"]) == (
        "2026-03-04T14:45:00Z",
        "America/New_York",
        "US",
    )


async def test_an_unknown_status_is_kept_raw(api: Api, ada: dict[str, Any]) -> None:
    await take(api, "greenhouse", greenhouse(status="to_be_sent"))
    (made,) = await interviews(api)
    assert (made["status"], made["source_status"]) == ("scheduled", "to_be_sent")


async def test_lever(api: Api, ada: dict[str, Any]) -> None:
    identifier = lever()["id"]
    assert await take(api, "lever", {"data": [lever()]}) == [(identifier, "created")]
    assert await take(api, "lever", lever(canceledAt=1772600000000)) == [(identifier, "updated")]
    (made,) = await interviews(api)
    assert (made["status"], made["source_status"], made["kind"]) == ("cancelled", "canceled", "onsite")
    assert made["time_zone"] == "America/Los_Angeles"
    await take(api, "lever", lever())
    assert [each["status"] for each in await interviews(api)] == ["scheduled"]


async def test_ashby_calls_off_what_its_schedule_no_longer_has(api: Api, ada: dict[str, Any]) -> None:
    both = ashby(ashby_event(1), ashby_event(2))
    assert await take(api, "ashby", both) == [("sch-1:e1", "created"), ("sch-1:e2", "created")]
    made = await interviews(api)
    assert len({each["application_id"] for each in made}) == 1
    older = ashby(ashby_event(2, updatedAt="2026-02-28T00:00:00Z"), updatedAt="2026-02-28T00:00:00Z")
    assert await take(api, "ashby", older) == [("sch-1:e2", "ignored"), ("sch-1:e1", "ignored")]
    newer = ashby(ashby_event(2), updatedAt="2026-03-02T00:00:00Z")
    assert await take(api, "ashby", newer) == [("sch-1:e2", "updated"), ("sch-1:e1", "updated")]
    assert [each["status"] for each in await interviews(api)] == ["cancelled", "scheduled"]
    back = ashby(ashby_event(1), ashby_event(2), updatedAt="2026-03-02T01:00:00Z")
    await take(api, "ashby", back)
    assert [each["status"] for each in await interviews(api)] == ["scheduled", "scheduled"]
    await take(api, "ashby", back | {"status": "Cancelled", "updatedAt": "2026-03-02T02:00:00Z"})
    assert [each["status"] for each in await interviews(api)] == ["cancelled", "cancelled"]


async def test_each_record_is_taken_or_refused_on_its_own(api: Api, ada: dict[str, Any]) -> None:
    answer = await api.client.post(
        "/v1/imports/greenhouse", json=[greenhouse(id=1), {"id": 2}, greenhouse(id=3)], params=WHERE
    )
    assert answer.status_code == 200, answer.text
    *_, refused = listed = answer.json()["interviews"]
    assert [(each["external_id"], each["effect"]) for each in listed] == [
        ("1", "created"),
        ("3", "created"),
        ("2", "refused"),
    ]
    assert (refused["interview_id"], refused["problem"]["pointer"]) == (None, "/1/start/date_time")
    assert len(await interviews(api)) == 2


async def test_a_list_of_which_nothing_can_be_read_is_refused(api: Api, ada: dict[str, Any]) -> None:
    answer = await api.client.post("/v1/imports/lever", json={"data": [lever(duration=None)]}, params=WHERE)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/data/0/duration")


async def test_greenhouse_tells_of_a_deleted_interview(api: Api, ada: dict[str, Any]) -> None:
    await take(api, "greenhouse", [greenhouse(id=77), greenhouse(id=771)])
    gone = {"action": "interview_deleted", "payload": {"interview": {"id": 77}}}
    assert await take(api, "greenhouse", gone) == [("77", "updated")]
    assert sorted((each["external_id"], each["status"]) for each in await interviews(api)) == [
        ("77", "cancelled"),
        ("771", "scheduled"),
    ]
    unknown = {"action": "interview_deleted", "payload": {"id": 5, "interview": {"id": 77}}}
    assert await take(api, "greenhouse", unknown) == []


@pytest.mark.parametrize(
    ("params", "status", "pointer"),
    [
        ({}, 422, "#candidate_id"),
        ({"candidate_external_id": "u-17"}, 422, "#company"),
        ({"candidate_external_id": "u-17", "candidate_email": "ada@example.com"}, 422, "#candidate_id"),
        ({"candidate_external_id": "nobody", "company": "Initech"}, 404, None),
        (WHERE | {"time_zone": "Nowhere"}, 422, "#time_zone"),
        (WHERE | {"country": "XX"}, 422, "#country"),
    ],
)
async def test_what_the_payload_does_not_say_is_asked_for(
    api: Api, ada: dict[str, Any], params: dict[str, str], status: int, pointer: str | None
) -> None:
    answer = await api.client.post("/v1/imports/greenhouse", json=greenhouse(), params=params)
    assert answer.status_code == status, answer.text
    assert answer.json().get("errors", [{"pointer": None}])[0]["pointer"] == pointer


async def test_a_repeated_request_is_answered_as_before(api: Api, ada: dict[str, Any]) -> None:
    kept = {"Idempotency-Key": "once"}
    first = await api.client.post("/v1/imports/greenhouse", json=greenhouse(), params=WHERE, headers=kept)
    again = await api.client.post("/v1/imports/greenhouse", json=greenhouse(), params=WHERE, headers=kept)
    assert (again.headers["idempotent-replayed"], again.json()) == ("true", first.json())


async def test_an_unknown_system_is_not_served(api: Api, ada: dict[str, Any]) -> None:
    assert (await api.post("/v1/imports/workday", {})).status_code == 404
