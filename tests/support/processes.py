"""The real program as processes of its own, and a client to talk to it."""

import asyncio
import os
import signal
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

import httpx
from anyio import to_thread
from typer.testing import CliRunner

from app.cli.commands import cli
from tests.support.databases import SECRET_KEY
from tests.support.forking import ROOT, Forked, fork

LIVE_KEY = "a-live-key-of-the-processes"
TEST_KEY = "a-test-key-of-the-processes"
PATIENCE = 60.0


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@dataclass
class Program:
    """How to start the program: with an environment that names the database and the keys."""

    database_url: str
    folder: Path
    more: Mapping[str, str] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=lambda: {"AFTERVIEW_SECRET_KEY": SECRET_KEY})
    """The settings that name the secret keys."""

    def with_keys(self, *keys: str) -> Self:
        """Return the program with other secret keys. Without any, it looks for a key file."""
        return replace(self, keys={"AFTERVIEW_SECRET_KEYS": ",".join(keys)} if keys else {})

    @property
    def environment(self) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("AFTERVIEW_")}
        return (
            clean
            | {
                "AFTERVIEW_DATABASE_URL": self.database_url,
                "AFTERVIEW_BOOTSTRAP_API_KEY": LIVE_KEY,
                "AFTERVIEW_BOOTSTRAP_TEST_API_KEY": TEST_KEY,
                "AFTERVIEW_WEBHOOK_ALLOW_INSECURE": "1",
                "AFTERVIEW_RATE_LIMIT": "100000/minute",
                "PYTHONPATH": str(ROOT),
                "COLUMNS": "200",
            }
            | dict(self.keys)
            | dict(self.more)
        )

    async def run(self, *arguments: str, **environment: str) -> tuple[int, str, str]:
        """Run a command to its end; return its status and what it printed on either channel.

        It runs in a thread of this process: its start-up is not what is tested.
        """
        env: dict[str, str | None] = {name: None for name in os.environ if name.startswith("AFTERVIEW_")}
        result = await to_thread.run_sync(
            lambda: CliRunner().invoke(cli, list(arguments), env=env | self.environment | environment)
        )
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.exit_code, result.stdout, result.stderr

    @asynccontextmanager
    async def started(self, *arguments: str, **environment: str) -> AsyncIterator["Started"]:
        """Start a command that goes on, and end it with SIGTERM."""
        path = self.folder / f"{arguments[0]}-{free_port()}.log"
        with path.open("wb") as log:
            process = await fork(
                "app.cli", *arguments, cwd=self.folder, env=self.environment | environment, stdout=log, stderr=log
            )
            started = Started(process, path)
            try:
                yield started
            finally:
                await started.stop()


class Fresh(Program):
    """The program with exactly the environment given."""

    @property
    def environment(self) -> dict[str, str]:
        return dict(self.more)


@dataclass
class Started:
    """A running command and what it prints."""

    process: Forked | asyncio.subprocess.Process
    log: Path

    async def stop(self) -> int:
        """End it with SIGTERM and return its status."""
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(self.process.wait(), PATIENCE)
        return self.process.returncode or 0

    async def prints(self, text: str) -> None:
        """Wait until it has printed something."""
        async with asyncio.timeout(PATIENCE):
            while text not in self.log.read_text(errors="replace"):
                assert self.process.returncode is None, self.log.read_text(errors="replace")
                await asyncio.wait({asyncio.ensure_future(self.process.wait())}, timeout=0.05)


@asynccontextmanager
async def client_of(port: int, started: Started, key: str = LIVE_KEY) -> AsyncIterator[httpx.AsyncClient]:
    """Wait until the API is ready and give a client of it."""
    base = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(
        base_url=base, headers={"Authorization": f"Bearer {key}"}, timeout=PATIENCE, trust_env=False
    ) as client:
        async with asyncio.timeout(PATIENCE):
            while True:
                assert started.process.returncode is None, started.log.read_text(errors="replace")
                try:
                    if (await client.get("/readyz")).status_code == 200:
                        break
                except httpx.TransportError:
                    pass
                await asyncio.wait({asyncio.ensure_future(started.process.wait())}, timeout=0.05)
        yield client
