"""Tenants."""

from collections.abc import Collection
from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, insert, select, update

from app.domain.access import Mode, Tenant
from app.models import tenants
from app.repositories.rows import AnyRow, plain
from app.repositories.statements import Statement

_BY_ID = select(tenants).where(tenants.c.id == bindparam("by_id"))
_ONE = Statement(_BY_ID)
_LOCKED = Statement(_BY_ID.with_for_update())


class Tenants:
    """Reads and writes tenants."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    async def get(self, tenant_id: UUID, *, lock: bool = False) -> Tenant:
        """Return a tenant that exists."""
        (row,) = await (_LOCKED if lock else _ONE).rows(self._connection, {"by_id": tenant_id})
        return to_tenant(row)

    async def of_ids(self, tenant_ids: Collection[UUID]) -> dict[UUID, Tenant]:
        """Return tenants by their ids."""
        rows = await self._connection.execute(select(tenants).where(tenants.c.id.in_(sorted(tenant_ids))))
        return {row.id: to_tenant(row) for row in rows}

    async def all(self) -> list[Tenant]:
        """Return every tenant, oldest first."""
        return [to_tenant(row) for row in await self._connection.execute(select(tenants).order_by(tenants.c.id))]

    async def add(self, tenant: Tenant) -> None:
        """Insert a tenant."""
        await self._connection.execute(insert(tenants).values(asdict(tenant)))

    async def save(self, tenant: Tenant) -> None:
        """Write a tenant that the transaction holds locked."""
        values = asdict(tenant) | {"version": tenant.version + 1}
        await self._connection.execute(update(tenants).where(tenants.c.id == tenant.id).values(values))


def to_tenant(row: AnyRow) -> Tenant:
    """Build a tenant."""
    values = plain(row)
    return Tenant(**values | {"mode": Mode(values["mode"])})
