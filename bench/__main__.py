"""Runs benchmarks: `python -m bench NAME…`, or `python -m bench all`."""

import importlib
import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
import uvloop
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bench import faults
from bench.figures import Result
from bench.lab import laboratory
from bench.report import save, show

MEASURED = ("transport", "deliveries", "lateness", "neighbours", "due_table", "api", "start", "scale")
NAMES = (*MEASURED, "faults")
RESULTS = Path(__file__).parent / "results"
console = Console()


def main(
    names: Annotated[list[str] | None, typer.Argument(help=f"all, or any of: {', '.join(NAMES)}")] = None,
    scale: Annotated[float, typer.Option(min=0.01, help="Multiplies the amount of work.")] = 1.0,
    rounds: Annotated[int, typer.Option(min=1, help="How often each thing is measured, in turn.")] = 5,
    minutes: Annotated[float, typer.Option(min=0.1, help="How long the fault suite hurts the program.")] = 10.0,
    results: Annotated[Path, typer.Option(help="Where to write what was found.")] = RESULTS,
) -> None:
    """Measure, print a table, and write JSON."""
    chosen = NAMES if names in (None, ["all"]) else tuple(names or ())
    unknown = sorted(set(chosen) - set(NAMES))
    if unknown:
        raise typer.BadParameter(f"{', '.join(unknown)}: choose from all, {', '.join(NAMES)}")
    cores = os.sched_getaffinity(0)
    is_kept = _measure([name for name in chosen if name in MEASURED], scale, rounds, results)
    if "faults" in chosen:
        os.sched_setaffinity(0, cores)
        is_kept = faults.main(minutes) and is_kept
    raise typer.Exit(0 if is_kept else 1)


def _measure(names: list[str], scale: float, rounds: int, results: Path) -> bool:
    """Run benchmarks, show and keep what they find, and tell whether every bound is kept."""
    if not names:
        return True
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    found: list[Result] = []
    began, path = datetime.now(UTC), results
    with (
        tempfile.TemporaryDirectory(prefix="afterview-bench-") as folder,
        Progress(*columns, console=console) as progress,
        laboratory(Path(folder), progress, scale=scale, rounds=rounds) as lab,
    ):
        for name in names:
            result = uvloop.run(importlib.import_module(f"bench.{name}").run(lab))
            show(result, progress.console)
            found.append(result)
            # Each at once: what was found stays, whatever happens to the next.
            path = save(found, results, began)
    console.print(f"Written to {path}")
    return all(goal.is_kept for result in found for goal in result.goals)


if __name__ == "__main__":
    program = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
    program.command()(main)
    program()
