"""What is wrong with a value is said in the words of the API: what was expected, an example, and what was meant."""

from typing import Any

import pytest

from tests.support.api import Api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock

# What is said does not depend on the database.
pytestmark = pytest.mark.parametrize("database_kind", ["sqlite"])

CANDIDATES: list[tuple[dict[str, Any], str, str]] = [
    ({"timezone": "Europe/Madrid"}, "/timezone", "is not a field here; did you mean `time_zone`?"),
    ({"externalId": "u-17"}, "/externalId", "is not a field here; did you mean `external_id`?"),
    ({"country": "de"}, "/country", 'must be written like "ES" (ISO 3166-1 alpha-2, upper case)'),
    ({"country": "DEU"}, "/country", "must have at most 2 characters, not 3"),
    ({"waking_hours": {"start": "8:00"}}, "/waking_hours/start", 'must be written like "08:00"'),
    ({"waking_hours": {"start": "08.00"}}, "/waking_hours/start", 'must be written like "08:00"'),
    (
        {"waking_hours": {"from": "08:00"}},
        "/waking_hours/from",
        "is not a field here; the fields are `start`, `end`",
    ),
    ({"waking_hours": "8-21"}, "/waking_hours", 'must be an object, such as {"start": "08:00", "end": "08:00"}'),
    ({"policy": {"folow_up_max": 1}}, "/policy/folow_up_max", "is not a field here; did you mean `follow_up_max`?"),
    ({"email": "ada"}, "/email", "must be an e-mail address, such as ada@example.com"),
    ({"name": ""}, "/name", "must not be empty"),
    ({"name": "a" * 201}, "/name", "must have at most 200 characters, not 201"),
    ({"time_zone": None}, "/time_zone", 'must not be null; send for example "Europe/Madrid"'),
    ({"time_zone": 1}, "/time_zone", 'must be text, such as "Europe/Madrid"'),
    (
        {"linkedin_tier": "premum"},
        "/linkedin_tier",
        'must be one of "free", "premium"; did you mean "premium"?',
    ),
]
INTERVIEWS: list[tuple[dict[str, Any], str, str]] = [
    ({"interviewers": ["Bill"]}, "/interviewers/0", 'must be an object, such as {"name": "Bill"}'),
    ({"interviewers": [{"nam": "Bill"}]}, "/interviewers/0/nam", "is not a field here; did you mean `name`?"),
    ({"topics": "pipelines"}, "/topics", 'must be a list, such as ["pipelines"]'),
    ({"round": 0}, "/round", "must be at least 1"),
    ({"round": "2"}, "/round", "must be a whole number, such as 3"),
    ({"starts_at": "soon"}, "/starts_at", "must be an RFC 3339 date-time such as 2026-11-23T16:00:00Z"),
    (
        {"business_days": ["monday"]},
        "/business_days/0",
        'must be one of "mon", "tue", "wed", "thu", "fri", "sat", "sun"; did you mean "mon"?',
    ),
    (
        {"candidate_id": "u-17"},
        "/candidate_id",
        "must be an id, such as 01a20702-0284-714e-8ae5-d28b3ea8763c",
    ),
]
ENDPOINTS: list[tuple[dict[str, Any], str, str]] = [
    ({"event_types": "*"}, "/event_types", 'must be a list, such as ["*"]'),
    ({"payload": 3}, "/payload", 'must be one of "full", "thin"'),
    ({"asymmetric_signature": "yes"}, "/asymmetric_signature", "must be true or false"),
]


async def test_each_value_is_told_as_the_api_means_it(api: Api, clock: ManualClock) -> None:
    ada = await api.create("/v1/candidates", candidate_body())
    endpoint = {"url": "https://example.com/hook", "event_types": ["*"]}
    wrong = [("/v1/candidates", candidate_body(), *case) for case in CANDIDATES]
    wrong += [("/v1/interviews", interview_body(ada["id"], clock.now()), *case) for case in INTERVIEWS]
    wrong += [("/v1/webhook-endpoints", endpoint, *case) for case in ENDPOINTS]
    told = {}
    for path, body, change, pointer, _ in wrong:
        answer = await api.client.post(path, json=body | change)
        assert answer.status_code == 422, (change, answer.text)
        told[str(change)] = {error["pointer"]: error["message"] for error in answer.json()["errors"]}.get(pointer)
    assert told == {str(change): message for _, _, change, _, message in wrong}


async def test_a_parameter_is_told_so_too(api: Api) -> None:
    answer = await api.client.get("/v1/candidates", params={"limit": "many"})
    [error] = answer.json()["errors"]
    assert error == {"parameter": "limit", "in": "query", "message": "must be a whole number, such as 3"}


async def test_json_that_cannot_be_read_has_a_position(api: Api) -> None:
    answer = await api.client.post(
        "/v1/candidates", content=b'{"name": "Ada",\n "time_zone" "UTC"}', headers={"Content-Type": "application/json"}
    )
    assert answer.status_code == 400
    assert "line 2, column 14" in answer.json()["detail"]


async def test_an_import_of_another_kind_of_document_is_told(api: Api) -> None:
    answer = await api.client.post("/v1/candidates/import", json={"format": "another", "version": 1})
    assert answer.status_code == 422
    told = {error["pointer"]: error["message"] for error in answer.json()["errors"]}
    assert told["/format"] == 'must be "afterview.candidate"'
