"""Short ways to say who, what and when in a test of the rules."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from itertools import count
from typing import Any
from uuid import UUID

from app.domain.entities import (
    Application,
    Candidate,
    Commitment,
    Explanation,
    Interview,
    Interviewer,
    Reminder,
    WakingHours,
)
from app.domain.local_time import local_date, resolve, zone
from app.domain.planning.facts import ApplicationFacts, CandidateFacts, Plan, PlannedReminder
from app.domain.planning.planner import plan_application, plan_candidate
from app.domain.planning.policy import Policy
from app.domain.planning.reconcile import Change, ChangeKind, reconcile
from app.domain.states import Action, CommitmentStatus, InterviewStatus, ReminderStatus, Stage

TENANT = UUID(int=1)
CANDIDATE = UUID(int=2)
APPLICATION = UUID(int=3)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
_DAY_CLOCK = 2


def utc(text: str) -> datetime:
    """Read `2026-11-23 16:00` as an instant in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def local(text: str, where: str) -> datetime:
    """Read `2026-11-23 16:00` on the clocks of a zone."""
    wall = datetime.fromisoformat(text)
    return resolve(wall.date(), wall.time(), zone(where))


def hours(text: str) -> WakingHours:
    """Read `08:00-21:00`."""
    start, end = (time.fromisoformat(part) for part in text.split("-"))
    return WakingHours(start=start, end=end)


def moment(text: str) -> date:
    """Read `2026-12-02` as a day, `2026-12-02 15:00` as an instant in UTC."""
    return utc(text) if len(text.split()) == _DAY_CLOCK else date.fromisoformat(text)


def candidate(where: str = "UTC", waking: str = "08:00-21:00", **values) -> Candidate:
    return Candidate(
        tenant_id=TENANT,
        id=CANDIDATE,
        name="Ada Diaz",
        time_zone=where,
        waking_hours=hours(waking),
        created_at=LONG_AGO,
        updated_at=LONG_AGO,
        **values,
    )


def application(stage: Stage = Stage.INTERVIEWING, **values) -> Application:
    merged: dict[str, Any] = {"id": APPLICATION, "company": "Initech", "role": "Data Engineer"} | values
    return Application(
        tenant_id=TENANT,
        candidate_id=CANDIDATE,
        stage=stage,
        stage_changed_at=LONG_AGO,
        created_at=LONG_AGO,
        updated_at=LONG_AGO,
        **merged,
    )


def interviewer(number: int = 1, name: str = "Bill Lumbergh", **values) -> Interviewer:
    return Interviewer(id=UUID(int=1000 + number), name=name, **values)


def interview(end: datetime | str, where: str = "UTC", number: int = 1, **values) -> Interview:
    """Build an interview of one hour that ends at an instant (UTC when given as text)."""
    ends_at = utc(end) if isinstance(end, str) else end
    merged: dict[str, Any] = {
        "starts_at": ends_at - (utc("2026-01-01 01:00") - utc("2026-01-01 00:00")),
        "status": InterviewStatus.COMPLETED,
        "application_id": APPLICATION,
        "company": "Initech",
        "role": "Data Engineer",
    } | values
    return Interview(
        tenant_id=TENANT,
        id=UUID(int=100 + number),
        candidate_id=CANDIDATE,
        ends_at=ends_at,
        time_zone=where,
        created_at=LONG_AGO,
        updated_at=LONG_AGO,
        **merged,
    )


def promise(decide_by: str, number: int = 1, interview_number: int = 1, **values) -> Commitment:
    made_at = LONG_AGO.replace(microsecond=number)
    return Commitment(
        tenant_id=TENANT,
        id=UUID(int=10_000 + number),
        candidate_id=CANDIDATE,
        interview_id=UUID(int=100 + interview_number),
        decide_by=moment(decide_by),
        status=values.pop("status", CommitmentStatus.OPEN),
        created_at=made_at,
        updated_at=made_at,
        **values,
    )


def facts(
    *rounds: Interview,
    who: Candidate | None = None,
    stage: Stage = Stage.INTERVIEWING,
    promises: Iterable[Commitment] = (),
    reminders: Iterable[Reminder] = (),
    **values,
) -> ApplicationFacts:
    by_interview: dict[UUID, tuple[Commitment, ...]] = {}
    for each in promises:
        by_interview[each.interview_id] = (*by_interview.get(each.interview_id, ()), each)
    return ApplicationFacts(
        candidate=who or candidate(),
        application=application(stage),
        interviews=rounds,
        commitments=by_interview,
        reminders=tuple(reminders),
        **values,
    )


def search(first_end: str | None, who: Candidate | None = None, **values) -> CandidateFacts:
    merged: dict[str, Any] = {
        "open_applications": 2,
        "applications_with_interview_ahead": 1,
        "has_accepted": False,
    } | values
    return CandidateFacts(candidate=who or candidate(), first_end=utc(first_end) if first_end else None, **merged)


def plan(given: ApplicationFacts, now: datetime = LONG_AGO, **policy) -> Plan:
    return plan_application(given, Policy.of(policy), now)


def plan_search(given: CandidateFacts, now: str, **policy) -> Plan:
    return plan_candidate(given, Policy.of(policy), utc(now))


def of(planned: Plan, action: Action) -> list[PlannedReminder]:
    return [each for each in planned.reminders if each.action is action]


def only(planned: Plan, action: Action) -> PlannedReminder:
    found = of(planned, action)
    assert len(found) == 1, f"{len(found)} of {action}"
    return found[0]


def wall(instant: datetime | None, where: str) -> str:
    """Write an instant on the clocks of a zone: `2026-11-23 16:00`."""
    return "-" if instant is None else instant.astimezone(zone(where)).strftime("%Y-%m-%d %H:%M")


def day_in(instant: datetime, where: str) -> date:
    return local_date(instant, zone(where))


_ids = count(1)


def stored(planned: PlannedReminder, now: datetime = LONG_AGO, **values) -> Reminder:
    """Build the stored reminder of a planned one, as the service would."""
    change = Change(kind=ChangeKind.CREATED, planned=planned, status=ReminderStatus.SCHEDULED)
    built = change.create(tenant_id=TENANT, candidate_id=CANDIDATE, reminder_id=UUID(int=50_000 + next(_ids)), now=now)
    return replace(built, **values)


def carry_out(reminders: Iterable[Reminder], planned: Plan, now: datetime) -> list[Reminder]:
    """Write what reconciling asks for, as a service would, and return what is stored then."""
    kept = {each.id: each for each in reminders}
    for change in reconcile(list(kept.values()), planned, now):
        after = change.after or change.create(
            tenant_id=TENANT, candidate_id=CANDIDATE, reminder_id=UUID(int=50_000 + next(_ids)), now=now
        )
        kept[after.id] = after
    return list(kept.values())


def reminder(action: Action = Action.REFLECT, **values) -> Reminder:
    """Build a stored reminder by hand: earliest 10:00, due 12:00, deadline the next noon, expiry two days later."""
    merged: dict[str, Any] = {
        "status": ReminderStatus.SCHEDULED,
        "not_before": utc("2026-11-23 10:00"),
        "due_at": utc("2026-11-23 12:00"),
        "deadline": utc("2026-11-24 12:00"),
        "expires_at": utc("2026-11-25 12:00"),
        "identity": f"{action}:by-hand",
    } | values
    return Reminder(
        tenant_id=TENANT,
        id=UUID(int=60_000),
        candidate_id=CANDIDATE,
        action=action,
        explanation=Explanation(rule="by_hand", summary="By hand.", steps=("The employer asked to wait",)),
        status_at=LONG_AGO,
        created_at=LONG_AGO,
        updated_at=LONG_AGO,
        **merged,
    )
