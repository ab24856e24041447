"""What employers promise: which promise governs, what becomes of it. The interview ended on Mon 23 November 2026."""

from dataclasses import replace

import pytest

from app.domain.commitments import check_decide_by, deadline_of, governing, miss, next_miss, record, release, settle
from app.domain.errors import InvalidInputError
from app.domain.states import CommitmentStatus, InterviewStatus, Outcome
from tests.unit.planning.factories import interview, local, moment, promise, utc

NY = "America/New_York"
ENDED = interview(local("2026-11-23 16:00", NY), NY)
NOW = utc("2026-12-01 12:00")
OPEN, KEPT, REVISED, MISSED, RELEASED = CommitmentStatus

# name · promises (day, status), oldest first · which governs
GOVERNING = [
    ("none", [], None),
    ("the only one", [("2026-12-02", OPEN)], 0),
    ("the newest", [("2026-12-02", REVISED), ("2026-12-09", OPEN)], 1),
    ("the newest, though sooner", [("2026-12-09", OPEN), ("2026-12-02", OPEN)], 1),
    ("a missed one too", [("2026-11-25", MISSED)], 0),
    ("a kept one too", [("2026-12-02", KEPT)], 0),
    ("not a released one", [("2026-12-02", RELEASED)], None),
    ("an older missed one, when the newer was released", [("2026-11-25", MISSED), ("2026-12-02", RELEASED)], 0),
    ("the day of E", [("2026-11-23", OPEN)], 0),
    ("not a day before it", [("2026-11-22", OPEN)], None),
    ("the instant of E", [("2026-11-23 21:00", OPEN)], 0),
    ("not an instant before it", [("2026-11-23 20:59", OPEN)], None),
]


@pytest.mark.parametrize(("made", "which"), [row[1:] for row in GOVERNING], ids=[row[0] for row in GOVERNING])
def test_which_promise_governs(made, which):
    promises = [promise(day, number, status=status) for number, (day, status) in enumerate(made)]
    assert governing(ENDED, reversed(promises)) == (None if which is None else promises[which])


def test_the_day_of_the_end_is_the_employers():
    # 22:00 on the 23rd in New York is the 24th in UTC.
    late = interview(local("2026-11-23 22:00", NY), NY)
    assert governing(late, [promise("2026-11-23")]) is not None


def test_a_promised_day_has_passed_when_it_is_over_there():
    assert deadline_of(moment("2026-12-02"), ENDED) == local("2026-12-03 00:00", NY)
    assert deadline_of(moment("2026-12-02 15:00"), ENDED) == utc("2026-12-02 15:00")


@pytest.mark.parametrize("decide_by", ["2026-11-22", "2026-11-23 20:59", "1969-12-31", "2200-01-01", "9999-12-31"])
def test_a_promise_before_the_end_or_out_of_range_is_refused(decide_by):
    with pytest.raises(InvalidInputError) as refused:
        check_decide_by(moment(decide_by), ENDED, "/decision_by")
    assert refused.value.extra["errors"][0]["pointer"] == "/decision_by"


@pytest.mark.parametrize("decide_by", ["2026-11-23", "2026-11-23 21:00", "2026-12-02", "2199-12-31"])
def test_a_promise_from_the_day_of_the_end_on_is_taken(decide_by):
    check_decide_by(moment(decide_by), ENDED)


def test_a_newer_promise_replaces_those_still_open():
    older = [
        promise("2026-11-25", 1, status=MISSED),
        promise("2026-12-02", 2),
        promise("2026-12-03", 3, status=REVISED),
    ]
    changed = record(older, promise("2026-12-09", 4), NOW)
    assert changed == [replace(older[1], status=REVISED, status_at=NOW)]


# name · status before · outcome · when · status after
SETTLED = [
    ("in time", OPEN, Outcome.ADVANCED, "2026-12-02 12:00", KEPT),
    ("a rejection in time is kept too", OPEN, Outcome.REJECTED, "2026-12-02 12:00", KEPT),
    ("at the last moment", OPEN, Outcome.OFFER, "2026-12-03 05:00", KEPT),
    ("a moment late", OPEN, Outcome.OFFER, "2026-12-03 05:01", MISSED),
    ("withdrawn", OPEN, Outcome.WITHDRAWN, "2026-12-02 12:00", RELEASED),
    ("withdrawn after it was missed", MISSED, Outcome.WITHDRAWN, "2026-12-04 12:00", RELEASED),
    ("found to have been kept", MISSED, Outcome.ADVANCED, "2026-12-02 12:00", KEPT),
    ("missed stays missed", MISSED, Outcome.ADVANCED, "2026-12-04 12:00", None),
    ("taken back after it was kept", KEPT, Outcome.PENDING, "2026-12-02 12:00", OPEN),
    ("taken back after it was released", RELEASED, Outcome.PENDING, "2026-12-02 12:00", OPEN),
    ("taken back after it was missed", MISSED, Outcome.PENDING, "2026-12-04 12:00", None),
    ("taken back, never settled", OPEN, Outcome.PENDING, "2026-12-02 12:00", None),
]


@pytest.mark.parametrize(
    ("before", "outcome", "at", "expected"), [row[1:] for row in SETTLED], ids=[row[0] for row in SETTLED]
)
def test_an_outcome_settles_the_governing_promise(before, outcome, at, expected):
    made = promise("2026-12-02", status=before)
    changed = settle(ENDED, [made], outcome, utc(at))
    assert changed == ([] if expected is None else [replace(made, status=expected, status_at=utc(at))])


def test_an_outcome_leaves_replaced_promises_alone():
    promises = [promise("2026-12-02", 1, status=REVISED), promise("2026-12-09", 2)]
    assert [each.id for each in settle(ENDED, promises, Outcome.ADVANCED, NOW)] == [promises[1].id]
    assert settle(ENDED, promises[:1], Outcome.ADVANCED, NOW) == []
    assert settle(ENDED, [replace(promises[0])], Outcome.PENDING, NOW) == []


def test_a_promise_is_missed_once_its_time_has_passed():
    made = promise("2026-12-02")
    instant = local("2026-12-03 00:00", NY)
    assert next_miss(ENDED, [made]) == instant
    assert miss(ENDED, [made], utc("2026-12-03 04:59")) is None
    broken = miss(ENDED, [made], instant)
    assert broken == replace(made, status=MISSED, status_at=instant)
    assert next_miss(ENDED, [broken]) is None
    assert miss(ENDED, [broken], NOW) is None


NOT_WAITING = [
    ("an outcome came", replace(ENDED, outcome=Outcome.ADVANCED), "2026-12-02"),
    ("the interview was cancelled", replace(ENDED, status=InterviewStatus.CANCELLED), "2026-12-02"),
    ("it does not govern", ENDED, "2026-11-20"),
]


@pytest.mark.parametrize(("about", "day"), [row[1:] for row in NOT_WAITING], ids=[row[0] for row in NOT_WAITING])
def test_nothing_is_missed_when_nothing_is_awaited(about, day):
    assert next_miss(about, [promise(day)]) is None
    assert miss(about, [promise(day)], utc("2027-01-01 00:00")) is None


def test_what_means_nothing_any_more_is_released():
    promises = [promise("2026-12-02", 1, status=MISSED), promise("2026-12-09", 2)]
    assert release(promises, NOW) == [replace(promises[1], status=RELEASED, status_at=NOW)]
