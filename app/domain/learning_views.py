"""How reflections, practice and fit look from outside. Only answers behind the consent wall carry them."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

from app.domain.fit import Criterion, FitEvaluation, FitProfile, Flip, Judgement, OpenQuestion, evaluate
from app.domain.fit_comparison import Comparison, RankedOffer
from app.domain.practice import Card, Review
from app.domain.questions import AnswerChange, Question, Star
from app.domain.reflections import Prompt, Reflection, what_is_missing


def reflection_view(reflection: Reflection, questions: Iterable[Question]) -> dict[str, Any]:
    """Show a reflection with its questions, and what it lacks before it counts as done."""
    missing = what_is_missing(reflection)
    return {
        "id": reflection.id,
        "candidate_id": reflection.candidate_id,
        "interview_id": reflection.interview_id,
        "overall": reflection.overall,
        "parts": dict(reflection.parts),
        "went_well": reflection.went_well,
        "went_badly": reflection.went_badly,
        "next_time": reflection.next_time,
        "feelings": reflection.feelings,
        "predicted_outcome": reflection.predicted_outcome,
        "questions": [question_view(question) for question in questions],
        "complete": not missing,
        "missing": [{"code": each, "message": each.sentence} for each in missing],
        "created_at": reflection.created_at,
        "updated_at": reflection.updated_at,
    }


def question_view(question: Question) -> dict[str, Any]:
    """Show a question."""
    return {
        "id": question.id,
        "candidate_id": question.candidate_id,
        "interview_id": question.interview_id,
        "reflection_id": question.reflection_id,
        "asked_at": question.asked_at,
        "text": question.text,
        "topic": question.topic,
        "kind": question.kind,
        "difficulty": question.difficulty,
        "answer_quality": question.answer_quality,
        "answer_given": question.answer_given,
        "better_answer": question.better_answer,
        "star": None if question.star is None else star_view(question.star),
        "flagged": question.flagged,
        "created_at": question.created_at,
        "updated_at": question.updated_at,
    }


def star_view(star: Star) -> dict[str, Any]:
    """Show an answer in its four parts."""
    return {"situation": star.situation, "task": star.task, "action": star.action, "result": star.result}


def answer_change_view(change: AnswerChange) -> dict[str, Any]:
    """Show how an answer did when its question came back."""
    return {
        "question_id": change.question_id,
        "earlier_question_id": change.earlier_question_id,
        "earlier_asked_at": change.earlier_asked_at,
        "earlier_quality": change.earlier_quality,
        "quality": change.quality,
        "change": change.change,
        "similarity": round(change.similarity, 4),
    }


def prompt_view(prompt: Prompt) -> dict[str, Any]:
    """Show a question of the guided form."""
    return {
        "key": prompt.key,
        "text": prompt.text,
        "field": prompt.field,
        "required": prompt.required,
        "from_reflection_id": prompt.from_reflection_id,
    }


def card_view(card: Card, questions: Mapping[UUID, Question]) -> dict[str, Any]:
    """Show a practice card with the questions it stands for, the one to ask first."""
    return {
        "id": card.id,
        "candidate_id": card.candidate_id,
        "due_at": card.due_at,
        "reviews": card.reviews,
        "last_review_at": card.last_review_at,
        "paused_at": card.paused_at,
        "merged_into": card.merged_into,
        "questions": [question_view(questions[each]) for each in card.question_ids if each in questions],
        "created_at": card.created_at,
        "updated_at": card.updated_at,
    }


def review_view(review: Review) -> dict[str, Any]:
    """Show a rehearsal."""
    return {
        "id": review.id,
        "card_id": review.card_id,
        "rating": review.rating,
        "reviewed_at": review.reviewed_at,
        "created_at": review.created_at,
    }


def criterion_view(criterion: Criterion) -> dict[str, Any]:
    """Show a criterion."""
    return {
        "key": criterion.key,
        "name": criterion.name,
        "weight": criterion.weight,
        "deal_breaker": criterion.deal_breaker,
        "question": criterion.question,
    }


def profile_view(profile: FitProfile) -> dict[str, Any]:
    """Show what a candidate wants of a job."""
    return {
        "id": profile.id,
        "candidate_id": profile.candidate_id,
        "revision": profile.revision,
        "criteria": [criterion_view(each) for each in profile.criteria],
        "created_at": profile.created_at,
        "updated_at": profile.updated_at,
    }


def evaluation_view(evaluation: FitEvaluation) -> dict[str, Any]:
    """Show an evaluation with what its scores come to. All of it follows from what is stored in it."""
    finding = evaluate(evaluation.criteria, evaluation.scores)
    return {
        "id": evaluation.id,
        "candidate_id": evaluation.candidate_id,
        "application_id": evaluation.application_id,
        "interview_id": evaluation.interview_id,
        "profile_revision": evaluation.profile_revision,
        "criteria": [criterion_view(each) for each in evaluation.criteria],
        "scores": scores_view(evaluation.criteria, evaluation.scores),
        "notes": evaluation.notes,
        **judgement_view(finding.judgement),
        "flip": None if finding.flip is None else flip_view(finding.flip),
        "questions": [open_question_view(each) for each in finding.questions],
        "created_at": evaluation.created_at,
        "updated_at": evaluation.updated_at,
    }


def scores_view(criteria: Sequence[Criterion], scores: Mapping[str, int | None]) -> dict[str, int | None]:
    """Show a score for every criterion, null for unknown."""
    return {each.key: scores.get(each.key) for each in criteria}


def judgement_view(judgement: Judgement) -> dict[str, Any]:
    """Show what scores come to."""
    return {
        "result": judgement.result,
        "reason": judgement.reason,
        "score": decimal(judgement.score),
        "share_unknown": decimal(judgement.share_unknown),
        "deal_breakers_hit": judgement.deal_breakers_hit,
        "deal_breakers_unknown": judgement.deal_breakers_unknown,
    }


def flip_view(flip: Flip) -> dict[str, Any]:
    """Show the smallest change of one score that would change the result."""
    return {
        "key": flip.key,
        "name": flip.name,
        "before": flip.before,
        "after": flip.after,
        "steps": flip.steps,
        "result": flip.result,
    }


def open_question_view(question: OpenQuestion) -> dict[str, Any]:
    """Show what to ask in the next round."""
    return {
        "key": question.key,
        "text": question.text,
        "deal_breaker": question.deal_breaker,
        "weight": question.weight,
    }


def comparison_view(comparison: Comparison, evaluations: Mapping[UUID, FitEvaluation]) -> dict[str, Any]:
    """Show several jobs held against the same criteria, best first."""
    flip = comparison.flip
    return {
        "result": comparison.result,
        "winner": comparison.winner,
        "lead": decimal(comparison.lead),
        "profile_revision": comparison.profile_revision,
        "criteria": [criterion_view(each) for each in comparison.criteria],
        "offers": [_offer(comparison, offer, evaluations[offer.evaluation_id]) for offer in comparison.offers],
        "flip": None
        if flip is None
        else {
            "evaluation_id": flip.evaluation_id,
            "key": flip.key,
            "name": flip.name,
            "before": flip.before,
            "after": flip.after,
            "steps": flip.steps,
            "result": flip.result,
            "winner": flip.winner,
        },
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
        "questions": [open_question_view(each) for each in finding.questions],
    }
