"""The program as people run it: real processes, a real database, a real receiver."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from standardwebhooks import Webhook

from tests.support.bodies import interview_body
from tests.support.processes import PATIENCE, Program, client_of, free_port
from tests.support.receiver import Receiver

ALWAYS_AWAKE = {"start": "00:00", "end": "00:00"}


@pytest.fixture
def program(database_url: str, tmp_path: Path) -> Program:
    return Program(database_url, tmp_path)


@pytest.fixture
async def serving(program: Program, database_kind: str) -> AsyncIterator[httpx.AsyncClient]:
    """Serve with one process on SQLite, with an API and two workers on PostgreSQL."""
    port = free_port()
    async with AsyncExitStack() as stack:
        if database_kind == "sqlite":
            api = await stack.enter_async_context(program.started("serve", "--port", str(port)))
        else:
            api = await stack.enter_async_context(program.started("api", "--port", str(port)))
            for _ in range(2):
                await stack.enter_async_context(program.started("worker"))
        yield await stack.enter_async_context(client_of(port, api))


async def create(client: httpx.AsyncClient, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(path, json=body)
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    return made


async def test_an_interview_that_ended_is_announced_once_for_each_action(serving: httpx.AsyncClient) -> None:
    async with Receiver() as receiver:
        hook = {"url": receiver.url, "event_types": ["reminder.due"]}
        endpoint = await create(serving, "/v1/webhook-endpoints", hook)
        candidate = await create(
            serving, "/v1/candidates", {"name": "Ada", "time_zone": "Europe/Madrid", "waking_hours": ALWAYS_AWAKE}
        )
        ended = datetime.now(UTC) - timedelta(hours=3)
        await create(serving, "/v1/interviews", interview_body(candidate["id"], ended))
        await receiver.wait_for(3, within=PATIENCE)
        async with asyncio.timeout(PATIENCE):
            while True:
                deliveries = (await serving.get("/v1/deliveries")).json()["items"]
                if [d["state"] for d in deliveries] == ["delivered"] * 3:
                    break
        verifier = Webhook(endpoint["secret"])
        events = [verifier.verify(request.body, dict(request.headers)) for request in receiver.requests]
        told = Counter(
            (e["data"]["reminder"]["action"], (e["data"]["reminder"]["subject"] or {}).get("interviewer"))
            for e in events
        )
        assert told == {
            ("send_thank_you", "Bill Lumbergh"): 1,
            ("send_thank_you", "Milton Waddams"): 1,
            ("reflect", None): 1,
        }
        assert all(event["data"]["reminder"]["explanation"]["steps"] for event in events)
        assert {d["attempt_count"] for d in deliveries} == {1}


async def test_what_falls_due_while_it_runs_is_announced_then(serving: httpx.AsyncClient) -> None:
    async with Receiver() as receiver:
        await create(serving, "/v1/webhook-endpoints", {"url": receiver.url, "event_types": ["reminder.due"]})
        candidate = await create(
            serving, "/v1/candidates", {"name": "Ada", "time_zone": "UTC", "waking_hours": ALWAYS_AWAKE}
        )
        ended = datetime.now(UTC) - timedelta(hours=1) + timedelta(seconds=3)
        body = interview_body(candidate["id"], ended, interviewers=[])
        made = await create(serving, "/v1/interviews", body)
        await receiver.wait_for(1, within=PATIENCE)
        plan = (await serving.get(f"/v1/interviews/{made['id']}/plan")).json()["reminders"]
        reflect = next(reminder for reminder in plan if reminder["action"] == "reflect")
        assert reflect["status"] == "due"
        [request] = receiver.requests
        assert int(request.headers["webhook-timestamp"]) >= datetime.fromisoformat(reflect["due_at"]).timestamp() - 1


async def test_sigterm_ends_every_process_with_status_0(program: Program, database_kind: str) -> None:
    port = free_port()
    commands = ["serve"] if database_kind == "sqlite" else ["api", "worker"]
    async with AsyncExitStack() as stack:
        running = []
        for command in commands:
            options = () if command == "worker" else ("--port", str(port))
            running.append(await stack.enter_async_context(program.started(command, *options)))
        await stack.enter_async_context(client_of(port, running[0]))
        if database_kind == "postgresql":
            await running[1].prints("worker started")
        assert [await each.stop() for each in running] == [0] * len(running)
