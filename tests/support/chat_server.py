"""A real HTTP server on loopback that answers as a chat-completions server might, well or badly."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class ChatServer:
    """Answers every request with `status`, `body`; keeps what it was asked. `hang`: it never answers."""

    status: int = 200
    body: bytes = b""
    hang: bool = False
    drop: bool = False
    headers: str = ""
    url: str = ""
    requests: list[tuple[str, dict[str, str], Any]] = field(default_factory=list)

    def say(self, content: str) -> None:
        """Let the model answer `content`."""
        self.body = json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Serve one connection."""
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode()
            lines = head.split("\r\n")
            headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines[1:] if line)}
            raw = await reader.readexactly(int(headers.get("content-length", "0")))
            self.requests.append((lines[0], headers, json.loads(raw or b"null")))
            if self.hang:
                await reader.read()
            elif not self.drop:
                writer.write(
                    f"HTTP/1.1 {self.status} Answer\r\nContent-Type: application/json\r\n{self.headers}"
                    f"Content-Length: {len(self.body)}\r\nConnection: close\r\n\r\n".encode()
                    + self.body
                )
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def chat_server() -> AsyncIterator[ChatServer]:
    """Run a server for the length of a test."""
    state = ChatServer()
    server = await asyncio.start_server(state.answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    state.url = f"http://127.0.0.1:{port}/v1"
    async with server:
        yield state
