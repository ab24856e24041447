"""What waits for its time: one row for the next transition of each subject.

Locks: whoever changes a subject locks its candidate first, then its due item, then the subject itself. Firing starts
from the due items and skips those that somebody holds.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    TextClause,
    and_,
    any_,
    bindparam,
    column,
    delete,
    false,
    func,
    literal,
    literal_column,
    select,
    text,
    union_all,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.db import Database
from app.domain.states import OPEN_REMINDER, CommitmentStatus
from app.domain.webhooks import DueItem, DueKind
from app.models import candidates, commitments, due_items, fan_outs, reminders, tenants
from app.models.base import Instant
from app.repositories.bulk import NOW, BulkInsert
from app.repositories.statements import Statement

_C = due_items.c
_COLUMNS = (_C.tenant_id, _C.kind, _C.subject_id, _C.fire_at)
_UPSERT = BulkInsert(due_items, key=("subject_id", "kind", "tenant_id"))

# Reminders and promises are on time or late. The other kinds bring plans up to date, which may wait for these. Written
# out, not bound, so that the planner recognises the condition of the index that holds only such rows.
_LAST_TRANSITION: ColumnElement[int] = literal_column(str(DueKind.COMMITMENT.value))
_FALLS_DUE = and_(~_C.stopped, _C.kind <= _LAST_TRANSITION)
# Kinds of a later version, which was taken back, wait for the housekeeping to set them apart.
_IS_KNOWN = _C.kind <= literal_column(str(max(DueKind).value))
_IS_PLANNED = and_(~_C.stopped, _C.kind > _LAST_TRANSITION, _IS_KNOWN)

# Hops from tenant to tenant through the index, so that one tenant's backlog costs the others nothing.
_TENANTS = """
WITH RECURSIVE tenant (tenant_id) AS (
    SELECT min(tenant_id) FROM due_items
    UNION ALL
    SELECT (SELECT min(d.tenant_id) FROM due_items d WHERE d.tenant_id > tenant.tenant_id)
    FROM tenant WHERE tenant.tenant_id IS NOT NULL
)
"""
# `IS NOT TRUE` rules the index out that has the items of all tenants.
_TENANTS_ON_POSTGRESQL = """
WITH RECURSIVE tenant (tenant_id) AS (
    (SELECT tenant_id FROM due_items ORDER BY tenant_id LIMIT 1)
    UNION ALL
    SELECT (SELECT d.tenant_id FROM due_items d WHERE d.tenant_id > tenant.tenant_id ORDER BY d.tenant_id LIMIT 1)
    FROM tenant WHERE tenant.tenant_id IS NOT NULL
),
due AS MATERIALIZED (
    SELECT tenant.tenant_id, first.fire_at FROM tenant CROSS JOIN LATERAL (
        SELECT d.fire_at FROM due_items d
        WHERE d.tenant_id = tenant.tenant_id AND d.stopped IS NOT TRUE AND d.kind <= 2
            AND d.fire_at <= coalesce(:now, statement_timestamp())
        ORDER BY d.fire_at LIMIT 1
    ) first
    ORDER BY first.fire_at LIMIT :limit
)
SELECT item.tenant_id, item.kind, item.subject_id, item.fire_at, coalesce(:now, statement_timestamp()) AS now
FROM due CROSS JOIN LATERAL (
    SELECT d.tenant_id, d.kind, d.subject_id, d.fire_at FROM due_items d
    WHERE d.tenant_id = due.tenant_id AND d.stopped IS NOT TRUE AND d.kind <= 2
        AND d.fire_at <= coalesce(:now, statement_timestamp())
    ORDER BY d.fire_at LIMIT (SELECT greatest(1, CAST(:limit AS integer) / count(*)) FROM due)
    FOR UPDATE SKIP LOCKED
) item
"""


def _typed(statement: str) -> TextClause:
    return text(statement).bindparams(bindparam("now", type_=Instant), bindparam("limit", type_=Integer))


def _due_by(now: ColumnElement[datetime]) -> Statement:
    return Statement(
        select(*_COLUMNS, now.label("now"))
        .where(_FALLS_DUE, _C.fire_at <= now)
        .order_by(_C.fire_at)
        .limit(bindparam("limit", type_=Integer))
        .with_for_update(skip_locked=True)
    )


_GIVEN_NOW = bindparam("now", type_=Instant)
_DUE_ON_SQLITE, _DUE_ON_POSTGRESQL = _due_by(_GIVEN_NOW), _due_by(func.coalesce(_GIVEN_NOW, NOW))
_DUE_OF_TENANT = Statement(
    select(*_COLUMNS)
    .where(_C.tenant_id == bindparam("tenant_id"), _FALLS_DUE, _C.fire_at <= _GIVEN_NOW)
    .order_by(_C.fire_at)
    .limit(bindparam("limit", type_=Integer))
)
_FAIR_ON_POSTGRESQL = _typed(_TENANTS_ON_POSTGRESQL).columns(*_COLUMNS, column("now", Instant))
_DUE_TENANTS_ON_SQLITE = _typed(
    _TENANTS
    + """
SELECT tenant.tenant_id FROM tenant
JOIN due_items d ON d.tenant_id = tenant.tenant_id AND NOT d.stopped AND d.kind <= 2 AND d.fire_at <= :now
GROUP BY tenant.tenant_id ORDER BY min(d.fire_at) LIMIT :limit
"""
).columns(_C.tenant_id)

# The tenant is compared in words that no index answers: the key is to find the rows, by their subjects. While the table
# is short, the index by tenant and time looks as good to the planner, which keeps what it chose.
_OWNED = _C.tenant_id.is_not_distinct_from(bindparam("tenant_id"))
_THESE = and_(_C.subject_id.in_(bindparam("subject_ids", expanding=True)), _C.kind == bindparam("kind"), _OWNED)
_REMOVE = delete(due_items).where(_THESE)
_LOCK = select(*_COLUMNS).where(_THESE).order_by(_C.subject_id).with_for_update()
_OF_CANDIDATE = union_all(
    select(reminders.c.id).where(
        reminders.c.tenant_id == bindparam("tenant_id"),
        reminders.c.candidate_id == bindparam("candidate_id"),
        reminders.c.status.in_(sorted(OPEN_REMINDER)),
    ),
    select(commitments.c.id).where(
        commitments.c.tenant_id == bindparam("tenant_id"),
        commitments.c.candidate_id == bindparam("candidate_id"),
        commitments.c.status == CommitmentStatus.OPEN,
    ),
)
_HOLD = Statement(
    select(literal(1))
    .select_from(due_items)
    .where(_C.subject_id == any_(func.array(_OF_CANDIDATE.scalar_subquery())), _OWNED)
    .order_by(_C.kind, _C.subject_id)
    .with_for_update()
)


class DueItems:
    """Reads and writes what waits for its time."""

    def __init__(self, connection: AsyncConnection, database: Database) -> None:
        self._connection = connection
        self._database = database

    async def put(self, items: Iterable[DueItem], *, stopped: bool) -> None:
        """Let items wait, in place of what their subjects waited for before.

        Args:
            items: The next transitions.
            stopped: Whether they wait for a test tenant's clock instead of the machine's.
        """
        ordered = sorted(items, key=lambda item: (item.tenant_id, item.kind, item.subject_id))
        rows = [
            {
                "tenant_id": item.tenant_id,
                "kind": item.kind.value,
                "subject_id": item.subject_id,
                "fire_at": item.fire_at,
                "stopped": stopped,
            }
            for item in ordered
        ]
        await _UPSERT.run(self._connection, rows)

    async def replan_all(self, at: datetime, tenant_id: UUID | None = None) -> int:
        """Have every candidate of a tenant, or of all, planned anew by the workers; return how many. One statement.

        The machine's time fires them even where a test tenant's clock stands: they only bring plans up to date.
        """
        found = select(
            candidates.c.tenant_id,
            literal(int(DueKind.REPLAN), _C.kind.type),
            candidates.c.id,
            literal(at, _C.fire_at.type),
            false(),
        ).order_by(candidates.c.tenant_id, candidates.c.id)
        if tenant_id is not None:
            found = found.where(candidates.c.tenant_id == tenant_id)
        insert = sqlite.insert if self._database.is_sqlite else postgresql.insert
        statement = insert(due_items).from_select([*(column.name for column in _COLUMNS), "stopped"], found)
        result = await self._connection.execute(statement.on_conflict_do_nothing())
        return result.rowcount

    async def stop(self, tenant_id: UUID) -> None:
        """Let all that a tenant waits for wait for its own clock from now on."""
        await self._connection.execute(update(due_items).where(_C.tenant_id == tenant_id).values(stopped=True))

    async def remove(self, tenant_id: UUID, kind: DueKind, subject_ids: Iterable[UUID]) -> None:
        """Let subjects wait for nothing any more."""
        wanted = sorted(subject_ids)
        if wanted:
            given = {"subject_ids": wanted, "kind": kind, "tenant_id": tenant_id}
            await self._connection.execute(_REMOVE, given)

    async def discard(self, items: Iterable[DueItem]) -> None:
        """Delete items of any tenants and kinds."""
        groups: dict[tuple[UUID, DueKind], list[UUID]] = {}
        for item in items:
            groups.setdefault((item.tenant_id, item.kind), []).append(item.subject_id)
        for (tenant_id, kind), subject_ids in sorted(groups.items()):
            await self.remove(tenant_id, kind, subject_ids)

    async def lock(self, tenant_id: UUID, kind: DueKind, subject_ids: Iterable[UUID]) -> list[DueItem]:
        """Keep subjects from firing until the commit, waiting for a firing under way. Return what they wait for."""
        wanted = sorted(subject_ids)
        if not wanted:
            return []
        given = {"subject_ids": wanted, "kind": kind, "tenant_id": tenant_id}
        return [_item(row) for row in await self._connection.execute(_LOCK, given)]

    async def hold(self, tenant_id: UUID, candidate_id: UUID) -> None:
        """Keep everything of a candidate from firing until the commit, waiting for a firing under way.

        Whoever writes about a candidate holds their items before reading what time may change, so that neither the
        worker nor the writer finds its rows changed in between.
        """
        if not self._database.is_sqlite:
            await _HOLD.rows(self._connection, {"tenant_id": tenant_id, "candidate_id": candidate_id})

    async def take_due(self, limit: int, *, fair: bool = False) -> tuple[list[DueItem], datetime]:
        """Lock and return due reminders and promises that nobody else holds, for this transaction to deal with.

        With them comes the present instant of the clock that they fall due by; without any, it means nothing.

        Args:
            limit: At most this many.
            fair: Take the same number from each tenant that has any. Asked for when a batch came back full, since
                only then does anybody have to wait; otherwise what is due first comes first.
        """
        given = {"now": self._database.pinned_now(), "limit": limit}
        if self._database.is_sqlite:
            if fair:
                return await self._share_out(limit)
            found = await _DUE_ON_SQLITE.values(self._connection, given)
        elif fair:
            found = (await self._connection.execute(_FAIR_ON_POSTGRESQL, given)).all()
        else:
            found = await _DUE_ON_POSTGRESQL.values(self._connection, given)
        now = found[0][-1] if found else self._database.clock.now()
        return [_item(row[:-1]) for row in found], now

    async def candidates_due(self, limit: int) -> list[DueItem]:
        """Return candidates who are to be planned anew by now, longest due first. They are not locked."""
        statement = (
            select(*_COLUMNS).where(_IS_PLANNED, _C.fire_at <= self._database.now()).order_by(_C.fire_at).limit(limit)
        )
        return [_item(row) for row in await self._connection.execute(statement)]

    async def take_again(self, items: Iterable[DueItem]) -> list[DueItem]:
        """Lock and return those of some items that are as they were and that nobody else holds."""
        wanted = list(items)
        statement = (
            select(*_COLUMNS)
            .where(_C.subject_id.in_({item.subject_id for item in wanted}), _IS_KNOWN)
            .order_by(_C.fire_at)
            .with_for_update(skip_locked=True)
        )
        found = [_item(row) for row in await self._connection.execute(statement)]
        return [item for item in found if item in set(wanted)]

    async def present(self) -> datetime:
        """Return the present instant of the clock that items fall due by."""
        pinned = self._database.pinned_now()
        if pinned is not None:
            return pinned
        now: datetime = (await self._connection.execute(select(self._database.now()))).scalar_one()
        return now

    async def reached(self, limit: int = 10) -> list[tuple[UUID, datetime]]:
        """Return test tenants that have items up to the instant their clock stands at, with that instant."""
        statement = (
            select(tenants.c.id, tenants.c.test_now)
            .where(
                tenants.c.test_now.is_not(None),
                select(_C.subject_id)
                .where(_C.tenant_id == tenants.c.id, _C.stopped, _C.fire_at <= tenants.c.test_now, _IS_KNOWN)
                .exists(),
            )
            .limit(limit)
        )
        return [(tenant_id, now) for tenant_id, now in await self._connection.execute(statement)]

    async def take_stopped(self, tenant_id: UUID, until: datetime, limit: int) -> list[DueItem]:
        """Lock and return the earliest of a test tenant's items up to an instant, all of one same instant."""
        stopped = (_C.tenant_id == tenant_id, _C.stopped, _C.fire_at <= until, _IS_KNOWN)
        earliest = select(func.min(_C.fire_at)).where(*stopped).scalar_subquery()
        statement = (
            select(*_COLUMNS)
            .where(*stopped, _C.fire_at == earliest)
            .order_by(_C.kind, _C.subject_id)
            .limit(limit)
            .with_for_update()
        )
        return [_item(row) for row in await self._connection.execute(statement)]

    async def until_next(self) -> timedelta | None:
        """Return how long until the next item falls due by the database's clock, None if nothing waits.

        Events that are still to be told to endpoints count too. Zero or less means that something is due.
        """
        firsts = (
            select(_C.fire_at).where(condition).order_by(_C.fire_at).limit(1).subquery().select()
            for condition in (_FALLS_DUE, _IS_PLANNED)
        )
        first = union_all(*firsts, select(func.min(fan_outs.c.next_at).label("fire_at"))).subquery()
        statement = select(func.min(first.c.fire_at), self._database.now())
        fire_at, now = (await self._connection.execute(statement)).one()
        return None if fire_at is None else fire_at - now

    async def _share_out(self, limit: int) -> tuple[list[DueItem], datetime]:
        now = self._database.clock.now()
        found = await self._connection.execute(_DUE_TENANTS_ON_SQLITE, {"now": now, "limit": limit})
        tenants = found.scalars().all()
        share = max(1, limit // max(1, len(tenants)))
        taken: list[DueItem] = []
        for tenant_id in tenants:
            given = {"tenant_id": tenant_id, "now": now, "limit": share}
            taken += [_item(row) for row in await _DUE_OF_TENANT.values(self._connection, given)]
        return taken, now


def _item(row: Any) -> DueItem:
    tenant_id, kind, subject_id, fire_at = row
    return DueItem(tenant_id, DueKind(kind), subject_id, fire_at)
