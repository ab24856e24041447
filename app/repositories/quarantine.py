"""What could not be dealt with, kept with the error for a person to look at."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import NewId, new_id
from app.db import Database
from app.domain.webhooks import DueItem, DueKind, Quarantined, QuarantinedItem, quarantined_name
from app.models import deliveries, due_items, quarantined_items
from app.repositories.rows import plain

_LONGEST_ERROR = 4000
_C = quarantined_items.c
_DUE = due_items.c
_KINDS = tuple(DueKind)


class Quarantine:
    """Sets apart what failed, and lets due items wait again."""

    def __init__(self, connection: AsyncConnection, database: Database, draw_id: NewId = new_id) -> None:
        self._connection = connection
        self._database = database
        self._new_id = draw_id

    async def add(self, item: DueItem, error: str) -> None:
        """Move an item out of the due ones."""
        await self._connection.execute(
            delete(due_items).where(
                _DUE.tenant_id == item.tenant_id, _DUE.kind == item.kind, _DUE.subject_id == item.subject_id
            )
        )
        await self.note(Quarantined(item.kind), item.tenant_id, item.subject_id, error, item.fire_at)

    async def note(
        self, kind: Quarantined, tenant_id: UUID, subject_id: UUID, error: str, at: datetime | None = None
    ) -> None:
        """Keep what failed, in place of an earlier failure of the same. `at` is when it was to happen, else now."""
        await self.forget(kind, tenant_id, [subject_id])
        await self._connection.execute(
            insert(quarantined_items).values(
                tenant_id=tenant_id,
                id=self._new_id(),
                kind=kind,
                subject_id=subject_id,
                fire_at=self._database.now() if at is None else at,
                error=error.replace("\0", " ")[:_LONGEST_ERROR],
                created_at=self._database.now(),
            )
        )

    async def forget(self, kind: Quarantined, tenant_id: UUID, subject_ids: Collection[UUID]) -> None:
        """Take subjects out: their failure is over, or they are gone."""
        await self._connection.execute(
            delete(quarantined_items).where(
                _C.tenant_id == tenant_id, _C.kind == kind, _C.subject_id.in_(sorted(subject_ids))
            )
        )

    async def sweep_unknown(self) -> int:
        """Move due items of kinds that this version does not know out of the due ones; return how many.

        A later version wrote them, which was taken back. Nothing else would ever take them.
        """
        unknown = _DUE.kind.not_in(_KINDS)
        found = (await self._connection.execute(select(due_items).where(unknown).with_for_update())).all()
        for row in found:
            await self._connection.execute(
                insert(quarantined_items).values(
                    tenant_id=row.tenant_id,
                    id=self._new_id(),
                    kind=row.kind,
                    subject_id=row.subject_id,
                    fire_at=row.fire_at,
                    error="This version does not know this kind of due item.",
                    created_at=self._database.now(),
                )
            )
        if found:
            subjects = [row.subject_id for row in found]
            await self._connection.execute(delete(due_items).where(unknown, _DUE.subject_id.in_(subjects)))
        return len(found)

    async def forget_lost(self) -> None:
        """Take out deliveries that are no longer held: they were replayed or cancelled, or are past the retention."""
        held = select(deliveries.c.id).where(
            deliveries.c.tenant_id == _C.tenant_id,
            deliveries.c.id == _C.subject_id,
            deliveries.c.state == "held",
        )
        await self._connection.execute(delete(quarantined_items).where(_C.kind == Quarantined.DELIVERY, ~held.exists()))

    async def all(self, *, lock: bool = False) -> list[QuarantinedItem]:
        """Return what is set apart, oldest first."""
        statement = select(quarantined_items).order_by(_C.created_at, _C.id)
        if lock:
            statement = statement.with_for_update()
        return [QuarantinedItem(**plain(row)) for row in await self._connection.execute(statement)]

    async def restore(self, item: QuarantinedItem, *, stopped: bool) -> None:
        """Let a due item wait for its time again, unless its subject waits for something newer already.

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
        await self.remove(item)

    async def remove(self, item: QuarantinedItem) -> None:
        """Take one out."""
        await self._connection.execute(
            delete(quarantined_items).where(_C.tenant_id == item.tenant_id, _C.id == item.id)
        )

    async def counts(self) -> dict[str, int]:
        """Count what is set apart, by what it is."""
        statement = select(_C.kind, func.count()).group_by(_C.kind).order_by(_C.kind)
        return {quarantined_name(kind): count for kind, count in await self._connection.execute(statement)}

    async def deliveries_to(self, tenant_id: UUID, endpoint_id: UUID) -> int:
        """Count the deliveries to an endpoint that are set apart."""
        same: ColumnElement[bool] = (deliveries.c.tenant_id == _C.tenant_id) & (deliveries.c.id == _C.subject_id)
        statement = (
            select(func.count())
            .select_from(quarantined_items.join(deliveries, same))
            .where(_C.tenant_id == tenant_id, _C.kind == Quarantined.DELIVERY, deliveries.c.endpoint_id == endpoint_id)
        )
        count: int = (await self._connection.execute(statement)).scalar_one()
        return count
