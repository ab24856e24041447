"""The plan that an interview would get, worked out without storing anything."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from app.domain.calendar import check_calendar
from app.domain.commitments import check_decide_by
from app.domain.entities import Application, Candidate, Commitment, Interview, Interviewer, WakingHours
from app.domain.interviews import check_interview
from app.domain.local_time import check_time_zone
from app.domain.planning.facts import ApplicationFacts, CandidateFacts, PlannedReminder
from app.domain.planning.planner import plan_application, plan_candidate
from app.domain.planning.policy import Policy
from app.domain.representation import representation_of
from app.domain.states import InterviewStatus, ReminderStatus, Stage
from app.domain.transitions import status_when_planned

PREVIEWED = ("action", "ordinal", "not_before", "due_at", "deadline", "expires_at", "explanation")
"""What a preview shows of a reminder, apart from whom it is about and where it stands."""
_shown = representation_of(PlannedReminder, only=PREVIEWED)
UNNAMED_COMPANY = "the company"
UNNAMED_ROLE = "the role"

_NOBODY, _CANDIDATE, _APPLICATION, _INTERVIEW, _COMMITMENT = (UUID(int=number) for number in range(5))
_FIRST_PERSON = 1000
_FACTS = (
    "round",
    "kind",
    "starts_at",
    "ends_at",
    "ended_at",
    "time_zone",
    "country",
    "subdivision",
    "business_days",
    "topics",
    "highlight",
    "strength",
    "location",
    "notes",
)


def preview(
    candidate: Mapping[str, Any], interview: Mapping[str, Any], policy: Policy, now: datetime
) -> list[dict[str, Any]]:
    """Return the reminders that an interview would get if it were recorded at `now`, in order of due time.

    Domain rule: a preview shows the one look at the search whose time has come or comes next, and each reminder in
    the state that time would have brought it to by `now`.

    Args:
        candidate: `time_zone`; if wished `country`, `subdivision`, `waking_hours` and `paused_until`.
        interview: its facts as they would be recorded, `company`, `role` and `decision_by` at will.
        policy: the numbers in force.
        now: the instant at which the interview would be recorded.

    Raises:
        InvalidInputError: at `/candidate/…` or `/interview/…`, for zones, countries or times that cannot be.
    """
    check_time_zone(candidate["time_zone"], "/candidate/time_zone")
    check_calendar(
        candidate.get("country"), candidate.get("subdivision"), "/candidate/country", "/candidate/subdivision"
    )
    check_interview(interview, "/interview")
    person = _person(candidate, now)
    application = _application(interview, now)
    held = _interview(application, interview, now)
    promised = _promised(held, interview, now)
    ahead = held.status is InterviewStatus.SCHEDULED and held.starts_at > now
    planned = (
        *plan_application(
            ApplicationFacts(
                candidate=person,
                application=application,
                interviews=(held,),
                commitments={held.id: promised},
            ),
            policy,
            now,
        ).reminders,
        *plan_candidate(
            CandidateFacts(
                candidate=person,
                first_end=held.end if held.stands else None,
                open_applications=1,
                applications_with_interview_ahead=int(ahead),
                has_accepted=False,
            ),
            policy,
            now,
        ).reminders,
    )
    return [_view(each, person, now) for each in sorted(planned, key=lambda each: each.due_at)]


def _person(values: Mapping[str, Any], now: datetime) -> Candidate:
    return Candidate(
        tenant_id=_NOBODY,
        id=_CANDIDATE,
        name=values.get("name") or "The candidate",
        time_zone=values["time_zone"],
        country=values.get("country"),
        subdivision=values.get("subdivision"),
        waking_hours=values.get("waking_hours") or WakingHours(),
        paused_until=values.get("paused_until"),
        created_at=now,
        updated_at=now,
    )


def _application(values: Mapping[str, Any], now: datetime) -> Application:
    return Application(
        tenant_id=_NOBODY,
        id=_APPLICATION,
        candidate_id=_CANDIDATE,
        company=values.get("company") or UNNAMED_COMPANY,
        role=values.get("role") or UNNAMED_ROLE,
        stage=Stage.INTERVIEWING,
        stage_changed_at=now,
        created_at=now,
        updated_at=now,
    )


def _interview(application: Application, values: Mapping[str, Any], now: datetime) -> Interview:
    over = values["ends_at"] <= now
    status = values.get("status") or (InterviewStatus.COMPLETED if over else InterviewStatus.SCHEDULED)
    people = tuple(
        Interviewer(**dict(person) | {"id": UUID(int=_FIRST_PERSON + place)})
        for place, person in enumerate(values.get("interviewers", ()))
    )
    return Interview(
        tenant_id=_NOBODY,
        id=_INTERVIEW,
        candidate_id=_CANDIDATE,
        application_id=application.id,
        company=application.company,
        role=application.role,
        status=status,
        interviewers=people,
        created_at=now,
        updated_at=now,
        **{name: values[name] for name in _FACTS if name in values},
    )


def _promised(interview: Interview, values: Mapping[str, Any], now: datetime) -> tuple[Commitment, ...]:
    decide_by = values.get("decision_by")
    if decide_by is None:
        return ()
    check_decide_by(decide_by, interview, "/interview/decision_by")
    promise = Commitment(
        tenant_id=_NOBODY,
        id=_COMMITMENT,
        candidate_id=_CANDIDATE,
        interview_id=interview.id,
        decide_by=decide_by,
        created_at=now,
        updated_at=now,
    )
    return (promise,)


def _view(planned: PlannedReminder, candidate: Candidate, now: datetime) -> dict[str, Any]:
    status = status_when_planned(planned.due_at, planned.expires_at, now)
    paused = candidate.paused_until is not None and now < candidate.paused_until
    if paused and status is ReminderStatus.DUE:
        # Nothing fires during a pause: it would wait for the end of it.
        status = ReminderStatus.SCHEDULED
    name = planned.interviewer_name
    return _shown(planned) | {"subject": None if name is None else {"interviewer": name}, "status": status}
