"""What is asked for at all: people, rounds, outcomes, stages; and why the rest is not."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.planning.connect import person_key
from app.domain.planning.facts import ApplicationFacts
from app.domain.states import Action, InterviewStatus, Outcome, ReminderStatus, Stage
from tests.unit.planning.factories import (
    APPLICATION,
    facts,
    interview,
    interviewer,
    moment,
    of,
    only,
    plan,
    stored,
    utc,
    wall,
)

E = "2026-11-23 16:00"
BILL = interviewer(1, "Bill Lumbergh")
MILTON = interviewer(2, "Milton Waddams")
ABSENT = interviewer(3, "Tom Smykowski", attended=False)


def names(given: ApplicationFacts, action: Action) -> list[str | None]:
    return sorted((each.interviewer_name for each in of(plan(given), action)), key=str)


def reasons(before: ApplicationFacts, after: ApplicationFacts, now: str = E) -> dict[str, str]:
    """Return the reasons, by action, for what was planned and is no longer."""
    kept = tuple(stored(each) for each in plan(before, utc(now)).reminders)
    gone = plan(replace(after, reminders=kept), utc(now)).withdrawn
    return {identity.split(":", maxsplit=1)[0]: reason for identity, reason in gone.items()}


THANKED = [
    ("nobody named: the whole panel", (), [None]),
    ("each of those named", (BILL, MILTON), ["Bill Lumbergh", "Milton Waddams"]),
    ("only those who came", (BILL, ABSENT), ["Bill Lumbergh"]),
    ("none when all were absent", (ABSENT,), []),
    ("a blank name is no name", (interviewer(4, "  "),), [None]),
]


@pytest.mark.parametrize(("people", "expected"), [row[1:] for row in THANKED], ids=[row[0] for row in THANKED])
def test_who_is_thanked(people, expected):
    assert names(facts(interview(E, interviewers=people)), Action.SEND_THANK_YOU) == expected


CONNECTED = interviewer(5, "Peter Gibbons", connected=True)
INVITED = [
    ("those who came", (BILL, ABSENT), ["Bill Lumbergh"]),
    ("not those already connected", (BILL, CONNECTED), ["Bill Lumbergh"]),
    ("nobody named", (), []),
    ("the same name twice is one person", (BILL, interviewer(6, "bill  LUMBERGH")), ["Bill Lumbergh"]),
    (
        "the same name with two addresses is two people",
        (interviewer(1, "Bill", email="a@x.example"), interviewer(2, "Bill", email="b@x.example")),
        ["Bill", "Bill"],
    ),
    (
        "the same address is one person, whatever the name",
        (interviewer(1, "Bill", email="B@X.example"), interviewer(2, "William", email="b@x.example ")),
        ["Bill"],
    ),
    (
        "the same profile is one person",
        (
            interviewer(1, "Bill", linkedin_url="https://www.linkedin.com/in/bill/"),
            interviewer(2, "William", linkedin_url="http://linkedin.com/in/Bill?trk=x"),
        ),
        ["Bill"],
    ),
    (
        "the same path at two sites is two people",
        (
            interviewer(1, "Bill", linkedin_url="https://linkedin.com/in/bill"),
            interviewer(2, "Bill", linkedin_url="de.linkedin.com/in/bill"),
        ),
        ["Bill", "Bill"],
    ),
    ("a blank name is not invited", (interviewer(4, " ", email="x@y.example"),), []),
]


@pytest.mark.parametrize(("people", "expected"), [row[1:] for row in INVITED], ids=[row[0] for row in INVITED])
def test_who_is_invited(people, expected):
    assert names(facts(interview(E, interviewers=people)), Action.CONNECT_ON_LINKEDIN) == expected


def test_a_person_met_in_two_rounds_is_invited_once_after_the_first():
    again = interviewer(9, "Bill Lumbergh")
    rounds = (interview("2026-12-01 16:00", number=2, interviewers=(again,)), interview(E, interviewers=(BILL,)))
    asked = only(plan(facts(*rounds)), Action.CONNECT_ON_LINKEDIN)
    assert (asked.interviewer_id, wall(asked.due_at, "UTC")) == (BILL.id, "2026-11-24 16:00")


def test_a_person_found_connected_in_a_later_round_is_not_invited():
    again = interviewer(9, "Bill Lumbergh", connected=True)
    given = facts(interview(E, interviewers=(BILL,)), interview("2026-12-01 16:00", number=2, interviewers=(again,)))
    assert not of(plan(given), Action.CONNECT_ON_LINKEDIN)


def test_a_person_asked_for_in_another_application_is_not_asked_for_here():
    ann = interviewer(1, "Ann", email="ann@agency.example")
    identity = f"connect_on_linkedin:{person_key(ann, 'Initech')}"
    ended = interview(E, interviewers=(ann,))
    assert not of(plan(facts(ended, asked_elsewhere=frozenset({identity}))), Action.CONNECT_ON_LINKEDIN)


def test_names_are_told_apart_by_company():
    assert person_key(BILL, "Initech") != person_key(BILL, "Initrode")


def test_earlier_rounds_lose_what_belongs_to_the_latest():
    first, second = interview(E), interview("2026-12-01 16:00", number=2)
    latest = {Action.FOLLOW_UP, Action.CLOSE_OUT, Action.EVALUATE_FIT}
    both = plan(facts(second, first))
    assert {each.interview_id for each in both.reminders if each.action in latest} == {second.id}
    assert len(of(both, Action.SEND_THANK_YOU)) == len(of(both, Action.REFLECT)) == 2
    gone = reasons(facts(first), facts(first, second))
    assert set(gone) == latest
    assert set(gone.values()) == {
        "A later round of the same application, ending Tue 1 Dec, 16:00 (UTC), takes its place."
    }


@pytest.mark.parametrize("status", [InterviewStatus.CANCELLED, InterviewStatus.MISSED])
def test_a_later_round_that_does_not_take_place_gives_way_again(status):
    first, second = interview(E), interview("2026-12-01 16:00", number=2, status=status)
    assert plan(facts(first, second)).reminders == plan(facts(first)).reminders


STATUSES = [
    (InterviewStatus.CANCELLED, None, "The interview was cancelled."),
    (InterviewStatus.CANCELLED, "They filled the post", "The interview was cancelled: They filled the post"),
    (InterviewStatus.MISSED, None, "The interview did not take place."),
]


@pytest.mark.parametrize(("status", "said", "reason"), STATUSES)
def test_nothing_is_asked_about_an_interview_that_does_not_take_place(status, said, reason):
    ended = interview(E, interviewers=(BILL,))
    over = replace(ended, status=status, status_reason=said)
    assert not plan(facts(over)).reminders
    gone = reasons(facts(ended), facts(over))
    assert set(gone.values()) == {reason}
    assert len(gone) == 6


ALL = {"send_thank_you", "reflect", "evaluate_fit", "connect_on_linkedin", "follow_up", "close_out"}
# outcome · what is asked for then
OUTCOMES = [
    (Outcome.PENDING, ALL),
    (Outcome.ADVANCED, (ALL | {"review_lessons"}) - {"follow_up", "close_out"}),
    (Outcome.OFFER, (ALL | {"review_lessons"}) - {"follow_up", "close_out"}),
    (Outcome.REJECTED, (ALL | {"review_lessons"}) - {"follow_up", "close_out", "evaluate_fit"}),
    (Outcome.WITHDRAWN, (ALL | {"review_lessons"}) - {"follow_up", "close_out", "evaluate_fit"}),
]


@pytest.mark.parametrize(("outcome", "expected"), OUTCOMES)
def test_what_an_outcome_leaves(outcome, expected):
    came = None if outcome is Outcome.PENDING else utc("2026-11-25 12:00")
    ended = interview(E, interviewers=(BILL,), outcome=outcome, outcome_at=came)
    assert {each.action.value for each in plan(facts(ended)).reminders} == expected


def test_an_outcome_is_the_reason():
    ended = interview(E)
    over = replace(ended, outcome=Outcome.ADVANCED, outcome_at=utc("2026-11-25 12:00"))
    gone = reasons(facts(ended), facts(over))
    assert gone == dict.fromkeys(("follow_up", "close_out"), "An outcome was recorded: advanced.")


@pytest.mark.parametrize("stage", [Stage.ACCEPTED, Stage.REJECTED, Stage.WITHDRAWN, Stage.CLOSED])
def test_an_application_that_is_over_has_no_follow_up_closing_or_invitation(stage):
    ended = interview(E, interviewers=(BILL,))
    left = {each.action.value for each in plan(facts(ended, stage=stage)).reminders}
    assert not left & {"follow_up", "close_out", "connect_on_linkedin"}
    assert {"send_thank_you", "reflect"} <= left
    gone = reasons(facts(ended), facts(ended, stage=stage))
    assert gone["follow_up"] == gone["connect_on_linkedin"] == f"The application is no longer open: {stage}."


def test_an_interviewer_who_did_not_come_takes_their_own_reminders_along():
    before = facts(interview(E, interviewers=(BILL, MILTON)))
    after = facts(interview(E, interviewers=(replace(BILL, attended=False), MILTON)))
    gone = reasons(before, after)
    assert gone == dict.fromkeys(
        ("send_thank_you", "connect_on_linkedin"), "Bill Lumbergh did not attend the interview."
    )


def test_naming_people_replaces_the_panels_note():
    gone = reasons(facts(interview(E)), facts(interview(E, interviewers=(BILL,))))
    assert gone == {"send_thank_you": "The interviewers are named now; each who attended gets a note of their own."}


def test_a_panel_note_already_sent_is_enough_when_people_are_named_later():
    panel = only(plan(facts(interview(E))), Action.SEND_THANK_YOU)
    sent = stored(panel, status=ReminderStatus.COMPLETED, status_at=utc("2026-11-23 18:00"))
    asked = plan(facts(interview(E, interviewers=(BILL, MILTON)), reminders=[sent]))
    assert [each.identity for each in of(asked, Action.SEND_THANK_YOU)] == [sent.identity]


@pytest.mark.parametrize("people", [(), (BILL,)], ids=["panel", "person"])
def test_a_note_sent_before_the_new_start_was_for_the_old_date(people):
    note = only(plan(facts(interview(E, interviewers=people))), Action.SEND_THANK_YOU)
    sent = stored(note, status=ReminderStatus.COMPLETED, status_at=utc("2026-11-23 18:00"))
    moved = interview("2026-11-30 16:00", interviewers=people)
    again = only(plan(facts(moved, reminders=[sent])), Action.SEND_THANK_YOU)
    assert (again.identity, again.ordinal) == (f"{sent.identity}:2", 2)
    assert wall(again.due_at, "UTC") == "2026-11-30 18:00"
    # Moved by an hour only, so that the note was sent after the start: it counts.
    nudged = interview("2026-11-23 17:00", interviewers=people)
    assert only(plan(facts(nudged, reminders=[sent])), Action.SEND_THANK_YOU).identity == sent.identity
    # Sent for the second date and moved once more: a third one.
    second = stored(again, status=ReminderStatus.COMPLETED, status_at=utc("2026-11-30 18:00"))
    third = interview("2026-12-07 16:00", interviewers=people)
    asked = only(plan(facts(third, reminders=[sent, second])), Action.SEND_THANK_YOU)
    assert asked.identity == f"{sent.identity}:3"


# name and arithmetic · respond_by · due, deadline, expiry in UTC; E is 23 November 16:00, the offer 30 November 12:00
OFFERS = [
    ("no time to answer by: E + 30 d", None, "2026-12-01 18:00", "-", "2026-12-23 16:00"),
    ("a day: until it is over", "2026-12-04", "2026-12-01 18:00", "2026-12-05 00:00", "2026-12-05 00:00"),
    ("an instant", "2026-12-04 17:00", "2026-12-01 18:00", "2026-12-04 17:00", "2026-12-04 17:00"),
    (
        "before that evening: at once",
        "2026-12-01 09:00",
        "2026-11-30 12:00",
        "2026-12-01 09:00",
        "2026-12-01 09:00",
    ),
]


@pytest.mark.parametrize(
    ("respond_by", "due", "deadline", "expiry"), [row[1:] for row in OFFERS], ids=[row[0] for row in OFFERS]
)
def test_an_offer_is_weighed(respond_by, due, deadline, expiry):
    offered = interview(
        E,
        outcome=Outcome.OFFER,
        outcome_at=utc("2026-11-30 12:00"),
        respond_by=moment(respond_by) if respond_by else None,
    )
    asked = only(plan(facts(offered, stage=Stage.OFFER)), Action.EVALUATE_FIT)
    assert [wall(each, "UTC") for each in (asked.due_at, asked.deadline, asked.expires_at)] == [due, deadline, expiry]


def test_an_offer_long_after_the_interview_leaves_time_to_weigh_it():
    # E + 30 d = 23 December; the offer comes on 12 January: + 30 d.
    offered = interview(E, outcome=Outcome.OFFER, outcome_at=utc("2027-01-12 12:00"))
    asked = only(plan(facts(offered)), Action.EVALUATE_FIT)
    assert (wall(asked.due_at, "UTC"), wall(asked.expires_at, "UTC")) == ("2027-01-13 18:00", "2027-02-11 12:00")


OPENED_AGAIN = [
    (ReminderStatus.DUE, 1),
    (ReminderStatus.EXPIRED, 1),
    (ReminderStatus.COMPLETED, 2),
    (ReminderStatus.SKIPPED, 2),
]


@pytest.mark.parametrize(("status", "ordinal"), OPENED_AGAIN)
def test_an_offer_opens_an_evaluation_again(status, ordinal):
    first = stored(
        only(plan(facts(interview(E))), Action.EVALUATE_FIT), status=status, status_at=utc("2026-11-25 09:00")
    )
    offered = interview(E, outcome=Outcome.OFFER, outcome_at=utc("2026-11-30 12:00"))
    assert only(plan(facts(offered, reminders=[first])), Action.EVALUATE_FIT).ordinal == ordinal


ARRANGED = [
    ("a round arranged before the offer gives way to it", "2026-11-29 12:00", 101, "2026-12-01 18:00"),
    ("a round arranged after the offer takes its place", "2026-11-30 12:01", 102, "2026-12-11 18:00"),
]


@pytest.mark.parametrize(("created", "which", "due"), [row[1:] for row in ARRANGED], ids=[row[0] for row in ARRANGED])
def test_an_offer_and_a_later_round(created, which, due):
    offered = interview(E, outcome=Outcome.OFFER, outcome_at=utc("2026-11-30 12:00"))
    later = replace(interview("2026-12-10 16:00", number=2), created_at=utc(created))
    asked = only(plan(facts(offered, later)), Action.EVALUATE_FIT)
    assert (asked.interview_id, wall(asked.due_at, "UTC")) == (UUID(int=which), due)


def test_an_evaluation_done_after_the_offer_is_enough():
    offered = interview(E, outcome=Outcome.OFFER, outcome_at=utc("2026-11-30 12:00"))
    first = only(plan(facts(offered)), Action.EVALUATE_FIT)
    done = stored(first, status=ReminderStatus.COMPLETED, status_at=utc("2026-12-01 18:30"))
    assert only(plan(facts(offered, reminders=[done])), Action.EVALUATE_FIT).identity == done.identity


def test_prepare_is_asked_for_only_while_the_interview_is_ahead():
    ahead = interview("2026-11-24 11:00", status=InterviewStatus.SCHEDULED)
    assert of(plan(facts(ahead), utc("2026-11-24 09:59")), Action.PREPARE)
    assert not of(plan(facts(ahead), utc("2026-11-24 10:00")), Action.PREPARE)


def test_a_stored_prepare_keeps_its_place_so_that_it_expires_rather_than_vanishes():
    ahead = interview("2026-11-24 11:00", status=InterviewStatus.SCHEDULED)
    kept = stored(only(plan(facts(ahead), utc("2026-11-23 00:00")), Action.PREPARE))
    late = plan(facts(ahead, reminders=[kept]), utc("2026-11-24 10:30"))
    assert only(late, Action.PREPARE).identity == kept.identity


def test_a_plan_is_in_order_of_due_time():
    planned = plan(facts(interview(E, interviewers=(BILL, MILTON))))
    assert [each.due_at for each in planned.reminders] == sorted(each.due_at for each in planned.reminders)


def test_what_a_reminder_is_about():
    note = only(plan(facts(interview(E, interviewers=(BILL,)))), Action.SEND_THANK_YOU)
    about = (note.application_id, note.interview_id, note.interviewer_id, note.company, note.role)
    assert about == (APPLICATION, UUID(int=101), BILL.id, "Initech", "Data Engineer")


def test_someone_no_longer_named_takes_their_own_reminders_along():
    gone = reasons(facts(interview(E, interviewers=(BILL, MILTON))), facts(interview(E, interviewers=(MILTON,))))
    assert gone == dict.fromkeys(
        ("send_thank_you", "connect_on_linkedin"), "Bill Lumbergh is no longer named in the interview."
    )


def test_someone_found_connected_is_not_to_be_invited():
    before = facts(interview(E, interviewers=(BILL,)))
    after = facts(interview(E, interviewers=(replace(BILL, connected=True),)))
    assert reasons(before, after) == {"connect_on_linkedin": "Bill Lumbergh is connected already."}


def test_an_outcome_taken_back_takes_its_review_along():
    over = interview(E, outcome=Outcome.ADVANCED, outcome_at=utc("2026-11-25 12:00"))
    assert reasons(facts(over), facts(interview(E))) == {"review_lessons": "The outcome was taken back."}


def test_a_deleted_interview_is_the_reason():
    gone = reasons(facts(interview(E)), facts())
    assert set(gone.values()) == {"The interview was deleted."}
