"""Worker processes that tests start and end."""

import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tests.support.databases import SECRET_KEY
from tests.support.faulty_worker import Point
from tests.support.forking import ROOT, Forked, fork


@asynccontextmanager
async def worker_process(
    database_url: str, point: Point = Point.NONE, *, ahead: float = 0, wrong: float = 0, **settings: str
) -> AsyncIterator[Forked]:
    """Run a worker for as long as the block lasts. Settings are given by name, as in the environment."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "AFTERVIEW_DATABASE_URL": database_url,
        "AFTERVIEW_SECRET_KEY": SECRET_KEY,
        "AFTERVIEW_WEBHOOK_ALLOW_INSECURE": "1",
        "AFTERVIEW_LOG_FORMAT": "json",
    } | {f"AFTERVIEW_{name.upper()}": value for name, value in settings.items()}
    process = await fork(
        "tests.support.faulty_worker", point.value, "--ahead", str(ahead), "--wrong", str(wrong),
        env=environment, cwd=ROOT,
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


async def terminate(process: Forked) -> int:
    """Ask a process to end, and return its exit code."""
    process.send_signal(signal.SIGTERM)
    return await process.wait()
