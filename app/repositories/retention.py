"""Deletes what is older than it has to be kept, where it does not lie in partitions that can be dropped whole."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import first_id_at
from app.models import deliveries, delivery_attempts, delivery_queue, events, idempotency_keys, webhook_endpoints

_AT_ONCE = 2000
_HOUSEKEEPING_LOCK = 6_217_041_984


class Retention:
    """Finds and deletes what is too old."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def is_mine(self) -> bool:
        """Take the housekeeping until the transaction ends; False if another worker is at it. SQLite has one worker."""
        if self._connection.dialect.name == "sqlite":
            return True
        statement = select(func.pg_try_advisory_xact_lock(_HOUSEKEEPING_LOCK))
        taken: bool = (await self._connection.execute(statement)).scalar_one()
        return taken

    async def delete_history(self, before: datetime) -> int:
        """Delete some events, deliveries and attempts from before an instant; return how many rows there were.

        Called again until it returns 0. Deliveries still on their way stay, and their events with them.
        """
        edge = first_id_at(before)
        waiting = select(delivery_queue.c.delivery_id)
        told = select(delivery_queue.c.event_id)
        count = 0
        for table, key, kept in (
            (delivery_attempts, delivery_attempts.c.delivery_id, waiting),
            (deliveries, deliveries.c.id, waiting),
            (events, events.c.id, told),
        ):
            old = select(key).where(key < edge, key.not_in(kept)).limit(_AT_ONCE)
            count += (await self._connection.execute(delete(table).where(key.in_(old)))).rowcount
        return count

    async def forget_queued(self, before: datetime) -> int:
        """Take deliveries off the queue whose event is from before an instant, and gone; return how many."""
        statement = delete(delivery_queue).where(delivery_queue.c.event_id < first_id_at(before))
        return (await self._connection.execute(statement)).rowcount

    async def delete_answers(self, before: datetime) -> int:
        """Delete the answers that were kept for repeated requests before an instant."""
        statement = delete(idempotency_keys).where(idempotency_keys.c.created_at < before)
        return (await self._connection.execute(statement)).rowcount

    async def stray_endpoints(self) -> list[tuple[UUID, UUID]]:
        """Return tenant and id of disabled or deleted endpoints that still have deliveries queued."""
        q, e = delivery_queue.c, webhook_endpoints.c
        statement = (
            select(q.tenant_id, q.endpoint_id)
            .distinct()
            .outerjoin(webhook_endpoints, (e.tenant_id == q.tenant_id) & (e.id == q.endpoint_id))
            .where(func.coalesce(e.status, "deleted") != text("'enabled'"))
        )
        return [(row[0], row[1]) for row in await self._connection.execute(statement)]
