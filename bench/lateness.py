"""From the instant a reminder is due until its webhook has been received, at several loads."""

import json
import time
from collections.abc import Sequence

from bench.deliveries import engine, receiving
from bench.figures import Figure, Goal, Result, percentile
from bench.lab import Lab

_EDGES = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30)
_WARM_UP = 20
BURST, SCHEDULED = 10_000, 1_000_000


async def run(lab: Lab) -> Result:
    """Measure an idle service, 200 events a second, 80 % of what it can do, and 10,000 due within one second."""
    figures: dict[str, list[float]] = {}
    late: dict[str, list[float]] = {}

    async def measure(name: str, count: int, *, step: float, scheduled: int = 0) -> float:
        record = lab.folder / f"received-{time.monotonic_ns()}.json"
        async with lab.database() as url:
            async with receiving(lab, record) as receiver, engine(lab, url, receiver) as measured:
                if scheduled:
                    await measured.schedule_later(scheduled)
                async with measured.at_work():
                    # One at a time too, as a service that has run for a while has done.
                    await measured.turn(_WARM_UP, step=0.1)
                    took = await measured.turn(count, step=step)
            found = sorted(at - due for at, due in json.loads(record.read_text())[-count:])
        figures.setdefault(f"{name}, p50", []).append(percentile(found, 0.5) * 1000)
        figures.setdefault(f"{name}, p99", []).append(percentile(found, 0.99) * 1000)
        late.setdefault(name, []).extend(found)
        assert found[0] >= 0, "sent before it was due"
        return took

    task = lab.progress.add_task("lateness", total=lab.rounds * 5)
    idle, steady, rated = "idle, one event", "200 events/s", "80 % of the rated load"
    burst = f"{lab.amount(BURST):,} due within one second, {lab.amount(SCHEDULED):,} scheduled"
    rates = []
    for _ in range(lab.rounds):
        lab.progress.update(task, description="lateness: rating")
        count = lab.amount(10_000)
        rates.append(count / await measure("all at once", count, step=0.0))
        lab.progress.advance(task)
        for name, number, step, scheduled in (
            (idle, 12, 0.75, 0),
            (steady, lab.amount(2_000), 1 / 200, 0),
            (rated, lab.amount(10_000), 1 / (0.8 * min(rates)), 0),
            (burst, lab.amount(BURST), 1 / lab.amount(BURST), lab.amount(SCHEDULED)),
        ):
            lab.progress.update(task, description=f"lateness: {name}")
            await measure(name, number, step=step, scheduled=scheduled)
            lab.progress.advance(task)
    made = [Figure(name, "ms", samples) for name, samples in figures.items()]
    median = {figure.name: figure.median for figure in made}
    return Result(
        "lateness",
        "Due to received, on PostgreSQL, one worker",
        made,
        [
            Goal("idle, one event, p99, ms", median[f"{idle}, p99"], 20, at_least=False),
            Goal("200 events/s, p99, ms", median[f"{steady}, p99"], 50, at_least=False),
            Goal("80 % of the rated load, p99, ms", median[f"{rated}, p99"], 1000, at_least=False),
        ],
        [f"The rated load is the lowest rate of a round with all due at once: {min(rates):,.0f}/s in this run."],
        {"histograms": {name: histogram(found) for name, found in late.items()}, "rated": min(rates)},
    )


def histogram(found: Sequence[float]) -> list[tuple[float, int]]:
    """Count by upper edge, in seconds; the last one has no bound."""
    edges = (*_EDGES, float("inf"))
    counts = [sum(low <= each < high for each in found) for low, high in zip((0.0, *_EDGES), edges, strict=True)]
    return [(edge if edge != float("inf") else -1.0, count) for edge, count in zip(edges, counts, strict=True)]
