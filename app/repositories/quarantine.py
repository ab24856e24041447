"""Due items that could not be dealt with, kept with the error for a person to look at."""

from collections.abc import Iterable

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import NewId, new_id
from app.db import Database
from app.domain.webhooks import DueItem
from app.models import due_items, quarantined_items

_LONGEST_ERROR = 4000


class Quarantine:
    """Sets due items apart."""

    def __init__(self, connection: AsyncConnection, database: Database, draw_id: NewId = new_id) -> None:
        self._connection = connection
        self._database = database
        self._new_id = draw_id

    async def add(self, item: DueItem, error: str) -> None:
        """Move an item out of the due ones."""
        c = due_items.c
        await self._connection.execute(
            due_items.delete().where(
                c.tenant_id == item.tenant_id, c.kind == item.kind, c.subject_id == item.subject_id
            )
        )
        await self._connection.execute(
            insert(quarantined_items).values(
                tenant_id=item.tenant_id,
                id=self._new_id(),
                kind=item.kind,
                subject_id=item.subject_id,
                fire_at=item.fire_at,
                error=error.replace("\0", " ")[:_LONGEST_ERROR],
                created_at=self._database.now(),
            )
        )

    async def restore(self, items: Iterable[DueItem]) -> None:
        """Forget that items were set apart: their subjects are to be tried again."""
        c = quarantined_items.c
        for item in items:
            await self._connection.execute(
                quarantined_items.delete().where(
                    c.tenant_id == item.tenant_id, c.kind == item.kind, c.subject_id == item.subject_id
                )
            )

    async def count(self) -> int:
        """Count the items set apart."""
        statement = select(func.count()).select_from(quarantined_items)
        count: int = (await self._connection.execute(statement)).scalar_one()
        return count
