"""How late a tenant's deliveries are beside a neighbour in whose data something is broken, against alone.

The whole program runs on each database, and both tenants report interviews whose reminders fall due in a moment.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bench.faults import HURRIED, LATENESS_RATIO, p99
from bench.figures import Figure, Goal, Result
from bench.lab import Lab
from tests.support.campaign import eventually, judge, missing, read_log
from tests.support.chat_server import chat_server
from tests.support.neighbours import (
    NONSENSE,
    WELL,
    Spoil,
    Street,
    break_template,
    lose_secret,
    spoil_bodies,
    street,
)
from tests.support.receiver import ReceiverProcess

WRITER = "a writer that answers nonsense"
FAULTS: Mapping[str, Spoil | None] = {
    "bodies that cannot be built": spoil_bodies,
    "secrets that cannot be decrypted": lose_secret,
    "a template that fails": break_template,
    WRITER: None,
}
SECONDS = 8.0
"""How long each part lasts, at scale 1."""
TURNS = 2


async def run(lab: Lab) -> Result:
    """Measure each fault on each database, alone and beside it in turns."""
    figures: list[Figure] = []
    goals: list[Goal] = []
    for database in ("PostgreSQL", "SQLite"):
        for fault in FAULTS:
            alone, beside = await _measure(lab, database, fault)
            for name, found in (("alone", alone), ("beside it", beside)):
                middle = found[len(found) // 2]
                figures.append(Figure(f"{database}, {fault}: {name}, median", "ms", [1000 * middle]))
                figures.append(Figure(f"{database}, {fault}: {name}, p99", "ms", [1000 * p99(found)]))
            ratio = max(HURRIED, p99(beside)) / max(HURRIED, p99(alone))
            goals.append(Goal(f"{database}: p99 beside {fault} / alone", ratio, LATENESS_RATIO, at_least=False))
    return Result("neighbours", "Lateness beside a broken neighbour", figures, goals)


async def _measure(lab: Lab, database: str, fault: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    async with _scene(lab, database, fault) as (scene, log):
        spoil = FAULTS[fault]
        if spoil is not None:
            await spoil(scene.database, scene.neighbour_id)
        await _part(scene, log, lab.seconds(SECONDS) / 2, neighbour=True)
        alone: tuple[float, ...] = ()
        beside: tuple[float, ...] = ()
        for _ in range(TURNS):
            alone += await _part(scene, log, lab.seconds(SECONDS), neighbour=False)
            beside += await _part(scene, log, lab.seconds(SECONDS), neighbour=True)
        return tuple(sorted(alone)), tuple(sorted(beside))


@asynccontextmanager
async def _scene(lab: Lab, database: str, fault: str) -> AsyncIterator[tuple[Street, Path]]:
    folder = lab.folder / f"{database}-{fault.replace(' ', '-')}"
    folder.mkdir()
    log = folder / "received.jsonl"
    async with AsyncExitStack() as stack:
        more = {}
        if fault == WRITER:
            server = await stack.enter_async_context(chat_server())
            server.say(NONSENSE)
            more["AFTERVIEW_WRITER_URL"] = server.url
        receiver = await stack.enter_async_context(ReceiverProcess(log=log, keep=False))
        url = f"sqlite:///{folder}/afterview.sqlite3"
        if database == "PostgreSQL":
            url = await stack.enter_async_context(lab.database())
        scene = await stack.enter_async_context(street(url, folder, receiver.url_for, more))
        if fault == WRITER:
            await stack.enter_async_context(scene.asking())
        yield scene, log


async def _part(scene: Street, log: Path, seconds: float, *, neighbour: bool) -> tuple[float, ...]:
    """Let one or both report interviews for a while; return how late the well one's deliveries arrived."""
    before = set(scene.well.confirmed)
    ends_at = time.monotonic() + seconds
    await scene.live(until=lambda: time.monotonic() > ends_at, neighbour=neighbour)
    await eventually(lambda: not missing(scene.well.confirmed, read_log(log), WELL), "all arrives")
    # What the neighbour has still under way belongs to this part.
    await asyncio.sleep(1)
    recent = set(scene.well.confirmed) - before
    requests = [one for one in read_log(log) if one.path == WELL and one.json["data"]["interview"]["id"] in recent]
    verdict = judge(recent, requests, WELL)
    verdict.assert_kept()
    return verdict.lateness
