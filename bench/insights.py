"""How long a database takes for the insights of one candidate with thousands of interviews.

    python -m bench.insights [--interviews 5000] [--rounds 20]

Both databases are asked: SQLite in a file, PostgreSQL from its Python package unless `AFTERVIEW_TEST_DATABASE_URL`
names one. Each interview has a thank-you, a promise, a reflection and three questions on 60 topics in all; there are
three interviews with each employer. What is measured is all queries of one answer, from sending the first to reading
the last row, driver included: the time that passes, and the processor time of this process, which on SQLite is the
database's own and on a busy machine tells more.
"""

import argparse
import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from sqlalchemy import text

from app.core.clock import SystemClock
from app.core.ids import new_id
from app.db import Database, connect
from app.domain.insight_groups import Timing
from app.domain.insights import insights
from app.domain.states import InterviewKind, InterviewStatus, Outcome, Stage
from app.migrations import migrate
from app.repositories.insights import InsightQueries
from tests.support.clock import START
from tests.support.databases import make_settings, postgres_server
from tests.support.obvious_insights import InterviewRecord, Records
from tests.support.stored_records import storable, store

_LIMIT_MS = 100


def history(count: int) -> Records:
    """Return a long history, the same each time."""
    kinds, outcomes = list(InterviewKind), list(Outcome)
    return Records(
        interviews=tuple(
            InterviewRecord(
                id=new_id(),
                company=f"Company {number % (count // 3 or 1)}",
                kind=kinds[number % len(kinds)],
                round=number % 4 + 1,
                status=InterviewStatus.COMPLETED if number % 10 else InterviewStatus.CANCELLED,
                outcome=outcomes[number % len(outcomes)],
                end=START - timedelta(hours=5 * number),
                outcome_at=START - timedelta(hours=5 * number - 70),
                rating=number % 5 + 1,
                predicted=outcomes[number * 7 % len(outcomes)],
                questions=tuple((f"Topic {number * place % 60}", number % 5 + 1, place) for place in (1, 2, 4)),
                thank_yous=((list(Timing)[number % 3], 3600 * (number % 40)),),
                promises=(number % 3 > 0,),
            )
            for number in range(count)
        ),
        applications=tuple((list(Stage)[number % 7], number % 2 == 0) for number in range(count // 10)),
    )


@asynccontextmanager
async def databases() -> AsyncIterator[dict[str, Database]]:
    """Give both databases, migrated."""
    with tempfile.TemporaryDirectory() as folder, postgres_server() as server:
        name = await server.create()
        opened = {
            "sqlite": connect(make_settings(f"sqlite:///{Path(folder) / 'bench.sqlite3'}"), SystemClock()),
            "postgresql": connect(make_settings(server.url(name)), SystemClock()),
        }
        await migrate(opened["sqlite"])
        yield opened
        for database in opened.values():
            await database.close()
        await server.drop(name)


async def measure(database: Database, tenant_id: UUID, candidate_id: UUID, rounds: int) -> list[tuple[float, float]]:
    """Return the milliseconds that each round of all queries took: on the clock, and of this process."""
    taken = []
    for _ in range(rounds + 2):
        async with database.reading() as connection:
            await connection.execute(text("SELECT 1"))
            started, busy = time.perf_counter(), time.process_time()
            groups = await InsightQueries(connection).groups(tenant_id, candidate_id, START)
            taken.append(((time.perf_counter() - started) * 1000, (time.process_time() - busy) * 1000))
        insights(groups)
    return taken[2:]  # the first ones compile the statements and warm the caches


async def main(count: int, rounds: int) -> None:
    """Fill both databases, measure, and print a table."""
    facts = storable(history(count), START)
    print(f"{count} interviews of one candidate, {rounds} rounds\n")
    print("| database | median ms | fastest | slowest | process, median ms | median under 100 ms |")
    print("|---|---:|---:|---:|---:|---|")
    async with databases() as opened:
        for name, database in opened.items():
            async with database.writing() as connection:
                tenant_id, candidate_id = await store(connection, facts, START)
                await connection.commit()
                await connection.execute(text("ANALYZE"))
                await connection.commit()
            taken = await measure(database, tenant_id, candidate_id, rounds)
            passed, busy = ([each[place] for each in taken] for place in (0, 1))
            median = statistics.median(passed)
            print(
                f"| {name} | {median:.1f} | {min(passed):.1f} | {max(passed):.1f} | {statistics.median(busy):.1f} "
                f"| {'yes' if median < _LIMIT_MS else 'no'} |"
            )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--interviews", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=20)
    given = parser.parse_args()
    asyncio.run(main(given.interviews, given.rounds))
