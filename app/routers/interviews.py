"""Interviews over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from app.domain.access import Scope
from app.domain.errors import WrongStateError
from app.domain.quotas import QuotaExceededError
from app.domain.states import InterviewStatus
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices, needs
from app.routers.lists import answer_list, position_of
from app.routers.replies import OK, Reply, perform, perform_empty, show
from app.schemas.interviews import (
    CommitmentCreate,
    CommitmentOut,
    InterviewCancellation,
    InterviewCompletion,
    InterviewCreate,
    InterviewOut,
    InterviewPatch,
    MissedInterview,
    OutcomeRecord,
)
from app.schemas.lists import ListOf
from app.schemas.reminders import InterviewPlanOut
from app.services.calls import Call

router = APIRouter(prefix="/v1/interviews", tags=["Interviews"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.INTERVIEWS_READ))]
Writes = Annotated[Call, Depends(needs(Scope.INTERVIEWS_WRITE))]
CREATED = Reply(201, "/v1/interviews/{id}")


@router.get("", response_model=ListOf[InterviewOut])
async def list_interviews(
    request: Request,
    call: Reads,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    candidate_id: Annotated[UUID | None, Query(description="Only this candidate's.")] = None,
    application_id: Annotated[UUID | None, Query(description="Only the rounds of this application.")] = None,
    status: Annotated[InterviewStatus | None, Query(description="Only those in this state.")] = None,
) -> Response:
    """List interviews, oldest first."""
    wanted = {"candidate_id": candidate_id, "application_id": application_id, "status": status}
    scope = {"list": "interviews", **wanted}
    page = await services.interviews.page(
        call,
        limit=limit,
        after=position_of(request, cursor, scope),
        candidate_id=candidate_id,
        application_id=application_id,
        status=status,
    )
    return answer_list(request, scope, page)


@router.post("", status_code=201, response_model=InterviewOut, openapi_extra=refuses(QuotaExceededError))
async def create_interview(body: InterviewCreate, call: Writes, services: TheServices) -> Response:
    """Add an interview and plan what follows from it."""
    return await perform(call, CREATED, services.interviews.create, body.values())


@router.get("/{interview_id}", response_model=InterviewOut)
async def get_interview(request: Request, interview_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show one interview."""
    return show(request, await services.interviews.get(call, interview_id))


@router.patch("/{interview_id}", response_model=InterviewOut, openapi_extra=refuses(QuotaExceededError))
async def update_interview(interview_id: UUID, body: InterviewPatch, call: Writes, services: TheServices) -> Response:
    """Change some fields and re-plan. Reminders keep their ids and move."""
    return await perform(call, OK, services.interviews.change, interview_id, body.values())


@router.delete("/{interview_id}", status_code=204)
async def delete_interview(interview_id: UUID, call: Writes, services: TheServices) -> Response:
    """Delete an interview; what was still to be done about it is cancelled."""
    return await perform_empty(call, services.interviews.delete, interview_id)


@router.post("/{interview_id}/complete", response_model=InterviewOut, openapi_extra=refuses(WrongStateError))
async def complete_interview(
    interview_id: UUID, call: Writes, services: TheServices, body: InterviewCompletion | None = None
) -> Response:
    """Record that it took place, and when it ended if not as planned."""
    body = body or InterviewCompletion()
    return await perform(call, OK, services.interviews.complete, interview_id, body.ended_at)


@router.post("/{interview_id}/cancel", response_model=InterviewOut, openapi_extra=refuses(WrongStateError))
async def cancel_interview(
    interview_id: UUID, call: Writes, services: TheServices, body: InterviewCancellation | None = None
) -> Response:
    """Record that it will not take place. Its open reminders are cancelled."""
    body = body or InterviewCancellation()
    return await perform(call, OK, services.interviews.cancel, interview_id, body.reason)


@router.post("/{interview_id}/missed", response_model=InterviewOut, openapi_extra=refuses(WrongStateError))
async def miss_interview(
    interview_id: UUID, call: Writes, services: TheServices, body: MissedInterview | None = None
) -> Response:
    """Record that somebody did not come. Its open reminders are cancelled."""
    body = body or MissedInterview()
    return await perform(call, OK, services.interviews.miss, interview_id, body.by, body.note)


@router.post("/{interview_id}/outcome", response_model=InterviewOut, openapi_extra=refuses(WrongStateError))
async def record_outcome(interview_id: UUID, body: OutcomeRecord, call: Writes, services: TheServices) -> Response:
    """Record what came of it. `pending` takes a recorded outcome back."""
    return await perform(
        call,
        OK,
        services.interviews.record_outcome,
        interview_id,
        body.outcome,
        occurred_at=body.occurred_at,
        respond_by=body.respond_by,
        note=body.note,
    )


@router.get("/{interview_id}/plan", response_model=InterviewPlanOut)
async def get_plan(request: Request, interview_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show every reminder of an interview, with explanations, in order of due time."""
    return show(request, await services.interviews.plan(call, interview_id))


@router.get("/{interview_id}/commitments", response_model=ListOf[CommitmentOut])
async def list_commitments(
    request: Request,
    interview_id: UUID,
    call: Reads,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
) -> Response:
    """List what the employer promised after an interview, oldest first."""
    scope = {"list": "commitments", "interview_id": interview_id}
    page = await services.commitments.page(call, interview_id, limit=limit, after=position_of(request, cursor, scope))
    return answer_list(request, scope, page)


@router.post("/{interview_id}/commitments", status_code=201, response_model=CommitmentOut)
async def create_commitment(
    interview_id: UUID, body: CommitmentCreate, call: Writes, services: TheServices
) -> Response:
    """Record a promise to decide by a day or an instant. It replaces the one before it and moves the follow-up."""
    return await perform(
        call,
        Reply(201, "/v1/interviews/{interview_id}/commitments"),
        services.commitments.create,
        interview_id,
        body.decide_by,
        said_by=body.said_by,
        said_at=body.said_at,
        note=body.note,
    )
