"""Calendar feeds over HTTP, and the calendars themselves."""

import hashlib
import re
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response

from app.domain.access import Scope
from app.domain.errors import NotFoundError
from app.domain.quotas import QuotaExceededError
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices, needs
from app.routers.limits import refuse_key, spend
from app.routers.lists import answer_list, position_of
from app.routers.replies import Reply, names_etag, perform, perform_empty, show
from app.schemas.calendar_feeds import CalendarFeedCreate, CalendarFeedMade, CalendarFeedOut
from app.schemas.lists import ListOf
from app.services.calls import Call

router = APIRouter(
    prefix="/v1/candidates/{candidate_id}/calendar-feeds", tags=["Calendar feeds"], route_class=GuardedRoute
)
calendar = APIRouter(prefix="/calendar", include_in_schema=False)
Reads = Annotated[Call, Depends(needs(Scope.INTERVIEWS_READ))]
Writes = Annotated[Call, Depends(needs(Scope.INTERVIEWS_WRITE))]
MakesSecrets = Annotated[Call, Depends(needs(Scope.INTERVIEWS_WRITE, shows_secrets=True))]
CREATED = Reply(201, "/v1/candidates/{candidate_id}/calendar-feeds/{id}")
_TOKEN = re.compile("[a-z2-7]{40}")


@router.get("", response_model=ListOf[CalendarFeedOut])
async def list_calendar_feeds(
    request: Request,
    candidate_id: UUID,
    call: Reads,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
) -> Response:
    """List a candidate's calendar feeds, oldest first."""
    scope = {"list": "calendar_feeds", "candidate_id": candidate_id}
    after = position_of(request, cursor, scope)
    return answer_list(request, scope, await services.calendar_feeds.page(call, candidate_id, limit=limit, after=after))


@router.post("", status_code=201, response_model=CalendarFeedMade, openapi_extra=refuses(QuotaExceededError))
async def create_calendar_feed(
    candidate_id: UUID, call: MakesSecrets, services: TheServices, body: CalendarFeedCreate | None = None
) -> Response:
    """Make an address under which any calendar program can subscribe to the candidate's interviews and reminders.

    It expires with the key it is made with.
    """
    name = (body or CalendarFeedCreate()).name
    return await perform(call, CREATED, services.calendar_feeds.create, candidate_id, name)


@router.get("/{feed_id}", response_model=CalendarFeedOut)
async def get_calendar_feed(
    request: Request, candidate_id: UUID, feed_id: UUID, call: Reads, services: TheServices
) -> Response:
    """Show one calendar feed."""
    return show(request, await services.calendar_feeds.get(call, candidate_id, feed_id))


@router.delete("/{feed_id}", status_code=204)
async def delete_calendar_feed(candidate_id: UUID, feed_id: UUID, call: Writes, services: TheServices) -> Response:
    """Revoke a calendar feed: its address opens nothing any more."""
    return await perform_empty(call, services.calendar_feeds.delete, candidate_id, feed_id)


@calendar.api_route("/{token}.ics", methods=["GET", "HEAD"])
async def read_calendar(request: Request, token: str, services: TheServices) -> Response:
    """Give a calendar to whoever knows its address."""
    if not _TOKEN.fullmatch(token):
        raise NotFoundError("There is no such calendar.")
    try:
        call = await services.calendar_feeds.open(token)
    except NotFoundError as error:
        refuse_key(request, error)
    request.scope["state"]["principal"] = call.principal
    spend(request, call.principal.key_id, call.tenant_id)
    body = await services.calendar_feeds.calendar(call)
    etag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"etag": etag, "cache-control": "private, max-age=300"}
    known = request.headers.get("if-none-match")
    if known is not None and names_etag(known, etag):
        return Response(status_code=304, headers=headers)
    headers |= {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'inline; filename="afterview.ics"',
        "x-robots-tag": "noindex",
    }
    return Response(body, headers=headers)
