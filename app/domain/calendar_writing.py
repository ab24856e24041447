"""A candidate's calendar: interviews and open reminders as iCalendar (RFC 5545) that any program can subscribe to.

Times are in UTC, which every program shows in its user's zone and which needs no zone definitions. Nothing depends
on the present instant, so that the same data gives the same bytes.
"""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from icalendar import Alarm, Calendar, Event

from app.core.pieces import Steps
from app.domain.entities import Candidate, Interview, Reminder
from app.domain.local_time import zone
from app.domain.states import Action, InterviewStatus

_PRODUCT = "-//Afterview//Afterview 1//EN"
_NAME = "Interviews and what follows"
_REFRESH = timedelta(hours=1)
_REMINDER_TAKES = timedelta(minutes=15)
_AT_LEAST = timedelta(minutes=1)
_BEFORE_AN_INTERVIEW = timedelta(minutes=30)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_PEOPLE_NAMED = 20

_SUMMARIES = {
    Action.SEND_THANK_YOU: "Thank {person} ({company})",
    Action.REFLECT: "Look back on the interview with {company}",
    Action.EVALUATE_FIT: "Is {company} right for you?",
    Action.CONNECT_ON_LINKEDIN: "Invite {person} on LinkedIn ({company})",
    Action.FOLLOW_UP: "Follow up with {company}",
    Action.KEEP_SEARCHING: "Keep the search going",
    Action.PREPARE: "Prepare for {company}",
    Action.CLOSE_OUT: "Close the application with {company}?",
    Action.REVIEW_LESSONS: "Review what {company} taught you",
    Action.PRACTISE: "Practise the questions you found hard",
}


def write_calendar(
    candidate: Candidate, interviews: Iterable[Interview], reminders: Iterable[Reminder]
) -> Steps[bytes]:
    """Return a calendar, its lines folded at 75 octets and ended by CR LF.

    What the candidate wrote for themselves (topics, highlights, notes) is not in it. A cancelled interview stays in
    it as cancelled, so that programs strike it through instead of forgetting it.

    Args:
        candidate: whose calendar it is.
        interviews: those to show, cancelled ones too.
        reminders: the open ones to show.
    """
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", _PRODUCT)
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _NAME)
    calendar.add("x-wr-calname", _NAME)
    calendar.add("x-wr-timezone", candidate.time_zone)
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    begun, _, ended = calendar.to_ical().partition(b"END:")
    written = [begun]
    for interview in interviews:
        written.append(_interview(interview).to_ical())
        yield
    for reminder in reminders:
        written.append(_reminder(reminder, candidate).to_ical())
        yield
    return b"".join((*written, b"END:", ended))


def _interview(interview: Interview) -> Event:
    event = _event("interview", interview.id, interview.created_at, interview.updated_at, interview.version)
    summary = f"Interview: {interview.role} ({interview.company})"
    _times(event, interview.starts_at, interview.end)
    event.add("summary", _text(summary))
    details = [] if interview.round is None else [f"Round {interview.round}."]
    if interview.interviewers:
        named = [person.name for person in interview.interviewers[:_PEOPLE_NAMED]]
        details.append(f"With {', '.join(named)}.")
    if details:
        event.add("description", _text(" ".join(details)))
    if interview.location:
        event.add("location", _text(interview.location))
    cancelled = interview.status is InterviewStatus.CANCELLED
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if interview.stands else "TRANSPARENT")
    if interview.status is InterviewStatus.SCHEDULED:
        event.add_component(_alarm(summary, -_BEFORE_AN_INTERVIEW))
    return event


def _reminder(reminder: Reminder, candidate: Candidate) -> Event:
    event = _event("reminder", reminder.id, reminder.created_at, reminder.updated_at, reminder.revision)
    summary = _SUMMARIES[reminder.action].format(
        person=reminder.interviewer_name or "the interviewers", company=reminder.company or "the company"
    )
    _times(event, reminder.due_at, reminder.due_at + _REMINDER_TAKES)
    event.add("summary", _text(summary))
    details = [reminder.explanation.summary]
    if reminder.deadline is not None:
        local = reminder.deadline.astimezone(zone(candidate.time_zone))
        details.append(f"To be done by {local:%Y-%m-%d %H:%M} ({candidate.time_zone}).")
    event.add("description", _text("\n".join(details)))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add_component(_alarm(summary, timedelta(0)))
    return event


def _event(kind: str, entity_id: UUID, created_at: datetime, changed_at: datetime, sequence: int) -> Event:
    event = Event()
    event.add("uid", f"{kind}-{entity_id}@afterview")
    event.add("dtstamp", changed_at)
    event.add("created", created_at)
    event.add("last-modified", changed_at)
    event.add("sequence", sequence)
    event.add("class", "PRIVATE")
    return event


def _times(event: Event, start: datetime, end: datetime) -> None:
    event.add("dtstart", start)
    event.add("dtend", max(end, start + _AT_LEAST))


def _alarm(text: str, trigger: timedelta) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _text(text))
    alarm.add("trigger", trigger)
    return alarm


def _text(text: str) -> str:
    """Return a text without the control characters that iCalendar forbids."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
