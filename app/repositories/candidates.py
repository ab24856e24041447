"""Candidates."""

from datetime import time
from typing import Any
from uuid import UUID

from sqlalchemy import func

from app.domain.entities import Candidate, WakingHours
from app.models import candidates
from app.repositories.mapping import RowMapping
from app.repositories.rows import AnyRow, Rows, plain


class Candidates(Rows[Candidate]):
    """Reads and writes candidates."""

    table = candidates
    mapping = RowMapping(Candidate, candidates)

    def to_entity(self, row: AnyRow) -> Candidate:
        """Build a candidate. Each end of the waking hours has a column."""
        values = plain(row)
        values["waking_hours"] = WakingHours(
            start=time.fromisoformat(values["waking_start"]), end=time.fromisoformat(values["waking_end"])
        )
        return super().to_entity(values)

    def to_values(self, entity: Candidate) -> dict[str, Any]:
        """Return a candidate's columns."""
        hours = entity.waking_hours
        return super().to_values(entity) | {
            "waking_start": hours.start.isoformat("minutes"),
            "waking_end": hours.end.isoformat("minutes"),
        }

    async def with_email(self, tenant_id: UUID, email: str) -> list[Candidate]:
        """Return the first two candidates with an e-mail address, however it is capitalised: enough to see doubt."""
        wanted = func.lower(candidates.c.email) == email.lower()
        return (await self.page(candidates.c.tenant_id == tenant_id, wanted, limit=2, after=None)).items
