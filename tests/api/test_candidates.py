"""Candidates over HTTP."""

from tests.support.api import Api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock


async def test_absent_fields_stay_and_null_empties(api: Api) -> None:
    ada = await api.create("/v1/candidates", candidate_body(email="ada@example.com", country="ES"))
    answer = await api.client.patch(
        f"/v1/candidates/{ada['id']}",
        json={"email": None, "waking_hours": {"end": "22:30"}},
        headers={"Content-Type": "application/merge-patch+json"},
    )
    changed = answer.json()
    assert changed["email"] is None
    assert changed["country"] == "ES"
    assert changed["waking_hours"] == {"start": "08:00", "end": "22:30"}
    nameless = await api.client.patch(f"/v1/candidates/{ada['id']}", json={"name": None})
    assert nameless.status_code == 422
    assert nameless.json()["errors"][0]["pointer"] == "/name"


async def test_a_policy_of_their_own_is_merged_and_re_plans(api: Api, clock: ManualClock) -> None:
    ada = await api.create("/v1/candidates", candidate_body(policy={"follow_up_business_days": 3}))
    made = await api.create("/v1/interviews", interview_body(ada["id"], clock.now()))

    async def follow_up() -> str:
        plan = (await api.get(f"/v1/interviews/{made['id']}/plan"))["reminders"]
        due: str = next(r["due_at"] for r in plan if r["action"] == "follow_up")
        return due

    assert await follow_up() == "2026-03-05T09:00:00Z"
    changed = await api.client.patch(
        f"/v1/candidates/{ada['id']}", json={"policy": {"follow_up_business_days": None, "office_at": "11:00"}}
    )
    assert changed.json()["policy"] == {"office_at": "11:00"}
    assert await follow_up() == "2026-03-09T10:00:00Z"


async def test_an_external_id_is_taken_once(api: Api) -> None:
    await api.create("/v1/candidates", candidate_body(external_id="u-17"))
    again = await api.post("/v1/candidates", candidate_body(external_id="u-17"))
    assert again.status_code == 409
    assert "external_id" in again.json()["detail"]
    found = await api.get("/v1/candidates", external_id="u-17")
    assert len(found["items"]) == 1


async def test_unknown_zones_countries_and_policies_name_their_field(api: Api) -> None:
    for change, pointer in (
        ({"time_zone": "Europe/Atlantis"}, "/time_zone"),
        ({"country": "ZZ"}, "/country"),
        ({"country": "ES", "subdivision": "XX"}, "/subdivision"),
        ({"policy": {"thank_you_after": "soon"}}, "/policy/thank_you_after"),
        ({"policy": {"no_such_rule": 1}}, "/policy/no_such_rule"),
        ({"waking_hours": {"start": "25:00"}}, "/waking_hours/start"),
    ):
        answer = await api.post("/v1/candidates", candidate_body(**change))
        assert answer.status_code == 422, change
        assert answer.json()["errors"][0]["pointer"] == pointer
    assert (await api.get("/v1/candidates"))["items"] == []


async def test_erasing_leaves_one_event_with_the_id_alone(api: Api, clock: ManualClock) -> None:
    ada = await api.create("/v1/candidates", candidate_body(name="Ada Marker"))
    await api.create("/v1/interviews", interview_body(ada["id"], clock.now()))
    assert (await api.client.delete(f"/v1/candidates/{ada['id']}")).status_code == 204
    assert (await api.client.get(f"/v1/candidates/{ada['id']}")).status_code == 404
    events = (await api.get("/v1/events", limit=100))["items"]
    assert [(event["type"], event["data"]) for event in events] == [
        ("candidate.erased", {"candidate": {"id": ada["id"]}})
    ]


async def test_next_actions_put_the_most_pressing_first(api: Api, clock: ManualClock) -> None:
    ada = await api.create("/v1/candidates", candidate_body())
    await api.create("/v1/interviews", interview_body(ada["id"], clock.now()))
    found = await api.get(f"/v1/candidates/{ada['id']}/next-actions")
    assert found["now"] == []
    coming = [item["reminder"]["due_at"] for item in found["next"]]
    assert coming == sorted(coming)
    assert all(item["reason"] and item["links"]["complete"] for item in found["next"])
    late = interview_body(ada["id"], clock.now().replace(hour=4), company="Initrode")
    await api.create("/v1/interviews", late)
    found = await api.get(f"/v1/candidates/{ada['id']}/next-actions")
    pressing = [item["reminder"]["action"] for item in found["now"]]
    assert pressing == ["send_thank_you", "send_thank_you", "reflect"]
