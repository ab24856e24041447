"""The POST that every contender makes: the same bodies, signed alike, over httpx-aiohttp's transport or plain httpx."""

import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport

from app.webhooks.signing import Signer, new_secret

Post = Callable[[str, bytes], Awaitable[None]]


def read_bodies(path: str) -> list[bytes]:
    """Return the bodies that were sent in the service's own round."""
    return [body.encode() for body in json.loads(Path(path).read_text())]


def _headers(signer: Signer, message_id: str, body: bytes) -> dict[str, str]:
    now = int(time.time())
    return {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(now),
        "webhook-signature": signer.sign(message_id, now, body),
    }


def over_transport(url: str, at_once: int) -> tuple[Post, Callable[[], Awaitable[None]]]:
    """Return a POST that calls the transport directly, and how to close it."""
    signer, address = Signer.parse(new_secret()), httpx.URL(url)
    session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=at_once))
    transport = AiohttpTransport(client=session)

    async def post(message_id: str, body: bytes) -> None:
        request = httpx.Request("POST", address, headers=_headers(signer, message_id, body), content=body)
        response = await transport.handle_async_request(request)
        await response.aread()
        await response.aclose()
        assert response.is_success

    return post, transport.aclose


def over_httpx(url: str, at_once: int) -> tuple[Post, Callable[[], Awaitable[None]]]:
    """Return a POST by httpx as it comes, with room for all that are under way."""
    signer = Signer.parse(new_secret())
    limits = httpx.Limits(max_connections=at_once, max_keepalive_connections=at_once)
    client = httpx.AsyncClient(limits=limits, trust_env=False)

    async def post(message_id: str, body: bytes) -> None:
        response = await client.post(url, headers=_headers(signer, message_id, body), content=body)
        response.raise_for_status()

    return post, client.aclose


CLIENTS = {"transport": over_transport, "httpx": over_httpx}


class Stopwatch:
    """Times from the first POST begun to the last one done, and counts."""

    def __init__(self) -> None:
        self.began = self.ended = 0.0
        self.count = 0

    def start(self) -> None:
        """Note that a POST begins."""
        if not self.began:
            self.began = time.perf_counter()

    def stop(self) -> None:
        """Note that one is done."""
        self.count += 1
        self.ended = time.perf_counter()

    def report(self) -> str:
        """Return what was measured, as JSON."""
        return json.dumps({"count": self.count, "seconds": self.ended - self.began})
