"""Calendar feeds."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

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

    async def count(self, tenant_id: UUID, candidate_id: UUID) -> int:
        """Count a candidate's feeds."""
        statement = select(func.count()).select_from(calendar_feeds)
        wanted = self.equal(tenant_id, candidate_id=candidate_id)
        found: int = (await self._connection.execute(statement.where(*wanted))).scalar_one()
        return found

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
