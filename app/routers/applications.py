"""Applications over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from app.domain.access import Scope
from app.domain.quotas import QuotaExceededError
from app.domain.states import Stage
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices, needs
from app.routers.lists import answer_list, position_of
from app.routers.replies import OK, Reply, perform, perform_empty, show
from app.schemas.applications import ApplicationCreate, ApplicationOut, ApplicationPatch
from app.schemas.lists import ListOf
from app.services.calls import Call

router = APIRouter(prefix="/v1/applications", tags=["Applications"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.INTERVIEWS_READ))]
Writes = Annotated[Call, Depends(needs(Scope.INTERVIEWS_WRITE))]
CREATED = Reply(201, "/v1/applications/{id}")


@router.get("", response_model=ListOf[ApplicationOut])
async def list_applications(
    request: Request,
    call: Reads,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    candidate_id: Annotated[UUID | None, Query(description="Only this candidate's.")] = None,
    stage: Annotated[Stage | None, Query(description="Only those at this stage.")] = None,
) -> Response:
    """List applications, oldest first."""
    scope = {"list": "applications", "candidate_id": candidate_id, "stage": stage}
    page = await services.applications.page(
        call, limit=limit, after=position_of(request, cursor, scope), candidate_id=candidate_id, stage=stage
    )
    return answer_list(request, scope, page)


@router.post("", status_code=201, response_model=ApplicationOut, openapi_extra=refuses(QuotaExceededError))
async def create_application(body: ApplicationCreate, call: Writes, services: TheServices) -> Response:
    """Add an application. An interview with a company and a role makes one by itself."""
    return await perform(call, CREATED, services.applications.create, body.all_fields())


@router.get("/{application_id}", response_model=ApplicationOut)
async def get_application(request: Request, application_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show one application."""
    return show(request, await services.applications.get(call, application_id))


@router.patch("/{application_id}", response_model=ApplicationOut)
async def update_application(
    application_id: UUID, body: ApplicationPatch, call: Writes, services: TheServices
) -> Response:
    """Change some fields. One that is no longer open has nothing more to follow up."""
    return await perform(call, OK, services.applications.change, application_id, body.given())


@router.delete("/{application_id}", status_code=204)
async def delete_application(application_id: UUID, call: Writes, services: TheServices) -> Response:
    """Delete an application with its interviews and reminders."""
    return await perform_empty(call, services.applications.delete, application_id)
