"""The tenant's policy over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.domain.access import Scope
from app.routers.dependencies import GuardedRoute, TheServices, needs
from app.routers.replies import OK, perform, show
from app.schemas.policy import PolicyOut, PolicyPatch
from app.services.calls import Call

router = APIRouter(prefix="/v1/policy", tags=["Policy"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.ADMIN_READ))]
Writes = Annotated[Call, Depends(needs(Scope.ADMIN_WRITE))]


@router.get("", response_model=PolicyOut)
async def get_policy(request: Request, call: Reads, services: TheServices) -> Response:
    """Show every number of the rules as it applies to the tenant."""
    return show(request, await services.policy.get(call))


@router.patch("", response_model=PolicyOut)
async def update_policy(body: PolicyPatch, call: Writes, services: TheServices) -> Response:
    """Change some numbers; null goes back to the default. Open reminders are planned anew in the background."""
    return await perform(call, OK, services.policy.change, body.given())
