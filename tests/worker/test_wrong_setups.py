"""Each wrong set-up ends the program with one sentence that says what to do, before anything is made or announced."""

import asyncio
import os
import socket
import sqlite3
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from app.cli import commands
from app.cli.failures import cannot_listen, explain
from app.core.settings import Settings
from app.migrations import head_revision
from tests.support.databases import PostgresTemplates, SqliteTemplates
from tests.support.forking import ROOT

KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="
Run = Callable[..., tuple[int, str, str]]


Case = dict[str, Any]
TABLE: dict[str, list[Case]] = tomllib.loads(Path(__file__).with_name("wrong_setups.toml").read_text())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Run a command in this process as the program would: its status, and what it printed on either channel."""
    for name in [name for name in os.environ if name.startswith("AFTERVIEW_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    # It would go on writing to the channel that is captured here.
    monkeypatch.setattr("app.cli.serving.configure_logging", lambda *_: None)

    def call(command: str, **environment: str) -> tuple[int, str, str]:
        for name, value in environment.items():
            monkeypatch.setenv(f"AFTERVIEW_{name}", value)
        monkeypatch.setattr(sys, "argv", ["afterview", *command.split()])
        with pytest.raises(SystemExit) as ended:
            commands.main()
        out, err = capfd.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, out, err

    return call


def sentence(err: str) -> str:
    """Return the one line that was printed, without the mark before it."""
    [line] = err.splitlines()
    return line.removeprefix("error ")


@pytest.fixture
def taken() -> Iterator[int]:
    """Give a port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def cases(kind: str) -> pytest.MarkDecorator:
    """Give each case of the table of wrong set-ups to a test, under its name."""
    return pytest.mark.parametrize("case", TABLE[kind], ids=lambda case: str(case["name"]))


def test_the_table_is_long_enough_to_be_worth_reading() -> None:
    assert sum(len(kind) for kind in TABLE.values()) >= 40


@cases("setting")
def test_a_wrong_setting(run: Run, tmp_path: Path, case: Case) -> None:
    status, out, err = run("serve", **case["environment"])
    assert (status, sentence(err), out) == (2, case["prints"], "")
    assert list(tmp_path.iterdir()) == []


@cases("place")
def test_a_place_that_cannot_be_listened_on(run: Run, tmp_path: Path, taken: int, case: Case) -> None:
    status, out, err = run(case["command"].format(taken=taken))
    assert (status, sentence(err), out) == (1, case["prints"].format(taken=taken), "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", ["serve --port 0", "migrate", "tenants list"])
@cases("file")
def test_a_file_that_is_no_database(run: Run, tmp_path: Path, case: Case, command: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "text").write_text("This is a text, and no database at all.")
    status, out, err = run(command, **case["environment"])
    assert (status, sentence(err), out) == (1, case["prints"], "")
    assert not list(tmp_path.glob("*.key"))
    assert (tmp_path / "text").read_text().startswith("This is a text")


async def test_a_database_of_a_newer_version(run: Run, sqlite_templates: SqliteTemplates) -> None:
    url = await sqlite_templates.create()
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    status, _, err = await asyncio.to_thread(run, "migrate", DATABASE_URL=url, SECRET_KEY=KEY)
    assert status == 1
    assert sentence(err) == (
        f"The database is at revision 9999, and this program knows only {head_revision()}: start the newer version of "
        "Afterview, or restore the backup from before the upgrade."
    )


@cases("server")
@pytest.mark.parametrize("command", ["api --port 0", "worker", "migrate"])
def test_a_postgresql_that_cannot_be_used(
    run: Run, postgres_templates: PostgresTemplates, case: Case, command: str
) -> None:
    real = postgres_templates.server_url
    filled = {"user": real.username, "socket": real.query["host"]}
    url, told = case["environment"]["DATABASE_URL"].format(**filled), case["prints"].format(**filled)
    status, out, err = run(command, DATABASE_URL=url, SECRET_KEY=KEY)
    assert (status, sentence(err), out) == (1, told, "")
    assert "hunter2" not in err


@cases("command")
def test_a_command_that_lacks_something(run: Run, case: Case) -> None:
    status, out, err = run(case["command"])
    assert (status, sentence(err), out) == (1, case["prints"], "")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (asyncpg.TooManyConnectionsError("sorry"), "has no connection left: raise its max_connections, or lower"),
        (asyncpg.CannotConnectNowError("the database system is starting up"), "is starting or stopping: try again"),
        (asyncpg.ReadOnlySQLTransactionError("x"), "only reads: name the primary server"),
        (asyncpg.InsufficientPrivilegeError("x"), "The user me may not create tables in x: run `GRANT ALL ON SCHEMA"),
        (TimeoutError(), "does not answer: start it, or correct"),
        (ConnectionResetError("peer"), "broke the connection (peer): check that it is PostgreSQL, and its sslmode."),
        (OSError(113, "No route to host"), "cannot be reached (No route to host): correct"),
    ],
)
def test_what_a_postgresql_says(error: Exception, told: str) -> None:
    sentence = explain(error, Settings(database_url="postgresql://me@db:5432/x"))
    assert sentence is not None
    assert told in sentence


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (
            PermissionError(13, "Permission denied", "/data"),
            "/data cannot be written (Permission denied): give this user",
        ),
        (
            OSError(28, "No space left on device", "/data/a"),
            "There is no room left on the disk of a.sqlite3: free some",
        ),
        (
            FileExistsError(17, "File exists", "/data"),
            "/data is a file, and AFTERVIEW_DATABASE_URL needs a folder there",
        ),
    ],
)
def test_what_the_file_system_says(error: OSError, told: str) -> None:
    assert str(explain(error, Settings(database_url="sqlite:///a.sqlite3"))).startswith(told)


def test_a_port_that_needs_more_rights() -> None:
    assert cannot_listen(PermissionError(13, "Permission denied"), "0.0.0.0", 80) == (
        "Cannot listen on 0.0.0.0:80: ports below 1024 need more rights. "
        "Choose another with AFTERVIEW_PORT, such as 8000."
    )


def test_a_fault_of_the_program_shows_its_traceback_when_asked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("of ours")

    monkeypatch.setattr("app.cli.administer.list_tenants", broken)
    status, _, err = run("tenants list")
    assert status == 1
    assert sentence(err) == (
        "Something failed that should not (KeyError: 'of ours'): run the command again with --debug to see where, "
        "and report it."
    )
    with pytest.raises(KeyError):
        run("--debug tenants list")


def test_the_processes_themselves_print_no_traceback(tmp_path: Path, taken: int) -> None:
    (tmp_path / "text").write_text("This is a text, and no database at all.")
    cases: list[tuple[list[str], dict[str, str], int]] = [
        (["serve"], {"RATE_LIMIT": "many"}, 2),
        (["serve", "--port", str(taken)], {}, 1),
        (["serve", "--port", "0"], {"DATABASE_URL": "sqlite:///text"}, 1),
        (["serve", "--port", "0"], {"DATABASE_URL": "sqlite:////proc/nowhere/a.sqlite3"}, 1),
        (["api"], {"DATABASE_URL": "postgres://me:hunter2@127.0.0.1:1/x", "SECRET_KEY": KEY, "PORT": "0"}, 1),
        (["worker"], {"DATABASE_URL": "postgres://me:hunter2@127.0.0.1:1/x", "SECRET_KEY": KEY}, 1),
        (["migrate"], {"DATABASE_URL": "postgres://me:hunter2@127.0.0.1:1/x?sslmode=require"}, 1),
        (["keys", "create"], {"DATABASE_URL": "sqlite:///text"}, 1),
    ]
    clean = {name: value for name, value in os.environ.items() if not name.startswith("AFTERVIEW_")}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "app.cli", *arguments],
            cwd=tmp_path,
            env=clean | {"PYTHONPATH": str(ROOT)} | {f"AFTERVIEW_{name}": value for name, value in settings.items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for arguments, settings, _ in cases
    ]
    for process, (arguments, _, status) in zip(running, cases, strict=True):
        out, err = process.communicate(timeout=120)
        assert (process.returncode, out) == (status, ""), (arguments, err)
        assert sentence(err), arguments
        assert "hunter2" not in err
