"""Secrets and key pairs of webhook endpoints, encrypted."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.webhooks import EndpointSecret, SecretKind
from app.models import endpoint_secrets, webhook_endpoints
from app.repositories.bulk import insertion_into
from app.repositories.rows import plain

_C = endpoint_secrets.c
_E = webhook_endpoints.c
_KINDS = tuple(SecretKind)
_NAMES = tuple(field.name for field in fields(EndpointSecret))


class EndpointSecrets:
    """Reads and writes the secrets of endpoints. Whoever changes those of an endpoint holds the endpoint locked."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, endpoint_ids: Iterable[UUID]) -> dict[UUID, list[EndpointSecret]]:
        """Return the secrets of endpoints: what does not expire first, then the newest first."""
        wanted = sorted(set(endpoint_ids))
        found: dict[UUID, list[EndpointSecret]] = {endpoint_id: [] for endpoint_id in wanted}
        if wanted:
            # A kind that no one knows signs nothing: it is as if the row were not there.
            statement = select(endpoint_secrets).where(_C.endpoint_id.in_(wanted), _C.kind.in_(_KINDS))
            for row in await self._connection.execute(statement.order_by(_C.created_at.desc(), _C.id.desc())):
                found[row.endpoint_id].append(_secret(row))
        return {
            endpoint_id: sorted(secrets, key=lambda each: each.expires_at is not None)
            for endpoint_id, secrets in found.items()
        }

    async def of_keys(self, keys: Sequence[tuple[UUID, UUID]]) -> list[EndpointSecret]:
        """Return the secrets of endpoints, named by tenant and id, in the order of `of`."""
        found = await self.of(endpoint_id for _, endpoint_id in keys)
        return [secret for secrets in found.values() for secret in secrets]

    async def add(self, *secrets: EndpointSecret) -> None:
        """Store secrets."""
        rows = [{name: getattr(secret, name) for name in _NAMES} for secret in secrets]
        await insertion_into(endpoint_secrets).run(self._connection, rows)

    async def save(self, secret: EndpointSecret) -> None:
        """Write a secret over the one that is stored."""
        values = {name: getattr(secret, name) for name in _NAMES}
        await self._connection.execute(
            update(endpoint_secrets).where(_C.tenant_id == secret.tenant_id, _C.id == secret.id).values(values)
        )

    async def remove(self, secrets: Sequence[EndpointSecret]) -> None:
        """Delete secrets."""
        ids = [secret.id for secret in secrets]
        if ids:
            await self._connection.execute(delete(endpoint_secrets).where(_C.id.in_(ids)))

    async def remove_expired(self, now: datetime) -> int:
        """Delete what no longer signs; return how many there were."""
        return (await self._connection.execute(delete(endpoint_secrets).where(_C.expires_at <= now))).rowcount

    async def shared(self) -> list[EndpointSecret]:
        """Return every endpoint's use of the shared key."""
        statement = select(endpoint_secrets).where(_C.kind == SecretKind.SHARED_KEY_PAIR.value)
        return [_secret(row) for row in await self._connection.execute(statement.order_by(_C.endpoint_id))]

    async def published(self, now: datetime) -> list[str]:
        """Return the public halves of the shared keys that still sign for some endpoint."""
        statement = (
            select(_C.public_key)
            .join(webhook_endpoints, (_E.tenant_id == _C.tenant_id) & (_E.id == _C.endpoint_id))
            .where(
                _C.kind == SecretKind.SHARED_KEY_PAIR.value,
                _C.public_key.is_not(None),
                _C.expires_at > now,
                _E.asymmetric_signature,
            )
        )
        return sorted((await self._connection.execute(statement.distinct())).scalars())


def _secret(row: Row[Any]) -> EndpointSecret:
    return EndpointSecret(**plain(row) | {"kind": SecretKind(row.kind)})
