"""What candidates want of a job, and how jobs measured up."""

from uuid import UUID

from app.domain.fit import FitEvaluation, FitProfile
from app.models import fit_evaluations, fit_profiles, interviews
from app.repositories.mapping import RowMapping
from app.repositories.rows import Rows


class FitProfiles(Rows[FitProfile]):
    """Reads and writes fit profiles."""

    table = fit_profiles
    mapping = RowMapping(FitProfile, fit_profiles)

    async def of_candidate(self, tenant_id: UUID, candidate_id: UUID) -> FitProfile | None:
        """Return a candidate's profile."""
        found = await self.many(*self.equal(tenant_id, candidate_id=candidate_id))
        return found[0] if found else None


class FitEvaluations(Rows[FitEvaluation]):
    """Reads and writes fit evaluations."""

    table = fit_evaluations
    mapping = RowMapping(FitEvaluation, fit_evaluations)

    async def of_interview(self, tenant_id: UUID, interview_id: UUID) -> FitEvaluation | None:
        """Return the evaluation made after an interview."""
        found = await self.many(*self.equal(tenant_id, interview_id=interview_id))
        return found[0] if found else None

    async def newest_of_application(self, tenant_id: UUID, application_id: UUID) -> FitEvaluation | None:
        """Return the evaluation of an application's latest round that has one."""
        columns = fit_evaluations.c
        statement = (
            self.selection()
            .join(
                interviews,
                (interviews.c.tenant_id == columns.tenant_id) & (interviews.c.id == columns.interview_id),
            )
            .where(columns.tenant_id == tenant_id, columns.application_id == application_id)
            .order_by(interviews.c.ends_at.desc(), columns.id.desc())
            .limit(1)
        )
        row = (await self._connection.execute(statement)).one_or_none()
        return None if row is None else self.to_entity(row)
