"""Insights: what a candidate's interviews add up to."""

from dataclasses import dataclass
from uuid import UUID

from app.domain.insights import Insights, insights
from app.domain.insights_view import insights_view
from app.services.calls import Call, Shown
from app.services.candidates import require_candidate
from app.services.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class NamedInsights:
    """A candidate's figures, and their name for the heading of a page."""

    name: str
    figures: Insights


class InsightService:
    """The use cases of insights."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, call: Call, candidate_id: UUID) -> Shown:
        """Show all figures."""
        named = await self.figures(call, candidate_id)
        return Shown({"candidate_id": candidate_id, **insights_view(named.figures)})

    async def figures(self, call: Call, candidate_id: UUID) -> NamedInsights:
        """Return all figures, for a page."""
        async with self._work.read(call) as uow:
            candidate = await require_candidate(uow, candidate_id)
            policy = await uow.policy_for(candidate)
            groups = await uow.insights.groups(uow.tenant_id, candidate.id, uow.now)
            return NamedInsights(candidate.name, insights(groups, policy.min_open_applications))
