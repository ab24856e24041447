"""The event log and the feed.

An event's position in the feed is the transaction that wrote it, then its id. On PostgreSQL a reader stays below the
oldest transaction still running: whatever commits later lies above, so a cursor skips nothing. On SQLite, where one
transaction writes at a time, a counter takes the place of the transaction's number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Text, and_, cast, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import NewId, new_id
from app.core.pagination import Page
from app.db import Database
from app.domain.events import EventType
from app.domain.webhooks import Event
from app.models import events, feed_counter
from app.repositories.bulk import BulkInsert
from app.repositories.fan_outs import DeliveryWriter, Told, asks, event_of, wanted_by
from app.repositories.hidden import shown
from app.repositories.webhook_endpoints import Subscription, WebhookEndpoints

_C = events.c
_EVENT = tuple(field.name for field in fields(Event))
_THIS_TRANSACTION = cast(cast(func.pg_current_xact_id(), Text), BigInteger)
_OLDEST_RUNNING = cast(cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), Text), BigInteger)
_RAISE = BulkInsert(events, long="data", computed={"transaction_id": _THIS_TRANSACTION})
_COUNT = update(feed_counter).values(value=feed_counter.c.value + 1).returning(feed_counter.c.value)


class Events:
    """Reads and writes the event log."""

    def __init__(self, connection: AsyncConnection, database: Database, draw_id: NewId = new_id) -> None:
        self._connection = connection
        self._database = database
        self._writer = DeliveryWriter(connection, database, draw_id)

    async def was_raised(self, tenant_id: UUID, candidate_id: UUID, event_type: EventType, subject_id: UUID) -> bool:
        """Tell whether an event of a type was raised about a subject, as far back as events are kept."""
        found = select(_C.id).where(
            _C.tenant_id == tenant_id,
            _C.candidate_id == candidate_id,
            _C.subject_id == subject_id,
            _C.type == event_type.value,
        )
        return (await self._connection.execute(found.limit(1))).one_or_none() is not None

    async def append(
        self, raised: Sequence[Event], *, due_at: Mapping[UUID, datetime] | None = None, only: UUID | None = None
    ) -> int:
        """Write events, and one delivery to each endpoint that subscribes: queued, or held if it may not be sent.

        A transaction writes so many deliveries at most: the rest of the events is noted, and fanned out after it.

        Args:
            raised: The events, of any tenants.
            due_at: When they should have been raised, by event id, where that is not now.
            only: The one endpoint to tell, whatever it subscribes to.

        Returns:
            How many deliveries are ready to be sent.
        """
        if not raised:
            return 0
        known = await self._subscriptions(raised, only)
        wanted: dict[tuple[UUID, str, UUID | None], list[Subscription]] = {}
        told = []
        for event in raised:
            endpoints = known.get(event.tenant_id, [])
            # More than a transaction may tell are not looked at: the event is noted for all of them.
            if only is None and len(endpoints) <= self._writer.at_once:
                key = (event.tenant_id, *asks(event))
                if key not in wanted:
                    wanted[key] = wanted_by(event, endpoints)
                endpoints = wanted[key]
            told.append(Told(event, endpoints, None if due_at is None else due_at.get(event.id)))
        return await self._writer.write(told, {_RAISE: await self._rows(raised)}, whole=only is not None)

    async def _subscriptions(self, raised: Sequence[Event], only: UUID | None) -> dict[UUID, list[Subscription]]:
        endpoints = WebhookEndpoints(self._connection)
        if only is not None:
            return {event.tenant_id: await endpoints.subscription(event.tenant_id, only) for event in raised}
        return await endpoints.subscriptions((event.tenant_id for event in raised), self._writer.at_once + 1)

    async def get(self, tenant_id: UUID, event_id: UUID) -> Event | None:
        """Return one event, None if the tenant has no such."""
        statement = select(events).where(_C.tenant_id == tenant_id, _C.id == event_id, *shown(events))
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else event_of(row)

    async def feed(
        self,
        tenant_id: UUID,
        *,
        after: Sequence[Any] | None,
        limit: int,
        types: Sequence[str] | None = None,
        candidate_id: UUID | None = None,
        newest: bool = False,
    ) -> Page[Event]:
        """Return the next events of a tenant in the order of the feed.

        `next` is there whenever there was an event, for the reader to come back with later.

        Args:
            tenant_id: Whose.
            after: The position to go on from: a transaction's number and an event's id (UUID or text).
            limit: At most this many.
            types: Exact names of events, all if None.
            candidate_id: Only events about this candidate.
            newest: Without a position, the last events rather than the first; in the order of the feed all the same.
        """
        conditions: list[ColumnElement[bool]] = [_C.tenant_id == tenant_id, *shown(events)]
        if not self._database.is_sqlite:
            conditions.append(_C.transaction_id < _OLDEST_RUNNING)
        if after is not None:
            transaction, last = int(after[0]), UUID(str(after[1]))
            conditions.append(
                or_(_C.transaction_id > transaction, and_(_C.transaction_id == transaction, _C.id > last))
            )
            conditions.append(_C.transaction_id >= transaction)
        if types is not None:
            conditions.append(_C.type.in_(list(types)))
        if candidate_id is not None:
            conditions.append(_C.candidate_id == candidate_id)
        order: list[ColumnElement[Any]] = [_C.transaction_id, _C.id]
        backwards = newest and after is None
        if backwards:
            order = [column.desc() for column in order]
        statement = select(events).where(*conditions).order_by(*order).limit(limit)
        rows = (await self._connection.execute(statement)).all()
        if backwards:
            rows = rows[::-1]
        position = [rows[-1].transaction_id, rows[-1].id] if rows else None
        return Page([event_of(row) for row in rows], position)

    async def _rows(self, raised: Sequence[Event]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = [{name: getattr(event, name) for name in _EVENT} for event in raised]
        if self._database.is_sqlite:
            position = (await self._connection.execute(_COUNT)).scalar_one()
            return [row | {"transaction_id": position} for row in rows]
        return rows
