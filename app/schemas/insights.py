"""Insights on the wire."""

from datetime import date
from typing import Annotated

from pydantic import Field, WithJsonSchema

from app.domain.figures import Direction, FigureStatus
from app.domain.states import InterviewStatus, Outcome, Stage
from app.schemas.fields import Count, Id, Instant, Name, OneLine, Out
from app.schemas.reflections import OneToFive

_MANY = 10_000


class FigureOut(Out):
    """A share, mean or the like, with the number of cases it rests on."""

    count: Count
    value: float | None = Field(ge=0, le=1_000_000, description="Null with fewer than three cases.")
    status: FigureStatus


class TrendOut(Out):
    """How a rating changed from the first month to the last, along the line that fits best."""

    count: Count
    change: float | None = Field(ge=-1000, le=1000, description="In points of the scale from 1 to 5.")
    direction: Direction | None
    status: FigureStatus


class OutcomesOut(Out):
    """Outcomes of completed interviews of one kind or round."""

    name: OneLine
    outcomes: dict[Outcome, Count] = Field(max_length=5)
    success: FigureOut = Field(description="The share that led on, of those the employer answered.")


class PunctualityOut(Out):
    """How thank-you notes went out."""

    on_time: Count
    late: Count
    not_sent: Count
    on_time_share: FigureOut
    hours: FigureOut = Field(description="The mean time from the end of the interview, of those sent.")


class RatingPointOut(Out):
    """The overall rating of one interview."""

    interview_id: Id
    at: Instant
    company: Name
    rating: OneToFive


class MonthRatingOut(Out):
    """The mean overall rating of one month."""

    month: Annotated[
        date,
        WithJsonSchema(
            {
                "type": "string",
                "format": "date",
                "minLength": 10,
                "maxLength": 10,
                "description": "Its first day.",
                "examples": ["2026-11-01"],
            }
        ),
    ]
    mean: FigureOut


class RatingsOut(Out):
    """Overall ratings over time, oldest first."""

    points: list[RatingPointOut] = Field(max_length=60, description="The latest ratings.")
    months: list[MonthRatingOut] = Field(max_length=3000)
    mean: FigureOut
    trend: TrendOut


class TopicOut(Out):
    """A topic that was hard in several interviews, and whether the answers on it get better."""

    topic: OneLine
    questions: Count
    hard: Count
    hard_interviews: Count
    hard_share: FigureOut
    quality: FigureOut
    trend: TrendOut


class PredictionsOut(Out):
    """How the candidate's predictions held."""

    right: Count
    too_hopeful: Count
    too_gloomy: Count
    accuracy: FigureOut


class ResponseFiguresOut(Out):
    """How long an employer took to answer."""

    company: Name | None = Field(description="Null for all employers together.")
    days: FigureOut


class PromiseFiguresOut(Out):
    """Promised decision dates kept and missed."""

    company: Name | None = Field(description="Null for all employers together.")
    kept: Count
    missed: Count
    kept_share: FigureOut


class PipelineOut(Out):
    """Applications by stage."""

    stages: dict[Stage, Count] = Field(max_length=7)
    open: Count
    with_interview_ahead: Count
    thin: bool = Field(description="Fewer are open than the policy's minimum.")


class InsightsOut(Out):
    """What a candidate's interviews add up to."""

    candidate_id: Id
    interviews: dict[InterviewStatus, Count] = Field(max_length=4)
    outcomes: OutcomesOut
    outcomes_by_kind: list[OutcomesOut] = Field(max_length=7)
    outcomes_by_round: list[OutcomesOut] = Field(max_length=100)
    thank_yous: PunctualityOut
    ratings: RatingsOut
    topics: list[TopicOut] = Field(max_length=_MANY)
    predictions: PredictionsOut
    response: ResponseFiguresOut
    responses: list[ResponseFiguresOut] = Field(max_length=_MANY)
    promise: PromiseFiguresOut
    promises: list[PromiseFiguresOut] = Field(max_length=_MANY)
    pipeline: PipelineOut
