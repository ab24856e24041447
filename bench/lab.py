"""Where benchmarks run: one core for the program measured, the others for PostgreSQL, receiver and load.

PostgreSQL keeps its defaults for durability (`fsync`, `synchronous_commit`), and all that is compared uses one server.
"""

import asyncio
import contextlib
import json
import os
import re
import signal
import sys
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import asyncpg
from rich.progress import Progress

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.db import Database, connect
from tests.support.databases import SECRET_KEY, PostgresTemplates, make_settings, postgres_server
from tests.support.processes import free_port

ROOT = Path(__file__).resolve().parents[1]
KEY = "a-live-key-of-the-benchmarks"
PATIENCE = 60.0
_OPTIONS = """
max_connections = 200
shared_buffers = 512MB
max_wal_size = 8GB
checkpoint_timeout = 30min
maintenance_work_mem = 512MB
"""


@dataclass
class Lab:
    """The place of one run."""

    postgres: PostgresTemplates
    folder: Path
    progress: Progress
    scale: float = 1.0
    """Multiplies the amounts of work and the lengths of rounds."""
    rounds: int = 5
    _cores: list[int] = field(default_factory=lambda: sorted(os.sched_getaffinity(0)))

    def amount(self, number: int, *, least: int = 100) -> int:
        """Return an amount of work, scaled."""
        return max(least, round(number * self.scale))

    def seconds(self, number: float) -> float:
        """Return the length of a round, scaled."""
        return max(0.5, number * self.scale)

    @property
    def own_core(self) -> set[int]:
        """Return the core of the program measured."""
        return ALL_CORES if len(ALL_CORES) == 1 else {min(ALL_CORES)}

    @asynccontextmanager
    async def database(self) -> AsyncIterator[str]:
        """Give the address of a fresh migrated PostgreSQL database."""
        name = await self.postgres.create()
        try:
            yield self.postgres.url(name)
        finally:
            await self.postgres.drop(name)

    @asynccontextmanager
    async def process(
        self,
        *arguments: str,
        settings: Mapping[str, str] | None = None,
        pinned: bool = True,
        peer_database_url: str = "",
    ) -> AsyncIterator[asyncio.subprocess.Process]:
        """Run a Python module on the program's core, or anywhere, and end it with SIGTERM."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("AFTERVIEW_")}
        given = {f"AFTERVIEW_{name.upper()}": value for name, value in (settings or {}).items()}
        # An installed program has its bytecode; where a shell forbids keeping it, every start would compile anew.
        given["PYTHONDONTWRITEBYTECODE"] = ""
        if peer_database_url:
            given["PEER_DATABASE_URL"] = peer_database_url
        errors = (self.folder / "errors.log").open("ab")
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *arguments,
            cwd=ROOT, env=clean | given, stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=errors, limit=1 << 24,
        )  # fmt: skip
        os.sched_setaffinity(process.pid, self.own_core if pinned else ALL_CORES)
        try:
            yield process
        finally:
            errors.close()
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    process.send_signal(signal.SIGTERM)
                # Its last words must not fill the pipe.
                await asyncio.wait_for(process.communicate(), PATIENCE)

    async def ask(self, *arguments: str, told: str = "", beside: bool = False) -> Any:
        """Run a Python module to its end, and return the JSON it printed last. `beside`: not on the program's core."""
        async with self.process(*arguments) as process:
            if beside:
                os.sched_setaffinity(process.pid, os.sched_getaffinity(0))
            output, _ = await asyncio.wait_for(process.communicate(told.encode()), 10 * PATIENCE)
            if process.returncode:
                raise RuntimeError(f"{arguments} ended with {process.returncode}: {self.last_errors()}")
            return json.loads(output.decode().strip().splitlines()[-1])

    def last_errors(self) -> str:
        """Return the end of what the processes complained about."""
        path = self.folder / "errors.log"
        return path.read_text(errors="replace")[-2000:] if path.exists() else ""

    def settings(self, database_url: str, **more: str) -> dict[str, str]:
        """Return the environment of the program."""
        return {
            "database_url": database_url,
            "secret_key": SECRET_KEY,
            "bootstrap_api_key": KEY,
            "webhook_allow_insecure": "1",
            "rate_limit": "1000000000/minute",
            "log_format": "json",
        } | more

    @asynccontextmanager
    async def api(self, database_url: str, *arguments: str) -> AsyncIterator[int]:
        """Serve the API (or what the arguments name) on PostgreSQL in one process, and give its port."""
        port = free_port()
        command = arguments or ("app.cli", "api")
        async with self.process(
            *command, "--port", str(port), settings=self.settings(database_url), peer_database_url=database_url
        ) as process:
            reading = asyncio.ensure_future(process.communicate())
            await ready(port, process, self)
            yield port
            process.send_signal(signal.SIGTERM)
            await reading


ALL_CORES = set(os.sched_getaffinity(0))


async def ready(port: int, process: asyncio.subprocess.Process, lab: Lab, path: str = "/readyz") -> None:
    """Wait until a service answers 200."""
    ends_at = time.monotonic() + PATIENCE
    while time.monotonic() < ends_at:
        if process.returncode is not None:
            raise RuntimeError(f"the service ended with {process.returncode}: {lab.last_errors()}")
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(f"GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n".encode())
            answer = await reader.read(64)
            writer.close()
            if re.match(rb"HTTP/1.1 200", answer):
                return
        await asyncio.sleep(0.005)
    raise TimeoutError("the service did not get ready")


@contextmanager
def laboratory(folder: Path, progress: Progress, *, scale: float, rounds: int) -> Iterator[Lab]:
    """Start PostgreSQL on the cores that the program does not use, where this process and its load run too."""
    others = ALL_CORES - {min(ALL_CORES)} or ALL_CORES
    os.sched_setaffinity(0, others)
    with postgres_server(_OPTIONS) as postgres:
        yield Lab(postgres, folder, progress, scale, rounds)


@asynccontextmanager
async def opened(database_url: str) -> AsyncIterator[Database]:
    """Connect to a database as the program does."""
    database = connect(settings_of(database_url), SystemClock())
    try:
        yield database
    finally:
        await database.close()


def settings_of(database_url: str, **more: Any) -> Settings:
    """Return the program's settings for work within this process."""
    return make_settings(database_url, **more)


async def rows(database_url: str, statement: str, *arguments: Any) -> Sequence[Any]:
    """Run one statement on PostgreSQL."""
    connection = await asyncpg.connect(database_url)
    try:
        found: Sequence[Any] = await connection.fetch(statement, *arguments)
        return found
    finally:
        await connection.close()
