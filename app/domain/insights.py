"""What a candidate's interviews add up to.

Pure functions make the figures of what a database added up. Tallies (how many) are always given. Figures made of them
(shares, means, trends) rest on at least three cases or say that there is not enough data. They speak of quality, not of
volume: there is no figure that gets better by merely applying more.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from app.domain.figures import Figure, MonthTotal, Trend, figure, ratio, trend
from app.domain.insight_groups import (
    POINTS,
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
from app.domain.questions import topic_key
from app.domain.states import OPEN_STAGES, InterviewKind, InterviewStatus, Outcome, Stage

_Group = TypeVar("_Group")
_Key = TypeVar("_Key", bound=Hashable)
_Employer = TypeVar("_Employer", ResponseGroup, PromiseGroup)

GOOD_OUTCOMES = frozenset({Outcome.ADVANCED, Outcome.OFFER})
"""What an interview is for. A prediction is right when it told these from a rejection."""

EMPLOYERS_ANSWER = GOOD_OUTCOMES | {Outcome.REJECTED}
"""Outcomes the employer decided, unlike a withdrawal."""

RECURRING_FROM = 2
"""A topic recurs when it was hard in so many interviews."""

_HOUR = 3600
_DAY = 24 * _HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeFigures:
    """Outcomes of completed interviews of one kind or round. `success` is the share that led on, of those answered."""

    name: str
    outcomes: Mapping[Outcome, int]
    success: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PunctualityFigures:
    """How thank-you notes went out. `hours` is the mean time from the end of the interview, of those sent."""

    on_time: int
    late: int
    not_sent: int
    on_time_share: Figure
    hours: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthRating:
    """The mean overall rating of one month."""

    month: date
    mean: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingFigures:
    """Overall ratings over time, oldest first. `mean` and `trend` are over all of them, `points` are the latest."""

    points: tuple[RatingPoint, ...]
    months: tuple[MonthRating, ...]
    mean: Figure
    trend: Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicFigures:
    """A topic that was hard in several interviews, and whether the answers on it get better."""

    topic: str
    questions: int
    hard: int
    hard_interviews: int
    hard_share: Figure
    quality: Figure
    trend: Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionFigures:
    """How the candidate's predictions held. Too hopeful: they expected to get on and were rejected."""

    right: int
    too_hopeful: int
    too_gloomy: int
    accuracy: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFigures:
    """How long employers took to answer, in days on average."""

    company: str | None
    """None for all employers together."""
    days: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseFigures:
    """Promised decision dates kept and missed."""

    company: str | None
    """None for all employers together."""
    kept: int
    missed: int
    kept_share: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class PipelineFigures:
    """Applications by stage, every stage named. `thin` when fewer are open than the policy's minimum."""

    stages: Mapping[Stage, int]
    open: int
    with_interview_ahead: int
    thin: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Insights:
    """All figures of one candidate."""

    interviews: Mapping[InterviewStatus, int]
    outcomes: OutcomeFigures
    outcomes_by_kind: tuple[OutcomeFigures, ...]
    outcomes_by_round: tuple[OutcomeFigures, ...]
    thank_yous: PunctualityFigures
    ratings: RatingFigures
    topics: tuple[TopicFigures, ...]
    """Recurring hard topics, the hardest first: by hard questions, then by name."""
    predictions: PredictionFigures
    response: ResponseFigures
    responses: tuple[ResponseFigures, ...]
    """By employer, in order of name."""
    promise: PromiseFigures
    promises: tuple[PromiseFigures, ...]
    """By employer, in order of name."""
    pipeline: PipelineFigures


def insights(groups: InsightGroups, min_open_applications: int = 3) -> Insights:
    """Return all figures of a candidate.

    Args:
        groups: What the database added up.
        min_open_applications: Policy: with fewer open applications the pipeline is thin.
    """
    answered = [
        group
        for group in groups.interviews
        if group.status is InterviewStatus.COMPLETED and group.outcome is not Outcome.PENDING
    ]
    by_kind = _gather(answered, lambda group: group.kind)
    by_round = _gather((group for group in answered if group.round is not None), lambda group: group.round)
    return Insights(
        interviews={
            status: sum(group.count for group in groups.interviews if group.status is status)
            for status in InterviewStatus
        },
        outcomes=_outcomes("all", answered),
        outcomes_by_kind=tuple(_outcomes(kind, by_kind[kind]) for kind in InterviewKind if kind in by_kind),
        outcomes_by_round=tuple(
            _outcomes(str(number), by_round[number]) for number in sorted(by_round, key=lambda number: number or 0)
        ),
        thank_yous=_punctuality(groups.thank_yous),
        ratings=_ratings(groups),
        topics=_topics(groups.topics),
        predictions=_predictions(groups.predictions),
        response=_response(None, groups.responses),
        responses=tuple(_response(name, found) for name, found in _by_employer(groups.responses)),
        promise=_promise(None, groups.promises),
        promises=tuple(_promise(name, found) for name, found in _by_employer(groups.promises)),
        pipeline=_pipeline(groups, min_open_applications),
    )


def _outcomes(name: str, answered: Iterable[InterviewGroup]) -> OutcomeFigures:
    tallies: dict[Outcome, int] = dict.fromkeys((outcome for outcome in Outcome if outcome is not Outcome.PENDING), 0)
    for group in answered:
        tallies[group.outcome] += group.count
    decided = sum(tallies[outcome] for outcome in EMPLOYERS_ANSWER)
    good = sum(tallies[outcome] for outcome in GOOD_OUTCOMES)
    return OutcomeFigures(name=name, outcomes=tallies, success=ratio(good, decided))


def _punctuality(groups: Iterable[ThankYouGroup]) -> PunctualityFigures:
    by_timing = _gather(groups, lambda group: group.timing)
    tally = {timing: sum(group.count for group in by_timing.get(timing, ())) for timing in Timing}
    sent = [group for timing in (Timing.ON_TIME, Timing.LATE) for group in by_timing.get(timing, ())]
    return PunctualityFigures(
        on_time=tally[Timing.ON_TIME],
        late=tally[Timing.LATE],
        not_sent=tally[Timing.NOT_SENT],
        on_time_share=ratio(tally[Timing.ON_TIME], sum(tally.values())),
        hours=_mean_time(sent, _HOUR),
    )


def _ratings(groups: InsightGroups) -> RatingFigures:
    by_month = _gather(groups.ratings, lambda group: group.month)
    return RatingFigures(
        points=tuple(sorted(groups.points, key=lambda point: (point.at, point.interview_id))[-POINTS:]),
        months=tuple(MonthRating(month=month, mean=_mean(by_month[month])) for month in sorted(by_month)),
        mean=_mean(groups.ratings),
        trend=trend(groups.ratings),
    )


def _topics(groups: Iterable[TopicGroup]) -> tuple[TopicFigures, ...]:
    recurring = [
        _topic(found)
        for found in _gather(groups, lambda group: group.key).values()
        if sum(group.hard_interviews for group in found) >= RECURRING_FROM
    ]
    return tuple(sorted(recurring, key=lambda topic: (-topic.hard, topic_key(topic.topic))))


def _topic(groups: list[TopicGroup]) -> TopicFigures:
    questions, hard = (sum(group.questions for group in groups), sum(group.hard for group in groups))
    answers = [MonthTotal(month=group.month, count=group.rated, total=group.quality) for group in groups]
    return TopicFigures(
        topic=min(group.topic for group in groups),
        questions=questions,
        hard=hard,
        hard_interviews=sum(group.hard_interviews for group in groups),
        hard_share=ratio(hard, questions),
        quality=_mean(answers),
        trend=trend(answers),
    )


def _predictions(groups: Iterable[PredictionGroup]) -> PredictionFigures:
    right = hopeful = gloomy = 0
    for group in groups:
        if not {group.predicted, group.actual} <= EMPLOYERS_ANSWER:
            continue
        expected, came = group.predicted in GOOD_OUTCOMES, group.actual in GOOD_OUTCOMES
        right += group.count * (expected == came)
        hopeful += group.count * (expected and not came)
        gloomy += group.count * (came and not expected)
    return PredictionFigures(
        right=right, too_hopeful=hopeful, too_gloomy=gloomy, accuracy=ratio(right, right + hopeful + gloomy)
    )


def _response(company: str | None, groups: Iterable[ResponseGroup]) -> ResponseFigures:
    return ResponseFigures(company=company, days=_mean_time(groups, _DAY))


def _promise(company: str | None, groups: Iterable[PromiseGroup]) -> PromiseFigures:
    kept = missed = 0
    for group in groups:
        kept += group.kept
        missed += group.missed
    return PromiseFigures(company=company, kept=kept, missed=missed, kept_share=ratio(kept, kept + missed))


def _pipeline(groups: InsightGroups, min_open_applications: int) -> PipelineFigures:
    stages = {stage: groups.stages.get(stage, 0) for stage in Stage}
    open_now = sum(stages[stage] for stage in OPEN_STAGES)
    return PipelineFigures(
        stages=stages,
        open=open_now,
        with_interview_ahead=groups.with_interview_ahead,
        thin=open_now < min_open_applications,
    )


def _by_employer(groups: Iterable[_Employer]) -> list[tuple[str, list[_Employer]]]:
    """Gather groups by employer, spellings of one name together under the first of them, in order of name."""
    found = _gather(groups, lambda group: topic_key(group.company))
    return [(min(" ".join(group.company.split()) for group in found[key]), found[key]) for key in sorted(found)]


def _gather(groups: Iterable[_Group], key: Callable[[_Group], _Key]) -> dict[_Key, list[_Group]]:
    found: defaultdict[_Key, list[_Group]] = defaultdict(list)
    for group in groups:
        found[key(group)].append(group)
    return dict(found)


def _mean(months: Iterable[MonthTotal]) -> Figure:
    count = total = 0
    for month in months:
        count += month.count
        total += month.total
    return ratio(total, count)


def _mean_time(groups: Iterable[ThankYouGroup | ResponseGroup], unit: int) -> Figure:
    """Return the mean time per case, in units of so many seconds."""
    count = seconds = 0
    for group in groups:
        count += group.count
        seconds += group.seconds
    return figure(Fraction(seconds, count * unit) if count else None, count)
