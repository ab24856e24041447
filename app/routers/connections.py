"""What one connection may cost, and how many there may be: the limits that hold before there is a request to answer.

uvicorn bounds neither the header of a request, nor the time that a client takes, nor what is read of a body that nobody
asked for; and it closes a connection on which something is still arriving with a reset, which destroys the response on
its way. Its protocol is extended here, at the hooks that it has:

- bytes are read into one buffer that all connections share, no more at a time than may be read at all;
- a connection that is closed in the middle of a request is closed for writing, and lingers until the client has closed
  it too, so that the client finds the response;
- one timer for each connection, which is not touched on the way of a request, ends what takes too long.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httptools
import pydantic_core
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol, RequestResponseCycle

from app.core.clock import Ticks, ticks
from app.core.ids import new_id
from app.core.logging import get_logger
from app.core.telemetry import Telemetry
from app.domain.errors import AfterviewError
from app.routers.problems import (
    PROBLEM_TYPE,
    HeaderTooLargeError,
    MalformedError,
    TooSlowError,
    UnavailableError,
    describe,
)

STATE = "connections"
"""Under this name the application gives `Connections` to the protocol, in the state of its lifespan."""
_AT_ONCE = 64 * 1024
_MOST_PIPELINED = 100
_LOG_EVERY = 60.0
_NEVER = float("inf")
_BUFFER = memoryview(bytearray(_AT_ONCE))
"""What is read is used up before the next read, on whichever connection."""
_log = get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectionLimits:
    """Bytes, seconds, and how many connections."""

    connections: int = 10_000
    header_bytes: int = 64 * 1024
    unasked_bytes: int = 64 * 1024
    """So much of a body is read at most before somebody asks for it."""
    request_seconds: float = 20.0
    """From the first byte of a request, or from the opening of the connection, to the last byte of the request."""
    idle_seconds: float = 60.0
    """Between two requests, and while the client takes nothing of a response."""
    linger_seconds: float = 2.0


class Connections:
    """All connections of a process: the limits that each keeps to, and how many there are."""

    def __init__(self, limits: ConnectionLimits, telemetry: Telemetry, base_url: str, count_by: Ticks = ticks) -> None:
        self.limits = limits
        self._telemetry = telemetry
        self._base_url = base_url
        self._ticks = count_by
        self._open = 0
        self._log_at = -_NEVER

    def open(self) -> bool:
        """Count a connection, and tell whether there may be so many."""
        if self._open >= self.limits.connections:
            self._telemetry.refused_connections.inc()
            if self._ticks() >= self._log_at:
                self._log_at = self._ticks() + _LOG_EVERY
                _log.warning("connection limit reached: further connections are refused", limit=self._open)
            return False
        self._open += 1
        self._telemetry.connections.set(self._open)
        return True

    def close(self) -> None:
        """Count a connection no more."""
        self._open -= 1
        self._telemetry.connections.set(self._open)

    def refusal(self, error: AfterviewError) -> bytes:
        """Return the response to what never became a request."""
        request_id = new_id().hex
        document = describe(error, base_url=self._base_url, path="", request_id=request_id)
        body = pydantic_core.to_json(document)
        self._telemetry.requests.labels("-", "-", error.status).inc()
        head = (
            f"content-type: {PROBLEM_TYPE}\r\ncontent-length: {len(body)}\r\ncache-control: no-store\r\n"
            f"x-content-type-options: nosniff\r\nx-request-id: {request_id}\r\nconnection: close\r\n"
        )
        retry_after = b"retry-after: 1\r\n" if isinstance(error, UnavailableError) else b""
        return STATUS_LINE[error.status] + head.encode() + retry_after + b"\r\n" + body


class BoundedProtocol(HttpToolsProtocol):
    """One connection."""

    transport: "_Wire"  # type: ignore[assignment]  # has what uvicorn uses of a transport
    cycle: RequestResponseCycle | None  # type: ignore[assignment]  # there is none before the first request

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin, unless there are too many connections."""
        self._front: Connections = self.app_state[STATE]
        self._limits: ConnectionLimits = self._front.limits
        if not self._front.open():
            detail = "There are too many connections. Try again in a moment."
            transport.write(self._front.refusal(UnavailableError(detail)))
            transport.set_protocol(asyncio.Protocol())
            transport.close()
            return
        self.timeout_keep_alive = self._limits.idle_seconds
        self._raw = transport
        self._serving: RequestResponseCycle | None = None
        self._in_header = False
        self._is_broken = False
        self._is_leaving = False
        self._header_bytes = 0
        self._unparsed_bytes = 0
        self._unasked_bytes = 0
        self._time_left: float | None = None
        self._deadline = _NEVER
        self._timer: asyncio.TimerHandle | None = None
        self._stalled: asyncio.TimerHandle | None = None
        super().connection_made(_Wire(transport, self))  # type: ignore[arg-type]
        transport.set_protocol(_Reader(self))
        self._expect_by(self.loop.time() + self._limits.request_seconds)

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        for timer in (self._timer, self._stalled):
            if timer is not None:
                timer.cancel()
        self._front.close()
        super().connection_lost(exc)

    # Reading

    def room(self) -> int:
        """Return how many bytes may be read now. Reading is paused before there is none."""
        cycle, left = self.cycle, _AT_ONCE
        if self._is_leaving:
            left = self._limits.unasked_bytes - self._unasked_bytes
        elif cycle is not None and cycle.more_body and not self._in_header:
            left = self._limits.unasked_bytes - len(cycle.body)
        return max(1, min(left, _AT_ONCE))

    def data_received(self, data: bytes | memoryview) -> None:
        """Take what was read."""
        self._unset_keepalive_if_required()
        if self._is_leaving:
            self._discard(len(data))
            return
        if self._deadline == _NEVER and self._time_left is None:
            self._expect_by(self.loop.time() + self._limits.request_seconds)
        self._unparsed_bytes += len(data)
        try:
            self.parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            # Nothing is upgraded to. The request is answered as it is, and whatever follows is no request.
            assert self.cycle is not None
            self._is_broken, self.cycle.keep_alive = True, False
            self.flow.pause_reading()
            return
        except httptools.HttpParserError:
            self._refuse(self._refusal())
            return
        if self._unparsed_bytes > self._limits.header_bytes:
            self._refuse(self._too_large())
        elif self.cycle is not None and len(self.cycle.body) >= self._limits.unasked_bytes:
            self.flow.pause_reading()

    def _discard(self, count: int) -> None:
        self._unasked_bytes += count
        if self._unasked_bytes >= self._limits.unasked_bytes:
            self._raw.pause_reading()

    # Callbacks of the parser. What they raise ends the parsing.

    def on_message_begin(self) -> None:
        """Begin a header."""
        self._in_header = True
        self._header_bytes = 0
        self._count(0)
        if len(self.pipeline) >= _MOST_PIPELINED:
            message = "too many requests wait on this connection"
            raise ValueError(message)
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """Take a piece of the address."""
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a field of the header, or of the trailer behind a body."""
        self._count(len(name) + len(value) + len(b": \r\n"))
        if self._in_header:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Begin to serve the request."""
        self._in_header = False
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        self._unparsed_bytes = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Expect nothing more until the next request."""
        self._deadline, self._time_left = _NEVER, None
        super().on_message_complete()

    def _count(self, size: int) -> None:
        self._unparsed_bytes = 0
        self._header_bytes += size
        if self._header_bytes > self._limits.header_bytes:
            message = "the header is too large"
            raise ValueError(message)

    # Serving

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        self._serving = cycle
        super()._start_asgi_task(cycle, app)

    def on_response_complete(self) -> None:
        """Go on with the next request, unless there is something in the way to it."""
        if self._is_broken or (self._serving is not None and self._serving.more_body):
            self.transport.close()
        super().on_response_complete()

    def pause_writing(self) -> None:
        """Wait for the client to take what was sent, for some time."""
        super().pause_writing()
        self._stalled = self.loop.call_later(self._limits.idle_seconds, self._raw.abort)

    def resume_writing(self) -> None:
        """Send on."""
        if self._stalled is not None:
            self._stalled.cancel()
        super().resume_writing()

    # Refusing and closing

    def _refusal(self) -> AfterviewError:
        if self._header_bytes > self._limits.header_bytes:
            return self._too_large()
        return MalformedError("This is not a well-formed HTTP request.")

    def _too_large(self) -> HeaderTooLargeError:
        return HeaderTooLargeError(f"The header has more than {self._limits.header_bytes // 1024} KiB.")

    def _refuse(self, error: AfterviewError) -> None:
        """Answer what is no request, and close."""
        self._is_broken = True
        serving = self._serving
        if serving is not None and not serving.response_complete:
            if self._in_header or serving is not self.cycle:
                # The request before is answered first, and the connection closed then.
                serving.keep_alive = False
                self.pipeline.clear()
                self.flow.pause_reading()
                return
            serving.disconnected = True
            serving.message_event.set()
            if serving.response_started:
                self._raw.abort()
                return
        self._raw.write(self._front.refusal(error))
        self.transport.close()

    def leave(self) -> None:
        """Close the connection so that a client that is still sending finds the response."""
        if self._is_leaving or self._raw.is_closing():
            return
        self._unset_keepalive_if_required()
        cycle = self.cycle
        if not (self._is_broken or self._in_header or (cycle is not None and cycle.more_body)):
            self._raw.close()
            return
        self._is_leaving = True
        self._unasked_bytes = 0 if cycle is None else len(cycle.body)
        self._raw.write_eof()
        if self._unasked_bytes < self._limits.unasked_bytes:
            self._raw.resume_reading()
        self._expect_by(self.loop.time() + self._limits.linger_seconds)

    @property
    def is_leaving(self) -> bool:
        """Tell whether it is closed for writing."""
        return self._is_leaving

    # Time

    def stop_clock(self) -> None:
        """Count no time while it is not the client that is waited for."""
        if self._deadline != _NEVER and not self._is_leaving:
            self._time_left, self._deadline = self._deadline - self.loop.time(), _NEVER

    def start_clock(self) -> None:
        """Wait for the client again."""
        if self._time_left is not None:
            left, self._time_left = self._time_left, None
            self._expect_by(self.loop.time() + left)

    def _expect_by(self, deadline: float) -> None:
        self._deadline = deadline
        if self._timer is None or self._timer.when() > deadline:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = self.loop.call_at(deadline, self._look)

    def _look(self) -> None:
        """Find that the time is up, or when to look again. Most deadlines are long met by then."""
        self._timer = None
        if self._deadline == _NEVER:
            return
        if self.loop.time() < self._deadline:
            self._expect_by(self._deadline)
        elif self._is_leaving:
            self._raw.close() if self._raw.get_write_buffer_size() else self._raw.abort()
        elif self._in_header:
            self._refuse(TooSlowError(f"The header did not arrive within {self._limits.request_seconds:g} seconds."))
        elif self.cycle is not None and self.cycle.more_body:
            # Whoever reads the body answers.
            self._deadline = _NEVER
            self.cycle.scope["state"]["late"] = True
            self.cycle.message_event.set()
        else:
            self._raw.close()


class _Reader(asyncio.BufferedProtocol):
    """Reads for a connection: asyncio asks this kind of protocol where to put what it reads, and how much of it."""

    def __init__(self, connection: BoundedProtocol) -> None:
        self._connection = connection
        self.connection_lost = connection.connection_lost  # type: ignore[method-assign]
        self.pause_writing = connection.pause_writing  # type: ignore[method-assign]
        self.resume_writing = connection.resume_writing  # type: ignore[method-assign]

    def get_buffer(self, _sizehint: int) -> memoryview:
        """Return where to put what is read."""
        return _BUFFER[: self._connection.room()]

    def buffer_updated(self, nbytes: int) -> None:
        """Hand on what was read."""
        self._connection.data_received(_BUFFER[:nbytes])

    def eof_received(self) -> None:
        """Close: the client sends nothing more."""


class _Wire:
    """The transport as uvicorn sees it: it is closed with care, and says when nothing is read."""

    def __init__(self, transport: asyncio.Transport, connection: BoundedProtocol) -> None:
        self._transport = transport
        self._connection = connection
        self.write: Callable[[bytes], None] = transport.write
        self.get_extra_info = transport.get_extra_info

    def is_closing(self) -> bool:
        return self._connection.is_leaving or self._transport.is_closing()

    def close(self) -> None:
        self._connection.leave()

    def pause_reading(self) -> None:
        self._connection.stop_clock()
        self._transport.pause_reading()

    def resume_reading(self) -> None:
        self._connection.start_clock()
        self._transport.resume_reading()
