"""Candidates."""

from datetime import time
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, select

from app.domain.entities import Candidate, WakingHours
from app.models import candidates
from app.repositories.mapping import RowMapping
from app.repositories.rows import AnyRow, Rows, plain
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
    mapping = RowMapping(Candidate, candidates)

    async def get(self, tenant_id: UUID, entity_id: UUID, *, lock: bool = False) -> Candidate | None:
        """Return one candidate, None if the tenant has no such or they are being erased."""
        given = {"tenant_id": tenant_id, "candidate_id": entity_id}
        row = await (_LOCKED if lock else _ONE).row(self._connection, given)
        return None if row is None else self.to_entity(row)

    def equal(self, tenant_id: UUID, **wanted: Any) -> list[ColumnElement[bool]]:
        """Say that candidates belong to a tenant, have the values named, and are not being erased."""
        return [*super().equal(tenant_id, **wanted), candidates.c.erasing_since.is_(None)]

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
