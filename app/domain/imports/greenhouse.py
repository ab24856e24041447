"""Greenhouse: scheduled interviews, as its Harvest API shows them."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from app.domain.entities import DateOrInstant
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
from app.domain.imports.reading import LOCATION_LENGTH, STATUS_LENGTH, Node, unwrapped
from app.domain.quotas import MOST_INTERVIEWERS


def read_greenhouse(payload: Any) -> Batch:
    """Read one scheduled interview, a list of them, or the webhook `interview_deleted`.

    `start` and `end` hold a `date_time`, or a `date` for a whole day, whose `end` is the day after. Somebody who
    declined the invitation is kept as not attending, unless a scorecard shows that they were there. Objects of version
    3 have `starts_at` and `ends_at`, or `all_day_start_on` and `all_day_end_on`, and name no interviewers.

    Raises:
        InvalidInputError: at the place in the payload where an id or a time is missing.
    """
    if isinstance(payload, Mapping) and payload.get("action") == "interview_deleted":
        return _deleted(Node(payload, "").object("payload"))
    taken, refused = read_each(unwrapped(payload, "payload"), _interview)
    return Batch(tuple(taken), refused=refused)


def _deleted(node: Node) -> Batch:
    """Read the webhook that tells of a deleted interview: the only word for a cancellation that there is."""
    gone = node if "id" in node.value else node.object("interview")
    updated_at = gone.instant("updated_at") if gone.text("updated_at") else None
    return Batch((), (Schedule(gone.identifier("id"), updated_at, is_one=True),))


def _interview(node: Node) -> ImportedInterview:
    link = node.text("video_conferencing_url", LOCATION_LENGTH)
    title = node.object("interview").text("name")
    organiser = person_of(node.object("organizer"))
    starts, ends = _times(node)
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
        emptied=emptied_in(node, ("location", "video_conferencing_url")),
    )


def _people(node: Node) -> list[dict[str, Any]]:
    found = []
    for each in node.objects("interviewers", MOST_INTERVIEWERS):
        person = person_of(each)
        if person is not None:
            declined = each.text("response_status") == "declined"
            if each.value.get("scorecard_id") is not None:
                person |= {"attended": True}
            elif declined:
                person |= {"attended": False}
            found.append(person)
    return found


def _times(node: Node) -> tuple[DateOrInstant, DateOrInstant]:
    """Return the times as version 3 has them (`starts_at`, `all_day_start_on`) or as the versions before it do."""
    if node.text("all_day_start_on"):
        return _whole_days(node.day("all_day_start_on"), node.day("all_day_end_on"))
    if "starts_at" in node.value:
        return node.instant("starts_at"), node.instant("ends_at")
    start, end = node.object("start"), node.object("end")
    if start.text("date"):
        return _whole_days(start.day("date"), end.day("date"))
    return start.instant("date_time"), end.instant("date_time")


def _whole_days(first: date, after: date) -> tuple[date, date]:
    return first, max(first, after - timedelta(days=1))
