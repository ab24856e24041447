"""The event log, its fan-out to endpoints, and the feed.

An event's position in the feed is the transaction that wrote it, then its id. On PostgreSQL a reader stays below the
oldest transaction still running: whatever commits later lies above, so a cursor skips nothing. On SQLite, where one
transaction writes at a time, a counter takes the place of the transaction's number.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from time import monotonic
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Row, Text, and_, bindparam, cast, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import NewId, new_id
from app.core.pagination import Page
from app.db import Database
from app.domain.events import EventType, matches_any
from app.domain.webhooks import DeliveryState, Event, Quarantined
from app.models import deliveries, delivery_queue, events, feed_counter
from app.repositories.bulk import BulkInsert, write_together
from app.repositories.quarantine import Quarantine
from app.repositories.rows import plain, without
from app.repositories.webhook_endpoints import WebhookEndpoints

TOO_MANY_REASON = "The tenant has as many unfinished deliveries as it may. Recover the endpoint once they are fewer."
HELD_REASON = "The endpoint is disabled."
UNREADABLE_REASON = (
    "This service could not read what the endpoint asks for, so nothing was sent. Retry it once the operator has fixed "
    "the cause: `afterview quarantine list` shows the error."
)

_C = events.c
_EVENT = tuple(field.name for field in fields(Event))
_THIS_TRANSACTION = cast(cast(func.pg_current_xact_id(), Text), BigInteger)
_OLDEST_RUNNING = cast(cast(func.pg_snapshot_xmin(func.pg_current_snapshot()), Text), BigInteger)
_RAISE = BulkInsert(events, long="data", computed={"transaction_id": _THIS_TRANSACTION})
_SEND = BulkInsert(deliveries, now=("created_at",))
_QUEUE = BulkInsert(delivery_queue, now=("next_at", "due_at"))
_OPEN = select(literal(1)).where(delivery_queue.c.tenant_id == bindparam("tenant_id"))
_COUNTED_FOR, _COUNT_AGAIN_AFTER = 60.0, 1.0
"""Seconds."""
_COUNT = update(feed_counter).values(value=feed_counter.c.value + 1).returning(feed_counter.c.value)


class Events:
    """Reads and writes the event log."""

    def __init__(self, connection: AsyncConnection, database: Database, draw_id: NewId = new_id) -> None:
        self._connection = connection
        self._database = database
        self._new_id = draw_id

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
        self,
        raised: Sequence[Event],
        *,
        due_at: Mapping[UUID, datetime] | None = None,
        only: UUID | None = None,
        besides: UUID | None = None,
    ) -> int:
        """Write events, and one delivery to each endpoint that subscribes: queued, or held if it may not be sent.

        Args:
            raised: The events, of any tenants.
            due_at: When they should have been raised, by event id, where that is not now.
            only: The one endpoint to tell, whatever it subscribes to.
            besides: An endpoint not to tell.

        Returns:
            How many deliveries are ready to be sent.
        """
        if not raised:
            return 0
        known = await WebhookEndpoints(self._connection).subscriptions(event.tenant_id for event in raised)
        asked: dict[tuple[tuple[str, ...], str], bool] = {}
        sent: list[dict[str, Any]] = []
        queued: list[dict[str, Any]] = []
        apart: list[tuple[UUID, UUID, str]] = []
        room = await self._room({each: len(known.get(each, ())) for each in known}, raised)
        now = self._database.pinned_now()
        for event in raised:
            for endpoint_id, patterns, enabled, error in known.get(event.tenant_id, ()):
                if only is None:
                    wanted = asked.get((patterns, event.type))
                    if wanted is None:
                        wanted = asked[patterns, event.type] = matches_any(patterns, EventType(event.type))
                    # What is not known to be unwanted is kept.
                    wanted = wanted or error is not None
                else:
                    wanted = endpoint_id == only
                if not wanted or endpoint_id == besides:
                    continue
                delivery_id = self._new_id()
                reason = _held_because(error, enabled=enabled, has_room=room[event.tenant_id] > 0)
                sent.append(_delivery(event, delivery_id, endpoint_id, now, held_because=reason))
                if reason is None:
                    room[event.tenant_id] -= 1
                    due = now if due_at is None else due_at.get(event.id, now)
                    queued.append(_queued(event, delivery_id, endpoint_id, now, due))
                if error is not None:
                    apart.append((event.tenant_id, delivery_id, error))
        self._note_open(queued)
        await write_together(self._connection, {_RAISE: await self._rows(raised), _SEND: sent, _QUEUE: queued})
        for tenant_id, delivery_id, error in apart:
            quarantine = Quarantine(self._connection, self._database, self._new_id)
            await quarantine.note(Quarantined.DELIVERY, tenant_id, delivery_id, error)
        return len(queued)

    async def _room(self, endpoints: Mapping[UUID, int], raised: Sequence[Event]) -> dict[UUID, int]:
        """Return how many more unfinished deliveries each tenant may have.

        What was counted is kept, and what is queued since is added to it: the sum is what there is at most. It is
        counted again if that is too many, but once a second, or if it was counted a minute ago.
        """
        known, quota = self._database.open_deliveries, self._database.quota_open_deliveries
        events_of = Counter(event.tenant_id for event in raised)
        room: dict[UUID, int] = {}
        for tenant_id, endpoints_of_it in endpoints.items():
            count, counted_at = known.get(tenant_id, (quota, 0.0))
            age = monotonic() - counted_at
            may_be_too_many = count + events_of[tenant_id] * endpoints_of_it > quota
            if endpoints_of_it and (age > _COUNTED_FOR or (may_be_too_many and age > _COUNT_AGAIN_AFTER)):
                counted = _OPEN.limit(quota).subquery()
                given = {"tenant_id": tenant_id}
                count = (await self._connection.execute(select(func.count()).select_from(counted), given)).scalar_one()
                known[tenant_id] = (count, monotonic())
            room[tenant_id] = quota - count
        return room

    def _note_open(self, queued: Sequence[Mapping[str, Any]]) -> None:
        known = self._database.open_deliveries
        for tenant_id, added in Counter(row["tenant_id"] for row in queued).items():
            count, counted_at = known[tenant_id]
            known[tenant_id] = (count + added, counted_at)

    async def get(self, tenant_id: UUID, event_id: UUID) -> Event | None:
        """Return one event, None if the tenant has no such."""
        row = (
            await self._connection.execute(select(events).where(_C.tenant_id == tenant_id, _C.id == event_id))
        ).one_or_none()
        return None if row is None else _event(row)

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
        conditions: list[ColumnElement[bool]] = [_C.tenant_id == tenant_id]
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
        return Page([_event(row) for row in rows], position)

    async def _rows(self, raised: Sequence[Event]) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = [{name: getattr(event, name) for name in _EVENT} for event in raised]
        if self._database.is_sqlite:
            position = (await self._connection.execute(_COUNT)).scalar_one()
            return [row | {"transaction_id": position} for row in rows]
        return rows


def _held_because(error: str | None, *, enabled: bool, has_room: bool) -> str | None:
    if not enabled:
        return HELD_REASON if error is None else UNREADABLE_REASON
    return None if has_room else TOO_MANY_REASON


def _delivery(
    event: Event, delivery_id: UUID, endpoint_id: UUID, now: datetime | None, *, held_because: str | None
) -> dict[str, Any]:
    return {
        "tenant_id": event.tenant_id,
        "id": delivery_id,
        "event_id": event.id,
        "event_type": event.type,
        "endpoint_id": endpoint_id,
        "candidate_id": event.candidate_id,
        "state": (DeliveryState.PENDING if held_because is None else DeliveryState.HELD).value,
        "reason": held_because,
        "attempt_count": 0,
        "created_at": now,
        "finished_at": None,
    }


def _queued(
    event: Event, delivery_id: UUID, endpoint_id: UUID, now: datetime | None, due: datetime | None
) -> dict[str, Any]:
    return {
        "tenant_id": event.tenant_id,
        "delivery_id": delivery_id,
        "event_id": event.id,
        "endpoint_id": endpoint_id,
        "reminder_id": event.subject_id if event.type == EventType.REMINDER_DUE else None,
        "next_at": now,
        "due_at": due,
        "lease_token": 0,
        "attempt_count": 0,
        "earlier_attempts": 0,
        "moot": False,
    }


def _event(row: Row[Any]) -> Event:
    return Event(**without(plain(row), "transaction_id"))
