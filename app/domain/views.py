"""How entities look from outside: JSON-ready dictionaries, the same in answers of the API and in events."""

from datetime import datetime
from typing import Any

from app.domain.drafting.drafts import KIND_OF, Draft
from app.domain.drafting.views import draft_summary
from app.domain.entities import Application, Candidate, Commitment, Explanation, Interview, Interviewer, Reminder
from app.domain.states import Action, ReminderStatus

BRIEFED = frozenset({Action.REVIEW_LESSONS, Action.PREPARE, Action.PRACTISE})
"""Actions with a briefing. It is private: a reminder carries only the link to it."""


def candidate_view(candidate: Candidate) -> dict[str, Any]:
    """Show a candidate."""
    return {
        "id": candidate.id,
        "name": candidate.name,
        "email": candidate.email,
        "external_id": candidate.external_id,
        "time_zone": candidate.time_zone,
        "country": candidate.country,
        "subdivision": candidate.subdivision,
        "waking_hours": {
            "start": candidate.waking_hours.start.strftime("%H:%M"),
            "end": candidate.waking_hours.end.strftime("%H:%M"),
        },
        "linkedin_tier": candidate.linkedin_tier,
        "paused_until": candidate.paused_until,
        "policy": dict(candidate.policy),
        "created_at": candidate.created_at,
        "updated_at": candidate.updated_at,
    }


def application_view(application: Application) -> dict[str, Any]:
    """Show an application."""
    return {
        "id": application.id,
        "candidate_id": application.candidate_id,
        "company": application.company,
        "role": application.role,
        "stage": application.stage,
        "stage_changed_at": application.stage_changed_at,
        "created_at": application.created_at,
        "updated_at": application.updated_at,
    }


def interviewer_view(interviewer: Interviewer) -> dict[str, Any]:
    """Show an interviewer."""
    return {
        "id": interviewer.id,
        "name": interviewer.name,
        "role": interviewer.role,
        "email": interviewer.email,
        "linkedin_url": interviewer.linkedin_url,
        "attended": interviewer.attended,
        "connected": interviewer.connected,
    }


def interview_view(interview: Interview) -> dict[str, Any]:
    """Show an interview with its interviewers."""
    return {
        "id": interview.id,
        "candidate_id": interview.candidate_id,
        "application_id": interview.application_id,
        "company": interview.company,
        "role": interview.role,
        "round": interview.round,
        "kind": interview.kind,
        "status": interview.status,
        "status_reason": interview.status_reason,
        "missed_by": interview.missed_by,
        "starts_at": interview.starts_at,
        "ends_at": interview.ends_at,
        "ended_at": interview.ended_at,
        "time_zone": interview.time_zone,
        "country": interview.country,
        "subdivision": interview.subdivision,
        "business_days": interview.business_days,
        "outcome": interview.outcome,
        "outcome_at": interview.outcome_at,
        "outcome_note": interview.outcome_note,
        "respond_by": interview.respond_by,
        "topics": interview.topics,
        "highlight": interview.highlight,
        "strength": interview.strength,
        "location": interview.location,
        "notes": interview.notes,
        "interviewers": [interviewer_view(person) for person in interview.interviewers],
        "source_system": interview.source_system,
        "external_id": interview.external_id,
        "external_updated_at": interview.external_updated_at,
        "source_status": interview.source_status,
        "created_at": interview.created_at,
        "updated_at": interview.updated_at,
    }


def commitment_view(commitment: Commitment) -> dict[str, Any]:
    """Show what an employer promised."""
    return {
        "id": commitment.id,
        "candidate_id": commitment.candidate_id,
        "interview_id": commitment.interview_id,
        "decide_by": commitment.decide_by,
        "said_by": commitment.said_by,
        "said_at": commitment.said_at,
        "note": commitment.note,
        "status": commitment.status,
        "status_at": commitment.status_at,
        "created_at": commitment.created_at,
        "updated_at": commitment.updated_at,
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


def explanation_view(explanation: Explanation) -> dict[str, Any]:
    """Show why a reminder has the times it has."""
    return {
        "rule": explanation.rule,
        "summary": explanation.summary,
        "steps": explanation.steps,
        "supersedes": explanation.supersedes,
    }


def reminder_view(reminder: Reminder, now: datetime) -> dict[str, Any]:
    """Show a reminder as it stands at `now`."""
    person = (
        None
        if reminder.interviewer_name is None
        else {"interviewer": reminder.interviewer_name, "interviewer_id": reminder.interviewer_id}
    )
    return {
        "id": reminder.id,
        "candidate_id": reminder.candidate_id,
        "application_id": reminder.application_id,
        "interview_id": reminder.interview_id,
        "company": reminder.company,
        "role": reminder.role,
        "action": reminder.action,
        "subject": person,
        "ordinal": reminder.ordinal,
        "status": reminder.status,
        "status_at": reminder.status_at,
        "status_reason": reminder.status_reason,
        "overdue": is_overdue(reminder, now),
        "not_before": reminder.not_before,
        "due_at": reminder.due_at,
        "deadline": reminder.deadline,
        "expires_at": reminder.expires_at,
        "snoozed_until": reminder.snoozed_until,
        "revision": reminder.revision,
        "explanation": explanation_view(reminder.explanation),
        "created_at": reminder.created_at,
        "updated_at": reminder.updated_at,
    }


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


def interview_summary(interview: Interview) -> dict[str, Any]:
    """Return what an event says of the interview it is about: nothing the candidate wrote down for themselves."""
    return {
        "id": interview.id,
        "application_id": interview.application_id,
        "company": interview.company,
        "role": interview.role,
        "round": interview.round,
        "kind": interview.kind,
        "status": interview.status,
        "starts_at": interview.starts_at,
        "ends_at": interview.ends_at,
        "ended_at": interview.ended_at,
        "time_zone": interview.time_zone,
        "outcome": interview.outcome,
    }


def candidate_summary(candidate: Candidate) -> dict[str, Any]:
    """Return what an event says of the candidate."""
    return {"id": candidate.id, "external_id": candidate.external_id, "time_zone": candidate.time_zone}
