"""Commands that look: the contract, the settings, the state of things."""

import os
import sys
from collections.abc import Callable, Mapping
from functools import partial

import typer
from pydantic import SecretStr
from rich.table import Table

from app.cli.failures import explain
from app.cli.keys import key_problem, known_vault
from app.cli.runtime import console, load_settings, open_database, plain, run
from app.core.crypto import Vault
from app.core.environment import FILE_SUFFIX
from app.core.postgres_url import masked
from app.core.settings import Settings
from app.domain.calendar import holiday_data_version
from app.domain.local_time import zone_data_version
from app.main import openapi_text
from app.migrations import head_revision
from app.services.encryption import Encryption
from app.services.readiness import Findings, examine

_GOOD, _NOTE, _BAD = "[green]✓[/]", "[bold yellow]![/]", "[bold red]✗[/]"
_TOLERATED_SKEW_SECONDS = 1.0
_OF_OTHERS = 0o077
_SOURCES = {"": "environment", FILE_SUFFIX: "file"}


def print_openapi() -> None:
    """Print the OpenAPI document and nothing else, the same bytes wherever it runs."""
    sys.stdout.write(openapi_text())


def doctor() -> None:
    """Show every setting, and check what the service needs. Leaves with status 1 if something is wrong."""
    try:
        settings = load_settings()
    except typer.Exit:
        # The message may have sent the reader here, for the names that there are.
        _show(Settings.model_construct())
        raise
    _show(settings)
    if settings.is_sqlite and not settings.sqlite_path.exists():
        console.print(f"{_GOOD} there is no database yet: the first start makes {settings.sqlite_path}")
        return

    async def look() -> tuple[Findings, str | None, Mapping[tuple[str, str | None], int]]:
        database = open_database(settings)
        try:
            found = await examine(database)
            if found.error is not None:
                return found, None, {}
            return found, await key_problem(settings, database), await Encryption.in_use(database)
        finally:
            await database.close()

    found, problem, in_use = run(look())
    healthy = [check() for check in _checks(settings, found)]
    if found.error is None:
        healthy += _key_checks(known_vault(settings), problem, in_use)
    if not all(healthy):
        raise SystemExit(1)


def _show(settings: Settings) -> None:
    table = Table("setting", "value", "source", "meaning", box=None, header_style="dim", padding=(0, 2, 0, 0))
    for name, field in Settings.model_fields.items():
        variable = f"AFTERVIEW_{name.upper()}"
        source = next((where for end, where in _SOURCES.items() if variable + end in os.environ), "default")
        table.add_row(variable, _shown(getattr(settings, name)), source, field.description or "")
    console.print(table)
    console.print()


def _checks(settings: Settings, found: Findings) -> list[Callable[[], bool]]:
    def reachable() -> bool:
        why = found.error and (explain(found.error, settings) or repr(found.error))
        return _say(found.error is None, "the database answers", f"the database does not answer: {why}")

    def migrated() -> bool:
        return _say(
            found.revision == head_revision(),
            f"its schema is at revision {found.revision}",
            f"its schema is at revision {found.revision}, this program needs {head_revision()}: afterview migrate",
        )

    def on_time() -> bool:
        skew = found.skew_seconds or 0.0
        return _say(
            abs(skew) <= _TOLERATED_SKEW_SECONDS,
            f"this machine's clock and the database's differ by {abs(skew) * 1000:.0f} ms",
            f"this machine's clock is {skew:+.1f} s off the database's: have both follow a time server",
        )

    def informed() -> bool:
        zones, days = zone_data_version(), holiday_data_version()
        return _say(ok=True, good=f"time zones {zones}, public holidays {days}", bad="")

    def undisturbed() -> bool:
        apart = ", ".join(f"{count} {what}" for what, count in found.apart.items())
        if apart:
            # Worth a look, and no reason to restart anything.
            console.print(f"{_NOTE} in quarantine: {apart}. `afterview quarantine list` shows the errors")
        else:
            _say(ok=True, good="nothing is in quarantine", bad="")
        if found.unreadable:
            console.print(
                f"{_NOTE} endpoints disabled as secret-unreadable: {found.unreadable}. They need a new secret"
            )
        return True

    checks = [reachable] if found.error else [reachable, migrated, on_time, undisturbed]
    return [*checks, *([partial(_private, settings)] if settings.is_sqlite else []), informed]


def _private(settings: Settings) -> bool:
    folder, name = settings.sqlite_path.parent, settings.sqlite_path.name
    readable = sorted(each.name for each in folder.glob(f"{name}*") if each.stat().st_mode & _OF_OTHERS)
    if readable:
        files = f"{', '.join(readable)}: chmod 600 {settings.sqlite_path}*"
        console.print(f"{_NOTE} others can read {plain(files)}")
        return True
    return _say(ok=True, good="only their owner can read the files of the database", bad="")


def _key_checks(vault: Vault | None, problem: str | None, in_use: Mapping[tuple[str, str | None], int]) -> list[bool]:
    """Say of each key whether it is configured and what is encrypted with it, so that one can be removed in time."""
    configured = () if vault is None else vault.key_ids
    needed: dict[str | None, list[str]] = {key_id: [] for key_id in configured}
    for (name, key_id), count in in_use.items():
        needed.setdefault(key_id, []).append(f"{count} {name}")
    without_id = needed.pop(None, [])
    said = [_say(problem is None, "every stored value has its key", problem or "")]
    for key_id, counts in needed.items():
        values = ", ".join(counts) or "no stored value"
        if key_id not in configured:
            said.append(_say(ok=False, good="", bad=f"secret key {key_id} is not configured: {values}"))
            continue
        if key_id == configured[0]:
            state = "encrypts"
        elif counts or without_id:
            state = "still needed until `afterview secrets rotate` has run"
        else:
            state = "can be removed"
        said.append(_say(ok=True, good=f"secret key {key_id} ({state}): {values}", bad=""))
    if without_id:
        said.append(_say(ok=True, good=f"values without the id of their key: {', '.join(without_id)}", bad=""))
    return said


def _say(ok: bool, good: str, bad: str) -> bool:
    console.print(f"{_GOOD} {plain(good)}" if ok else f"{_BAD} {plain(bad)}")
    return ok


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return "(set)"
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value) or "—"
    return "—" if value is None else masked(str(value))
