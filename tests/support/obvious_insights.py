"""The insights computed the slow and obvious way, case by case, to hold the fast way against.

`Records` are the plain facts; `grouped` adds them up as a database would; `obvious` computes every figure from the
single cases without looking at groups.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from uuid import UUID

from app.domain.figures import Direction, Figure, MonthTotal, Trend
from app.domain.insight_groups import (
    InsightGroups,
    InterviewGroup,
    PredictionGroup,
    PromiseGroup,
    RatingPoint,
    ResponseGroup,
    ThankYouGroup,
    Timing,
    TopicGroup,
)
from app.domain.insights import (
    Insights,
    MonthRating,
    OutcomeFigures,
    PipelineFigures,
    PredictionFigures,
    PromiseFigures,
    PunctualityFigures,
    RatingFigures,
    ResponseFigures,
    TopicFigures,
)
from app.domain.states import InterviewKind, InterviewStatus, Outcome, Stage


@dataclass(frozen=True)
class InterviewRecord:
    id: UUID
    company: str
    kind: InterviewKind
    round: int | None
    status: InterviewStatus
    outcome: Outcome
    end: datetime
    outcome_at: datetime | None
    rating: int | None
    predicted: Outcome | None
    questions: tuple[tuple[str, int | None, int | None], ...]
    """Topic, difficulty, answer quality."""
    thank_yous: tuple[tuple[Timing, int], ...]
    """Timing, seconds from E."""
    promises: tuple[bool, ...]
    """Kept or missed."""


@dataclass(frozen=True)
class Records:
    interviews: tuple[InterviewRecord, ...]
    applications: tuple[tuple[Stage, bool], ...]
    """Stage, and whether an interview is ahead."""


def grouped(records: Records) -> InsightGroups:
    """Add up, one group per case: groups may be split in any way."""
    held = [record for record in records.interviews if record.status is InterviewStatus.COMPLETED]
    return InsightGroups(
        interviews=tuple(
            InterviewGroup(kind=one.kind, round=one.round, status=one.status, outcome=one.outcome, count=1)
            for one in records.interviews
        ),
        thank_yous=tuple(
            ThankYouGroup(timing=timing, count=1, seconds=seconds if timing is not Timing.NOT_SENT else 0)
            for one in records.interviews
            for timing, seconds in one.thank_yous
        ),
        points=tuple(sorted(_points(held), key=lambda point: (point.at, point.interview_id), reverse=True)[:60]),
        ratings=tuple(
            MonthTotal(month=_month(one), count=1, total=one.rating) for one in held if one.rating is not None
        ),
        topics=_topic_groups(held),
        predictions=tuple(
            PredictionGroup(predicted=one.predicted, actual=one.outcome, count=1) for one in held if one.predicted
        ),
        responses=tuple(
            ResponseGroup(company=one.company, count=1, seconds=seconds)
            for one in held
            if (seconds := _waited(one)) is not None
        ),
        promises=tuple(
            PromiseGroup(company=one.company, kept=int(kept), missed=int(not kept))
            for one in records.interviews
            for kept in one.promises
        ),
        stages={stage: sum(one == stage for one, _ in records.applications) for stage in Stage},
        with_interview_ahead=sum(ahead for _, ahead in records.applications),
    )


def obvious(records: Records) -> Insights:
    """Compute every figure from the single cases."""
    held = [record for record in records.interviews if record.status is InterviewStatus.COMPLETED]
    answered = [one for one in held if one.outcome is not Outcome.PENDING]
    thanked = [each for one in records.interviews for each in one.thank_yous]
    sent = [seconds for timing, seconds in thanked if timing is not Timing.NOT_SENT]
    rated = [(_month(one), one.rating) for one in held if one.rating is not None]
    companies = sorted({one.company.casefold() for one in records.interviews})
    stages = [stage for stage, _ in records.applications]
    return Insights(
        interviews={
            status: len([one for one in records.interviews if one.status is status]) for status in InterviewStatus
        },
        outcomes=_outcomes("all", answered),
        outcomes_by_kind=tuple(
            _outcomes(kind, found) for kind in InterviewKind if (found := [one for one in answered if one.kind is kind])
        ),
        outcomes_by_round=tuple(
            _outcomes(str(number), [one for one in answered if one.round == number])
            for number in sorted({one.round for one in answered if one.round is not None})
        ),
        thank_yous=PunctualityFigures(
            on_time=len([1 for timing, _ in thanked if timing is Timing.ON_TIME]),
            late=len([1 for timing, _ in thanked if timing is Timing.LATE]),
            not_sent=len([1 for timing, _ in thanked if timing is Timing.NOT_SENT]),
            on_time_share=_mean([int(timing is Timing.ON_TIME) for timing, _ in thanked]),
            hours=_mean([Fraction(seconds, 3600) for seconds in sent]),
        ),
        ratings=RatingFigures(
            points=tuple(sorted(_points(held), key=lambda point: (point.at, point.interview_id))[-60:]),
            months=tuple(
                MonthRating(month=month, mean=_mean([rating for other, rating in rated if other == month]))
                for month in sorted({month for month, _ in rated})
            ),
            mean=_mean([rating for _, rating in rated]),
            trend=_trend(rated),
        ),
        topics=_topics(held),
        predictions=_predictions(held),
        response=_response(None, held),
        responses=tuple(
            _response(min(one.company for one in found), found)
            for company in companies
            if (found := [one for one in held if one.company.casefold() == company and _waited(one) is not None])
        ),
        promise=_promise(None, records.interviews),
        promises=tuple(
            _promise(min(one.company for one in found), found)
            for company in companies
            if (found := [one for one in records.interviews if one.company.casefold() == company and one.promises])
        ),
        pipeline=PipelineFigures(
            stages={stage: stages.count(stage) for stage in Stage},
            open=len([stage for stage in stages if stage in {Stage.APPLIED, Stage.INTERVIEWING, Stage.OFFER}]),
            with_interview_ahead=len([1 for _, ahead in records.applications if ahead]),
            thin=len([stage for stage in stages if stage in {Stage.APPLIED, Stage.INTERVIEWING, Stage.OFFER}]) <= 2,
        ),
    )


def _month(record: InterviewRecord) -> date:
    return date(record.end.year, record.end.month, 1)


def _mean(values: Iterable[int | Fraction]) -> Figure:
    cases = [Fraction(value) for value in values]
    if len(cases) < 3:
        return Figure(len(cases), None)
    return Figure(len(cases), float(round(sum(cases, Fraction(0)) / len(cases), 4)))


def _trend(cases: list[tuple[date, int]]) -> Trend:
    """Fit a line by the textbook: the slope is the covariance over the variance, from the means."""
    if len(cases) < 3 or len({month for month, _ in cases}) < 2:
        return Trend(len(cases), None, None)
    xs = [Fraction(month.year * 12 + month.month) for month, _ in cases]
    ys = [Fraction(value) for _, value in cases]
    mean_x, mean_y = sum(xs, Fraction(0)) / len(xs), sum(ys, Fraction(0)) / len(ys)
    covariance = sum(((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True)), Fraction(0))
    variance = sum(((x - mean_x) * (x - mean_x) for x in xs), Fraction(0))
    slope = covariance / variance
    change = slope * (max(xs) - min(xs))
    if change >= Fraction(1, 2):
        direction = Direction.BETTER
    elif change <= Fraction(-1, 2):
        direction = Direction.WORSE
    else:
        direction = Direction.STEADY
    return Trend(len(cases), float(round(change, 4)), direction)


def _points(held: list[InterviewRecord]) -> list[RatingPoint]:
    return [
        RatingPoint(interview_id=one.id, at=one.end, company=one.company, rating=one.rating)
        for one in held
        if one.rating is not None
    ]


def _waited(record: InterviewRecord) -> int | None:
    """Seconds from E to the employer's answer; None without one, or with one from before."""
    if record.outcome in {Outcome.PENDING, Outcome.WITHDRAWN} or record.outcome_at is None:
        return None
    seconds = int((record.outcome_at - record.end).total_seconds())
    return seconds if seconds >= 0 else None


def _outcomes(name: str, answered: list[InterviewRecord]) -> OutcomeFigures:
    return OutcomeFigures(
        name=name,
        outcomes={
            outcome: len([one for one in answered if one.outcome is outcome])
            for outcome in (Outcome.ADVANCED, Outcome.REJECTED, Outcome.OFFER, Outcome.WITHDRAWN)
        },
        success=_mean(
            [int(one.outcome is not Outcome.REJECTED) for one in answered if one.outcome is not Outcome.WITHDRAWN]
        ),
    )


def _hard(difficulty: int | None, quality: int | None) -> bool:
    return (difficulty or 0) >= 4 or (quality or 5) <= 2


def _topic_groups(held: list[InterviewRecord]) -> tuple[TopicGroup, ...]:
    """One group per topic and interview, spelt as first there: months hold several interviews."""
    groups = []
    for one in held:
        for key in sorted({topic.casefold() for topic, _, _ in one.questions}):
            asked = [question for question in one.questions if question[0].casefold() == key]
            hard = [question for question in asked if _hard(question[1], question[2])]
            qualities = [quality for _, _, quality in asked if quality is not None]
            groups.append(
                TopicGroup(
                    key=key,
                    topic=min(topic for topic, _, _ in asked),
                    month=_month(one),
                    questions=len(asked),
                    hard=len(hard),
                    hard_interviews=int(bool(hard)),
                    rated=len(qualities),
                    quality=sum(qualities),
                )
            )
    return tuple(groups)


def _topics(held: list[InterviewRecord]) -> tuple[TopicFigures, ...]:
    found = []
    for key in {topic.casefold() for one in held for topic, _, _ in one.questions}:
        asked = [(one, *question) for one in held for question in one.questions if question[0].casefold() == key]
        hard_in = {one.id for one, _, difficulty, quality in asked if _hard(difficulty, quality)}
        if len(hard_in) < 2:
            continue
        found.append(
            TopicFigures(
                topic=min(topic for _, topic, _, _ in asked),
                questions=len(asked),
                hard=len([1 for _, _, difficulty, quality in asked if _hard(difficulty, quality)]),
                hard_interviews=len(hard_in),
                hard_share=_mean([int(_hard(difficulty, quality)) for _, _, difficulty, quality in asked]),
                quality=_mean([quality for _, _, _, quality in asked if quality is not None]),
                trend=_trend([(_month(one), quality) for one, _, _, quality in asked if quality is not None]),
            )
        )
    return tuple(sorted(found, key=lambda topic: (-topic.hard, topic.topic.casefold())))


def _predictions(held: list[InterviewRecord]) -> PredictionFigures:
    answers = {Outcome.ADVANCED, Outcome.OFFER, Outcome.REJECTED}
    pairs = [
        (one.predicted is not Outcome.REJECTED, one.outcome is not Outcome.REJECTED)
        for one in held
        if one.predicted in answers and one.outcome in answers
    ]
    return PredictionFigures(
        right=pairs.count((True, True)) + pairs.count((False, False)),
        too_hopeful=pairs.count((True, False)),
        too_gloomy=pairs.count((False, True)),
        accuracy=_mean([int(expected == came) for expected, came in pairs]),
    )


def _response(company: str | None, held: list[InterviewRecord]) -> ResponseFigures:
    days = [Fraction(seconds, 86400) for one in held if (seconds := _waited(one)) is not None]
    return ResponseFigures(company=company, days=_mean(days))


def _promise(company: str | None, interviews: Iterable[InterviewRecord]) -> PromiseFigures:
    promises = [kept for one in interviews for kept in one.promises]
    return PromiseFigures(
        company=company,
        kept=promises.count(True),
        missed=promises.count(False),
        kept_share=_mean([int(kept) for kept in promises]),
    )
