"""PostgreSQL finds the hot rows through the right indexes, whatever its statistics say of the tables."""

import re
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from app.db import Database
from app.domain.states import Action
from app.repositories import delivery_queue_postgresql as queue
from app.repositories import due_items, reminders, searches
from app.repositories.delivery_queue import DeliveryQueue
from app.repositories.rows import Rows, _by_key, _listing
from app.repositories.statements import Statement


@pytest.fixture
def used_before() -> bool:
    """Deleted rows stay in their files, whose size plans go by."""
    return False


GIVEN = {
    "now": ("timestamptz", "NULL"),
    "limit": ("integer", "500"),
    "free": ("integer", "64"),
    "cap": ("integer", "16"),
    "lease": ("interval", "'1 minute'"),
    "token": ("bigint", "1"),
    "besides": ("uuid[]", "'{}'"),
    "rows": ("text", "'[]'"),
    "low": ("uuid", "'00000000-0000-0000-0000-000000000000'"),
    "high": ("uuid", "'00000000-0000-0000-0000-000000000000'"),
}
BY_TIME = "ix_delivery_queue_tenant_id_endpoint_id_next_at"
KEY = "pk_delivery_queue"
HIDDEN = {"ix_candidates_erasing_since", "ix_candidates_importing_since"}


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
                *HIDDEN,
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
    names = sorted(set(re.findall(r"(?<!:):([a-z]+)", statement)))
    numbered = re.sub(r"(?<!:):([a-z]+)", lambda found: f"${names.index(found[1]) + 1}", statement)
    types, values = (", ".join(GIVEN[name][part] for name in names) for part in (0, 1))
    async with database.alone() as connection:
        if analyzed:
            await connection.exec_driver_sql("ANALYZE")
        # The plan that a connection keeps after a few executions, made without looking at the values.
        await connection.exec_driver_sql("SET plan_cache_mode = force_generic_plan")
        await connection.exec_driver_sql(f"PREPARE judged ({types}) AS {numbered}")
        rows = await connection.exec_driver_sql(f"EXPLAIN EXECUTE judged ({values})")
        plan = "\n".join(row[0] for row in rows)
        await connection.exec_driver_sql("DEALLOCATE judged")
        await connection.exec_driver_sql("RESET plan_cache_mode")
    assert re.search(r"\$[0-9]", plan), "the values were looked at"
    assert "Seq Scan" not in plan, plan
    used = {
        re.sub(r"_(default|[0-9]{8})_", "_", name) for name in re.findall(r"(?:using|Bitmap Index Scan on) (\w+)", plan)
    }
    assert used == indexes, plan
    # By its key a table is only ever asked for rows, never read from end to end.
    for index, details in re.findall(
        r"using (\w+) on [^\n]*\n((?:(?!\s*->|\s*CTE |\s*InitPlan)[^\n]*\n)*)", f"{plan}\n"
    ):
        if index.startswith(("pk_delivery_queue", "pk_due_items")) or index.endswith("_pkey"):
            assert "Index Cond" in details, f"{index} is read whole:\n{plan}"


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize("analyzed", [False, True], ids=["never analyzed", "analyzed while empty"])
@pytest.mark.parametrize(
    ("statement", "indexes"),
    [
        (
            searches._SEARCH,
            {
                "applications": "ix_applications_tenant_id_candidate_id_match_key",
                "practice_cards": "ix_practice_cards_tenant_id_candidate_id_due_at_id",
                "tenants": "pk_tenants",
            },
        ),
        (
            reminders._before_first_plan((Action.KEEP_SEARCHING,))[1],
            {"reminders": "uq_reminders_tenant_id_candidate_id_identity"},
        ),
    ],
    ids=["search", "reminders"],
)
async def test_a_candidates_rows_are_found_by_the_candidate(
    database: Database, statement: Statement, indexes: dict[str, str], analyzed: bool
) -> None:
    direct = statement.direct(database.writer.dialect)
    async with database.alone() as connection:
        if analyzed:
            await connection.exec_driver_sql("ANALYZE")
        await connection.exec_driver_sql("SET plan_cache_mode = force_generic_plan")
        await connection.exec_driver_sql(f"PREPARE judged AS {direct.text}")
        nothing = ", ".join("NULL" for _ in direct.parameters)
        rows = await connection.exec_driver_sql(f"EXPLAIN EXECUTE judged ({nothing})")
        plan = "\n".join(row[0] for row in rows)
        await connection.exec_driver_sql("DEALLOCATE judged")
        await connection.exec_driver_sql("RESET plan_cache_mode")
    assert "Seq Scan" not in plan, plan
    for table, index in indexes.items():
        assert set(re.findall(rf"using (\w+) on {table}\b", plan)) == {index}, plan


def subclasses(of: type[Rows[Any]]) -> list[type[Rows[Any]]]:
    return [each for each in of.__subclasses__() if each.__module__.startswith("app.")]


async def test_the_hidden_are_looked_up_by_an_index_of_them_alone(database: Database) -> None:
    """Reading a row by its key, or those of a candidate, reads no table from end to end."""
    statements = []
    for rows in subclasses(Rows):
        if "candidate_id" in rows.table.c:
            statements.append(_by_key(rows, lock=False))  # type: ignore[arg-type]  # a class is hashable
            statements.append(_listing(rows, ("candidate_id",), goes_on=False))  # type: ignore[arg-type]
    assert len(statements) >= 20
    async with database.alone() as connection:
        for statement in statements:
            direct = statement.direct(database.writer.dialect)
            if database.is_sqlite:
                given = tuple(None for _ in direct.parameters)
                found = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {direct.text}", given)
                plan = "\n".join(str(row["detail"]) for row in found.mappings())
                assert not re.search(r"SCAN (?!anon_)", plan), plan
            else:
                await connection.exec_driver_sql(f"PREPARE judged AS {direct.text}")
                nothing = ", ".join("NULL" for _ in direct.parameters)
                await connection.exec_driver_sql("SET plan_cache_mode = force_generic_plan")
                found = await connection.exec_driver_sql(f"EXPLAIN EXECUTE judged ({nothing})")
                plan = "\n".join(row[0] for row in found)
                await connection.exec_driver_sql("DEALLOCATE judged")
                await connection.exec_driver_sql("RESET plan_cache_mode")
                assert "Seq Scan" not in plan, plan
            assert all(index in plan for index in HIDDEN), plan


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
