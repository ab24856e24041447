"""Daily partitions of the event log on PostgreSQL, cut by the time inside the rows' UUIDv7 ids."""

import re
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import first_id_at
from app.models import PARTITIONED

DAYS_AHEAD = 7
"""For how many days after the present one partitions are kept ready."""

_DAY = timedelta(days=1)
_NAMES = text(
    "SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid "
    "JOIN pg_class p ON p.oid = i.inhparent JOIN pg_namespace n ON n.oid = p.relnamespace "
    "WHERE n.nspname = current_schema() AND p.relname = :parent"
)


async def create_partitions(connection: AsyncConnection, first: date, days: int) -> list[str]:
    """Create the partitions of `days` days from `first` (UTC) that do not exist yet, and return their names.

    Rows of such a day that are in the default partition already move over.
    """
    created = []
    for table in PARTITIONED:
        existing = await _partitions_of(connection, table.name)
        for offset in range(days):
            day = first + timedelta(days=offset)
            name = f"{table.name}_{day:%Y%m%d}"
            if name not in existing:
                await _create(connection, table.name, _key(table.name), name, day)
                created.append(name)
    return created


async def drop_partitions(connection: AsyncConnection, before: date) -> list[str]:
    """Drop the partitions of days before `before` (UTC), attempts first, and return their names.

    Rows of such days that are in the default partition, where a clock that was off has put them, are deleted; then its
    name is among them.
    """
    dropped = []
    edge = first_id_at(datetime(before.year, before.month, before.day, tzinfo=UTC))
    for table in reversed(PARTITIONED):
        for name in sorted(await _partitions_of(connection, table.name)):
            day = re.fullmatch(rf"{table.name}_(\d{{8}})", name)
            if day is not None and datetime.strptime(day[1], "%Y%m%d").replace(tzinfo=UTC).date() < before:
                await connection.execute(text(f"DROP TABLE {name}"))
                dropped.append(name)
        astray = f"DELETE FROM {table.name}_default WHERE {_key(table.name)} < '{edge}'"  # noqa: S608 - our own names and ids
        if (await connection.execute(text(astray))).rowcount:
            dropped.append(f"{table.name}_default")
    return dropped


async def _create(connection: AsyncConnection, parent: str, key: str, name: str, day: date) -> None:
    lower, upper = (first_id_at(datetime(d.year, d.month, d.day, tzinfo=UTC)) for d in (day, day + _DAY))
    # Room on each page lets a delivery's result be written beside its row, without touching an index.
    room = " WITH (fillfactor = 80)" if parent == "deliveries" else ""
    move = (
        f"WITH moved AS (DELETE FROM {parent}_default WHERE {key} >= '{lower}' AND {key} < '{upper}' RETURNING *) "  # noqa: S608 - made of our own names and ids
        f"INSERT INTO {name} SELECT * FROM moved"
    )
    for statement in (
        f"CREATE TABLE {name} (LIKE {parent} INCLUDING DEFAULTS INCLUDING CONSTRAINTS){room}",
        move,
        f"ALTER TABLE {parent} ATTACH PARTITION {name} FOR VALUES FROM ('{lower}') TO ('{upper}')",
    ):
        await connection.execute(text(statement))


async def _partitions_of(connection: AsyncConnection, parent: str) -> set[str]:
    return set((await connection.execute(_NAMES, {"parent": parent})).scalars())


def _key(table: str) -> str:
    return "delivery_id" if table == "delivery_attempts" else "id"
