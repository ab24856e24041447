"""Interviews reported by other systems, over HTTP."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Response

from app.domain.access import Scope
from app.domain.quotas import QuotaExceededError
from app.routers.contract import refuses
from app.routers.dependencies import GuardedRoute, TheServices, needs
from app.routers.replies import Reply, perform
from app.schemas.interview_sources import InterviewReport
from app.schemas.interviews import InterviewOut
from app.services.calls import Answer, Call, Shown
from app.services.interview_sources import Effect, Fed, Report, Whose

router = APIRouter(prefix="/v1/interviews", tags=["Interviews"], route_class=GuardedRoute)
Writes = Annotated[Call, Depends(needs(Scope.INTERVIEWS_WRITE))]
SourceSystem = Annotated[
    str,
    Path(
        pattern="^[a-z0-9][a-z0-9_.-]{0,49}$",
        max_length=50,
        description="The other system's name, in small letters.",
        examples=["greenhouse"],
    ),
]
ExternalId = Annotated[
    str,
    Path(
        pattern=r"^[^\x00-\x1f\x7f/]{1,200}$",
        min_length=1,
        max_length=200,
        description="The interview's id in the other system.",
        examples=["9128481"],
    ),
]
EFFECT_HEADER = "Afterview-Effect"


@dataclass(frozen=True, slots=True)
class FedReply(Reply):
    """Answers 201 for what was created and 200 otherwise, and says in a header what the report did."""

    def render(self, result: Shown) -> Answer:
        """Shape the interview."""
        assert isinstance(result, Fed)
        created = result.effect is Effect.CREATED
        answer = Reply(201, self.location).render(result) if created else Reply().render(result)
        return Answer(answer.status, answer.body, {**answer.headers, EFFECT_HEADER.lower(): result.effect})


FED = FedReply(location="/v1/interviews/{id}")


@router.put(
    "/by-source/{source_system}/{external_id}",
    response_model=InterviewOut,
    responses={
        200: {
            "headers": {
                EFFECT_HEADER: {
                    "description": "`updated`, `unchanged`, or `ignored` when the report is older than the one kept.",
                    "schema": {"type": "string", "enum": [effect.value for effect in Effect], "maxLength": 20},
                }
            }
        },
        201: {"model": InterviewOut, "description": "It was not known before."},
    },
    openapi_extra=refuses(QuotaExceededError),
)
async def put_interview_by_source(
    source_system: SourceSystem, external_id: ExternalId, body: InterviewReport, call: Writes, services: TheServices
) -> Response:
    """Create or update the interview that another system knows by this id. Repeating it changes nothing."""
    whose = Whose(candidate_id=body.candidate_id, external_id=body.candidate_external_id, email=body.candidate_email)
    report = Report(source_system=source_system, external_id=external_id, values=body.values(), given=body.spoken_of())
    return await perform(call, FED, services.sources.put, whose, report)
