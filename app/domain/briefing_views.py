"""How briefings look from outside. Only their own operation, behind the consent wall, carries them."""

from typing import Any

from app.domain.briefings import (
    EarlierRound,
    InterviewFacts,
    LessonsBriefing,
    Note,
    PractiseBriefing,
    PrepareBriefing,
    QueueItem,
)
from app.domain.learning_views import answer_change_view, open_question_view, question_view


def lessons_view(briefing: LessonsBriefing) -> dict[str, Any]:
    """Show what to look back on."""
    reflection = briefing.reflection
    return {
        "interview": facts_view(briefing.interview),
        "outcome_at": briefing.outcome_at,
        "outcome_note": briefing.outcome_note,
        "predicted": briefing.predicted,
        "prediction": briefing.prediction,
        "reflection_id": None if reflection is None else reflection.id,
        "overall": None if reflection is None else reflection.overall,
        "went_well": () if reflection is None else reflection.went_well,
        "went_badly": () if reflection is None else reflection.went_badly,
        "next_time": () if reflection is None else reflection.next_time,
        "missing": [{"code": each, "message": each.sentence} for each in briefing.missing],
        "weak_questions": [question_view(each) for each in briefing.weak_questions],
        "answer_changes": [answer_change_view(each) for each in briefing.answer_changes],
    }


def preparation_view(briefing: PrepareBriefing) -> dict[str, Any]:
    """Show what to have in mind when the interview begins."""
    return {
        "interview": facts_view(briefing.interview),
        "lessons": [note_view(each) for each in briefing.lessons],
        "strengths": [note_view(each) for each in briefing.strengths],
        "weak_questions": [question_view(each) for each in briefing.weak_questions],
        "fit_questions": [open_question_view(each) for each in briefing.fit_questions],
        "earlier_rounds": [round_view(each) for each in briefing.earlier_rounds],
    }


def practice_view(briefing: PractiseBriefing) -> dict[str, Any]:
    """Show the day's queue."""
    ahead = briefing.next_interview
    return {
        "queue": [queue_item_view(each) for each in briefing.queue],
        "next_interview": None if ahead is None else facts_view(ahead),
    }


def facts_view(facts: InterviewFacts) -> dict[str, Any]:
    """Show which interview it is."""
    return {
        "interview_id": facts.interview_id,
        "company": facts.company,
        "role": facts.role,
        "round": facts.round,
        "kind": facts.kind,
        "starts_at": facts.starts_at,
        "ended_at": facts.ended_at,
        "outcome": facts.outcome,
    }


def note_view(note: Note) -> dict[str, Any]:
    """Show one thing noted about an interview."""
    return {
        "text": note.text,
        "company": note.company,
        "interview_id": note.interview_id,
        "noted_at": note.noted_at,
    }


def round_view(earlier: EarlierRound) -> dict[str, Any]:
    """Show what an earlier round at the same company taught."""
    return {
        "interview": facts_view(earlier.interview),
        "topics": earlier.topics,
        "went_well": earlier.went_well,
        "went_badly": earlier.went_badly,
        "next_time": earlier.next_time,
        "questions": [question_view(each) for each in earlier.questions],
    }


def queue_item_view(item: QueueItem) -> dict[str, Any]:
    """Show one card to practise."""
    return {
        "card_id": item.card_id,
        "question": question_view(item.question),
        "due_at": item.due_at,
        "reviews": item.reviews,
        "last_review_at": item.last_review_at,
    }
