"""What a candidate's calendar feed is, and how much it shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

LOOKS_BACK = timedelta(days=30)
"""What ended, or fell due, longer ago than this is no longer in a calendar."""
MOST_INTERVIEWS = 500
MOST_REMINDERS = 1000
MOST_FEEDS = 20
"""How many feeds a candidate can have at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFeed:
    """An address under which a candidate's calendar can be read; of its token only the digest is kept."""

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    name: str
    hint: str
    """The token's first characters, to recognise it by."""
    digest: bytes
    version: int = 1
    created_at: datetime
    updated_at: datetime


def calendar_feed_view(feed: CalendarFeed) -> dict[str, Any]:
    """Show a feed without its address."""
    return {
        "id": feed.id,
        "candidate_id": feed.candidate_id,
        "name": feed.name,
        "hint": feed.hint,
        "created_at": feed.created_at,
    }
