"""Deliveries a second of one worker process, beside the bare loop and two job queues that make the same POST."""

import asyncio
import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import bindparam, text

from app.db import Database
from app.models import deliveries, events
from app.models.base import Instant
from bench.figures import Figure, Goal, Result
from bench.lab import PATIENCE, Lab, opened
from bench.seed import Tenant, add_reminders, assembly_of, make_tenant
from tests.support.databases import SqliteTemplates
from tests.support.processes import free_port

AT_ONCE = 50
_LEAD = timedelta(seconds=2)
"""From the moment the reminders are written to the instant they are all due."""
_BUSY = text(
    "SELECT EXISTS (SELECT 1 FROM due_items WHERE fire_at <= :at) OR EXISTS (SELECT 1 FROM delivery_queue)"
).bindparams(bindparam("at", type_=Instant))
_DONE = (
    text(
        "SELECT count(*) AS number, max(finished_at) AS last FROM deliveries "
        "WHERE created_at >= :since AND state = 'delivered'"
    )
    .bindparams(bindparam("since", type_=Instant))
    .columns(last=deliveries.c.finished_at.type)
)


class Engine:
    """The service's own half of the comparison: a database with a tenant, and a worker process at work on it."""

    def __init__(self, lab: Lab, url: str, database: Database, tenant: Tenant) -> None:
        self.lab, self.url, self.database, self.tenant = lab, url, database, tenant

    @asynccontextmanager
    async def at_work(self, *, workers: int = 1, pinned: bool = True) -> AsyncIterator[list[int]]:
        """Run worker processes, and give their process ids."""
        settings = self.lab.settings(
            self.url, worker_concurrency=str(AT_ONCE), webhook_concurrency=str(AT_ONCE * workers)
        )
        if self.database.is_sqlite:
            command: tuple[str, ...] = ("app.cli", "serve", "--port", str(free_port()))
        else:
            command = ("app.cli", "worker")
        async with AsyncExitStack() as stack:
            processes = [
                await stack.enter_async_context(self.lab.process(*command, settings=settings, pinned=pinned))
                for _ in range(workers)
            ]
            await self.turn(self.lab.amount(500) * workers)
            yield [process.pid for process in processes]

    async def turn(self, count: int, *, step: float = 0.0) -> float:
        """Have reminders fall due, at once or `step` seconds apart, and return the seconds until all is recorded."""
        begins_at = (datetime.now(UTC) + _LEAD + timedelta(seconds=count / 100_000)).replace(microsecond=0)
        await add_reminders(self.database, self.tenant, count, begins_at, step=step)
        last_due = begins_at + timedelta(seconds=count * step)
        async with asyncio.timeout(PATIENCE + count * step):
            while datetime.now(UTC) < last_due or await self._is_busy():
                await asyncio.sleep(0.05)
        async with self.database.reading() as connection:
            found = (await connection.execute(_DONE, {"since": begins_at})).one()
        assert found.number == count, f"{found.number} of {count} delivered"
        return float((found.last - begins_at).total_seconds())

    async def schedule_later(self, count: int) -> None:
        """Have reminders wait for a day well ahead."""
        await add_reminders(self.database, self.tenant, count, datetime.now(UTC) + timedelta(days=30), step=0.01)

    async def bodies(self, path: Path) -> None:
        """Write down bodies as they were sent, for the others to send."""
        async with self.database.reading() as connection:
            statement = events.select().where(events.c.type == "reminder.due").limit(200)
            found = (await connection.execute(statement)).all()
        path.write_text(
            json.dumps(
                [
                    f'{{"type":"{row.type}","timestamp":"{row.occurred_at.isoformat()}","data":{row.data}}}'
                    for row in found
                ]
            )
        )

    async def _is_busy(self) -> bool:
        async with self.database.reading() as connection:
            return bool((await connection.execute(_BUSY, {"at": datetime.now(UTC)})).scalar_one())


@asynccontextmanager
async def receiving(lab: Lab, record: Path | None = None) -> AsyncIterator[str]:
    """Run the receiver beside PostgreSQL, and give its address."""
    arguments = [] if record is None else [str(record)]
    async with lab.process("bench.receiver", *arguments, pinned=False) as process:
        os.sched_setaffinity(process.pid, os.sched_getaffinity(0))
        assert process.stdout is not None
        port = json.loads(await process.stdout.readline())["port"]
        yield f"http://127.0.0.1:{port}/"


@asynccontextmanager
async def engine(lab: Lab, url: str, receiver: str) -> AsyncIterator[Engine]:
    """Prepare a migrated database."""
    async with opened(url) as database:
        parts = assembly_of(url, database)
        tenant = await make_tenant(parts, receiver, events=("reminder.due",))
        yield Engine(lab, url, database, tenant)


async def run(lab: Lab) -> Result:
    """Compare, everybody in turn."""
    amounts = {"bare": 20_000, "postgresql": 20_000, "sqlite": 10_000, "pgqueuer": 4_000, "slow": 600}
    count = {name: lab.amount(number) for name, number in amounts.items()}
    rates: dict[str, list[float]] = {}
    bodies = lab.folder / "bodies.json"

    async with lab.database() as url, lab.database() as peers_url, receiving(lab) as receiver:
        embedded_url = await SqliteTemplates(lab.folder).create()
        async with engine(lab, url, receiver) as central, engine(lab, embedded_url, receiver) as embedded:

            async def own(measured: Engine, total: int) -> float:
                async with measured.at_work():
                    return total / await measured.turn(total)

            async def other(module: str, *arguments: str, total: int) -> float:
                told = [*arguments, receiver, str(bodies), str(total), str(AT_ONCE)]
                answer = await lab.ask(f"bench.peers.{module}", *told)
                return float(answer["count"] / answer["seconds"])

            contenders: dict[str, Callable[[], Awaitable[float]]] = {
                "Afterview on PostgreSQL": lambda: own(central, count["postgresql"]),
                "bare transport loop, no database": lambda: other("bare", total=count["bare"]),
                "Afterview on SQLite": lambda: own(embedded, count["sqlite"]),
                "PgQueuer, same transport": lambda: other(
                    "pgqueuer_posts", "transport", peers_url, total=count["pgqueuer"]
                ),
                "PgQueuer, plain httpx": lambda: other("pgqueuer_posts", "httpx", peers_url, total=count["slow"]),
                "procrastinate, plain httpx": lambda: other(
                    "procrastinate_posts", "httpx", peers_url, total=count["slow"]
                ),
            }
            async with central.at_work():
                await central.bodies(bodies)
            size = round(sum(len(body) for body in json.loads(bodies.read_text())) / 200)
            task = lab.progress.add_task("deliveries", total=lab.rounds * len(contenders))
            for _ in range(lab.rounds):
                for name, turn in contenders.items():
                    lab.progress.update(task, description=f"deliveries: {name}")
                    rates.setdefault(name, []).append(float(await turn()))
                    lab.progress.advance(task)
    figures = [Figure(name, "deliveries/s", samples) for name, samples in rates.items()]
    median = {figure.name: figure.median for figure in figures}
    ours, on_sqlite = median["Afterview on PostgreSQL"], median["Afterview on SQLite"]
    bare = median["bare transport loop, no database"]
    return Result(
        "deliveries",
        "Deliveries a second of one process, 50 at a time",
        figures,
        [
            Goal("PostgreSQL, against the bare loop", ours / bare, 0.65),
            Goal("SQLite, against the bare loop", on_sqlite / bare, 0.4),
            Goal("PostgreSQL, against PgQueuer with the same transport", ours / median["PgQueuer, same transport"], 2),
            Goal("PostgreSQL, against procrastinate", ours / median["procrastinate, plain httpx"], 15),
        ],
        [
            f"Bodies of {size} bytes on average.",
            "The service fires reminders, writes events and deliveries, signs, POSTs, records the attempts: timed from",
            "the instant all are due until the last one is recorded.",
            "The others are timed from their first POST to their last; queueing is not counted.",
        ],
    )
