"""What firing and claiming cost when ten thousand or ten million reminders lie in the future."""

import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.db import Database
from app.domain.webhooks import DeliveryState
from app.main import Assembly
from app.repositories.delivery_queue import DeliveryQueue, Settlement
from bench.deliveries import engine
from bench.figures import Figure, Goal, Result
from bench.lab import Lab, rows
from bench.seed import Tenant, add_reminders, assembly_of

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
BATCH = 500
_FILL = """
INSERT INTO due_items (tenant_id, kind, subject_id, fire_at, stopped)
SELECT $1, 1, uuidv7(), now() + interval '1 day' + n * interval '1 second', false FROM generate_series(1, $2::bigint) n
"""


@dataclass
class _Table:
    parts: Assembly
    database: Database
    tenant: Tenant

    async def cycle(self) -> float:
        """Make a batch due, then time firing it, claiming its deliveries and recording them; return milliseconds."""
        await add_reminders(self.database, self.tenant, BATCH, datetime.now(UTC) - timedelta(seconds=1))
        began = time.perf_counter()
        fired = await self.parts.firing.fire_batch()
        assert fired.taken == BATCH, fired
        async with self.database.alone() as connection:
            queue = DeliveryQueue(connection, self.database)
            claims = await queue.claim(free=BATCH, cap=BATCH, lease=timedelta(seconds=60), token=time.monotonic_ns())
            assert len(claims) == BATCH
            took = time.perf_counter() - began
            await queue.settle([Settlement(claim, DeliveryState.DELIVERED) for claim in claims])
        return took * 1000


async def run(lab: Lab) -> Result:
    """Time the same cycle over tables of growing size, in turn."""
    sizes = [lab.amount(size) for size in SIZES]
    samples: dict[int, list[float]] = {size: [] for size in sizes}
    rounds = lab.rounds * 6
    task = lab.progress.add_task("due_table", total=len(sizes) + rounds)
    async with AsyncExitStack() as stack:
        tables = {}
        for size in sizes:
            lab.progress.update(task, description=f"due_table: filling {size:,}")
            url = await stack.enter_async_context(lab.database())
            made = await stack.enter_async_context(engine(lab, url, "http://127.0.0.1:9999/"))
            await rows(url, _FILL, made.tenant.id, size)
            await rows(url, "VACUUM ANALYZE due_items")
            tables[size] = _Table(assembly_of(url, made.database, fire_batch=BATCH), made.database, made.tenant)
            for _ in range(3):
                await tables[size].cycle()
            lab.progress.advance(task)
        lab.progress.update(task, description="due_table: firing and claiming")
        for _ in range(rounds):
            for size, table in tables.items():
                samples[size].append(await table.cycle())
            lab.progress.advance(task)
    figures = [Figure(f"{size:,} reminders in the future", "ms", found) for size, found in samples.items()]
    return Result(
        "due_table",
        f"Firing {BATCH} reminders and claiming their deliveries, by what lies in the future",
        figures,
        [Goal(f"{sizes[-1]:,} against {sizes[0]:,}", figures[-1].median / figures[0].median, 1.1, at_least=False)],
    )
