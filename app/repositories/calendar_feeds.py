"""Calendar feeds."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, func, or_, select

from app.domain.access import Mode
from app.domain.calendar_feeds import CalendarFeed
from app.models import calendar_feeds, tenants
from app.repositories.rows import AnyRow, Rows, plain


class CalendarFeeds(Rows[CalendarFeed]):
    """Reads and writes calendar feeds."""

    table = calendar_feeds

    def to_entity(self, row: AnyRow) -> CalendarFeed:
        """Build a feed."""
        return CalendarFeed(**plain(row))

    def to_values(self, entity: CalendarFeed) -> dict[str, Any]:
        """Return a feed's columns."""
        return asdict(entity)

    async def count_valid(self, tenant_id: UUID, candidate_id: UUID, now: datetime) -> int:
        """Count a candidate's feeds that have not expired."""
        columns = calendar_feeds.c
        statement = (
            select(func.count())
            .select_from(calendar_feeds)
            .where(
                *self.equal(tenant_id, candidate_id=candidate_id),
                or_(columns.expires_at.is_(None), columns.expires_at > now),
            )
        )
        found: int = (await self._connection.execute(statement)).scalar_one()
        return found

    async def remove_made_with(self, tenant_id: UUID, key_ids: Sequence[UUID]) -> None:
        """Delete the feeds that were made with some keys."""
        columns = calendar_feeds.c
        await self._connection.execute(
            delete(calendar_feeds).where(columns.tenant_id == tenant_id, columns.created_by.in_(key_ids))
        )

    async def remove_of_candidate(self, tenant_id: UUID, candidate_id: UUID) -> int:
        """Delete every feed of a candidate, and return how many there were."""
        wanted = self.equal(tenant_id, candidate_id=candidate_id)
        return (await self._connection.execute(delete(calendar_feeds).where(*wanted))).rowcount

    async def by_digest(self, digest: bytes) -> tuple[CalendarFeed, Mode] | None:
        """Return the feed whose token has a digest, and its tenant's mode."""
        statement = (
            select(calendar_feeds, tenants.c.mode)
            .join(tenants, tenants.c.id == calendar_feeds.c.tenant_id)
            .where(calendar_feeds.c.digest == digest)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        if row is None:
            return None
        values = plain(row)
        mode = Mode(values.pop("mode"))
        return CalendarFeed(**values), mode
