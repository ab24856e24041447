"""Templates of drafts over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from app.domain.access import Scope
from app.domain.drafting.kinds import DraftKind, Language, Tone
from app.domain.drafting.validation import InvalidTemplateError
from app.routers.contract import refuses
from app.routers.dependencies import GuardedRoute, TheServices, needs
from app.routers.replies import OK, perform, perform_empty, show
from app.schemas.draft_templates import DraftTemplateOut, DraftTemplatePut
from app.services.calls import Call

router = APIRouter(prefix="/v1/draft-templates", tags=["Draft templates"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.DRAFTS_READ))]
Writes = Annotated[Call, Depends(needs(Scope.DRAFTS_WRITE))]
InTone = Annotated[Tone, Query(description="The tone it is for.")]
InLanguage = Annotated[Language, Query(description="The language it is for.")]


@router.get("/{kind}", response_model=DraftTemplateOut)
async def get_draft_template(
    request: Request,
    kind: DraftKind,
    call: Reads,
    services: TheServices,
    tone: InTone = Tone.WARM,
    language: InLanguage = Language.EN,
) -> Response:
    """Show the template that applies, your own or the built-in one, and the variables it may use."""
    return show(request, await services.draft_templates.get(call, (kind, tone, language)))


@router.put("/{kind}", response_model=DraftTemplateOut, openapi_extra=refuses(InvalidTemplateError))
async def put_draft_template(
    kind: DraftKind,
    body: DraftTemplatePut,
    call: Writes,
    services: TheServices,
    tone: InTone = Tone.WARM,
    language: InLanguage = Language.EN,
) -> Response:
    """Put a template of your own in place. It is tried on interviews of every shape first.

    A template that fails is refused with the line and what is wrong with it.
    """
    return await perform(call, OK, services.draft_templates.put, (kind, tone, language), body.source)


@router.delete("/{kind}", status_code=204)
async def delete_draft_template(
    kind: DraftKind,
    call: Writes,
    services: TheServices,
    tone: InTone = Tone.WARM,
    language: InLanguage = Language.EN,
) -> Response:
    """Go back to the built-in template."""
    return await perform_empty(call, services.draft_templates.delete, (kind, tone, language))
