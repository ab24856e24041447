"""What becomes of an interview and its application. It takes place on 23 November 2026, 15:00 to 16:00."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.errors import InvalidInputError, WrongStateError
from app.domain.outcomes import cancel, complete, miss, record_outcome, status_on_entry
from app.domain.pipeline import PipelineFigures, first_end, pipeline
from app.domain.states import InterviewStatus, Outcome, Stage
from tests.unit.planning.factories import application, interview, moment, utc

BEFORE, DURING, AFTER = utc("2026-11-23 14:00"), utc("2026-11-23 15:30"), utc("2026-11-25 12:00")
AHEAD = interview("2026-11-23 16:00", status=InterviewStatus.SCHEDULED)
TOOK_PLACE = replace(AHEAD, status=InterviewStatus.COMPLETED)
SCHEDULED, COMPLETED, CANCELLED, MISSED = InterviewStatus


def pointer(refused: pytest.ExceptionInfo[InvalidInputError]) -> str:
    return str(refused.value.extra["errors"][0]["pointer"])


# outcome · stage before · stage after
STAGES = [
    (Outcome.ADVANCED, Stage.INTERVIEWING, Stage.INTERVIEWING),
    (Outcome.ADVANCED, Stage.APPLIED, Stage.INTERVIEWING),
    (Outcome.ADVANCED, Stage.CLOSED, Stage.INTERVIEWING),
    (Outcome.ADVANCED, Stage.OFFER, Stage.OFFER),
    (Outcome.ADVANCED, Stage.REJECTED, Stage.REJECTED),
    (Outcome.REJECTED, Stage.INTERVIEWING, Stage.REJECTED),
    (Outcome.REJECTED, Stage.OFFER, Stage.REJECTED),
    (Outcome.OFFER, Stage.INTERVIEWING, Stage.OFFER),
    (Outcome.OFFER, Stage.CLOSED, Stage.OFFER),
    (Outcome.OFFER, Stage.ACCEPTED, Stage.ACCEPTED),
    (Outcome.WITHDRAWN, Stage.INTERVIEWING, Stage.WITHDRAWN),
]


@pytest.mark.parametrize(("outcome", "before", "after"), STAGES)
def test_an_outcome_moves_the_application(outcome, before, after):
    told, moved = record_outcome(TOOK_PLACE, application(before), outcome, AFTER, note="By phone")
    assert (told.outcome, told.outcome_at, told.outcome_note, told.status) == (outcome, AFTER, "By phone", COMPLETED)
    assert moved.stage is after
    assert (moved.stage_changed_at == AFTER) is (before is not after)


@pytest.mark.parametrize("status", [SCHEDULED, COMPLETED])
@pytest.mark.parametrize("outcome", [Outcome.ADVANCED, Outcome.OFFER])
def test_before_the_start_nobody_advances(outcome, status):
    early = {SCHEDULED: BEFORE, COMPLETED: BEFORE}[status]
    with pytest.raises(WrongStateError):
        record_outcome(replace(AHEAD, status=status), application(), outcome, early)


@pytest.mark.parametrize("outcome", [Outcome.REJECTED, Outcome.WITHDRAWN])
def test_before_the_start_the_end_of_an_application_cancels_its_interview(outcome):
    told, moved = record_outcome(AHEAD, application(), outcome, BEFORE)
    assert (told.status, told.outcome, moved.stage.value) == (CANCELLED, outcome, outcome.value)
    assert told.status_reason is not None
    back, reopened = record_outcome(told, moved, Outcome.PENDING, BEFORE)
    assert (back.status, back.outcome, back.outcome_at, reopened.stage) == (
        SCHEDULED,
        Outcome.PENDING,
        None,
        Stage.INTERVIEWING,
    )


def test_taken_back_after_its_end_the_interview_is_taken_for_completed():
    told, moved = record_outcome(AHEAD, application(), Outcome.REJECTED, BEFORE)
    assert record_outcome(told, moved, Outcome.PENDING, AHEAD.ends_at)[0].status is COMPLETED


def test_an_outcome_shows_that_the_interview_took_place():
    assert record_outcome(AHEAD, application(), Outcome.ADVANCED, DURING)[0].status is COMPLETED


def test_taken_back_the_stage_is_what_it_was_unless_it_has_moved_on():
    told, moved = record_outcome(TOOK_PLACE, application(), Outcome.OFFER, AFTER, respond_by=moment("2026-12-01"))
    assert told.respond_by == moment("2026-12-01")
    back, again = record_outcome(told, moved, Outcome.PENDING, AFTER)
    assert (back.respond_by, back.outcome_at, again.stage) == (None, None, Stage.INTERVIEWING)
    assert record_outcome(told, application(Stage.ACCEPTED), Outcome.PENDING, AFTER)[1].stage is Stage.ACCEPTED


def test_a_cancellation_that_came_from_elsewhere_stays_when_an_outcome_is_taken_back():
    off = replace(cancel(AHEAD, reason="They are ill"), outcome=Outcome.REJECTED, outcome_at=AFTER)
    assert record_outcome(off, application(Stage.REJECTED), Outcome.PENDING, AFTER)[0].status is CANCELLED


@pytest.mark.parametrize("status", [CANCELLED, MISSED])
def test_an_interview_that_did_not_take_place_can_only_end_in_an_end(status):
    off = replace(TOOK_PLACE, status=status)
    told, moved = record_outcome(off, application(), Outcome.REJECTED, AFTER)
    assert (told.status, moved.stage) == (status, Stage.REJECTED)
    with pytest.raises(WrongStateError):
        record_outcome(off, application(), Outcome.ADVANCED, AFTER)


WRONG = [
    ("ahead", {"occurred_at": utc("2026-11-25 12:01")}, "/occurred_at"),
    ("before the start of what took place", {"occurred_at": BEFORE}, "/occurred_at"),
    ("out of range", {"occurred_at": utc("1969-12-31 23:59")}, "/occurred_at"),
    ("an answer wanted before the offer", {"respond_by": moment("2026-11-24")}, "/respond_by"),
    ("at the very instant", {"respond_by": AFTER}, "/respond_by"),
    ("out of range", {"respond_by": moment("9999-12-31")}, "/respond_by"),
]


@pytest.mark.parametrize(("values", "at"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_wrong_times_are_refused_by_name(values, at):
    with pytest.raises(InvalidInputError) as refused:
        record_outcome(TOOK_PLACE, application(), Outcome.OFFER, AFTER, **values)
    assert pointer(refused) == at


def test_only_an_offer_wants_an_answer():
    with pytest.raises(InvalidInputError) as refused:
        record_outcome(TOOK_PLACE, application(), Outcome.ADVANCED, AFTER, respond_by=moment("2026-12-01"))
    assert pointer(refused) == "/respond_by"


def test_an_answer_wanted_on_the_day_of_the_offer_is_taken():
    told, _ = record_outcome(TOOK_PLACE, application(), Outcome.OFFER, AFTER, respond_by=moment("2026-11-25"))
    assert told.respond_by == moment("2026-11-25")


def test_an_interview_entered_after_its_end_has_taken_place():
    assert status_on_entry(AHEAD.ends_at, AHEAD.ends_at) is COMPLETED
    assert status_on_entry(AHEAD.ends_at, DURING) is SCHEDULED


def test_completing_keeps_the_real_end():
    ended_at = utc("2026-11-23 16:20")
    assert complete(AHEAD, AFTER, ended_at=ended_at).end == ended_at
    assert complete(AHEAD, AFTER).end == AHEAD.ends_at
    corrected = complete(complete(AHEAD, AFTER, ended_at=ended_at), AFTER)
    assert (corrected.status, corrected.end) == (COMPLETED, ended_at)


@pytest.mark.parametrize("ended_at", ["2026-11-23 14:59", "2026-11-25 12:01", "1969-01-01 00:00"])
def test_an_impossible_end_is_refused(ended_at):
    with pytest.raises(InvalidInputError) as refused:
        complete(AHEAD, AFTER, ended_at=utc(ended_at))
    assert pointer(refused) == "/ended_at"


def test_what_has_not_begun_is_neither_completed_nor_missed():
    with pytest.raises(WrongStateError):
        complete(AHEAD, BEFORE)
    with pytest.raises(WrongStateError):
        miss(AHEAD, BEFORE, by="employer")


def test_from_the_start_on_it_can_be_completed_and_missed():
    assert complete(AHEAD, AHEAD.starts_at).status is COMPLETED
    assert miss(AHEAD, AHEAD.starts_at, by="employer").status is MISSED
    assert record_outcome(AHEAD, application(), Outcome.ADVANCED, AHEAD.starts_at)[0].status is COMPLETED


@pytest.mark.parametrize("about", [AHEAD, TOOK_PLACE], ids=["scheduled", "taken for completed"])
def test_cancelled_and_missed_say_why(about):
    off = cancel(about, reason="They are ill")
    assert (off.status, off.status_reason) == (CANCELLED, "They are ill")
    gone = miss(about, AFTER, by="employer", note="Nobody came")
    assert (gone.status, gone.missed_by, gone.status_reason) == (MISSED, "employer", "Nobody came")


@pytest.mark.parametrize("status", [CANCELLED, MISSED])
def test_what_did_not_take_place_cannot_be_completed_cancelled_or_missed(status):
    off = replace(TOOK_PLACE, status=status)
    with pytest.raises(WrongStateError):
        complete(off, AFTER)
    with pytest.raises(WrongStateError):
        cancel(off)
    with pytest.raises(WrongStateError):
        miss(off, AFTER, by="candidate")


def test_what_has_an_outcome_did_take_place():
    told = replace(TOOK_PLACE, outcome=Outcome.ADVANCED)
    with pytest.raises(WrongStateError):
        cancel(told)
    with pytest.raises(WrongStateError):
        miss(told, AFTER, by="candidate")


def test_the_pipeline_counts_open_applications():
    applications = [application(stage, id=UUID(int=10 + place)) for place, stage in enumerate(Stage)]
    rounds = [
        interview("2026-12-01 16:00", application_id=UUID(int=10), status=SCHEDULED),
        interview("2026-12-02 16:00", application_id=UUID(int=10), status=SCHEDULED),
        interview("2026-12-01 16:00", application_id=UUID(int=11), status=CANCELLED),
        interview("2026-11-20 16:00", application_id=UUID(int=12)),
        interview("2026-12-01 16:00", application_id=UUID(int=14), status=SCHEDULED),
    ]
    # applied, interviewing and offer are open; the first has interviews ahead, the rejected one's do not count.
    assert pipeline(applications, rounds, AFTER, min_open=3) == PipelineFigures(3, 1, thin=False)
    assert pipeline(applications, rounds, AFTER, min_open=4).thin


def test_the_search_starts_with_the_earliest_interview_that_stands():
    rounds = [
        interview("2026-11-20 16:00", status=CANCELLED),
        interview("2026-11-25 16:00"),
        interview("2026-11-23 16:00", ended_at=utc("2026-11-23 16:20")),
    ]
    assert first_end(rounds) == utc("2026-11-23 16:20")
    assert first_end(rounds[:1]) is None
