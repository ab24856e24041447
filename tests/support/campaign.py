"""Load on the real program while it is being hurt, and a judgement by what its receiver wrote down.

The judge knows two things only: what the API confirmed, and the receiver's log. The program's own tables are not asked.
"""

import asyncio
import itertools
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

import httpx

from tests.support.bodies import interview_body
from tests.support.processes import LIVE_KEY, PATIENCE, Program, Started, client_of, free_port
from tests.support.receiver import Received

ALWAYS_AWAKE = {"start": "00:00", "end": "00:00"}
SHORT_LEASE = {"AFTERVIEW_SEND_DEADLINE_SECONDS": "2", "AFTERVIEW_LEASE_SECONDS": "7.5"}
"""Settings with which what a dead or frozen worker held is tried again soon."""
BETWEEN_POLLS = 0.05
REFLECT_AFTER = timedelta(hours=1)
AHEAD = (0.5, 1.0, 2.0, 3.0)
"""Seconds until the reminder of an interview falls due, in turn."""


async def eventually(holds: Callable[[], bool], what: str, *, within: float = PATIENCE) -> None:
    """Wait until something holds that only looking can tell; fails after `within` seconds."""
    try:
        async with asyncio.timeout(within):
            while not holds():  # noqa: ASYNC110 - another process's state sets no event in this one
                await asyncio.sleep(BETWEEN_POLLS)
    except TimeoutError:
        raise AssertionError(f"not within {within} s: {what}") from None


@dataclass
class Load:
    """Someone who reports interviews, and repeats each request with the same key until it is confirmed."""

    base_url: str
    key: str = LIVE_KEY
    person: Mapping[str, Any] = field(default_factory=dict)
    """What its candidates have besides a name."""
    people: Sequence[Mapping[str, Any]] = ()
    """Whom they meet."""
    candidates: list[str] = field(default_factory=list)
    confirmed: dict[str, datetime] = field(default_factory=dict)
    """When each interview that was confirmed ended, by its id."""
    refusals: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """Answers other than the confirmation, by status; 0 for none at all."""
    problems: set[str] = field(default_factory=set)
    """The types of problems among them."""
    _numbers: Iterable[int] = field(default_factory=lambda: itertools.count(1))

    async def subscribe(self, client: httpx.AsyncClient, url: str, **values: Any) -> str:
        """Register an endpoint for what falls due, and return its id."""
        hook = {"url": url, "event_types": ["reminder.due"], **values}
        made = await self._insist(client, "/v1/webhook-endpoints", hook)
        return str(made["id"])

    async def begin(self, client: httpx.AsyncClient, *, candidates: int = 4) -> None:
        """Create the candidates whose interviews are reported."""
        for _ in range(candidates):
            person = {"name": "Ada", "time_zone": "UTC", "waking_hours": ALWAYS_AWAKE, **self.person}
            made = await self._insist(client, "/v1/candidates", person)
            self.candidates.append(made["id"])

    async def report(self, client: httpx.AsyncClient) -> str:
        """Report an interview whose reminder to reflect falls due in a moment. Returns its id.

        Without people there is no other reminder that does.
        """
        number = next(iter(self._numbers))
        candidate = self.candidates[number % len(self.candidates)]
        ended = datetime.now(UTC) - REFLECT_AFTER + timedelta(seconds=AHEAD[number % len(AHEAD)])
        body = interview_body(candidate, ended, interviewers=list(self.people), company=f"Company {number}")
        made = await self._insist(client, "/v1/interviews", body)
        self.confirmed[made["id"]] = ended
        return str(made["id"])

    async def run(self, stop: asyncio.Event, *, at_once: int = 2) -> None:
        """Report interviews, one after another in each of some lanes, until told to stop."""
        async with self.client() as client, asyncio.TaskGroup() as lanes:
            for _ in range(at_once):
                lanes.create_task(self._lane(client, stop))

    async def _lane(self, client: httpx.AsyncClient, stop: asyncio.Event) -> None:
        while not stop.is_set():
            await self.report(client)
            await asyncio.sleep(BETWEEN_POLLS)

    @asynccontextmanager
    async def client(self) -> AsyncIterator[httpx.AsyncClient]:
        """Give a client that bears the key."""
        headers = {"Authorization": f"Bearer {self.key}"}
        async with httpx.AsyncClient(
            base_url=self.base_url, headers=headers, timeout=PATIENCE, trust_env=False
        ) as client:
            yield client

    async def _insist(self, client: httpx.AsyncClient, path: str, body: Mapping[str, Any]) -> dict[str, Any]:
        key = f"campaign-{next(iter(self._numbers))}"
        async with asyncio.timeout(2 * PATIENCE):
            while True:
                try:
                    answer = await client.post(path, json=body, headers={"Idempotency-Key": key})
                except httpx.TransportError:
                    self.refusals[0] += 1
                else:
                    if answer.status_code == httpx.codes.CREATED:
                        made: dict[str, Any] = answer.json()
                        return made
                    self.refusals[answer.status_code] += 1
                    self.problems.add(answer.json()["type"].rpartition("/")[2])
                    in_progress = answer.status_code == httpx.codes.CONFLICT
                    assert answer.is_server_error or in_progress, answer.text
                await asyncio.sleep(BETWEEN_POLLS)


@dataclass(frozen=True)
class Verdict:
    """What a receiver's log says of what was confirmed, for one path."""

    confirmed: int
    lost: tuple[str, ...]
    """Interviews whose reminder was never announced."""
    raised_twice: tuple[str, ...]
    """Interviews whose reminder was announced as more than one event."""
    early: tuple[str, ...]
    """Events that arrived before they were due."""
    repeats: int
    """Requests beyond the first of an event."""
    unexcused: tuple[str, ...]
    """Events repeated with no fault in between."""
    lateness: tuple[float, ...]
    """Seconds from due to the first arrival, sorted."""

    def assert_kept(self) -> None:
        """Fail unless the guarantee was kept."""
        assert self.confirmed
        assert self.lost == ()
        assert self.raised_twice == ()
        assert self.early == ()
        assert self.unexcused == ()


def read_log(log: Path) -> list[Received]:
    """Return the requests that a receiver wrote down. A line that is still being written is left out."""
    whole = log.read_text("utf-8").rpartition("\n")[0] if log.exists() else ""
    return [Received.from_line(line) for line in whole.splitlines()]


def missing(confirmed: Iterable[str], requests: Iterable[Received], path: str) -> set[str]:
    """Return the interviews that were confirmed and whose reminder has not arrived at a path yet."""
    arrived = {request.json["data"]["interview"]["id"] for request in requests if request.path == path}
    return set(confirmed) - arrived


def judge(
    confirmed: Iterable[str], requests: Sequence[Received], path: str, faults: Sequence[tuple[datetime, datetime]] = ()
) -> Verdict:
    """Compare what was confirmed with what arrived at a path that always answers 200.

    Args:
        confirmed: Ids of interviews.
        requests: The receiver's log.
        path: Which endpoint is judged.
        faults: From when to when something was broken. A repeat is excused if a fault overlaps the time between the
            two arrivals.
    """
    wanted = set(confirmed)
    events: dict[str, set[str]] = defaultdict(set)
    arrivals: dict[str, list[datetime]] = defaultdict(list)
    due: dict[str, datetime] = {}
    for request in requests:
        if request.path == path:
            reminder = request.json["data"]["reminder"]
            events[request.json["data"]["interview"]["id"]].add(request.message_id)
            arrivals[request.message_id].append(request.arrived_at)
            due[request.message_id] = datetime.fromisoformat(reminder["due_at"])
    unexcused = [
        message_id
        for message_id, times in arrivals.items()
        for earlier, later in itertools.pairwise(times)
        if not any(begins <= later and earlier <= ends for begins, ends in faults)
    ]
    return Verdict(
        confirmed=len(wanted),
        lost=tuple(sorted(wanted - events.keys())),
        raised_twice=tuple(sorted(interview for interview, ids in events.items() if len(ids) > 1)),
        early=tuple(sorted(message_id for message_id, times in arrivals.items() if times[0] < due[message_id])),
        repeats=sum(len(times) - 1 for times in arrivals.values()),
        unexcused=tuple(unexcused),
        lateness=tuple(sorted((times[0] - due[message_id]).total_seconds() for message_id, times in arrivals.items())),
    )


class Crew:
    """Processes of one command that works, which are killed and replaced."""

    def __init__(self, program: Program, *command: str) -> None:
        self._program = program
        self._command = command
        self._stack = AsyncExitStack()
        self.members: list[Started] = []

    async def grow(self) -> Started:
        """Start one more, and wait until it works."""
        started = await self._stack.enter_async_context(self._program.started(*self._command))
        self.members.append(started)
        await started.prints("worker started")
        return started

    async def kill(self, member: Started) -> None:
        """End one at once, as if the power had failed."""
        self.members.remove(member)
        member.process.kill()
        await member.process.wait()

    async def end(self) -> list[int]:
        """End all of them politely, and return their statuses."""
        return [await member.stop() for member in self.members]

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()


@dataclass
class Scene:
    """The whole service in one process, which reports to a receiver while load runs and somebody breaks something."""

    load: Load
    client: httpx.AsyncClient
    log: Path
    _stop: asyncio.Event
    _work: asyncio.Task[None]

    async def confirm(self, count: int) -> None:
        """Wait until so many more interviews were confirmed."""
        target = len(self.load.confirmed) + count
        await eventually(lambda: len(self.load.confirmed) >= target, f"{target} confirmed", within=PATIENCE)

    async def arrive(self, path: str) -> None:
        """Wait until everything that was confirmed has arrived at a path."""
        confirmed = self.load.confirmed
        await eventually(
            lambda: not missing(confirmed, read_log(self.log), path), f"everything arrives at {path}", within=PATIENCE
        )

    async def end(self) -> None:
        """Report no more interviews."""
        self._stop.set()
        await self._work


@asynccontextmanager
async def under_load(program: Program, receiver_url: str, log: Path, *, path: str = "/ok") -> AsyncIterator[Scene]:
    """Serve, subscribe a path of the receiver to what falls due, and report interviews until the scene ends."""
    port = free_port()
    load, stop = Load(f"http://127.0.0.1:{port}"), asyncio.Event()
    async with program.started("serve", "--port", str(port)) as served, client_of(port, served) as client:
        await load.subscribe(client, receiver_url.rstrip("/") + path)
        await load.begin(client)
        scene = Scene(load, client, log, stop, asyncio.create_task(load.run(stop)))
        try:
            yield scene
        finally:
            await scene.end()
        assert await served.stop() == 0
