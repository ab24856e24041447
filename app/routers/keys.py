"""API keys over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from app.domain.access import Scope
from app.domain.quotas import QuotaExceededError
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices, needs
from app.routers.lists import answer_list, position_of
from app.routers.replies import Reply, perform, perform_empty, show
from app.schemas.keys import ApiKeyCreate, ApiKeyOut, ApiKeyWithSecretOut
from app.schemas.lists import ListOf
from app.services.calls import Call

router = APIRouter(prefix="/v1/api-keys", tags=["API keys"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.ADMIN_READ))]
Writes = Annotated[Call, Depends(needs(Scope.ADMIN_WRITE))]
MakesSecrets = Annotated[Call, Depends(needs(Scope.ADMIN_WRITE, shows_secrets=True))]


@router.get("", response_model=ListOf[ApiKeyOut])
async def list_api_keys(
    request: Request, call: Reads, services: TheServices, limit: Limit = 25, cursor: Cursor = None
) -> Response:
    """List keys and access tokens, oldest first, revoked ones too."""
    scope = {"list": "api-keys"}
    page = await services.keys.page(call, limit=limit, after=position_of(request, cursor, scope))
    return answer_list(request, scope, page)


@router.post("", status_code=201, response_model=ApiKeyWithSecretOut, openapi_extra=refuses(QuotaExceededError))
async def create_api_key(body: ApiKeyCreate, call: MakesSecrets, services: TheServices) -> Response:
    """Make a key. It can hold only scopes that yours holds, expires no later than yours, and is shown this once."""
    return await perform(
        call,
        Reply(201, "/v1/api-keys/{id}"),
        services.keys.create,
        body.name,
        body.scopes,
        candidate_id=body.candidate_id,
        expires_at=body.expires_at,
    )


@router.get("/{key_id}", response_model=ApiKeyOut)
async def get_api_key(request: Request, key_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show one key without its secret."""
    return show(request, await services.keys.get(call, key_id))


@router.delete("/{key_id}", status_code=204)
async def revoke_api_key(
    key_id: UUID,
    call: Writes,
    services: TheServices,
    cascade: Annotated[
        bool, Query(description="Also revoke the keys and delete the calendar feeds made with it, and so on.")
    ] = False,
) -> Response:
    """Make a key useless, for good, and with it the access tokens made with it. A key cannot revoke itself.

    Other processes accept it for one more second.
    """
    return await perform_empty(call, services.keys.revoke, key_id, cascade=cascade)
