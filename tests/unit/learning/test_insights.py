from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figures import Direction, Figure, FigureStatus, MonthTotal, ratio, trend
from app.domain.insight_groups import (
    POINTS,
    InsightGroups,
    PredictionGroup,
    PromiseGroup,
    RatingPoint,
    ResponseGroup,
    ThankYouGroup,
    Timing,
    TopicGroup,
)
from app.domain.insights import insights
from app.domain.states import InterviewKind, InterviewStatus, Outcome, Stage
from tests.support.obvious_insights import InterviewRecord, Records, grouped, obvious

JANUARY = datetime(2026, 1, 31, 23, 59, tzinfo=UTC)
ratings = st.none() | st.integers(1, 5)
interviews = st.builds(
    InterviewRecord,
    id=st.uuids(),
    company=st.sampled_from(["Initech", "INITECH", "Globex", "Zorg"]),
    kind=st.sampled_from(InterviewKind),
    round=st.none() | st.integers(1, 3),
    status=st.sampled_from([InterviewStatus.COMPLETED] * 4 + list(InterviewStatus)),
    outcome=st.sampled_from(Outcome),
    end=st.integers(0, 300).map(lambda days: JANUARY + timedelta(days=days)),
    outcome_at=st.none() | st.integers(-5, 40).map(lambda days: JANUARY + timedelta(days=100 + days, hours=days)),
    rating=ratings,
    predicted=st.none() | st.sampled_from(Outcome),
    questions=st.lists(st.tuples(st.sampled_from(["SQL", "sql", "Go", "HR"]), ratings, ratings), max_size=4).map(tuple),
    thank_yous=st.lists(st.tuples(st.sampled_from(Timing), st.integers(0, 400_000)), max_size=3).map(tuple),
    promises=st.lists(st.booleans(), max_size=2).map(tuple),
)
records = st.builds(
    Records,
    interviews=st.lists(interviews, max_size=25, unique_by=lambda one: one.id).map(tuple),
    applications=st.lists(st.tuples(st.sampled_from(Stage), st.booleans()), max_size=8).map(tuple),
)


@given(records)
def test_figures_equal_the_obvious_computation(facts):
    assert insights(grouped(facts)) == obvious(facts)


def merged(groups: InsightGroups) -> InsightGroups:
    """Add up what a database would have added up itself, and turn the order round."""
    topics: dict[tuple[str, date], TopicGroup] = {}
    for group in groups.topics:
        have = topics.get((group.key, group.month))
        topics[group.key, group.month] = (
            group
            if have is None
            else replace(
                have,
                topic=min(have.topic, group.topic),
                questions=have.questions + group.questions,
                hard=have.hard + group.hard,
                hard_interviews=have.hard_interviews + group.hard_interviews,
                rated=have.rated + group.rated,
                quality=have.quality + group.quality,
            )
        )
    months = {group.month for group in groups.ratings}
    ratings_by_month = [
        MonthTotal(
            month=month,
            count=sum(one.count for one in groups.ratings if one.month == month),
            total=sum(one.total for one in groups.ratings if one.month == month),
        )
        for month in months
    ]
    counted: dict[object, int] = {}
    for interview in groups.interviews:
        key = replace(interview, count=0)
        counted[key] = counted.get(key, 0) + 1
    gathered = replace(
        groups,
        topics=tuple(topics.values()),
        ratings=tuple(ratings_by_month),
        interviews=tuple(
            replace(one, count=counted[replace(one, count=0)]) for one in dict.fromkeys(groups.interviews)
        ),
    )
    return replace(
        gathered,
        interviews=gathered.interviews[::-1],
        points=gathered.points[::-1],
        ratings=gathered.ratings[::-1],
        topics=gathered.topics[::-1],
        responses=gathered.responses[::-1],
        promises=gathered.promises[::-1],
    )


@given(records)
def test_it_does_not_matter_how_cases_are_grouped(facts):
    assert insights(merged(grouped(facts))) == obvious(facts)


def test_nothing_known_gives_no_number():
    empty = insights(InsightGroups())
    figures = [
        empty.outcomes.success,
        empty.thank_yous.on_time_share,
        empty.thank_yous.hours,
        empty.ratings.mean,
        empty.predictions.accuracy,
        empty.response.days,
        empty.promise.kept_share,
    ]
    assert {(figure.count, figure.value, figure.status) for figure in figures} == {
        (0, None, FigureStatus.NOT_ENOUGH_DATA)
    }
    assert empty.ratings.trend.status is FigureStatus.NOT_ENOUGH_DATA
    assert not (*empty.topics, *empty.responses, *empty.promises)


@pytest.mark.parametrize(("cases", "value"), [(0, None), (1, None), (2, None), (3, 1.0), (4, 1.0)])
def test_a_figure_rests_on_three_cases(cases, value):
    assert ratio(cases, cases) == Figure(cases, value)


def test_only_the_latest_points_are_given_oldest_first():
    points = [
        RatingPoint(interview_id=UUID(int=day), at=JANUARY + timedelta(days=day), company="Initech", rating=3)
        for day in range(POINTS + 5)
    ]
    assert insights(InsightGroups(points=tuple(reversed(points)))).ratings.points == tuple(points[5:])


def test_a_mean_is_rounded_to_four_places():
    assert ratio(2, 3).value == 0.6667


def months(*ratings_by_month: tuple[int, int, int]) -> list[MonthTotal]:
    return [
        MonthTotal(month=date(2026, month, 1), count=count, total=total) for month, count, total in ratings_by_month
    ]


@pytest.mark.parametrize(
    ("rated", "change", "direction"),
    [
        (months((1, 1, 2), (2, 1, 3), (3, 1, 4)), 2.0, Direction.BETTER),
        (months((1, 1, 4), (2, 1, 3), (3, 1, 2)), -2.0, Direction.WORSE),
        (months((1, 1, 3), (2, 1, 4), (3, 1, 3)), 0.0, Direction.STEADY),
        (months((1, 2, 6), (2, 2, 7)), 0.5, Direction.BETTER),
        (months((1, 2, 7), (2, 2, 6)), -0.5, Direction.WORSE),
        (months((1, 5, 15), (2, 5, 17)), 0.4, Direction.STEADY),
        (months((1, 3, 9), (1, 3, 12)), None, None),
        (months((1, 1, 1), (2, 1, 5)), None, None),
        (months((1, 0, 0), (2, 3, 9)), None, None),
        ([], None, None),
    ],
)
def test_trend_by_hand(rated, change, direction):
    found = trend(rated)
    assert (found.change, found.direction) == (change, direction)
    assert found.count == sum(month.count for month in rated)


def test_a_trend_crosses_the_turn_of_the_year():
    rated = [
        MonthTotal(month=date(2025, 12, 1), count=2, total=4),
        MonthTotal(month=date(2026, 1, 1), count=2, total=8),
    ]
    assert trend(rated).change == 2.0


def test_punctuality_by_hand():
    found = insights(
        InsightGroups(
            thank_yous=(
                ThankYouGroup(timing=Timing.ON_TIME, count=3, seconds=3 * 7200),
                ThankYouGroup(timing=Timing.LATE, count=1, seconds=30 * 3600),
                ThankYouGroup(timing=Timing.NOT_SENT, count=1, seconds=0),
            )
        )
    ).thank_yous
    assert (found.on_time, found.late, found.not_sent) == (3, 1, 1)
    assert found.on_time_share == Figure(5, 0.6)
    assert found.hours == Figure(4, 9.0)


def test_employers_are_told_apart_by_name_alone_not_by_spelling():
    found = insights(
        InsightGroups(
            promises=(
                PromiseGroup(company="Initech", kept=1, missed=0),
                PromiseGroup(company=" initech ", kept=1, missed=1),
                PromiseGroup(company="Globex", kept=0, missed=2),
            ),
            responses=(
                ResponseGroup(company="Globex", count=2, seconds=86400),
                ResponseGroup(company="Initech", count=3, seconds=6 * 86400),
            ),
        )
    )
    assert [(each.company, each.kept, each.missed) for each in found.promises] == [
        ("Globex", 0, 2),
        ("Initech", 2, 1),
    ]
    assert [each.kept_share for each in found.promises] == [Figure(2, None), Figure(3, 0.6667)]
    assert (found.promise.kept, found.promise.missed, found.promise.kept_share) == (2, 3, Figure(5, 0.4))
    assert [(each.company, each.days) for each in found.responses] == [
        ("Globex", Figure(2, None)),
        ("Initech", Figure(3, 2.0)),
    ]
    assert found.response.days == Figure(5, 1.4)


def test_a_prediction_is_right_when_it_told_getting_on_from_a_rejection():
    def pair(predicted: Outcome, actual: Outcome, count: int = 1) -> PredictionGroup:
        return PredictionGroup(predicted=predicted, actual=actual, count=count)

    found = insights(
        InsightGroups(
            predictions=(
                pair(Outcome.OFFER, Outcome.ADVANCED, 2),
                pair(Outcome.REJECTED, Outcome.REJECTED),
                pair(Outcome.ADVANCED, Outcome.REJECTED, 3),
                pair(Outcome.REJECTED, Outcome.OFFER, 2),
                pair(Outcome.ADVANCED, Outcome.WITHDRAWN, 50),
                pair(Outcome.ADVANCED, Outcome.PENDING, 50),
                pair(Outcome.WITHDRAWN, Outcome.REJECTED, 50),
            )
        )
    ).predictions
    assert (found.right, found.too_hopeful, found.too_gloomy, found.accuracy) == (3, 3, 2, Figure(8, 0.375))


@pytest.mark.parametrize(("minimum", "thin"), [(3, False), (4, True)])
def test_the_pipeline_is_thin_below_the_policys_minimum(minimum, thin):
    stages = {Stage.APPLIED: 1, Stage.INTERVIEWING: 1, Stage.OFFER: 1, Stage.REJECTED: 9}
    found = insights(InsightGroups(stages=stages, with_interview_ahead=1), minimum).pipeline
    assert (found.open, found.thin, found.stages[Stage.ACCEPTED], list(found.stages)) == (3, thin, 0, list(Stage))
