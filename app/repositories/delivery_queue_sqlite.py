"""The delivery queue's statements on SQLite, where one transaction writes at a time and nothing needs locking."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from sqlalchemy import Integer, Text, and_, bindparam, delete, func, insert, or_, select, type_coerce, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.webhooks import DeliveryState, EndpointStatus
from app.models import deliveries, delivery_attempts, delivery_queue, events, webhook_endpoints
from app.models.base import Instant, from_text
from app.repositories.hidden import shown
from app.repositories.json_values import as_ids, ids_of
from app.repositories.statements import Statement

_Q = delivery_queue.c
_E = webhook_endpoints.c
_SECOND = timedelta(seconds=1)
_NOW = bindparam("now", type_=Instant)
_OF_ENDPOINT = and_(_Q.tenant_id == _E.tenant_id, _Q.endpoint_id == _E.id)
_BUSY = (
    select(func.count())
    .where(_OF_ENDPOINT, _Q.lease_token != 0, _Q.next_at > _NOW)
    .correlate(webhook_endpoints)
    .scalar_subquery()
)
_FIRST = select(func.min(_Q.next_at)).where(_OF_ENDPOINT).correlate(webhook_endpoints).scalar_subquery()
NEXT = select(
    func.min(
        select(func.min(_Q.next_at))
        .where(_OF_ENDPOINT, _Q.next_at > _NOW)
        .correlate(webhook_endpoints)
        .scalar_subquery(),
        type_=Instant,
    ),
    _NOW,
).select_from(webhook_endpoints)
"""When the next delivery that is not due yet is, and the present instant."""
_READY = Statement(
    select(
        _E.tenant_id,
        _E.id,
        _E.version,
        _E.failing_since.is_not(None).label("is_failing"),
        _E.max_in_flight,
        _E.rate_per_second,
        _E.next_send_at,
        _E.open_until,
        _BUSY.label("busy"),
    )
    .where(
        _E.status == EndpointStatus.ENABLED.value,
        _E.id.not_in(ids_of(bindparam("besides", type_=Text))),
        or_(_E.open_until.is_(None), _E.open_until <= _NOW),
        or_(_E.rate_per_second.is_(None), _E.next_send_at.is_(None), _E.next_send_at <= _NOW),
        _FIRST <= _NOW,
    )
    .order_by("busy", _FIRST)
)
_HELD = Statement(
    select(_Q.delivery_id, _Q.lease_token, _Q.moot).where(_Q.delivery_id.in_(ids_of(bindparam("ids", type_=Text))))
)
_DUE = Statement(
    select(
        _Q.tenant_id,
        _Q.delivery_id,
        _Q.event_id,
        _Q.endpoint_id,
        _Q.due_at,
        _Q.attempt_count,
        _Q.earlier_attempts,
        events.c.type,
        events.c.candidate_id,
        # As it is stored: one that cannot be read is its own delivery's trouble.
        type_coerce(events.c.occurred_at, Text),
        events.c.data,
        events.c.traceparent,
    )
    .select_from(delivery_queue)
    .outerjoin(events, and_(events.c.tenant_id == _Q.tenant_id, events.c.id == _Q.event_id, *shown(events)))
    .where(
        _Q.tenant_id == bindparam("tenant_id"),
        _Q.endpoint_id == bindparam("endpoint_id"),
        _Q.next_at <= _NOW,
    )
    .order_by(_Q.next_at)
    .limit(bindparam("slots", type_=Integer))
)
_THIS = and_(_Q.tenant_id == bindparam("r_tenant_id"), _Q.delivery_id == bindparam("r_delivery_id"))
_LEASE = Statement(
    update(delivery_queue).where(_THIS).values(lease_token=bindparam("r_token"), next_at=bindparam("r_next_at"))
)
_FINISH = Statement(delete(delivery_queue).where(_THIS))
_POSTPONE = Statement(
    update(delivery_queue)
    .where(_THIS)
    .values(lease_token=0, attempt_count=bindparam("r_number"), next_at=bindparam("r_next_at"))
)
_HISTORY = (
    update(deliveries)
    .where(deliveries.c.tenant_id == bindparam("r_tenant_id"), deliveries.c.id == bindparam("r_delivery_id"))
    .values(
        state=bindparam("r_state"),
        attempt_count=bindparam("r_number"),
        finished_at=bindparam("r_finished_at"),
    )
)
_TELL = Statement(_HISTORY.values(reason=bindparam("r_reason")))
_TELL_SUPERSEDED = Statement(_HISTORY.values(reason=func.coalesce(deliveries.c.reason, bindparam("r_reason"))))
_TRIED = Statement(insert(delivery_attempts))
_ATTEMPT = tuple(column.name for column in delivery_attempts.columns)


async def claim(connection: AsyncConnection, parameters: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    """Lease deliveries and return the members of a claim for each."""
    now: datetime = parameters["now"]
    leased_until = now + parameters["lease"]
    token, free = parameters["token"], parameters["free"]
    claimed: list[tuple[Any, ...]] = []
    for row in await _READY.rows(connection, {"now": now, "besides": parameters["besides"]}):
        endpoint = SimpleNamespace(**row)
        slots = min(free - len(claimed), _slots(endpoint, parameters["cap"], free, now))
        if slots <= 0:
            continue
        found = await _DUE.values(
            connection, {"tenant_id": endpoint.tenant_id, "endpoint_id": endpoint.id, "now": now, "slots": slots}
        )
        claimed += [
            (
                *row[:4],
                token,
                leased_until,
                now,
                *row[4:7],
                endpoint.version,
                endpoint.is_failing,
                *row[7:9],
                _instant(row[9]),
                *row[10:],
            )
            for row in found
        ]
        if found and endpoint.rate_per_second is not None:
            start = now - _SECOND if endpoint.next_send_at is None else max(endpoint.next_send_at, now - _SECOND)
            await connection.execute(
                update(webhook_endpoints)
                .where(_E.id == endpoint.id)
                .values(next_send_at=start + timedelta(seconds=len(found) / endpoint.rate_per_second))
            )
    if claimed:
        leased = [
            {"r_tenant_id": row[0], "r_delivery_id": row[1], "r_token": token, "r_next_at": leased_until}
            for row in claimed
        ]
        await _LEASE.run_many(connection, leased)
    return claimed


async def settle(
    connection: AsyncConnection, rows: Sequence[Mapping[str, Any]], now: datetime
) -> dict[UUID, DeliveryState]:
    """Write the results of claims whose token still stands, and return the state of each."""
    found = await _HELD.values(connection, {"ids": as_ids(row["delivery_id"] for row in rows)})
    held = {(delivery_id, token): moot for delivery_id, token, moot in found}
    settled = [
        dict(row) | {"state": _final(row["state"], moot=held[row["delivery_id"], row["token"]])}
        for row in rows
        if (row["delivery_id"], row["token"]) in held
    ]
    pending = DeliveryState.PENDING.value
    parameters = [
        {
            "r_tenant_id": row["tenant_id"],
            "r_delivery_id": row["delivery_id"],
            "r_state": row["state"],
            "r_number": row["number"],
            "r_reason": row["reason"],
            "r_next_at": now + row["delay"],
            "r_finished_at": None if row["state"] == pending else now,
        }
        for row in settled
    ]
    superseded = DeliveryState.SUPERSEDED.value
    await _each(connection, _FINISH, [each for each in parameters if each["r_state"] != pending])
    await _each(connection, _POSTPONE, [each for each in parameters if each["r_state"] == pending])
    await _each(connection, _TELL, [each for each in parameters if each["r_state"] != superseded])
    await _each(connection, _TELL_SUPERSEDED, [each for each in parameters if each["r_state"] == superseded])
    attempts = [{name: row[name] for name in _ATTEMPT} for row in settled if row["result"] is not None]
    if attempts:
        await _TRIED.run_many(connection, attempts)
    return {row["delivery_id"]: DeliveryState(row["state"]) for row in settled}


def _instant(stored: str | None) -> datetime | None:
    """Return an instant as it is stored, None if it is none."""
    try:
        return from_text(stored)
    except ValueError:
        return None


def _slots(endpoint: SimpleNamespace, cap: int, free: int, now: datetime) -> int:
    limit: int = (endpoint.max_in_flight or cap) if endpoint.open_until is None else 1
    left: int = min(free, limit - endpoint.busy)
    rate: float | None = endpoint.rate_per_second
    if rate is None:
        return left
    waited = _SECOND if endpoint.next_send_at is None else min(now - endpoint.next_send_at, _SECOND)
    return min(left, max(1, int(rate * waited.total_seconds())))


def _final(state: str, *, moot: bool) -> str:
    return DeliveryState.SUPERSEDED.value if moot and state == DeliveryState.PENDING.value else state


async def _each(connection: AsyncConnection, statement: Statement, parameters: list[dict[str, Any]]) -> None:
    if parameters:
        await statement.run_many(connection, parameters)
