"""Fit profiles, evaluations and comparisons over HTTP."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from app.routers.dependencies import GuardedRoute, TheServices
from app.routers.private import ReadsPrivate, WritesPrivate
from app.routers.replies import OK, perform, show
from app.schemas.fit import (
    FitComparisonCreate,
    FitComparisonOut,
    FitEvaluationOut,
    FitEvaluationPut,
    FitProfileOut,
    FitProfilePut,
)

router = APIRouter(prefix="/v1", tags=["Fit"], route_class=GuardedRoute)


@router.get("/candidates/{candidate_id}/fit-profile", response_model=FitProfileOut)
async def get_fit_profile(request: Request, candidate_id: UUID, call: ReadsPrivate, services: TheServices) -> Response:
    """Show what a candidate wants of a job."""
    return show(request, await services.fit.profile(call, candidate_id))


@router.put("/candidates/{candidate_id}/fit-profile", response_model=FitProfileOut)
async def put_fit_profile(
    candidate_id: UUID, body: FitProfilePut, call: WritesPrivate, services: TheServices
) -> Response:
    """Write what a candidate wants of a job. Evaluations made before keep the criteria they were made with."""
    return await perform(call, OK, services.fit.put_profile, candidate_id, body.values())


@router.get("/interviews/{interview_id}/fit-evaluation", response_model=FitEvaluationOut)
async def get_fit_evaluation(
    request: Request, interview_id: UUID, call: ReadsPrivate, services: TheServices
) -> Response:
    """Show how a job measured up, the smallest change that would flip the result, and what to ask next round."""
    return show(request, await services.fit.evaluation(call, interview_id))


@router.put("/interviews/{interview_id}/fit-evaluation", response_model=FitEvaluationOut)
async def put_fit_evaluation(
    interview_id: UUID, body: FitEvaluationPut, call: WritesPrivate, services: TheServices
) -> Response:
    """Score a job against the candidate's criteria, which are locked in. It completes the reminder to evaluate."""
    return await perform(
        call,
        OK,
        services.fit.put_evaluation,
        interview_id,
        body.scores,
        body.notes,
        use_present_criteria=body.use_present_criteria,
    )


@router.post("/fit-comparisons", response_model=FitComparisonOut)
async def compare_fit(body: FitComparisonCreate, call: ReadsPrivate, services: TheServices) -> Response:
    """Hold several jobs against the newest criteria any of them was evaluated with. Nothing is stored."""
    return await perform(call, OK, services.fit.compare, body.evaluation_ids)
