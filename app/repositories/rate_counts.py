"""What all processes that share a PostgreSQL counted together against the rate limits."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import BigInteger, Float, Uuid, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY

from app.db import Database


@dataclass(frozen=True, slots=True)
class Taken:
    """How many requests of a key or a tenant were counted since the last exchange, and how long its window is."""

    subject: UUID
    count: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Total:
    """How many all processes counted in the present window, and in how many seconds it is over."""

    subject: UUID
    count: int
    ends_in: float


# The first to tell of a subject begins its window, by the database's clock, which all processes share. A window that
# ends later than a new one would was begun before that clock was set back: it is over too. Rows are locked in the order
# of their ids, so that processes cannot wait for each other in a circle.
_IS_OPEN = "kept.ends_at BETWEEN clock_timestamp() AND excluded.ends_at + interval '1 second'"
_EXCHANGE = text(
    f"""
INSERT INTO rate_counts AS kept (subject, count, ends_at)
SELECT subject, taken, clock_timestamp() + make_interval(secs => seconds)
FROM unnest(:subjects, :taken, :seconds) AS fresh (subject, taken, seconds)
ORDER BY subject
ON CONFLICT (subject) DO UPDATE SET
    count = excluded.count + CASE WHEN {_IS_OPEN} THEN kept.count ELSE 0 END,
    ends_at = CASE WHEN {_IS_OPEN} THEN kept.ends_at ELSE excluded.ends_at END
RETURNING subject, count, extract(epoch FROM ends_at - clock_timestamp())::float8 AS ends_in
"""  # noqa: S608 - made of our own words
).bindparams(
    bindparam("subjects", type_=ARRAY(Uuid)),
    bindparam("taken", type_=ARRAY(BigInteger)),
    bindparam("seconds", type_=ARRAY(Float)),
)
_FORGET = text("DELETE FROM rate_counts WHERE ends_at < clock_timestamp() - interval '1 hour'")


async def exchange_counts(database: Database, taken: Sequence[Taken]) -> list[Total]:
    """Tell the database what was counted here, and return what all processes counted."""
    arrays = {
        "subjects": [each.subject for each in taken],
        "taken": [each.count for each in taken],
        "seconds": [float(each.seconds) for each in taken],
    }
    async with database.alone() as connection:
        totals = await connection.execute(_EXCHANGE, arrays)
        return [Total(subject, count, ends_in) for subject, count, ends_in in totals]


async def forget_counts(database: Database) -> None:
    """Delete the counts of windows that are long over."""
    async with database.alone() as connection:
        await connection.execute(_FORGET)
