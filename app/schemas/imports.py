"""Imports on the wire."""

from typing import Literal

from pydantic import Field

from app.schemas.fields import Id, Identifier, Name, Out


class ImportedRecordOut(Out):
    """What became of one interview of a payload."""

    external_id: Identifier = Field(description="Its id in the other system; for Ashby the schedule's and the event's.")
    interview_id: Id
    effect: Literal["created", "updated", "unchanged", "ignored"] = Field(
        description="`ignored`: the payload is older than what is kept."
    )
    organiser: Name | None = Field(description="Who arranged it there. It is not kept.")


class ImportResultOut(Out):
    """What became of the interviews of a payload."""

    interviews: list[ImportedRecordOut] = Field(max_length=10_000)
