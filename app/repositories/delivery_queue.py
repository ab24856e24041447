"""The queue of unfinished deliveries: claimed with a lease and a fencing token, settled by comparing the token.

An expired lease needs nobody to rescue it: its row simply can be claimed again, under a new token, and whatever its
former holder still wants to write finds that the token has changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    Integer,
    Interval,
    Text,
    Uuid,
    bindparam,
    func,
    select,
    text,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.domain.webhooks import Attempt, DeliveryState
from app.models import delivery_queue
from app.models.base import Instant
from app.repositories import delivery_queue_sqlite as embedded
from app.repositories.bulk import as_rows

_Q = delivery_queue.c


@dataclass(frozen=True, slots=True)
class Claim:
    """A delivery that this process may try until the lease ends, with all that the try needs of its event."""

    tenant_id: UUID
    delivery_id: UUID
    event_id: UUID
    endpoint_id: UUID
    token: int
    leased_until: datetime
    claimed_at: datetime
    due_at: datetime
    """When it should have been tried for the first time."""
    attempt_count: int
    """Attempts made so far."""
    earlier_attempts: int
    """Those of them made before it was queued anew."""
    endpoint_version: int
    is_failing: bool
    """Whether the endpoint has failed since it last succeeded."""
    event_type: str
    candidate_id: UUID | None
    occurred_at: datetime
    data: str
    traceparent: str | None

    @property
    def failures(self) -> int:
        """Return how many tries have failed if this one does."""
        return self.attempt_count - self.earlier_attempts + 1


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of a claim: finished in some state, or to be tried again (`pending`) after a delay."""

    claim: Claim
    state: DeliveryState
    delay: timedelta = timedelta()
    reason: str | None = None
    attempt: Attempt | None = None


class DeliveryQueue:
    """Claims deliveries and settles them."""

    def __init__(self, connection: AsyncConnection, database: Database) -> None:
        self._connection = connection
        self._database = database

    async def claim(self, *, free: int, cap: int, lease: timedelta, token: int) -> list[Claim]:
        """Claim deliveries whose time has come, at most `free`.

        Endpoints with the fewest deliveries in flight come first, so that no backlog holds up another endpoint. Each
        gets at most what its cap, its rate and its circuit breaker leave.

        Args:
            free: How many the caller can send right now.
            cap: Deliveries in flight to an endpoint that sets no limit of its own.
            lease: For how long.
            token: A number never used for a claim before, not zero.
        """
        parameters = {"free": free, "cap": cap, "lease": lease, "token": token, "now": self._database.pinned_now()}
        if self._database.is_sqlite:
            return [Claim(*row) for row in await embedded.claim(self._connection, parameters)]
        return [Claim(*row) for row in await self._connection.execute(_CLAIM, parameters)]

    async def settle(self, settlements: Sequence[Settlement]) -> dict[UUID, DeliveryState]:
        """Write results down, all in one statement, and return the state each delivery has now.

        A result whose lease was lost meanwhile is left out of the answer, and nothing of it is written.
        """
        if not settlements:
            return {}
        rows = [_row(settlement) for settlement in settlements]
        now = self._database.pinned_now()
        if self._database.is_sqlite and now is not None:
            return await embedded.settle(self._connection, rows, now)
        ids = [row["delivery_id"] for row in rows]
        parameters = as_rows(rows) | {"now": now, "low": min(ids), "high": max(ids)}
        settled = await self._connection.execute(_SETTLE, parameters)
        return {delivery_id: DeliveryState(state) for delivery_id, state in settled}

    async def release(self, claims: Sequence[Claim]) -> None:
        """Give claims back untried, to be claimed by whoever comes first."""
        tokens = sorted({claim.token for claim in claims})
        if tokens:
            await self._connection.execute(
                update(delivery_queue)
                .where(_Q.delivery_id.in_(sorted(claim.delivery_id for claim in claims)), _Q.lease_token.in_(tokens))
                .values(lease_token=0, next_at=self._database.now())
            )

    async def until_next(self) -> timedelta | None:
        """Return how long until the next delivery that is not due yet, None if there is none."""
        statement = (
            select(_Q.next_at, self._database.now())
            .where(_Q.next_at > self._database.now())
            .order_by(_Q.next_at)
            .limit(1)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        next_at, now = row
        wait: timedelta = next_at - now
        return wait

    async def depth(self) -> int:
        """Count unfinished deliveries."""
        count: int = (await self._connection.execute(select(func.count()).select_from(delivery_queue))).scalar_one()
        return count


_ATTEMPT_NAMES = ("started_at", "duration_ms", "result", "status_code", "error", "request_headers",
                  "response_headers", "response_body")  # fmt: skip


def _row(settlement: Settlement) -> dict[str, Any]:
    claim, attempt = settlement.claim, settlement.attempt
    return {
        "tenant_id": claim.tenant_id,
        "delivery_id": claim.delivery_id,
        "token": claim.token,
        "state": settlement.state.value,
        "delay": settlement.delay,
        "reason": settlement.reason,
        "number": claim.attempt_count if attempt is None else attempt.number,
        **{name: None if attempt is None else getattr(attempt, name) for name in _ATTEMPT_NAMES},
    }


_CLAIM = text("""
WITH RECURSIVE waiting (tenant_id, endpoint_id) AS (
    (SELECT tenant_id, endpoint_id FROM delivery_queue ORDER BY tenant_id, endpoint_id LIMIT 1)
    UNION ALL
    SELECT following.tenant_id, following.endpoint_id FROM waiting CROSS JOIN LATERAL (
        SELECT q.tenant_id, q.endpoint_id FROM delivery_queue q
        WHERE (q.tenant_id, q.endpoint_id) > (waiting.tenant_id, waiting.endpoint_id)
        ORDER BY q.tenant_id, q.endpoint_id LIMIT 1
    ) following
),
present AS MATERIALIZED (SELECT coalesce(:now, statement_timestamp()) AS now),
ready AS MATERIALIZED (
    SELECT e.tenant_id, e.id, e.version, e.failing_since IS NOT NULL AS is_failing, e.rate_per_second AS rate,
        flight.busy, first.next_at,
        least(
            CASE WHEN e.open_until IS NULL THEN coalesce(e.max_in_flight, :cap) ELSE 1 END - flight.busy,
            CASE WHEN e.rate_per_second IS NULL THEN :free ELSE greatest(1, floor(e.rate_per_second * least(1,
                extract(epoch FROM coalesce(:now, statement_timestamp()) - e.next_send_at)))::int) END
        ) AS slots
    FROM waiting
    JOIN webhook_endpoints e ON e.tenant_id = waiting.tenant_id AND e.id = waiting.endpoint_id
    CROSS JOIN LATERAL (
        SELECT q.next_at FROM delivery_queue q
        WHERE q.tenant_id = e.tenant_id AND q.endpoint_id = e.id
            AND q.next_at <= coalesce(:now, statement_timestamp())
        ORDER BY q.next_at LIMIT 1
    ) first
    CROSS JOIN LATERAL (
        SELECT count(*)::int AS busy FROM delivery_queue q
        WHERE q.tenant_id = e.tenant_id AND q.endpoint_id = e.id AND q.lease_token <> 0
            AND q.next_at > coalesce(:now, statement_timestamp())
    ) flight
    WHERE e.status = 'enabled'
        AND (e.open_until IS NULL OR e.open_until <= coalesce(:now, statement_timestamp()))
        AND (e.rate_per_second IS NULL OR e.next_send_at IS NULL
            OR e.next_send_at <= coalesce(:now, statement_timestamp()))
),
picked AS MATERIALIZED (
    SELECT item.tenant_id, item.delivery_id, r.id AS endpoint_id, r.version, r.is_failing, r.rate
    FROM (SELECT * FROM ready WHERE slots > 0 ORDER BY busy, next_at) r
    CROSS JOIN LATERAL (
        SELECT q.tenant_id, q.delivery_id FROM delivery_queue q
        WHERE q.tenant_id = r.tenant_id AND q.endpoint_id = r.id
            AND q.next_at <= coalesce(:now, statement_timestamp())
        ORDER BY q.next_at LIMIT r.slots FOR UPDATE SKIP LOCKED
    ) item
    LIMIT :free
),
paced AS (
    UPDATE webhook_endpoints e
    SET next_send_at = greatest(coalesce(e.next_send_at, '-infinity'), present.now - interval '1 second')
        + make_interval(secs => p.count / p.rate)
    FROM (SELECT endpoint_id, rate, count(*) AS count FROM picked WHERE rate IS NOT NULL GROUP BY 1, 2) p, present
    WHERE e.id = p.endpoint_id
),
claimed AS (
    UPDATE delivery_queue q SET lease_token = :token, next_at = present.now + :lease
    FROM picked p, present
    WHERE q.tenant_id = p.tenant_id AND q.delivery_id = p.delivery_id
    RETURNING q.tenant_id, q.delivery_id, q.event_id, q.endpoint_id, q.lease_token, q.next_at, present.now, q.due_at,
        q.attempt_count, q.earlier_attempts, p.version, p.is_failing
)
SELECT c.*, v.type, v.candidate_id, v.occurred_at, v.data, v.traceparent
FROM claimed c JOIN events v ON v.tenant_id = c.tenant_id AND v.id = c.event_id
""").bindparams(
    bindparam("now", type_=Instant),
    bindparam("free", type_=Integer),
    bindparam("cap", type_=Integer),
    bindparam("lease", type_=Interval),
    bindparam("token", type_=BigInteger),
)

# Each row is found by the key, one after the other, whatever the planner believes of a table that grows and shrinks.
_SETTLE = text("""
WITH locked AS MATERIALIZED (
    SELECT r.*, CASE WHEN q.moot AND r.state = 'pending' THEN 'superseded' ELSE r.state END AS final
    FROM (
        SELECT * FROM json_to_recordset(CAST(:rows AS json)) AS given (
            tenant_id uuid, delivery_id uuid, token bigint, state text, delay interval, reason text, number smallint,
            started_at timestamptz, duration_ms integer, result text, status_code smallint, error text,
            request_headers json, response_headers json, response_body text
        ) ORDER BY delivery_id
    ) r
    CROSS JOIN LATERAL (
        SELECT q.moot FROM delivery_queue q
        WHERE q.tenant_id = r.tenant_id AND q.delivery_id = r.delivery_id AND q.lease_token = r.token
        FOR UPDATE
    ) q
),
finished AS (
    DELETE FROM delivery_queue q USING locked s
    WHERE q.tenant_id = s.tenant_id AND q.delivery_id = s.delivery_id AND s.final <> 'pending'
),
postponed AS (
    UPDATE delivery_queue q
    SET lease_token = 0, attempt_count = s.number, next_at = coalesce(:now, statement_timestamp()) + s.delay
    FROM locked s
    WHERE q.tenant_id = s.tenant_id AND q.delivery_id = s.delivery_id AND s.final = 'pending'
),
tried AS (
    INSERT INTO delivery_attempts (tenant_id, delivery_id, number, started_at, duration_ms, result, status_code, error,
        request_headers, response_headers, response_body)
    SELECT tenant_id, delivery_id, number, started_at, duration_ms, result, status_code, error,
        request_headers, response_headers, response_body
    FROM locked WHERE result IS NOT NULL
),
told AS (
    UPDATE deliveries d
    SET state = s.final, attempt_count = s.number,
        reason = CASE WHEN s.final = 'superseded' THEN coalesce(d.reason, s.reason) ELSE s.reason END,
        finished_at = CASE WHEN s.final <> 'pending' THEN coalesce(:now, statement_timestamp()) END
    FROM locked s
    WHERE d.tenant_id = s.tenant_id AND d.id = s.delivery_id AND d.id BETWEEN :low AND :high
)
SELECT delivery_id, final FROM locked
""").bindparams(
    bindparam("now", type_=Instant),
    bindparam("low", type_=Uuid),
    bindparam("high", type_=Uuid),
    bindparam("rows", type_=Text),
)
