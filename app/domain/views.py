"""How entities look from outside: JSON-ready dictionaries, the same in answers of the API and in events."""

from datetime import datetime
from typing import Any

from app.domain.drafting.drafts import KIND_OF, Draft
from app.domain.drafting.views import draft_summary
from app.domain.entities import Application, Candidate, Commitment, Interview, Reminder
from app.domain.representation import representation_of
from app.domain.states import Action, ReminderStatus

BRIEFED = frozenset({Action.REVIEW_LESSONS, Action.PREPARE, Action.PRACTISE})
"""Actions with a briefing. It is private: a reminder carries only the link to it."""
CANDIDATE_IN_EVENTS = ("id", "external_id", "time_zone")
INTERVIEW_IN_EVENTS = (
    "id",
    "application_id",
    "company",
    "role",
    "round",
    "kind",
    "status",
    "starts_at",
    "ends_at",
    "ended_at",
    "time_zone",
    "outcome",
)
"""What an event says of the interview it is about: nothing the candidate wrote down for themselves."""

application_view = representation_of(Application)
interview_view = representation_of(Interview)
interview_summary = representation_of(Interview, only=INTERVIEW_IN_EVENTS)
commitment_view = representation_of(Commitment)
candidate_summary = representation_of(Candidate, only=CANDIDATE_IN_EVENTS)
_candidate = representation_of(Candidate)
_reminder = representation_of(Reminder, without=("interviewer_id", "interviewer_name", "identity", "overdue_raised"))


def candidate_view(candidate: Candidate) -> dict[str, Any]:
    """Show a candidate. Waking hours are minutes of the day."""
    hours = candidate.waking_hours
    return _candidate(candidate) | {
        "waking_hours": {"start": hours.start.isoformat("minutes"), "end": hours.end.isoformat("minutes")}
    }


def commitment_event_data(
    commitment: Commitment, interview: Interview, candidate: Candidate, base_url: str
) -> dict[str, Any]:
    """Return what an event about a promise says."""
    return {
        "commitment": commitment_view(commitment),
        "interview": interview_summary(interview),
        "candidate": candidate_summary(candidate),
        "links": {"commitments": f"{base_url}/v1/interviews/{interview.id}/commitments"},
    }


def reminder_view(reminder: Reminder, now: datetime) -> dict[str, Any]:
    """Show a reminder as it stands at `now`."""
    view = _reminder(reminder)
    name = reminder.interviewer_name
    view["subject"] = None if name is None else {"interviewer": name, "interviewer_id": reminder.interviewer_id}
    view["overdue"] = is_overdue(reminder, now)
    return view


def is_overdue(reminder: Reminder, now: datetime) -> bool:
    """Tell whether a reminder is due and past its deadline."""
    return reminder.status is ReminderStatus.DUE and reminder.deadline is not None and reminder.deadline <= now


def reminder_event_data(
    reminder: Reminder,
    interview: Interview | None,
    candidate: Candidate,
    now: datetime,
    base_url: str,
    draft: Draft | None = None,
) -> dict[str, Any]:
    """Return what an event about a reminder says: what to do, about which interview, for whom, and where to act.

    `draft` is the one composed for it beforehand.
    """
    return {
        "reminder": reminder_view(reminder, now),
        "interview": None if interview is None else interview_summary(interview),
        "candidate": candidate_summary(candidate),
        "draft": None if draft is None else draft_summary(draft),
        "links": reminder_links(reminder, base_url, draft),
    }


def reminder_links(reminder: Reminder, base_url: str, draft: Draft | None = None) -> dict[str, str]:
    """Return where to act on a reminder. All but `reminder` and `draft` take a POST.

    Something to be written has `compose_draft`, which needs no body, and `draft` where one was composed already.
    """
    itself = f"{base_url}/v1/reminders/{reminder.id}"
    links = {
        "reminder": itself,
        "complete": f"{itself}/complete",
        "skip": f"{itself}/skip",
        "snooze": f"{itself}/snooze",
        **({"briefing": f"{itself}/briefing"} if reminder.action in BRIEFED else {}),
    }
    if reminder.action in KIND_OF:
        links["compose_draft"] = f"{itself}/draft"
    if draft is not None:
        links["draft"] = f"{base_url}/v1/drafts/{draft.id}"
    return links
