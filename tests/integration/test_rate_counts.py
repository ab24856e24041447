"""Processes that share a PostgreSQL add up what they counted against the rate limits."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from sqlalchemy import text

from app.core.rates import Rate
from app.core.settings import Settings
from app.db import Database
from app.repositories.rate_counts import Taken, exchange_counts, forget_counts
from app.services.rate_limits import RateLimiter
from app.worker.exchange import ExchangeLoop
from tests.support.clock import ManualClock
from tests.support.databases import open_database

KEY, TENANT = UUID(int=1), UUID(int=2)


@pytest.fixture
def database_kind() -> str:
    return "postgresql"


@dataclass
class Process:
    """What one process counts."""

    limiter: RateLimiter
    loop: ExchangeLoop

    def passes(self, times: int) -> int:
        return sum(self.limiter.take(KEY, TENANT).exhausted is None for _ in range(times))


@pytest.fixture
async def processes(database: Database, database_settings: Settings) -> AsyncIterator[list[Process]]:
    limiters = [RateLimiter(Rate(20, "minute"), Rate(1000, "minute"), lambda: 0.0) for _ in range(3)]
    async with open_database(database_settings, ManualClock()) as other:
        yield [
            Process(limiter, ExchangeLoop(each, limiter))
            for limiter, each in zip(limiters, (database, other, database), strict=True)
        ]


async def run(database: Database, statement: str) -> list[tuple[object, ...]]:
    async with database.alone() as connection:
        found = await connection.execute(text(statement))
        return [tuple(row) for row in found] if found.returns_rows else []


async def test_a_key_that_is_used_up_in_one_process_is_used_up_in_all(processes: list[Process]) -> None:
    first, second, third = processes
    assert (first.passes(15), second.passes(4)) == (15, 4)
    for each in (first, second, first):
        await each.loop.turn()
    assert (first.passes(20), second.passes(20)) == (5, 1), "none has told the other since"
    # A process that hears of the key only now lets the requests of one exchange pass.
    assert third.passes(2) == 2
    for each in processes:
        await each.loop.turn()
    assert [each.passes(5) for each in processes] == [0, 0, 0]


async def test_nothing_is_said_while_nothing_is_new(processes: list[Process], database: Database) -> None:
    first = processes[0]
    first.passes(3)
    await first.loop.turn()
    before = await run(database, "SELECT subject, count, xmin::text FROM rate_counts ORDER BY subject")
    assert [row[:2] for row in before] == [(KEY, 3), (TENANT, 3)]
    await first.loop.turn()
    assert await run(database, "SELECT subject, count, xmin::text FROM rate_counts ORDER BY subject") == before


async def test_a_window_ends_by_the_database_s_clock(database: Database) -> None:
    [begun] = await exchange_counts(database, [Taken(KEY, 5, 60)])
    assert begun.count == 5
    assert 59 < begun.ends_in <= 60
    [added] = await exchange_counts(database, [Taken(KEY, 2, 60)])
    assert added.count == 7
    await run(database, "UPDATE rate_counts SET ends_at = clock_timestamp()")
    [fresh] = await exchange_counts(database, [Taken(KEY, 1, 60)])
    assert fresh.count == 1
    assert fresh.ends_in > 59


async def test_a_database_clock_that_is_set_back_keeps_no_window_open(database: Database) -> None:
    await exchange_counts(database, [Taken(KEY, 20, 60)])
    await run(database, "UPDATE rate_counts SET ends_at = ends_at + interval '1 hour'")
    [fresh] = await exchange_counts(database, [Taken(KEY, 1, 60)])
    assert fresh.count == 1
    assert fresh.ends_in <= 60


async def test_what_is_long_over_is_forgotten(database: Database) -> None:
    await exchange_counts(database, [Taken(KEY, 1, 60), Taken(TENANT, 2, 60)])
    await run(database, "UPDATE rate_counts SET ends_at = ends_at - interval '2 hours' WHERE count = 1")
    await forget_counts(database)
    assert await run(database, "SELECT subject FROM rate_counts") == [(TENANT,)]


async def test_the_counts_are_not_written_to_the_log_of_the_database(database: Database) -> None:
    assert await run(database, "SELECT relpersistence::text FROM pg_class WHERE relname = 'rate_counts'") == [("u",)]
