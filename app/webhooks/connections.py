"""Connections to receivers: opened to vetted addresses only, and used again while they are fresh."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, NamedTuple

from aiohappyeyeballs import start_connection

from app.webhooks.answers import Answer
from app.webhooks.resolver import VettedNames, vetting_socket_factory

_ANOTHER_ADDRESS_AFTER = 0.25
"""Seconds after which the next address is tried beside the first."""


class Origin(NamedTuple):
    """What a connection leads to. The host is a name or an address, in ASCII."""

    is_secure: bool
    host: str
    port: int


class Connection(asyncio.Protocol):
    """One connection, which carries one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: Answer | None = None
        self.idle_since = 0.0
        self.is_open = False
        self.was_used = False
        """Whether it has carried a request before."""

    def connection_made(self, transport: Any) -> None:
        """Take the transport."""
        self._transport, self.is_open = transport, True

    def data_received(self, data: bytes) -> None:
        """Pass on what has arrived. On an idle connection nothing may arrive."""
        if self._answer is None:
            self.abort()
        else:
            self._answer.feed(data)

    def eof_received(self) -> None:
        """Take in that nothing more comes. The transport then closes itself."""
        if self._answer is not None:
            self._answer.end()

    def connection_lost(self, exc: Exception | None) -> None:
        """End what is under way."""
        self.is_open = False
        if self._answer is not None:
            self._answer.fail(exc or ConnectionResetError("closed before the answer"))

    def post(self, request: bytes, answer: Answer) -> None:
        """Send a request. Its answer is fed as it comes."""
        if self._transport is None or not self.is_open:
            raise ConnectionResetError("closed before the request")
        self._answer = answer
        self._transport.write(request)

    def rest(self) -> None:
        """Leave the connection to the next request."""
        self._answer, self.was_used = None, True
        self.idle_since = asyncio.get_running_loop().time()

    def abort(self) -> None:
        """Drop it at once, without a farewell that the other side could draw out."""
        self.is_open = False
        if self._transport is not None:
            self._transport.abort()


@dataclass(slots=True)
class _Limit:
    semaphore: asyncio.Semaphore
    users: int = 0
    """How many have a connection or wait for one."""


class Connections:
    """Opens connections, keeps those that may be used again, and bounds how many are in use.

    Args:
        names: Looks names up and vets their addresses.
        tls: For connections over TLS.
        most: In use at once.
        most_per_host: In use at once to one origin.
        idle: Seconds after which an unused connection is closed.
    """

    def __init__(self, names: VettedNames, tls: ssl.SSLContext, *, most: int, most_per_host: int, idle: float) -> None:
        self._names = names
        self._make_socket = vetting_socket_factory(names.policy)
        self._tls = tls
        self._all = asyncio.Semaphore(most)
        self._most_per_host = most_per_host
        self._by_origin: dict[Origin, _Limit] = {}
        self._idle_seconds = idle
        self._idle: dict[Origin, list[Connection]] = {}
        self._open: set[Connection] = set()
        self._sweep: asyncio.TimerHandle | None = None
        self._is_closed = False

    @asynccontextmanager
    async def to(self, origin: Origin, *, anew: bool = False) -> AsyncIterator[Connection]:
        """Lend a connection, an unused one if asked to. What is not given back with `keep` is dropped at the end."""
        limit = self._by_origin.setdefault(origin, _Limit(asyncio.Semaphore(self._most_per_host)))
        limit.users += 1
        try:
            async with limit.semaphore, self._all:
                connection = (None if anew else self._fresh(origin)) or await self._connect(origin)
                self._open.add(connection)
                try:
                    yield connection
                finally:
                    self._open.discard(connection)
                    if connection not in self._idle.get(origin, ()):
                        connection.abort()
        finally:
            limit.users -= 1
            if not limit.users:
                del self._by_origin[origin]

    def keep(self, origin: Origin, connection: Connection) -> None:
        """Let a connection be used again, for a while."""
        if connection.is_open:
            connection.rest()
            self._idle.setdefault(origin, []).append(connection)
            if self._sweep is None:
                self._sweep = asyncio.get_running_loop().call_later(self._idle_seconds, self._close_stale)

    def close(self) -> None:
        """Drop every connection. What is in flight fails."""
        self._is_closed = True
        if self._sweep is not None:
            self._sweep.cancel()
        for connection in [*self._open, *(each for kept in self._idle.values() for each in kept)]:
            connection.abort()
        self._idle.clear()

    def _fresh(self, origin: Origin) -> Connection | None:
        kept = self._idle.get(origin, [])
        since = asyncio.get_running_loop().time() - self._idle_seconds
        while kept:
            connection = kept.pop()
            if not kept:
                del self._idle[origin]
            if connection.is_open and connection.idle_since > since:
                return connection
            connection.abort()
        return None

    def _close_stale(self) -> None:
        self._sweep = None
        loop = asyncio.get_running_loop()
        since = loop.time() - self._idle_seconds
        for origin, kept in list(self._idle.items()):
            for connection in kept:
                if connection.idle_since <= since:
                    connection.abort()
            self._idle[origin] = [each for each in kept if each.is_open]
            if not self._idle[origin]:
                del self._idle[origin]
        if self._idle:
            self._sweep = loop.call_later(self._idle_seconds, self._close_stale)

    async def _connect(self, origin: Origin) -> Connection:
        if self._is_closed:
            raise ConnectionAbortedError("this service is ending")
        addresses = await self._names.addresses(origin.host, origin.port)
        infos = [
            (family, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (address, origin.port))
            for family, address in addresses
        ]
        opened = await start_connection(
            infos, happy_eyeballs_delay=_ANOTHER_ADDRESS_AFTER, interleave=1, socket_factory=self._make_socket
        )
        try:
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            _, connection = await asyncio.get_running_loop().create_connection(
                Connection,
                sock=opened,
                ssl=self._tls if origin.is_secure else None,
                server_hostname=origin.host if origin.is_secure else None,
            )
        except BaseException:
            opened.close()
            raise
        return connection
