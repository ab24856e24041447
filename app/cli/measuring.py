"""Metrics on a port of their own: a small HTTP server beside whatever else the process does."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread
from wsgiref.simple_server import WSGIServer

from prometheus_client import start_http_server

from app.cli.runtime import console, fail
from app.core.settings import Settings
from app.core.telemetry import Telemetry


def serve_metrics(telemetry: Telemetry, settings: Settings) -> tuple[WSGIServer, Thread] | None:
    """Serve the metrics on the port that the settings name, if they name one, until the process ends.

    It answers from a thread of its own, so a scrape never waits for the work.
    """
    host, port = settings.metrics_host, settings.metrics_port
    if port is None:
        return None
    try:
        started = start_http_server(port, host, telemetry.registry)
    except OSError as error:
        fail(
            f"Cannot serve metrics on {host}:{port}: {error.strerror}. Is something else using the port? Set "
            "AFTERVIEW_METRICS_PORT and AFTERVIEW_METRICS_HOST to an address of this machine that is free."
        )
    console.print(f"Metrics: http://{host}:{port}/metrics")
    return started


@asynccontextmanager
async def measured(telemetry: Telemetry, settings: Settings) -> AsyncIterator[None]:
    """Do the same for as long as the block lasts."""
    started = serve_metrics(telemetry, settings)
    try:
        yield
    finally:
        if started is not None:
            server, thread = started
            server.shutdown()
            server.server_close()
            thread.join()
