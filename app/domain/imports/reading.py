"""Reading another system's JSON: tolerant of what is extra or odd, exact about where something needed is missing."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from app.domain.errors import InvalidInputError
from app.domain.local_time import check_day, check_instant, zone_names

MOST_INTERVIEWS = 100
NAME_LENGTH = 200
ID_LENGTH = 99
"""Two of them and what joins them fit the 200 characters that are kept."""
STATUS_LENGTH = 100
LOCATION_LENGTH = 500

_CONTROL = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]+")
_EMAIL = re.compile(r"[^@\s<>\"]{1,64}@[^@\s<>\"]+\.[^@\s<>\".]+")
_EMAIL_LENGTH = 254
_LEAST_MILLISECONDS = 100_000_000_000
"""In March 1973. What is smaller is seconds, which would be taken for days in January 1970."""
_LATEST_MILLISECONDS = 253_402_300_799_000


@dataclass(frozen=True, slots=True)
class Node:
    """An object of the payload, and where it stands there."""

    value: Mapping[str, Any]
    pointer: str

    def text(self, name: str, most: int = NAME_LENGTH) -> str | None:
        """Return a text on one line without control characters, cut to `most`; None if absent, empty or no text."""
        value = self.value.get(name)
        if not isinstance(value, str):
            return None
        return _CONTROL.sub(" ", value).strip()[:most].strip() or None

    def identifier(self, name: str) -> str:
        """Return an id, written as a number or a text.

        Raises:
            InvalidInputError: if there is none, or it is too long.
        """
        value = self.value.get(name)
        found = str(value) if isinstance(value, int) and not isinstance(value, bool) else self.text(name, ID_LENGTH + 1)
        if found is None or len(found) > ID_LENGTH:
            raise InvalidInputError(f"{self.pointer}/{name}", f"Expected an id of 1 to {ID_LENGTH} characters.")
        return found

    def instant(self, name: str) -> datetime:
        """Return an instant written in ISO 8601 with an offset.

        Raises:
            InvalidInputError: if it is absent or is none.
        """
        at = f"{self.pointer}/{name}"
        value = self.value.get(name)
        try:
            parsed = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            parsed = None
        if parsed is None:
            raise InvalidInputError(at, "Expected an ISO 8601 date and time with an offset.")
        check_instant(parsed, at)
        return parsed.astimezone(UTC)

    def day(self, name: str) -> date:
        """Return a calendar day written in ISO 8601.

        Raises:
            InvalidInputError: if it is absent or is none.
        """
        at = f"{self.pointer}/{name}"
        value = self.value.get(name)
        try:
            parsed = date.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            parsed = None
        if parsed is None:
            raise InvalidInputError(at, "Expected a date such as 2026-12-02.")
        check_day(parsed, at)
        return parsed

    def milliseconds(self, name: str) -> datetime:
        """Return an instant written as milliseconds since 1970.

        Raises:
            InvalidInputError: if it is absent or is none.
        """
        at = f"{self.pointer}/{name}"
        value = self.number(name)
        if not 0 <= value <= _LATEST_MILLISECONDS:
            raise InvalidInputError(at, "Expected milliseconds since 1970.")
        if value < _LEAST_MILLISECONDS:
            raise InvalidInputError(at, "Expected milliseconds since 1970; these look like seconds.")
        parsed = datetime.fromtimestamp(value / 1000, UTC)
        check_instant(parsed, at)
        return parsed

    def number(self, name: str) -> float:
        """Return a number.

        Raises:
            InvalidInputError: if it is absent or is none.
        """
        value = self.value.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise InvalidInputError(f"{self.pointer}/{name}", "Expected a number.")
        return value

    def time_zone(self, name: str) -> str | None:
        """Return the name of a time zone; None if absent or not known."""
        value = self.text(name)
        return value if value in zone_names() else None

    def email(self, name: str = "email") -> str | None:
        """Return an e-mail address; None if absent or not one."""
        value = self.text(name, _EMAIL_LENGTH + 1)
        well_formed = value is not None and len(value) <= _EMAIL_LENGTH and _EMAIL.fullmatch(value) is not None
        return value if well_formed else None

    def object(self, name: str) -> "Node":
        """Return an object within this one; an empty one if there is none."""
        value = self.value.get(name)
        return Node(value if isinstance(value, Mapping) else {}, f"{self.pointer}/{name}")

    def objects(self, name: str, most: int) -> Iterator["Node"]:
        """Go through the objects of a list, leaving out what is none.

        Raises:
            InvalidInputError: if there are more than `most`.
        """
        value = self.value.get(name)
        listed = value if isinstance(value, list) else []
        yield from objects_of(listed, f"{self.pointer}/{name}", most)


def objects_of(listed: list[Any], pointer: str, most: int) -> Iterator[Node]:
    """Go through the objects of a list, leaving out what is none.

    Raises:
        InvalidInputError: if there are more than `most`.
    """
    if len(listed) > most:
        raise InvalidInputError(pointer, f"Expected at most {most}.")
    for place, value in enumerate(listed):
        if isinstance(value, Mapping):
            yield Node(value, f"{pointer}/{place}")


def unwrapped(payload: Any, *wrappers: str) -> Iterator[Node]:
    """Go through the interviews of a payload: one object, a list of them, or either within a wrapper's field.

    Raises:
        InvalidInputError: if there are more than 100, or it is neither.
    """
    pointer = ""
    for name in wrappers:
        if isinstance(payload, Mapping) and isinstance(payload.get(name), Mapping | list):
            payload, pointer = payload[name], f"{pointer}/{name}"
    if isinstance(payload, list):
        yield from objects_of(payload, pointer, MOST_INTERVIEWS)
    elif isinstance(payload, Mapping):
        yield Node(payload, pointer)
    else:
        raise InvalidInputError(pointer, "Expected an object or a list of them.")
