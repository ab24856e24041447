"""Webhook endpoints: where a tenant wants events sent."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.core.crypto import Vault
from app.domain.errors import NotFoundError
from app.domain.events import EventType, validate_patterns
from app.domain.quotas import Quota
from app.domain.webhooks import Delivery, DeliveryState, EndpointStatus, WebhookEndpoint
from app.services.calls import Call, Listed, Shown
from app.services.deliveries import delivery_view
from app.services.unit_of_work import UnitOfWork, Work
from app.webhooks.addresses import AddressPolicy
from app.webhooks.resolver import Lookup
from app.webhooks.signing import new_secret
from app.webhooks.urls import check_registration

DISABLED_BY_OWNER = "Disabled by its owner."
COUNTED = 1000
"""Newest deliveries of an endpoint that its health counts."""
LATEST = 30
"""Newest deliveries of an endpoint that its health names one by one."""
RECOVERED_AT_ONCE = 1000
"""Deliveries put back in the queue by one transaction of a recovery."""


class WebhookEndpointService:
    """The use cases of webhook endpoints."""

    def __init__(self, work: Work, vault: Vault, addresses: AddressPolicy, lookup: Lookup) -> None:
        self._work = work
        self._vault = vault
        self._addresses = addresses
        self._lookup = lookup

    async def create(self, call: Call, values: Mapping[str, Any]) -> Shown:
        """Add an endpoint. Its secret is in the answer, and can be read nowhere afterwards.

        Raises:
            InvalidInputError: for an address that is not allowed, or an event that does not exist.
            QuotaExceededError: if the tenant has as many endpoints as it may.
        """
        values = await self._checked(values)
        async with self._work.write(call) as uow:
            await uow.tenants.get(uow.tenant_id, lock=True)
            present = await uow.endpoints.count_of(uow.tenant_id)
            uow.quotas.check(Quota.WEBHOOK_ENDPOINTS, present=present)
            endpoint_id, secret = uow.new_id(), new_secret()
            endpoint = WebhookEndpoint(
                tenant_id=uow.tenant_id,
                id=endpoint_id,
                sealed_secret=self._vault.encrypt(secret.encode(), endpoint_id.bytes),
                created_at=self._work.clock.now(),
                updated_at=self._work.clock.now(),
                **values,
            )
            await uow.endpoints.add(endpoint)
            return await uow.commit(Shown({**endpoint_view(endpoint), "secret": secret}, endpoint.version))

    async def get(self, call: Call, endpoint_id: UUID) -> Shown:
        """Show one endpoint."""
        async with self._work.read(call) as uow:
            return _shown(await _require(uow, endpoint_id))

    async def health(self, call: Call, endpoint_id: UUID) -> Shown:
        """Show how deliveries to an endpoint fare: the states of the newest, and whether they fail at present."""
        async with self._work.read(call) as uow:
            endpoint = await _require(uow, endpoint_id)
            counts = await uow.deliveries.counts(uow.tenant_id, endpoint_id, newest=COUNTED)
            latest = await uow.deliveries.page(uow.tenant_id, endpoint_id=endpoint_id, limit=LATEST, after=None)
            return Shown(health_view(endpoint, counts, latest.items))

    async def page(self, call: Call, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List endpoints, oldest first."""
        async with self._work.read(call) as uow:
            page = await uow.endpoints.page(*uow.endpoints.equal(call.tenant_id), limit=limit, after=after)
            return Listed([endpoint_view(endpoint) for endpoint in page.items], page.next)

    async def change(self, call: Call, endpoint_id: UUID, changes: Mapping[str, Any]) -> Shown:
        """Change some fields."""
        changes = await self._checked(changes)
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id, lock=True)
            call.check_version(endpoint.version)
            changed = await uow.endpoints.save(replace(endpoint, **changes, updated_at=self._work.clock.now()))
            return await uow.commit(_shown(changed))

    async def delete(self, call: Call, endpoint_id: UUID) -> None:
        """Delete an endpoint. What was on its way to it ends as cancelled."""
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id, lock=True)
            call.check_version(endpoint.version)
            await uow.deliveries.cancel(uow.tenant_id, endpoint_id, "The endpoint was deleted.")
            await uow.endpoints.remove(uow.tenant_id, endpoint_id)
            await uow.commit(None)

    async def test(self, call: Call, endpoint_id: UUID) -> Shown:
        """Send the endpoint, and nobody else, an `endpoint.test`."""
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id)
            event = await uow.announce_to(
                endpoint_id, EventType.ENDPOINT_TEST, {"endpoint": {"id": endpoint.id, "url": endpoint.url}}
            )
            return await uow.commit(Shown({"event_id": event.id, "endpoint_id": endpoint.id}))

    async def rotate(self, call: Call, endpoint_id: UUID, overlap: timedelta) -> Shown:
        """Replace the secret. Until the overlap ends, everything is signed with the old one as well."""
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id, lock=True)
            call.check_version(endpoint.version)
            secret, now = new_secret(), self._work.clock.now()
            changed = await uow.endpoints.save(
                replace(
                    endpoint,
                    sealed_secret=self._vault.encrypt(secret.encode(), endpoint_id.bytes),
                    sealed_previous_secret=endpoint.sealed_secret if overlap else None,
                    previous_secret_until=now + overlap if overlap else None,
                    updated_at=now,
                )
            )
            return await uow.commit(Shown({**endpoint_view(changed), "secret": secret}, changed.version))

    async def disable(self, call: Call, endpoint_id: UUID) -> Shown:
        """Stop sending to the endpoint. What is on its way to it, and what happens from now on, is held."""
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
            return await uow.commit(_shown(endpoint))

    async def enable(self, call: Call, endpoint_id: UUID) -> Shown:
        """Send to the endpoint again. What was held meanwhile waits for `recover`."""
        async with self._work.write(call) as uow:
            endpoint = await _require(uow, endpoint_id, lock=True)
            call.check_version(endpoint.version)
            changed = await uow.endpoints.save(
                replace(
                    endpoint,
                    status=EndpointStatus.ENABLED,
                    disabled_reason=None,
                    disabled_at=None,
                    updated_at=self._work.clock.now(),
                )
            )
            await uow.endpoints.reset_health(uow.tenant_id, endpoint_id)
            return await uow.commit(_shown(changed))

    async def recover(self, call: Call, endpoint_id: UUID, since: datetime) -> Shown:
        """Send what was held, blocked or exhausted since an instant, at the endpoint's pace. Enables the endpoint."""
        await self.enable(replace(call, repeatable=None), endpoint_id)
        recovered = 0
        while True:
            async with self._work.write(replace(call, repeatable=None)) as uow:
                found = await uow.deliveries.replayable(uow.tenant_id, endpoint_id, since, RECOVERED_AT_ONCE)
                count = await uow.deliveries.replay(uow.tenant_id, found)
                recovered += count
                await uow.commit(None)
                self._work.wake(uow.now)
            if count == 0 or len(found) < RECOVERED_AT_ONCE:
                break
        async with self._work.write(call) as uow:
            return await uow.commit(Shown({"endpoint_id": endpoint_id, "recovered": recovered}))

    async def _checked(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return values as they are to be stored. The DNS may be asked, so no transaction may be open."""
        checked = dict(values)
        if "event_types" in values:
            checked["event_types"] = validate_patterns(values["event_types"])
        if "url" in values:
            checked["url"] = (await check_registration(values["url"], self._addresses, self._lookup)).url
        return checked


def endpoint_view(endpoint: WebhookEndpoint) -> dict[str, Any]:
    """Show an endpoint without its secret."""
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
        "previous_secret_until": endpoint.previous_secret_until,
        "created_at": endpoint.created_at,
        "updated_at": endpoint.updated_at,
    }


def health_view(endpoint: WebhookEndpoint, counts: Mapping[str, int], latest: Sequence[Delivery]) -> dict[str, Any]:
    """Show how deliveries to an endpoint fare. `latest` is newest first."""
    return {
        "endpoint_id": endpoint.id,
        "status": endpoint.status,
        "failing_since": endpoint.failing_since,
        "consecutive_failures": endpoint.consecutive_failures,
        "paused_until": endpoint.open_until,
        "counts": {state.value: counts.get(state, 0) for state in DeliveryState},
        "latest": [delivery_view(delivery) for delivery in latest],
    }


async def _require(uow: UnitOfWork, endpoint_id: UUID, *, lock: bool = False) -> WebhookEndpoint:
    endpoint = await uow.endpoints.get(uow.tenant_id, endpoint_id, lock=lock)
    if endpoint is None:
        raise NotFoundError("There is no such webhook endpoint.")
    return endpoint


def _shown(endpoint: WebhookEndpoint) -> Shown:
    return Shown(endpoint_view(endpoint), endpoint.version)
