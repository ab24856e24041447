"""Practice cards over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from app.domain.errors import InvalidInputError
from app.domain.memory import Rating
from app.domain.practice import CardNotActiveError
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices
from app.routers.lists import answer_list, position_of
from app.routers.private import ReadsPrivate, WritesPrivate
from app.routers.replies import OK, Reply, perform, show
from app.schemas.lists import ListOf
from app.schemas.practice import (
    AlikePracticeCardsOut,
    PracticeCardMerge,
    PracticeCardOut,
    PracticeQueueOut,
    PracticeReviewCreate,
    PracticeReviewOut,
    PracticeReviewResultOut,
)

router = APIRouter(prefix="/v1/practice", tags=["Practice"], route_class=GuardedRoute)


@router.get("/queue", response_model=PracticeQueueOut)
async def get_practice_queue(
    request: Request,
    call: ReadsPrivate,
    services: TheServices,
    candidate_id: Annotated[
        UUID | None, Query(description="Whose. Needed unless the key is bound to one candidate.")
    ] = None,
    limit: Limit = 25,
) -> Response:
    """Show what to practise today: the longest waiting first, then what is least likely to be remembered."""
    whose = candidate_id or call.principal.candidate_id
    if whose is None:
        raise InvalidInputError("#candidate_id", "Say whose queue: give candidate_id.")
    return show(request, await services.practice.queue(call, whose, limit))


@router.get("/cards", response_model=ListOf[PracticeCardOut])
async def list_practice_cards(
    request: Request,
    call: ReadsPrivate,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    candidate_id: Annotated[UUID | None, Query(description="Only this candidate's.")] = None,
) -> Response:
    """List practice cards in order of due time."""
    scope = {"list": "practice_cards", "candidate_id": candidate_id}
    page = await services.practice.page(
        call, limit=limit, after=position_of(request, cursor, scope), candidate_id=candidate_id
    )
    return answer_list(request, scope, page)


@router.get("/cards/{card_id}", response_model=PracticeCardOut)
async def get_practice_card(request: Request, card_id: UUID, call: ReadsPrivate, services: TheServices) -> Response:
    """Show one card."""
    return show(request, await services.practice.get(call, card_id))


@router.get("/cards/{card_id}/similar", response_model=AlikePracticeCardsOut)
async def list_similar_practice_cards(
    request: Request, card_id: UUID, call: ReadsPrivate, services: TheServices
) -> Response:
    """Show the cards that probably ask the same. Ask the candidate before merging any."""
    return show(request, await services.practice.similar(call, card_id))


@router.get("/cards/{card_id}/reviews", response_model=ListOf[PracticeReviewOut])
async def list_practice_reviews(
    request: Request,
    card_id: UUID,
    call: ReadsPrivate,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
) -> Response:
    """List a card's rehearsals, oldest first."""
    scope = {"list": "practice_reviews", "card_id": card_id}
    page = await services.practice.reviews(call, card_id, limit=limit, after=position_of(request, cursor, scope))
    return answer_list(request, scope, page)


@router.post(
    "/cards/{card_id}/reviews",
    status_code=201,
    response_model=PracticeReviewResultOut,
    openapi_extra=refuses(CardNotActiveError),
)
async def create_practice_review(
    card_id: UUID, body: PracticeReviewCreate, call: WritesPrivate, services: TheServices
) -> Response:
    """Record a rehearsal. The answer says when the card comes back: never later than the eve of the next interview."""
    return await perform(
        call,
        Reply(201, "/v1/practice/cards/{card_id}/reviews"),
        services.practice.review,
        card_id,
        Rating(body.rating),
        body.reviewed_at,
    )


@router.post("/cards/{card_id}/pause", response_model=PracticeCardOut, openapi_extra=refuses(CardNotActiveError))
async def pause_practice_card(card_id: UUID, call: WritesPrivate, services: TheServices) -> Response:
    """Let a card rest: it is in no queue."""
    return await perform(call, OK, services.practice.pause, card_id)


@router.post("/cards/{card_id}/resume", response_model=PracticeCardOut, openapi_extra=refuses(CardNotActiveError))
async def resume_practice_card(card_id: UUID, call: WritesPrivate, services: TheServices) -> Response:
    """Take a card up again."""
    return await perform(call, OK, services.practice.resume, card_id)


@router.post("/cards/{card_id}/merge", response_model=PracticeCardOut, openapi_extra=refuses(CardNotActiveError))
async def merge_practice_cards(
    card_id: UUID, body: PracticeCardMerge, call: WritesPrivate, services: TheServices
) -> Response:
    """Make one card of two that ask the same, as if all rehearsals had been of one. This card stays."""
    return await perform(call, OK, services.practice.merge, card_id, body.card_id)
