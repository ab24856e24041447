"""API keys."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.domain.access import ApiKey, Mode, Scope
from app.models import api_keys, tenants
from app.repositories.rows import AnyRow, Rows, plain


class ApiKeys(Rows[ApiKey]):
    """Reads and writes API keys."""

    table = api_keys

    def to_entity(self, row: AnyRow) -> ApiKey:
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

    async def add_unless_known(self, key: ApiKey) -> bool:
        """Insert a key unless its digest exists, even when another process does the same now. Tells whether it did."""
        insert = postgresql.insert if self._connection.dialect.name == "postgresql" else sqlite.insert
        statement = insert(api_keys).values(self.to_values(key)).on_conflict_do_nothing(index_elements=["digest"])
        return (await self._connection.execute(statement)).rowcount == 1

    async def revoke(self, tenant_id: UUID, key_id: UUID, now: datetime) -> bool:
        """Mark a key as revoked, if it was not before; tells whether there is such a key."""
        columns = api_keys.c
        result = await self._connection.execute(
            update(api_keys)
            .where(columns.tenant_id == tenant_id, columns.id == key_id)
            .values(
                revoked_at=func.coalesce(columns.revoked_at, literal(now, columns.revoked_at.type)),
                version=columns.version + 1,
                updated_at=now,
            )
        )
        return result.rowcount == 1

    async def note_use(self, used: dict[tuple[UUID, UUID], datetime]) -> None:
        """Write when keys (by tenant and id) were last used."""
        for (tenant_id, key_id), at in sorted(used.items()):
            await self._connection.execute(
                update(api_keys)
                .where(api_keys.c.tenant_id == tenant_id, api_keys.c.id == key_id)
                .values(last_used_at=at)
            )
