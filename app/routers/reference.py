"""The interactive reference at `/docs`: one page and its assets, all served from here."""

from importlib.resources import files

from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles

_ASSETS = frozenset({"favicon.svg", "reference.css", "reference.js", "swagger-ui-bundle.js", "swagger-ui.css"})

PAGE_HEADERS = {
    # Nothing is fetched from, sent to or framed by another origin, and no inline script or style runs.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
ASSET_HEADERS = {"Cache-Control": "public, max-age=3600", "X-Content-Type-Options": "nosniff"}


def reference_router() -> APIRouter:
    """Build the routes `/docs` and `/docs/assets/{name}`.

    The page reads the contract from `openapi.json` beside it, by relative address, so that it works under any
    path prefix. Assets carry an ETag; a name that is not the page's answers 404.
    """
    router = APIRouter(include_in_schema=False)
    page = (files("app.routers") / "static" / "reference.html").read_text("utf-8")
    assets = StaticFiles(packages=[("app.routers", "static"), ("fastapi_offline", "static")])

    @router.get("/docs")
    async def show_reference() -> HTMLResponse:
        return HTMLResponse(page, headers=PAGE_HEADERS)

    @router.get("/docs/assets/{name}")
    async def get_reference_asset(name: str, request: Request) -> Response:
        if name not in _ASSETS:
            raise HTTPException(404)
        answer = await assets.get_response(name, request.scope)
        answer.headers.update(ASSET_HEADERS)
        return answer

    return router
