"""Fit: what a candidate wants of a job, how a job measures up, and which of several does best."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from app.domain import fit
from app.domain.errors import ConflictError, InvalidInputError, NotFoundError
from app.domain.fit import Criterion, FitProfile
from app.domain.fit_comparison import compare
from app.domain.learning_views import comparison_view, evaluation_view, profile_view
from app.domain.states import Action
from app.services.calls import Call, Shown
from app.services.candidates import require_candidate
from app.services.interviews import require_interview
from app.services.planning import Planning
from app.services.unit_of_work import Work


class FitService:
    """The use cases of fit."""

    def __init__(self, work: Work, planning: Planning) -> None:
        self._work = work
        self._planning = planning

    async def profile(self, call: Call, candidate_id: UUID) -> Shown:
        """Show what a candidate wants of a job."""
        async with self._work.read(call) as uow:
            candidate = await require_candidate(uow, candidate_id)
            profile = await uow.private.fit_profiles.of_candidate(uow.tenant_id, candidate.id)
            if profile is None:
                raise NotFoundError("The candidate has no fit profile yet.")
            return Shown(profile_view(profile), profile.version)

    async def put_profile(self, call: Call, candidate_id: UUID, criteria: Sequence[Criterion]) -> Shown:
        """Write what a candidate wants. Evaluations made before keep the criteria they were made with.

        Raises:
            InvalidInputError: There are no criteria, or a key comes twice.
        """
        fit.check_criteria(criteria)
        async with self._work.write(call) as uow:
            profiles = uow.private.fit_profiles
            candidate = await require_candidate(uow, candidate_id, lock=True)
            present = await profiles.of_candidate(uow.tenant_id, candidate.id)
            if present is None:
                profile = FitProfile(
                    tenant_id=uow.tenant_id,
                    id=uow.new_id(),
                    candidate_id=candidate.id,
                    criteria=tuple(criteria),
                    created_at=uow.now,
                    updated_at=uow.now,
                )
                await profiles.add(profile)
                return await uow.commit(Shown(profile_view(profile), profile.version), candidate.id)
            call.check_version(present.version)
            if present.criteria != tuple(criteria):
                present = await profiles.save(
                    replace(present, criteria=tuple(criteria), revision=present.revision + 1, updated_at=uow.now)
                )
            return await uow.commit(Shown(profile_view(present), present.version), candidate.id)

    async def evaluation(self, call: Call, interview_id: UUID) -> Shown:
        """Show how a job measured up after an interview, and what would change the result."""
        async with self._work.read(call) as uow:
            interview = await require_interview(uow, interview_id)
            evaluation = await uow.private.fit_evaluations.of_interview(uow.tenant_id, interview.id)
            if evaluation is None:
                raise NotFoundError("The interview has no fit evaluation yet.")
            return Shown(evaluation_view(evaluation), evaluation.version)

    async def put_evaluation(
        self,
        call: Call,
        interview_id: UUID,
        scores: Mapping[str, int | None],
        notes: str | None,
        *,
        use_present_criteria: bool,
    ) -> Shown:
        """Score a job. The first time locks the profile's present criteria in; `use_present_criteria` locks them anew.

        With at least one score known, the interview's `evaluate_fit` reminder is completed.

        Raises:
            ConflictError: The candidate has no fit profile yet.
            InvalidInputError: A score is for a criterion that the locked criteria do not have.
        """
        async with self._work.write(call) as uow:
            records = uow.private
            seen = await require_interview(uow, interview_id)
            candidate = await require_candidate(uow, seen.candidate_id, lock=True)
            interview = await require_interview(uow, interview_id)
            present = await records.fit_evaluations.of_interview(uow.tenant_id, interview.id)
            if present is not None:
                call.check_version(present.version)
            profile = await records.fit_profiles.of_candidate(uow.tenant_id, candidate.id)
            if profile is None and (present is None or use_present_criteria):
                raise ConflictError("The candidate has no fit profile yet: say first what is wanted of a job.")
            if present is None and profile is not None:
                evaluation = fit.lock(
                    profile,
                    scores,
                    evaluation_id=uow.new_id(),
                    application_id=interview.application_id,
                    interview_id=interview.id,
                    notes=notes,
                    now=uow.now,
                )
                await records.fit_evaluations.add(evaluation)
            else:
                assert present is not None
                if use_present_criteria and profile is not None:
                    present = replace(present, criteria=profile.criteria, profile_revision=profile.revision)
                fit.check_scores(present.criteria, scores)
                evaluation = await records.fit_evaluations.save(
                    replace(present, scores=dict(scores), notes=notes, updated_at=uow.now)
                )
            if any(score is not None for score in scores.values()):
                await self._planning.finish(uow, candidate, interview, Action.EVALUATE_FIT)
            return await uow.commit(Shown(evaluation_view(evaluation), evaluation.version), candidate.id)

    async def compare(self, call: Call, evaluation_ids: Sequence[UUID]) -> Shown:
        """Hold several jobs against the newest criteria any of them was evaluated with. Nothing is stored.

        Raises:
            InvalidInputError: An evaluation does not exist, comes twice, or is another candidate's.
        """
        async with self._work.read(call) as uow:
            found = {}
            for index, evaluation_id in enumerate(evaluation_ids):
                evaluation = await uow.private.fit_evaluations.get(uow.tenant_id, evaluation_id)
                bound_to = call.principal.candidate_id
                if evaluation is None or bound_to not in {None, evaluation.candidate_id}:
                    raise InvalidInputError(f"/evaluation_ids/{index}", "There is no such evaluation.")
                found[evaluation_id] = evaluation
            return Shown(comparison_view(compare([found[each] for each in evaluation_ids]), found))
