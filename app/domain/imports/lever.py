"""Lever: interviews, as its API shows them."""

from datetime import timedelta
from typing import Any

from app.domain.errors import InvalidInputError
from app.domain.imports.imported import Batch, ImportedInterview, emptied_in, kind_of, person_of, place_of, read_each
from app.domain.imports.reading import LOCATION_LENGTH, Node, unwrapped
from app.domain.quotas import MOST_INTERVIEWERS

CANCELLED = "canceled"
SCHEDULED = "scheduled"
_LONGEST = 7 * 24 * 60


def read_lever(payload: Any) -> Batch:
    """Read one interview or a list of them, alone or as the `data` of an answer.

    Times are milliseconds since 1970, the duration is minutes. There is no status: an interview with `canceledAt` is
    taken as `canceled`, any other as `scheduled`.

    Raises:
        InvalidInputError: at the place in the payload where an id or a time is missing.
    """
    taken, refused = read_each(unwrapped(payload, "data"), _interview)
    return Batch(tuple(taken), refused=refused)


def _interview(node: Node) -> ImportedInterview:
    starts = node.milliseconds("date")
    minutes = node.number("duration")
    if not 0 < minutes <= _LONGEST:
        raise InvalidInputError(f"{node.pointer}/duration", "Expected minutes, up to a week.")
    location = node.text("location", LOCATION_LENGTH)
    link = location if location is not None and location.startswith("http") else None
    people = (person_of(each) for each in node.objects("interviewers", MOST_INTERVIEWERS))
    return ImportedInterview(
        external_id=node.identifier("id"),
        pointer=node.pointer,
        starts=starts,
        ends=starts + timedelta(minutes=minutes),
        kind=kind_of(node.text("subject"), link),
        source_status=SCHEDULED if node.value.get("canceledAt") is None else CANCELLED,
        interviewers=tuple(person for person in people if person is not None),
        organiser=None,
        location=place_of(location, None),
        time_zone=node.time_zone("timezone"),
        updated_at=None,
        emptied=emptied_in(node, ("location",)),
    )
