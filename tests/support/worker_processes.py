"""Worker processes that tests start and end."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.support.databases import SECRET_KEY
from tests.support.faulty_worker import Point

_ROOT = Path(__file__).resolve().parent.parent.parent


@asynccontextmanager
async def worker_process(
    database_url: str, point: Point = Point.NONE, *, ahead: float = 0, wrong: float = 0, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Run a worker for as long as the block lasts. Settings are given by name, as in the environment."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(_ROOT),
        "AFTERVIEW_DATABASE_URL": database_url,
        "AFTERVIEW_SECRET_KEY": SECRET_KEY,
        "AFTERVIEW_WEBHOOK_ALLOW_INSECURE": "1",
        "AFTERVIEW_LOG_FORMAT": "json",
    } | {f"AFTERVIEW_{name.upper()}": value for name, value in settings.items()}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.support.faulty_worker", point.value, "--ahead", str(ahead), "--wrong", str(wrong),
        env=environment, cwd=_ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        # It answers signals from here on. One that is to die may do so before it says so.
        await process.stdout.readline()
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def terminate(process: asyncio.subprocess.Process) -> int:
    """Ask a process to end, and return its exit code."""
    process.send_signal(signal.SIGTERM)
    return await process.wait()
