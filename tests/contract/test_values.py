"""Values of interviews and candidates that no schema can judge: what is wrong is named, what is odd but right works."""

from typing import Any

import pytest

from tests.contract.conftest import Served
from tests.contract.problems import assert_problem, fields_of
from tests.contract.test_refusals import stored
from tests.support.bodies import candidate_body

INTERVIEW = {
    "company": "Initech",
    "role": "Data Engineer",
    "starts_at": "2026-11-23T15:00:00Z",
    "ends_at": "2026-11-23T16:00:00Z",
    "time_zone": "Europe/Madrid",
}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"starts_at": "2026-11-23T15:00:00"}, "/starts_at"),
        ({"time_zone": "Europe/Nowhere"}, "/time_zone"),
        ({"ends_at": "2026-11-23T14:59:59Z"}, "/ends_at"),
        ({"ends_at": "2026-11-23T15:00:00Z"}, "/ends_at"),
        ({"ended_at": "2026-11-23T14:00:00Z"}, "/ended_at"),
        ({"decision_by": "2026-11-22"}, "/decision_by"),
        ({"decision_by": "2026-11-23T15:30:00Z"}, "/decision_by"),
        ({"decision_by": "9999-12-31"}, "/decision_by"),
        ({"ends_at": "9999-12-31T23:59:59Z"}, "/ends_at"),
        ({"country": "XX"}, "/country"),
        ({"business_days": ["mon", "mon"]}, "/business_days"),
        ({"company": None}, "/company"),
        ({"role": None}, "/role"),
        ({"notes": "a\x00b"}, "/notes"),
        ({"interviewers": [{"name": "a\nb"}]}, "/interviewers/0/name"),
    ],
)
async def test_an_interview_that_cannot_be_is_refused(served: Served, changes: dict[str, Any], field: str) -> None:
    resources = served.resources()
    body = INTERVIEW | {"candidate_id": await resources.id_of("candidate_id")} | changes
    before = await stored(served)
    answer = await resources.client.post("/v1/interviews", json=body)
    assert fields_of(assert_problem(answer, 422)) == {field}
    assert await stored(served) == before


@pytest.mark.parametrize(
    "changes",
    [
        {"company": "Büro 🦊 GmbH", "highlight": "👩🏽‍💻"},
        {"interviewers": [{"name": "محمد بن سلمان"}, {"name": "שרה"}]},
        {
            "starts_at": "2024-02-29T10:00:00+05:45",
            "ends_at": "2024-02-29T11:00:00+05:45",
            "time_zone": "Asia/Kathmandu",
        },
        {"starts_at": "2026-11-23t15:00:00z", "ends_at": "2026-11-23T16:00:00.123456789Z"},
        {"starts_at": "2026-11-23T23:30:00-11:00", "ends_at": "2026-11-24T13:00:00+02:00"},
    ],
    ids=["emoji", "right to left", "a leap day at +05:45", "small letters and nanoseconds", "far offsets"],
)
async def test_an_odd_interview_is_kept_as_it_is(served: Served, changes: dict[str, Any]) -> None:
    resources = served.resources()
    body = INTERVIEW | {"candidate_id": await resources.id_of("candidate_id")} | changes
    made = await resources.client.post("/v1/interviews", json=body)
    assert made.status_code == 201, made.text
    shown = (await resources.client.get(made.headers["location"])).json()
    assert shown == made.json()
    assert shown["company"] == body["company"]
    assert shown["starts_at"].endswith("Z")
    assert [one["name"] for one in shown["interviewers"]] == [one["name"] for one in changes.get("interviewers", [])]


@pytest.mark.parametrize("name", ["Zoë 🦊", "אברהם", "李小龍", "A" * 200, "O'Brien; DROP TABLE candidates"])
async def test_an_odd_name_is_kept_as_it_is(served: Served, name: str) -> None:
    made = await served.client().post("/v1/candidates", json=candidate_body(name=name))
    assert made.status_code == 201, made.text
    assert made.json()["name"] == name
