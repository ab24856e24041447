"""Shows results as tables, and keeps them as JSON with a description of the machine."""

import json
import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from bench.figures import Result

_PACKAGES = (
    "aiohttp",
    "asyncpg",
    "fastapi",
    "httpx",
    "httpx-aiohttp",
    "pgqueuer",
    "procrastinate",
    "sqlalchemy",
    "uvicorn",
    "uvloop",
)


def show(result: Result, console: Console) -> None:
    """Print one result."""
    table = Table(title=f"\n{result.title}", title_justify="left", title_style="bold")
    for heading in ("", "median", "lowest", "highest", "unit", "rounds"):
        table.add_column(heading, justify="left" if heading in {"", "unit"} else "right")
    for each in result.figures:
        values = (written(value) for value in (each.median, min(each.samples), max(each.samples)))
        table.add_row(each.name, *values, each.unit, str(len(each.samples)))
    console.print(table)
    for goal in result.goals:
        sign, style = ("≥" if goal.at_least else "≤"), ("green" if goal.is_kept else "red")
        verdict = "kept" if goal.is_kept else "MISSED"
        console.print(f"  [{style}]{verdict}[/] {goal.what}: {written(goal.value)} (to be {sign} {goal.bound:g})")
    for remark in result.remarks:
        console.print(f"  [dim]{remark}[/]")


def save(results: Sequence[Result], folder: Path, began: datetime) -> Path:
    """Write the results of a run to its file and return the path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{began:%Y-%m-%dT%H%M%SZ}.json"
    content = {"at": began.isoformat(), "machine": machine(), "results": [result.to_json() for result in results]}
    path.write_text(json.dumps(content, indent=1))
    return path


def machine() -> dict[str, Any]:
    """Describe what the figures were measured on."""
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return {
        "cpu": models[0] if models else platform.processor(),
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "load_before": os.getloadavg(),
        "packages": {name: version(name) for name in _PACKAGES},
    }


def written(value: float) -> str:
    """Write a figure with three digits that count."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"
