"""What a subscriber sets up and looks into over HTTP: registration, health, the newest events, published keys."""

import json
from datetime import timedelta
from typing import Any

import pytest

from tests.support.api import LIVE_KEY, Api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import START

HOOK = {"url": "https://example.com/hook", "event_types": ["reminder.*"]}


async def subscribe(api: Api, **changes: Any) -> dict[str, Any]:
    return await api.create("/v1/webhook-endpoints", HOOK | changes)


async def test_an_address_is_stored_as_it_will_be_called(api: Api) -> None:
    made = await subscribe(api, url="https://Bücher.Example:443/Hook?a=B", event_types=["*", "*"])
    assert made["url"] == "https://xn--bcher-kva.example:443/Hook?a=B"
    assert made["event_types"] == ["*"]
    changed = await api.client.patch(f"/v1/webhook-endpoints/{made['id']}", json={"url": "https://EXAMPLE.com"})
    assert changed.json()["url"] == "https://example.com"


async def test_health_counts_the_newest_deliveries_by_state(api: Api) -> None:
    made = await subscribe(api)
    path = f"/v1/webhook-endpoints/{made['id']}"
    before = await api.get(f"{path}/health")
    assert before["latest"] == []
    assert set(before["counts"].values()) == {0}
    tests = [(await api.post(f"{path}/test")).json() for _ in range(3)]
    health = await api.get(f"{path}/health")
    assert health["counts"] == before["counts"] | {"pending": 3}
    assert [delivery["event_id"] for delivery in health["latest"]] == [test["event_id"] for test in reversed(tests)]
    assert (health["status"], health["failing_since"], health["paused_until"]) == ("enabled", None, None)


async def test_a_disabled_endpoint_holds_what_was_and_what_will_be(api: Api) -> None:
    made = await subscribe(api, event_types=["endpoint.test", "interview.created"])
    path = f"/v1/webhook-endpoints/{made['id']}"
    await api.post(f"{path}/test")
    disabled = (await api.post(f"{path}/disable")).json()
    assert (disabled["status"], disabled["disabled_reason"]) == ("disabled", "Disabled by its owner.")
    candidate = await api.create("/v1/candidates", candidate_body())
    await api.create("/v1/interviews", interview_body(candidate["id"], START + timedelta(days=9)))
    assert (await api.get(f"{path}/health"))["counts"]["held"] == 2
    again = await api.post(f"{path}/disable")
    assert again.json() == disabled
    recovered = await api.post(f"{path}/recover", {"since": made["created_at"]})
    assert recovered.json() == {"endpoint_id": made["id"], "recovered": 2, "superseded": 0}
    health = await api.get(f"{path}/health")
    assert (health["status"], health["counts"]["pending"], health["counts"]["held"]) == ("enabled", 2, 0)


async def test_a_delivery_that_is_held_has_no_next_attempt(api: Api) -> None:
    made = await subscribe(api)
    await api.post(f"/v1/webhook-endpoints/{made['id']}/test")
    await api.post(f"/v1/webhook-endpoints/{made['id']}/disable")
    (held,) = (await api.get("/v1/deliveries", state="held"))["items"]
    assert (await api.get(f"/v1/deliveries/{held['id']}"))["next_attempt_at"] is None


async def test_a_delivery_to_a_disabled_or_deleted_endpoint_is_not_retried(api: Api) -> None:
    made = await subscribe(api)
    await api.post(f"/v1/webhook-endpoints/{made['id']}/test")
    await api.post(f"/v1/webhook-endpoints/{made['id']}/disable")
    (held,) = (await api.get("/v1/deliveries", state="held"))["items"]
    refused = await api.post(f"/v1/deliveries/{held['id']}/retry")
    assert (refused.status_code, "disabled" in refused.json()["detail"]) == (409, True)
    assert (await api.get(f"/v1/deliveries/{held['id']}"))["state"] == "held"
    await api.post(f"/v1/webhook-endpoints/{made['id']}/enable")
    assert (await api.post(f"/v1/deliveries/{held['id']}/retry")).json()["state"] == "pending"
    await api.client.delete(f"/v1/webhook-endpoints/{made['id']}")
    assert (await api.post(f"/v1/deliveries/{held['id']}/retry")).status_code == 409
    shown = await api.get(f"/v1/deliveries/{held['id']}")
    assert (shown["state"], shown["request"]) == ("cancelled", None)


@pytest.mark.parametrize(
    ("changes", "content_type", "has_description"),
    [
        ({}, "application/json", True),
        ({"payload": "thin"}, "application/json", False),
        ({"format": "cloudevents"}, "application/cloudevents+json", True),
    ],
)
async def test_a_delivery_shows_what_it_posts(
    api: Api, changes: dict[str, Any], content_type: str, has_description: bool
) -> None:
    made = await subscribe(api, **changes)
    event_id = (await api.post(f"/v1/webhook-endpoints/{made['id']}/test")).json()["event_id"]
    (listed,) = (await api.get("/v1/deliveries", event_id=event_id))["items"]
    assert "request" not in listed
    shown = await api.get(f"/v1/deliveries/{listed['id']}")
    assert shown["next_attempt_at"] == shown["created_at"]
    request = shown["request"]
    assert (request["url"], request["content_type"]) == (HOOK["url"], content_type)
    body = json.loads(request["body"])
    assert body["type"] == "endpoint.test"
    assert body["data"]["endpoint"]["id"] == made["id"]
    assert ("url" in body["data"]["endpoint"]) is has_description
    assert body.get("id") == (event_id if "format" in changes else None)


async def test_the_feed_can_begin_with_the_newest_and_go_on_from_there(api: Api) -> None:
    made = await subscribe(api)
    test = f"/v1/webhook-endpoints/{made['id']}/test"
    sent = [(await api.post(test)).json()["event_id"] for _ in range(5)]
    tail = await api.get("/v1/events", newest=True, limit=2)
    assert [event["id"] for event in tail["items"]] == sent[-2:]
    assert (await api.get("/v1/events", newest=True, cursor=tail["next_cursor"]))["items"] == []
    sent.append((await api.post(test)).json()["event_id"])
    following = await api.get("/v1/events", cursor=tail["next_cursor"])
    assert [event["id"] for event in following["items"]] == sent[-1:]
    from_the_start = await api.get("/v1/events")
    assert [event["id"] for event in from_the_start["items"]] == sent


async def test_the_newest_of_an_empty_log_is_where_its_first_event_will_be_read(api: Api) -> None:
    empty = await api.get("/v1/events", newest=True)
    assert empty["items"] == []
    made = await subscribe(api)
    event_id = (await api.post(f"/v1/webhook-endpoints/{made['id']}/test")).json()["event_id"]
    assert [event["id"] for event in (await api.get("/v1/events", cursor=empty["next_cursor"]))["items"]] == [event_id]


async def test_another_tenant_sees_no_health(api: Api) -> None:
    made = await subscribe(api)
    assert LIVE_KEY in api.client.headers["authorization"]
    async with api.with_key("test-key-of-the-tests-0001") as other:
        for path in ("health", "disable"):
            method = other.get if path == "health" else other.post
            assert (await method(f"/v1/webhook-endpoints/{made['id']}/{path}")).status_code == 404
