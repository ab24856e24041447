"""Commands that serve: the API, the worker, or both."""

import asyncio
import os
import signal
import socket
import sys
from collections.abc import Callable
from typing import Any

import uvicorn
from rich.panel import Panel
from uvicorn.supervisors import Multiprocess

from app.cli.keys import any_vault, open_vault
from app.cli.measuring import measured, serve_metrics
from app.cli.runtime import (
    console,
    fail,
    load_settings,
    open_database,
    run,
    sole_server,
    spare_collections,
)
from app.cli.sockets import bind
from app.core.logging import configure_logging
from app.core.settings import Settings
from app.core.watchdog import debugging
from app.domain.access import Mode
from app.main import Application, Assembly, assemble, create_app, make_worker
from app.migrations import migrate
from app.routers.connections import BoundedProtocol
from app.worker.runner import build_sender

_GRACE_SECONDS = 10


def serve(host: str | None, port: int | None, metrics_host: str | None, metrics_port: int | None) -> None:
    """Serve the API and the worker until a signal ends it."""
    settings = load_settings(host=host, port=port, metrics_host=metrics_host, metrics_port=metrics_port)
    listener, settings = bind(settings)
    with listener, sole_server(settings):
        configure_logging(settings.log_format, settings.log_level)
        run(_serve(settings, listener))


def api(host: str | None, port: int | None, workers: int, metrics_host: str | None, metrics_port: int | None) -> None:
    """Serve the API alone."""
    settings = load_settings(host=host, port=port, metrics_host=metrics_host, metrics_port=metrics_port)
    _needs_postgresql(settings, "api")
    if workers > 1 and settings.metrics_port is not None:
        fail(
            f"A port for metrics shows one process, and --workers {workers} starts {workers}. Leave "
            "AFTERVIEW_METRICS_PORT out, or start single processes, each with a port for metrics of its own."
        )
    listener, settings = bind(settings)
    with listener:
        configure_logging(settings.log_format, settings.log_level)
        run(_prepare_and_close(settings))
        for name in ("host", "port", "metrics_host", "metrics_port"):
            if getattr(settings, name) is not None:
                os.environ[f"AFTERVIEW_{name.upper()}"] = str(getattr(settings, name))
        _ignore_signals()
        config = uvicorn.Config(
            "app.cli.serving:application", factory=True, workers=workers, **uvicorn_options(settings)
        )
        if workers == 1:
            uvicorn.Server(config).run(sockets=[listener])
        else:
            Multiprocess(config, sockets=[listener]).run()


def worker(metrics_host: str | None, metrics_port: int | None) -> None:
    """Do the due work alone."""
    settings = load_settings(metrics_host=metrics_host, metrics_port=metrics_port)
    _needs_postgresql(settings, "worker")
    configure_logging(settings.log_format, settings.log_level)
    run(_work(settings))


def application() -> Application:
    """Return the application of one API process; uvicorn calls this in each."""
    settings = load_settings()
    configure_logging(settings.log_format, settings.log_level)
    parts = assemble(settings, any_vault(settings))
    serve_metrics(parts.telemetry, settings)
    app = create_app(parts, closes_parts=True)
    spare_collections()
    return app


class _Server(uvicorn.Server):
    """A server that says so when it has begun to listen."""

    def __init__(self, config: uvicorn.Config, begun: Callable[[], None]) -> None:
        super().__init__(config)
        self._begun = begun

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen."""
        await super().startup(sockets)
        if self.started:
            self._begun()


async def _serve(settings: Settings, listener: socket.socket) -> None:
    parts = await _assemble(settings)
    try:
        first_key = await _prepare(parts)
        async with (
            measured(parts.telemetry, settings),
            build_sender(settings, parts.addresses) as sender,
            make_worker(parts, sender),
        ):
            config = uvicorn.Config(create_app(parts), **uvicorn_options(settings))
            _ignore_signals()
            spare_collections()
            await _Server(config, lambda: _greet(settings, first_key)).serve(sockets=[listener])
    finally:
        await parts.close()


async def _work(settings: Settings) -> None:
    parts = await _assemble(settings)
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    try:
        await _prepare(parts)
        async with (
            measured(parts.telemetry, settings),
            build_sender(settings, parts.addresses) as sender,
            make_worker(parts, sender),
        ):
            console.print("Working. Ctrl-C ends it after what is under way.")
            spare_collections()
            with debugging(on=settings.debug_loop):
                await ended.wait()
    finally:
        await parts.close()


async def _prepare_and_close(settings: Settings) -> None:
    parts = await _assemble(settings)
    try:
        await _prepare(parts)
    finally:
        await parts.close()


async def _assemble(settings: Settings) -> Assembly:
    """Make everything, once the keys have been checked against the database."""
    database = open_database(settings)
    try:
        return assemble(settings, await open_vault(settings, database), database=database)
    except BaseException:
        await database.close()
        raise


async def _prepare(parts: Assembly) -> str | None:
    """Migrate, and create the tenants that are asked for. Returns the key made for a database that had none."""
    settings, administration = parts.settings, parts.administration
    await migrate(parts.database)
    await parts.endpoint_keys.complete_all(parts.database)
    for secret, mode in (
        (settings.bootstrap_api_key, Mode.LIVE),
        (settings.bootstrap_test_api_key, Mode.TEST),
    ):
        if secret is not None:
            await administration.bootstrap(secret.get_secret_value(), mode)
    await parts.services.replanning.check_calendar_data()
    if settings.is_sqlite and await administration.is_empty():
        _, first_key = await administration.create_tenant("My tenant", Mode.LIVE)
        return first_key
    return None


def _needs_postgresql(settings: Settings, command: str) -> None:
    if settings.is_sqlite:
        fail(
            f"`afterview {command}` needs PostgreSQL, the engine that several processes share: set "
            "AFTERVIEW_DATABASE_URL to postgresql://…, or use `afterview serve`, which does it all in one on SQLite."
        )


def uvicorn_options(settings: Settings) -> dict[str, Any]:
    """Return how the server is set up."""
    return {
        "host": settings.host,
        "port": settings.port,
        "log_config": None,
        "access_log": False,
        "server_header": False,
        "loop": "uvloop",
        "http": BoundedProtocol,
        "ws": "none",
        "lifespan": "on",
        "proxy_headers": bool(settings.trusted_proxies),
        "forwarded_allow_ips": ",".join(settings.trusted_proxies),
        "timeout_graceful_shutdown": _GRACE_SECONDS,
    }


def _ignore_signals() -> None:
    """Let uvicorn alone decide what a signal does.

    It takes the signals while it serves and raises them again when it has closed its connections; by then they must
    find a handler, or they would end the process before the worker has drained.
    """
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: None)


def _greet(settings: Settings, first_key: str | None) -> None:
    base = settings.base_url
    if first_key is None:
        console.print(f"Afterview serves {base} · reference: {base}/docs · Ctrl-C ends it")
        console.print("[dim]`afterview keys create` makes another API key.[/]")
        sys.stdout.flush()
        return
    console.print(
        Panel.fit(
            f"[bold]Afterview is ready.[/]\n\n"
            f"API        {base}\n"
            f"Reference  {base}/docs\n"
            f"API key    [bold]{first_key}[/]\n"
            "           (shown this once; `afterview keys create` makes another)",
            border_style="green",
        )
    )
    console.print("Try it:\n")
    # Plain prints: the lines are to be copied, so nothing may wrap or colour them.
    sys.stdout.write(
        f"  KEY={first_key}\n"
        f"  curl -s {base}/v1/candidates -H \"Authorization: Bearer $KEY\" -H 'Content-Type: application/json' \\\n"
        '    -d \'{"name": "Ada Diaz", "time_zone": "Europe/Madrid"}\'\n\n'
    )
    sys.stdout.flush()
