"""Recognising the people who hold an interview from one telling of them to the next."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from app.domain.entities import Interviewer
from app.domain.errors import InvalidInputError


def matched_people(
    known: Sequence[Interviewer], wanted: Sequence[Mapping[str, Any]], new_id: Callable[[], UUID]
) -> tuple[Interviewer, ...]:
    """Return the interviewers as wanted; those recognised by id, then e-mail, then name keep their ids.

    What is not said of a known one stays as it is.
    """
    left = list(known)
    found: list[Interviewer | None] = [None] * len(wanted)
    for same in (_same_id, _same_email, _same_name):
        for index, person in enumerate(wanted):
            if found[index] is None:
                match = next((one for one in left if same(one, person)), None)
                if match is not None:
                    left.remove(match)
                    found[index] = match
    for index, person in enumerate(wanted):
        if person.get("id") is not None and (found[index] is None or found[index].id != person["id"]):  # type: ignore[union-attr]  # the first half rules None out
            raise InvalidInputError(f"/interviewers/{index}/id", "No interviewer of this interview has this id.")
    return tuple(
        Interviewer(**dict(person) | {"id": new_id()})
        if match is None
        else replace(match, **dict(person) | {"id": match.id})
        for person, match in zip(wanted, found, strict=True)
    )


def _same_id(known: Interviewer, wanted: Mapping[str, Any]) -> bool:
    return known.id == wanted.get("id")


def _same_email(known: Interviewer, wanted: Mapping[str, Any]) -> bool:
    email: str | None = wanted.get("email")
    return email is not None and (known.email or "").lower() == email.lower()


def _same_name(known: Interviewer, wanted: Mapping[str, Any]) -> bool:
    name: str = wanted["name"]
    return known.name.casefold() == name.casefold()
