"""Interviews on the wire."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field

from app.domain.quotas import MOST_INTERVIEWERS
from app.domain.states import CommitmentStatus, InterviewKind, InterviewStatus, Outcome, Weekday
from app.schemas.fields import (
    UNSET,
    WHITE_SPACE,
    Body,
    Country,
    DayOrInstant,
    Email,
    Id,
    Identifier,
    Instant,
    LongText,
    Name,
    OneLine,
    Out,
    ShortText,
    Subdivision,
    ZoneName,
)


def _distinct(days: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
    if len(set(days)) != len(days):
        message = "must not repeat a day"
        raise ValueError(message)
    return tuple(day for day in Weekday if day in days)


BusinessDays = Annotated[
    tuple[Weekday, ...],
    Field(min_length=1, max_length=7, json_schema_extra={"uniqueItems": True}),
    AfterValidator(_distinct),
]
LinkedInUrl = Annotated[str, Field(max_length=500, pattern=rf"^https?://[^\x00-\x1f\x7f{WHITE_SPACE}<>\"]+$")]
Topics = Annotated[tuple[Annotated[ShortText, Field(min_length=1)], ...], Field(max_length=50)]


class InterviewerBody(Body):
    """A person on the employer's side."""

    id: Id | None = Field(default=None, description="Given in a PATCH to say which interviewer is meant.")
    name: OneLine = Field(examples=["Bill Lumbergh"])
    role: OneLine | None = Field(default=None, examples=["VP"])
    email: Email | None = Field(default=None, examples=["bill@initech.example"])
    linkedin_url: LinkedInUrl | None = None
    attended: bool = True
    connected: bool = Field(default=False, description="Whether the candidate is connected with them on LinkedIn.")


People = Annotated[tuple[InterviewerBody, ...], Field(max_length=MOST_INTERVIEWERS)]


class InterviewFacts(Body):
    """What is known of an interview, apart from whose it is."""

    company: OneLine | None = Field(default=None, examples=["Initech"])
    role: OneLine | None = Field(default=None, examples=["Data Engineer"])
    round: int | None = Field(default=None, ge=1, le=100)
    kind: InterviewKind = InterviewKind.OTHER
    starts_at: Instant = Field(examples=["2026-11-23T15:00:00Z"])
    ends_at: Instant = Field(examples=["2026-11-23T16:00:00Z"])
    ended_at: Instant | None = Field(default=None, description="When the conversation really ended.")
    time_zone: ZoneName = Field(examples=["America/New_York"])
    country: Country | None = Field(default=None, examples=["US"])
    subdivision: Subdivision | None = None
    business_days: BusinessDays | None = Field(default=None, description="The employer's working days.")
    status: InterviewStatus | None = Field(
        default=None, description="If absent: completed when `ends_at` is past, else scheduled."
    )
    interviewers: People = ()
    topics: Topics = Field(default=(), examples=[["the move to event-driven pipelines"]])
    highlight: ShortText | None = Field(default=None, examples=["how on-call is shared"])
    strength: ShortText | None = Field(default=None, examples=["running a migration without downtime"])
    location: ShortText | None = None
    notes: LongText | None = None
    decision_by: DayOrInstant | None = Field(
        default=None, description="By when the employer said they decide.", examples=["2026-12-02"]
    )

    def values(self) -> dict[str, Any]:
        """Return every field as the domain takes it."""
        return self.all_fields() | {"interviewers": [person.all_fields() for person in self.interviewers]}


class InterviewCreate(InterviewFacts):
    """An interview to be. Give `application_id`, or `company` and `role`, which find or create the application."""

    candidate_id: Id
    application_id: Id | None = None


class InterviewPatch(Body):
    """What to change of an interview. Absent fields stay, null empties.

    Interviewers are matched by id, then e-mail, then name, and keep their ids.
    """

    round: int | None = Field(default=None, ge=1, le=100)
    kind: InterviewKind = Field(default=UNSET)
    starts_at: Instant = Field(default=UNSET)
    ends_at: Instant = Field(default=UNSET)
    ended_at: Instant | None = None
    time_zone: ZoneName = Field(default=UNSET)
    country: Country | None = None
    subdivision: Subdivision | None = None
    business_days: BusinessDays | None = None
    interviewers: People = Field(default=UNSET)
    topics: Topics = Field(default=UNSET)
    highlight: ShortText | None = None
    strength: ShortText | None = None
    location: ShortText | None = None
    notes: LongText | None = None

    def values(self) -> dict[str, Any]:
        """Return the fields that were sent, as the domain takes them."""
        given = self.given()
        if "interviewers" in given:
            given["interviewers"] = [person.all_fields() for person in self.interviewers]
        return given


class CompleteBody(Body):
    """When it ended, if not as planned."""

    ended_at: Instant | None = None


class CancelBody(Body):
    """Why."""

    reason: ShortText | None = None


class MissedBody(Body):
    """Who did not come."""

    by: Literal["employer", "candidate"] = "employer"
    note: ShortText | None = None


class OutcomeBody(Body):
    """What came of it. `pending` takes a recorded outcome back."""

    outcome: Outcome
    occurred_at: Instant | None = Field(default=None, description="When it became known; now if absent.")
    respond_by: DayOrInstant | None = Field(default=None, description="By when an offer wants an answer.")
    note: ShortText | None = None


class CommitmentCreate(Body):
    """A promise of the employer to decide by a day or an instant."""

    decide_by: DayOrInstant = Field(examples=["2026-12-02"])
    said_by: OneLine | None = Field(default=None, examples=["Bill Lumbergh"])
    said_at: Instant | None = None
    note: ShortText | None = None


class CommitmentOut(Out):
    """What the employer promised, and what became of it."""

    id: Id
    candidate_id: Id
    interview_id: Id
    decide_by: DayOrInstant
    said_by: Name | None
    said_at: Instant | None
    note: ShortText | None
    status: CommitmentStatus
    status_at: Instant | None
    created_at: Instant
    updated_at: Instant


class InterviewerOut(Out):
    """A person on the employer's side."""

    id: Id
    name: Name
    role: Name | None
    email: Email | None
    linkedin_url: LinkedInUrl | None
    attended: bool
    connected: bool


class InterviewOut(Out):
    """One round of an application."""

    id: Id
    candidate_id: Id
    application_id: Id
    company: Name
    role: Name
    round: int | None = Field(ge=1, le=100)
    kind: InterviewKind
    status: InterviewStatus
    status_reason: ShortText | None
    missed_by: Literal["employer", "candidate"] | None
    starts_at: Instant
    ends_at: Instant
    ended_at: Instant | None
    time_zone: ZoneName
    country: Country | None
    subdivision: Subdivision | None
    business_days: BusinessDays | None
    outcome: Outcome
    outcome_at: Instant | None
    outcome_note: ShortText | None
    respond_by: DayOrInstant | None
    topics: Topics
    highlight: ShortText | None
    strength: ShortText | None
    location: ShortText | None
    notes: LongText | None
    interviewers: list[InterviewerOut] = Field(max_length=MOST_INTERVIEWERS)
    source_system: Identifier | None
    external_id: Identifier | None
    external_updated_at: Instant | None
    source_status: ShortText | None
    created_at: Instant
    updated_at: Instant
