"""Loads an HTTP service from a process of its own: `python -m bench.load`, told what to send as JSON on its input.

Raw requests over kept-alive connections, one at a time on each, so that little is measured but the service.
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator
from typing import cast

import httptools
import uvloop

NUMBER = "0000000000"
"""Replaced in each request by the number of the request."""


class Client(asyncio.Protocol):
    """One connection that sends the next request as soon as the answer to the last is complete."""

    def __init__(self, requests: list[bytes], numbers: Iterator[int], ends_at: float) -> None:
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.seconds: list[float] = []
        self.faults: list[str] = []
        self._requests, self._numbers, self._ends_at = requests, numbers, ends_at
        self._parser = httptools.HttpResponseParser(self)
        self._transport: asyncio.Transport | None = None
        self._sent_at = 0.0
        self._body = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._send()

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        now = time.perf_counter()
        self.seconds.append(now - self._sent_at)
        if self._parser.get_status_code() >= 300:
            self.faults.append(f"{self._parser.get_status_code()} {self._body[:300].decode(errors='replace')}")
        self._body = b""
        # One parser reads one message.
        self._parser = httptools.HttpResponseParser(self)
        if now < self._ends_at:
            self._send()
        else:
            self.done.set_result(None)

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(exc or ConnectionError("the service hung up"))

    def _send(self) -> None:
        number = next(self._numbers)
        request = self._requests[number % len(self._requests)].replace(NUMBER.encode(), b"%010d" % number)
        assert self._transport is not None
        self._sent_at = time.perf_counter()
        self._transport.write(request)


async def main() -> None:
    """Send as told and print what came of it."""
    told = json.loads(sys.stdin.read())
    numbers = iter(range(told["first"], 10**10))
    requests = [request.encode() for request in told["requests"]]
    began = time.perf_counter()
    loop = asyncio.get_running_loop()
    clients = [
        (await loop.create_connection(lambda: Client(requests, numbers, began + told["seconds"]), *told["address"]))[1]
        for _ in range(told["connections"])
    ]
    await asyncio.gather(*(client.done for client in clients))
    took = time.perf_counter() - began
    seconds = sorted(each for client in clients for each in client.seconds)
    faults = [fault for client in clients for fault in client.faults]
    print(
        json.dumps(
            {
                "count": len(seconds),
                "per_second": len(seconds) / took,
                "p50": seconds[len(seconds) // 2],
                "p99": seconds[int(len(seconds) * 0.99)],
                "faults": len(faults),
                "fault": faults[0] if faults else None,
            }
        )
    )


if __name__ == "__main__":
    uvloop.run(main())
