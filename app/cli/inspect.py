"""Commands that look: the contract, the settings, the state of things."""

import os
import sys
from collections.abc import Callable

from pydantic import SecretStr
from rich.table import Table

from app.cli.runtime import console, load_settings, open_database, run
from app.core.environment import FILE_SUFFIX
from app.core.postgres_url import masked
from app.core.settings import Settings
from app.domain.calendar import holiday_data_version
from app.domain.local_time import zone_data_version
from app.main import openapi_text
from app.migrations import head_revision
from app.services.readiness import Findings, examine

_GOOD, _BAD = "[green]✓[/]", "[bold red]✗[/]"
_TOLERATED_SKEW_SECONDS = 1.0
_SOURCES = {"": "environment", FILE_SUFFIX: "file"}


def print_openapi() -> None:
    """Print the OpenAPI document and nothing else, the same bytes wherever it runs."""
    sys.stdout.write(openapi_text())


def doctor() -> None:
    """Show every setting, and check what the service needs. Leaves with status 1 if something is wrong."""
    settings = load_settings()
    table = Table("setting", "value", "source", "meaning", box=None, header_style="dim", padding=(0, 2, 0, 0))
    for name, field in type(settings).model_fields.items():
        variable = f"AFTERVIEW_{name.upper()}"
        source = next((where for end, where in _SOURCES.items() if variable + end in os.environ), "default")
        table.add_row(variable, _shown(getattr(settings, name)), source, field.description or "")
    console.print(table)
    console.print()

    async def look() -> Findings:
        database = open_database(settings)
        try:
            return await examine(database)
        finally:
            await database.close()

    found = run(look())
    healthy = [check() for check in _checks(settings, found)]
    if not all(healthy):
        raise SystemExit(1)


def _checks(settings: Settings, found: Findings) -> list[Callable[[], bool]]:
    def reachable() -> bool:
        return _say(found.error is None, "the database answers", f"the database does not answer: {found.error}")

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

    def keyed() -> bool:
        return _say(
            settings.secret_key is not None or settings.is_sqlite,
            "a secret key is set" if settings.secret_key else "the secret key is kept beside the database file",
            "AFTERVIEW_SECRET_KEY is not set: every process that shares this database needs the same one",
        )

    def informed() -> bool:
        zones, days = zone_data_version(), holiday_data_version()
        return _say(ok=True, good=f"time zones {zones}, public holidays {days}", bad="")

    checks = [reachable] if found.error else [reachable, migrated, on_time]
    return [*checks, keyed, informed]


def _say(ok: bool, good: str, bad: str) -> bool:
    console.print(f"{_GOOD} {good}" if ok else f"{_BAD} {bad}")
    return ok


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return "(set)"
    if isinstance(value, tuple):
        return ", ".join(str(item) for item in value) or "—"
    return "—" if value is None else masked(str(value))
