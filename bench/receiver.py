"""A webhook receiver that does as little as can be: `python -m bench.receiver`.

It answers 200 and notes when each request was complete. On SIGTERM it writes, for each, the instant and the due time
found in the body, as JSON to the file named by the argument.
"""

import asyncio
import json
import re
import signal
import sys
import time
from datetime import datetime
from pathlib import Path
from typing import cast

import httptools
import uvloop

_ANSWER = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-type: text/plain\r\n\r\nok"
_DUE = re.compile(rb'"due_at":"([^"]+)"')
_seen: list[tuple[float, bytes]] = []


class _Connection(asyncio.Protocol):
    def __init__(self) -> None:
        self._parser = httptools.HttpRequestParser(self)
        self._body = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        _seen.append((time.time(), self._body))
        self._body = b""
        assert self._transport is not None
        self._transport.write(_ANSWER)


async def main(path: Path | None) -> None:
    """Serve until SIGTERM."""
    loop, ended = asyncio.get_running_loop(), asyncio.Event()
    loop.add_signal_handler(signal.SIGTERM, ended.set)
    server = await loop.create_server(_Connection, "127.0.0.1", 0, backlog=2048)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
    await ended.wait()
    if path is not None:
        found = [
            (at, datetime.fromisoformat(due[1].decode()).timestamp())
            for at, body in _seen
            if (due := _DUE.search(body))
        ]
        path.write_text(json.dumps(found))


if __name__ == "__main__":
    uvloop.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else None))
