"""Interviews on the wire."""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, Strict

from app.domain.quotas import MOST_INTERVIEWERS
from app.domain.states import CommitmentStatus, InterviewKind, InterviewStatus, Outcome, Weekday
from app.schemas.deriving import Resource, Shape, null_if_absent, unchanged_if_absent
from app.schemas.fields import (
    WHITE_SPACE,
    Body,
    Country,
    DayOrInstant,
    Email,
    Flag,
    Id,
    Identifier,
    Instant,
    LongText,
    Name,
    OneLine,
    Out,
    ShortText,
    Subdivision,
    Whole,
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
LinkedInUrl = Annotated[str, Field(max_length=500, pattern=rf"^https?://[^\x00-\x1f\x7f{WHITE_SPACE}<>\x22]+$")]
Topics = Annotated[tuple[Annotated[ShortText, Field(min_length=1)], ...], Field(max_length=50)]


Round = Annotated[int, Field(ge=1, le=100), Strict(), Whole]


class InterviewerFields(Shape):
    """What is known of a person on the employer's side."""

    name: Name
    role: Name | None
    email: Email | None = Field(examples=["bill@initech.example"])
    linkedin_url: LinkedInUrl | None
    attended: Flag
    connected: Flag = Field(description="Whether the candidate is connected with them on LinkedIn.")


@null_if_absent
class InterviewerBody(InterviewerFields, Body):
    """A person on the employer's side."""

    id: Id | None = Field(default=None, description="Given in a PATCH to say which interviewer is meant.")
    name: OneLine = Field(examples=["Bill Lumbergh"])
    role: OneLine | None = Field(examples=["VP"])
    attended: Flag = True
    connected: Flag = Field(default=False, description="Whether the candidate is connected with them on LinkedIn.")


People = Annotated[tuple[InterviewerBody, ...], Field(max_length=MOST_INTERVIEWERS)]


class InterviewFields(Shape):
    """What a client says of an interview, first and later on."""

    round: Round | None
    kind: InterviewKind
    starts_at: Instant = Field(examples=["2026-11-23T15:00:00Z"])
    ends_at: Instant = Field(examples=["2026-11-23T16:00:00Z"])
    ended_at: Instant | None = Field(description="When the conversation really ended.")
    time_zone: ZoneName = Field(examples=["America/New_York"])
    country: Country | None = Field(examples=["US"])
    subdivision: Subdivision | None
    business_days: BusinessDays | None = Field(description="The employer's working days.")
    topics: Topics = Field(examples=[["the move to event-driven pipelines"]])
    highlight: ShortText | None = Field(examples=["how on-call is shared"])
    strength: ShortText | None = Field(examples=["running a migration without downtime"])
    location: ShortText | None
    notes: LongText | None


class InterviewState(InterviewFields):
    """What is stored of an interview, apart from whose it is and who was there."""

    application_id: Id
    company: Name
    role: Name
    status: InterviewStatus
    status_reason: ShortText | None
    outcome: Outcome
    outcome_at: Instant | None
    outcome_note: ShortText | None
    respond_by: DayOrInstant | None
    source_system: Identifier | None
    external_id: Identifier | None
    external_updated_at: Instant | None
    source_status: ShortText | None


@null_if_absent
class InterviewFacts(InterviewFields, Body):
    """What is known of an interview, apart from whose it is."""

    company: OneLine | None = Field(examples=["Initech"])
    role: OneLine | None = Field(examples=["Data Engineer"])
    kind: InterviewKind = InterviewKind.OTHER
    status: InterviewStatus | None = Field(description="If absent: completed when `ends_at` is past, else scheduled.")
    interviewers: People = ()
    topics: Topics = Field(default=(), examples=[["the move to event-driven pipelines"]])
    decision_by: DayOrInstant | None = Field(
        description="By when the employer said they decide.", examples=["2026-12-02"]
    )

    def values(self) -> dict[str, Any]:
        """Return every field as the domain takes it."""
        return self.all_fields() | {"interviewers": [person.all_fields() for person in self.interviewers]}


class InterviewCreate(InterviewFacts):
    """An interview to be. Give `application_id`, or `company` and `role`, which find or create the application."""

    candidate_id: Id
    application_id: Id | None = None


@unchanged_if_absent
class InterviewPatch(InterviewFields, Body):
    """What to change of an interview. Absent fields stay, null empties.

    Interviewers are matched by id, then e-mail, then name, and keep their ids.
    """

    interviewers: People

    def values(self) -> dict[str, Any]:
        """Return the fields that were sent, as the domain takes them."""
        given = self.given()
        if "interviewers" in given:
            given["interviewers"] = [person.all_fields() for person in self.interviewers]
        return given


class InterviewCompletion(Body):
    """When it ended, if not as planned."""

    ended_at: Instant | None = None


class InterviewCancellation(Body):
    """Why."""

    reason: ShortText | None = None


class MissedInterview(Body):
    """Who did not come."""

    by: Literal["employer", "candidate"] = "employer"
    note: ShortText | None = None


class OutcomeRecord(Body):
    """What came of it. `pending` takes a recorded outcome back."""

    outcome: Outcome
    occurred_at: Instant | None = Field(default=None, description="When it became known; now if absent.")
    respond_by: DayOrInstant | None = Field(default=None, description="By when an offer wants an answer.")
    note: ShortText | None = None


class CommitmentFields(Shape):
    """What is known of a promise."""

    decide_by: DayOrInstant = Field(examples=["2026-12-02"])
    said_by: Name | None
    said_at: Instant | None
    note: ShortText | None


class CommitmentState(CommitmentFields):
    """What is stored of a promise, apart from whose it is."""

    interview_id: Id
    status: CommitmentStatus
    status_at: Instant | None


@null_if_absent
class CommitmentCreate(CommitmentFields, Body):
    """A promise of the employer to decide by a day or an instant."""

    said_by: OneLine | None = Field(examples=["Bill Lumbergh"])


class CommitmentOut(CommitmentState, Resource):
    """What the employer promised, and what became of it."""

    candidate_id: Id


class InterviewerOut(InterviewerFields, Out):
    """A person on the employer's side."""

    id: Id


class InterviewOut(InterviewState, Resource):
    """One round of an application."""

    candidate_id: Id
    missed_by: Literal["employer", "candidate"] | None
    interviewers: list[InterviewerOut] = Field(max_length=MOST_INTERVIEWERS)
