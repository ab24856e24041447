"""Several jobs held against the same criteria.

Offers rank by: no deal-breaker hit, then the weighted score, then the smaller share unknown. The first wins (`proceed`)
when it is one to proceed with by itself and leads every other that does not say `keep_searching` by at least a quarter
of a point. When every one says `keep_searching`, so does the comparison. Anything else has no clear winner.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from app.domain.errors import InvalidInputError
from app.domain.fit import Criterion, FitEvaluation, FitFinding, FitResult, Judgement, evaluate, judge, single_changes

CLEAR_LEAD = Fraction(1, 4)


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedOffer:
    """One job in the ranking. `place` counts from 1; offers that nothing tells apart share a place."""

    evaluation_id: UUID
    place: int
    finding: FitFinding
    scores: Mapping[str, int | None]
    """Under the criteria compared by: a criterion its own evaluation did not have is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonFlip:
    """One changed score of one offer that changes who wins. `winner` is then the winner's evaluation, if any."""

    evaluation_id: UUID
    key: str
    name: str
    before: int | None
    after: int
    steps: int
    result: FitResult
    winner: UUID | None


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Several offers, best first. `lead` is the first's score less the next's, None when there is no next score."""

    result: FitResult
    winner: UUID | None
    lead: Fraction | None
    profile_revision: int
    criteria: tuple[Criterion, ...]
    offers: tuple[RankedOffer, ...]
    flip: ComparisonFlip | None


def compare(evaluations: Sequence[FitEvaluation]) -> Comparison:
    """Compare offers by the newest criteria any of them was evaluated with.

    Args:
        evaluations: At least two, of one candidate, each once.

    Raises:
        InvalidInputError: Fewer than two, one twice, or of different candidates.
    """
    if len({evaluation.id for evaluation in evaluations}) != len(evaluations) or len(evaluations) < 2:  # noqa: PLR2004 - two is what comparing means
        raise InvalidInputError("/evaluation_ids", "Name at least two evaluations, each once.")
    if len({evaluation.candidate_id for evaluation in evaluations}) != 1:
        raise InvalidInputError("/evaluation_ids", "The evaluations belong to different candidates.")
    newest = max(evaluations, key=lambda evaluation: evaluation.profile_revision)
    criteria = newest.criteria
    scores = {
        evaluation.id: {item.key: evaluation.scores.get(item.key) for item in criteria} for evaluation in evaluations
    }
    findings = {offer: evaluate(criteria, scored) for offer, scored in scores.items()}
    judgements = {offer: finding.judgement for offer, finding in findings.items()}
    result, winner = _verdict(judgements)
    ranking = sorted(judgements, key=lambda offer: (_rank(judgements[offer]), offer))
    ranks = [_rank(judgements[offer]) for offer in ranking]
    first, second = (judgements[offer].score for offer in ranking[:2])
    return Comparison(
        result=result,
        winner=winner,
        lead=first - second if first is not None and second is not None else None,
        profile_revision=newest.profile_revision,
        criteria=criteria,
        offers=tuple(
            RankedOffer(
                evaluation_id=offer,
                place=ranks.index(_rank(judgements[offer])) + 1,
                finding=findings[offer],
                scores=scores[offer],
            )
            for offer in ranking
        ),
        flip=_smallest_flip(criteria, scores, judgements, (result, winner)),
    )


def _rank(judgement: Judgement) -> tuple[bool, Fraction, Fraction]:
    """Return a key that sorts better offers first."""
    return bool(judgement.deal_breakers_hit), -(judgement.score or Fraction(0)), judgement.share_unknown


def _verdict(judgements: Mapping[UUID, Judgement]) -> tuple[FitResult, UUID | None]:
    if all(judgement.result is FitResult.KEEP_SEARCHING for judgement in judgements.values()):
        return FitResult.KEEP_SEARCHING, None
    best, *others = sorted(judgements, key=lambda offer: (_rank(judgements[offer]), offer))
    rivals = [
        score
        for offer in others
        if (score := judgements[offer].score) is not None and judgements[offer].result is not FitResult.KEEP_SEARCHING
    ]
    score = judgements[best].score
    leads = score is not None and all(score - rival >= CLEAR_LEAD for rival in rivals)
    if judgements[best].result is FitResult.PROCEED and leads:
        return FitResult.PROCEED, best
    return FitResult.NO_CLEAR_WINNER, None


def _smallest_flip(
    criteria: Sequence[Criterion],
    scores: Mapping[UUID, Mapping[str, int | None]],
    judgements: Mapping[UUID, Judgement],
    verdict: tuple[FitResult, UUID | None],
) -> ComparisonFlip | None:
    """Try the changes of every offer, all the smallest ones before any larger one."""
    changes = [
        (steps, order, offer, item, after, then)
        for offer, scored in scores.items()
        for order, (item, after, steps, then) in enumerate(single_changes(criteria, scored))
    ]
    for steps, _, offer, item, after, then in sorted(changes, key=lambda change: change[:3]):
        result, winner = _verdict({**judgements, offer: judge(criteria, then)})
        if (result, winner) != verdict:
            return ComparisonFlip(
                evaluation_id=offer,
                key=item.key,
                name=item.name,
                before=scores[offer].get(item.key),
                after=after,
                steps=steps,
                result=result,
                winner=winner,
            )
    return None
