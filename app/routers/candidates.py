"""Candidates over HTTP."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from app.domain.access import Scope
from app.domain.quotas import QuotaExceededError
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices, needs
from app.routers.lists import answer_list, position_of
from app.routers.replies import OK, Reply, perform, perform_empty, show
from app.schemas.candidates import (
    AccessEndedOut,
    AccessTokenCreate,
    AccessTokenOut,
    CandidateCreate,
    CandidateOut,
    CandidatePatch,
)
from app.schemas.fields import Identifier
from app.schemas.lists import ListOf
from app.services.calls import Call

router = APIRouter(prefix="/v1/candidates", tags=["Candidates"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.CANDIDATES_READ))]
Writes = Annotated[Call, Depends(needs(Scope.CANDIDATES_WRITE))]
MakesSecrets = Annotated[Call, Depends(needs(Scope.CANDIDATES_WRITE, shows_secrets=True))]
CREATED = Reply(201, "/v1/candidates/{id}")


@router.get("", response_model=ListOf[CandidateOut])
async def list_candidates(
    request: Request,
    call: Reads,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    external_id: Annotated[Identifier | None, Query(description="Only the one with this id of yours.")] = None,
) -> Response:
    """List candidates, oldest first."""
    scope = {"list": "candidates", "external_id": external_id}
    page = await services.candidates.page(
        call, limit=limit, after=position_of(request, cursor, scope), external_id=external_id
    )
    return answer_list(request, scope, page)


@router.post("", status_code=201, response_model=CandidateOut)
async def create_candidate(body: CandidateCreate, call: Writes, services: TheServices) -> Response:
    """Add a candidate."""
    return await perform(call, CREATED, services.candidates.create, body.values())


@router.get("/{candidate_id}", response_model=CandidateOut)
async def get_candidate(request: Request, candidate_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show one candidate."""
    return show(request, await services.candidates.get(call, candidate_id))


@router.patch("/{candidate_id}", response_model=CandidateOut)
async def update_candidate(candidate_id: UUID, body: CandidatePatch, call: Writes, services: TheServices) -> Response:
    """Change some fields. What a rule reads re-plans every open reminder of the candidate."""
    return await perform(call, OK, services.candidates.change, candidate_id, body.values())


@router.delete("/{candidate_id}", status_code=204)
async def delete_candidate(candidate_id: UUID, call: Writes, services: TheServices) -> Response:
    """Erase a candidate and everything of theirs."""
    return await perform_empty(call, services.erasure.erase, candidate_id)


@router.post(
    "/{candidate_id}/access-tokens",
    status_code=201,
    response_model=AccessTokenOut,
    openapi_extra=refuses(QuotaExceededError),
)
async def create_access_token(
    candidate_id: UUID, body: AccessTokenCreate, call: MakesSecrets, services: TheServices
) -> Response:
    """Make a short-lived key that is bound to the candidate, for a browser.

    It holds only scopes that yours holds, expires no later than yours and is revoked with it. It cannot make keys,
    access tokens or calendar feeds.
    """
    return await perform(
        call,
        Reply(201, f"/v1/candidates/{candidate_id}/access-tokens"),
        services.keys.create_token,
        candidate_id,
        body.scopes,
        timedelta(seconds=body.expires_in),
    )


@router.post("/{candidate_id}/revoke-access", response_model=AccessEndedOut)
async def revoke_candidate_access(candidate_id: UUID, call: Writes, services: TheServices) -> Response:
    """End all access that is bound to a candidate: API keys, access tokens and calendar feeds.

    Repeating it is harmless. Keys that are not bound to the candidate keep working.
    """
    return await perform(call, OK, services.keys.revoke_access, candidate_id)
