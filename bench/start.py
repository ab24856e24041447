"""From starting `serve` on an existing SQLite file until it is ready, and what it takes of memory then."""

import asyncio
import time

import psutil

from bench.figures import Figure, Goal, Result
from bench.lab import Lab, opened, ready
from bench.seed import assembly_of, make_tenant
from tests.support.databases import SqliteTemplates
from tests.support.processes import free_port

_SETTLED_AFTER = 5.0


async def run(lab: Lab) -> Result:
    """Start and end it, again and again."""
    url = await SqliteTemplates(lab.folder).create()
    async with opened(url) as database:
        await make_tenant(assembly_of(url, database))
    seconds, memory = [], []
    task = lab.progress.add_task("start", total=lab.rounds + 1)
    for number in range(lab.rounds + 1):
        port = free_port()
        began = time.perf_counter()
        async with lab.process("app.cli", "serve", "--port", str(port), settings=lab.settings(url)) as process:
            await ready(port, process, lab)
            took = time.perf_counter() - began
            await asyncio.sleep(_SETTLED_AFTER if number else 0)
            if number:
                seconds.append(took)
                memory.append(psutil.Process(process.pid).memory_info().rss / 1e6)
        lab.progress.advance(task)
    figures = [Figure("start to ready", "s", seconds), Figure("resident memory, idle", "MB", memory)]
    return Result(
        "start",
        "Cold start of `serve` on an existing SQLite file",
        figures,
        [
            Goal("start to ready, s", figures[0].median, 1.5, at_least=False),
            Goal("resident memory idle, MB", figures[1].median, 130, at_least=False),
        ],
        ["A new process each time; the interpreter's files and the packages', compiled, are in the system's cache."],
    )
