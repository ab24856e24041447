"""The queue of unfinished deliveries: claimed with a lease and a fencing token, settled by comparing the token.

An expired lease needs nobody to rescue it: its row simply can be claimed again, under a new token, and whatever its
former holder still wants to write finds that the token has changed.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    func,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.domain.webhooks import Attempt, DeliveryState
from app.models import delivery_queue
from app.repositories import delivery_queue_postgresql as central
from app.repositories import delivery_queue_sqlite as embedded
from app.repositories.bulk import as_rows
from app.repositories.json_values import as_ids
from app.repositories.statements import Statement

_Q = delivery_queue.c
_CLAIM, _SETTLE = Statement(central.CLAIM), Statement(central.SETTLE)


class Claim(NamedTuple):
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
    event_type: str | None
    """None if the event is no longer stored, as the rest of it."""
    candidate_id: UUID | None
    occurred_at: datetime | None
    data: str | None
    traceparent: str | None

    @property
    def failures(self) -> int:
        """Return how many tries have failed if this one does."""
        return self.attempt_count - self.earlier_attempts + 1


class Settlement(NamedTuple):
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

    async def claim(
        self, *, free: int, cap: int, lease: timedelta, token: int, besides: Sequence[UUID] = ()
    ) -> list[Claim]:
        """Claim deliveries whose time has come, at most `free`.

        Endpoints with the fewest deliveries in flight come first, so that no backlog holds up another endpoint. Each
        gets at most what its cap, its rate and its circuit breaker leave.

        Args:
            free: How many the caller can send right now.
            cap: Deliveries in flight to an endpoint that sets no limit of its own.
            lease: For how long.
            token: A number never used for a claim before, not zero.
            besides: Endpoints that are left to other processes.
        """
        parameters = {"free": free, "cap": cap, "lease": lease, "token": token, "now": self._database.pinned_now()}
        if self._database.is_sqlite:
            given = parameters | {"besides": as_ids(besides)}
            return [Claim._make(row) for row in await embedded.claim(self._connection, given)]
        parameters["besides"] = list(besides)
        return [Claim._make(row) for row in await _CLAIM.values(self._connection, parameters)]

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
        settled = await _SETTLE.values(self._connection, parameters)
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
        parameters = {"now": self._database.pinned_now()}
        statement = embedded.NEXT if self._database.is_sqlite else central.NEXT
        next_at, now = (await self._connection.execute(statement, parameters)).one()
        return None if next_at is None else next_at - now

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
