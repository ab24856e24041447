"""PgQueuer making the same POST as a job. Arguments: client, database, URL, file of bodies, count, at once."""

import sys

import asyncpg
import uvloop
from pgqueuer import AsyncpgDriver, PgQueuer, Queries
from pgqueuer.models import Job
from pgqueuer.types import QueueExecutionMode

from bench.peers.posting import CLIENTS, Stopwatch, read_bodies


async def main(client: str, database_url: str, url: str, bodies_path: str, count: int, at_once: int) -> None:
    """Queue the jobs, then work them off, and print how long that took."""
    bodies = read_bodies(bodies_path)
    post, close = CLIENTS[client](url, at_once)
    connection = await asyncpg.connect(database_url)
    queries = Queries(AsyncpgDriver(connection))
    if await connection.fetchval("SELECT to_regclass('pgqueuer')") is None:
        await queries.install()
    await queries.enqueue(["post"] * count, [bodies[n % len(bodies)] for n in range(count)], [0] * count)
    await connection.execute("ANALYZE")
    watch = Stopwatch()
    manager = PgQueuer.from_asyncpg_connection(connection)

    async def deliver(job: Job) -> None:
        watch.start()
        assert job.payload is not None
        await post(f"msg_{job.id}", job.payload)
        watch.stop()

    manager.entrypoint("post")(deliver)

    # Its own limit on what is under way must be twice the batch: 50 at a time, taken 25 at a time.
    await manager.run(batch_size=at_once // 2, max_concurrent_tasks=at_once, mode=QueueExecutionMode.drain)
    await close()
    assert watch.count == count, watch.count
    print(watch.report())


if __name__ == "__main__":
    client_name, database, address, bodies_file = sys.argv[1:5]
    uvloop.run(main(client_name, database, address, bodies_file, int(sys.argv[5]), int(sys.argv[6])))
