"""procrastinate making the same POST as a job. Arguments as for PgQueuer."""

import sys
from typing import Any

import procrastinate
import uvloop

from bench.peers.posting import CLIENTS, Stopwatch, read_bodies


async def main(client: str, database_url: str, url: str, bodies_path: str, count: int, at_once: int) -> None:
    """Queue the jobs, then work them off, and print how long that took."""
    bodies = read_bodies(bodies_path)
    post, close = CLIENTS[client](url, at_once)
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=database_url))
    watch = Stopwatch()

    async def deliver(context: procrastinate.JobContext, body: str) -> None:
        watch.start()
        await post(f"msg_{context.job.id}", body.encode())
        watch.stop()

    task = app.task(name="post", queue="posts", pass_context=True)(deliver)

    async with app.open_async():
        if not await app.check_connection_async():
            await app.schema_manager.apply_schema_async()
        jobs: list[dict[str, Any]] = [{"body": bodies[n % len(bodies)].decode()} for n in range(count)]
        await task.batch_defer_async(*jobs)
        await app.run_worker_async(queues=["posts"], concurrency=at_once, wait=False, install_signal_handlers=False)
    await close()
    assert watch.count == count, watch.count
    print(watch.report())


if __name__ == "__main__":
    client_name, database, address, bodies_file = sys.argv[1:5]
    uvloop.run(main(client_name, database, address, bodies_file, int(sys.argv[5]), int(sys.argv[6])))
