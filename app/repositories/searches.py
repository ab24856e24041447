"""What a new interview's plan needs to know of a candidate's search, read in one statement."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.access import Tenant
from app.domain.states import OPEN_STAGES
from app.models import applications, practice_cards, tenants
from app.repositories.applications import COUNT, PIPELINE, Pipeline, match_key
from app.repositories.statements import Statement
from app.repositories.tenants import to_tenant

_A = applications.c
_P = practice_cards.c
_SEARCH = Statement(
    select(
        tenants,
        *PIPELINE,
        COUNT,
        exists()
        .where(_P.tenant_id == bindparam("tenant_id"), _P.candidate_id == bindparam("candidate_id"))
        .label("has_cards"),
        exists()
        .where(
            _A.tenant_id == bindparam("tenant_id"),
            _A.candidate_id == bindparam("candidate_id"),
            _A.match_key == bindparam("match_key"),
            _A.stage.in_(OPEN_STAGES),
        )
        .label("has_application"),
    ).where(tenants.c.id == bindparam("tenant_id"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A candidate's search as it is stored."""

    tenant: Tenant
    pipeline: Pipeline
    has_cards: bool
    """Whether there are practice cards."""
    applications: int
    """How many there are, open or not."""
    has_application: bool
    """Whether an application is open for the role at the company asked about."""


class Searches:
    """Reads candidates' searches."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def get(self, tenant_id: UUID, candidate_id: UUID, company: str, role: str, now: datetime) -> Search:
        """Return a candidate's search, seen from a role at a company."""
        (row,) = await _SEARCH.rows(
            self._connection,
            {"tenant_id": tenant_id, "candidate_id": candidate_id, "match_key": match_key(company, role), "now": now},
        )
        return Search(
            has_cards=row.pop("has_cards"),
            applications=row.pop("applications"),
            has_application=row.pop("has_application"),
            pipeline=Pipeline(**{name: row.pop(name) for name in Pipeline.__slots__}),
            tenant=to_tenant(row),
        )
