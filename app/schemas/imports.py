"""Imports on the wire."""

from typing import Annotated, Literal

from pydantic import Field

from app.schemas.fields import Id, Identifier, Name, Out


class ImportProblemOut(Out):
    """What is wrong where."""

    pointer: Annotated[str, Field(max_length=300)]
    message: Annotated[str, Field(max_length=1000)]


class ImportedRecordOut(Out):
    """What became of one interview of a payload."""

    external_id: Identifier | None = Field(description="Its id there; for Ashby the schedule's and the event's.")
    interview_id: Id | None
    effect: Literal["created", "updated", "unchanged", "ignored", "refused"] = Field(
        description="`ignored`: older than what is kept."
    )
    organiser: Name | None = Field(description="Who arranged it there. It is not kept.")
    problem: ImportProblemOut | None


class ImportResultOut(Out):
    """What became of the interviews of a payload."""

    interviews: list[ImportedRecordOut] = Field(max_length=10_000)
