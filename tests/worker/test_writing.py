"""A process killed while a remote writer is at it: the draft is written by the next one."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import update

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.models import drafts
from tests.support.bodies import candidate_body, interview_body
from tests.support.chat_server import ChatServer, chat_server
from tests.support.databases import open_database
from tests.support.processes import PATIENCE, Program, Started, client_of, free_port

WORDS = {"subject": "Thank you", "body": "Dear Bill,\n\nthank you for your time.\n\nAda Diaz"}


async def asked(server: ChatServer, started: Started) -> None:
    """Wait until the server was asked by a process."""
    async with asyncio.timeout(PATIENCE):
        while not server.requests:
            assert started.process.returncode is None, started.log.read_text(errors="replace")
            await asyncio.wait({asyncio.ensure_future(started.process.wait())}, timeout=0.05)


async def end_leases(settings: Settings) -> None:
    """Let the time of whoever took up a draft be over."""
    async with open_database(settings, SystemClock()) as database, database.writing() as connection:
        over = datetime.now(UTC) - timedelta(seconds=1)
        await connection.execute(update(drafts).where(drafts.c.write_at.is_not(None)).values(write_at=over))
        await connection.commit()


async def test_killed_while_it_asks_then_started_again(
    database_url: str, database_settings: Settings, tmp_path: Path
) -> None:
    async with chat_server() as server:
        server.hang = True
        settings = {"AFTERVIEW_WRITER_URL": server.url, "AFTERVIEW_WRITER_TIMEOUT_SECONDS": "60"}
        program = Program(database_url, tmp_path, settings)
        port = free_port()
        async with program.started("serve", "--port", str(port)) as first, client_of(port, first) as client:
            candidate = (await client.post("/v1/candidates", json=candidate_body())).json()
            body = interview_body(candidate["id"], datetime.now(UTC) - timedelta(hours=3))
            interview = (await client.post("/v1/interviews", json=body)).json()
            wanted = {"kind": "thank_you", "interview_id": interview["id"]}
            answer = await client.post("/v1/drafts", json=wanted)
            assert answer.status_code == 202, answer.text
            await asked(server, first)
            first.process.kill()
            await first.process.wait()
        server.hang = False
        server.say(json.dumps(WORDS))
        await end_leases(database_settings)
        port = free_port()
        async with program.started("serve", "--port", str(port)) as second, client_of(port, second) as client:
            async with asyncio.timeout(PATIENCE):
                while (draft := (await client.get(answer.headers["location"])).json())["writing"]:
                    pass
            events = (await client.get("/v1/events", params={"type": "draft.created"})).json()["items"]
    assert (draft["written_by"], draft["body"]) == ("machine", WORDS["body"])
    assert [event["data"]["draft"]["id"] for event in events] == [draft["id"]]
    assert len(server.requests) == 2
