"""A real webhook receiver on loopback that can be told to misbehave.

In a test's own process::

    async with Receiver() as receiver:
        receiver.will(Answer(500), Answer(500))          # the first two requests; then 200 again
        receiver.always(Answer(503, retry_after=60))     # every request not covered by `will`
        receiver.at("/dead", Hang())                     # one path
        ... register receiver.url ...
        requests = await receiver.wait_for(3)            # three requests in all
        await receiver.wait_for(lambda all_so_far: any(r.json["type"] == "reminder.due" for r in all_so_far))

As a process of its own, with the same way to wait::

    async with ReceiverProcess() as receiver:
        ... receiver.url_for("/fail/3") ...

There, and here for every path that `at` does not cover, the path itself chooses the behaviour: `/status/503`,
`/retry-after/30` (429), `/gone` (410), `/disable` (200 with the control header), `/fail/3` (500 three times, then 200),
`/hang`, `/drip`, `/reset`, `/redirect`, `/huge/1000000000`, `/flaky/20` (500 to one request in five, evenly).
Anything else is answered 200. `python -m tests.support.receiver --help` shows how to run it by hand.
"""

import argparse
import asyncio
import contextlib
import json
import os
import signal
import ssl
import sys
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tests.support.receiving import (
    Answer,
    Behaviour,
    Connection,
    Drip,
    Hang,
    Huge,
    Raw,
    Received,
    Redirect,
    Reset,
)

__all__ = ["Answer", "Drip", "Hang", "Huge", "Raw", "Received", "Receiver", "ReceiverProcess", "Redirect", "Reset"]

Condition = int | Callable[[Sequence[Received]], bool]
PATIENCE = 10.0
OK = Answer()


class Inbox:
    """Requests in order of arrival, and a way to wait for them."""

    def __init__(self) -> None:
        self.requests: list[Received] = []
        self._news = asyncio.Event()

    def _keep_request(self, request: Received) -> None:
        self.requests.append(request)
        self._news.set()

    async def wait_for(self, condition: Condition = 1, *, within: float = PATIENCE) -> list[Received]:
        """Wait for that many requests in all, or until the condition holds for them; fails after `within` seconds."""
        try:
            async with asyncio.timeout(within):
                while not self._met(condition):
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            shown = [f"{request.method} {request.path}" for request in self.requests[-20:]]
            raise AssertionError(f"{len(self.requests)} requests within {within} s, the last of them {shown}") from None
        return list(self.requests)

    def _met(self, condition: Condition) -> bool:
        return len(self.requests) >= condition if isinstance(condition, int) else condition(self.requests)

    def clear(self) -> None:
        """Forget all requests so far."""
        self.requests.clear()

    def by_message(self) -> dict[str, list[Received]]:
        """Return the requests by `webhook-id`: more than one means tries repeated."""
        found: dict[str, list[Received]] = defaultdict(list)
        for request in self.requests:
            found[request.message_id].append(request)
        return dict(found)


class Receiver(Inbox):
    """The receiver, on the loop of whoever starts it."""

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        tls: ssl.SSLContext | None = None,
        logs: Sequence[IO[str]] = (),
        keep: bool = True,
    ) -> None:
        super().__init__()
        self.host, self.port = host, port
        self.count = 0
        """Requests so far, also when they are not kept."""
        self.connections = 0
        """Connections accepted so far."""
        self.bytes_sent = 0
        """Bytes of answers handed to the system so far."""
        self.server_names: list[str | None] = []
        """The names asked for in TLS handshakes."""
        self._tls, self._logs, self._keep = tls, logs, keep
        self._script: deque[Behaviour] = deque()
        self._default: Behaviour | None = None
        self._paths: dict[str, Behaviour] = {}
        self._seen_at: dict[str, int] = defaultdict(int)
        self._server: asyncio.Server | None = None
        self._open: set[Connection] = set()
        self._idle = asyncio.Event()
        self._idle.set()
        if tls is not None:
            tls.sni_callback = self._note_server_name

    def _note_server_name(self, _: ssl.SSLObject, name: str | None, __: ssl.SSLContext) -> None:
        self.server_names.append(name)

    @property
    def url(self) -> str:
        """Return the address of the receiver's root."""
        return self.url_for("/")

    def url_for(self, path: str, *, host: str | None = None) -> str:
        """Return the address of a path, under another host name if one is given."""
        scheme = "http" if self._tls is None else "https"
        shown = host or (f"[{self.host}]" if ":" in self.host else self.host)
        return f"{scheme}://{shown}:{self.port}{path}"

    def will(self, *behaviours: Behaviour) -> None:
        """Treat the next requests, whatever their path, like this, one after the other."""
        self._script.extend(behaviours)

    def always(self, behaviour: Behaviour) -> None:
        """Treat every request that neither `will` nor `at` covers like this."""
        self._default = behaviour

    def at(self, path: str, behaviour: Behaviour) -> None:
        """Treat every request to a path like this."""
        self._paths[path] = behaviour

    async def start(self) -> None:
        """Listen."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            self._new_connection,
            self.host,
            self.port,
            ssl=self._tls,
            backlog=2048,
        )
        self.port = self._server.sockets[0].getsockname()[1]

    async def stop(self) -> None:
        """Stop listening and cut every connection. Starting again listens on the same port."""
        assert self._server is not None
        self._server.close()
        for connection in list(self._open):
            connection.cut()
        await self._server.wait_closed()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    def _new_connection(self) -> Connection:
        self.connections += 1
        return Connection(self, self.connections)

    async def wait_for_hang_up(self, *, within: float = PATIENCE) -> None:
        """Wait until no connection is open; fails after `within` seconds."""
        try:
            async with asyncio.timeout(within):
                await self._idle.wait()
        except TimeoutError:
            raise AssertionError(f"{len(self._open)} connections still open after {within} s") from None

    def opened(self, connection: Connection) -> None:
        self._open.add(connection)
        self._idle.clear()

    def closed(self, connection: Connection) -> None:
        self._open.discard(connection)
        if not self._open:
            self._idle.set()

    def sent(self, size: int) -> None:
        self.bytes_sent += size

    def arrived(self, request: Received) -> None:
        self.count += 1
        if self._logs:
            line = request.to_line()
            for log in self._logs:
                log.write(line)
                log.flush()
        if self._keep:
            self._keep_request(request)

    def behaviour_for(self, path: str) -> Behaviour:
        if self._script:
            return self._script.popleft()
        if path in self._paths:
            return self._paths[path]
        self._seen_at[path] += 1
        return self._by_path(path, self._seen_at[path]) or self._default or OK

    def _by_path(self, path: str, nth: int) -> Behaviour | None:
        word, _, value = path.partition("?")[0].strip("/").partition("/")
        number = int(value) if value.isdigit() else 0
        by_word: dict[str, Callable[[], Behaviour]] = {
            "status": lambda: Answer(number),
            "retry-after": lambda: Answer(429, retry_after=value),
            "gone": lambda: Answer(410),
            "disable": lambda: Answer(headers={"webhook-delivery": "disable"}),
            "fail": lambda: Answer(500) if nth <= number else OK,
            "flaky": lambda: Answer(500) if nth * number % 100 < number else OK,
            "hang": Hang,
            "drip": Drip,
            "reset": Reset,
            "redirect": lambda: Redirect(self.url_for("/redirected")),
            "huge": lambda: Huge(number),
        }
        chosen = by_word.get(word)
        return None if chosen is None else chosen()


class ReceiverProcess(Inbox):
    """The receiver as a process of its own. With `log`, its requests are also on disk, whatever becomes of us."""

    def __init__(self, *, log: Path | None = None, port: int = 0, keep: bool = True) -> None:
        super().__init__()
        self.url = ""
        self._arguments = ["--port", str(port), *(["--log", str(log)] if log else []), *([] if keep else ["--silent"])]
        self._process: asyncio.subprocess.Process | None = None
        self._reading: asyncio.Task[None] | None = None

    @property
    def pid(self) -> int:
        """Return the process id."""
        assert self._process is not None
        return self._process.pid

    def url_for(self, path: str) -> str:
        """Return the address of a path. The path chooses the behaviour."""
        return self.url.rstrip("/") + path

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.support.receiver",
            *self._arguments,
            stdout=asyncio.subprocess.PIPE,
            stdin=asyncio.subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            limit=1 << 22,
        )
        assert self._process.stdout is not None
        self.url = json.loads(await self._process.stdout.readline())["url"]
        self._reading = asyncio.create_task(self._read(self._process.stdout))
        return self

    async def _read(self, lines: AsyncIterator[bytes]) -> None:
        async for line in lines:
            self._keep_request(Received.from_line(line))

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        assert self._reading is not None
        with contextlib.suppress(ProcessLookupError):
            self._process.terminate()
        await self._process.wait()
        await self._reading


async def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description="A webhook receiver whose paths choose how it behaves.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--log", type=Path, help="append each request as one JSON line to this file")
    parser.add_argument("--silent", action="store_true", help="do not print requests")
    options = parser.parse_args(arguments)
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    with contextlib.ExitStack() as stack:
        files: list[IO[str]] = [] if options.silent else [sys.stdout]
        if options.log is not None:
            files.append(stack.enter_context(options.log.open("a", encoding="utf-8")))
        receiver = Receiver(host=options.host, port=options.port, logs=files, keep=False)
        async with receiver:
            print(json.dumps({"url": receiver.url, "pid": os.getpid()}), flush=True)  # noqa: T201 - its only interface
            await stop.wait()


if __name__ == "__main__":
    import uvloop

    uvloop.run(main(sys.argv[1:]))
