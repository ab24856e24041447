"""Writes the tables of `docs/benchmarks.md` from a result: `python -m bench.tables RESULT.json`."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.report import written


def tables(found: dict[str, Any]) -> Iterator[str]:
    """Yield Markdown: the bounds first, then the figures of each benchmark, and how late a burst arrived."""
    machine = found["machine"]
    packages = ", ".join(f"{name} {number}" for name, number in machine["packages"].items())
    yield (
        f"{machine['cpu']}, {machine['cores']} cores, Python {machine['python']}, PostgreSQL 18, "
        f"SQLite {machine['sqlite']}; {packages}.\n"
    )
    yield "| what | to reach | this run | |\n|---|---|---:|---|"
    for result in found["results"]:
        for goal in result["goals"]:
            sign, verdict = ("≥" if goal["at_least"] else "≤"), ("kept" if goal["is_kept"] else "**missed**")
            yield f"| {goal['what']} | {sign} {goal['bound']:g} | {written(goal['value'])} | {verdict} |"
    for result in found["results"]:
        yield f"\n{result['title']}:\n\n| | median | lowest | highest | |\n|---|---:|---:|---:|---|"
        for each in result["figures"]:
            values = " | ".join(written(each[name]) for name in ("median", "lowest", "highest"))
            yield f"| {each['name']} | {values} | {each['unit']} |"
        for name, bins in result["details"].get("histograms", {}).items():
            if "within one second" in name:
                yield f"\n{name}, all rounds together:\n\n| late by less than | webhooks |\n|---|---:|"
                yield from (f"| {_edge(edge)} | {count:,} |" for edge, count in bins if count)


def _edge(seconds: float) -> str:
    if seconds < 0:
        return "any time"
    return f"{seconds * 1000:g} ms" if seconds < 1 else f"{seconds:g} s"


if __name__ == "__main__":
    print("\n".join(tables(json.loads(Path(sys.argv[1]).read_text("utf-8")))))
