"""The mark of candidates that an import is writing: they are hidden until all of theirs is written."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.models import candidates

_C = candidates.c


class Importing:
    """Marks candidates, renews the mark while the import goes on, and finds those whose import has died."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def mark(self, tenant_id: UUID, candidate_id: UUID, at: datetime | None) -> bool:
        """Hide a candidate who was just added, or show them with None.

        Returns:
            Whether that could be done: not if the import was taken for dead, and what it wrote is being removed.
        """
        wanted = and_(_C.tenant_id == tenant_id, _C.id == candidate_id, _C.erasing_since.is_(None))
        changed = update(candidates).where(wanted).values(importing_since=at).returning(_C.id)
        return (await self._connection.execute(changed)).one_or_none() is not None

    async def dead(self, before: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        """Return candidates, by tenant and id, whose import wrote nothing since an instant, to be removed."""
        wanted: ColumnElement[bool] = and_(_C.importing_since.is_not(None), _C.importing_since < before)
        some = select(_C.tenant_id, _C.id).where(wanted).order_by(_C.importing_since).limit(limit)
        return [(row.tenant_id, row.id) for row in await self._connection.execute(some)]

    async def give_up(self, tenant_id: UUID, candidate_id: UUID, before: datetime, at: datetime) -> bool:
        """Keep an import that wrote nothing since an instant from going on. Tells whether it did not."""
        wanted = and_(_C.tenant_id == tenant_id, _C.id == candidate_id, _C.importing_since < before)
        changed = update(candidates).where(wanted).values(erasing_since=at).returning(_C.id)
        return (await self._connection.execute(changed)).one_or_none() is not None
