"""Due items that could not be dealt with, kept with the error for a person to look at."""

from sqlalchemy import func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import NewId, new_id
from app.db import Database
from app.domain.webhooks import DueItem, DueKind, QuarantinedItem
from app.models import due_items, quarantined_items

_LONGEST_ERROR = 4000
_C = quarantined_items.c


class Quarantine:
    """Sets due items apart, and lets them wait again."""

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

    async def all(self, *, lock: bool = False) -> list[QuarantinedItem]:
        """Return what is set apart, oldest first."""
        statement = select(quarantined_items).order_by(_C.created_at, _C.id)
        if lock:
            statement = statement.with_for_update()
        rows = await self._connection.execute(statement)
        return [
            QuarantinedItem(
                tenant_id=row.tenant_id,
                id=row.id,
                kind=DueKind(row.kind),
                subject_id=row.subject_id,
                fire_at=row.fire_at,
                error=row.error,
                created_at=row.created_at,
            )
            for row in rows
        ]

    async def restore(self, item: QuarantinedItem, *, stopped: bool) -> None:
        """Let an item wait for its time again, unless its subject waits for something newer already.

        Args:
            item: What was set apart.
            stopped: Whether it waits for a test tenant's clock.
        """
        add = sqlite.insert if self._database.is_sqlite else postgresql.insert
        waiting = {
            "tenant_id": item.tenant_id,
            "kind": item.kind,
            "subject_id": item.subject_id,
            "fire_at": item.fire_at,
            "stopped": stopped,
        }
        await self._connection.execute(add(due_items).values(waiting).on_conflict_do_nothing())
        await self._connection.execute(
            quarantined_items.delete().where(_C.tenant_id == item.tenant_id, _C.id == item.id)
        )

    async def count(self) -> int:
        """Count the items set apart."""
        statement = select(func.count()).select_from(quarantined_items)
        count: int = (await self._connection.execute(statement)).scalar_one()
        return count
