"""From one key for all to a key pair for each endpoint, on what version 1 stored."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.core.settings import decode_secret_key
from app.main import make_worker
from app.migrations import migrate
from app.models import endpoint_secrets
from app.webhooks.addresses import AddressPolicy
from app.webhooks.sender import Sender
from app.webhooks.signing import PublicKey, SharedSecret, SignatureError, VerifyingKey, verify
from tests.support.api import Api, open_api
from tests.support.databases import open_database
from tests.support.receiver import Received, Receiver
from tests.support.stored import Stored

SHARED = "whpk_JJeKQdL+W0AtHghY9M996yywKG9PI+gMuil9yCjXCu0="
"""What version 1 published for the stored databases' secret key."""


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with Receiver() as running:
        yield running


async def arrival_at(api: Api, receiver: Receiver, endpoint: dict[str, Any]) -> Received:
    """Have an endpoint sent a test, and return the request."""
    path = f"/v1/webhook-endpoints/{endpoint['id']}"
    assert (await api.client.patch(path, json={"url": receiver.url})).status_code == 200
    event_id = (await api.post(f"{path}/test")).json()["event_id"]
    async with Sender(AddressPolicy(allow_insecure=True)) as sender, make_worker(api.parts, sender):
        found = await receiver.wait_for(lambda requests: any(each.message_id == event_id for each in requests))
    return next(each for each in found if each.message_id == event_id)


def fits(request: Received, key: VerifyingKey, api: Api) -> bool:
    try:
        verify(request.headers, request.body, [key], now=int(api.parts.clock.now().timestamp()))
    except SignatureError:
        return False
    return True


def versions(request: Received) -> list[str]:
    return [each.partition(",")[0] for each in request.headers["webhook-signature"].split()]


async def endpoint(api: Api, known: dict[str, str]) -> dict[str, Any]:
    return await api.get(f"/v1/webhook-endpoints/{known['id']}")


async def published(api: Api) -> list[str] | int:
    async with api.with_key(None) as anybody:
        answer = await anybody.get("/.well-known/webhooks-keys")
    return [key["public_key"] for key in answer.json()["keys"]] if answer.status_code == 200 else answer.status_code


async def test_what_was_there_signs_with_the_shared_key_for_some_days_more(stored: Stored, receiver: Receiver) -> None:
    known = stored.known["endpoints"]
    async with stored.served() as api:
        assert await published(api) == [SHARED]
        plain = await arrival_at(api, receiver, known["enabled"])
        assert versions(plain) == ["v1"]
        assert fits(plain, SharedSecret.parse(known["enabled"]["secret"]), api)

        rotated = await endpoint(api, known["rotated"])
        request = await arrival_at(api, receiver, rotated)
        assert versions(request) == ["v1", "v1", "v1a", "v1a"]
        keys: list[VerifyingKey] = [
            SharedSecret.parse(known["rotated"][name]) for name in ("secret", "previous_secret")
        ]
        keys += [PublicKey.parse(text) for text in (rotated["public_key"], SHARED)]
        assert all(fits(request, key, api) for key in keys)
        assert request.headers["webhook-endpoint-id"] == rotated["id"]

        made = await api.create(
            "/v1/webhook-endpoints", {"url": receiver.url, "event_types": ["*"], "asymmetric_signature": True}
        )
        assert versions(await arrival_at(api, receiver, made)) == ["v1", "v1a"]

        # The migration went by the machine's clock.
        stored.clock.set(max(stored.clock.now(), datetime.now(UTC)) + timedelta(days=31))
        # As a start on that day does, which makes the day's partitions before anything else needs them.
        await migrate(api.database)
        later = await arrival_at(api, receiver, rotated)
        assert versions(later) == ["v1", "v1a"]
        assert fits(later, PublicKey.parse(rotated["public_key"]), api)
        assert not fits(later, PublicKey.parse(SHARED), api)
        assert await published(api) == 410


async def test_a_message_of_one_tenant_does_not_verify_at_anothers_receiver(stored: Stored, receiver: Receiver) -> None:
    async with stored.served() as api, api.with_key(stored.known["keys"]["test"]) as other:
        body = {"url": receiver.url, "event_types": ["*"], "asymmetric_signature": True}
        mine = await api.create("/v1/webhook-endpoints", body)
        theirs = (await other.post("/v1/webhook-endpoints", json=body)).json()
        request = await arrival_at(api, receiver, mine)
        assert fits(request, PublicKey.parse(mine["public_key"]), api)
        assert not fits(request, PublicKey.parse(theirs["public_key"]), api)
        assert not fits(request, PublicKey.parse(SHARED), api)


async def test_the_days_can_be_changed_until_they_are_over(stored: Stored, receiver: Receiver) -> None:
    rotated = stored.known["endpoints"]["rotated"]
    async with stored.served() as api:
        own = (await endpoint(api, rotated))["public_key"]
        stored.clock.advance(timedelta(days=31))
    async with stored.served(shared_key_days=60) as api:
        assert await published(api) == [SHARED]
        assert (await endpoint(api, rotated))["public_key"] == own
        assert versions(await arrival_at(api, receiver, rotated)) == ["v1", "v1a", "v1a"]
    async with stored.served(shared_key_days=0) as api:
        assert await published(api) == 410


async def test_the_shared_key_survives_the_replacement_of_the_secret_key(stored: Stored, receiver: Receiver) -> None:
    """Though it was derived from the secret key, receivers have stored its public half."""
    old = decode_secret_key(stored.known["secret_key"])
    async with stored.served() as api:
        database, settings = api.database, api.parts.settings
        async with open_api(settings, database, stored.clock, secret_keys=(bytes(32), old)) as both:
            async for _ in both.encryption.rotate():
                pass
        async with open_api(settings, database, stored.clock, secret_keys=(bytes(32),)) as renewed:
            await renewed.parts.endpoint_keys.complete_all(database)
            assert await published(renewed) == [SHARED]
            request = await arrival_at(renewed, receiver, stored.known["endpoints"]["rotated"])
            assert fits(request, PublicKey.parse(SHARED), renewed)


async def test_several_processes_complete_the_key_pairs_at_once(stored: Stored) -> None:
    async with stored.served() as api:
        async with api.database.writing() as connection:
            kind = endpoint_secrets.c.kind
            await connection.execute(endpoint_secrets.delete().where(kind == "v1a"))
            await connection.execute(endpoint_secrets.update().values(value=None).where(kind == "v1a-shared"))
            await connection.commit()
        async with open_database(stored.settings, stored.clock) as other:
            await asyncio.gather(*(api.parts.endpoint_keys.complete_all(each) for each in (api.database, other) * 3))
        async with api.database.reading() as connection:
            kinds = (await connection.execute(select(endpoint_secrets.c.kind))).scalars().all()
        assert (kinds.count("v1a"), kinds.count("v1a-shared")) == (1, 1)
        assert await published(api) == [SHARED]
