"""Runs benchmarks: `python -m bench NAME…`, or `python -m bench all`."""

import importlib
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
import uvloop
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from bench.figures import Result
from bench.lab import laboratory
from bench.report import save, show

NAMES = ("transport", "deliveries", "lateness", "due_table", "api", "start", "scale", "faults")
BUILT = tuple(name for name in NAMES if (Path(__file__).parent / f"{name}.py").exists())
RESULTS = Path(__file__).parent / "results"
console = Console()


def main(
    names: Annotated[list[str] | None, typer.Argument(help=f"all, or any of: {', '.join(BUILT)}")] = None,
    scale: Annotated[float, typer.Option(min=0.01, help="Multiplies the amount of work.")] = 1.0,
    rounds: Annotated[int, typer.Option(min=1, help="How often each thing is measured, in turn.")] = 5,
    results: Annotated[Path, typer.Option(help="Where to write what was found.")] = RESULTS,
) -> None:
    """Measure, print a table, and write JSON."""
    chosen = BUILT if names in (None, ["all"]) else tuple(names or ())
    unknown = sorted(set(chosen) - set(BUILT))
    if unknown:
        raise typer.BadParameter(f"{', '.join(unknown)}: choose from all, {', '.join(BUILT)}")
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
        for name in chosen:
            result = uvloop.run(importlib.import_module(f"bench.{name}").run(lab))
            show(result, progress.console)
            found.append(result)
            # Each at once: what was found stays, whatever happens to the next.
            path = save(found, results, began)
    console.print(f"Written to {path}")
    raise typer.Exit(0 if all(goal.is_kept for result in found for goal in result.goals) else 1)


if __name__ == "__main__":
    program = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
    program.command()(main)
    program()
