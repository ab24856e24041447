"""Briefings over HTTP."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from app.routers.dependencies import GuardedRoute, TheServices
from app.routers.private import ReadsPrivate
from app.routers.replies import show
from app.schemas.briefings import BriefingOut

router = APIRouter(prefix="/v1/reminders", tags=["Briefings"], route_class=GuardedRoute)


@router.get("/{reminder_id}/briefing", response_model=BriefingOut)
async def get_briefing(request: Request, reminder_id: UUID, call: ReadsPrivate, services: TheServices) -> Response:
    """Show what a reminder to prepare, to review or to practise is about. Other reminders have no briefing."""
    return show(request, await services.briefings.get(call, reminder_id))
