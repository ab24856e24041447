"""The contract is served from what was built once."""

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from app.routers.document import document_router

pytestmark = pytest.mark.anyio


async def test_the_document_is_built_once_and_revalidated() -> None:
    built = iter([b'{"paths":{}}'])
    app = FastAPI(openapi_url=None)
    app.include_router(document_router(lambda: next(built)))
    async with AsyncClient(transport=ASGITransport(app), base_url="http://service") as client:
        first = await client.get("/openapi.json")
        assert (first.headers["content-type"], first.json()) == ("application/json", {"paths": {}})
        again = await client.get("/openapi.json", headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert (await client.get("/openapi.json", headers={"If-None-Match": '"other"'})).status_code == 200
