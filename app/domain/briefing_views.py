"""How briefings look from outside. Only their own operation, behind the consent wall, carries them."""

from typing import Any

from app.domain.briefings import EarlierRound, LessonsBriefing, PractiseBriefing, PrepareBriefing, QueueItem
from app.domain.learning_views import answer_change_view, question_view
from app.domain.representation import representation_of

_preparation = representation_of(PrepareBriefing)
_round = representation_of(EarlierRound)
_queue_item = representation_of(QueueItem)


def lessons_view(briefing: LessonsBriefing) -> dict[str, Any]:
    """Show what to look back on."""
    reflection = briefing.reflection
    return {
        "interview": briefing.interview,
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
    return _preparation(briefing) | {
        "weak_questions": [question_view(each) for each in briefing.weak_questions],
        "earlier_rounds": [
            _round(each) | {"questions": [question_view(question) for question in each.questions]}
            for each in briefing.earlier_rounds
        ],
    }


def practice_view(briefing: PractiseBriefing) -> dict[str, Any]:
    """Show the day's queue."""
    queue = [_queue_item(each) | {"question": question_view(each.question)} for each in briefing.queue]
    return {"queue": queue, "next_interview": briefing.next_interview}
