"""Imports of other systems' payloads over HTTP."""

from typing import Annotated, Any

from fastapi import APIRouter, Body, Depends, Query, Response

from app.domain.access import Scope
from app.domain.quotas import QuotaExceededError
from app.routers.contract import refuses
from app.routers.dependencies import GuardedRoute, TheServices, needs
from app.routers.replies import OK, perform
from app.schemas.fields import Country, Email, Id, Identifier, OneLine, Subdivision, ZoneName
from app.schemas.imports import ImportResultOut
from app.services.calls import Call
from app.services.imports import Hints, SourceSystem
from app.services.interview_sources import Whose

router = APIRouter(prefix="/v1/imports", tags=["Imports"], route_class=GuardedRoute)
Writes = Annotated[Call, Depends(needs(Scope.INTERVIEWS_WRITE))]
_OBJECT = {"type": "object", "additionalProperties": True, "maxProperties": 1000}
_ONE_OR_A_LIST = {"anyOf": [_OBJECT, {"type": "array", "items": _OBJECT, "maxItems": 100}]}
_PERSON = {"name": "Bill Lumbergh", "email": "bill@initech.example"}
_GREENHOUSE = {
    "id": 9128,
    "status": "scheduled",
    "start": {"date_time": "2026-11-23T15:00:00Z"},
    "end": {"date_time": "2026-11-23T16:00:00Z"},
    "interviewers": [_PERSON],
    "updated_at": "2026-11-20T09:00:00Z",
}
_LEVER = {
    "id": "1f0c",
    "date": 1795446000000,
    "duration": 60,
    "timezone": "America/New_York",
    "interviewers": [_PERSON],
}
_ASHBY = {
    "id": "5d2e",
    "status": "Scheduled",
    "updatedAt": "2026-11-20T09:00:00Z",
    "interviewEvents": [
        {
            "id": "77aa",
            "startTime": "2026-11-23T15:00:00Z",
            "endTime": "2026-11-23T16:00:00Z",
            "interviewers": [_PERSON],
        }
    ],
}


def _payload(example: dict[str, Any]) -> Any:
    """Describe a body that is taken as another system gives it."""
    return Body(
        description="As the system gave it: one or a list of up to 100.",
        json_schema_extra=_ONE_OR_A_LIST,
        examples=[example],
    )


async def hints_of(
    candidate_id: Annotated[Id | None, Query(description="Whose interviews they are. One of three ways.")] = None,
    candidate_external_id: Annotated[Identifier | None, Query(description="Likewise, by your own id.")] = None,
    candidate_email: Annotated[Email | None, Query(description="Likewise, by e-mail address.")] = None,
    application_id: Annotated[Id | None, Query(description="Which application new ones are rounds of.")] = None,
    company: Annotated[
        OneLine | None,
        Query(description="The employer, whom such a system does not name. Finds or creates the application."),
    ] = None,
    role: Annotated[OneLine | None, Query(description="The role. Give it with `company`, so that rounds join.")] = None,
    time_zone: Annotated[
        ZoneName | None,
        Query(description="The employer's zone. If absent: the payload's, the one kept, else the candidate's."),
    ] = None,
    country: Annotated[Country | None, Query(description="The employer's country, for its public holidays.")] = None,
    subdivision: Annotated[Subdivision | None, Query(description="The part of it.")] = None,
) -> Hints:
    """Return what the payload does not say."""
    return Hints(
        whose=Whose(candidate_id=candidate_id, external_id=candidate_external_id, email=candidate_email),
        application_id=application_id,
        company=company,
        role=role,
        time_zone=time_zone,
        country=country,
        subdivision=subdivision,
    )


TheHints = Annotated[Hints, Depends(hints_of)]


@router.post("/greenhouse", response_model=ImportResultOut, openapi_extra=refuses(QuotaExceededError))
async def import_from_greenhouse(
    payload: Annotated[Any, _payload(_GREENHOUSE)], call: Writes, services: TheServices, hints: TheHints
) -> Response:
    """Take Greenhouse's scheduled interviews as its Harvest API shows them."""
    return await perform(call, OK, services.imports.take, SourceSystem.GREENHOUSE, payload, hints)


@router.post("/lever", response_model=ImportResultOut, openapi_extra=refuses(QuotaExceededError))
async def import_from_lever(
    payload: Annotated[Any, _payload(_LEVER)], call: Writes, services: TheServices, hints: TheHints
) -> Response:
    """Take Lever's interviews as its API shows them."""
    return await perform(call, OK, services.imports.take, SourceSystem.LEVER, payload, hints)


@router.post("/ashby", response_model=ImportResultOut, openapi_extra=refuses(QuotaExceededError))
async def import_from_ashby(
    payload: Annotated[Any, _payload(_ASHBY)], call: Writes, services: TheServices, hints: TheHints
) -> Response:
    """Take Ashby's interview schedules as its API and webhooks show them. Each event is an interview."""
    return await perform(call, OK, services.imports.take, SourceSystem.ASHBY, payload, hints)
