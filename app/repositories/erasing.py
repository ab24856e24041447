"""Deletes everything of a candidate, a bounded number of rows at a time.

Which tables are theirs is read off the tables: whatever has an id and a `candidate_id` of its own is emptied of their
rows, children before parents. What hangs on those rows by a foreign key goes with them. Only what is found in another
way is named here: the delivery history, by its events; what waits, by its subject; kept answers, by their key.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.domain.webhooks import DueKind
from app.models import (
    candidates,
    commitments,
    deliveries,
    delivery_attempts,
    delivery_queue,
    due_items,
    events,
    idempotency_keys,
    metadata,
    quarantined_items,
    reminders,
)
from app.repositories.fan_outs import FanOuts

_OTHERWISE = {candidates, deliveries, events, idempotency_keys, reminders, commitments}
OWNED: tuple[Table, ...] = tuple(
    table
    for table in reversed(metadata.sorted_tables)
    if {"id", "candidate_id"} <= set(table.columns.keys()) and table not in _OTHERWISE
)
"""Tables whose rows name their candidate, children first."""

_WAITING = ((reminders, DueKind.REMINDER), (commitments, DueKind.COMMITMENT))
_ALL = 1_000_000_000


class Erasing:
    """Marks a candidate as being erased, and deletes what is theirs."""

    def __init__(self, connection: AsyncConnection, database: Database) -> None:
        self._connection = connection
        self._database = database

    async def state(self, tenant_id: UUID, candidate_id: UUID) -> tuple[int, datetime | None] | None:
        """Lock a candidate and return their version and since when they are being erased.

        None if there is none, or none yet, because an import is writing them.
        """
        columns = candidates.c
        statement = (
            select(columns.version, columns.erasing_since)
            .where(columns.tenant_id == tenant_id, columns.id == candidate_id, columns.importing_since.is_(None))
            .with_for_update()
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else (row.version, row.erasing_since)

    async def mark(self, tenant_id: UUID, candidate_id: UUID, at: datetime) -> None:
        """Hide a candidate from everybody from now on."""
        columns = candidates.c
        await self._connection.execute(
            update(candidates)
            .where(columns.tenant_id == tenant_id, columns.id == candidate_id)
            .values(erasing_since=at)
        )

    async def pending(self, before: datetime, limit: int) -> list[tuple[UUID, UUID]]:
        """Return candidates, by tenant and id, whose erasing began before an instant and is not over."""
        columns = candidates.c
        statement = (
            select(columns.tenant_id, columns.id)
            .where(
                columns.erasing_since.is_not(None), columns.erasing_since < before, columns.importing_since.is_(None)
            )
            .order_by(columns.erasing_since)
            .limit(limit)
        )
        return [(tenant_id, candidate_id) for tenant_id, candidate_id in await self._connection.execute(statement)]

    async def some(self, tenant_id: UUID, candidate_id: UUID, limit: int) -> bool:
        """Delete at most `limit` of a candidate's rows from one table, and what hangs on them.

        Returns:
            Whether there was anything left to delete, the candidate's own row aside.
        """
        if await self._history(tenant_id, candidate_id, limit):
            return True
        for table, kind in _WAITING:
            if await self._waiting(table, kind, tenant_id, candidate_id, limit):
                return True
        if await self._kept_answers(tenant_id, candidate_id, limit):
            return True
        for table in OWNED:
            if await self._owned(table, tenant_id, candidate_id, limit):
                return True
        return False

    async def rest(self, tenant_id: UUID, candidate_id: UUID) -> None:
        """Delete the candidate's own row, and whatever came in since the rest was deleted.

        Reminders and promises go before the history: whoever was just firing one has committed its event by then.
        """
        for table, kind in _WAITING:
            await self._waiting(table, kind, tenant_id, candidate_id, _ALL)
        for kind in (DueKind.REPLAN, DueKind.INTERVIEW_END):
            await self._drop_waiting(kind, tenant_id, [candidate_id])
        await self._kept_answers(tenant_id, candidate_id, _ALL)
        while await self._history(tenant_id, candidate_id, 1000):
            pass
        columns = candidates.c
        await self._connection.execute(
            delete(candidates).where(columns.tenant_id == tenant_id, columns.id == candidate_id)
        )

    async def _history(self, tenant_id: UUID, candidate_id: UUID, limit: int) -> bool:
        columns = events.c
        statement = (
            select(columns.id).where(columns.tenant_id == tenant_id, columns.candidate_id == candidate_id).limit(limit)
        )
        raised = (await self._connection.execute(statement)).scalars().all()
        if not raised:
            return False
        # First, so that nobody writes a delivery once they have been looked for.
        await FanOuts(self._connection, self._database).drop(tenant_id, raised)
        sent = select(deliveries.c.id).where(deliveries.c.tenant_id == tenant_id, deliveries.c.event_id.in_(raised))
        delivery_ids = (await self._connection.execute(sent.limit(limit))).scalars().all()
        for table, column in (
            (delivery_queue, delivery_queue.c.delivery_id),
            (delivery_attempts, delivery_attempts.c.delivery_id),
            (deliveries, deliveries.c.id),
            (quarantined_items, quarantined_items.c.subject_id),
        ):
            these = delete(table).where(table.c.tenant_id == tenant_id, column.in_(delivery_ids))
            await self._connection.execute(these)
        if len(delivery_ids) == limit:
            # There may be more of them: each event has one for each endpoint.
            return True
        await self._connection.execute(delete(events).where(columns.tenant_id == tenant_id, columns.id.in_(raised)))
        return True

    async def _waiting(self, table: Table, kind: DueKind, tenant_id: UUID, candidate_id: UUID, limit: int) -> bool:
        ids = await self._ids(table, tenant_id, candidate_id, limit)
        for start in range(0, len(ids), 1000):
            part = ids[start : start + 1000]
            await self._drop_waiting(kind, tenant_id, part)
            await self._connection.execute(delete(table).where(table.c.tenant_id == tenant_id, table.c.id.in_(part)))
        return bool(ids)

    async def _drop_waiting(self, kind: DueKind, tenant_id: UUID, subject_ids: Sequence[UUID]) -> None:
        waiting, apart = due_items.c, quarantined_items.c
        of_kind = (waiting.tenant_id == tenant_id, waiting.kind == kind, waiting.subject_id.in_(subject_ids))
        await self._connection.execute(delete(due_items).where(*of_kind))
        # A reminder's draft is set apart under the reminder too.
        await self._connection.execute(
            delete(quarantined_items).where(apart.tenant_id == tenant_id, apart.subject_id.in_(subject_ids))
        )

    async def _owned(self, table: Table, tenant_id: UUID, candidate_id: UUID, limit: int) -> bool:
        ids = await self._ids(table, tenant_id, candidate_id, limit)
        if ids:
            await self._connection.execute(delete(table).where(table.c.tenant_id == tenant_id, table.c.id.in_(ids)))
        return bool(ids)

    async def _kept_answers(self, tenant_id: UUID, candidate_id: UUID, limit: int) -> bool:
        columns = idempotency_keys.c
        statement = (
            select(columns.principal_id, columns.key_digest)
            .where(columns.tenant_id == tenant_id, columns.candidate_id == candidate_id)
            .limit(limit)
        )
        found = (await self._connection.execute(statement)).all()
        for principal_id, key_digest in found:
            await self._connection.execute(
                delete(idempotency_keys).where(
                    columns.tenant_id == tenant_id,
                    columns.principal_id == principal_id,
                    columns.key_digest == key_digest,
                )
            )
        return bool(found)

    async def _ids(self, table: Table, tenant_id: UUID, candidate_id: UUID, limit: int) -> Sequence[UUID]:
        statement = (
            select(table.c.id).where(table.c.tenant_id == tenant_id, table.c.candidate_id == candidate_id).limit(limit)
        )
        return (await self._connection.execute(statement)).scalars().all()
