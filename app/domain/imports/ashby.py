"""Ashby: interview schedules, as its API and its webhooks show them."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from app.domain.imports.imported import (
    Batch,
    ImportedInterview,
    Schedule,
    emptied_in,
    kind_of,
    person_of,
    place_of,
    read_each,
)
from app.domain.imports.reading import LOCATION_LENGTH, MOST_INTERVIEWS, STATUS_LENGTH, Node, unwrapped
from app.domain.quotas import MOST_INTERVIEWERS


def read_ashby(payload: Any) -> Batch:
    """Read one interview schedule or a list of them, alone, as the `results` of an answer or the `data` of a webhook.

    Each event of a schedule is an interview; its id here is the schedule's and the event's, joined by a colon. The
    payload tells the whole of each schedule, so an event that is no longer in it will not take place. The `ping` that
    is sent when a webhook is set up says nothing.

    Raises:
        InvalidInputError: at the place in the payload where an id or a time is missing.
    """
    if isinstance(payload, Mapping) and payload.get("action") == "ping":
        return Batch(())
    taken, refused = read_each(unwrapped(payload, "data", "interviewSchedule", "results"), _schedule)
    return Batch(
        interviews=tuple(interview for _, interviews in taken for interview in interviews),
        schedules=tuple(schedule for schedule, _ in taken),
        refused=refused,
    )


def _schedule(node: Node) -> tuple[Schedule, list[ImportedInterview]]:
    return Schedule(_prefix(node), _changed(node)), list(_interviews(node))


def _interviews(schedule: Node) -> Iterator[ImportedInterview]:
    organiser = person_of(schedule.object("scheduledBy"))
    for event in schedule.objects("interviewEvents", MOST_INTERVIEWS):
        link = event.text("meetingLink", LOCATION_LENGTH)
        people = (person_of(each) for each in event.objects("interviewers", MOST_INTERVIEWERS))
        changed = [at for at in (_changed(schedule), _changed(event)) if at is not None]
        title = event.object("interview").text("title") or event.text("title")
        yield ImportedInterview(
            external_id=f"{_prefix(schedule)}{event.identifier('id')}",
            pointer=event.pointer,
            starts=event.instant("startTime"),
            ends=event.instant("endTime"),
            kind=kind_of(title, link),
            source_status=schedule.text("status", STATUS_LENGTH),
            interviewers=tuple(person for person in people if person is not None),
            organiser=organiser["name"] if organiser else None,
            location=place_of(event.text("location", LOCATION_LENGTH), link),
            time_zone=None,
            updated_at=max(changed, default=None),
            emptied=emptied_in(event, ("location", "meetingLink")),
        )


def _prefix(schedule: Node) -> str:
    return f"{schedule.identifier('id')}:"


def _changed(node: Node) -> datetime | None:
    return node.instant("updatedAt") if node.text("updatedAt") else None
