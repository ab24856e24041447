"""Daily partitions of the event log on PostgreSQL, cut by the time inside the rows' UUIDv7 ids."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.ids import first_id_at
from app.models import PARTITIONED


async def create_partitions(connection: AsyncConnection, first: date, days: int) -> None:
    """Create the partitions of `days` days from `first` (UTC), those that do not exist yet."""
    for table in PARTITIONED:
        for offset in range(days):
            day = first + timedelta(days=offset)
            lower, upper = (first_id_at(datetime(d.year, d.month, d.day, tzinfo=UTC)) for d in (day, day + _DAY))
            await connection.execute(
                text(
                    f"CREATE TABLE IF NOT EXISTS {table.name}_{day:%Y%m%d} PARTITION OF {table.name} "
                    f"FOR VALUES FROM ('{lower}') TO ('{upper}')"
                )
            )


_DAY = timedelta(days=1)
