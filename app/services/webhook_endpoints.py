"""Webhook endpoints: where a tenant wants events sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.errors import NotFoundError, WrongStateError
from app.domain.events import EventType, validate_patterns
from app.domain.quotas import Quota
from app.domain.webhooks import (
    UNREADABLE_TEXT,
    Delivery,
    DeliveryFilter,
    DeliveryState,
    EndpointSecret,
    EndpointStatus,
    SecretKind,
    WebhookEndpoint,
)
from app.repositories.endpoint_secrets import EndpointSecrets
from app.services.calls import Call, Listed, Shown
from app.services.deliveries import delivery_view
from app.services.endpoint_keys import EndpointKeys
from app.services.fan_out import FanOut
from app.services.unit_of_work import UnitOfWork, Work
from app.webhooks.addresses import AddressPolicy
from app.webhooks.resolver import Lookup
from app.webhooks.urls import check_registration


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """Which deliveries are to be sent again: those that got into their present state within a time."""

    since: datetime
    until: datetime | None
    """Exclusive."""
    dry_run: bool
    """Only count, and change nothing."""


DISABLED_BY_OWNER = "Disabled by its owner."
COUNTED = 1000
"""Newest deliveries of an endpoint that its health counts."""
LATEST = 30
"""Newest deliveries of an endpoint that its health names one by one."""
RECOVERED_AT_ONCE = 1000
"""Deliveries put back in the queue by one transaction of a recovery."""


class WebhookEndpointService:
    """The use cases of webhook endpoints."""

    def __init__(self, work: Work, keys: EndpointKeys, addresses: AddressPolicy, lookup: Lookup) -> None:
        self._work = work
        self._keys = keys
        self._addresses = addresses
        self._lookup = lookup
        self._fan_out = FanOut(work.database, work.telemetry, work.new_id)

    async def create(self, call: Call, values: Mapping[str, Any]) -> Shown:
        """Add an endpoint. Its secret is in the answer, and can be read nowhere afterwards.

        Raises:
            InvalidInputError: for an address that is not allowed, or an event that does not exist.
            QuotaExceededError: if the tenant has as many endpoints as it may.
        """
        values = await self._checked(values)
        await self._settle(call)
        async with self._work.write(call) as uow:
            await uow.tenants.get(uow.tenant_id, lock=True)
            present = await uow.endpoints.count_of(uow.tenant_id)
            uow.quotas.check(Quota.WEBHOOK_ENDPOINTS, present=present)
            now = self._work.clock.now()
            endpoint = WebhookEndpoint(
                tenant_id=uow.tenant_id, id=uow.new_id(), created_at=now, updated_at=now, **values
            )
            await uow.endpoints.add(endpoint)
            secret, secrets = await self._keys.make(uow.connection, endpoint, now)
            return await uow.commit(
                Shown({**endpoint_view(endpoint, secrets, now), "secret": secret}, endpoint.version)
            )

    async def get(self, call: Call, endpoint_id: UUID) -> Shown:
        """Show one endpoint."""
        async with self._work.read(call) as uow:
            return await self._shown(uow, await _require(uow, endpoint_id))

    async def health(self, call: Call, endpoint_id: UUID) -> Shown:
        """Show how deliveries to an endpoint fare: the states of the newest, and whether they fail at present."""
        async with self._work.read(call) as uow:
            endpoint = await _require(uow, endpoint_id)
            counts = await uow.deliveries.counts(uow.tenant_id, endpoint_id, newest=COUNTED)
            wanted = DeliveryFilter(endpoint_id=endpoint_id)
            latest = await uow.deliveries.page(uow.tenant_id, wanted, limit=LATEST, after=None)
            faults = await uow.quarantine.deliveries_to(uow.tenant_id, endpoint_id)
            return Shown(health_view(endpoint, counts, faults, latest.items))

    async def page(self, call: Call, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List endpoints, oldest first."""
        async with self._work.read(call) as uow:
            page = await uow.endpoints.page(*uow.endpoints.equal(call.tenant_id), limit=limit, after=after)
            secrets = await uow.endpoint_secrets.of(endpoint.id for endpoint in page.items)
            now = self._work.clock.now()
            return Listed([endpoint_view(each, secrets[each.id], now) for each in page.items], page.next)

    async def change(self, call: Call, endpoint_id: UUID, changes: Mapping[str, Any]) -> Shown:
        """Change some fields."""
        changes = await self._checked(changes)
        if "event_types" in changes:
            await self._settle(call)
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id, lock=True)
            call.check_version(endpoint.version)
            now = self._work.clock.now()
            changed = await uow.endpoints.save(replace(endpoint, **changes, updated_at=now))
            secrets, _ = await self._keys.complete(uow.connection, changed, now)
            return await uow.commit(Shown(endpoint_view(changed, secrets, now), changed.version))

    async def delete(self, call: Call, endpoint_id: UUID) -> None:
        """Delete an endpoint. What was on its way to it ends as cancelled."""
        await self._settle(call)
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id, lock=True)
            call.check_version(endpoint.version)
            await uow.deliveries.cancel(uow.tenant_id, endpoint_id, "The endpoint was deleted.")
            await uow.endpoints.remove(uow.tenant_id, endpoint_id)
            await uow.commit(None)

    async def test(self, call: Call, endpoint_id: UUID) -> Shown:
        """Send the endpoint, and nobody else, an `endpoint.test`.

        Raises:
            WrongStateError: if it is disabled.
        """
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id, lock=True)
            if endpoint.status is EndpointStatus.DISABLED:
                raise WrongStateError("The endpoint is disabled, so nothing can be sent to it. Enable it first.")
            event = await uow.announce_to(
                endpoint_id, EventType.ENDPOINT_TEST, {"endpoint": {"id": endpoint.id, "url": endpoint.url}}
            )
            return await uow.commit(Shown({"event_id": event.id, "endpoint_id": endpoint.id}))

    async def rotate(self, call: Call, endpoint_id: UUID, overlap: timedelta) -> Shown:
        """Replace the secret. Until the overlap ends, everything is signed with the old one as well.

        Without an overlap the old one ends at once. Secrets that were replaced before keep the time they were given.
        """
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id, lock=True)
            call.check_version(endpoint.version)
            now = self._work.clock.now()
            secret, secrets = await self._keys.rotate(uow.connection, endpoint, overlap, now)
            changed = await uow.endpoints.save(replace(endpoint, updated_at=now))
            return await uow.commit(Shown({**endpoint_view(changed, secrets, now), "secret": secret}, changed.version))

    async def disable(self, call: Call, endpoint_id: UUID) -> Shown:
        """Stop sending to the endpoint. What is on its way to it, and what happens from now on, is held.

        What is still to be written for it is written as held: events need not be told to all endpoints before.
        """
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id, lock=True)
            call.check_version(endpoint.version)
            if endpoint.status is EndpointStatus.ENABLED:
                now = self._work.clock.now()
                endpoint = await uow.endpoints.save(
                    replace(
                        endpoint,
                        status=EndpointStatus.DISABLED,
                        disabled_reason=DISABLED_BY_OWNER,
                        disabled_at=now,
                        updated_at=now,
                    )
                )
                await uow.deliveries.hold(uow.tenant_id, endpoint_id)
            return await uow.commit(await self._shown(uow, endpoint))

    async def enable(self, call: Call, endpoint_id: UUID) -> Shown:
        """Send to the endpoint again. What was held meanwhile waits for `recover`.

        Raises:
            WrongStateError: if its secret cannot be decrypted, so that it would be disabled again at once.
        """
        await self._settle(call)
        async with self._work.write(call) as uow:
            return await uow.commit(await self._enable(uow, endpoint_id))

    async def _enable(self, uow: UnitOfWork, endpoint_id: UUID) -> Shown:
        endpoint = await _require(uow, endpoint_id, lock=True)
        uow.call.check_version(endpoint.version)
        now = self._work.clock.now()
        secrets = (await uow.endpoint_secrets.of([endpoint_id]))[endpoint_id]
        if not self._keys.is_readable(endpoint, secrets, now):
            raise WrongStateError(UNREADABLE_TEXT)
        changed = await uow.endpoints.save(
            replace(endpoint, status=EndpointStatus.ENABLED, disabled_reason=None, disabled_at=None, updated_at=now)
        )
        await uow.endpoints.reset_health(uow.tenant_id, endpoint_id)
        return Shown(endpoint_view(changed, secrets, now), changed.version)

    async def recover(self, call: Call, endpoint_id: UUID, wanted: Recovery) -> Shown:
        """Send what has been held, blocked or exhausted since an instant, at the endpoint's pace. Enables the endpoint.

        All of it happens in the transaction that keeps the answer, up to `RECOVERED_AT_ONCE` deliveries. More than that
        follow in transactions of their own before it, which a repetition after a crash goes on from.
        """
        await self._settle(call)
        queued = superseded = 0
        while True:
            async with self._work.write(call) as uow:
                if wanted.dry_run:
                    await _require(uow, endpoint_id)
                    found = await uow.deliveries.count_replayable(
                        uow.tenant_id, endpoint_id, wanted.since, wanted.until
                    )
                    return await uow.commit(_recovered(endpoint_id, *found))
                if not queued + superseded:
                    await self._enable(uow, endpoint_id)
                ids = await uow.deliveries.replayable(
                    uow.tenant_id, endpoint_id, wanted.since, wanted.until, RECOVERED_AT_ONCE
                )
                replayed = await uow.deliveries.replay(uow.tenant_id, ids)
                queued, superseded = queued + replayed.queued, superseded + replayed.superseded
                if len(ids) < RECOVERED_AT_ONCE or not any(replayed):
                    result = await uow.commit(_recovered(endpoint_id, queued, superseded))
                    self._work.wake(uow.now)
                    return result
                await uow.commit_part()
                self._work.wake(uow.now)

    async def _settle(self, call: Call) -> None:
        """Tell what was raised before to those who subscribe now."""
        if await self._fan_out.settle(call.tenant_id):
            self._work.wake(self._work.clock.now())

    async def _shown(self, uow: UnitOfWork, endpoint: WebhookEndpoint) -> Shown:
        secrets = (await uow.endpoint_secrets.of([endpoint.id]))[endpoint.id]
        return Shown(endpoint_view(endpoint, secrets, self._work.clock.now()), endpoint.version)

    async def published_keys(self) -> list[str]:
        """Return the public halves of the shared keys that still sign for some endpoint."""
        async with self._work.database.reading() as connection:
            return await EndpointSecrets(connection).published(self._work.clock.now())

    async def _checked(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values as they are to be stored. The DNS may be asked, so no transaction may be open."""
        checked = dict(values)
        if "event_types" in values:
            checked["event_types"] = validate_patterns(values["event_types"])
        if "url" in values:
            checked["url"] = (await check_registration(values["url"], self._addresses, self._lookup)).url
        return checked


def _recovered(endpoint_id: UUID, queued: int, superseded: int) -> Shown:
    return Shown({"endpoint_id": endpoint_id, "recovered": queued, "superseded": superseded})


def endpoint_view(endpoint: WebhookEndpoint, secrets: Sequence[EndpointSecret], now: datetime) -> dict[str, Any]:
    """Show an endpoint without its secrets. Nothing is decrypted for it."""
    previous = [each.expires_at for each in secrets if each.kind is SecretKind.SECRET and each.expires_at is not None]
    pair = next((each for each in secrets if each.kind is SecretKind.KEY_PAIR), None)
    return {
        "id": endpoint.id,
        "url": endpoint.url,
        "description": endpoint.description,
        "event_types": endpoint.event_types,
        "payload": endpoint.payload,
        "format": endpoint.format,
        "asymmetric_signature": endpoint.asymmetric_signature,
        "status": endpoint.status,
        "disabled_reason": endpoint.disabled_reason,
        "disabled_at": endpoint.disabled_at,
        "max_in_flight": endpoint.max_in_flight,
        "rate_per_second": endpoint.rate_per_second,
        "failing_since": endpoint.failing_since,
        "consecutive_failures": endpoint.consecutive_failures,
        "public_key": pair.public_key if endpoint.asymmetric_signature and pair is not None else None,
        "previous_secret_until": max((until for until in previous if now < until), default=None),
        "created_at": endpoint.created_at,
        "updated_at": endpoint.updated_at,
    }


def health_view(
    endpoint: WebhookEndpoint, counts: Mapping[str, int], faults: int, latest: Sequence[Delivery]
) -> dict[str, Any]:
    """Show how deliveries to an endpoint fare. `latest` is newest first."""
    return {
        "endpoint_id": endpoint.id,
        "status": endpoint.status,
        "disabled_reason": endpoint.disabled_reason,
        "failing_since": endpoint.failing_since,
        "consecutive_failures": endpoint.consecutive_failures,
        "paused_until": endpoint.open_until,
        "counts": {state.value: counts.get(state, 0) for state in DeliveryState},
        "held_by_fault": faults,
        "latest": [delivery_view(delivery) for delivery in latest],
    }


async def _require(uow: UnitOfWork, endpoint_id: UUID, *, lock: bool = False) -> WebhookEndpoint:
    endpoint = await uow.endpoints.get(uow.tenant_id, endpoint_id, lock=lock)
    if endpoint is None:
        raise NotFoundError("There is no such webhook endpoint.")
    return endpoint
