"""What a subscriber's developers use in a browser: the page at `/webhooks`, and the published signature keys."""

from importlib.resources import files

import pydantic_core
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles

from app.domain.errors import AfterviewError
from app.routers.container import container_of
from app.routers.reference import ASSET_HEADERS, PAGE_HEADERS
from app.webhooks.signing import key_id

_FOLDER = files("app.routers") / "static" / "webhooks"
_ASSETS = frozenset(
    {
        "api.js",
        "check.js",
        "deliveries.js",
        "dialogs.js",
        "dom.js",
        "endpoint_form.js",
        "endpoints.js",
        "live.js",
        "page.css",
        "page.js",
        "parts.css",
        "signatures.js",
        "verify.go.txt",
        "verify.js",
        "verify.py.txt",
        "verify.rb.txt",
        "words.js",
    }
)
_KEY_HEADERS = {"Cache-Control": "public, max-age=300"}


class SharedKeyGoneError(AfterviewError):
    """No endpoint is signed for with the service's shared key any more."""

    slug = "shared-key-gone"
    title = "There is no shared signature key any more"
    status = 410
    help = "Each endpoint has a key pair of its own. Read `public_key` of the endpoint, and verify `v1a` with it."

    def __init__(self) -> None:
        super().__init__("Each endpoint signs with a key pair of its own: verify `v1a` with the endpoint's public_key.")


def subscriber_router() -> APIRouter:
    """Build the routes `/webhooks`, `/webhooks/assets/{name}` and `/.well-known/webhooks-keys`. None needs a key.

    The page talks to the API beside it, by relative address, with the key that its reader signs in with.
    """
    router = APIRouter(include_in_schema=False)
    page = (_FOLDER / "page.html").read_text("utf-8")
    assets = StaticFiles(packages=[("app.routers", "static/webhooks")])

    @router.get("/webhooks")
    async def show_webhooks_page() -> HTMLResponse:
        return HTMLResponse(page, headers=PAGE_HEADERS)

    @router.get("/webhooks/assets/{name}")
    async def get_webhooks_asset(name: str, request: Request) -> Response:
        if name not in _ASSETS:
            raise HTTPException(404)
        answer = await assets.get_response(name, request.scope)
        answer.headers.update(ASSET_HEADERS)
        return answer

    @router.get("/.well-known/webhooks-keys")
    async def list_webhook_signature_keys(request: Request) -> Response:
        published = await container_of(request).services.endpoints.published_keys()
        if not published:
            raise SharedKeyGoneError
        keys = [
            {"id": key_id(text), "signature": "v1a", "algorithm": "ed25519", "public_key": text} for text in published
        ]
        return Response(pydantic_core.to_json({"keys": keys}), headers=_KEY_HEADERS, media_type="application/json")

    return router
