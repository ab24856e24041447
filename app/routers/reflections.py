"""Reflections and their questions over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from app.domain.questions import QuestionKind
from app.routers.contract import takes_only
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices
from app.routers.lists import answer_list, position_of
from app.routers.private import ReadsPrivate, WritesPrivate
from app.routers.replies import OK, Reply, perform, perform_empty, show
from app.schemas.fields import OneLine
from app.schemas.lists import ListOf
from app.schemas.reflections import (
    QuestionDetailOut,
    QuestionOut,
    ReflectionCreate,
    ReflectionOut,
    ReflectionPatch,
    ReflectionPromptsOut,
)

router = APIRouter(prefix="/v1/reflections", tags=["Reflections"], route_class=GuardedRoute)
questions = APIRouter(prefix="/v1/questions", tags=["Reflections"], route_class=GuardedRoute)


@router.get("", response_model=ListOf[ReflectionOut])
async def list_reflections(
    request: Request,
    call: ReadsPrivate,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    candidate_id: Annotated[UUID | None, Query(description="Only this candidate's.")] = None,
    interview_id: Annotated[UUID | None, Query(description="Only the one on this interview.")] = None,
) -> Response:
    """List reflections, oldest first."""
    scope = {"list": "reflections", "candidate_id": candidate_id, "interview_id": interview_id}
    page = await services.reflections.page(
        call,
        limit=limit,
        after=position_of(request, cursor, scope),
        candidate_id=candidate_id,
        interview_id=interview_id,
    )
    return answer_list(request, scope, page)


@router.post("", status_code=201, response_model=ReflectionOut)
async def create_reflection(body: ReflectionCreate, call: WritesPrivate, services: TheServices) -> Response:
    """Write down how an interview went. With a strength and a next action it completes the reminder to reflect.

    Otherwise the answer says what is missing. Questions that were hard or badly answered become practice cards.
    """
    return await perform(
        call,
        Reply(201, "/v1/reflections/{id}"),
        services.reflections.create,
        body.interview_id,
        body.values(),
    )


takes_only(router, "/prompts", "GET")


@router.get("/prompts", response_model=ReflectionPromptsOut)
async def get_reflection_prompts(
    request: Request,
    call: ReadsPrivate,
    services: TheServices,
    interview_id: Annotated[UUID, Query(description="The interview to reflect on.")],
) -> Response:
    """Show what to ask this candidate about this interview: first, what they meant to do this time."""
    return show(request, await services.reflections.prompts(call, interview_id))


@router.get("/{reflection_id}", response_model=ReflectionOut)
async def get_reflection(request: Request, reflection_id: UUID, call: ReadsPrivate, services: TheServices) -> Response:
    """Show one reflection."""
    return show(request, await services.reflections.get(call, reflection_id))


@router.patch("/{reflection_id}", response_model=ReflectionOut)
async def update_reflection(
    reflection_id: UUID, body: ReflectionPatch, call: WritesPrivate, services: TheServices
) -> Response:
    """Change some fields. Questions given take the place of those there; matched by id, then text, they keep ids."""
    return await perform(call, OK, services.reflections.change, reflection_id, body.values())


@router.delete("/{reflection_id}", status_code=204)
async def delete_reflection(reflection_id: UUID, call: WritesPrivate, services: TheServices) -> Response:
    """Delete a reflection with its questions, and the practice cards that stand for nothing else."""
    return await perform_empty(call, services.reflections.delete, reflection_id)


@questions.get("", response_model=ListOf[QuestionOut])
async def list_questions(
    request: Request,
    call: ReadsPrivate,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    candidate_id: Annotated[UUID | None, Query(description="Only this candidate's.")] = None,
    interview_id: Annotated[UUID | None, Query(description="Only those asked in this interview.")] = None,
    topic: Annotated[OneLine | None, Query(description="Only those on this topic, however it is spelt.")] = None,
    kind: Annotated[QuestionKind | None, Query(description="Only those of this kind.")] = None,
    difficulty: Annotated[int | None, Query(ge=1, le=5, description="Only those of this difficulty.")] = None,
) -> Response:
    """List the questions that candidates were asked, oldest first."""
    wanted = {
        "candidate_id": candidate_id,
        "interview_id": interview_id,
        "topic": topic,
        "kind": kind,
        "difficulty": difficulty,
    }
    scope = {"list": "questions", **wanted}
    page = await services.questions.page(
        call,
        limit=limit,
        after=position_of(request, cursor, scope),
        candidate_id=candidate_id,
        interview_id=interview_id,
        topic=topic,
        kind=kind,
        difficulty=difficulty,
    )
    return answer_list(request, scope, page)


@questions.get("/{question_id}", response_model=QuestionDetailOut)
async def get_question(request: Request, question_id: UUID, call: ReadsPrivate, services: TheServices) -> Response:
    """Show one question, whether it was asked before, and whether the answer got better."""
    return show(request, await services.questions.get(call, question_id))
