"""Deliveries a second against the number of workers that share one PostgreSQL, and what each delivery takes of it."""

import contextlib
from pathlib import Path

import psutil

from bench.deliveries import AT_ONCE, engine, receiving
from bench.figures import Figure, Result
from bench.lab import Lab, rows

WORKERS = (1, 2, 4)


async def run(lab: Lab) -> Result:
    """Let one, two and four workers work off the same amount, in turn."""
    rates: dict[int, list[float]] = {number: [] for number in WORKERS}
    spent: dict[str, list[float]] = {"PostgreSQL": [], "worker": []}
    count = lab.amount(10_000)
    task = lab.progress.add_task("scale", total=lab.rounds * len(WORKERS))
    async with lab.database() as url, receiving(lab) as receiver, engine(lab, url, receiver) as measured:
        before, postmaster = await _sizes(url), await _postmaster_of(url)
        delivered = 0
        for _ in range(lab.rounds):
            for workers in WORKERS:
                lab.progress.update(task, description=f"scale: {workers} workers")
                async with measured.at_work(workers=workers, pinned=False) as pids:
                    database_began, workers_began = _database_seconds(postmaster), _seconds(pids)
                    rates[workers].append(count / await measured.turn(count))
                    spent["PostgreSQL"].append((_database_seconds(postmaster) - database_began) / count * 1e6)
                    spent["worker"].append((_seconds(pids) - workers_began) / count * 1e6)
                delivered += count
                lab.progress.advance(task)
        delivered += sum(WORKERS) * lab.rounds * lab.amount(500)
        after = await _sizes(url)
    bytes_each = {name: (after[name] - before[name]) / delivered for name in after}
    figures = [
        Figure(f"{number} workers, {AT_ONCE} at a time each", "deliveries/s", got) for number, got in rates.items()
    ]
    figures += [Figure(f"processor time of {who}, per delivery", "µs", got) for who, got in spent.items()]
    return Result(
        "scale",
        "Workers that share one PostgreSQL",
        figures,
        remarks=[
            "Workers, PostgreSQL, receiver and this program share the machine's cores.",
            "Bytes kept per delivery, indexes included: "
            + ", ".join(f"{name} {size:,.0f}" for name, size in bytes_each.items() if size >= 1),
        ],
        details={"bytes_per_delivery": bytes_each},
    )


async def _sizes(url: str) -> dict[str, int]:
    await rows(url, "VACUUM")
    statement = """
        SELECT coalesce(i.inhparent, c.oid)::regclass::text AS name, sum(pg_total_relation_size(c.oid))::bigint AS size
        FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace GROUP BY 1
    """
    wanted = {"events", "deliveries", "delivery_attempts", "reminders", "due_items"}
    return {row["name"]: row["size"] for row in await rows(url, statement) if row["name"] in wanted}


def _seconds(pids: list[int]) -> float:
    return sum(sum(psutil.Process(pid).cpu_times()[:2]) for pid in pids)


def _database_seconds(postmaster: int) -> float:
    server = psutil.Process(postmaster)
    total = sum(server.cpu_times())
    for process in server.children():
        with contextlib.suppress(psutil.Error):
            total += sum(process.cpu_times()[:2])
    return float(total)


async def _postmaster_of(url: str) -> int:
    [row] = await rows(url, "SHOW data_directory")
    return int((Path(row[0]) / "postmaster.pid").read_text().splitlines()[0])
