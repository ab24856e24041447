"""The test clock over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from app.domain.access import Scope
from app.routers.dependencies import GuardedRoute, TheServices, needs
from app.routers.replies import OK, perform, show
from app.schemas.test_clock import TestClockOut, TestClockSet
from app.services.calls import Call

router = APIRouter(prefix="/v1/test-clock", tags=["Test clock"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.ADMIN_READ))]
Writes = Annotated[Call, Depends(needs(Scope.ADMIN_WRITE))]


@router.get("", response_model=TestClockOut)
async def get_test_clock(request: Request, call: Reads, services: TheServices) -> Response:
    """Show where a test tenant's clock stands."""
    return show(request, await services.test_clock.get(call))


@router.put("", response_model=TestClockOut)
async def set_test_clock(body: TestClockSet, call: Writes, services: TheServices) -> Response:
    """Put a test tenant's clock to an instant. What falls due by then fires, in order of due time."""
    return await perform(call, OK, services.test_clock.set, body.now)
