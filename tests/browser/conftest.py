"""The real service on loopback, and a browser to look at it with."""

import asyncio
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from app.core.crypto import Vault
from app.domain.access import Mode
from app.main import assemble, create_app, make_worker
from app.migrations import migrate
from app.worker.runner import build_sender
from tests.support.api import LIVE_KEY, SECRET_KEY
from tests.support.databases import make_settings

CHROMIUM = os.environ.get("AFTERVIEW_TEST_CHROMIUM", "/usr/bin/chromium")


class Service:
    """The API and its worker on a database of their own, in a thread, until told to stop."""

    def __init__(self, folder: Path) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        port = self._socket.getsockname()[1]
        self.address = f"http://127.0.0.1:{port}"
        self._settings = make_settings(f"sqlite:///{folder}/browser.sqlite3", port=port, rate_limit="100000/minute")
        self._ready = threading.Event()
        self._server: uvicorn.Server | None = None
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(30)

    def stop(self) -> None:
        assert self._server is not None
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()

    async def _serve(self) -> None:
        parts = assemble(self._settings, Vault(SECRET_KEY))
        await migrate(parts.database)
        await parts.administration.bootstrap(LIVE_KEY, Mode.LIVE)
        async with build_sender(self._settings, parts.addresses) as sender, make_worker(parts, sender):
            self._server = uvicorn.Server(uvicorn.Config(create_app(parts), log_level="error", access_log=False))
            # Connections wait in the socket's queue from here on.
            self._ready.set()
            await self._server.serve([self._socket])
        await parts.close()


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of the running service."""
    service = Service(tmp_path_factory.mktemp("service"))
    service.start()
    yield service.address
    service.stop()


@pytest.fixture(scope="session")
def api_key() -> str:
    """Give a key with every scope."""
    return LIVE_KEY


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        yield browser
        browser.close()


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Give a page in either colour scheme, whose zone is neither the candidate's nor the employer's."""
    page = browser.new_page(
        color_scheme=request.param, viewport={"width": 1280, "height": 900}, timezone_id="Asia/Tokyo"
    )
    yield page
    page.close()
