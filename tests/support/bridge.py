"""An application on an event loop of its own, for synchronous callers that bring a loop for every request."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, TypeVar

from starlette.types import ASGIApp, Receive, Scope, Send

T = TypeVar("T")


class Loop:
    """An event loop in a thread."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)

    def run(self, work: Awaitable[T]) -> T:
        """Do something there and wait for it."""
        return self.start(work).result()

    def start(self, work: Awaitable[T]) -> "Future[T]":
        """Begin something there."""

        async def done() -> T:
            return await work

        return asyncio.run_coroutine_threadsafe(done(), self._loop)

    @contextmanager
    def running(self) -> Iterator["Loop"]:
        """Run for as long as the block lasts."""
        self._thread.start()
        try:
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()
            self._loop.close()


def bridged(app: ASGIApp, loop: Loop) -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    """Return an application that serves each whole request on the loop, whoever's loop it arrives on."""

    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        request = [await receive()]
        while request[-1].get("more_body"):
            request.append(await receive())
        answer: list[Any] = []

        async def take() -> Any:
            return request.pop(0) if request else {"type": "http.disconnect"}

        async def keep(message: Any) -> None:
            answer.append(message)

        await asyncio.wrap_future(loop.start(app(scope, take, keep)))
        for message in answer:
            await send(message)

    return serve
