"""How insights look from outside: every figure with its count, and whether it rests on enough cases."""

from typing import Any

from app.domain.figures import Figure, Trend
from app.domain.insights import (
    Insights,
    OutcomeFigures,
    PromiseFigures,
    RatingFigures,
    ResponseFigures,
    TopicFigures,
)


def insights_view(insights: Insights) -> dict[str, Any]:
    """Show all figures of a candidate."""
    thanks, guesses, pipeline = insights.thank_yous, insights.predictions, insights.pipeline
    return {
        "interviews": dict(insights.interviews),
        "outcomes": _outcomes(insights.outcomes),
        "outcomes_by_kind": [_outcomes(each) for each in insights.outcomes_by_kind],
        "outcomes_by_round": [_outcomes(each) for each in insights.outcomes_by_round],
        "thank_yous": {
            "on_time": thanks.on_time,
            "late": thanks.late,
            "not_sent": thanks.not_sent,
            "on_time_share": figure_view(thanks.on_time_share),
            "hours": figure_view(thanks.hours),
        },
        "ratings": _ratings(insights.ratings),
        "topics": [_topic(each) for each in insights.topics],
        "predictions": {
            "right": guesses.right,
            "too_hopeful": guesses.too_hopeful,
            "too_gloomy": guesses.too_gloomy,
            "accuracy": figure_view(guesses.accuracy),
        },
        "response": _response(insights.response),
        "responses": [_response(each) for each in insights.responses],
        "promise": _promise(insights.promise),
        "promises": [_promise(each) for each in insights.promises],
        "pipeline": {
            "stages": dict(pipeline.stages),
            "open": pipeline.open,
            "with_interview_ahead": pipeline.with_interview_ahead,
            "thin": pipeline.thin,
        },
    }


def figure_view(figure: Figure) -> dict[str, Any]:
    """Show a figure: its value is null when too few cases stand behind it."""
    return {"count": figure.count, "value": figure.value, "status": figure.status}


def trend_view(trend: Trend) -> dict[str, Any]:
    """Show how a rating changed over time."""
    return {"count": trend.count, "change": trend.change, "direction": trend.direction, "status": trend.status}


def _outcomes(group: OutcomeFigures) -> dict[str, Any]:
    return {"name": group.name, "outcomes": dict(group.outcomes), "success": figure_view(group.success)}


def _ratings(ratings: RatingFigures) -> dict[str, Any]:
    return {
        "points": [
            {"interview_id": each.interview_id, "at": each.at, "company": each.company, "rating": each.rating}
            for each in ratings.points
        ],
        "months": [{"month": each.month, "mean": figure_view(each.mean)} for each in ratings.months],
        "mean": figure_view(ratings.mean),
        "trend": trend_view(ratings.trend),
    }


def _topic(topic: TopicFigures) -> dict[str, Any]:
    return {
        "topic": topic.topic,
        "questions": topic.questions,
        "hard": topic.hard,
        "hard_interviews": topic.hard_interviews,
        "hard_share": figure_view(topic.hard_share),
        "quality": figure_view(topic.quality),
        "trend": trend_view(topic.trend),
    }


def _response(response: ResponseFigures) -> dict[str, Any]:
    return {"company": response.company, "days": figure_view(response.days)}


def _promise(promise: PromiseFigures) -> dict[str, Any]:
    return {
        "company": promise.company,
        "kept": promise.kept,
        "missed": promise.missed,
        "kept_share": figure_view(promise.kept_share),
    }
