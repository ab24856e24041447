"""Greenhouse: scheduled interviews, as its Harvest API shows them."""

from datetime import timedelta
from typing import Any

from app.domain.entities import DateOrInstant
from app.domain.imports.imported import Batch, ImportedInterview, kind_of, person_of, place_of
from app.domain.imports.reading import LOCATION_LENGTH, STATUS_LENGTH, Node, unwrapped
from app.domain.quotas import MOST_INTERVIEWERS


def read_greenhouse(payload: Any) -> Batch:
    """Read one scheduled interview or a list of them.

    `start` and `end` hold a `date_time`, or a `date` for a whole day, whose `end` is the day after. Somebody who
    declined the invitation is kept as not attending.

    Raises:
        InvalidInputError: at the place in the payload where an id or a time is missing.
    """
    return Batch(tuple(_interview(node) for node in unwrapped(payload, "payload")))


def _interview(node: Node) -> ImportedInterview:
    link = node.text("video_conferencing_url", LOCATION_LENGTH)
    title = node.object("interview").text("name")
    organiser = person_of(node.object("organizer"))
    starts, ends = _times(node.object("start"), node.object("end"))
    return ImportedInterview(
        external_id=node.identifier("id"),
        pointer=node.pointer,
        starts=starts,
        ends=ends,
        kind=kind_of(title, link),
        source_status=node.text("status", STATUS_LENGTH),
        interviewers=tuple(_people(node)),
        organiser=organiser["name"] if organiser else None,
        location=place_of(node.text("location", LOCATION_LENGTH), link),
        time_zone=None,
        updated_at=node.instant("updated_at") if node.text("updated_at") else None,
    )


def _people(node: Node) -> list[dict[str, Any]]:
    found = []
    for each in node.objects("interviewers", MOST_INTERVIEWERS):
        person = person_of(each)
        if person is not None:
            declined = each.text("response_status") == "declined"
            found.append(person | ({"attended": False} if declined else {}))
    return found


def _times(start: Node, end: Node) -> tuple[DateOrInstant, DateOrInstant]:
    if not start.text("date"):
        return start.instant("date_time"), end.instant("date_time")
    first = start.day("date")
    return first, max(first, end.day("date") - timedelta(days=1))
