"""What every command starts from: settings, a database, and an error that says what to do."""

import asyncio
import gc
import sqlite3
import sys
from collections.abc import Coroutine, Iterator
from contextlib import closing, contextmanager
from typing import Any, NoReturn, TypeVar

import typer
import uvloop
from filelock import FileLock, Timeout
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape

from app.cli.failures import fault_of
from app.core.clock import SystemClock
from app.core.crypto import Vault
from app.core.echo import legible
from app.core.environment import EnvironmentFaultsError
from app.core.ids import new_id
from app.core.settings import Settings
from app.core.telemetry import Telemetry
from app.db import Database, connect
from app.main import quotas_of
from app.services.administration import Administration
from app.services.unit_of_work import Work
from app.webhooks.addresses import AllowedHosts

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
    tell(message)
    raise typer.Exit(1)


def tell(message: str) -> None:
    """Say what is wrong, on standard error."""
    errors.print(f"[bold red]error[/] {plain(message)}", soft_wrap=True)


def load_settings(**changes: Any) -> Settings:
    """Read the settings from the environment. Wrong ones end the program with status 2 and a sentence for each."""
    given = {name: value for name, value in changes.items() if value is not None}
    try:
        settings = Settings(**given)
        AllowedHosts.parse(settings.webhook_allowed_hosts)
    except EnvironmentFaultsError as error:
        faults = error.faults
    except ValidationError as error:
        faults = [fault_of(entry) for entry in error.errors()]
    except ValueError as error:
        faults = [f"AFTERVIEW_WEBHOOK_ALLOWED_HOSTS has a fault: {error}, such as *.example.com or 10.0.0.0/8."]
    else:
        return settings
    for fault in faults:
        tell(fault)
    raise typer.Exit(2)


@contextmanager
def sole_server(settings: Settings) -> Iterator[None]:
    """Hold the SQLite file for one serving process: a second one is refused while this one lives."""
    if not settings.is_sqlite:
        yield
        return
    make_folder(settings)
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
    """Make the connections of a command. A new database of SQLite is a file that only its owner can read.

    Raises:
        OSError: the file cannot be made.
        sqlite3.Error: it cannot be opened, or is something else.
    """
    if settings.is_sqlite:
        make_folder(settings)
        if not settings.sqlite_path.exists():
            # SQLite gives the files beside it the same mode.
            settings.sqlite_path.touch(mode=0o600)
        # Once here, since a thread of the driver that cannot open it ends with a traceback of its own.
        with closing(sqlite3.connect(settings.sqlite_path)) as probe:
            probe.execute("PRAGMA schema_version")
    return connect(settings, SystemClock())


def make_folder(settings: Settings) -> None:
    """Make the folder of the embedded database, for its owner alone, unless it is there."""
    settings.sqlite_path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)


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
