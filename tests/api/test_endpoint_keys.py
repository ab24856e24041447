"""What endpoints sign with: rotation, key pairs, and what is left when a stored value can no longer be read."""

from base64 import b64decode
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import func, select, update

from app.models import endpoint_secrets, idempotency_keys
from app.services.endpoint_keys import MOST_PREVIOUS
from app.services.housekeeping import Housekeeping
from tests.support.api import Api
from tests.support.clock import ManualClock

HOOK = {"url": "https://example.com/hook", "event_types": ["reminder.*"]}
HOUR = timedelta(hours=1)


async def subscribe(api: Api, **changes: Any) -> dict[str, Any]:
    return await api.create("/v1/webhook-endpoints", HOOK | changes)


async def rotate(api: Api, made: dict[str, Any], overlap: timedelta, status: int = 200) -> dict[str, Any]:
    path = f"/v1/webhook-endpoints/{made['id']}/rotate-secret"
    answer = await api.post(path, {"overlap_seconds": int(overlap.total_seconds())})
    assert answer.status_code == status, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


async def signing(api: Api, made: dict[str, Any]) -> set[str]:
    """Return which of the given texts sign now, as a worker would find."""
    from app.repositories.endpoint_secrets import EndpointSecrets
    from app.webhooks.endpoint_signer import decrypted

    now = api.parts.clock.now()
    async with api.database.reading() as connection:
        stored = (await EndpointSecrets(connection).of([UUID(made["id"])]))[UUID(made["id"])]
    return {decrypted(each, api.parts.vault) for each in stored if each.kind == "v1" and each.signs_at(now)}


async def damage(api: Api, made: dict[str, Any], **values: Any) -> None:
    """Write over the stored secrets of an endpoint."""
    async with api.database.writing() as connection:
        wanted = endpoint_secrets.c.endpoint_id == UUID(made["id"])
        await connection.execute(update(endpoint_secrets).where(wanted).values(**values or {"value": b"damaged"}))
        await connection.commit()


async def test_a_second_rotation_leaves_the_first_ones_overlap_alone(api: Api, clock: ManualClock) -> None:
    made = await subscribe(api)
    second = await rotate(api, made, 3 * HOUR)
    third = await rotate(api, made, HOUR)
    assert await signing(api, made) == {made["secret"], second["secret"], third["secret"]}
    assert third["previous_secret_until"] == second["previous_secret_until"] == "2026-03-02T12:00:00Z"
    clock.advance(HOUR)
    assert await signing(api, made) == {made["secret"], third["secret"]}
    clock.advance(2 * HOUR)
    assert await signing(api, made) == {third["secret"]}
    assert (await api.get(f"/v1/webhook-endpoints/{made['id']}"))["previous_secret_until"] is None


async def test_no_overlap_ends_the_present_secret_and_no_earlier_one(api: Api) -> None:
    made = await subscribe(api)
    second = await rotate(api, made, HOUR)
    third = await rotate(api, made, timedelta())
    assert await signing(api, made) == {made["secret"], third["secret"]}
    assert second["secret"] not in await signing(api, made)
    assert third["previous_secret_until"] == "2026-03-02T10:00:00Z"


async def test_secrets_that_still_sign_are_bounded(api: Api, clock: ManualClock) -> None:
    made = await subscribe(api)
    for _ in range(MOST_PREVIOUS):
        await rotate(api, made, HOUR)
    refused = await rotate(api, made, HOUR, 409)
    assert "overlap_seconds: 0" in refused["detail"]
    await rotate(api, made, timedelta())
    clock.advance(HOUR)
    await rotate(api, made, HOUR)


async def test_housekeeping_deletes_expired_secrets(api: Api, clock: ManualClock) -> None:
    made = await subscribe(api, asymmetric_signature=True)
    await rotate(api, made, HOUR)
    keeping = Housekeeping(api.database, settings=api.parts.settings, telemetry=api.parts.telemetry)

    async def kept() -> int:
        await keeping.run()
        async with api.database.reading() as connection:
            count: int = (await connection.execute(select(func.count()).select_from(endpoint_secrets))).scalar_one()
        return count

    assert await kept() == 3
    clock.advance(HOUR)
    assert await kept() == 2


async def test_an_endpoint_has_a_key_pair_of_its_own_if_it_asks_for_one(api: Api) -> None:
    plain, other = await subscribe(api), await subscribe(api, asymmetric_signature=True)
    assert plain["public_key"] is None
    path = f"/v1/webhook-endpoints/{plain['id']}"
    changed = (await api.client.patch(path, json={"asymmetric_signature": True})).json()
    Ed25519PublicKey.from_public_bytes(b64decode(changed["public_key"].removeprefix("whpk_")))
    assert changed["public_key"] != other["public_key"]
    assert await api.get(path) == changed
    listed = {each["id"]: each["public_key"] for each in (await api.get("/v1/webhook-endpoints"))["items"]}
    assert listed == {plain["id"]: changed["public_key"], other["id"]: other["public_key"]}
    off = (await api.client.patch(path, json={"asymmetric_signature": False})).json()
    assert off["public_key"] is None
    again = (await api.client.patch(path, json={"asymmetric_signature": True})).json()
    assert again["public_key"] == changed["public_key"]
    assert (await rotate(api, plain, HOUR))["public_key"] == changed["public_key"]


async def test_without_endpoints_from_before_the_key_pairs_there_is_no_shared_key(api: Api) -> None:
    await subscribe(api, asymmetric_signature=True)
    async with api.with_key(None) as anybody:
        answer = await anybody.get("/.well-known/webhooks-keys")
        assert (answer.status_code, answer.headers["content-type"]) == (410, "application/problem+json")
        assert answer.json()["type"].endswith("/problems/shared-key-gone")
        assert (await anybody.get("/problems/shared-key-gone")).status_code == 200


async def test_an_endpoint_whose_secret_is_unreadable_is_shown_changed_mended_and_deleted(api: Api) -> None:
    made = await subscribe(api, asymmetric_signature=True)
    path = f"/v1/webhook-endpoints/{made['id']}"
    await damage(api, made)
    assert (await api.get(path))["url"] == made["url"]
    assert (await api.client.patch(path, json={"description": "still mine"})).status_code == 200
    assert (await api.post(f"{path}/test")).status_code == 202
    await api.post(f"{path}/disable")
    for verb, body in (("enable", None), ("recover", {"since": made["created_at"]})):
        refused = await api.post(f"{path}/{verb}", body)
        assert (refused.status_code, "Rotate the secret" in refused.json()["detail"]) == (409, True), verb
    rotated = await rotate(api, made, HOUR)
    assert await signing(api, made) == {rotated["secret"]}
    assert rotated["public_key"] not in {None, made["public_key"]}
    assert rotated["previous_secret_until"] is None
    recovered = await api.post(f"{path}/recover", {"since": made["created_at"]})
    assert recovered.json()["recovered"] == 1
    await damage(api, made)
    assert (await api.client.delete(path)).status_code == 204


async def test_a_secret_that_only_another_process_can_read_goes_on_signing_there(api: Api) -> None:
    made = await subscribe(api)
    async with api.database.reading() as connection:
        [value] = (await connection.execute(select(endpoint_secrets.c.value))).scalars()
    await damage(api, made, key_id="0123456789abcdef")
    assert (await api.post(f"/v1/webhook-endpoints/{made['id']}/enable")).status_code == 200
    await rotate(api, made, HOUR)
    async with api.database.reading() as connection:
        kept = select(endpoint_secrets.c.value).where(endpoint_secrets.c.key_id == "0123456789abcdef")
        assert (await connection.execute(kept)).scalar_one() == value


@pytest.mark.parametrize(
    ("values", "status", "slug"),
    [
        ({"sealed_answer": b"damaged"}, 409, "idempotency-answer-unreadable"),
        ({"key_id": None, "sealed_answer": bytes(80)}, 409, "idempotency-answer-unreadable"),
        ({"key_id": "0123456789abcdef"}, 503, "key-missing"),
    ],
)
async def test_a_stored_answer_that_cannot_be_read_is_said_and_nothing_is_done_again(
    api: Api, values: dict[str, Any], status: int, slug: str
) -> None:
    headers = {"Idempotency-Key": "once"}
    first = await api.post("/v1/webhook-endpoints", HOOK, headers=headers)
    assert first.status_code == 201
    async with api.database.writing() as connection:
        await connection.execute(update(idempotency_keys).values(**values))
        await connection.commit()
    again = await api.post("/v1/webhook-endpoints", HOOK, headers=headers)
    assert (again.status_code, again.json()["type"].rpartition("/")[2]) == (status, slug)
    assert [each["id"] for each in (await api.get("/v1/webhook-endpoints"))["items"]] == [first.json()["id"]]


async def test_a_process_that_lacks_a_key_is_not_ready(api: Api) -> None:
    made = await subscribe(api)
    assert (await api.client.get("/readyz")).status_code == 200
    await damage(api, made)
    assert (await api.client.get("/readyz")).status_code == 200
    await damage(api, made, key_id="0123456789abcdef")
    answer = await api.client.get("/readyz")
    assert (answer.status_code, "0123456789abcdef" in answer.json()["detail"]) == (503, True)
