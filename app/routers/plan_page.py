"""The page at `/docs/plan` that shows a plan as a timeline: itself, its assets and an example, all served from here."""

from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

import pydantic_core
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.staticfiles import StaticFiles

from app.domain.planning.policy import Policy
from app.domain.previews import preview
from app.routers.reference import ASSET_HEADERS, PAGE_HEADERS
from app.schemas.previews import PlanPreviewCreate

_ASSETS = frozenset({"plan.css", "plan.js", "plan-time.js", "plan-timeline.js"})
_EXAMPLE: dict[str, Any] = {
    "now": "2026-11-23T17:30:00Z",
    "candidate": {
        "time_zone": "Europe/Madrid",
        "country": "ES",
        "waking_hours": {"start": "08:00", "end": "21:00"},
    },
    "interview": {
        "company": "Initech",
        "role": "Data Engineer",
        "starts_at": "2026-11-23T15:00:00Z",
        "ends_at": "2026-11-23T16:00:00Z",
        "time_zone": "America/New_York",
        "country": "US",
        "interviewers": [{"name": "Bill Lumbergh"}, {"name": "Nina Okafor"}],
        "decision_by": "2026-12-02",
    },
    "policy": {},
}


@cache
def _example() -> bytes:
    """Return a request for a preview and its answer, worked out by the engine itself."""
    candidate, interview, policy, now = PlanPreviewCreate.model_validate(_EXAMPLE).parts()
    assert isinstance(now, datetime)
    answer = {"reminders": preview(candidate, interview, Policy.of(policy), now)}
    return pydantic_core.to_json({"request": _EXAMPLE, "answer": answer})


def plan_page_router() -> APIRouter:
    """Build the routes `/docs/plan`, its assets, and the example it begins with.

    The page asks `/v1/plan-previews` with a key that its reader types, which stays in the browser's tab. Every address
    on it is relative, so that it works under any path prefix.
    """
    router = APIRouter(include_in_schema=False)
    page = (files("app.routers") / "static" / "plan.html").read_text("utf-8")
    assets = StaticFiles(packages=[("app.routers", "static")])

    @router.get("/docs/plan")
    async def show_plan_page() -> HTMLResponse:
        return HTMLResponse(page, headers=PAGE_HEADERS)

    @router.get("/docs/plan/example.json")
    async def get_plan_example() -> Response:
        return Response(_example(), media_type="application/json", headers=ASSET_HEADERS)

    @router.get("/docs/plan/{name}")
    async def get_plan_asset(name: str, request: Request) -> Response:
        if name not in _ASSETS:
            raise HTTPException(404)
        answer = await assets.get_response(name, request.scope)
        answer.headers.update(ASSET_HEADERS)
        return answer

    return router
