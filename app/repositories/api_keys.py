"""API keys."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select, update

from app.domain.access import ApiKey, Mode, Scope
from app.models import api_keys, tenants
from app.repositories.rows import Rows, plain


class ApiKeys(Rows[ApiKey]):
    """Reads and writes API keys."""

    table = api_keys

    def to_entity(self, row: Row[Any]) -> ApiKey:
        """Build a key."""
        values = plain(row)
        return ApiKey(**values | {"scopes": frozenset(Scope(scope) for scope in values["scopes"])})

    def to_values(self, entity: ApiKey) -> dict[str, Any]:
        """Return a key's columns."""
        return asdict(entity) | {"scopes": sorted(entity.scopes)}

    async def by_digest(self, digest: bytes) -> tuple[ApiKey, Mode] | None:
        """Return the key with a digest and its tenant's mode, valid or not."""
        statement = (
            select(api_keys, tenants.c.mode)
            .join(tenants, tenants.c.id == api_keys.c.tenant_id)
            .where(api_keys.c.digest == digest)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        values = plain(row)
        mode = Mode(values.pop("mode"))
        return ApiKey(**values | {"scopes": frozenset(Scope(scope) for scope in values["scopes"])}), mode

    async def note_use(self, used: dict[tuple[UUID, UUID], datetime]) -> None:
        """Write when keys (by tenant and id) were last used."""
        for (tenant_id, key_id), at in sorted(used.items()):
            await self._connection.execute(
                update(api_keys)
                .where(api_keys.c.tenant_id == tenant_id, api_keys.c.id == key_id)
                .values(last_used_at=at)
            )
