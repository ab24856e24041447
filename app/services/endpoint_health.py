"""What deliveries say of their endpoints: the circuit breaker, and when an endpoint is given up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from app.core.ids import NewId, new_id
from app.core.json import to_json
from app.db import Connection, Database
from app.domain.backoff import Health
from app.domain.events import EventType
from app.domain.webhooks import EndpointStatus, Event, WebhookEndpoint
from app.repositories.deliveries import Deliveries
from app.repositories.events import Events
from app.repositories.fan_outs import HELD_REASON
from app.repositories.webhook_endpoints import WebhookEndpoints

GIVEN_UP = "It has been failing for 5 days."


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one try said of its endpoint."""

    tenant_id: UUID
    endpoint_id: UUID
    delivery_id: UUID
    at: datetime
    """When the try ended."""
    succeeded: bool
    pause: timedelta | None
    """For how long the receiver asked to be left alone, if it did."""
    refusal: str | None
    """Why the receiver wants no more, if it said so."""


class EndpointHealth:
    """Keeps the health of endpoints."""

    def __init__(self, database: Database, draw_id: NewId = new_id) -> None:
        self._database = database
        self._new_id = draw_id

    async def lock(self, connection: Connection, findings: Sequence[Finding]) -> list[WebhookEndpoint]:
        """Lock and return the endpoints that findings are about."""
        keys = sorted({(finding.tenant_id, finding.endpoint_id) for finding in findings})
        return await WebhookEndpoints(connection).of_keys(keys, lock=True)

    async def note(
        self, connection: Connection, endpoints: Sequence[WebhookEndpoint], findings: Sequence[Finding]
    ) -> None:
        """Write what findings mean for endpoints that the transaction holds locked."""
        by_endpoint: dict[UUID, list[Finding]] = {}
        for finding in sorted(findings, key=lambda each: each.at):
            by_endpoint.setdefault(finding.endpoint_id, []).append(finding)
        repository = WebhookEndpoints(connection)
        judged = [_judge(endpoint, by_endpoint.get(endpoint.id, ())) for endpoint in endpoints]
        await repository.note_health([endpoint for endpoint, _ in judged])
        raised = [
            await self._disable(connection, endpoint, reason, by_endpoint[endpoint.id][-1].at, HELD_REASON)
            for endpoint, reason in judged
            if reason is not None and endpoint.status is EndpointStatus.ENABLED
        ]
        await Events(connection, self._database, self._new_id).append(raised)
        for endpoint in endpoints:
            failed = any(not finding.succeeded for finding in by_endpoint.get(endpoint.id, ()))
            if failed and endpoint.status is EndpointStatus.DISABLED:
                # It was disabled while this was on its way: what failed is not to be tried again.
                await Deliveries(connection, self._database).hold(endpoint.tenant_id, endpoint.id)

    async def disable(
        self,
        connection: Connection,
        endpoint: WebhookEndpoint,
        reason: str,
        now: datetime,
        held_reason: str = HELD_REASON,
    ) -> None:
        """Disable an endpoint that the transaction holds locked, hold its deliveries, and tell the tenant's others."""
        event = await self._disable(connection, endpoint, reason, now, held_reason)
        await Events(connection, self._database, self._new_id).append([event])

    async def _disable(
        self, connection: Connection, endpoint: WebhookEndpoint, reason: str, now: datetime, held_reason: str
    ) -> Event:
        disabled = await WebhookEndpoints(connection).save(
            replace(endpoint, status=EndpointStatus.DISABLED, disabled_reason=reason, disabled_at=now, updated_at=now)
        )
        await Deliveries(connection, self._database).hold(endpoint.tenant_id, endpoint.id, held_reason)
        data = {
            "endpoint": {
                "id": disabled.id,
                "url": disabled.url,
                "description": disabled.description,
                "disabled_reason": disabled.disabled_reason,
                "disabled_at": disabled.disabled_at,
            }
        }
        return Event(
            tenant_id=endpoint.tenant_id,
            id=self._new_id(),
            type=EventType.ENDPOINT_DISABLED.value,
            candidate_id=None,
            subject_id=endpoint.id,
            occurred_at=now,
            data=to_json(data),
        )


def _judge(endpoint: WebhookEndpoint, findings: Sequence[Finding]) -> tuple[WebhookEndpoint, str | None]:
    """Return an endpoint with its health after findings, and why it is to be disabled if it is."""
    health = Health(
        failures_in_a_row=endpoint.consecutive_failures,
        failing_since=endpoint.failing_since,
        open_until=endpoint.open_until,
    )
    reason = None
    for finding in findings:
        health = health.after_success() if finding.succeeded else health.after_failure(finding.at)
        if finding.pause is not None:
            health = health.paused(finding.at + finding.pause)
        reason = reason or finding.refusal
        if health.must_disable(finding.at):
            reason = reason or GIVEN_UP
    return (
        replace(
            endpoint,
            consecutive_failures=health.failures_in_a_row,
            failing_since=health.failing_since,
            open_until=health.open_until,
        ),
        reason,
    )
