"""Plan previews on the wire."""

from datetime import datetime
from typing import Any

from pydantic import Field

from app.domain.previews import PREVIEWED
from app.schemas.candidates import CandidateCreate
from app.schemas.deriving import with_fields_of
from app.schemas.fields import Body, Id, Instant, Name, OneLine, Out
from app.schemas.interviews import InterviewFacts
from app.schemas.policy import PolicyPatch
from app.schemas.reminders import ReminderOut


class PreviewCandidate(CandidateCreate):
    """Whose plan it would be. Only the time zone is needed; the rest may be sent as for a new candidate."""

    name: OneLine | None = Field(default=None, examples=["Ada Diaz"])  # type: ignore[assignment]  # nobody is named here


class PreviewInterview(InterviewFacts):
    """The interview that would be recorded. Company and role may be left out."""

    candidate_id: Id | None = Field(default=None, description="Taken and not used, so that one body serves twice.")
    application_id: Id | None = Field(default=None, description="Taken and not used, likewise.")


class PlanPreviewCreate(Body):
    """What to plan, and from which instant on to look at it."""

    now: Instant | None = Field(
        default=None, description="The instant of planning; the present if absent.", examples=["2026-11-23T17:00:00Z"]
    )
    candidate: PreviewCandidate
    interview: PreviewInterview
    policy: PolicyPatch = PolicyPatch()

    def parts(self) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any], datetime | None]:
        """Return the candidate, the interview, the policy and the instant as the domain takes them."""
        return self.candidate.values(), self.interview.values(), self.policy.given(), self.now


class PreviewSubjectOut(Out):
    """The person an action would be about."""

    interviewer: Name


@with_fields_of(ReminderOut, (*PREVIEWED, "status"))
class PlannedReminderOut(Out):
    """One action that would have to be taken."""

    subject: PreviewSubjectOut | None


class PlanPreviewOut(Out):
    """The plan that would result, in order of due time."""

    reminders: list[PlannedReminderOut] = Field(max_length=200)
