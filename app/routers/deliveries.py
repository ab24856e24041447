"""The event log and its deliveries over HTTP."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import AfterValidator, Field

from app.domain.access import Scope
from app.domain.errors import WrongStateError
from app.domain.events import EVENT_PATTERNS, EventType, matches_any
from app.domain.webhooks import DeliveryFilter, DeliveryState
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices, needs
from app.routers.lists import answer_list, position_of
from app.routers.replies import OK, perform, show
from app.schemas.events import FeedEvent
from app.schemas.fields import Instant
from app.schemas.lists import ListOf
from app.schemas.webhooks import DeliveryOut, DeliveryWithAttemptsOut
from app.services.calls import Call

events = APIRouter(prefix="/v1/events", tags=["Events"], route_class=GuardedRoute)
deliveries = APIRouter(prefix="/v1/deliveries", tags=["Deliveries"], route_class=GuardedRoute)


def _known(pattern: str) -> str:
    if pattern not in EVENT_PATTERNS:
        message = "must be an event, such as reminder.due, or a group of them, such as reminder.*"
        raise ValueError(message)
    return pattern


EventPattern = Annotated[str, AfterValidator(_known), Field(json_schema_extra={"enum": [*sorted(EVENT_PATTERNS)]})]
Reads = Annotated[Call, Depends(needs(Scope.WEBHOOKS_READ))]
Writes = Annotated[Call, Depends(needs(Scope.WEBHOOKS_WRITE))]


def types_of(patterns: Sequence[str] | None) -> tuple[EventType, ...] | None:
    """Return the types of events that some patterns stand for, in their order; None if there are no patterns."""
    if patterns is None:
        return None
    return tuple(event_type for event_type in EventType if matches_any(patterns, event_type))


@events.get("", response_model=ListOf[FeedEvent])
async def list_events(
    request: Request,
    call: Reads,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    types: Annotated[
        list[EventPattern] | None,
        Query(alias="type", max_length=40, description="Only events of these types or groups, such as `reminder.*`."),
    ] = None,
    candidate_id: Annotated[UUID | None, Query(description="Only events about this candidate.")] = None,
    newest: Annotated[
        bool, Query(description="Without a cursor: begin with the newest `limit` events, not with the oldest.")
    ] = False,
) -> Response:
    """Read the event log, newest last. There is always a `next_cursor`: come back with it for what happens next."""
    wanted = types_of(types)
    scope: dict[str, Any] = {"list": "events", "type": wanted, "candidate_id": candidate_id}
    page = await services.deliveries.feed(
        call,
        limit=limit,
        after=position_of(request, cursor, scope),
        types=wanted,
        candidate_id=candidate_id,
        newest=newest,
    )
    return answer_list(request, scope, page)


@events.get("/{event_id}", response_model=FeedEvent)
async def get_event(request: Request, event_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show one event as it was raised."""
    return show(request, await services.deliveries.event(call, event_id))


@deliveries.get("", response_model=ListOf[DeliveryOut])
async def list_deliveries(
    request: Request,
    call: Reads,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    endpoint_id: Annotated[UUID | None, Query(description="Only those to this endpoint.")] = None,
    event_id: Annotated[UUID | None, Query(description="Only those of this event.")] = None,
    candidate_id: Annotated[UUID | None, Query(description="Only those of events about this candidate.")] = None,
    event_types: Annotated[
        list[EventPattern] | None,
        Query(alias="event_type", max_length=40, description="Only those of events of these types or groups."),
    ] = None,
    state: Annotated[DeliveryState | None, Query(description="Only those in this state.")] = None,
    created_after: Annotated[Instant | None, Query(description="Only those created at this instant or later.")] = None,
    created_before: Annotated[Instant | None, Query(description="Only those created before this instant.")] = None,
) -> Response:
    """List deliveries, newest first."""
    wanted = DeliveryFilter(
        endpoint_id=endpoint_id,
        event_id=event_id,
        candidate_id=candidate_id,
        event_types=types_of(event_types),
        state=state,
        created_after=created_after,
        created_before=created_before,
    )
    scope = {"list": "deliveries", **asdict(wanted)}
    page = await services.deliveries.page(call, wanted, limit=limit, after=position_of(request, cursor, scope))
    return answer_list(request, scope, page)


@deliveries.get("/{delivery_id}", response_model=DeliveryWithAttemptsOut)
async def get_delivery(request: Request, delivery_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show one delivery with its attempts."""
    return show(request, await services.deliveries.get(call, delivery_id))


@deliveries.post("/{delivery_id}/retry", response_model=DeliveryOut, openapi_extra=refuses(WrongStateError))
async def retry_delivery(delivery_id: UUID, call: Writes, services: TheServices) -> Response:
    """Send a delivery that is over once more, now."""
    return await perform(call, OK, services.deliveries.retry, delivery_id)
