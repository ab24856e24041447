"""Events on their way to the endpoints that subscribe: who is told, and how many deliveries one transaction writes.

On SQLite everybody who writes waits for whoever is writing, so a transaction writes a bounded number of deliveries.
Events beyond it are written without any and noted in `fan_outs`; later transactions go on with them, endpoint by
endpoint in the order of ids, and delete the note with the last. Nothing is lost in between, and nothing told twice:
deliveries and note change in one transaction.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from time import monotonic
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Row, bindparam, delete, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import NewId, new_id
from app.db import Database
from app.domain.events import EventType, matches_any
from app.domain.webhooks import DeliveryState, Event, Quarantined
from app.models import deliveries, delivery_queue, events, fan_outs
from app.repositories.bulk import BulkInsert, BulkWrite, Rows, write_together
from app.repositories.quarantine import Quarantine
from app.repositories.rows import plain, without
from app.repositories.webhook_endpoints import Subscription, WebhookEndpoints

AT_ONCE = {"sqlite": 500, "postgresql": 5000}
"""Deliveries that a transaction writes at most. On PostgreSQL nobody waits for it, and few large ones cost less."""
EVENTS_AT_ONCE = 100
"""Noted events that a transaction goes on with at most."""

TOO_MANY_REASON = "The tenant has as many unfinished deliveries as it may. Recover the endpoint once they are fewer."
HELD_REASON = "The endpoint is disabled."
UNREADABLE_REASON = (
    "This service could not read what the endpoint asks for, so nothing was sent. Retry it once the operator has fixed "
    "the cause: `afterview quarantine list` shows the error."
)

_C = fan_outs.c
_SEND = BulkInsert(deliveries, now=("created_at",))
_QUEUE = BulkInsert(delivery_queue, now=("next_at", "due_at"))
_NOTE = BulkInsert(fan_outs, now=("due_at", "next_at"))
_OPEN = select(literal(1)).where(delivery_queue.c.tenant_id == bindparam("tenant_id"))
_COUNTED_FOR, _COUNT_AGAIN_AFTER = 60.0, 1.0
"""Seconds."""


class Told(NamedTuple):
    """An event and endpoints that are to be told of it."""

    event: Event
    endpoints: Sequence[Subscription]
    due_at: datetime | None = None
    """When it should have been raised, if that is not now."""
    moot_because: str | None = None
    """Why it is not to be sent any more."""


class Step(NamedTuple):
    """What one transaction did of what was noted."""

    events: int = 0
    """Events that it went on with."""
    deliveries: int = 0
    """Deliveries that are ready to be sent."""


def event_of(row: Row[Any]) -> Event:
    """Build an event."""
    return Event(**without(plain(row), "transaction_id"))


def asks(event: Event) -> tuple[str, UUID | None]:
    """Return what decides which endpoints are told of an event: its type, and the endpoint that it is about."""
    return event.type, event.subject_id if event.type == EventType.ENDPOINT_DISABLED else None


def wanted_by(event: Event, subscriptions: Iterable[Subscription]) -> list[Subscription]:
    """Return the endpoints that are told of an event: none is told that it was itself disabled.

    What is not known to be unwanted, because nobody can read what the endpoint asks for, is kept for it.
    """
    name, itself = asks(event)
    return [
        each
        for each in subscriptions
        if (each.error is not None or matches_any(each.patterns, EventType(name))) and each.endpoint_id != itself
    ]


class DeliveryWriter:
    """Writes deliveries: so many in its transaction, and notes of the rest."""

    def __init__(self, connection: AsyncConnection, database: Database, draw_id: NewId = new_id) -> None:
        self._connection = connection
        self._database = database
        self._new_id = draw_id
        self.at_once = self._left = AT_ONCE[database.writer.dialect.name]

    async def write(self, told: Iterable[Told], beside: Mapping[BulkWrite, Rows], *, whole: bool = False) -> int:
        """Write the deliveries of new events, or notes of events that have more than the transaction may write yet.

        Args:
            told: The events, each with all its endpoints.
            beside: What is written together with them.
            whole: Write all deliveries, however many.

        Returns:
            How many deliveries are ready to be sent.
        """
        here: list[Told] = []
        later: list[dict[str, Any]] = []
        now = self._database.pinned_now()
        for each in told:
            if whole or len(each.endpoints) <= self._left:
                self._left -= len(each.endpoints)
                here.append(each)
            else:
                later.append(_noted(each, now))
        return await self._deliver(here, {**beside, _NOTE: later})

    async def go_on(
        self, tenant_id: UUID, *, until: UUID | None = None, only: UUID | None = None, waits: bool = False
    ) -> Step:
        """Write some deliveries of what is noted of a tenant.

        Args:
            tenant_id: Whose.
            until: The last event, in the order of ids.
            only: The one event.
            waits: Wait for others who are at it; otherwise what they are at is left to them.
        """
        conditions = [_C.tenant_id == tenant_id, _C.next_at <= self._database.now()]
        conditions += [] if until is None else [_C.id <= until]
        conditions += [] if only is None else [_C.id == only]
        taken = select(fan_outs).where(*conditions).order_by(_C.id).limit(EVENTS_AT_ONCE)
        notes = (await self._connection.execute(taken.with_for_update(skip_locked=not waits))).all()
        raised = await self._raised(tenant_id, [note.id for note in notes])
        pages = _Pages(WebhookEndpoints(self._connection), self.at_once)
        told: list[Told] = []
        finished: list[UUID] = []
        events_seen = 0
        for note in notes:
            if self._left <= 0:
                break
            events_seen += 1
            event = raised.get(note.id)
            # What was deleted meanwhile, with its candidate or by its age, is told to nobody.
            reached = None if event is None else await self._tell(event, note, pages, told)
            if reached is None:
                finished.append(note.id)
            else:
                this = update(fan_outs).where(_C.tenant_id == tenant_id, _C.id == note.id)
                await self._connection.execute(this.values(last_endpoint_id=reached))
        await self._connection.execute(delete(fan_outs).where(_C.tenant_id == tenant_id, _C.id.in_(finished)))
        return Step(events_seen, await self._deliver(told, {}))

    async def _tell(self, event: Event, note: Row[Any], pages: "_Pages", told: list[Told]) -> UUID | None:
        """Choose the next endpoints to tell; return the last of them, None if it is the last there is."""
        page, wanted = await pages.after(note.last_endpoint_id, event)
        here = wanted[: self._left]
        self._left -= len(here)
        told.append(Told(event, here, note.due_at, note.moot_because))
        if len(here) < len(wanted):
            return here[-1].endpoint_id
        return page[-1].endpoint_id if len(page) == self.at_once else None

    async def _raised(self, tenant_id: UUID, ids: Sequence[UUID]) -> dict[UUID, Event]:
        if not ids:
            return {}
        # What they say is not needed, and may be long.
        columns = [literal("").label(each.name) if each is events.c.data else each for each in events.c]
        these = select(*columns).where(events.c.tenant_id == tenant_id, events.c.id.in_(ids))
        return {row.id: event_of(row) for row in await self._connection.execute(these)}

    async def _deliver(self, told: Sequence[Told], beside: Mapping[BulkWrite, Rows]) -> int:
        sent: list[dict[str, Any]] = []
        queued: list[dict[str, Any]] = []
        apart: list[tuple[UUID, UUID, str]] = []
        counted = Counter[UUID]()
        for each in told:
            counted[each.event.tenant_id] += len(each.endpoints)
        room = await self._room(counted)
        now = self._database.pinned_now()
        ended_at = await self._present() if any(each.moot_because is not None for each in told) else None
        for event, endpoints, due_at, moot_because in told:
            for endpoint_id, _, enabled, error in endpoints:
                delivery_id = self._new_id()
                if moot_because is not None:
                    delivery = _delivery(event, delivery_id, endpoint_id, now, DeliveryState.SUPERSEDED, moot_because)
                    sent.append(delivery | {"finished_at": ended_at})
                    continue
                reason = _held_because(error, enabled=enabled, has_room=room[event.tenant_id] > 0)
                state = DeliveryState.PENDING if reason is None else DeliveryState.HELD
                sent.append(_delivery(event, delivery_id, endpoint_id, now, state, reason))
                if reason is None:
                    room[event.tenant_id] -= 1
                    queued.append(_queued(event, delivery_id, endpoint_id, now, due_at or now))
                if error is not None:
                    apart.append((event.tenant_id, delivery_id, error))
        self._note_open(queued)
        await write_together(self._connection, {**beside, _SEND: sent, _QUEUE: queued})
        for tenant_id, delivery_id, error in apart:
            quarantine = Quarantine(self._connection, self._database, self._new_id)
            await quarantine.note(Quarantined.DELIVERY, tenant_id, delivery_id, error)
        return len(queued)

    async def _room(self, counted: Mapping[UUID, int]) -> dict[UUID, int]:
        """Return how many more unfinished deliveries tenants may have, of whom so many are about to be written.

        What was counted is kept, and what is queued since is added to it: the sum is what there is at most. It is
        counted again if that is too many, but once a second, or if it was counted a minute ago.
        """
        known, quota = self._database.open_deliveries, self._database.quota_open_deliveries
        room: dict[UUID, int] = {}
        for tenant_id, added in counted.items():
            count, counted_at = known.get(tenant_id, (quota, 0.0))
            age = monotonic() - counted_at
            if added and (age > _COUNTED_FOR or (count + added > quota and age > _COUNT_AGAIN_AFTER)):
                open_now = _OPEN.limit(quota).subquery()
                given = {"tenant_id": tenant_id}
                count = (await self._connection.execute(select(func.count()).select_from(open_now), given)).scalar_one()
                known[tenant_id] = (count, monotonic())
            room[tenant_id] = quota - count
        return room

    def _note_open(self, queued: Sequence[Mapping[str, Any]]) -> None:
        known = self._database.open_deliveries
        for tenant_id, added in Counter(row["tenant_id"] for row in queued).items():
            count, counted_at = known[tenant_id]
            known[tenant_id] = (count + added, counted_at)

    async def _present(self) -> datetime:
        now: datetime = (await self._connection.execute(select(self._database.now()))).scalar_one()
        return now


class _Pages:
    """Some endpoints of a tenant and those of them that are told of an event, found once for events of one type."""

    def __init__(self, endpoints: WebhookEndpoints, length: int) -> None:
        self._endpoints = endpoints
        self._length = length
        self._pages: dict[UUID | None, list[Subscription]] = {}
        self._wanted: dict[tuple[UUID | None, str, UUID | None], list[Subscription]] = {}

    async def after(self, last: UUID | None, event: Event) -> tuple[list[Subscription], list[Subscription]]:
        if last not in self._pages:
            self._pages[last] = await self._endpoints.next_subscriptions(event.tenant_id, last, self._length)
        page = self._pages[last]
        key = (last, *asks(event))
        if key not in self._wanted:
            self._wanted[key] = wanted_by(event, page)
        return page, self._wanted[key]


class FanOuts:
    """Reads and changes what is noted, without going on with it."""

    def __init__(self, connection: AsyncConnection, database: Database) -> None:
        self._connection = connection
        self._database = database

    async def next_tenant(self, after: UUID | None) -> UUID | None:
        """Return the tenant that comes after another, in the order of ids, of those who have something noted."""
        wanted = select(_C.tenant_id).where(_C.next_at <= self._database.now()).order_by(_C.tenant_id).limit(1)
        if after is not None:
            wanted = wanted.where(_C.tenant_id > after)
        found: UUID | None = (await self._connection.execute(wanted)).scalar_one_or_none()
        return found

    async def newest(self, tenant_id: UUID) -> UUID | None:
        """Return the last event that is noted of a tenant, in the order of ids."""
        newest = select(_C.id).where(_C.tenant_id == tenant_id).order_by(_C.id.desc()).limit(1)
        found: UUID | None = (await self._connection.execute(newest)).scalar_one_or_none()
        return found

    async def first(self, tenant_id: UUID) -> list[UUID]:
        """Return the events of a tenant that are gone on with first."""
        first = select(_C.id).where(_C.tenant_id == tenant_id, _C.next_at <= self._database.now())
        return list((await self._connection.execute(first.order_by(_C.id).limit(EVENTS_AT_ONCE))).scalars())

    async def put_off(self, tenant_id: UUID, event_id: UUID, until: datetime) -> None:
        """Leave an event alone for some time."""
        this = update(fan_outs).where(_C.tenant_id == tenant_id, _C.id == event_id)
        await self._connection.execute(this.values(next_at=until))

    async def make_moot(self, tenant_id: UUID, reminder_ids: Sequence[UUID], reason: str) -> None:
        """Have nothing more sent of the `reminder.due` of some reminders; wait for whoever is writing deliveries."""
        found = await self._lock(tenant_id, _C.reminder_id.in_(reminder_ids))
        if found:
            these = update(fan_outs).where(_C.tenant_id == tenant_id, _C.id.in_(found))
            await self._connection.execute(these.values(moot_because=reason))

    async def drop(self, tenant_id: UUID, event_ids: Sequence[UUID]) -> None:
        """Tell nobody else of some events; wait for whoever is writing deliveries."""
        found = await self._lock(tenant_id, _C.id.in_(event_ids))
        if found:
            await self._connection.execute(delete(fan_outs).where(_C.tenant_id == tenant_id, _C.id.in_(found)))

    async def _lock(self, tenant_id: UUID, condition: ColumnElement[bool]) -> list[UUID]:
        # In the order in which those who go on with them take them.
        these = select(_C.id).where(_C.tenant_id == tenant_id, condition).order_by(_C.id).with_for_update()
        return list((await self._connection.execute(these)).scalars())


def _noted(told: Told, now: datetime | None) -> dict[str, Any]:
    return {
        "tenant_id": told.event.tenant_id,
        "id": told.event.id,
        "reminder_id": _reminder_of(told.event),
        "moot_because": None,
        "last_endpoint_id": None,
        "due_at": told.due_at or now,
        "next_at": now,
    }


def _held_because(error: str | None, *, enabled: bool, has_room: bool) -> str | None:
    if not enabled:
        return HELD_REASON if error is None else UNREADABLE_REASON
    return None if has_room else TOO_MANY_REASON


def _reminder_of(event: Event) -> UUID | None:
    return event.subject_id if event.type == EventType.REMINDER_DUE else None


def _delivery(
    event: Event, delivery_id: UUID, endpoint_id: UUID, now: datetime | None, state: DeliveryState, reason: str | None
) -> dict[str, Any]:
    return {
        "tenant_id": event.tenant_id,
        "id": delivery_id,
        "event_id": event.id,
        "event_type": event.type,
        "endpoint_id": endpoint_id,
        "candidate_id": event.candidate_id,
        "state": state.value,
        "reason": reason,
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
        "reminder_id": _reminder_of(event),
        "next_at": now,
        "due_at": due,
        "lease_token": 0,
        "attempt_count": 0,
        "earlier_attempts": 0,
        "moot": False,
    }
