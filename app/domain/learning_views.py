"""How reflections, practice and fit look from outside. Only answers behind the consent wall carry them."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

from app.domain.fit import Criterion, FitEvaluation, FitProfile, Judgement, evaluate
from app.domain.fit_comparison import Comparison, RankedOffer
from app.domain.practice import Card, Review
from app.domain.questions import AnswerChange, Question
from app.domain.reflections import Reflection, what_is_missing
from app.domain.representation import representation_of

question_view = representation_of(Question)
review_view = representation_of(Review, without=("candidate_id", "own_due_at"))
profile_view = representation_of(FitProfile)
_reflection = representation_of(Reflection)
_answer_change = representation_of(AnswerChange)
_card = representation_of(Card, without=("question_ids", "memory", "own_due_at"))
_evaluation = representation_of(FitEvaluation)
_judgement = representation_of(Judgement)
_comparison = representation_of(Comparison)


def reflection_view(reflection: Reflection, questions: Iterable[Question]) -> dict[str, Any]:
    """Show a reflection with its questions, and what it lacks before it counts as done."""
    missing = what_is_missing(reflection)
    return _reflection(reflection) | {
        "questions": [question_view(question) for question in questions],
        "complete": not missing,
        "missing": [{"code": each, "message": each.sentence} for each in missing],
    }


def answer_change_view(change: AnswerChange) -> dict[str, Any]:
    """Show how an answer did when its question came back."""
    return _answer_change(change) | {"change": change.change, "similarity": round(change.similarity, 4)}


def card_view(card: Card, questions: Mapping[UUID, Question]) -> dict[str, Any]:
    """Show a practice card with the questions it stands for, the one to ask first."""
    asked = [question_view(questions[each]) for each in card.question_ids if each in questions]
    return _card(card) | {"questions": asked}


def evaluation_view(evaluation: FitEvaluation) -> dict[str, Any]:
    """Show an evaluation with what its scores come to. All of it follows from what is stored in it."""
    finding = evaluate(evaluation.criteria, evaluation.scores)
    return {
        **_evaluation(evaluation),
        "scores": scores_view(evaluation.criteria, evaluation.scores),
        **judgement_view(finding.judgement),
        "flip": finding.flip,
        "questions": finding.questions,
    }


def scores_view(criteria: Sequence[Criterion], scores: Mapping[str, int | None]) -> dict[str, int | None]:
    """Show a score for every criterion, null for unknown."""
    return {each.key: scores.get(each.key) for each in criteria}


def judgement_view(judgement: Judgement) -> dict[str, Any]:
    """Show what scores come to."""
    return _judgement(judgement) | {
        "score": decimal(judgement.score),
        "share_unknown": decimal(judgement.share_unknown),
    }


def comparison_view(comparison: Comparison, evaluations: Mapping[UUID, FitEvaluation]) -> dict[str, Any]:
    """Show several jobs held against the same criteria, best first."""
    return _comparison(comparison) | {
        "lead": decimal(comparison.lead),
        "offers": [_offer(comparison, offer, evaluations[offer.evaluation_id]) for offer in comparison.offers],
    }


def decimal(value: Fraction | None) -> float | None:
    """Return an exact number as JSON has it, to four places."""
    return None if value is None else float(round(value, 4))


def _offer(comparison: Comparison, offer: RankedOffer, evaluation: FitEvaluation) -> dict[str, Any]:
    finding = offer.finding
    return {
        "evaluation_id": offer.evaluation_id,
        "interview_id": evaluation.interview_id,
        "application_id": evaluation.application_id,
        "place": offer.place,
        "scores": scores_view(comparison.criteria, offer.scores),
        **judgement_view(finding.judgement),
        "questions": finding.questions,
    }
