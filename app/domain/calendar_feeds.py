"""What a candidate's calendar feed is, and how much it shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

LOOKS_BACK = timedelta(days=30)
"""What ended, or fell due, longer ago than this is no longer in a calendar."""
MOST_INTERVIEWS = 500
MOST_REMINDERS = 1000


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
    created_by: UUID | None = None
    """The key it was made with."""
    expires_at: datetime | None = None
    """When that key expires, and the feed with it."""
    version: int = 1
    created_at: datetime
    updated_at: datetime

    def has_expired(self, now: datetime) -> bool:
        """Tell whether the key it was made with has expired at `now` (the machine's time)."""
        return self.expires_at is not None and self.expires_at <= now


def calendar_feed_view(feed: CalendarFeed) -> dict[str, Any]:
    """Show a feed without its address."""
    return {
        "id": feed.id,
        "candidate_id": feed.candidate_id,
        "name": feed.name,
        "hint": feed.hint,
        "created_by": feed.created_by,
        "expires_at": feed.expires_at,
        "created_at": feed.created_at,
    }
