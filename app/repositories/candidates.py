"""Candidates."""

from dataclasses import asdict
from datetime import time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func

from app.domain.entities import Candidate, WakingHours
from app.domain.records import whole
from app.domain.states import LinkedInTier
from app.models import candidates
from app.repositories.rows import Rows, plain, without


class Candidates(Rows[Candidate]):
    """Reads and writes candidates."""

    table = candidates

    async def get(self, tenant_id: UUID, entity_id: UUID, *, lock: bool = False) -> Candidate | None:
        """Return one candidate, None if the tenant has no such or they are being erased."""
        columns = candidates.c
        found = await self.many(
            columns.tenant_id == tenant_id, columns.id == entity_id, columns.erasing_since.is_(None), lock=lock
        )
        return found[0] if found else None

    def equal(self, tenant_id: UUID, **wanted: Any) -> list[ColumnElement[bool]]:
        """Say that candidates belong to a tenant, have the values named, and are not being erased."""
        return [*super().equal(tenant_id, **wanted), candidates.c.erasing_since.is_(None)]

    def to_entity(self, row: Row[Any]) -> Candidate:
        """Build a candidate."""
        values = without(plain(row), "erasing_since")
        hours = WakingHours(
            start=time.fromisoformat(values.pop("waking_start")), end=time.fromisoformat(values.pop("waking_end"))
        )
        tier = LinkedInTier(values["linkedin_tier"])
        return whole(Candidate, values | {"waking_hours": hours, "linkedin_tier": tier})

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
