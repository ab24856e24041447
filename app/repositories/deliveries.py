"""The history of deliveries and their attempts. The queue of unfinished ones is `delivery_queue`'s."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, Row, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.pagination import Page
from app.db import Database
from app.domain.events import EventType
from app.domain.states import ReminderStatus
from app.domain.webhooks import EVERY_DELIVERY, Attempt, Delivery, DeliveryFilter, DeliveryState, Quarantined
from app.models import deliveries, delivery_attempts, delivery_queue, events, reminders
from app.repositories.bulk import BulkInsert
from app.repositories.fan_outs import HELD_REASON, FanOuts
from app.repositories.hidden import shown
from app.repositories.quarantine import Quarantine
from app.repositories.rows import plain

_C = deliveries.c
_Q = delivery_queue.c
_R = reminders.c
NO_LONGER_DUE = "The reminder was completed, cancelled or moved."
_REPLAYABLE = tuple(state.value for state in (DeliveryState.HELD, DeliveryState.EXHAUSTED, DeliveryState.BLOCKED))
_FILTERS: Mapping[str, Callable[[Any], ColumnElement[bool]]] = {
    "endpoint_id": _C.endpoint_id.__eq__,
    "event_id": _C.event_id.__eq__,
    "candidate_id": _C.candidate_id.__eq__,
    "event_types": _C.event_type.in_,
    "state": _C.state.__eq__,
    "created_after": _C.created_at.__ge__,
    "created_before": _C.created_at.__lt__,
}
_ATTEMPT = Attempt._fields
_ADD_ATTEMPTS = BulkInsert(delivery_attempts)
_ADD_TO_QUEUE = BulkInsert(delivery_queue, now=("next_at", "due_at"))


class Replayed(NamedTuple):
    """How many deliveries were queued again, and how many were superseded instead."""

    queued: int
    superseded: int


class Deliveries:
    """Reads the history of deliveries, and changes what it says of those that will not be tried (again)."""

    def __init__(self, connection: AsyncConnection, database: Database) -> None:
        self._connection = connection
        self._database = database

    async def get(self, tenant_id: UUID, delivery_id: UUID) -> tuple[Delivery, list[Attempt]] | None:
        """Return a delivery and its attempts, first one first."""
        statement = select(deliveries).where(_C.tenant_id == tenant_id, _C.id == delivery_id, *shown(deliveries))
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        attempts = (
            select(delivery_attempts)
            .where(delivery_attempts.c.tenant_id == tenant_id, delivery_attempts.c.delivery_id == delivery_id)
            .order_by(delivery_attempts.c.number)
        )
        return _delivery(row), [Attempt(**plain(found)) for found in await self._connection.execute(attempts)]

    async def page(
        self,
        tenant_id: UUID,
        wanted: DeliveryFilter = EVERY_DELIVERY,
        *,
        limit: int,
        after: Sequence[Any] | None,
    ) -> Page[Delivery]:
        """Return deliveries, newest first, going on after a position (an id, as a UUID or text)."""
        filters = (_FILTERS[name](value) for name, value in asdict(wanted).items() if value is not None)
        conditions = [*shown(deliveries), *filters]
        statement = (
            select(deliveries).where(_C.tenant_id == tenant_id, *conditions).order_by(_C.id.desc()).limit(limit + 1)
        )
        if after is not None:
            statement = statement.where(_C.id < UUID(str(after[0])))
        rows = (await self._connection.execute(statement)).all()
        found = [_delivery(row) for row in rows[:limit]]
        return Page(found, [found[-1].id] if len(rows) > limit else None)

    async def next_attempt_at(self, tenant_id: UUID, delivery_id: UUID) -> datetime | None:
        """Return when a delivery is tried next; None if it is under way now or finished."""
        statement = select(_Q.next_at).where(
            _Q.tenant_id == tenant_id, _Q.delivery_id == delivery_id, _Q.lease_token == 0
        )
        found: datetime | None = (await self._connection.execute(statement)).scalar_one_or_none()
        return found

    async def record_attempts(self, attempts: Iterable[Attempt]) -> None:
        """Write attempts down."""
        await _ADD_ATTEMPTS.run(
            self._connection, [{name: getattr(attempt, name) for name in _ATTEMPT} for attempt in attempts]
        )

    async def supersede(self, tenant_id: UUID, reminder_ids: Iterable[UUID], reason: str) -> None:
        """Take the `reminder.due` of reminders that are done, cancelled or moved off the queue.

        One in flight is marked, so that it is not repeated if it fails. The transaction holds the reminders' due items.
        """
        wanted = sorted(set(reminder_ids))
        if not wanted:
            return
        # First, since whoever is writing deliveries has them in the queue once this has waited for them.
        await FanOuts(self._connection, self._database).make_moot(tenant_id, wanted, reason)
        statement = (
            select(_Q.delivery_id, _Q.lease_token, (_Q.next_at > self._database.now()).label("is_leased"))
            .where(_Q.tenant_id == tenant_id, _Q.reminder_id.in_(wanted))
            .order_by(_Q.delivery_id)
            .with_for_update()
        )
        found = (await self._connection.execute(statement)).all()
        in_flight = [row.delivery_id for row in found if row.lease_token and row.is_leased]
        waiting = [row.delivery_id for row in found if not (row.lease_token and row.is_leased)]
        await self._finish(tenant_id, waiting, DeliveryState.SUPERSEDED, reason)
        if in_flight:
            await self._connection.execute(
                update(delivery_queue).where(_Q.tenant_id == tenant_id, _Q.delivery_id.in_(in_flight)).values(moot=True)
            )
            await self._connection.execute(
                update(deliveries).where(_C.tenant_id == tenant_id, _C.id.in_(in_flight)).values(reason=reason)
            )

    async def hold(self, tenant_id: UUID, endpoint_id: UUID, reason: str = HELD_REASON) -> None:
        """Hold what is queued for an endpoint that is disabled. The result of one in flight still counts."""
        waiting = await self._waiting_for(tenant_id, endpoint_id)
        await self._finish(tenant_id, waiting, DeliveryState.HELD, reason)

    async def cancel(self, tenant_id: UUID, endpoint_id: UUID, reason: str) -> None:
        """Give up what is queued or held for an endpoint that is deleted."""
        waiting = await self._waiting_for(tenant_id, endpoint_id, leased_too=True)
        await self._finish(tenant_id, waiting, DeliveryState.CANCELLED, reason)
        await self._connection.execute(
            update(deliveries)
            .where(_C.tenant_id == tenant_id, _C.endpoint_id == endpoint_id, _C.state == DeliveryState.HELD.value)
            .values(state=DeliveryState.CANCELLED.value, reason=reason, finished_at=self._database.now())
        )
        await Quarantine(self._connection, self._database).forget_lost()

    async def replay(self, tenant_id: UUID, delivery_ids: Iterable[UUID]) -> Replayed:
        """Queue finished deliveries again, whatever came of them, unless they are queued already.

        Their event must still be kept. They start with a full schedule of tries; past attempts stay in the history. A
        `reminder.due` whose reminder is no longer due ends as superseded.
        """
        wanted = sorted(set(delivery_ids))
        statement = (
            select(_C.id, _C.event_id, _C.endpoint_id, _C.attempt_count, _C.event_type, events.c.subject_id, _R.status)
            .join(events, (events.c.tenant_id == _C.tenant_id) & (events.c.id == _C.event_id))
            .outerjoin(reminders, (_R.tenant_id == _C.tenant_id) & (_R.id == events.c.subject_id))
            .where(_C.tenant_id == tenant_id, _C.id.in_(wanted), _C.state != DeliveryState.PENDING.value)
            .order_by(_C.id)
            .with_for_update(of=deliveries)
        )
        found = (await self._connection.execute(statement)).all()
        moot = [row.id for row in found if _is_of_reminder(row) and row.status != ReminderStatus.DUE]
        await self._mark(tenant_id, moot, DeliveryState.SUPERSEDED, NO_LONGER_DUE)
        queued = [row for row in found if row.id not in set(moot)]
        if queued:
            await self._queue(tenant_id, queued)
        quarantine = Quarantine(self._connection, self._database)
        await quarantine.forget(Quarantined.DELIVERY, tenant_id, [row.id for row in found])
        return Replayed(len(queued), len(moot))

    async def _queue(self, tenant_id: UUID, found: Sequence[Any]) -> None:
        now = self._database.pinned_now()
        await self._connection.execute(
            update(deliveries)
            .where(_C.tenant_id == tenant_id, _C.id.in_([row.id for row in found]))
            .values(state=DeliveryState.PENDING.value, reason=None, finished_at=None)
        )
        rows = [
            {
                "tenant_id": tenant_id,
                "delivery_id": row.id,
                "event_id": row.event_id,
                "endpoint_id": row.endpoint_id,
                # What settles the reminder from now on finds the delivery by it.
                "reminder_id": row.subject_id if _is_of_reminder(row) else None,
                "next_at": now,
                "due_at": now,
                "lease_token": 0,
                "attempt_count": row.attempt_count,
                "earlier_attempts": row.attempt_count,
                "moot": False,
            }
            for row in found
        ]
        await _ADD_TO_QUEUE.run(self._connection, rows)

    async def replayable(
        self, tenant_id: UUID, endpoint_id: UUID, since: datetime, until: datetime | None, limit: int
    ) -> list[UUID]:
        """Return the oldest deliveries to an endpoint that have been held, blocked or failed for good since an instant.

        What counts is when they got into that state: what was made before an outage and held by it is among them.
        """
        statement = select(_C.id).where(*_entered(tenant_id, endpoint_id, since, until)).order_by(_C.id).limit(limit)
        return list((await self._connection.execute(statement)).scalars())

    async def count_replayable(
        self, tenant_id: UUID, endpoint_id: UUID, since: datetime, until: datetime | None
    ) -> Replayed:
        """Return what queueing all of them again would come to."""
        is_moot = and_(_C.event_type == EventType.REMINDER_DUE, _R.status.is_distinct_from(ReminderStatus.DUE))
        statement = (
            select(func.count(), func.count().filter(is_moot))
            .select_from(deliveries)
            .join(events, (events.c.tenant_id == _C.tenant_id) & (events.c.id == _C.event_id))
            .outerjoin(reminders, (_R.tenant_id == _C.tenant_id) & (_R.id == events.c.subject_id))
            .where(*_entered(tenant_id, endpoint_id, since, until))
        )
        total, moot = (await self._connection.execute(statement)).one()
        return Replayed(total - moot, moot)

    async def counts(self, tenant_id: UUID, endpoint_id: UUID, *, newest: int) -> dict[str, int]:
        """Count an endpoint's newest deliveries by state; counting all of them would take as long as they are many."""
        considered = (
            select(_C.state)
            .where(_C.tenant_id == tenant_id, _C.endpoint_id == endpoint_id)
            .order_by(_C.id.desc())
            .limit(newest)
            .subquery()
        )
        statement = select(considered.c.state, func.count()).group_by(considered.c.state)
        return {state: count for state, count in await self._connection.execute(statement)}  # noqa: C416 - rows are no pairs to mypy

    async def _waiting_for(self, tenant_id: UUID, endpoint_id: UUID, *, leased_too: bool = False) -> list[UUID]:
        statement = (
            select(_Q.delivery_id)
            .where(_Q.tenant_id == tenant_id, _Q.endpoint_id == endpoint_id)
            .order_by(_Q.delivery_id)
            .with_for_update()
        )
        if not leased_too:
            statement = statement.where((_Q.lease_token == 0) | (_Q.next_at <= self._database.now()))
        return list((await self._connection.execute(statement)).scalars())

    async def _finish(self, tenant_id: UUID, delivery_ids: Sequence[UUID], state: DeliveryState, reason: str) -> None:
        for start in range(0, len(delivery_ids), 1000):
            part = delivery_ids[start : start + 1000]
            await self._connection.execute(
                delete(delivery_queue).where(_Q.tenant_id == tenant_id, _Q.delivery_id.in_(part))
            )
            await self._mark(tenant_id, part, state, reason)

    async def _mark(self, tenant_id: UUID, delivery_ids: Sequence[UUID], state: DeliveryState, reason: str) -> None:
        if delivery_ids:
            await self._connection.execute(
                update(deliveries)
                .where(_C.tenant_id == tenant_id, _C.id.in_(delivery_ids))
                .values(state=state.value, reason=reason, finished_at=self._database.now())
            )


def _entered(tenant_id: UUID, endpoint_id: UUID, since: datetime, until: datetime | None) -> list[ColumnElement[bool]]:
    at = func.coalesce(_C.finished_at, _C.created_at)
    conditions = [_C.tenant_id == tenant_id, _C.endpoint_id == endpoint_id, _C.state.in_(_REPLAYABLE), at >= since]
    return conditions if until is None else [*conditions, at < until]


def _is_of_reminder(row: Any) -> bool:
    return bool(row.event_type == EventType.REMINDER_DUE)


def _delivery(row: Row[Any]) -> Delivery:
    values = plain(row)
    return Delivery(**values | {"state": DeliveryState(values["state"])})
