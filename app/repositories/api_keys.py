"""API keys."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite

from app.domain.access import ApiKey, KeyKind, Mode, Scope
from app.models import api_keys, tenants
from app.repositories.rows import AnyRow, Rows, plain


class ApiKeys(Rows[ApiKey]):
    """Reads and writes API keys."""

    table = api_keys

    def to_entity(self, row: AnyRow) -> ApiKey:
        """Build a key."""
        values = plain(row)
        own = {"scopes": frozenset(Scope(scope) for scope in values["scopes"]), "kind": KeyKind(values["kind"])}
        return ApiKey(**values | own)

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
        return self.to_entity(values), mode

    async def add_unless_known(self, key: ApiKey) -> bool:
        """Insert a key unless its digest exists, even when another process does the same now. Tells whether it did."""
        insert = postgresql.insert if self._connection.dialect.name == "postgresql" else sqlite.insert
        statement = insert(api_keys).values(self.to_values(key)).on_conflict_do_nothing(index_elements=["digest"])
        return (await self._connection.execute(statement)).rowcount == 1

    async def holder(self, tenant_id: UUID, key_id: UUID) -> ApiKey | None:
        """Return the key that makes further access, and keep others from revoking it until the commit.

        The lock is shared: whoever makes access with a key waits for its revocation alone. A revocation that comes
        second finds what was made; one that comes first is seen here.
        """
        columns = api_keys.c
        statement = select(api_keys).where(columns.tenant_id == tenant_id, columns.id == key_id)
        row = (await self._connection.execute(statement.with_for_update(read=True))).one_or_none()
        return None if row is None else self.to_entity(row)

    async def count_valid(
        self, tenant_id: UUID, kind: KeyKind, now: datetime, *, candidate_id: UUID | None = None
    ) -> int:
        """Count the keys of a kind that open anything at an instant."""
        wanted = self.equal(tenant_id, kind=kind, candidate_id=candidate_id)
        statement = select(func.count()).select_from(api_keys)
        statement = statement.where(*wanted, api_keys.c.revoked_at.is_(None), _unexpired(now))
        found: int = (await self._connection.execute(statement)).scalar_one()
        return found

    async def revoke(self, tenant_id: UUID, key_id: UUID, now: datetime, *, cascade: bool) -> list[UUID]:
        """Revoke a key and the access tokens made with it, or with `cascade` everything made with it.

        Generation by generation: revoking a key waits for whoever makes access with it, and only the statement after
        that finds what was made.

        Returns:
            The ids of the whole family, the key's own first; also of those that were revoked before.
        """
        columns = api_keys.c
        family: list[UUID] = []
        generation = [key_id]
        while generation:
            family += generation
            await self._revoke(now, columns.tenant_id == tenant_id, columns.id.in_(generation))
            made = select(columns.id).where(columns.tenant_id == tenant_id, columns.created_by.in_(generation))
            if not cascade:
                made = made.where(columns.kind == KeyKind.ACCESS_TOKEN)
            generation = list((await self._connection.execute(made)).scalars())
        return family

    async def revoke_of_candidate(self, tenant_id: UUID, candidate_id: UUID, now: datetime) -> dict[KeyKind, int]:
        """Revoke every valid key that is bound to a candidate, and count them by kind."""
        kinds = await self._revoke(now, *self.equal(tenant_id, candidate_id=candidate_id), _unexpired(now))
        return {kind: kinds.count(kind) for kind in KeyKind}

    async def _revoke(self, now: datetime, *conditions: ColumnElement[bool]) -> list[str]:
        columns = api_keys.c
        # In the order in which `note_use` writes them: two transactions never wait for each other's keys.
        wanted = select(columns.id).where(*conditions).order_by(columns.id).with_for_update(key_share=True)
        await self._connection.execute(wanted)
        result = await self._connection.execute(
            update(api_keys)
            .where(*conditions, columns.revoked_at.is_(None))
            .values(revoked_at=now, version=columns.version + 1, updated_at=now)
            .returning(columns.kind)
        )
        return list(result.scalars())

    async def note_use(self, used: dict[tuple[UUID, UUID], datetime]) -> None:
        """Write when keys (by tenant and id) were last used."""
        for (tenant_id, key_id), at in sorted(used.items()):
            await self._connection.execute(
                update(api_keys)
                .where(api_keys.c.tenant_id == tenant_id, api_keys.c.id == key_id)
                .values(last_used_at=at)
            )


def _unexpired(now: datetime) -> ColumnElement[bool]:
    return or_(api_keys.c.expires_at.is_(None), api_keys.c.expires_at > now)
