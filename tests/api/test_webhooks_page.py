"""The subscriber's page comes from the service alone, and the Python code it shows verifies what is sent."""

import re
import time
from collections.abc import AsyncIterator, Callable
from importlib.resources import files
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from app.routers.reference import reference_router
from app.routers.subscriber import subscriber_router
from app.webhooks.signing import Signer, new_secret

FOLDER = files("app.routers") / "static" / "webhooks"
Verify = Callable[[str, dict[str, str], bytes], None]


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    app = FastAPI(docs_url=None, redoc_url=None)
    app.include_router(reference_router())
    app.include_router(subscriber_router())
    async with AsyncClient(transport=ASGITransport(app), base_url="http://service") as client:
        yield client


async def test_every_file_of_the_page_is_served_and_nothing_else(client: AsyncClient) -> None:
    for name in (each.name for each in FOLDER.iterdir()):
        answer = await client.get(f"/webhooks/assets/{name}")
        assert answer.status_code == (404 if name == "page.html" else 200), name
    for name in ("missing.js", "..%2freference.js", "..%2f..%2fsubscriber.py"):
        assert (await client.get(f"/webhooks/assets/{name}")).status_code == 404


async def test_every_address_on_the_page_is_relative_and_answers(client: AsyncClient) -> None:
    page = await client.get("/webhooks")
    addresses = [address for address in re.findall(r'(?:href|src)="([^"#]+)"', page.text) if address != "docs"]
    assert len(addresses) >= 5
    for address in addresses:
        assert not re.match(r"/|[a-z]+:", address), address
        assert (await client.get(f"/{address}")).status_code == 200, address
    for script in (each for each in FOLDER.iterdir() if each.name.endswith(".js")):
        for imported in re.findall(r'from "\./([^"]+)"', script.read_text()):
            assert (await client.get(f"/webhooks/assets/{imported}")).status_code == 200, imported


async def test_the_page_runs_no_inline_script_and_asks_no_other_origin(client: AsyncClient) -> None:
    page = await client.get("/webhooks")
    policy = dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == policy["frame-ancestors"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|style=", page.text)


def test_no_script_makes_markup_of_text() -> None:
    for script in (each for each in FOLDER.iterdir() if each.name.endswith(".js")):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|localStorage", script.read_text()
        ), script.name


@pytest.fixture(scope="module")
def verify() -> Verify:
    shown: dict[str, Any] = {}
    exec((FOLDER / "verify.py.txt").read_text(), shown)  # noqa: S102 - the code that the page shows is what is tested
    verify: Verify = shown["verify"]
    return verify


SECRET, OTHER = new_secret(), new_secret()
BODY = '{"name":"Zoë"}'.encode()


def headers(age: int = 0, *secrets: str) -> dict[str, str]:
    sent = int(time.time()) - age
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(sent),
        "webhook-signature": Signer.parse(*(secrets or (SECRET,))).sign("msg_1", sent, BODY),
    }


def of_another_version(given: dict[str, str]) -> dict[str, str]:
    return given | {"webhook-signature": given["webhook-signature"].replace("v1", "v2")}


@pytest.mark.parametrize("secrets", [(SECRET,), (OTHER, SECRET), (SECRET, OTHER)])
def test_the_python_code_accepts_what_is_sent(verify: Verify, secrets: tuple[str, ...]) -> None:
    verify(SECRET, headers(0, *secrets), BODY)


@pytest.mark.parametrize(
    ("given", "body", "words"),
    [
        (headers, BODY + b" ", "no signature fits"),
        (lambda: headers() | {"webhook-id": "msg_2"}, BODY, "no signature fits"),
        (lambda: headers(0, OTHER), BODY, "no signature fits"),
        (lambda: headers() | {"webhook-signature": "v1,@ v1 ,"}, BODY, "no signature fits"),
        (
            lambda: headers() | {"webhook-signature": headers()["webhook-signature"].replace("v1", "v2")},
            BODY,
            "no signature",
        ),
        (lambda: headers(400), BODY, "too old"),
        (lambda: headers(-400), BODY, "from the future"),
        (lambda: headers() | {"webhook-timestamp": "soon"}, BODY, "missing"),
        (dict, BODY, "missing"),
    ],
)
def test_the_python_code_refuses_anything_else(
    verify: Verify, given: Callable[[], dict[str, str]], body: bytes, words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        verify(SECRET, given(), body)
