"""Draws the plot of `docs/benchmarks.md` from a result: `python -m bench.plot RESULT.json docs/benchmarks.svg`."""

import json
import sys
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("svg")
mpl.rcParams["svg.hashsalt"] = "afterview"

from matplotlib import pyplot as plt  # noqa: E402 - the backend is chosen first
from matplotlib.axes import Axes  # noqa: E402

_OURS, _OTHERS = "#1f6f5c", "#9aa5a0"


def draw(found: dict[str, Any], path: Path) -> None:
    """Draw what is there: bars with their spread for deliveries and requests, and how late a burst arrived."""
    results = {result["name"]: result for result in found["results"]}
    wanted = [name for name in ("deliveries", "api", "lateness") if name in results]
    figure, axes = plt.subplots(len(wanted), 1, figsize=(9, 3.4 * len(wanted)), squeeze=False)
    for name, axis in zip(wanted, axes[:, 0], strict=True):
        if name == "lateness":
            _histogram(axis, results[name]["details"]["histograms"])
        else:
            _bars(axis, results[name])
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})


def _bars(axis: Axes, result: dict[str, Any]) -> None:
    figures = result["figures"][::-1]
    medians = [each["median"] for each in figures]
    below = [each["median"] - each["lowest"] for each in figures]
    above = [each["highest"] - each["median"] for each in figures]
    colours = [_OURS if "Afterview" in each["name"] else _OTHERS for each in figures]
    axis.barh([each["name"] for each in figures], medians, xerr=[below, above], color=colours, ecolor="#444", capsize=3)
    axis.set_title(result["title"], fontsize=10, loc="right")
    axis.set_xlabel(f"{figures[0]['unit']}: median, lowest and highest round")
    axis.tick_params(labelsize=8)


def _histogram(axis: Axes, histograms: dict[str, Any]) -> None:
    name = next(name for name in histograms if "within one second" in name)
    bins = histograms[name]
    labels = [f"< {edge * 1000:g} ms" if edge < 1 else f"< {edge:g} s" for edge, _ in bins[:-1]]
    labels.append(f"≥ {bins[-2][0]:g} s")
    axis.bar(labels, [count for _, count in bins], color=_OURS)
    axis.set_title(f"From due to received: {name}", fontsize=10, loc="right")
    axis.set_ylabel("webhooks")
    axis.tick_params(axis="x", labelrotation=45, labelsize=8)


if __name__ == "__main__":
    draw(json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2]))
