"""An interview as an applicant tracking system tells of it, in our words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, TypeVar

from app.domain.entities import DateOrInstant
from app.domain.errors import InvalidInputError
from app.domain.imports.reading import LOCATION_LENGTH, NAME_LENGTH, Node
from app.domain.local_time import start_of_day, zone
from app.domain.states import InterviewKind

T = TypeVar("T")
_KINDS = (
    (r"phone|screen|recruiter call", InterviewKind.PHONE_SCREEN),
    (r"on-?\s?site|in person|office", InterviewKind.ONSITE),
    (r"technical|coding|whiteboard|programming|system design|pair", InterviewKind.TECHNICAL),
    (r"panel", InterviewKind.PANEL),
    (r"final", InterviewKind.FINAL),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedInterview:
    """What a payload says of one interview."""

    external_id: str
    pointer: str
    """Where it stands in the payload."""
    starts: DateOrInstant
    ends: DateOrInstant
    """A day means its end."""
    kind: InterviewKind
    source_status: str | None
    interviewers: tuple[dict[str, Any], ...]
    organiser: str | None
    """Who arranged it: not one of those who hold it, unless named there too."""
    location: str | None
    time_zone: str | None
    updated_at: datetime | None
    emptied: frozenset[str] = frozenset()
    """Fields that the payload has, and that are empty in it: `location`, `interviewers`."""

    def times(self, time_zone: str) -> tuple[datetime, datetime]:
        """Return the start and the end. A whole day is the local one, from its first instant to its last."""
        where = zone(time_zone)
        starts = self.starts if isinstance(self.starts, datetime) else start_of_day(self.starts, where)
        if isinstance(self.ends, datetime):
            return starts, self.ends
        return starts, start_of_day(self.ends + timedelta(days=1), where)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule of which a payload tells the whole: what is kept of it and not told of will not take place."""

    prefix: str
    """What the ids of its interviews begin with."""
    updated_at: datetime | None
    is_one: bool = False
    """It is one interview that was deleted, whose id is the whole of `prefix`."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A record of a list that could not be read: its id if it has one, and what is wrong where."""

    external_id: str | None
    pointer: str
    message: str


@dataclass(frozen=True, slots=True)
class Batch:
    """What one payload says: its interviews, of which schedules it tells the whole, and what cannot be taken."""

    interviews: tuple[ImportedInterview, ...]
    schedules: tuple[Schedule, ...] = ()
    refused: tuple[Refused, ...] = ()


def read_each(nodes: Iterable[Node], read: Callable[[Node], T]) -> tuple[list[T], tuple[Refused, ...]]:
    """Read each record on its own.

    Raises:
        InvalidInputError: what is wrong with the first, if all are refused.
    """
    taken, refused, first = [], [], None
    for node in nodes:
        try:
            taken.append(read(node))
        except InvalidInputError as error:
            first = first or error
            refused.append(refusal(node.text("id") or _number(node), error))
    if first is not None and not taken:
        raise first
    return taken, tuple(refused)


def refusal(external_id: str | None, error: InvalidInputError) -> Refused:
    """Return an error as what is said of one record."""
    problem = error.extra["errors"][0]
    return Refused(external_id, problem["pointer"], problem["message"])


def _number(node: Node) -> str | None:
    value = node.value.get("id")
    return str(value)[:NAME_LENGTH] if isinstance(value, int) else None


def kind_of(title: str | None, link: str | None) -> InterviewKind:
    """Guess the kind of an interview from its title, else from whether there is a link to a call."""
    for pattern, kind in _KINDS:
        if title is not None and re.search(pattern, title, re.IGNORECASE):
            return kind
    return InterviewKind.VIDEO if link is not None else InterviewKind.OTHER


def place_of(location: str | None, link: str | None) -> str | None:
    """Return where it takes place: a place, a link to a call, or both."""
    parts = [part for part in (location, link) if part is not None]
    return ", ".join(dict.fromkeys(parts))[:LOCATION_LENGTH] or None


def emptied_in(node: Node, places: tuple[str, ...]) -> frozenset[str]:
    """Return which of `location`, told of by the fields `places`, and `interviewers` a payload has empty."""
    no_place = any(name in node.value for name in places) and not any(node.text(name) for name in places)
    nobody = "interviewers" in node.value and not node.value["interviewers"]
    return frozenset(({"location"} if no_place else set()) | ({"interviewers"} if nobody else set()))


def person_of(node: Node) -> dict[str, Any] | None:
    """Return an interviewer by name, or by address if the name is missing; None if both are."""
    first_and_last = " ".join(part for part in (node.text("first_name"), node.text("last_name")) if part)
    other_spelling = " ".join(part for part in (node.text("firstName"), node.text("lastName")) if part)
    email = node.email()
    name = node.text("name") or first_and_last or other_spelling or email
    if not name:
        return None
    return {"name": name[:200]} | ({"email": email} if email else {})
