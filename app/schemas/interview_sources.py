"""Interviews reported by other systems, on the wire."""

from typing import Annotated, Any

from pydantic import Field

from app.schemas.fields import Clean, Email, Id, Identifier, Instant
from app.schemas.interviews import InterviewFacts

SourceStatus = Annotated[str, Field(max_length=100), Clean]


class InterviewReport(InterviewFacts):
    """An interview as another system knows it.

    A new one needs its candidate, named in one of three ways, and `company` and `role` or `application_id`. Of a
    known one, what the report leaves out stays as it is; its application keeps its names.
    """

    candidate_id: Id | None = None
    candidate_external_id: Identifier | None = Field(default=None, examples=["u-17"])
    candidate_email: Email | None = None
    application_id: Id | None = None
    external_updated_at: Instant | None = Field(
        default=None, description="When the other system changed it. A report older than the one kept is ignored."
    )
    source_status: SourceStatus | None = Field(
        default=None,
        description="The other system's own word, kept as it is. Known ones set the status where `status` is absent.",
        examples=["awaiting_feedback"],
    )

    def values(self) -> dict[str, Any]:
        """Return every field as the domain takes it; of interviewers what was sent."""
        fields = super().values() | {"interviewers": [person.given() for person in self.interviewers]}
        del fields["candidate_external_id"], fields["candidate_email"]
        return fields

    def spoken_of(self) -> frozenset[str]:
        """Return the fields that were sent."""
        return frozenset(self.model_fields_set) - {"candidate_external_id", "candidate_email"}
