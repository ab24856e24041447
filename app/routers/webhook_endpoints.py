"""Webhook endpoints over HTTP."""

from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from app.domain.access import Scope
from app.domain.errors import WrongStateError
from app.domain.quotas import QuotaExceededError
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices, needs
from app.routers.lists import answer_list, position_of
from app.routers.replies import OK, Reply, perform, perform_empty, show
from app.schemas.lists import ListOf
from app.schemas.webhooks import (
    EndpointHealthOut,
    SecretRotation,
    TestSentOut,
    WebhookEndpointCreate,
    WebhookEndpointOut,
    WebhookEndpointPatch,
    WebhookEndpointRecoveredOut,
    WebhookEndpointRecovery,
    WebhookEndpointWithSecretOut,
)
from app.services.calls import Call
from app.services.webhook_endpoints import Recovery

router = APIRouter(prefix="/v1/webhook-endpoints", tags=["Webhook endpoints"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.WEBHOOKS_READ))]
Writes = Annotated[Call, Depends(needs(Scope.WEBHOOKS_WRITE))]
MakesSecrets = Annotated[Call, Depends(needs(Scope.WEBHOOKS_WRITE, shows_secrets=True))]
CREATED = Reply(201, "/v1/webhook-endpoints/{id}")


@router.get("", response_model=ListOf[WebhookEndpointOut])
async def list_webhook_endpoints(
    request: Request, call: Reads, services: TheServices, limit: Limit = 25, cursor: Cursor = None
) -> Response:
    """List endpoints, oldest first."""
    scope = {"list": "webhook-endpoints"}
    page = await services.endpoints.page(call, limit=limit, after=position_of(request, cursor, scope))
    return answer_list(request, scope, page)


@router.post(
    "", status_code=201, response_model=WebhookEndpointWithSecretOut, openapi_extra=refuses(QuotaExceededError)
)
async def create_webhook_endpoint(body: WebhookEndpointCreate, call: MakesSecrets, services: TheServices) -> Response:
    """Add an endpoint. The secret in the answer is shown this once."""
    return await perform(call, CREATED, services.endpoints.create, body.all_fields())


@router.get("/{endpoint_id}", response_model=WebhookEndpointOut)
async def get_webhook_endpoint(request: Request, endpoint_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show one endpoint."""
    return show(request, await services.endpoints.get(call, endpoint_id))


@router.get("/{endpoint_id}/health", response_model=EndpointHealthOut)
async def get_webhook_endpoint_health(
    request: Request, endpoint_id: UUID, call: Reads, services: TheServices
) -> Response:
    """Show how deliveries to an endpoint fare."""
    return show(request, await services.endpoints.health(call, endpoint_id))


@router.patch("/{endpoint_id}", response_model=WebhookEndpointOut)
async def update_webhook_endpoint(
    endpoint_id: UUID, body: WebhookEndpointPatch, call: Writes, services: TheServices
) -> Response:
    """Change some fields."""
    return await perform(call, OK, services.endpoints.change, endpoint_id, body.given())


@router.delete("/{endpoint_id}", status_code=204)
async def delete_webhook_endpoint(endpoint_id: UUID, call: Writes, services: TheServices) -> Response:
    """Delete an endpoint. What was on its way to it ends as cancelled."""
    return await perform_empty(call, services.endpoints.delete, endpoint_id)


@router.post("/{endpoint_id}/test", status_code=202, response_model=TestSentOut, openapi_extra=refuses(WrongStateError))
async def test_webhook_endpoint(endpoint_id: UUID, call: Writes, services: TheServices) -> Response:
    """Send the endpoint, and nobody else, an `endpoint.test`."""
    return await perform(call, Reply(202), services.endpoints.test, endpoint_id)


@router.post("/{endpoint_id}/rotate-secret", response_model=WebhookEndpointWithSecretOut)
async def rotate_webhook_secret(
    endpoint_id: UUID, call: MakesSecrets, services: TheServices, body: SecretRotation | None = None
) -> Response:
    """Replace the secret. During the overlap everything is signed with the old one as well."""
    overlap = timedelta(seconds=(body or SecretRotation()).overlap_seconds)
    return await perform(call, OK, services.endpoints.rotate, endpoint_id, overlap)


@router.post("/{endpoint_id}/disable", response_model=WebhookEndpointOut)
async def disable_webhook_endpoint(endpoint_id: UUID, call: Writes, services: TheServices) -> Response:
    """Stop sending to an endpoint. What is on its way, and what happens from now on, is held until `recover`."""
    return await perform(call, OK, services.endpoints.disable, endpoint_id)


@router.post("/{endpoint_id}/enable", response_model=WebhookEndpointOut)
async def enable_webhook_endpoint(endpoint_id: UUID, call: Writes, services: TheServices) -> Response:
    """Send to a disabled endpoint again. What was held meanwhile waits for `recover`."""
    return await perform(call, OK, services.endpoints.enable, endpoint_id)


@router.post("/{endpoint_id}/recover", response_model=WebhookEndpointRecoveredOut)
async def recover_webhook_endpoint(
    endpoint_id: UUID, body: WebhookEndpointRecovery, call: Writes, services: TheServices
) -> Response:
    """Send what has been held, blocked or exhausted since an instant. Enables the endpoint."""
    return await perform(call, OK, services.endpoints.recover, endpoint_id, Recovery(**body.all_fields()))
