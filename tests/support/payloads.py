"""Payloads of applicant tracking systems, written from what their documentation says of the fields."""

from typing import Any


def greenhouse(**changes: Any) -> dict[str, Any]:
    """One scheduled interview of Greenhouse's Harvest API."""
    return {
        "id": 77120045,
        "application_id": 55100981,
        "external_event_id": "evt-2210",
        "start": {"date_time": "2026-03-04T15:00:00.000Z"},
        "end": {"date_time": "2026-03-04T15:45:00.000Z"},
        "location": "Room Pisa",
        "video_conferencing_url": "https://meet.example/abc-defg",
        "status": "scheduled",
        "created_at": "2026-02-27T08:10:00.000Z",
        "updated_at": "2026-03-01T10:00:00.000Z",
        "interview": {"id": 31, "name": "Technical conversation"},
        "organizer": {"id": 9, "first_name": "Olive", "last_name": "Recht", "name": "Olive Recht", "employee_id": None},
        "interviewers": [
            {
                "id": 41,
                "employee_id": "E-41",
                "name": "Priya Raman",
                "email": "priya@initech.example",
                "response_status": "accepted",
                "scorecard_id": None,
            },
            {
                "id": 42,
                "employee_id": None,
                "name": "Tom Ode",
                "email": "tom@initech.example",
                "response_status": "declined",
                "scorecard_id": None,
            },
        ],
    } | changes


def greenhouse_v3(**changes: Any) -> dict[str, Any]:
    """One interview of version 3 of Greenhouse's Harvest API, which names people by ids only."""
    return {
        "id": 88230011,
        "application_id": 55100981,
        "job_id": 610,
        "job_interview_id": 31,
        "organizer_id": 9,
        "status": "scheduled",
        "starts_at": "2026-03-04T15:00:00.000Z",
        "ends_at": "2026-03-04T15:45:00.000Z",
        "all_day_start_on": None,
        "all_day_end_on": None,
        "location": None,
        "video_conferencing_url": "https://meet.example/abc-defg",
        "created_at": "2026-02-27T08:10:00.000Z",
        "updated_at": "2026-03-01T10:00:00.000Z",
    } | changes


def lever(**changes: Any) -> dict[str, Any]:
    """One interview of Lever's API. 1772636400000 is 2026-03-04T15:00:00Z."""
    return {
        "id": "6c1f0a52-9d0e-4f5e-8a2a-0d6f0f8f1b11",
        "panel": "0e0c7b9a-6f35-4f1e-9f0a-5d6cf2b7a001",
        "subject": "On-site interview: Data Engineer",
        "note": "Bring a laptop.",
        "interviewers": [
            {"id": "u-1", "name": "Priya Raman", "email": "priya@initech.example", "feedbackTemplate": None},
            {"id": "u-2", "name": "Tom Ode", "email": None, "feedbackTemplate": None},
        ],
        "timezone": "America/Los_Angeles",
        "createdAt": 1772200000000,
        "date": 1772636400000,
        "duration": 45,
        "location": "1 Main Street",
        "feedbackTemplate": None,
        "feedbackForms": [],
        "feedbackReminder": "once",
        "user": "u-9",
        "stage": "s-3",
        "canceledAt": None,
        "postings": ["p-1"],
        "gcalEventUrl": None,
    } | changes


def ashby_event(number: int = 1, **changes: Any) -> dict[str, Any]:
    """One event of an interview schedule of Ashby's API."""
    return {
        "id": f"e{number}",
        "interviewId": "i-1",
        "interviewScheduleId": "sch-1",
        "interviewers": [
            {
                "id": "u-1",
                "firstName": "Priya",
                "lastName": "Raman",
                "email": "priya@initech.example",
                "globalRole": "x",
            }
        ],
        "interviewerUserIds": ["u-1"],
        "createdAt": "2026-02-27T08:10:00.000Z",
        "updatedAt": "2026-03-01T10:00:00.000Z",
        "startTime": f"2026-03-04T{14 + number}:00:00.000Z",
        "endTime": f"2026-03-04T{14 + number}:45:00.000Z",
        "feedbackLink": "https://ats.example/feedback",
        "location": None,
        "meetingLink": "https://meet.example/abc-defg",
        "hasSubmittedFeedback": False,
    } | changes


def ashby(*events: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """One interview schedule of Ashby's API."""
    return {
        "id": "sch-1",
        "status": "Scheduled",
        "applicationId": "app-1",
        "candidateId": "cand-1",
        "interviewStageId": "st-1",
        "scheduledBy": {"id": "u-9", "firstName": "Olive", "lastName": "Recht", "email": "olive@initech.example"},
        "createdAt": "2026-02-27T08:10:00.000Z",
        "updatedAt": "2026-03-01T10:00:00.000Z",
        "interviewEvents": list(events),
    } | changes
