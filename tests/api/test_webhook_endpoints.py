"""Webhook endpoints, events and policy over HTTP."""

from app.core.settings import Settings
from app.db import Database
from tests.support.api import Api, open_api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock
from tests.support.dns import answering

HOOK = {"url": "https://hooks.example.com/afterview", "event_types": ["reminder.*"]}


async def test_a_secret_is_shown_once_and_can_be_replaced(api: Api) -> None:
    made = await api.create("/v1/webhook-endpoints", HOOK)
    assert made["secret"].startswith("whsec_")
    assert "secret" not in await api.get(f"/v1/webhook-endpoints/{made['id']}")
    rotated = (await api.post(f"/v1/webhook-endpoints/{made['id']}/rotate-secret", {"overlap_seconds": 60})).json()
    assert rotated["secret"] != made["secret"]
    assert rotated["previous_secret_until"] == "2026-03-02T09:01:00Z"


async def test_addresses_that_are_not_public_are_refused(
    database: Database, database_settings: Settings, clock: ManualClock
) -> None:
    strict = database_settings.model_copy(update={"webhook_allow_insecure": False})
    async with open_api(strict, database, clock) as api:
        await refuse_private_addresses(api)


async def refuse_private_addresses(api: Api) -> None:
    for url in ("http://example.com/x", "https://127.0.0.1/x", "https://10.0.0.1/", "https://user:pw@example.com/"):
        answer = await api.post("/v1/webhook-endpoints", HOOK | {"url": url})
        assert answer.status_code == 422, url
        assert answer.json()["errors"][0]["pointer"] == "/url"


async def test_a_name_is_registered_whatever_it_stands_for(
    database: Database, database_settings: Settings, clock: ManualClock
) -> None:
    """The same answer for a name of our own network and for none at all: otherwise it would tell which there are."""
    strict = database_settings.model_copy(update={"webhook_allow_insecure": False})
    answers = []
    for addresses in ((), ("10.0.0.7",), ("127.0.0.1", "::1"), ("169.254.169.254",), ("93.184.216.34",)):
        async with open_api(strict, database, clock, lookup=answering(*addresses)) as api:
            made = await api.post("/v1/webhook-endpoints", HOOK)
            moved = await api.client.patch(
                f"/v1/webhook-endpoints/{made.json()['id']}", json={"url": "https://db.internal/x"}
            )
            answers += [(each.status_code, each.json() | {"id": "", "secret": ""}) for each in (made, moved)]
    assert answers == answers[:2] * 5
    assert [status for status, _ in answers[:2]] == [201, 200]


async def test_an_event_that_does_not_exist_is_refused(api: Api) -> None:
    answer = await api.post("/v1/webhook-endpoints", HOOK | {"event_types": ["reminder.due", "reminder.later"]})
    assert answer.json()["errors"][0]["pointer"] == "/event_types/1"


async def test_deliveries_go_to_those_who_subscribe(api: Api, clock: ManualClock) -> None:
    wanted = await api.create("/v1/webhook-endpoints", HOOK | {"event_types": ["reminder.due"]})
    await api.create("/v1/webhook-endpoints", HOOK | {"event_types": ["commitment.*"]})
    ada = await api.create("/v1/candidates", candidate_body())
    await api.create("/v1/interviews", interview_body(ada["id"], clock.now().replace(hour=6)))
    deliveries = (await api.get("/v1/deliveries"))["items"]
    assert {(d["endpoint_id"], d["event_type"], d["state"]) for d in deliveries} == {
        (wanted["id"], "reminder.due", "pending")
    }
    assert len(deliveries) == 3
    shown = await api.get(f"/v1/deliveries/{deliveries[0]['id']}")
    assert shown["attempts"] == []
    event = await api.get(f"/v1/events/{deliveries[0]['event_id']}")
    assert event["data"]["reminder"]["status"] == "due"
    assert event["data"]["candidate"] == {"id": ada["id"], "external_id": None, "time_zone": "Europe/Madrid"}
    assert "notes" not in event["data"]["interview"]


async def test_a_test_event_goes_to_one_endpoint_alone(api: Api) -> None:
    first, _ = [await api.create("/v1/webhook-endpoints", HOOK) for _ in range(2)]
    sent = await api.post(f"/v1/webhook-endpoints/{first['id']}/test")
    assert sent.status_code == 202
    deliveries = (await api.get("/v1/deliveries"))["items"]
    assert [(d["endpoint_id"], d["event_type"]) for d in deliveries] == [(first["id"], "endpoint.test")]


async def test_a_done_reminder_is_not_announced_as_due_any_more(api: Api, clock: ManualClock) -> None:
    await api.create("/v1/webhook-endpoints", HOOK | {"event_types": ["reminder.due"]})
    ada = await api.create("/v1/candidates", candidate_body())
    made = await api.create("/v1/interviews", interview_body(ada["id"], clock.now().replace(hour=6)))
    plan = (await api.get(f"/v1/interviews/{made['id']}/plan"))["reminders"]
    reflect = next(r for r in plan if r["action"] == "reflect")
    await api.post(f"/v1/reminders/{reflect['id']}/complete")
    states = [d["state"] for d in (await api.get("/v1/deliveries"))["items"]]
    assert sorted(states) == ["pending", "pending", "superseded"]


async def test_the_event_feed_always_says_where_to_go_on(api: Api, clock: ManualClock) -> None:
    start = await api.get("/v1/events")
    assert start["items"] == []
    assert start["next_cursor"]
    ada = await api.create("/v1/candidates", candidate_body())
    await api.create("/v1/interviews", interview_body(ada["id"], clock.now()))
    more = await api.get("/v1/events", cursor=start["next_cursor"])
    assert [event["type"] for event in more["items"]] == ["interview.created"]
    assert (await api.get("/v1/events", cursor=more["next_cursor"]))["items"] == []


async def test_policy_shows_every_number_and_takes_changes(api: Api) -> None:
    before = await api.get("/v1/policy")
    assert before["thank_you_after"] == "PT2H"
    assert before["follow_up_max"] == 2
    answer = await api.client.patch("/v1/policy", json={"thank_you_after": "PT1H", "morning_at": "09:30"})
    assert (answer.json()["thank_you_after"], answer.json()["morning_at"]) == ("PT1H", "09:30")
    back = await api.client.patch("/v1/policy", json={"thank_you_after": None})
    assert (back.json()["thank_you_after"], back.json()["morning_at"]) == ("PT2H", "09:30")
    wrong = await api.client.patch("/v1/policy", json={"follow_up_max": 99})
    assert wrong.status_code == 422
    assert wrong.json()["errors"][0]["pointer"] == "/follow_up_max"
