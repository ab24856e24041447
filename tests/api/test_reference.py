"""The reference page and its assets come from the service alone."""

import re
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from app.routers.reference import reference_router

pytestmark = pytest.mark.anyio


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    app = FastAPI(docs_url=None, redoc_url=None)
    app.include_router(reference_router())
    async with AsyncClient(transport=ASGITransport(app), base_url="http://service") as client:
        yield client


async def test_every_address_on_the_page_is_relative_and_answers(client: AsyncClient) -> None:
    page = await client.get("/docs")
    assert page.status_code == 200
    addresses = re.findall(r'(?:href|src|data-contract)="([^"]+)"', page.text)
    assert len(addresses) >= 6
    for address in addresses:
        assert not re.match(r"/|[a-z]+:", address), address
        assert (await client.get(f"/{address}")).status_code == 200, address


async def test_the_page_allows_no_inline_script_and_no_other_origin(client: AsyncClient) -> None:
    page = await client.get("/docs")
    policy = dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|style=", page.text)


async def test_assets_are_cached_and_revalidated(client: AsyncClient) -> None:
    first = await client.get("/docs/assets/swagger-ui-bundle.js")
    assert first.headers["cache-control"] == "public, max-age=3600"
    assert first.headers["content-type"].startswith(("text/javascript", "application/javascript"))
    again = await client.get("/docs/assets/swagger-ui-bundle.js", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("name", ["redoc.standalone.js", "reference.html", "..%2f__init__.py", "missing.css"])
async def test_nothing_but_the_pages_own_assets_is_served(client: AsyncClient, name: str) -> None:
    assert (await client.get(f"/docs/assets/{name}")).status_code == 404


async def test_the_page_is_not_part_of_the_contract(client: AsyncClient) -> None:
    assert (await client.get("/openapi.json")).json()["paths"] == {}
