"""The real program beside a receiver, and a Chromium to look at it with."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from tests.support.processes import LIVE_KEY, PATIENCE, ROOT, Program, free_port


@contextmanager
def running(arguments: list[str], **options: object) -> Iterator["subprocess.Popen[bytes]"]:
    with subprocess.Popen([sys.executable, "-m", *arguments], cwd=ROOT, **options) as process:  # type: ignore[call-overload]  # options are named at each call
        try:
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE)


@pytest.fixture(scope="session")
def api_key() -> str:
    """Give a key with all scopes."""
    return LIVE_KEY


@pytest.fixture(scope="session")
def base_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the API and the worker for as long as the browser's tests run."""
    folder: Path = tmp_path_factory.mktemp("served")
    port = free_port()
    program = Program(f"sqlite:///{folder / 'browser.sqlite3'}", folder, {"AFTERVIEW_PORT": str(port)})
    log = folder / "serve.log"
    with (
        log.open("wb") as output,
        running(["app.cli", "serve"], env=program.environment, stdout=output, stderr=output) as process,
    ):
        _wait_for(port, process, log)
        yield f"http://127.0.0.1:{port}"


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    transport = httpx.HTTPTransport(retries=100)
    with httpx.Client(transport=transport, trust_env=False, timeout=PATIENCE) as client:
        while True:
            assert process.poll() is None, log.read_text(errors="replace")
            try:
                if client.get(f"http://127.0.0.1:{port}/readyz").status_code == 200:
                    return
            except httpx.TransportError:
                continue


@pytest.fixture(scope="session")
def receiver_url() -> Iterator[str]:
    """Run a receiver whose paths choose how it answers."""
    with running(["tests.support.receiver", "--silent"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["url"].rstrip("/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=20_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("AFTERVIEW_TEST_CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """Give a page that must not complain on its console, nor ask anybody but the service."""
    complaints: list[str] = []
    asked: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # The browser itself reports each answer that is an error; what the page says of it is what a test looks at.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    def note(request: Request) -> None:
        asked.append(request.url)

    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", note)
    yield page
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((base_url, "data:"))] == []
