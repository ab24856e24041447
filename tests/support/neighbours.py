"""The real program with two tenants under load: one that is well, and a neighbour in whose data something is broken."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import httpx
from sqlalchemy import select, update

from app.core.clock import SystemClock
from app.core.ids import new_id
from app.db import Database
from app.domain.drafting.drafts import DraftTemplate
from app.domain.drafting.kinds import DraftKind, Language, Tone
from app.models import endpoint_secrets, webhook_endpoints
from app.repositories.draft_templates import DraftTemplates
from tests.support.campaign import SHORT_LEASE, Load
from tests.support.databases import make_settings, open_database
from tests.support.processes import LIVE_KEY, TEST_KEY, Program, client_of, free_port

WELL, NEIGHBOUR = "/ok", "/neighbour"
PERSON = {"name": "Bill Lumbergh", "email": "bill@initech.example"}
COMPOSING = {"policy": {"compose_on_due": True, "thank_you_after": "PT1H"}}
NONSENSE = "```" + "\n" * 30_000
"""What a writer answers that has lost its mind."""
Spoil = Callable[[Database, UUID], Awaitable[None]]
"""Breaks something of a tenant's, behind the program's back."""


@dataclass
class Street:
    """Both tenants, each with an endpoint for what falls due, and the database behind them."""

    well: Load
    neighbour: Load
    neighbour_client: httpx.AsyncClient
    database: Database
    neighbour_id: UUID

    async def live(self, *, until: Callable[[], bool], neighbour: bool = True) -> None:
        """Let both report interviews, or the well one alone, until something holds."""
        stop = asyncio.Event()
        loads = [self.well, *([self.neighbour] if neighbour else [])]
        work = [asyncio.create_task(load.run(stop, at_once=1)) for load in loads]
        try:
            while not until():  # noqa: ASYNC110 - the loads have no event for it
                await asyncio.sleep(0.05)
        finally:
            stop.set()
            await asyncio.gather(*work)

    @asynccontextmanager
    async def asking(self) -> AsyncIterator[set[str]]:
        """Let the neighbour ask for a draft of every interview as soon as it is reported; give those it asked for."""
        asked: set[str] = set()

        async def ask() -> None:
            while True:
                for interview_id in self.neighbour.confirmed.keys() - asked:
                    body = {"kind": "thank_you", "interview_id": interview_id}
                    answer = await self.neighbour_client.post("/v1/drafts", json=body)
                    assert answer.status_code == httpx.codes.ACCEPTED, answer.text
                    asked.add(interview_id)
                await asyncio.sleep(0.05)

        work = asyncio.create_task(ask())
        try:
            yield asked
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)


@asynccontextmanager
async def street(
    database_url: str, folder: Path, url_for: Callable[[str], str], more: Mapping[str, str] | None = None
) -> AsyncIterator[Street]:
    """Start the program as it is run on that database, and give both tenants candidates and an endpoint."""
    program = Program(database_url, folder, {**SHORT_LEASE, **(more or {})})
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    async with AsyncExitStack() as stack:
        if database_url.startswith("sqlite"):
            served = await stack.enter_async_context(program.started("serve", "--port", str(port)))
        else:
            served = await stack.enter_async_context(program.started("api", "--port", str(port)))
            worker = await stack.enter_async_context(program.started("worker"))
            await worker.prints("worker started")
        database = await stack.enter_async_context(open_database(make_settings(database_url), SystemClock()))
        well = Load(base)
        neighbour = Load(base, key=TEST_KEY, person=COMPOSING, people=(PERSON,))
        clients = []
        for load, key, path in ((well, LIVE_KEY, WELL), (neighbour, TEST_KEY, NEIGHBOUR)):
            client = await stack.enter_async_context(client_of(port, served, key))
            clients.append(client)
            await load.subscribe(client, url_for(path))
            await load.begin(client, candidates=2)
        async with database.reading() as connection:
            found = await connection.execute(
                select(webhook_endpoints.c.tenant_id).where(webhook_endpoints.c.url == url_for(NEIGHBOUR))
            )
            neighbour_id = found.scalar_one()
        yield Street(well, neighbour, clients[1], database, neighbour_id)


async def spoil_bodies(database: Database, tenant_id: UUID) -> None:
    """Let every event of a tenant have data that is not JSON."""
    if database.is_sqlite:
        statements = [
            f"""
            CREATE TRIGGER spoil AFTER INSERT ON events WHEN NEW.tenant_id = '{tenant_id.hex}'
            BEGIN UPDATE events SET data = 'spoilt' WHERE id = NEW.id; END
            """  # noqa: S608 - our own id
        ]
    else:
        statements = [
            """
            CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN NEW.data := 'spoilt'; RETURN NEW; END $$
            """,
            f"""
            CREATE TRIGGER spoil BEFORE INSERT ON events
            FOR EACH ROW WHEN (NEW.tenant_id = '{tenant_id}') EXECUTE FUNCTION spoil()
            """,
        ]
    async with database.writing() as connection:
        for statement in statements:
            await connection.exec_driver_sql(statement)
        await connection.commit()


async def break_template(database: Database, tenant_id: UUID) -> None:
    """Store a template that an earlier version accepted, and that fails on every interview with a topic or without."""
    now = database.clock.now()
    broken = DraftTemplate(
        tenant_id=tenant_id, id=new_id(), kind=DraftKind.THANK_YOU, tone=Tone.WARM, language=Language.EN,
        source="Subject: Thanks\n\n{% if topics|length < 1e999 %}Dear all{% endif %}", created_at=now, updated_at=now,
    )  # fmt: skip
    async with database.writing() as connection:
        await DraftTemplates(connection).add(broken)
        await connection.commit()


async def lose_secret(database: Database, tenant_id: UUID) -> None:
    """Damage what a tenant's endpoints sign with."""
    async with database.writing() as connection:
        await connection.execute(
            update(endpoint_secrets).where(endpoint_secrets.c.tenant_id == tenant_id).values(value=b"lost" * 16)
        )
        # As when the row was damaged while the program was away: no process knows it as it was.
        await connection.execute(
            update(webhook_endpoints)
            .where(webhook_endpoints.c.tenant_id == tenant_id)
            .values(version=webhook_endpoints.c.version + 1)
        )
        await connection.commit()
