"""The fault suite at length: the real program under load, hurt again and again, judged by its receiver's log alone.

On PostgreSQL an API and three workers serve; one endpoint is well, one hangs, one fails at random. On SQLite it is the
one process that does everything. First the calm: how late the well endpoint's deliveries are alone, and beside the
others. Then the storm.
"""

import asyncio
import json
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
from rich.console import Console
from rich.table import Table

from bench.figures import Figure, Goal, Result
from bench.lab import Lab
from tests.support.campaign import SHORT_LEASE, Crew, Load, Verdict, judge, missing, read_log
from tests.support.durable_postgres import DurablePostgres, durable_postgres
from tests.support.processes import Program, client_of, free_port
from tests.support.receiver import ReceiverProcess

WELL, DEAD, FLAKY = "/ok", "/hang", "/flaky/20"
WORKERS = 3
ALONE, BESIDE = "alone", "beside a dead and a failing one"
BETWEEN_FAULTS = (2.0, 6.0)
FROZEN_SECONDS = 9.0
"""Longer than the lease of the campaign."""
PATIENCE = 180.0
LATENESS_RATIO = 2.0
SECONDS_EACH = 120.0
"""How long each campaign's storm lasts in a laboratory, at scale 1."""
HURRIED = 0.05
"""Seconds: a p99 below this is too small for a ratio to mean anything."""
console = Console()
Fault = Callable[[], Awaitable[None]]


@dataclass
class Campaign:
    """One run on one database."""

    name: str
    verdict: Verdict
    faults: Counter[str]
    refusals: Mapping[int, int]
    statuses: list[int]
    calm: dict[str, float] = field(default_factory=dict)

    @property
    def is_kept(self) -> bool:
        """Tell whether the guarantee was kept."""
        v = self.verdict
        return bool(v.confirmed) and not (v.lost or v.raised_twice or v.early or v.unexcused or any(self.statuses))

    def to_json(self) -> dict[str, Any]:
        """Return it as it is written to a file."""
        v = self.verdict
        return {
            "database": self.name,
            "confirmed": v.confirmed,
            "lost": len(v.lost),
            "raised_twice": len(v.raised_twice),
            "early": len(v.early),
            "repeats": v.repeats,
            "repeats_without_a_fault": len(v.unexcused),
            "faults": dict(self.faults),
            "refusals": {str(status): count for status, count in self.refusals.items()},
            "exit_statuses": self.statuses,
            "p99_seconds": p99(v.lateness),
            "p99_seconds_when_calm": self.calm,
            "is_kept": self.is_kept,
        }


@dataclass
class Storm:
    """Faults drawn by chance, with when each began and ended."""

    faults: Mapping[str, Fault]
    done: Counter[str] = field(default_factory=Counter)
    times: list[tuple[datetime, datetime]] = field(default_factory=list)

    async def rage(self, seconds: float) -> None:
        """Go on for so long."""
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            await asyncio.sleep(random.uniform(*BETWEEN_FAULTS))  # noqa: S311 - no secret, a moment
            name = random.choice(sorted(self.faults))  # noqa: S311 - no secret, a fault
            began = datetime.now(UTC)
            await self.faults[name]()
            self.times.append((began, datetime.now(UTC)))
            self.done[name] += 1
            console.print(f"  {began:%H:%M:%S} {name}", style="dim")


def main(minutes: float) -> bool:
    """Run both campaigns, half of the time each, and print and write what they found. Tell whether all was kept."""
    return asyncio.run(_main(minutes))


async def run(lab: Lab) -> Result:
    """Run both campaigns within a laboratory, whose scale says for how long, and return what they found."""
    found = await _campaigns(lab.seconds(SECONDS_EACH))
    rows = [(campaign.name, campaign.to_json()) for campaign in found]
    none = ("lost", "raised_twice", "early", "repeats_without_a_fault")
    goals = [
        Goal(f"{name}: {key.replace('_', ' ')}", row[key], 0, at_least=False) for name, row in rows for key in none
    ]
    goals += [
        Goal(f"{name}: p99 beside a dead endpoint / alone", ratio(row), LATENESS_RATIO, at_least=False)
        for name, row in rows
    ]
    figures = [
        Figure(f"{name}: {key}", "", [float(row[key])]) for name, row in rows for key in ("confirmed", "repeats")
    ]
    return Result("faults", "Faults", figures, goals, details=dict(rows))


def ratio(row: Mapping[str, Any]) -> float:
    """Return how much later the well endpoint's deliveries are beside the others than alone."""
    calm: Mapping[str, float] = row["p99_seconds_when_calm"]
    return calm[BESIDE] / max(HURRIED, calm[ALONE])


async def _main(minutes: float) -> bool:
    found = await _campaigns(minutes * 30)
    _show(found)
    return all(campaign.is_kept for campaign in found)


async def _campaigns(seconds: float) -> list[Campaign]:
    found = []
    with tempfile.TemporaryDirectory(prefix="afterview-faults-") as folder:
        for name, campaign in (("PostgreSQL", _on_postgresql), ("SQLite", _on_sqlite)):
            console.print(f"{name}: {seconds:.0f} s of faults")
            place = Path(folder) / name.lower()
            place.mkdir()
            found.append(await campaign(place, seconds))
    return found


async def _on_postgresql(folder: Path, seconds: float) -> Campaign:
    log = folder / "received.jsonl"
    async with AsyncExitStack() as stack:
        receiver = await stack.enter_async_context(ReceiverProcess(log=log, keep=False))
        postgres = await stack.enter_async_context(durable_postgres())
        program = Program(postgres.url, folder, SHORT_LEASE)
        port = free_port()
        load = Load(f"http://127.0.0.1:{port}")
        served = await stack.enter_async_context(program.started("api", "--port", str(port)))
        crew = await stack.enter_async_context(Crew(program, "worker"))
        for _ in range(WORKERS):
            await crew.grow()
        client = await stack.enter_async_context(client_of(port, served))
        await load.subscribe(client, receiver.url_for(WELL))
        await load.begin(client)
        calm = await _compare(load, client, receiver, log, seconds / 8)
        storm = Storm(_faults(crew, postgres))
        await _under(load, storm, seconds)
        await _settle(load, log)
        statuses = [*await crew.end(), await served.stop()]
        verdict = judge(load.confirmed, read_log(log), WELL, storm.times)
        return Campaign("PostgreSQL", verdict, storm.done, load.refusals, statuses, calm)


async def _on_sqlite(folder: Path, seconds: float) -> Campaign:
    log = folder / "received.jsonl"
    async with AsyncExitStack() as stack:
        receiver = await stack.enter_async_context(ReceiverProcess(log=log, keep=False))
        program = Program(f"sqlite:///{folder}/afterview.sqlite3", folder, SHORT_LEASE)
        port = free_port()
        load = Load(f"http://127.0.0.1:{port}")
        crew = await stack.enter_async_context(Crew(program, "serve", "--port", str(port)))
        served = await crew.grow()
        client = await stack.enter_async_context(client_of(port, served))
        await load.subscribe(client, receiver.url_for(WELL))
        await load.begin(client)
        calm = await _compare(load, client, receiver, log, seconds / 8)
        storm = Storm({"killed": lambda: _replace(crew), "frozen": lambda: _freeze(crew)})
        await _under(load, storm, seconds)
        await _settle(load, log)
        statuses = await crew.end()
        verdict = judge(load.confirmed, read_log(log), WELL, storm.times)
        return Campaign("SQLite", verdict, storm.done, load.refusals, statuses, calm)


def _faults(crew: Crew, postgres: DurablePostgres) -> Mapping[str, Fault]:
    async def cut() -> None:
        await postgres.terminate_backends()

    return {
        "a worker killed": lambda: _replace(crew),
        "a worker frozen past its lease": lambda: _freeze(crew),
        "PostgreSQL restarted (fast)": lambda: postgres.restart("fast"),
        "PostgreSQL restarted (immediate)": lambda: postgres.restart("immediate"),
        "sessions of PostgreSQL cut": cut,
    }


async def _replace(crew: Crew) -> None:
    await crew.kill(random.choice(crew.members))  # noqa: S311 - no secret, a victim
    await crew.grow()


async def _freeze(crew: Crew) -> None:
    victim = random.choice(crew.members)  # noqa: S311 - no secret, a victim
    victim.process.send_signal(signal.SIGSTOP)
    await asyncio.sleep(FROZEN_SECONDS)
    victim.process.send_signal(signal.SIGCONT)


async def _compare(
    load: Load, client: httpx.AsyncClient, receiver: ReceiverProcess, log: Path, seconds: float
) -> dict[str, float]:
    """Return the p99 of the well endpoint's lateness alone and beside the others, in turns. The others stay."""
    await _calm(load, log, seconds / 2)
    lateness: dict[str, list[float]] = {ALONE: [], BESIDE: []}
    others: list[str] = []
    for _ in range(2):
        for endpoint_id in others:
            await client.delete(f"/v1/webhook-endpoints/{endpoint_id}")
        lateness[ALONE] += await _calm(load, log, seconds)
        others = [await load.subscribe(client, receiver.url_for(path)) for path in (DEAD, FLAKY)]
        lateness[BESIDE] += await _calm(load, log, seconds)
    return {name: p99(tuple(sorted(found))) for name, found in lateness.items()}


async def _calm(load: Load, log: Path, seconds: float) -> tuple[float, ...]:
    """Report interviews for a while with nothing broken, and return the well endpoint's lateness of each."""
    before = set(load.confirmed)
    stop = asyncio.Event()
    work = asyncio.create_task(load.run(stop))
    await asyncio.sleep(seconds)
    stop.set()
    await work
    await _settle(load, log)
    recent = set(load.confirmed) - before
    requests = [each for each in read_log(log) if each.json["data"]["interview"]["id"] in recent]
    return judge(recent, requests, WELL).lateness


async def _under(load: Load, storm: Storm, seconds: float) -> None:
    stop = asyncio.Event()
    work = asyncio.create_task(load.run(stop))
    await storm.rage(seconds)
    stop.set()
    await work


async def _settle(load: Load, log: Path) -> None:
    """Wait until all has arrived, or for as long as patience lasts: what is missing then is lost."""
    ends_at = time.monotonic() + PATIENCE
    while missing(load.confirmed, read_log(log), WELL) and time.monotonic() < ends_at:
        await asyncio.sleep(0.5)


def p99(ordered: tuple[float, ...]) -> float:
    """Return the value that 99 in 100 of some ordered ones do not exceed; 0 for none."""
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] if ordered else 0.0


def _show(found: list[Campaign]) -> None:
    table = Table("", *(campaign.name for campaign in found), title="Faults", title_justify="left")
    rows = [campaign.to_json() for campaign in found]
    for key in ("confirmed", "lost", "raised_twice", "early", "repeats", "repeats_without_a_fault"):
        table.add_row(key.replace("_", " "), *(str(row[key]) for row in rows))
    for key in ("faults", "refusals", "exit_statuses"):
        table.add_row(key.replace("_", " "), *(json.dumps(row[key]) for row in rows))
    for when in (ALONE, BESIDE):
        table.add_row(f"p99 of lateness, {when}", *(f"{row['p99_seconds_when_calm'][when]:.3f} s" for row in rows))
    table.add_row("p99 of lateness, in the storm", *(f"{row['p99_seconds']:.3f} s" for row in rows))
    table.add_row("the guarantee", *("kept" if row["is_kept"] else "BROKEN" for row in rows))
    for row in rows:
        row["p99_ratio"] = ratio(row)
    table.add_row(f"p99 beside a dead one / alone (≤ {LATENESS_RATIO:g})", *(f"{row['p99_ratio']:.2f}" for row in rows))
    console.print(table)
    folder = Path(__file__).parent / "results"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"faults-{datetime.now(UTC):%Y-%m-%dT%H%M%SZ}.json"
    path.write_text(json.dumps(rows, indent=1))
    console.print(f"Written to {path}")
