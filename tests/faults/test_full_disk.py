"""The disk under SQLite fills up while the program works, and has room again later."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.support.campaign import SHORT_LEASE, Crew, Load, eventually, judge, missing, read_log
from tests.support.processes import Program, client_of, free_port
from tests.support.receiver import ReceiverProcess
from tests.support.small_disk import small_disk

PATH = "/ok"
WITHIN = 90.0


@pytest.mark.timeout(300)
@pytest.mark.parametrize("may_mount", [True, False], ids=["small disk", "files that may not grow"])
async def test_nothing_is_lost_and_callers_are_told(
    may_mount: bool, tmp_path: Path, outside: ReceiverProcess, receiver_log: Path
) -> None:
    async with AsyncExitStack() as stack:
        disk = stack.enter_context(small_disk(tmp_path / "disk", megabytes=24, may_mount=may_mount))
        program = Program(f"sqlite:///{disk.folder}/afterview.sqlite3", tmp_path, SHORT_LEASE)
        port = free_port()
        load, stop = Load(f"http://127.0.0.1:{port}"), asyncio.Event()
        crew = await stack.enter_async_context(Crew(program, "serve", "--port", str(port)))
        served = await crew.grow()
        client = await stack.enter_async_context(client_of(port, served))
        await load.subscribe(client, outside.url_for(PATH))
        await load.begin(client)
        work = asyncio.create_task(load.run(stop))
        await eventually(lambda: len(load.confirmed) >= 10, "some are confirmed", within=WITHIN)
        disk.fill(served.process.pid)
        await eventually(lambda: load.refusals[507] >= 5, "callers are told", within=WITHIN)
        assert (await client.get(f"/v1/candidates/{load.candidates[0]}")).status_code == 200
        before = len(load.confirmed)
        disk.free(served.process.pid)
        await eventually(lambda: len(load.confirmed) >= before + 10, "it goes on", within=WITHIN)
        stop.set()
        await work
        await eventually(
            lambda: not missing(load.confirmed, read_log(receiver_log), PATH), "everything arrives", within=WITHIN
        )
        assert await crew.end() == [0]
        assert load.problems <= {"out-of-space", "unavailable"}
    judge(load.confirmed, read_log(receiver_log), PATH).assert_kept()
