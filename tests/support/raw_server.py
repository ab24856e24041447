"""The application behind the real server, in this process, and a client that speaks to it byte by byte."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, replace
from typing import Any

import uvicorn

from app.cli.serving import uvicorn_options
from app.main import Assembly, create_app
from app.routers.connections import ConnectionLimits
from tests.support.databases import make_settings
from tests.support.processes import PATIENCE

SHORT = ConnectionLimits(request_seconds=0.3, idle_seconds=0.3, linger_seconds=0.3)


@dataclass
class Served:
    """A server on a port of this machine."""

    port: int
    server: uvicorn.Server

    @property
    def protocols(self) -> list[Any]:
        """The connections that it has."""
        return list(self.server.server_state.connections)

    @asynccontextmanager
    async def connected(self) -> AsyncIterator["Wire"]:
        """Open a connection."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            yield Wire(reader, writer)
        finally:
            writer.transport.abort()
            with suppress(OSError):
                await writer.wait_closed()

    async def ask(self, request: bytes) -> bytes:
        """Send some bytes on a connection of their own, and return everything that comes back until it is closed."""
        async with self.connected() as wire:
            wire.send(request)
            return await wire.rest()


@dataclass
class Wire:
    """A client's end of a connection."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    def send(self, data: bytes) -> None:
        """Send, or keep for later what does not go out yet."""
        self.writer.write(data)

    async def head(self) -> bytes:
        """Return the next status line and header."""
        async with asyncio.timeout(PATIENCE):
            return await self.reader.readuntil(b"\r\n\r\n")

    async def rest(self) -> bytes:
        """Return everything until the server closes its side."""
        async with asyncio.timeout(PATIENCE):
            return await self.reader.read()


@asynccontextmanager
async def raw_server(parts: Assembly, limits: ConnectionLimits, **settings: Any) -> AsyncIterator[Served]:
    """Serve an application with limits on its connections."""
    own = make_settings(parts.settings.database_url, port=0, **settings)
    parts = replace(parts, settings=own)
    server = uvicorn.Server(uvicorn.Config(create_app(parts, limits=limits), **uvicorn_options(own)))
    server.capture_signals = nullcontext  # type: ignore[method-assign,assignment]  # it has no option for this
    serving = asyncio.create_task(server.serve())
    async with asyncio.timeout(PATIENCE):
        while not server.started:
            await asyncio.wait({serving}, timeout=0.005)
    try:
        yield Served(server.servers[0].sockets[0].getsockname()[1], server)
    finally:
        server.should_exit = True
        await serving
