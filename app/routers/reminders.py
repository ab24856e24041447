"""Reminders over HTTP."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query, Request, Response

from app.domain.access import Scope
from app.domain.errors import TooEarlyError, WrongStateError
from app.domain.states import Action, ReminderStatus
from app.repositories.reminders import ReminderFilter
from app.routers.contract import refuses
from app.routers.dependencies import Cursor, GuardedRoute, Limit, TheServices, needs
from app.routers.lists import answer_list, position_of
from app.routers.replies import OK, perform, show
from app.schemas.fields import Instant
from app.schemas.lists import ListOf
from app.schemas.reminders import NextActionsOut, ReminderCompletion, ReminderOut, ReminderSkip, ReminderSnooze
from app.services.calls import Call

router = APIRouter(prefix="/v1/reminders", tags=["Reminders"], route_class=GuardedRoute)
next_actions = APIRouter(prefix="/v1/candidates", tags=["Reminders"], route_class=GuardedRoute)
Reads = Annotated[Call, Depends(needs(Scope.REMINDERS_READ))]
Writes = Annotated[Call, Depends(needs(Scope.REMINDERS_WRITE))]


@router.get("", response_model=ListOf[ReminderOut])
async def list_reminders(
    request: Request,
    call: Reads,
    services: TheServices,
    limit: Limit = 25,
    cursor: Cursor = None,
    status: Annotated[ReminderStatus | None, Query(description="Only those in this state.")] = None,
    action: Annotated[Action | None, Query(description="Only those that ask for this.")] = None,
    candidate_id: Annotated[UUID | None, Query(description="Only this candidate's.")] = None,
    interview_id: Annotated[UUID | None, Query(description="Only those about this interview.")] = None,
    due_before: Annotated[Instant | None, Query(description="Only those due before this instant.")] = None,
    due_after: Annotated[Instant | None, Query(description="Only those due after this instant.")] = None,
    overdue: Annotated[bool | None, Query(description="Only those that are, or are not, past their deadline.")] = None,
) -> Response:
    """List reminders in order of due time."""
    wanted = ReminderFilter(
        status=status,
        action=action,
        candidate_id=candidate_id,
        interview_id=interview_id,
        due_before=due_before,
        due_after=due_after,
        overdue=overdue,
    )
    scope = {"list": "reminders", **{name: getattr(wanted, name) for name in wanted.__slots__}}
    page = await services.reminders.page(call, wanted, limit=limit, after=position_of(request, cursor, scope))
    return answer_list(request, scope, page)


@next_actions.get("/{candidate_id}/next-actions", response_model=NextActionsOut)
async def get_next_actions(request: Request, candidate_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show what to do now, the most pressing first, and what comes next, each with its reason and links."""
    return show(request, await services.next_actions.show(call, candidate_id))


@router.get("/{reminder_id}", response_model=ReminderOut)
async def get_reminder(request: Request, reminder_id: UUID, call: Reads, services: TheServices) -> Response:
    """Show one reminder."""
    return show(request, await services.reminders.get(call, reminder_id))


@router.post(
    "/{reminder_id}/complete", response_model=ReminderOut, openapi_extra=refuses(WrongStateError, TooEarlyError)
)
async def complete_reminder(
    reminder_id: UUID, call: Writes, services: TheServices, body: ReminderCompletion | None = None
) -> Response:
    """Record that it was done. A follow-up before its time is refused unless overridden with a reason."""
    body = body or ReminderCompletion()
    return await perform(call, OK, services.reminders.complete, reminder_id, override=body.override, reason=body.reason)


@router.post("/{reminder_id}/skip", response_model=ReminderOut, openapi_extra=refuses(WrongStateError))
async def skip_reminder(
    reminder_id: UUID, call: Writes, services: TheServices, body: ReminderSkip | None = None
) -> Response:
    """Record that it will not be done."""
    body = body or ReminderSkip()
    return await perform(call, OK, services.reminders.skip, reminder_id, body.reason)


@router.post("/{reminder_id}/snooze", response_model=ReminderOut, openapi_extra=refuses(WrongStateError))
async def snooze_reminder(reminder_id: UUID, body: ReminderSnooze, call: Writes, services: TheServices) -> Response:
    """Let it rest until an instant after now and before it expires."""
    return await perform(call, OK, services.reminders.snooze, reminder_id, body.until)
