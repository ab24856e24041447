"""Requests and answers of the peers."""

from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class InterviewIn(BaseModel):
    """A request."""

    candidate_id: UUID
    company: str
    role: str
    kind: str
    starts_at: datetime
    ends_at: datetime
    time_zone: str
    country: str | None = None
    notes: str | None = None


class InterviewOut(InterviewIn):
    """An answer."""

    model_config = ConfigDict(from_attributes=True)
    id: UUID
    status: str
    created_at: datetime
