"""Plan previews over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Response

from app.domain.access import Scope
from app.domain.quotas import QuotaExceededError
from app.routers.contract import refuses
from app.routers.dependencies import GuardedRoute, TheServices, needs
from app.routers.replies import OK, perform
from app.schemas.previews import PlanPreviewCreate, PlanPreviewOut
from app.services.calls import Call

router = APIRouter(prefix="/v1/plan-previews", tags=["Plans"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.INTERVIEWS_READ))]


@router.post("", response_model=PlanPreviewOut, openapi_extra=refuses(QuotaExceededError))
async def preview_plan(body: PlanPreviewCreate, call: Reads, services: TheServices) -> Response:
    """Show the plan that an interview would get, as of any instant. Nothing is stored."""
    return await perform(call, OK, services.previews.preview, *body.parts())
