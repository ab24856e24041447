"""The real application over ASGI, with a tenant and a key, on a database of the test's own. Every answer is checked."""

import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from fastapi import FastAPI

from app.core.clock import Clock
from app.core.crypto import Vault
from app.core.settings import Settings
from app.db import Database
from app.domain.access import Mode
from app.main import Assembly, assemble, create_app
from app.services.encryption import Encryption
from app.webhooks.resolver import Answer
from tests.support.declared import DeclaredTransport

SECRET_KEY = bytes(range(32))
LIVE_KEY = "live-key-of-the-tests-0001"
TEST_KEY = "test-key-of-the-tests-0001"


@dataclass(frozen=True)
class Api:
    """A client with a live tenant's key, and what is behind it."""

    app: FastAPI
    client: httpx.AsyncClient
    database: Database
    parts: Assembly

    @property
    def encryption(self) -> Encryption:
        """What the operator does about encryption keys."""
        return Encryption(self.database, self.parts.vault)

    def with_key(self, key: str | None) -> httpx.AsyncClient:
        headers = {} if key is None else {"Authorization": f"Bearer {key}"}
        transport = DeclaredTransport(app=self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://afterview.test", headers=headers)

    async def post(self, path: str, body: Any = None, **kwargs: Any) -> httpx.Response:
        return await self.client.post(path, json=body, **kwargs)

    async def create(self, path: str, body: Any) -> dict[str, Any]:
        answer = await self.client.post(path, json=body)
        assert answer.status_code == 201, answer.text
        created: dict[str, Any] = answer.json()
        return created

    async def get(self, path: str, **params: Any) -> dict[str, Any]:
        answer = await self.client.get(path, params=params)
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found


async def no_dns(_host: str, _port: int) -> list[Answer]:
    """Know no name: tests make names up, and ask no name server."""
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


@asynccontextmanager
async def open_api(
    settings: Settings, database: Database, clock: Clock, *, secret_keys: Sequence[bytes] = (SECRET_KEY,), **kwargs: Any
) -> AsyncIterator[Api]:
    """Serve the application on a database, as a live and a test tenant."""
    parts = assemble(settings, Vault(*secret_keys), clock=clock, database=database, **{"lookup": no_dns, **kwargs})
    app = create_app(parts)
    await parts.administration.bootstrap(LIVE_KEY, Mode.LIVE)
    await parts.administration.bootstrap(TEST_KEY, Mode.TEST)
    transport = DeclaredTransport(app=app)
    async with httpx.AsyncClient(
        transport=transport,
        base_url="http://afterview.test",
        headers={"Authorization": f"Bearer {LIVE_KEY}"},
    ) as client:
        yield Api(app, client, database, parts)
