"""What every command starts from: settings, a database, and an error that says what to do."""

import asyncio
import gc
import socket
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, NoReturn, TypeVar

import typer
import uvloop
from filelock import FileLock, Timeout
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape

from app.core.clock import SystemClock
from app.core.crypto import Vault
from app.core.echo import legible
from app.core.ids import new_id
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database, connect
from app.main import quotas_of
from app.services.administration import Administration
from app.services.unit_of_work import Work

T = TypeVar("T")
# Into a pipe nothing is cut to a terminal's width: ids are to be read by programs too.
_WIDE = 250
console = Console(highlight=False, width=None if sys.stdout.isatty() else _WIDE)
errors = Console(stderr=True, highlight=False, width=None if sys.stderr.isatty() else _WIDE)
_COLLECT_SELDOM = (20_000, 20, 20)
"""Thresholds of the collector of cycles: a request or a batch makes thousands of objects that end with it."""


def plain(text: object) -> str:
    """Return what callers named or sent as a terminal may show it: neither markup nor control characters act on it."""
    return escape(legible(str(text)))


def fail(message: str) -> NoReturn:
    """Say what is wrong and what to do, and leave with status 1."""
    errors.print(f"[bold red]error[/] {message}")
    raise typer.Exit(1)


def load_settings(**changes: Any) -> Settings:
    """Read the settings from the environment; a wrong one is named with what it must be."""
    given = {name: value for name, value in changes.items() if value is not None}
    try:
        settings = Settings(**given)
        return settings if settings.port else settings.model_copy(update={"port": _free_port(settings.host)})
    except ValidationError as error:
        for entry in error.errors():
            name = "_".join(str(part) for part in entry["loc"]).upper()
            message = str(entry["msg"]).removeprefix("Value error, ")
            errors.print(f"[bold red]error[/] AFTERVIEW_{name}: {message}" if name else f"[bold red]error[/] {message}")
        errors.print("`afterview doctor` explains every setting.")
        raise typer.Exit(2) from None


def _free_port(host: str) -> int:
    """Choose a port now, since links to the service name it."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as found:
        found.bind((host, 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def sole_server(settings: Settings) -> Iterator[None]:
    """Hold the SQLite file for one serving process: a second one is refused while this one lives."""
    if not settings.is_sqlite:
        yield
        return
    settings.sqlite_path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{settings.sqlite_path}.lock", timeout=0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        fail(
            f"Another process serves {settings.sqlite_path} already. SQLite is served by one process at a time: stop "
            "that one, or name another file in AFTERVIEW_DATABASE_URL. For several processes use PostgreSQL."
        )
    try:
        yield
    finally:
        lock.release()


def open_database(settings: Settings) -> Database:
    """Make the connections of a command."""
    if settings.is_sqlite:
        settings.sqlite_path.parent.mkdir(parents=True, exist_ok=True)
    return connect(settings, SystemClock())


def administration_of(settings: Settings, database: Database, vault: Vault) -> Administration:
    """Return the operator's use cases."""
    work = Work(
        database,
        SystemClock(),
        new_id,
        vault,
        settings.base_url,
        lambda _at: None,
        quotas_of(settings),
        Telemetry(),
    )
    return Administration(work)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine to its end on uvloop."""
    gc.set_threshold(*_COLLECT_SELDOM)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)


def spare_collections() -> None:
    """Have the collector of cycles stop the service seldom, and briefly.

    What was loaded by now stays until the end: a full collection that looked at it too took 100 ms.
    """
    gc.freeze()
    gc.set_threshold(*_COLLECT_SELDOM)
