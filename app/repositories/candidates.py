"""Candidates."""

from dataclasses import asdict
from datetime import time
from typing import Any
from uuid import UUID

from sqlalchemy import Row, func

from app.domain.entities import Candidate, WakingHours
from app.domain.states import LinkedInTier
from app.models import candidates
from app.repositories.rows import Rows, plain, without


class Candidates(Rows[Candidate]):
    """Reads and writes candidates."""

    table = candidates

    def to_entity(self, row: Row[Any]) -> Candidate:
        """Build a candidate."""
        values = plain(row)
        hours = WakingHours(
            start=time.fromisoformat(values.pop("waking_start")), end=time.fromisoformat(values.pop("waking_end"))
        )
        return Candidate(**values | {"waking_hours": hours, "linkedin_tier": LinkedInTier(values["linkedin_tier"])})

    def to_values(self, entity: Candidate) -> dict[str, Any]:
        """Return a candidate's columns."""
        return without(asdict(entity), "waking_hours") | {
            "waking_start": entity.waking_hours.start.strftime("%H:%M"),
            "waking_end": entity.waking_hours.end.strftime("%H:%M"),
            "policy": dict(entity.policy),
        }

    async def with_email(self, tenant_id: UUID, email: str) -> list[Candidate]:
        """Return the first two candidates with an e-mail address, however it is capitalised: enough to see doubt."""
        wanted = func.lower(candidates.c.email) == email.lower()
        return (await self.page(candidates.c.tenant_id == tenant_id, wanted, limit=2, after=None)).items
