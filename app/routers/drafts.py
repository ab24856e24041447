"""Drafts and checks over HTTP."""

import hashlib
from typing import Annotated, Any
from uuid import UUID

import pydantic_core
from fastapi import APIRouter, Depends, Query, Request, Response

from app.domain.access import Scope
from app.domain.drafting.composer import TemplateFailedError
from app.domain.drafting.drafts import DraftHasErrorsError
from app.domain.drafting.envelopes import Envelope
from app.domain.drafting.export import NotAMailError
from app.domain.drafting.facts import FollowUpLimitError
from app.domain.drafting.kinds import DraftKind, DraftStatus
from app.domain.errors import TooEarlyError, WrongStateError
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices, needs
from app.routers.lists import answer_list, position_of
from app.routers.negotiation import NotAcceptableError, choose, is_accepted
from app.routers.replies import JSON_TYPE, OK, Reply, names_etag, perform, perform_empty, show
from app.schemas.drafts import (
    DraftCheckCreate,
    DraftCreate,
    DraftMessageOut,
    DraftOut,
    DraftPatch,
    DraftRevisionOut,
    DraftSending,
    FindingsOut,
    ReminderDraftCreate,
)
from app.schemas.lists import ListOf
from app.services.calls import Call
from app.services.composing import Wanted
from app.services.registry import Services

router = APIRouter(prefix="/v1/drafts", tags=["Drafts"], route_class=GuardedRoute)
for_reminders = APIRouter(prefix="/v1/reminders", tags=["Drafts"], route_class=GuardedRoute)
checks = APIRouter(prefix="/v1/draft-checks", tags=["Drafts"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.DRAFTS_READ))]
Writes = Annotated[Call, Depends(needs(Scope.DRAFTS_WRITE))]
EML, TEXT = "message/rfc822", "text/plain"
_LATER: dict[int | str, dict[str, Any]] = {
    202: {"model": DraftOut, "description": "A writer was asked; `draft.created` says when the words are there."}
}
_COMPOSING = refuses(WrongStateError, FollowUpLimitError, TemplateFailedError)


@router.get("", response_model=ListOf[DraftOut])
async def list_drafts(
    request: Request,
    call: Reads,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    candidate_id: Annotated[UUID | None, Query(description="Only this candidate's.")] = None,
    interview_id: Annotated[UUID | None, Query(description="Only those about this interview.")] = None,
    kind: Annotated[DraftKind | None, Query(description="Only those of this kind.")] = None,
    status: Annotated[DraftStatus | None, Query(description="Only those in this state.")] = None,
) -> Response:
    """List drafts, oldest first, each with what the checks find in it."""
    wanted = {"candidate_id": candidate_id, "interview_id": interview_id, "kind": kind, "status": status}
    scope = {"list": "drafts", **wanted}
    page = await services.drafts.page(
        call,
        limit=limit,
        after=position_of(request, cursor, scope),
        candidate_id=candidate_id,
        interview_id=interview_id,
        kind=kind,
        status=status,
    )
    return answer_list(request, scope, page)


@router.post("", status_code=201, response_model=DraftOut, responses=_LATER, openapi_extra=_COMPOSING)
async def create_draft(body: DraftCreate, call: Writes, services: TheServices) -> Response:
    """Compose a thank-you note, a LinkedIn invitation or a follow-up from what the interview knows.

    With another writer set up the answer is 202 and the words come later.
    """
    wanted = Wanted(kind=body.kind, interviewer_id=body.interviewer_id, tone=body.tone, language=body.language)
    return await perform(call, _created(services), services.drafts.create, body.interview_id, wanted)


@router.get("/{draft_id}", response_model=DraftOut)
async def get_draft(request: Request, draft_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show one draft, with what the checks find in it as things stand."""
    return show(request, await services.drafts.get(call, draft_id))


@router.patch("/{draft_id}", response_model=DraftOut, openapi_extra=refuses(WrongStateError))
async def update_draft(draft_id: UUID, body: DraftPatch, call: Writes, services: TheServices) -> Response:
    """Put other words in place. The ones before stay readable as a revision."""
    return await perform(call, OK, services.drafts.change, draft_id, body.given())


@router.delete("/{draft_id}", status_code=204, openapi_extra=refuses(WrongStateError))
async def discard_draft(draft_id: UUID, call: Writes, services: TheServices) -> Response:
    """Put a draft away: it is `discarded`, and can still be read."""
    return await perform_empty(call, services.drafts.discard, draft_id)


@router.post(
    "/{draft_id}/sent",
    response_model=DraftOut,
    openapi_extra=refuses(WrongStateError, TooEarlyError, DraftHasErrorsError),
)
async def mark_draft_sent(
    draft_id: UUID, call: Writes, services: TheServices, body: DraftSending | None = None
) -> Response:
    """Record that the candidate sent it, which completes the reminder it answers.

    A follow-up before its time is refused first, errors of the checks next, unless overridden with a reason.
    """
    body = body or DraftSending()
    return await perform(call, OK, services.drafts.send, draft_id, override=body.override, reason=body.reason)


@router.get("/{draft_id}/revisions", response_model=ListOf[DraftRevisionOut])
async def list_draft_revisions(
    request: Request, draft_id: UUID, call: Reads, services: TheServices, limit: Limit = 25, cursor: Cursor = None
) -> Response:
    """List every version of a draft's words, oldest first."""
    scope = {"list": "draft_revisions", "draft_id": draft_id}
    after = position_of(request, cursor, scope)
    return answer_list(request, scope, await services.drafts.revisions(call, draft_id, limit=limit, after=after))


@router.get(
    "/{draft_id}/message",
    response_model=DraftMessageOut,
    responses={
        200: {
            "content": {
                EML: {"schema": {"type": "string", "maxLength": 100_000}, "example": "Subject: Thank you\r\n\r\nHello"},
                TEXT: {"schema": {"type": "string", "maxLength": 100_000}, "example": "Hello Bill"},
            }
        }
    },
    openapi_extra=refuses(NotAcceptableError, NotAMailError, WrongStateError),
)
async def get_draft_message(request: Request, draft_id: UUID, call: Reads, services: TheServices) -> Response:
    """Hand a draft over to a mail client, in the form that `Accept` asks for.

    `message/rfc822` opens as an unsent message, `text/plain` is the words alone, `application/json` has a `mailto`
    link.
    """
    envelope = await services.drafts.message(call, draft_id)
    kind = _chosen(request.headers.get("accept"), envelope)
    if kind == EML:
        body = envelope.eml()
    elif kind == TEXT:
        body = envelope.text().encode()
    else:
        body = pydantic_core.to_json(envelope.view())
    headers = {"etag": f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"', "vary": "Accept"}
    known = request.headers.get("if-none-match")
    if known is not None and names_etag(known, headers["etag"]):
        return Response(status_code=304, headers=headers)
    if kind == EML:
        headers["content-disposition"] = f'attachment; filename="{envelope.draft.kind}.eml"'
    headers["content-type"] = f"{kind}; charset=utf-8" if kind == TEXT else kind
    return Response(body, headers=headers)


@for_reminders.post(
    "/{reminder_id}/draft", status_code=201, response_model=DraftOut, responses=_LATER, openapi_extra=_COMPOSING
)
async def create_reminder_draft(
    reminder_id: UUID, call: Writes, services: TheServices, body: ReminderDraftCreate | None = None
) -> Response:
    """Compose what a reminder asks to be written. No body is needed."""
    body = body or ReminderDraftCreate()
    use_case = services.drafts.create_for
    return await perform(call, _created(services), use_case, reminder_id, body.tone, body.language)


@checks.post("", response_model=FindingsOut)
async def check_draft(body: DraftCheckCreate, call: Reads, services: TheServices) -> Response:
    """Check any text, about an interview or with the facts named. Nothing is stored."""
    return await perform(
        call,
        OK,
        services.draft_checks.check,
        body.message(),
        body.kind,
        body.known(),
        interview_id=body.interview_id,
        interviewer_id=body.interviewer_id,
    )


def _created(services: Services) -> Reply:
    return Reply(202 if services.drafts.writes_later else 201, "/v1/drafts/{id}")


def _chosen(accept: str | None, envelope: Envelope) -> str:
    if envelope.is_mail:
        return choose(accept, (JSON_TYPE, TEXT, EML))
    try:
        return choose(accept, (JSON_TYPE, TEXT))
    except NotAcceptableError:
        if is_accepted(accept, EML):
            raise NotAMailError("A LinkedIn note has no subject and no address.") from None
        raise
