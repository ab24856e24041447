"""The weekly look at the search and the daily practice: what is asked for, and when it stops."""

import pytest

from app.domain.states import Action, ReminderStatus
from tests.unit.planning.factories import (
    candidate,
    moment,
    only,
    plan_search,
    search,
    stored,
    utc,
    wall,
)

E = "2026-11-23 16:00"


STOPPED = [
    ("accepted", {"has_accepted": True}, "An application was accepted, so the search is over."),
    ("none open", {"open_applications": 0}, "No application is open."),
]


@pytest.mark.parametrize(("values", "reason"), [row[1:] for row in STOPPED], ids=[row[0] for row in STOPPED])
def test_the_search_stops(values, reason):
    kept = stored(only(plan_search(search(E), "2026-11-23 17:00"), Action.KEEP_SEARCHING))
    stopped = plan_search(search(E, reminders=(kept,), **values), "2026-11-24 11:00")
    assert (stopped.reminders, stopped.withdrawn) == ((), {kept.identity: reason})


def test_no_search_without_an_interview():
    assert not plan_search(search(None), E).reminders


FIGURES = [
    (2, 1, "Keep searching: 2 applications are open, 1 with an interview ahead. The pipeline is thin."),
    (1, 0, "Keep searching: 1 application is open, 0 with an interview ahead. The pipeline is thin."),
    (3, 2, "Keep searching: 3 applications are open, 2 with an interview ahead."),
]


@pytest.mark.parametrize(("count", "ahead", "summary"), FIGURES)
def test_the_search_tells_how_it_stands(count, ahead, summary):
    given = search(E, open_applications=count, applications_with_interview_ahead=ahead)
    assert only(plan_search(given, E), Action.KEEP_SEARCHING).explanation.summary == summary


@pytest.mark.parametrize("status", [ReminderStatus.COMPLETED, ReminderStatus.SKIPPED])
def test_an_answered_look_is_followed_by_the_next_weeks(status):
    first = only(plan_search(search(E), "2026-11-24 11:00"), Action.KEEP_SEARCHING)
    done = stored(first, status=status, status_at=utc("2026-11-24 11:00"))
    asked = only(plan_search(search(E, reminders=(done,)), "2026-11-24 12:00"), Action.KEEP_SEARCHING)
    assert (asked.ordinal, asked.identity, wall(asked.due_at, "UTC")) == (2, "keep_searching:2", "2026-12-01 10:00")


def test_an_answered_look_stays_answered_in_another_zone_and_after_a_snooze():
    first = only(plan_search(search(E, candidate("Europe/Madrid")), "2026-11-24 11:00"), Action.KEEP_SEARCHING)
    done = stored(
        first, status=ReminderStatus.COMPLETED, status_at=utc("2026-11-24 11:00"), due_at=utc("2026-11-30 11:00")
    )
    # 10:00 in New York is six hours later than in Madrid; Tue 1 December there.
    moved = search(E, candidate("America/New_York"), reminders=(done,))
    asked = only(plan_search(moved, "2026-11-24 12:00"), Action.KEEP_SEARCHING)
    assert (asked.ordinal, wall(asked.due_at, "America/New_York")) == (2, "2026-12-01 10:00")


def test_the_open_look_keeps_its_identity_when_an_earlier_interview_renumbers_the_weeks():
    kept = stored(only(plan_search(search(E), "2026-11-23 17:00"), Action.KEEP_SEARCHING))
    # An interview on Mon 2 November: 3, 10, 17 November; on the 23rd the third is the latest.
    asked = only(plan_search(search("2026-11-02 16:00", reminders=(kept,)), "2026-11-23 17:00"), Action.KEEP_SEARCHING)
    assert (asked.identity, asked.ordinal, wall(asked.due_at, "UTC")) == (kept.identity, 3, "2026-11-17 10:00")


def test_an_expired_look_is_followed_by_a_fresh_one():
    old = stored(only(plan_search(search(E), "2026-11-24 11:00"), Action.KEEP_SEARCHING), status=ReminderStatus.EXPIRED)
    asked = only(plan_search(search(E, reminders=(old,)), "2026-12-01 10:00"), Action.KEEP_SEARCHING)
    assert (asked.ordinal, asked.identity) == (2, "keep_searching:2")


def test_a_stopped_look_comes_back_within_its_week():
    old = stored(
        only(plan_search(search(E), "2026-11-24 11:00"), Action.KEEP_SEARCHING), status=ReminderStatus.CANCELLED
    )
    asked = only(plan_search(search(E, reminders=(old,)), "2026-11-26 10:00"), Action.KEEP_SEARCHING)
    assert asked.identity == old.identity


def test_looks_at_the_search_are_counted_on_from_the_last():
    first = stored(
        only(plan_search(search(E), "2026-11-24 11:00"), Action.KEEP_SEARCHING), status=ReminderStatus.EXPIRED
    )
    second = only(plan_search(search(E, reminders=(first,)), "2026-12-01 11:00"), Action.KEEP_SEARCHING)
    both = (stored(second, status=ReminderStatus.EXPIRED), first)
    asked = only(plan_search(search(E, reminders=both), "2026-12-08 11:00"), Action.KEEP_SEARCHING)
    assert (asked.identity, asked.ordinal) == ("keep_searching:3", 3)


def test_a_look_at_its_expiry_gives_way_to_the_next_even_before_the_engine_has_said_so():
    open_still = stored(only(plan_search(search(E), "2026-11-24 11:00"), Action.KEEP_SEARCHING))
    asked = only(plan_search(search(E, reminders=(open_still,)), "2026-12-01 10:00"), Action.KEEP_SEARCHING)
    assert asked.identity == "keep_searching:2"


def test_cards_done_early_end_the_practice_of_the_day():
    given = search(None, practice_days=(moment("2026-11-24"),))
    kept = stored(only(plan_search(given, E), Action.PRACTISE))
    after = plan_search(search(None, reminders=(kept,)), E)
    assert after.withdrawn == {kept.identity: "No practice card is due on that day any more."}
