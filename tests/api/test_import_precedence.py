"""What the candidate records beside what another system says."""

from typing import Any

import pytest

from tests.support.api import Api
from tests.support.payloads import greenhouse, greenhouse_v3

WHERE = {"candidate_external_id": "u-17", "company": "Initech", "role": "Data Engineer"}
KIM = {"id": 1, "name": "Kim Ash", "email": "kim@initech.example", "response_status": "accepted", "scorecard_id": None}
DECLINED = KIM | {"response_status": "declined"}
AHEAD = {"start": {"date_time": "2026-03-04T15:00:00Z"}, "end": {"date_time": "2026-03-04T15:45:00Z"}}
OVER = {"start": {"date_time": "2026-03-01T15:00:00Z"}, "end": {"date_time": "2026-03-01T15:45:00Z"}}


@pytest.fixture
async def ada(api: Api) -> dict[str, Any]:
    person = {"name": "Ada Diaz", "time_zone": "Europe/Madrid", "external_id": "u-17"}
    return await api.create("/v1/candidates", person)


async def feed(api: Api, payload: dict[str, Any]) -> str:
    answer = await api.client.post("/v1/imports/greenhouse", json=payload, params=WHERE)
    assert answer.status_code == 200, answer.text
    interview_id: str = answer.json()["interviews"][0]["interview_id"]
    return interview_id


def told(number: int, version: int, **changes: Any) -> dict[str, Any]:
    return greenhouse(id=number, updated_at=f"2026-02-2{version}T00:00:00Z", **changes)


@pytest.mark.parametrize("over", [False, True])
async def test_statuses(api: Api, ada: dict[str, Any], over: bool) -> None:
    times = OVER if over else AHEAD
    cases = [
        # first word, what the candidate records, next word, ahead, over
        ("scheduled", None, "deleted", "cancelled", "completed"),
        ("scheduled", None, "skipped", "cancelled", "cancelled"),
        ("scheduled", None, "to_be_scheduled", "cancelled", "cancelled"),
        ("scheduled", None, "no_show", "missed", "missed"),
        ("scheduled", None, "not_a_known_word", "scheduled", "completed"),
        ("scheduled", "cancel", "awaiting_feedback", "cancelled", "cancelled"),
        ("scheduled", "cancel", "complete", "cancelled", "cancelled"),
        ("scheduled", "cancel", "confirmed", "cancelled", "cancelled"),
        ("scheduled", "missed", "awaiting_feedback", None, "missed"),
        ("cancelled", None, "scheduled", "scheduled", "completed"),
    ]
    found: list[Any] = []
    for number, (first, recorded, then, *_) in enumerate(cases):
        if recorded == "missed" and not over:
            found.append(None)
            continue
        interview_id = await feed(api, told(number, 1, status=first, **times))
        if recorded is not None:
            body = {"by": "employer"} if recorded == "missed" else {}
            answer = await api.post(f"/v1/interviews/{interview_id}/{recorded}", body)
            assert answer.status_code == 200, answer.text
        await feed(api, told(number, 2, status=then, **times))
        found.append((await api.get(f"/v1/interviews/{interview_id}"))["status"])
    assert found == [case[4 if over else 3] for case in cases]


async def test_attendance(api: Api, ada: dict[str, Any]) -> None:
    cases = [
        # when, the first payload's person, what the candidate records, the next payload's person, attended
        (AHEAD, DECLINED, None, KIM, [True]),
        (AHEAD, KIM, None, DECLINED, [False]),
        (OVER, KIM, False, KIM, [False]),
        (OVER, DECLINED, True, DECLINED, [True]),
        (OVER, KIM, None, DECLINED | {"scorecard_id": 7}, [True]),
        (AHEAD, KIM, None, DECLINED | {"scorecard_id": 7}, [True]),
        (AHEAD, KIM, None, None, []),
    ]
    found: list[Any] = []
    for number, (times, first, recorded, then, _) in enumerate(cases):
        interview_id = await feed(
            api, told(number, 1, interviewers=[first, KIM | {"name": "Lo", "email": None}], **times)
        )
        kept = (await api.get(f"/v1/interviews/{interview_id}"))["interviewers"]
        if recorded is not None:
            people = [{"id": each["id"], "name": each["name"], "attended": recorded} for each in kept]
            answer = await api.client.patch(f"/v1/interviews/{interview_id}", json={"interviewers": people})
            assert answer.status_code == 200, answer.text
        people = [] if then is None else [then]
        await feed(api, told(number, 2, interviewers=people, **times))
        found.append([each["attended"] for each in (await api.get(f"/v1/interviews/{interview_id}"))["interviewers"]])
    assert found == [case[4] for case in cases]


@pytest.mark.parametrize(("status", "people"), [("complete", 0), ("scheduled", 0), ("to_be_scheduled", 1)])
async def test_the_panel_held_what_all_who_were_invited_declined(
    api: Api, ada: dict[str, Any], status: str, people: int
) -> None:
    interview_id = await feed(api, told(1, 1, status=status, interviewers=[DECLINED], **OVER))
    assert len((await api.get(f"/v1/interviews/{interview_id}"))["interviewers"]) == people


async def test_a_room_that_is_taken_away(api: Api, ada: dict[str, Any]) -> None:
    interview_id = await feed(api, greenhouse_v3(location="Room 1"))
    gone = {"location": None, "video_conferencing_url": None}
    await feed(api, greenhouse_v3(**gone))
    assert (await api.get(f"/v1/interviews/{interview_id}"))["location"] is not None, "not known to be newer"
    await feed(api, greenhouse_v3(**gone, updated_at="2026-03-02T00:00:00Z"))
    assert (await api.get(f"/v1/interviews/{interview_id}"))["location"] is None
