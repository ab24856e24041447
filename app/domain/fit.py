"""Whether a job is right for the candidate.

Domain rule: ask whether the company's way of working resonates and whether the job serves one's goals, then proceed or
look elsewhere. The candidate names criteria with weights; after an interview they score each from 1 to 5, or say that
they do not know. The result follows from the scores alone:

1. A deal-breaker scored 2 or less: `keep_searching`, whatever else is true.
2. More than half of the weight unknown, or any deal-breaker unknown: `no_clear_winner`; there is not enough to go by.
3. A weighted score of at least 3.5 (clearly above the middle, 3): `proceed`.
4. A weighted score of at most 2.5 (clearly below it): `keep_searching`.
5. Anything between: `no_clear_winner`.

The weighted score is the mean of the known scores by weight. A criterion of weight 0 does not count towards it; when
all weights are 0 every criterion counts the same. Weights are whole numbers and the arithmetic is exact: a score
that is 3.5 on paper is 3.5 here.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from fractions import Fraction
from uuid import UUID

from app.core.echo import echo
from app.domain.errors import InvalidInputError

PROCEED_FROM = Fraction(7, 2)
KEEP_SEARCHING_UP_TO = Fraction(5, 2)
UNKNOWN_AT_MOST = Fraction(1, 2)
DEAL_BREAKER_UP_TO = 2
SCORES = range(1, 6)
_MIDDLE = 3


class FitResult(StrEnum):
    """What the scores say."""

    PROCEED = "proceed"
    KEEP_SEARCHING = "keep_searching"
    NO_CLEAR_WINNER = "no_clear_winner"


@dataclass(frozen=True, kw_only=True)
class Criterion:
    """Something the candidate wants of a job.

    `key` is unique within a profile and stays the same when it is renamed. `weight` is a whole number from 0 up.
    `question` is what to ask an interviewer to find out.
    """

    key: str
    name: str
    weight: int = 1
    deal_breaker: bool = False
    question: str | None = None


@dataclass(frozen=True, kw_only=True)
class FitProfile:
    """What a candidate wants of a job. `revision` counts changes of the criteria, `version` every write."""

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    criteria: tuple[Criterion, ...]
    revision: int = 1
    version: int = 1
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class FitEvaluation:
    """One job held against the criteria as they were: a later change of the profile does not touch it.

    `scores` gives 1 to 5 by criterion key; a key that is missing or None is unknown.
    """

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    application_id: UUID
    interview_id: UUID
    profile_revision: int
    criteria: tuple[Criterion, ...]
    scores: Mapping[str, int | None]
    notes: str | None = None
    version: int = 1
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """One changed score that changes the result. `steps` is how far it moves; an unknown one moves from the middle."""

    key: str
    name: str
    before: int | None
    after: int
    steps: int
    result: FitResult


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """What to ask in the next round to learn an unknown score."""

    key: str
    text: str
    deal_breaker: bool
    weight: int


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What scores come to under the rules above, and the rule that decided, in a sentence.

    `score` runs from 1 to 5, None when nothing that counts is known. `share_unknown` is a share of the weight, 0 to 1.
    The deal-breakers are criterion keys.
    """

    result: FitResult
    reason: str
    score: Fraction | None
    share_unknown: Fraction
    deal_breakers_hit: tuple[str, ...]
    deal_breakers_unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FitFinding:
    """A judgement, the smallest change of one score that would give another result, and what to ask next round."""

    judgement: Judgement
    flip: Flip | None
    questions: tuple[OpenQuestion, ...]


def lock(
    profile: FitProfile,
    scores: Mapping[str, int | None],
    *,
    evaluation_id: UUID,
    application_id: UUID,
    interview_id: UUID,
    notes: str | None,
    now: datetime,
) -> FitEvaluation:
    """Return a new evaluation with the profile's present criteria locked into it.

    Raises:
        InvalidInputError: A score is for a criterion the profile does not have, or is not 1 to 5.
    """
    check_scores(profile.criteria, scores)
    return FitEvaluation(
        tenant_id=profile.tenant_id,
        id=evaluation_id,
        candidate_id=profile.candidate_id,
        application_id=application_id,
        interview_id=interview_id,
        profile_revision=profile.revision,
        criteria=profile.criteria,
        scores=dict(scores),
        notes=notes,
        created_at=now,
        updated_at=now,
    )


def check_criteria(criteria: Sequence[Criterion]) -> None:
    """Refuse criteria that cannot be told apart or weighed.

    Raises:
        InvalidInputError: There are none, a key comes twice, or a weight is negative.
    """
    if not criteria:
        raise InvalidInputError("/criteria", "Name at least one criterion.")
    seen: set[str] = set()
    for index, criterion in enumerate(criteria):
        if criterion.key in seen:
            raise InvalidInputError(f"/criteria/{index}/key", f"The key {echo(criterion.key)!r} comes twice.")
        if criterion.weight < 0:
            raise InvalidInputError(f"/criteria/{index}/weight", "A weight is 0 or more.")
        seen.add(criterion.key)


def check_scores(criteria: Iterable[Criterion], scores: Mapping[str, int | None]) -> None:
    """Refuse scores the criteria have no place for.

    Raises:
        InvalidInputError: A key names no criterion, or a score is not 1 to 5.
    """
    keys = {criterion.key for criterion in criteria}
    for key, score in scores.items():
        pointer = "/scores/" + echo(key).replace("~", "~0").replace("/", "~1")
        if key not in keys:
            raise InvalidInputError(pointer, f"There is no criterion {echo(key)!r} in this version of the profile.")
        if score is not None and score not in SCORES:
            raise InvalidInputError(pointer, "A score is 1 to 5, or null for unknown.")


def evaluate(criteria: Sequence[Criterion], scores: Mapping[str, int | None]) -> FitFinding:
    """Return what the scores come to, what would change it, and what to ask next."""
    judgement = judge(criteria, scores)
    return FitFinding(
        judgement=judgement,
        flip=_smallest_flip(criteria, scores, judgement.result),
        questions=open_questions(criteria, scores),
    )


def judge(criteria: Sequence[Criterion], scores: Mapping[str, int | None]) -> Judgement:
    """Return what the scores come to, by the first of the five rules above that applies."""
    score, unknown = weigh(criteria, scores)
    breakers = [item for item in criteria if item.deal_breaker]
    blind = [item for item in breakers if scores.get(item.key) is None]
    hit = [item for item in breakers if (known := scores.get(item.key)) is not None and known <= DEAL_BREAKER_UP_TO]
    result = FitResult.NO_CLEAR_WINNER
    if hit:
        result, reason = FitResult.KEEP_SEARCHING, f"A deal-breaker is hit: {_names(hit)}."
    elif score is None:
        reason = "Nothing that counts is known yet."
    elif unknown > UNKNOWN_AT_MOST:
        reason = f"Too much is unknown: {float(unknown):.0%} of the weight."
    elif blind:
        reason = f"A deal-breaker is still unknown: {_names(blind)}."
    elif score >= PROCEED_FROM:
        result, reason = FitResult.PROCEED, f"The weighted score is {float(score):.2f}; 3.5 or more speaks for the job."
    elif score <= KEEP_SEARCHING_UP_TO:
        result = FitResult.KEEP_SEARCHING
        reason = f"The weighted score is {float(score):.2f}; 2.5 or less speaks against the job."
    else:
        reason = f"The weighted score is {float(score):.2f}, too near the middle to say."
    return Judgement(
        result=result,
        reason=reason,
        score=score,
        share_unknown=unknown,
        deal_breakers_hit=tuple(item.key for item in hit),
        deal_breakers_unknown=tuple(item.key for item in blind),
    )


def weigh(criteria: Sequence[Criterion], scores: Mapping[str, int | None]) -> tuple[Fraction | None, Fraction]:
    """Return the weighted mean of the known scores (None when none counts) and the share of weight unknown."""
    weights = {item.key: item.weight for item in criteria}
    if not any(weights.values()):
        weights = dict.fromkeys(weights, 1)
    known = [(weights[item.key], score) for item in criteria if (score := scores.get(item.key)) is not None]
    total, weight = sum(weights.values()), sum(weight for weight, _ in known)
    mean = Fraction(sum(weight * score for weight, score in known), weight) if weight else None
    return mean, Fraction(total - weight, total) if total else Fraction(1)


def open_questions(criteria: Sequence[Criterion], scores: Mapping[str, int | None]) -> tuple[OpenQuestion, ...]:
    """Return what to ask next round: a question for each unknown criterion, deal-breakers first, then by weight."""
    unknown = [item for item in criteria if scores.get(item.key) is None]
    return tuple(
        OpenQuestion(
            key=item.key,
            text=item.question or f"How is it here with “{item.name}”?",
            deal_breaker=item.deal_breaker,
            weight=item.weight,
        )
        for item in sorted(unknown, key=lambda item: (not item.deal_breaker, -item.weight))
    )


def single_changes(
    criteria: Sequence[Criterion], scores: Mapping[str, int | None]
) -> list[tuple[Criterion, int, int, dict[str, int | None]]]:
    """Return every way to change one score: the criterion, the new score, the steps it moves, and all scores then.

    The smallest come first; among equals the heaviest criterion, then the profile's order, then the better score.
    """
    changes = []
    for place, item in enumerate(criteria):
        before = scores.get(item.key)
        for after in SCORES:
            steps = max(1, abs(after - _MIDDLE)) if before is None else abs(after - before)
            if steps:
                changes.append(((steps, -item.weight, place, -after), item, after, {**scores, item.key: after}))
    return [(item, after, rank[0], then) for rank, item, after, then in sorted(changes, key=lambda change: change[0])]


def _smallest_flip(criteria: Sequence[Criterion], scores: Mapping[str, int | None], result: FitResult) -> Flip | None:
    for item, after, steps, then in single_changes(criteria, scores):
        if (flipped := judge(criteria, then).result) is not result:
            return Flip(
                key=item.key, name=item.name, before=scores.get(item.key), after=after, steps=steps, result=flipped
            )
    return None


def _names(criteria: Iterable[Criterion]) -> str:
    return ", ".join(item.name for item in criteria)
