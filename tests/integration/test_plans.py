"""PostgreSQL finds the hot rows through the right indexes, whatever its statistics say of the tables."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import BigInteger, Integer, Interval, Text, Uuid, bindparam, event, text

from app.db import Database
from app.models.base import Instant
from app.repositories import delivery_queue_postgresql as queue
from app.repositories import due_items
from app.repositories.delivery_queue import DeliveryQueue

NIL = UUID(int=0)
PARAMETERS = {
    "now": (Instant, None),
    "limit": (Integer, 500),
    "free": (Integer, 64),
    "cap": (Integer, 16),
    "lease": (Interval, timedelta(minutes=1)),
    "token": (BigInteger, 1),
    "rows": (Text, "[]"),
    "low": (Uuid, NIL),
    "high": (Uuid, NIL),
}
BY_TIME = "ix_delivery_queue_tenant_id_endpoint_id_next_at"
KEY = "pk_delivery_queue"


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("analyzed", [False, True], ids=["never analyzed", "analyzed while empty"])
@pytest.mark.parametrize(
    ("statement", "indexes"),
    [
        (str(queue.NEXT), {BY_TIME}),
        (
            str(queue.CLAIM),
            {
                BY_TIME,
                KEY,
                "ix_delivery_queue_leased",
                "pk_webhook_endpoints",
                "events_pkey",
            },
        ),
        (str(queue.SETTLE), {KEY, "deliveries_pkey"}),
        (due_items._TENANTS_ON_POSTGRESQL, {"ix_due_items_tenant_id_fire_at"}),
    ],
    ids=["next", "claim", "settle", "fire fairly"],
)
async def test_each_table_is_read_through_its_index(
    database: Database, statement: str, indexes: set[str], analyzed: bool
) -> None:
    names = set(re.findall(r"(?<!:):([a-z]+)", statement))
    explained = text(f"EXPLAIN (VERBOSE) {statement}").bindparams(
        *(bindparam(name, type_=PARAMETERS[name][0]) for name in names)
    )
    async with database.alone() as connection:
        if analyzed:
            await connection.execute(text("ANALYZE"))
        # What a connection keeps after a few executions.
        await connection.execute(text("SET plan_cache_mode = force_generic_plan"))
        rows = await connection.execute(explained, {name: PARAMETERS[name][1] for name in names})
        plan = "\n".join(row[0] for row in rows)
        await connection.execute(text("RESET plan_cache_mode"))
    assert "Seq Scan" not in plan, plan
    used = {
        re.sub(r"_(default|[0-9]{8})_", "_", name) for name in re.findall(r"(?:using|Bitmap Index Scan on) (\w+)", plan)
    }
    assert used == indexes, plan


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_sqlite_scans_no_hot_table(database: Database) -> None:
    seen: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, given: Any, *_: object) -> None:
        seen.append((statement, given))

    async with database.reading() as connection:
        event.listen(connection.sync_connection, "before_cursor_execute", note)
        items, deliveries = due_items.DueItems(connection, database), DeliveryQueue(connection, database)
        await items.take_due(10)
        await items.take_due(10, fair=True)
        await items.candidates_due(10)
        await items.until_next()
        await deliveries.until_next()
        await deliveries.claim(free=10, cap=10, lease=timedelta(minutes=1), token=1)
        event.remove(connection.sync_connection, "before_cursor_execute", note)
        assert len(seen) >= 6
        for statement, given in seen:
            rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
            plan = "\n".join(str(row["detail"]) for row in rows.mappings())
            assert not re.search(r"SCAN (due_items|delivery_queue|d)\b(?!.*INDEX)", plan), plan
