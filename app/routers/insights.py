"""Insights over HTTP: as JSON, and as a page for a browser.

The page at `/insights/{candidate_id}` takes an access token in the address's fragment (`#token=…`), which a browser
keeps to itself, and sends it in the `Authorization` header. So no token stands in a log, a history or a referrer.
"""

from importlib.resources import files
from uuid import UUID

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles

from app.domain.access import Scope
from app.routers.dependencies import GuardedRoute, TheServices, let_in, needs
from app.routers.private import ReadsInsights
from app.routers.replies import show
from app.schemas.insights import InsightsOut

router = APIRouter(prefix="/v1/candidates", tags=["Insights"], route_class=GuardedRoute)

_ASSETS = frozenset({"insights_gate.css", "insights_gate.js"})
_GATE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' {style}; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_reads_insights = needs(Scope.INSIGHTS_READ)


@router.get("/{candidate_id}/insights", response_model=InsightsOut)
async def get_insights(request: Request, candidate_id: UUID, call: ReadsInsights, services: TheServices) -> Response:
    """Show what a candidate's interviews add up to. A figure from fewer than three cases is withheld."""
    return show(request, await services.insights.get(call, candidate_id))


def insights_page_router() -> APIRouter:
    """Build the routes `/insights/{candidate_id}` and `/insights/assets/{name}`."""
    pages = APIRouter(include_in_schema=False)
    gate = (files("app.routers") / "static" / "insights_gate.html").read_text("utf-8")
    assets = StaticFiles(packages=[("app.routers", "static")])

    @pages.get("/insights/{candidate_id}")
    async def show_insights(request: Request, candidate_id: UUID, services: TheServices) -> Response:
        from app.routers.pages import insights_page  # noqa: PLC0415 - loaded when first needed

        headers = {"Cache-Control": "no-store", "Vary": "Authorization"}
        if "authorization" not in request.headers:
            policy = _GATE_POLICY.format(style=insights_page.STYLE_SOURCE)
            return HTMLResponse(gate, headers=headers | {"Content-Security-Policy": policy})
        call = await let_in(request, _reads_insights)
        named = await services.insights.figures(call, candidate_id)
        page = insights_page.render_insights(named.figures, named.name)
        return HTMLResponse(page, headers=headers | {"Content-Security-Policy": insights_page.CONTENT_SECURITY_POLICY})

    @pages.get("/insights/assets/{name}")
    async def get_insights_asset(name: str, request: Request) -> Response:
        if name not in _ASSETS:
            raise HTTPException(404)
        answer = await assets.get_response(name, request.scope)
        answer.headers["Cache-Control"] = "public, max-age=3600"
        return answer

    return pages
