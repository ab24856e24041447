"""Webhook endpoints."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from sqlalchemy import Integer, Text, bindparam, func, select, type_coerce, update

from app.domain.webhooks import SECRET_UNREADABLE, BodyFormat, EndpointStatus, PayloadForm, WebhookEndpoint
from app.models import webhook_endpoints
from app.repositories.bulk import BulkUpdate
from app.repositories.rows import AnyRow, Rows, plain, without
from app.repositories.statements import Statement

_C = webhook_endpoints.c
_HEALTH = ("failing_since", "consecutive_failures", "open_until")
# The patterns as they are stored: those that cannot be read are the trouble of their own endpoint.
_SUBSCRIPTIONS = select(_C.tenant_id, _C.id, type_coerce(_C.event_types, Text), _C.status).order_by(_C.id)
_OF_ONE = Statement(
    _SUBSCRIPTIONS.where(_C.tenant_id == bindparam("tenant_id")).limit(bindparam("limit", type_=Integer))
)
_NUMBERED = (
    _SUBSCRIPTIONS.add_columns(func.row_number().over(partition_by=_C.tenant_id, order_by=_C.id).label("number"))
    .where(_C.tenant_id.in_(bindparam("tenant_ids", expanding=True)))
    .subquery()
)
_OF_SOME = (
    select(*list(_NUMBERED.c)[:-1])
    .where(_NUMBERED.c.number <= bindparam("limit", type_=Integer))
    .order_by(_NUMBERED.c.number)
)
_NOTE_HEALTH = BulkUpdate(webhook_endpoints, key=("tenant_id", "id"), values=_HEALTH)


class Subscription(NamedTuple):
    """What an endpoint asks for."""

    endpoint_id: UUID
    patterns: tuple[str, ...]
    is_enabled: bool
    error: str | None = None
    """Why its row cannot be read, so that nobody knows what it asks for."""


class WebhookEndpoints(Rows[WebhookEndpoint]):
    """Reads and writes webhook endpoints.

    What deliveries say of an endpoint's health is written apart: it is no change of the resource, so its ETag stays,
    and saving the resource leaves it alone.
    """

    table = webhook_endpoints
    unsaved = (*Rows.unsaved, *_HEALTH)

    def to_entity(self, row: AnyRow) -> WebhookEndpoint:
        """Build an endpoint."""
        values = without(plain(row), "next_send_at")
        return WebhookEndpoint(
            **values
            | {
                "event_types": tuple(values["event_types"]),
                "payload": PayloadForm(values["payload"]),
                "format": BodyFormat(values["format"]),
                "status": EndpointStatus(values["status"]),
            }
        )

    def to_values(self, entity: WebhookEndpoint) -> dict[str, Any]:
        """Return an endpoint's columns."""
        return asdict(entity) | {"event_types": list(entity.event_types)}

    async def count_of(self, tenant_id: UUID) -> int:
        """Count a tenant's endpoints."""
        statement = select(func.count()).select_from(webhook_endpoints).where(_C.tenant_id == tenant_id)
        found: int = (await self._connection.execute(statement)).scalar_one()
        return found

    async def subscriptions(self, tenant_ids: Iterable[UUID], limit: int) -> dict[UUID, list[Subscription]]:
        """Return by tenant what each endpoint asks for, so many at most, oldest first."""
        found: dict[UUID, list[Subscription]] = {}
        wanted = sorted(set(tenant_ids))
        rows: Iterable[Any]
        if len(wanted) == 1:
            found_rows = await _OF_ONE.rows(self._connection, {"tenant_id": wanted[0], "limit": limit})
            rows = [tuple(row.values()) for row in found_rows]
        else:
            rows = await self._connection.execute(_OF_SOME, {"tenant_ids": wanted, "limit": limit})
        for tenant_id, endpoint_id, patterns, status in rows:
            found.setdefault(tenant_id, []).append(_subscription(endpoint_id, patterns, status))
        return found

    async def subscription(self, tenant_id: UUID, endpoint_id: UUID) -> list[Subscription]:
        """Return what one endpoint asks for; nothing if there is no such."""
        statement = _SUBSCRIPTIONS.where(_C.tenant_id == tenant_id, _C.id == endpoint_id)
        return [_subscription(*row[1:]) for row in await self._connection.execute(statement)]

    async def next_subscriptions(self, tenant_id: UUID, after: UUID | None, limit: int) -> list[Subscription]:
        """Return what a tenant's endpoints ask for, oldest first, going on after one of them."""
        statement = _SUBSCRIPTIONS.where(_C.tenant_id == tenant_id).limit(limit)
        if after is not None:
            statement = statement.where(_C.id > after)
        return [_subscription(*row[1:]) for row in await self._connection.execute(statement)]

    async def lock(self, tenant_id: UUID, endpoint_id: UUID) -> bool:
        """Keep others from changing an endpoint until the commit, whatever is in its row; tell whether there is one."""
        statement = select(_C.id).where(_C.tenant_id == tenant_id, _C.id == endpoint_id)
        found = await self._connection.execute(statement.with_for_update(key_share=True))
        return found.one_or_none() is not None

    async def enabled_of(self, tenant_ids: Iterable[UUID]) -> list[WebhookEndpoint]:
        """Return the enabled endpoints of some tenants, oldest first."""
        return await self.many(_C.tenant_id.in_(sorted(set(tenant_ids))), _C.status == EndpointStatus.ENABLED.value)

    async def of_ids(self, endpoint_ids: Iterable[UUID], *, lock: bool = False) -> list[WebhookEndpoint]:
        """Return endpoints of any tenants, oldest first."""
        return await self.many(_C.id.in_(sorted(set(endpoint_ids))), lock=lock)

    async def count_unreadable(self) -> int:
        """Count the endpoints of all tenants that are disabled because their secret cannot be decrypted."""
        statement = select(func.count()).where(_C.disabled_reason == SECRET_UNREADABLE)
        count: int = (await self._connection.execute(statement)).scalar_one()
        return count

    async def note_health(self, endpoints: Iterable[WebhookEndpoint]) -> None:
        """Write what deliveries said of the health of endpoints that the transaction holds locked."""
        rows = [
            {"tenant_id": endpoint.tenant_id, "id": endpoint.id, **{name: getattr(endpoint, name) for name in _HEALTH}}
            for endpoint in sorted(endpoints, key=lambda each: each.id)
        ]
        await _NOTE_HEALTH.run(self._connection, rows)

    async def reset_health(self, tenant_id: UUID, endpoint_id: UUID) -> None:
        """Let an endpoint that is enabled again start with a clean sheet."""
        await self._connection.execute(
            update(webhook_endpoints)
            .where(_C.tenant_id == tenant_id, _C.id == endpoint_id)
            .values(failing_since=None, consecutive_failures=0, open_until=None, next_send_at=None)
        )

    async def pace(self, endpoint_id: UUID, next_send_at: datetime) -> None:
        """Write when an endpoint's rate allows the next delivery."""
        await self._connection.execute(
            update(webhook_endpoints).where(_C.id == endpoint_id).values(next_send_at=next_send_at)
        )


def _subscription(endpoint_id: UUID, patterns: Any, status: str) -> Subscription:
    try:
        read = orjson.loads(patterns) if isinstance(patterns, str) else patterns
        return Subscription(endpoint_id, tuple(map(str, read)), EndpointStatus(status) is EndpointStatus.ENABLED)
    except (ValueError, TypeError) as error:
        return Subscription(endpoint_id, (), is_enabled=False, error=repr(error))
