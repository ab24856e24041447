"""Sending again what was held: since when, without effect where there is to be none, and nothing that is over."""

from datetime import timedelta
from typing import Any

import pytest

from tests.support.api import Api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import ManualClock

HOOK = {"url": "http://127.0.0.1:9999/", "event_types": ["*"]}


async def disabled_with_one_held(api: Api, **changes: Any) -> tuple[dict[str, Any], str]:
    endpoint = await api.create("/v1/webhook-endpoints", HOOK | changes)
    path = f"/v1/webhook-endpoints/{endpoint['id']}"
    await api.post(f"{path}/test")
    await api.post(f"{path}/disable")
    return endpoint, path


async def states(api: Api, endpoint: dict[str, Any]) -> list[str]:
    found = await api.get("/v1/deliveries", endpoint_id=endpoint["id"])
    return sorted(each["state"] for each in found["items"])


async def test_what_was_made_before_an_outage_and_held_by_it_is_sent(api: Api, clock: ManualClock) -> None:
    endpoint = await api.create("/v1/webhook-endpoints", HOOK)
    path = f"/v1/webhook-endpoints/{endpoint['id']}"
    await api.post(f"{path}/test")
    clock.advance(timedelta(hours=1))
    outage = clock.now().isoformat()
    disabled = (await api.post(f"{path}/disable")).json()
    clock.advance(timedelta(hours=1))
    for body, found in (
        ({"since": outage, "until": disabled["disabled_at"]}, 0),
        ({"since": clock.now().isoformat()}, 0),
        ({"since": disabled["disabled_at"], "dry_run": True}, 1),
        ({"since": disabled["disabled_at"]}, 1),
    ):
        assert (await api.post(f"{path}/recover", body)).json()["recovered"] == found, body


async def test_a_dry_run_changes_nothing(api: Api) -> None:
    endpoint, path = await disabled_with_one_held(api)
    counted = await api.post(f"{path}/recover", {"since": endpoint["created_at"], "dry_run": True})
    assert counted.json() == {"endpoint_id": endpoint["id"], "recovered": 1, "superseded": 0}
    assert (await states(api, endpoint), (await api.get(path))["status"]) == (["held"], "disabled")


@pytest.mark.parametrize("since", ["same", "other"])
async def test_a_repeated_key_has_no_further_effect(api: Api, since: str) -> None:
    endpoint, path = await disabled_with_one_held(api)
    body, headers = {"since": endpoint["created_at"]}, {"Idempotency-Key": "recover"}
    first = await api.client.post(f"{path}/recover", json=body, headers=headers)
    await api.post(f"{path}/disable")
    again = body if since == "same" else {"since": "2020-01-01T00:00:00Z"}
    repeated = await api.client.post(f"{path}/recover", json=again, headers=headers)
    assert (first.status_code, repeated.status_code) == (200, 200 if since == "same" else 422)
    assert (await states(api, endpoint), (await api.get(path))["status"]) == (["held"], "disabled")


async def due_and_held(api: Api, clock: ManualClock) -> tuple[dict[str, Any], str, dict[str, Any]]:
    """Return an endpoint that is disabled, its path, and a reminder whose `reminder.due` it has not got."""
    endpoint = await api.create("/v1/webhook-endpoints", HOOK | {"event_types": ["reminder.due"]})
    path = f"/v1/webhook-endpoints/{endpoint['id']}"
    candidate = await api.create("/v1/candidates", candidate_body())
    await api.create("/v1/interviews", interview_body(candidate["id"], clock.now() - timedelta(hours=30)))
    while (await api.parts.firing.fire_batch()).taken:
        pass
    await api.post(f"{path}/disable")
    [held, *_] = (await api.get("/v1/deliveries", state="held"))["items"]
    event = await api.get(f"/v1/events/{held['event_id']}")
    return endpoint, path, event["data"]["reminder"] | {"delivery_id": held["id"]}


async def test_nobody_is_reminded_of_what_was_done_meanwhile(api: Api, clock: ManualClock) -> None:
    endpoint, path, reminder = await due_and_held(api, clock)
    await api.post(f"/v1/reminders/{reminder['id']}/complete", {"override": True, "reason": "Done by telephone."})
    refused = await api.post(f"/v1/deliveries/{reminder['delivery_id']}/retry")
    assert refused.status_code == 409
    recovered = (await api.post(f"{path}/recover", {"since": endpoint["created_at"]})).json()
    assert recovered["superseded"] == 1
    shown = await api.get(f"/v1/deliveries/{reminder['delivery_id']}")
    assert (shown["state"], shown["reason"]) == ("superseded", "The reminder was completed, cancelled or moved.")
    assert (await api.post(f"/v1/deliveries/{reminder['delivery_id']}/retry")).status_code == 409


async def test_what_is_done_after_a_recovery_is_not_reminded_of_either(api: Api, clock: ManualClock) -> None:
    endpoint, path, reminder = await due_and_held(api, clock)
    await api.post(f"{path}/recover", {"since": endpoint["created_at"]})
    await api.post(f"/v1/reminders/{reminder['id']}/complete", {"override": True, "reason": "Done by telephone."})
    assert (await api.get(f"/v1/deliveries/{reminder['delivery_id']}"))["state"] == "superseded"
