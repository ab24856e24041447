"""The metrics of a worker process, which serves no API: a small HTTP server of its own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from prometheus_client import start_http_server

from app.cli.runtime import console, fail
from app.core.telemetry import Telemetry


@asynccontextmanager
async def measured(telemetry: Telemetry, host: str, port: int | None) -> AsyncIterator[None]:
    """Serve the metrics on a port for as long as the block lasts; without a port, do nothing.

    It answers from a thread of its own, so a scrape never waits for the work.
    """
    if port is None:
        yield
        return
    try:
        server, thread = start_http_server(port, host, telemetry.registry)
    except OSError as error:
        fail(f"Cannot serve metrics on {host}:{port}: {error.strerror}. Is something else using the port?")
    console.print(f"Metrics: http://{host}:{port}/metrics")
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
