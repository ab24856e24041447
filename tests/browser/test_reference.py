"""The reference page works in a real browser with nothing but the service to talk to."""

import os
import threading
from collections.abc import Iterator
from typing import Annotated

import pytest
import uvicorn
from fastapi import Body, FastAPI
from playwright.sync_api import ConsoleMessage, Page, Request, expect
from pydantic import BaseModel, Field

from app.routers.reference import reference_router


class Candidate(BaseModel):
    """Enough of OpenAPI 3.1 to render: an example, a nullable field, bounds."""

    name: str = Field(max_length=200, examples=["Ada Diaz"])
    email: str | None = None


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    app = FastAPI(title="Afterview", version="1", docs_url=None, redoc_url=None)
    app.include_router(reference_router())

    @app.post("/v1/candidates", status_code=201, summary="Create a candidate", operation_id="create_candidate")
    async def create_candidate(candidate: Annotated[Candidate, Body()]) -> Candidate:
        return candidate

    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error"))
    socket = server.config.bind_socket()
    thread = threading.Thread(target=server.run, kwargs={"sockets": [socket]})
    thread.start()
    yield f"http://127.0.0.1:{socket.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    socket.close()


def test_an_operation_can_be_tried_from_the_page(page: Page, address: str) -> None:
    complaints: list[str] = []
    asked: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(message.text)

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", note)
    page.goto(f"{address}/docs")

    page.get_by_text("Create a candidate").click()
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    expect(page.locator(".live-responses-table .response-col_status").last).to_contain_text("201")
    if folder := os.environ.get("AFTERVIEW_TEST_SCREENSHOTS"):
        scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"
        page.screenshot(path=f"{folder}/reference-{scheme}.png")

    assert complaints == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


def test_dark_pages_follow_the_system(page: Page, address: str) -> None:
    page.goto(f"{address}/docs")
    expect(page.get_by_text("Create a candidate")).to_be_visible()
    is_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert (background != "rgb(255, 255, 255)") is is_dark
