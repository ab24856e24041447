"""An endpoint whose secret cannot be decrypted stops alone, visibly, and can be mended."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, update

from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database
from app.domain.webhooks import SECRET_UNREADABLE, UNREADABLE_TEXT
from app.models import delivery_queue, endpoint_secrets
from app.services.delivering import Delivering
from app.services.readiness import examine
from app.services.targets import Target
from app.webhooks.addresses import AddressPolicy
from app.webhooks.sender import Sender
from app.webhooks.signing import PublicKey, SharedSecret, verify
from tests.support.api import LIVE_KEY, TEST_KEY, Api, open_api
from tests.support.clock import ManualClock
from tests.support.receiver import Received, Receiver

DAMAGES: list[dict[str, Any]] = [
    {"value": b""},
    {"value": b"damaged"},
    {"value": bytes(80)},
    {"key_id": None, "value": bytes(80)},
    {"kind": "v1a"},
    {"expires_at": ManualClock().now()},
]
"""What can be wrong with a stored secret under a key that is known, the last two being that there is none."""


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as running:
        yield running


@pytest.fixture
async def api(database: Database, database_settings: Settings, clock: ManualClock) -> AsyncIterator[Api]:
    async with open_api(database_settings, database, clock) as opened:
        yield opened


@pytest.fixture
async def sender() -> AsyncIterator[Sender]:
    async with Sender(AddressPolicy(allow_insecure=True)) as running:
        yield running


@pytest.fixture
def delivering(api: Api, sender: Sender) -> Delivering:
    parts = api.parts
    return Delivering(parts.database, sender, parts.vault, parts.settings, parts.telemetry)


async def deliver(delivering: Delivering) -> list[str]:
    """Claim, send and record once; return whom something was sent to."""
    jobs = await delivering.exchange([], 100)
    await delivering.settle([await delivering.attempt(job) for job in jobs])
    return [job.target.url for job in jobs if isinstance(job.target, Target)]


async def subscribe(api: Api, receiver: Receiver, path: str, key: str = LIVE_KEY, **values: Any) -> dict[str, Any]:
    """Add an endpoint, and have a test on its way to it."""
    body = {"url": receiver.url_for(path), "event_types": ["endpoint.disabled"], **values}
    async with api.with_key(key) as client:
        made: dict[str, Any] = (await client.post("/v1/webhook-endpoints", json=body)).json()
        assert (await client.post(f"/v1/webhook-endpoints/{made['id']}/test")).status_code == 202
    return made


async def write(api: Api, made: dict[str, Any], **values: Any) -> None:
    """Write over what an endpoint signs with, behind the program's back."""
    async with api.database.writing() as connection:
        wanted = endpoint_secrets.c.endpoint_id == UUID(made["id"])
        await connection.execute(update(endpoint_secrets).where(wanted).values(**values))
        await connection.commit()


def is_genuine(request: Received, secret: str, api: Api) -> None:
    verify(request.headers, request.body, [SharedSecret.parse(secret)], now=int(api.parts.clock.now().timestamp()))


@pytest.mark.parametrize("values", DAMAGES, ids=str)
async def test_a_damaged_secret_stops_its_own_endpoint_until_it_is_rotated(
    api: Api, delivering: Delivering, receiver: Receiver, values: dict[str, Any]
) -> None:
    broken = await subscribe(api, receiver, "/broken")
    beside = await subscribe(api, receiver, "/beside")
    other = await subscribe(api, receiver, "/other", TEST_KEY)
    await write(api, broken, **values)
    assert sorted(await deliver(delivering)) == [beside["url"], other["url"]]

    path = f"/v1/webhook-endpoints/{broken['id']}"
    shown = await api.get(path)
    assert (shown["status"], shown["disabled_reason"]) == ("disabled", SECRET_UNREADABLE)
    assert (await api.get(f"{path}/health"))["disabled_reason"] == SECRET_UNREADABLE
    [held] = (await api.get("/v1/deliveries", endpoint_id=broken["id"]))["items"]
    assert (held["state"], held["reason"], held["attempt_count"]) == ("held", UNREADABLE_TEXT, 0)
    assert api.parts.telemetry.registry.get_sample_value("afterview_unreadable_secrets_total") == 1
    assert await deliver(delivering) == [beside["url"]]
    assert receiver.requests[-1].json["data"]["endpoint"]["disabled_reason"] == SECRET_UNREADABLE
    ready = await api.client.get("/readyz", headers={"Accept": "application/json"})
    assert (ready.status_code, ready.json()["unreadable_endpoints"]) == (200, 1)
    assert (await examine(api.database)).unreadable == 1

    rotated = (await api.post(f"{path}/rotate-secret")).json()
    assert (await api.post(f"{path}/recover", {"since": broken["created_at"]})).json()["recovered"] == 1
    assert await deliver(delivering) == [broken["url"]]
    is_genuine(receiver.requests[-1], rotated["secret"], api)


async def test_a_secret_damaged_in_its_cached_version_is_found_by_the_next_version(
    api: Api, delivering: Delivering, receiver: Receiver
) -> None:
    made = await subscribe(api, receiver, "/ok")
    assert await deliver(delivering) == [made["url"]]
    await write(api, made, value=b"damaged")
    path = f"/v1/webhook-endpoints/{made['id']}"
    await api.client.patch(path, json={"description": "changed"})
    await api.post(f"{path}/test")
    assert await deliver(delivering) == []
    assert (await api.get(path))["disabled_reason"] == SECRET_UNREADABLE


async def test_a_missing_key_is_left_to_a_process_that_has_it(
    api: Api, database_settings: Settings, sender: Sender, receiver: Receiver
) -> None:
    made = await subscribe(api, receiver, "/mine")
    async with open_api(database_settings, api.database, api.parts.clock, secret_keys=(bytes(32),)) as misconfigured:
        other = await subscribe(misconfigured, receiver, "/other", TEST_KEY)
        parts = misconfigured.parts
        lacking = Delivering(parts.database, sender, parts.vault, parts.settings, Telemetry())
        assert await deliver(lacking) == [other["url"]]
        assert (await misconfigured.client.get("/readyz")).status_code == 503
        before = await api.get(f"/v1/webhook-endpoints/{made['id']}")
        assert (before["status"], before["updated_at"]) == ("enabled", made["updated_at"])
        [waiting] = (await api.get("/v1/deliveries", endpoint_id=made["id"]))["items"]
        assert waiting["state"] == "pending"
        # It does not take them again at once, which would keep them from others.
        async with api.database.reading() as connection:
            claimed = await connection.execute(select(delivery_queue.c.lease_token))
            assert claimed.scalars().all() == [0]
        assert await deliver(lacking) == []
    having = Delivering(api.database, sender, api.parts.vault, database_settings, Telemetry())
    assert await deliver(having) == [made["url"]]


async def test_a_key_pair_that_no_start_has_made_is_made_when_it_is_needed(
    api: Api, delivering: Delivering, receiver: Receiver
) -> None:
    made = await subscribe(api, receiver, "/ok", asymmetric_signature=True)
    async with api.database.writing() as connection:
        await connection.execute(endpoint_secrets.delete().where(endpoint_secrets.c.kind == "v1a"))
        await connection.commit()
    assert await deliver(delivering) == []
    assert await deliver(delivering) == [made["url"]]
    shown = await api.get(f"/v1/webhook-endpoints/{made['id']}")
    assert (shown["status"], shown["public_key"] == made["public_key"]) == ("enabled", False)
    request, now = receiver.requests[-1], int(api.parts.clock.now().timestamp())
    verify(request.headers, request.body, [PublicKey.parse(shown["public_key"])], now=now)
