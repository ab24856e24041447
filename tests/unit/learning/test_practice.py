from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import InvalidInputError
from app.domain.memory import SCHEDULER, Rating, card_of, memory_of
from app.domain.practice import (
    Bounds,
    Card,
    CardNotActiveError,
    Review,
    becomes_card,
    bounded_due,
    bounds_for,
    merge,
    new_card,
    next_start,
    pause,
    practice_days,
    queue,
    rebound,
    resume,
    review,
    without_question,
)
from app.domain.states import InterviewStatus
from tests.support.learning import NOW, a_question, an_interview

MADRID = ZoneInfo("Europe/Madrid")
FREE = Bounds(zone=MADRID)

gaps = st.lists(st.tuples(st.integers(0, 60 * 24 * 60), st.sampled_from(Rating)), max_size=12)
zones = st.sampled_from(
    [ZoneInfo(name) for name in ("UTC", "Europe/Madrid", "America/New_York", "Australia/Lord_Howe", "America/Santiago")]
)


def evening(day: date, zone: ZoneInfo = MADRID) -> datetime:
    return datetime.combine(day, time(18), zone).astimezone(UTC)


def a_card(number: int = 1, at: datetime = NOW, bounds: Bounds = FREE) -> Card:
    return new_card(a_question(number), UUID(int=100 + number), at, bounds)


def reviewed(card: Card, at: datetime, rating: Rating = Rating.GOOD, bounds: Bounds = FREE) -> Card:
    return review(card, rating, review_id=UUID(int=1), reviewed_at=at, now=at, bounds=bounds)[0]


def rehearse(start: datetime, steps: list[tuple[int, Rating]], bounds: Bounds) -> tuple[Card, list[Review]]:
    card, at, kept = a_card(at=start, bounds=bounds), start, []
    for number, (minutes, rating) in enumerate(steps):
        at += timedelta(minutes=minutes)
        card, one = review(card, rating, review_id=UUID(int=number), reviewed_at=at, now=at, bounds=bounds)
        kept.append(one)
    return card, kept


starts = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001 - made aware at once


@given(starts, gaps, zones)
def test_the_due_time_is_the_packages_own(start, steps, zone):
    card, kept = rehearse(start, steps, Bounds(zone=zone))
    theirs, at = fsrs.Card(card_id=7, due=start), start
    scheduler = fsrs.Scheduler(
        learning_steps=[timedelta(days=1), timedelta(days=3)],
        relearning_steps=[timedelta(days=1)],
        enable_fuzzing=False,
    )
    for (minutes, rating), one in zip(steps, kept, strict=True):
        at += timedelta(minutes=minutes)
        theirs, _ = scheduler.review_card(theirs, fsrs.Rating(rating), at)
        assert one.own_due_at == theirs.due
    assert card.own_due_at == theirs.due
    assert card.reviews == len(steps)
    if theirs.due.astimezone(zone).date() > at.astimezone(zone).date() or not steps:
        assert card.due_at == theirs.due
    assert memory_of(card_of(card.memory)) == dict(card.memory)


@given(starts, gaps, zones)
def test_nothing_returns_on_the_day_it_was_reviewed(start, steps, zone):
    card, _ = rehearse(start, steps, Bounds(zone=zone))
    if card.last_review_at is not None:
        assert card.due_at.astimezone(zone).date() > card.last_review_at.astimezone(zone).date()
        assert card.due_at >= card.own_due_at


@given(starts, gaps, zones, st.integers(0, 100))
def test_nothing_is_due_after_the_evening_before_the_next_interview(start, steps, zone, days):
    free, _ = rehearse(start, steps, Bounds(zone=zone))
    last = free.last_review_at or start
    interview = last + timedelta(days=days, hours=13)
    bounds = bounds_for(interview, zone, lambda day: evening(day, zone))
    assert bounds.evening_before is not None
    assert bounds.evening_before.astimezone(zone).date() == interview.astimezone(zone).date() - timedelta(days=1)
    card, _ = rehearse(start, steps, bounds)
    assert card.own_due_at == free.own_due_at
    rehearsed_since = (
        free.last_review_at is not None
        and free.last_review_at.astimezone(zone).date() >= bounds.evening_before.astimezone(zone).date()
    )
    if rehearsed_since:
        assert card.due_at == free.due_at
    else:
        assert card.due_at <= bounds.evening_before
        assert card.due_at == min(free.due_at, bounds.evening_before)
    assert rebound([free], bounds, NOW) == (
        [] if card.due_at == free.due_at else [replace(free, due_at=card.due_at, updated_at=NOW)]
    )


def test_a_review_in_the_evening_before_the_interview_is_the_last_one_needed():
    tomorrow = bounds_for(datetime(2026, 11, 24, 9, tzinfo=UTC), MADRID, evening)
    card = a_card(at=NOW - timedelta(days=3), bounds=tomorrow)
    assert queue([card], NOW, tomorrow)
    after = reviewed(card, NOW, Rating.AGAIN, tomorrow)
    assert after.due_at == after.own_due_at == NOW + timedelta(days=1)
    assert not queue([after], NOW, tomorrow)


def test_a_new_interview_pulls_cards_forward_and_a_cancelled_one_lets_them_go():
    card = reviewed(a_card(at=NOW), NOW, Rating.EASY)
    assert card.own_due_at > NOW + timedelta(days=5)
    soon = bounds_for(NOW + timedelta(days=4), MADRID, evening)
    [pulled] = rebound([card], soon, NOW)
    assert pulled.due_at == datetime(2026, 11, 26, 17, tzinfo=UTC)
    assert pulled.own_due_at == card.own_due_at
    assert rebound([pulled], soon, NOW) == []
    [released] = rebound([pulled], FREE, NOW)
    assert released.due_at == card.due_at


def test_a_day_of_twenty_five_hours_does_not_bring_a_card_back_twice():
    at = datetime(2026, 10, 25, 0, 10, tzinfo=MADRID).astimezone(UTC)
    again = reviewed(a_card(at=at), at, Rating.AGAIN)
    assert again.own_due_at.astimezone(MADRID).date() == date(2026, 10, 25)
    assert again.due_at == datetime(2026, 10, 25, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("difficulty", "quality", "flagged", "practised"),
    [(4, 5, False, True), (3, 3, False, False), (1, 2, False, True), (1, 5, True, True), (None, None, False, False)],
)
def test_which_questions_become_cards(difficulty, quality, flagged, practised):
    question = a_question(1, difficulty=difficulty, answer_quality=quality, flagged=flagged)
    assert becomes_card(question) is practised


def test_the_next_interview_is_the_earliest_scheduled_one_ahead():
    past = an_interview(1)
    cancelled = an_interview(2, starts_at=NOW + timedelta(hours=1), status=InterviewStatus.CANCELLED)
    later = an_interview(3, starts_at=NOW + timedelta(days=9), status=InterviewStatus.SCHEDULED)
    sooner = an_interview(4, starts_at=NOW + timedelta(days=2), status=InterviewStatus.SCHEDULED)
    running = an_interview(5, starts_at=NOW, status=InterviewStatus.SCHEDULED)
    assert next_start([past, cancelled, later, sooner, running], NOW) == NOW + timedelta(days=2)
    assert next_start([past, cancelled], NOW) is None
    assert bounds_for(None, MADRID, evening) == FREE


def test_the_evening_before_is_counted_on_the_candidates_calendar():
    tokyo = ZoneInfo("Asia/Tokyo")
    bounds = bounds_for(datetime(2026, 11, 24, 20, tzinfo=UTC), tokyo, lambda day: evening(day, tokyo))
    assert bounds.evening_before == datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_review_lies_neither_ahead_nor_before_the_last(hours):
    card = reviewed(a_card(at=NOW - timedelta(days=2)), NOW)
    at = NOW + timedelta(hours=hours)
    with pytest.raises(InvalidInputError):
        review(card, Rating.GOOD, review_id=UUID(int=1), reviewed_at=at, now=min(at, NOW), bounds=FREE)


def test_a_review_is_kept_with_what_came_of_it():
    card = a_card()
    after, kept = review(card, Rating.HARD, review_id=UUID(int=5), reviewed_at=NOW, now=NOW, bounds=FREE)
    assert (kept.card_id, kept.rating, kept.reviewed_at, kept.own_due_at) == (
        card.id,
        Rating.HARD,
        NOW,
        after.own_due_at,
    )
    assert after.last_review_at == NOW


def test_a_paused_card_rests_and_comes_back_with_its_own_due_time():
    card = a_card(at=NOW)
    paused = pause(card, NOW)
    assert pause(paused, NOW + timedelta(days=1)) is paused
    assert queue([paused], NOW, FREE) == []
    assert practice_days([paused], NOW, FREE) == ()
    with pytest.raises(CardNotActiveError):
        reviewed(paused, NOW)
    later = NOW + timedelta(days=9)
    back = resume(paused, later, FREE)
    assert (back.due_at, back.paused_at) == (card.due_at, None)
    assert resume(back, later, FREE) is back
    assert [found.id for found in queue([back], later, FREE)] == [card.id]


@given(gaps, gaps)
def test_merged_cards_are_as_if_all_reviews_had_been_of_one(left, right):
    keep, mine = rehearse(NOW, left, FREE)
    second, other_reviews = rehearse(NOW + timedelta(hours=5), right, FREE)
    other = replace(second, id=UUID(int=777), question_ids=(UUID(int=7777),))
    theirs = [replace(one, card_id=other.id, id=UUID(int=500 + place)) for place, one in enumerate(other_reviews)]
    at = NOW + timedelta(days=2000)
    joint, gone, moved = merge(keep, other, [*theirs, *mine], now=at, bounds=FREE)
    expected = fsrs.Card(card_id=1, due=NOW)
    for one in sorted([*mine, *theirs], key=lambda one: (one.reviewed_at, one.rating)):
        expected, _ = SCHEDULER.review_card(expected, fsrs.Rating(one.rating), one.reviewed_at)
    assert joint.own_due_at == expected.due
    assert joint.memory == memory_of(expected)
    assert joint.reviews == len(left) + len(right)
    assert joint.question_ids == (*keep.question_ids, UUID(int=7777))
    assert gone.merged_into == keep.id
    assert {one.card_id for one in moved} <= {keep.id}
    assert {one.id for one in moved} == {one.id for one in theirs}
    assert queue([gone], at, FREE) == []
    with pytest.raises(CardNotActiveError):
        pause(gone, at)


def test_a_card_merged_with_one_in_use_is_in_use():
    one, other = pause(a_card(1), NOW), a_card(2)
    assert merge(one, other, [], now=NOW, bounds=FREE)[0].active
    assert not merge(one, pause(other, NOW), [], now=NOW, bounds=FREE)[0].active
    assert merge(other, one, [], now=NOW, bounds=FREE)[0].active


def test_only_two_live_cards_of_one_candidate_merge():
    card = a_card(1)
    with pytest.raises(InvalidInputError):
        merge(card, card, [], now=NOW, bounds=FREE)
    with pytest.raises(InvalidInputError):
        merge(card, replace(a_card(2), candidate_id=UUID(int=3)), [], now=NOW, bounds=FREE)
    with pytest.raises(CardNotActiveError):
        merge(card, replace(a_card(2), merged_into=UUID(int=3)), [], now=NOW, bounds=FREE)


def test_the_queue_begins_with_the_longest_wait_then_the_least_remembered():
    fresh = a_card(1, at=NOW)
    waiting = a_card(2, at=NOW - timedelta(days=2))
    known = replace(reviewed(a_card(3, at=NOW - timedelta(days=1)), NOW - timedelta(days=1), Rating.AGAIN))
    ahead = reviewed(a_card(4, at=NOW), NOW, Rating.EASY)
    assert [card.id for card in queue([known, ahead, fresh, waiting], NOW, FREE)] == [waiting.id, fresh.id, known.id]


def test_the_queue_holds_what_falls_due_later_today():
    card = reviewed(a_card(at=NOW), NOW, Rating.AGAIN)
    morning_after = datetime(2026, 11, 24, 7, tzinfo=UTC)
    assert card.due_at > morning_after
    assert [found.id for found in queue([card], morning_after, FREE)] == [card.id]


def test_practice_days_are_local_and_overdue_is_today():
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    overdue = a_card(1, at=NOW - timedelta(days=30))
    tomorrow = reviewed(a_card(2, at=NOW), NOW, Rating.AGAIN)
    far = reviewed(a_card(3, at=NOW), NOW, Rating.EASY)
    days = practice_days([far, overdue, tomorrow], NOW, FREE)
    assert days == (date(2026, 11, 23), date(2026, 11, 24), far.due_at.astimezone(MADRID).date())
    assert practice_days([overdue], late, FREE) == (date(2026, 11, 24),)


def test_a_card_goes_with_its_last_question():
    card = replace(a_card(1), question_ids=(UUID(int=1), UUID(int=2)))
    left = without_question(card, UUID(int=1), NOW)
    assert left is not None
    assert left.question_ids == (UUID(int=2),)
    assert without_question(left, UUID(int=2), NOW) is None


def test_a_bound_that_has_passed_makes_the_card_due_but_no_later():
    card = replace(a_card(), own_due_at=NOW + timedelta(days=3))
    assert bounded_due(card, Bounds(zone=MADRID, evening_before=NOW - timedelta(hours=1))) == NOW - timedelta(hours=1)
