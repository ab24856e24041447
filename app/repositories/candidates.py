"""Candidates."""

from dataclasses import asdict
from datetime import time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, select

from app.domain.entities import Candidate, WakingHours
from app.domain.records import whole
from app.domain.states import LinkedInTier
from app.models import candidates
from app.repositories.rows import AnyRow, Rows, plain, without
from app.repositories.statements import Statement

_C = candidates.c
_STANDING = select(candidates).where(
    _C.tenant_id == bindparam("tenant_id"), _C.id == bindparam("candidate_id"), _C.erasing_since.is_(None)
)
_ONE = Statement(_STANDING)
_LOCKED = Statement(_STANDING.with_for_update(key_share=True))


class Candidates(Rows[Candidate]):
    """Reads and writes candidates."""

    table = candidates

    async def get(self, tenant_id: UUID, entity_id: UUID, *, lock: bool = False) -> Candidate | None:
        """Return one candidate, None if the tenant has no such or they are being erased."""
        given = {"tenant_id": tenant_id, "candidate_id": entity_id}
        row = await (_LOCKED if lock else _ONE).row(self._connection, given)
        return None if row is None else self.to_entity(row)

    def equal(self, tenant_id: UUID, **wanted: Any) -> list[ColumnElement[bool]]:
        """Say that candidates belong to a tenant, have the values named, and are not being erased."""
        return [*super().equal(tenant_id, **wanted), candidates.c.erasing_since.is_(None)]

    def to_entity(self, row: AnyRow) -> Candidate:
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
