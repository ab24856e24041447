"""The real program under load while it is hurt: judged by what it confirmed and by its receiver's log alone."""

import asyncio
import random
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.campaign import SHORT_LEASE, Crew, Load, eventually, judge, missing, read_log
from tests.support.durable_postgres import durable_postgres
from tests.support.processes import Program, client_of, free_port
from tests.support.receiver import ReceiverProcess

PATH = "/ok"
WITHIN = 90.0
pytestmark = pytest.mark.timeout(300)


async def settle(load: Load, log: Path) -> None:
    """Wait until everything that was confirmed has arrived."""
    await eventually(
        lambda: not missing(load.confirmed, read_log(log), PATH), "everything that was confirmed arrives", within=WITHIN
    )


async def confirmed(load: Load, count: int) -> None:
    """Wait until so many more interviews were confirmed."""
    target = len(load.confirmed) + count
    await eventually(lambda: len(load.confirmed) >= target, f"{target} confirmed", within=WITHIN)


async def test_processes_are_killed(
    database_url: str, database_kind: str, tmp_path: Path, outside: ReceiverProcess, receiver_log: Path
) -> None:
    """On SQLite it is the one process that also serves the API; on PostgreSQL any of two workers."""
    program = Program(database_url, tmp_path, SHORT_LEASE)
    port = free_port()
    load, stop, faults = Load(f"http://127.0.0.1:{port}"), asyncio.Event(), []
    command = ["worker"] if database_kind == "postgresql" else ["serve", "--port", str(port)]
    async with AsyncExitStack() as stack:
        crew = await stack.enter_async_context(Crew(program, *command))
        if database_kind == "postgresql":
            served = await stack.enter_async_context(program.started("api", "--port", str(port)))
            await crew.grow()
            await crew.grow()
        else:
            served = await crew.grow()
        client = await stack.enter_async_context(client_of(port, served))
        await load.subscribe(client, outside.url_for(PATH))
        await load.begin(client)
        work = asyncio.create_task(load.run(stop))
        for _ in range(2):
            await confirmed(load, 15)
            began = datetime.now(UTC)
            await crew.kill(random.choice(crew.members))  # noqa: S311 - no secret, a victim
            await crew.grow()
            faults.append((began, datetime.now(UTC)))
        await confirmed(load, 5)
        stop.set()
        await work
        await settle(load, receiver_log)
        assert await crew.end() == [0] * len(crew.members)
    judge(load.confirmed, read_log(receiver_log), PATH, faults).assert_kept()


@pytest.mark.parametrize("fault", ["fast", "immediate", "backends terminated"])
async def test_postgresql_goes_away(fault: str, tmp_path: Path, outside: ReceiverProcess, receiver_log: Path) -> None:
    async with AsyncExitStack() as stack:
        postgres = await stack.enter_async_context(durable_postgres())
        program = Program(postgres.url, tmp_path, SHORT_LEASE)
        port = free_port()
        load, stop, faults = Load(f"http://127.0.0.1:{port}"), asyncio.Event(), []
        crew = await stack.enter_async_context(Crew(program, "worker"))
        served = await stack.enter_async_context(program.started("api", "--port", str(port)))
        await crew.grow()
        client = await stack.enter_async_context(client_of(port, served))
        await load.subscribe(client, outside.url_for(PATH))
        await load.begin(client)
        work = asyncio.create_task(load.run(stop))
        for _ in range(2):
            await confirmed(load, 15)
            began = datetime.now(UTC)
            if fault == "backends terminated":
                assert await postgres.terminate_backends() > 0
            else:
                await postgres.restart("fast" if fault == "fast" else "immediate")
            faults.append((began, datetime.now(UTC)))
        await confirmed(load, 15)
        stop.set()
        await work
        await settle(load, receiver_log)
        assert await crew.end() == [0]
        assert await served.stop() == 0
        assert load.refusals.keys() <= {0, 409, 503}
        assert load.problems <= {"unavailable", "idempotency-in-progress", "conflict"}
    judge(load.confirmed, read_log(receiver_log), PATH, faults).assert_kept()
