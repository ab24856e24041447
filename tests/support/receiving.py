"""The receiver's side of one connection, and the ways to treat a request."""

import asyncio
import json
import socket
import struct
import time
from abc import ABC, abstractmethod
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from http import HTTPStatus
from typing import Any, Protocol

import httptools

_CHUNK = b"x" * 65536
_PHRASES = {int(status): status.phrase for status in HTTPStatus}
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


@dataclass(frozen=True)
class Received:
    """A request as it arrived: header names in lower case, `arrived_at` when its last byte was read."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes
    arrived_at: datetime
    connection: int

    @cached_property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def message_id(self) -> str:
        return self.headers.get("webhook-id", "")

    def to_line(self) -> str:
        return (
            json.dumps(
                {
                    "method": self.method,
                    "path": self.path,
                    "headers": self.headers,
                    "body": b64encode(self.body).decode(),
                    "arrived_at": self.arrived_at.isoformat(),
                    "connection": self.connection,
                }
            )
            + "\n"
        )

    @classmethod
    def from_line(cls, line: bytes | str) -> "Received":
        fields = json.loads(line)
        return cls(
            **{**fields, "body": b64decode(fields["body"]), "arrived_at": datetime.fromisoformat(fields["arrived_at"])}
        )


class Behaviour(ABC):
    """A way to treat a request."""

    @abstractmethod
    async def treat(self, connection: "Connection") -> None: ...


@dataclass(frozen=True)
class Answer(Behaviour):
    """Answer at once."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b"ok"
    retry_after: int | str | None = None
    close: bool = False

    @cached_property
    def wire(self) -> bytes:
        """The whole answer, as bytes."""
        headers = {"content-type": "text/plain", **self.headers, "content-length": str(len(self.body))}
        if self.retry_after is not None:
            headers["retry-after"] = str(self.retry_after)
        if self.close:
            headers["connection"] = "close"
        return head(self.status, headers) + self.body

    async def treat(self, connection: "Connection") -> None:
        connection.write(self.wire)
        if self.close:
            connection.transport.close()


@dataclass(frozen=True)
class Hang(Behaviour):
    """Say nothing, and keep the connection until the sender or the test gives up; or say so after `release`."""

    release: asyncio.Event | None = None

    async def treat(self, connection: "Connection") -> None:
        await (self.release or asyncio.Event()).wait()
        connection.write(Answer().wire)


@dataclass(frozen=True)
class Drip(Behaviour):
    """Answer 200 at once and let the body come byte by byte."""

    every: float = 1.0
    size: int = 10_000

    async def treat(self, connection: "Connection") -> None:
        connection.write(head(200, {"content-length": str(self.size)}))
        for _ in range(self.size):
            connection.write(b".")
            await asyncio.sleep(self.every)


@dataclass(frozen=True)
class Reset(Behaviour):
    """Reset the connection, after `after` (say, half an answer)."""

    after: bytes = b""

    async def treat(self, connection: "Connection") -> None:
        if self.after:
            connection.write(self.after)
        connection.reset()


@dataclass(frozen=True)
class Redirect(Behaviour):
    """Point elsewhere."""

    to: str
    status: int = 307

    async def treat(self, connection: "Connection") -> None:
        connection.write(Answer(self.status, headers={"location": self.to}).wire)


@dataclass(frozen=True)
class Huge(Behaviour):
    """Answer with a body of this many bytes, as fast as they are taken."""

    size: int = 1_000_000_000

    async def treat(self, connection: "Connection") -> None:
        connection.write(head(200, {"content-length": str(self.size)}))
        left = self.size
        while left > 0 and not connection.transport.is_closing():
            connection.write(_CHUNK[:left])
            left -= len(_CHUNK)
            await connection.writable.wait()


@dataclass(frozen=True)
class Raw(Behaviour):
    """Send these bytes, whatever they are, then hang up."""

    wire: bytes

    async def treat(self, connection: "Connection") -> None:
        connection.write(self.wire)
        connection.transport.close()


def head(status: int, headers: Mapping[str, str]) -> bytes:
    phrase = _PHRASES.get(status, "Unknown")
    lines = [f"HTTP/1.1 {status} {phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


class Owner(Protocol):
    """Whom a connection tells what happens to it, and asks what to do."""

    def opened(self, connection: "Connection", /) -> None: ...

    def closed(self, connection: "Connection", /) -> None: ...

    def sent(self, size: int, /) -> None: ...

    def arrived(self, request: Received, /) -> None: ...

    def behaviour_for(self, path: str, /) -> Behaviour: ...


class Connection(asyncio.Protocol):
    """One accepted connection."""

    transport: asyncio.Transport

    def __init__(self, owner: Owner, number: int) -> None:
        self._owner = owner
        self.number = number
        self._parser = httptools.HttpRequestParser(self)
        self._path = b""
        self._headers: dict[str, str] = {}
        self._body = b""
        self._work: asyncio.Task[None] | None = None
        self.writable = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport  # type: ignore[assignment] # a stream server makes no other kind
        self.writable.set()
        self._owner.opened(self)

    def connection_lost(self, exc: Exception | None) -> None:
        self._owner.closed(self)
        self.writable.set()
        if self._work is not None:
            self._work.cancel()

    def pause_writing(self) -> None:
        self.writable.clear()

    def resume_writing(self) -> None:
        self.writable.set()

    def data_received(self, data: bytes) -> None:
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserInvalidMethodError:
            self.transport.close()

    def on_message_begin(self) -> None:
        self._path, self._headers, self._body = b"", {}, b""

    def on_url(self, url: bytes) -> None:
        self._path += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        path = self._path.decode("latin-1")
        method = self._parser.get_method().decode()
        self._owner.arrived(
            Received(method, path, self._headers, self._body, datetime.fromtimestamp(time.time(), UTC), self.number)
        )
        behaviour = self._owner.behaviour_for(path)
        if isinstance(behaviour, Answer) and not behaviour.close:
            self.write(behaviour.wire)
        else:
            self._work = asyncio.get_running_loop().create_task(behaviour.treat(self))

    def write(self, data: bytes) -> None:
        self._owner.sent(len(data))
        self.transport.write(data)

    def reset(self) -> None:
        """Have the system send a reset instead of a farewell."""
        sock = self.transport.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        self.transport.abort()

    def cut(self) -> None:
        self.transport.abort()
