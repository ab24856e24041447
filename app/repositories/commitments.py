"""What employers promised."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from app.domain.entities import Commitment
from app.models import commitments
from app.repositories.mapping import RowMapping
from app.repositories.rows import AnyRow, Rows, plain, split_date


class Commitments(Rows[Commitment]):
    """Reads and writes commitments."""

    table = commitments
    mapping = RowMapping(Commitment, commitments)

    def to_entity(self, row: AnyRow) -> Commitment:
        """Build a commitment. A day and an instant have a column each."""
        values = plain(row)
        values["decide_by"] = values["decide_at"] or values["decide_on"]
        return super().to_entity(values)

    def to_values(self, entity: Commitment) -> dict[str, Any]:
        """Return a commitment's columns."""
        decide_on, decide_at = split_date(entity.decide_by)
        return super().to_values(entity) | {"decide_on": decide_on, "decide_at": decide_at}

    async def of_interviews(self, tenant_id: UUID, interview_ids: list[UUID]) -> dict[UUID, tuple[Commitment, ...]]:
        """Return the commitments of interviews, by interview, oldest first."""
        found: dict[UUID, list[Commitment]] = defaultdict(list)
        for commitment in await self.many(
            commitments.c.tenant_id == tenant_id, commitments.c.interview_id.in_(interview_ids)
        ):
            found[commitment.interview_id].append(commitment)
        return {key: tuple(value) for key, value in found.items()}
