"""What is written when a plan changes: ids stay, times move, things come, go and come back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from app.domain.entities import Reminder
from app.domain.planning.facts import Plan
from app.domain.planning.reconcile import MOVED_TOO_LATE, RECORDED_TOO_LATE, Change, ChangeKind, reconcile
from app.domain.states import Action, InterviewStatus, ReminderStatus
from app.domain.transitions import ReminderEvent, advance, snooze
from tests.unit.planning.factories import (
    CANDIDATE,
    TENANT,
    candidate,
    carry_out,
    facts,
    interview,
    interviewer,
    only,
    plan,
    promise,
    stored,
    utc,
    wall,
)

E = "2026-11-23 16:00"
NOW = utc("2026-11-23 16:10")
BILL = interviewer(1)


def one(changes: Sequence[Change], action: Action) -> Change:
    found = [each for each in changes if (each.after or each.planned) and _action(each) is action]
    assert len(found) == 1, found
    return found[0]


def _action(change: Change) -> Action | None:
    return change.after.action if change.after else change.planned.action if change.planned else None


def after(change: Change) -> Reminder:
    assert change.after is not None
    return change.after


def kept(given: Any = None, now: datetime = NOW) -> list[Reminder]:
    given = given or facts(interview(E))
    return carry_out([], plan(given, now), now)


def test_what_is_not_stored_is_created():
    planned = plan(facts(interview(E)), NOW)
    changes = reconcile([], planned, NOW)
    assert [(each.kind, each.status, each.event) for each in changes] == [
        (ChangeKind.CREATED, ReminderStatus.SCHEDULED, None)
    ] * len(planned.reminders)
    made = changes[0].create(tenant_id=TENANT, candidate_id=CANDIDATE, reminder_id=UUID(int=7), now=NOW)
    assert (made.id, made.revision, made.created_at, made.status_at) == (UUID(int=7), 1, NOW, NOW)
    assert (made.company, made.identity) == ("Initech", planned.reminders[0].identity)


def test_what_is_as_planned_is_left_alone():
    assert reconcile(kept(), plan(facts(interview(E)), NOW), utc("2026-11-24 12:00")) == []


def test_only_a_created_change_can_be_built():
    moved = reconcile(kept(), plan(facts(interview("2026-11-24 16:00"))), NOW)[0]
    with pytest.raises(ValueError, match="only a created reminder"):
        moved.create(tenant_id=TENANT, candidate_id=CANDIDATE, reminder_id=UUID(int=7), now=NOW)


def test_recorded_late_it_is_left_to_the_engine_which_raises_it_due_once_and_overdue():
    # E + 2 h has passed, and E + 24 h too; E + 72 h has not.
    now = utc("2026-11-25 12:00")
    note = next(each for each in kept(now=now) if each.action is Action.SEND_THANK_YOU)
    assert (note.status, wall(note.due_at, "UTC")) == (ReminderStatus.SCHEDULED, "2026-11-23 18:00")
    fired, event = advance(note, now)
    assert (fired.status, fired.overdue_raised, event) == (ReminderStatus.DUE, True, ReminderEvent.DUE)
    assert advance(fired, now) == (fired, None)


def test_recorded_after_its_expiry_it_is_kept_as_expired_and_raises_nothing():
    now = utc("2026-11-26 16:00")  # E + 72 h
    change = one(reconcile([], plan(facts(interview(E)), now), now), Action.SEND_THANK_YOU)
    assert (change.status, change.status_reason, change.event) == (ReminderStatus.EXPIRED, RECORDED_TOO_LATE, None)


def test_a_moved_interview_moves_its_reminders_which_keep_their_ids():
    before = kept()
    changes = reconcile(before, plan(facts(interview("2026-11-24 16:00")), NOW), NOW)
    assert {each.kind for each in changes} == {ChangeKind.RESCHEDULED}
    assert {each.event for each in changes} == {ReminderEvent.RESCHEDULED}
    assert {after(each).id for each in changes} == {each.id for each in before}
    note = after(one(changes, Action.SEND_THANK_YOU))
    assert (note.revision, wall(note.due_at, "UTC")) == (2, "2026-11-24 18:00")
    assert wall(note.explanation.supersedes, "UTC") == "2026-11-23 18:00"


@pytest.mark.parametrize("status", [ReminderStatus.COMPLETED, ReminderStatus.SKIPPED])
def test_what_was_answered_stays(status):
    before = [replace(each, status=status, status_at=utc("2026-11-24 16:00")) for each in kept()]
    changes = reconcile(before, plan(facts(interview("2026-11-24 16:00"), reminders=before), NOW), NOW)
    # Only the second follow-up is new, and only when the first was completed.
    assert [each.kind for each in changes] == [ChangeKind.CREATED] * (status is ReminderStatus.COMPLETED)


DUE_AND_MOVED = [
    ("earliest instant still past: stays due", "2026-11-23 16:30", ReminderStatus.DUE),
    ("earliest instant is now: stays due", "2026-11-23 18:30", ReminderStatus.DUE),
    ("earliest instant ahead: scheduled again", "2026-11-24 16:00", ReminderStatus.SCHEDULED),
]


@pytest.mark.parametrize(("end", "status"), [row[1:] for row in DUE_AND_MOVED], ids=[row[0] for row in DUE_AND_MOVED])
def test_a_due_reminder_goes_back_only_if_its_earliest_instant_is_ahead(end, status):
    now = utc("2026-11-23 19:00")
    before = [replace(each, status=ReminderStatus.DUE, overdue_raised=True) for each in kept()]
    note = after(one(reconcile(before, plan(facts(interview(end)), now), now), Action.SEND_THANK_YOU))
    assert (note.status, note.overdue_raised, note.revision) == (status, False, 2)


def test_a_due_reminder_whose_deadline_stays_past_is_not_raised_overdue_again():
    now = utc("2026-11-24 20:00")
    before = [replace(each, status=ReminderStatus.DUE, overdue_raised=True) for each in kept()]
    note = after(one(reconcile(before, plan(facts(interview("2026-11-23 15:00")), now), now), Action.SEND_THANK_YOU))
    assert (note.status, note.overdue_raised) == (ReminderStatus.DUE, True)


def test_a_due_prepare_goes_back_when_the_interview_moves_on():
    ahead = interview("2026-11-24 11:00", status=InterviewStatus.SCHEDULED)
    before = [replace(each, status=ReminderStatus.DUE) for each in kept(facts(ahead))]
    now = utc("2026-11-23 19:00")
    moved = interview("2026-12-01 11:00", status=InterviewStatus.SCHEDULED)
    asked = after(one(reconcile(before, plan(facts(moved, reminders=before), now), now), Action.PREPARE))
    assert (asked.status, wall(asked.due_at, "UTC")) == (ReminderStatus.SCHEDULED, "2026-11-30 18:00")


def test_moved_so_far_back_that_it_has_expired():
    note = after(one(reconcile(kept(), plan(facts(interview("2026-11-10 16:00")), NOW), NOW), Action.SEND_THANK_YOU))
    assert (note.status, note.status_reason, note.revision) == (ReminderStatus.EXPIRED, MOVED_TOO_LATE, 2)


def test_what_the_plan_has_no_longer_is_cancelled_with_the_reason():
    before = kept()
    off = facts(interview(E, status=InterviewStatus.CANCELLED), reminders=before)
    changes = reconcile(before, plan(off, NOW), NOW)
    assert {(each.kind, each.event, after(each).status) for each in changes} == {
        (ChangeKind.CANCELLED, ReminderEvent.CANCELLED, ReminderStatus.CANCELLED)
    }
    assert {each.status_reason for each in changes} == {"The interview was cancelled."}
    assert {after(each).revision for each in changes} == {1}


def test_a_reason_that_nobody_gave_is_still_a_sentence():
    change = reconcile(kept(), Plan(reminders=()), NOW)[0]
    assert change.status_reason == "The rules no longer ask for it."


def test_what_was_cancelled_or_had_expired_before_the_plan_dropped_it_stays_so():
    for status in (ReminderStatus.CANCELLED, ReminderStatus.EXPIRED, ReminderStatus.COMPLETED):
        before = [replace(each, status=status) for each in kept()]
        assert reconcile(before, Plan(reminders=()), NOW) == []


def test_what_the_plan_drops_after_its_expiry_has_expired_rather_than_been_cancelled():
    change = one(reconcile(kept(), Plan(reminders=()), utc("2026-11-26 16:00")), Action.SEND_THANK_YOU)
    assert (change.kind, change.event, change.status) == (
        ChangeKind.EXPIRED,
        ReminderEvent.EXPIRED,
        ReminderStatus.EXPIRED,
    )


@pytest.mark.parametrize("status", [ReminderStatus.CANCELLED, ReminderStatus.EXPIRED])
def test_what_is_gone_comes_back_with_an_expiry_ahead(status):
    before = [replace(each, status=status, status_reason="Because.", overdue_raised=True) for each in kept()]
    change = one(reconcile(before, plan(facts(interview("2026-11-24 16:00")), NOW), NOW), Action.SEND_THANK_YOU)
    assert (change.kind, change.event) == (ChangeKind.RESTORED, ReminderEvent.RESCHEDULED)
    note = after(change)
    assert (note.status, note.status_reason, note.overdue_raised) == (ReminderStatus.SCHEDULED, None, False)
    assert (note.id, note.revision) == (next(each.id for each in before if each.identity == note.identity), 2)


def test_what_is_gone_does_not_come_back_past_its_expiry():
    before = [replace(each, status=ReminderStatus.EXPIRED) for each in kept()]
    now = utc("2027-06-01 00:00")
    assert reconcile(before, plan(facts(interview(E)), now), now) == []


def test_a_round_that_is_cancelled_gives_the_earlier_one_its_reminders_back():
    first, second = interview(E), interview("2026-12-01 16:00", number=2)
    before = kept(facts(first))
    ids = {each.action: each.id for each in before}
    with_two = carry_out(before, plan(facts(first, second, reminders=before), NOW), NOW)
    gone = {each.action for each in with_two if each.status is ReminderStatus.CANCELLED}
    assert gone == {Action.FOLLOW_UP, Action.CLOSE_OUT, Action.EVALUATE_FIT}
    off = replace(second, status=InterviewStatus.CANCELLED)
    again = carry_out(with_two, plan(facts(first, off, reminders=with_two), NOW), NOW)
    back = {each.action: each.id for each in again if each.interview_id == first.id}
    assert back == ids
    assert {each.status for each in again if each.interview_id == first.id} == {ReminderStatus.SCHEDULED}
    assert {each.status for each in again if each.interview_id == second.id} == {ReminderStatus.CANCELLED}


def test_a_newer_promise_moves_the_gate_of_a_due_follow_up():
    ended = interview(E)
    now = utc("2026-11-30 12:00")
    before = [replace(each, status=ReminderStatus.DUE) for each in kept() if each.action is Action.FOLLOW_UP]
    promised = facts(ended, promises=[promise("2026-12-04")], reminders=before)
    asked = after(one(reconcile(before, plan(promised, now), now), Action.FOLLOW_UP))
    assert (asked.status, wall(asked.due_at, "UTC")) == (ReminderStatus.SCHEDULED, "2026-12-07 10:00")


def snoozed(until: str, at: str = "2026-11-23 18:30") -> list[Reminder]:
    return [
        snooze(replace(each, status=ReminderStatus.DUE), utc(until), utc(at))
        if each.action is Action.SEND_THANK_YOU
        else each
        for each in kept()
    ]


def test_a_snooze_is_left_alone_while_it_is_ahead_and_once_it_has_passed():
    before = snoozed("2026-11-24 09:00")
    assert reconcile(before, plan(facts(interview(E))), utc("2026-11-23 19:00")) == []
    fired = [advance(each, utc("2026-11-24 09:00"))[0] for each in before]
    later = [each for each in reconcile(fired, plan(facts(interview(E))), utc("2026-11-24 09:05")) if each.before]
    assert later == []


def test_a_snooze_still_ahead_survives_a_move_that_leaves_room_for_it():
    now = utc("2026-11-23 19:00")
    change = one(
        reconcile(snoozed("2026-11-24 09:00"), plan(facts(interview("2026-11-23 17:00"))), now), Action.SEND_THANK_YOU
    )
    note = after(change)
    assert (wall(note.due_at, "UTC"), note.snoozed_until) == ("2026-11-24 09:00", note.due_at)
    assert wall(note.expires_at, "UTC") == "2026-11-26 17:00"
    assert (note.revision, note.status) == (3, ReminderStatus.SCHEDULED)


def test_a_snooze_to_the_very_earliest_instant_holds():
    # E at 08:30 on the 24th: not before 09:00.
    now = utc("2026-11-23 19:00")
    planned = plan(facts(interview("2026-11-24 08:30")))
    note = after(one(reconcile(snoozed("2026-11-24 09:00"), planned, now), Action.SEND_THANK_YOU))
    assert (note.snoozed_until, note.not_before) == (note.due_at, note.due_at)


SNOOZES_THAT_END = [
    ("the earliest instant is later now", "2026-11-25 16:00", "2026-11-25 18:00"),
    ("the expiry is sooner now", "2026-11-20 16:00", "2026-11-20 18:00"),
    ("the expiry is that very instant", "2026-11-21 09:00", "2026-11-21 11:00"),
]


@pytest.mark.parametrize(
    ("end", "due"), [row[1:] for row in SNOOZES_THAT_END], ids=[row[0] for row in SNOOZES_THAT_END]
)
def test_a_snooze_ends_when_the_frame_leaves_no_room_for_it(end, due):
    now = utc("2026-11-23 14:00")
    before = snoozed("2026-11-24 09:00")
    note = after(one(reconcile(before, plan(facts(interview(end))), now), Action.SEND_THANK_YOU))
    assert (note.snoozed_until, wall(note.due_at, "UTC")) == (None, due)


def test_a_snooze_that_has_passed_ends_when_the_interview_moves():
    fired = [advance(each, utc("2026-11-24 09:00"))[0] for each in snoozed("2026-11-24 09:00")]
    now = utc("2026-11-24 10:00")
    note = after(one(reconcile(fired, plan(facts(interview("2026-11-23 17:00"))), now), Action.SEND_THANK_YOU))
    assert (note.snoozed_until, wall(note.due_at, "UTC")) == (None, "2026-11-23 19:00")
    assert note.status is ReminderStatus.DUE


def test_a_changed_name_is_taken_over_silently():
    before = kept(facts(interview(E, interviewers=(BILL,))))
    renamed = facts(interview(E, interviewers=(replace(BILL, name="William Lumbergh"),)), reminders=before)
    changes = reconcile(before, plan(renamed, NOW), NOW)
    assert {(each.kind, each.event) for each in changes} == {(ChangeKind.REFRESHED, None)}
    note = after(one(changes, Action.SEND_THANK_YOU))
    assert (note.interviewer_name, note.revision) == ("William Lumbergh", 1)
    assert "William Lumbergh" in note.explanation.summary


@pytest.mark.parametrize("status", [ReminderStatus.SCHEDULED, ReminderStatus.COMPLETED])
def test_a_corrected_address_keeps_the_invitation(status):
    before = [
        replace(each, status=status) if each.action is Action.CONNECT_ON_LINKEDIN else each
        for each in kept(facts(interview(E, interviewers=(BILL,))))
    ]
    corrected = facts(interview(E, interviewers=(replace(BILL, email="bill@initech.example"),)), reminders=before)
    change = one(reconcile(before, plan(corrected, NOW), NOW), Action.CONNECT_ON_LINKEDIN)
    assert (change.kind, after(change).status) == (ChangeKind.REFRESHED, status)
    assert after(change).identity == "connect_on_linkedin:email=bill@initech.example"
    assert after(change).id == next(each.id for each in before if each.action is Action.CONNECT_ON_LINKEDIN)


def test_a_second_reconciliation_finds_nothing_to_do():
    before = kept()
    for end in ("2026-11-24 16:00", "2026-11-10 16:00", "2026-11-25 09:30"):
        planned = plan(facts(interview(end), reminders=before), NOW)
        before = carry_out(before, planned, NOW)
        assert reconcile(before, plan(facts(interview(end), reminders=before), NOW), NOW) == []


def test_a_new_zone_moves_what_is_read_in_it():
    before = kept()
    changes = reconcile(before, plan(facts(interview(E), who=candidate("Asia/Tokyo"))), NOW)
    # Ended at 01:00 in Tokyo; + 2 h = 03:00, next 08:00 = 23:00Z.
    assert wall(after(one(changes, Action.SEND_THANK_YOU)).due_at, "UTC") == "2026-11-23 23:00"


def test_stored_reminders_of_one_plan_share_no_identity():
    identities = [each.identity for each in kept(facts(interview(E, interviewers=(BILL, interviewer(2, "Ann")))))]
    assert len(identities) == len(set(identities))


def test_the_first_follow_up_once_completed_brings_the_second():
    ended, now = interview("2026-11-20 16:00"), utc("2026-11-30 11:00")
    before = kept(facts(ended))
    first = only(plan(facts(ended)), Action.FOLLOW_UP)
    done = [
        replace(each, status=ReminderStatus.COMPLETED, status_at=now) if each.identity == first.identity else each
        for each in before
    ]
    changes = reconcile(done, plan(facts(ended, reminders=done), now), now)
    assert [(each.kind, _action(each)) for each in changes] == [
        (ChangeKind.CREATED, Action.FOLLOW_UP),
        (ChangeKind.RESCHEDULED, Action.CLOSE_OUT),
    ]


def test_a_reminder_stored_by_hand_is_matched_by_identity_alone():
    planned = only(plan(facts(interview(E))), Action.REFLECT)
    by_hand = stored(planned, due_at=utc("2026-11-23 17:30"))
    change = one(reconcile([by_hand], Plan(reminders=(planned,)), NOW), Action.REFLECT)
    assert (change.kind, after(change).id) == (ChangeKind.RESCHEDULED, by_hand.id)


def test_a_note_asked_for_again_is_a_new_reminder_beside_the_one_that_was_sent():
    people = (BILL,)
    before = [
        replace(each, status=ReminderStatus.COMPLETED, status_at=utc("2026-11-23 18:00"))
        if each.action is Action.SEND_THANK_YOU
        else each
        for each in kept(facts(interview(E, interviewers=people)))
    ]
    moved = facts(interview("2026-11-30 16:00", interviewers=people), reminders=before)
    change = one(reconcile(before, plan(moved, NOW), NOW), Action.SEND_THANK_YOU)
    assert (change.kind, change.status) == (ChangeKind.CREATED, ReminderStatus.SCHEDULED)
