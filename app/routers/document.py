"""The contract at `/openapi.json`."""

import asyncio
import hashlib
from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

_HEADERS = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}


def document_router(build: Callable[[], bytes]) -> APIRouter:
    """Build the route `/openapi.json`. The document is built when it is first asked for, and kept."""
    router = APIRouter(include_in_schema=False)
    building = asyncio.Lock()
    document = b""
    headers: dict[str, str] = {}

    @router.get("/openapi.json")
    async def get_document(request: Request) -> Response:
        nonlocal document, headers
        async with building:
            if not document:
                # More than a second of work. It is all Python, so that a thread gives the loop its turns.
                document = await asyncio.to_thread(build)
                headers = _HEADERS | {"ETag": f'"{hashlib.sha256(document).hexdigest()[:32]}"'}
        if request.headers.get("If-None-Match") == headers["ETag"]:
            return Response(status_code=304, headers=headers)
        return Response(document, headers=headers, media_type="application/json")

    return router
