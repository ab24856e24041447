"""A candidate's whole data as one document, on the wire: what the export gives is what the import takes."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field

from app.domain.drafting.kinds import DraftKind, DraftStatus, Language, Tone, WrittenBy
from app.domain.questions import QuestionKind
from app.domain.quotas import MOST_INTERVIEWERS
from app.domain.states import (
    Action,
    CommitmentStatus,
    InterviewKind,
    InterviewStatus,
    LinkedInTier,
    Outcome,
    ReminderStatus,
    Stage,
)
from app.schemas.candidates import WakingHoursBody
from app.schemas.fields import (
    SOME_TEXT,
    Body,
    Clean,
    Country,
    DayOrInstant,
    Email,
    Id,
    Identifier,
    Instant,
    LongText,
    Name,
    Subdivision,
    ZoneName,
)
from app.schemas.fit import CriterionBody, Revision, Scores
from app.schemas.interviews import BusinessDays, LinkedInUrl, Topics
from app.schemas.policy import PolicyBody
from app.schemas.practice import RatingNumber
from app.schemas.reflections import Notes, OneToFive, Parts, QuestionText, StarBody

_MANY = 100_000
Count = Annotated[int, Field(ge=0, le=2_147_483_647)]


class Record(Body):
    """Something stored, as it was. Texts are kept to the letter."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False, frozen=True)

    id: Id
    created_at: Instant
    updated_at: Instant


class ExportedCandidate(Record):
    """The candidate."""

    name: Name
    email: Email | None
    external_id: Identifier | None
    time_zone: ZoneName
    country: Country | None
    subdivision: Subdivision | None
    waking_hours: WakingHoursBody
    linkedin_tier: LinkedInTier
    paused_until: Instant | None
    policy: PolicyBody


class ExportedApplication(Record):
    """An application."""

    company: Name
    role: Name
    stage: Stage
    stage_changed_at: Instant


class ExportedInterviewer(Body):
    """A person on the employer's side."""

    id: Id
    name: Name
    role: Name | None
    email: Email | None
    linkedin_url: LinkedInUrl | None
    attended: bool
    connected: bool


class ExportedInterview(Record):
    """An interview."""

    application_id: Id
    company: Name
    role: Name
    round: int | None = Field(ge=1, le=100)
    kind: InterviewKind
    status: InterviewStatus
    starts_at: Instant
    ends_at: Instant
    ended_at: Instant | None
    time_zone: ZoneName
    country: Country | None
    subdivision: Subdivision | None
    business_days: BusinessDays | None
    outcome: Outcome
    outcome_at: Instant | None
    outcome_note: LongText | None
    respond_by: DayOrInstant | None
    topics: Topics
    highlight: LongText | None
    strength: LongText | None
    location: LongText | None
    notes: LongText | None
    interviewers: Annotated[tuple[ExportedInterviewer, ...], Field(max_length=MOST_INTERVIEWERS)]
    status_reason: LongText | None
    missed_by: Annotated[str, Field(max_length=20), Clean] | None
    source_system: Annotated[str, Field(max_length=50), Clean] | None
    external_id: Identifier | None
    external_updated_at: Instant | None
    source_status: Annotated[str, Field(max_length=100), Clean] | None


class ExportedCommitment(Record):
    """What an employer promised."""

    interview_id: Id
    decide_by: DayOrInstant
    said_by: Name | None
    said_at: Instant | None
    note: LongText | None
    status: CommitmentStatus
    status_at: Instant | None


class ExportedExplanation(Body):
    """Why a reminder has the times it has."""

    rule: Name
    summary: LongText
    steps: Annotated[tuple[LongText, ...], Field(max_length=50)]
    supersedes: Instant | None


class ExportedReminder(Record):
    """A reminder. `identity` is what it is about, unique within the candidate."""

    application_id: Id | None
    interview_id: Id | None
    interviewer_id: Id | None
    interviewer_name: Name | None
    company: Name | None
    role: Name | None
    action: Action
    identity: Annotated[str, Field(min_length=1, max_length=450, json_schema_extra=SOME_TEXT), Clean]
    ordinal: Revision
    status: ReminderStatus
    not_before: Instant | None
    due_at: Instant
    deadline: Instant | None
    expires_at: Instant
    explanation: ExportedExplanation
    snoozed_until: Instant | None
    status_at: Instant
    status_reason: LongText | None
    overdue_raised: bool
    revision: Revision


class ExportedRevision(Body):
    """One version of a draft's words."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False, frozen=True)

    id: Id
    revision: Revision
    subject: LongText | None
    body: LongText
    changed: Annotated[tuple[Literal["subject", "body"], ...], Field(max_length=2)]
    written_by: WrittenBy
    created_at: Instant


class ExportedDraft(Record):
    """A draft with every version of its words. One without words waits for them."""

    application_id: Id
    interview_id: Id
    interviewer_id: Id | None
    interviewer_name: Name | None
    kind: DraftKind
    tone: Tone
    language: Language
    follow_up_number: Annotated[int, Field(ge=1, le=2)]
    status: DraftStatus
    subject: LongText | None
    body: LongText
    revision: Revision
    written_by: WrittenBy
    fallback_reason: Annotated[str, Field(max_length=50), Clean] | None
    sent_at: Instant | None
    override_reason: LongText | None
    revisions: Annotated[tuple[ExportedRevision, ...], Field(max_length=10_000)]


class ExportedQuestion(Record):
    """A question that was asked."""

    text: QuestionText
    topic: Name | None
    kind: QuestionKind
    difficulty: OneToFive | None
    answer_quality: OneToFive | None
    answer_given: LongText | None
    better_answer: LongText | None
    star: StarBody | None
    flagged: bool


class ExportedReflection(Record):
    """A reflection with its questions, in the order they were asked."""

    interview_id: Id
    overall: OneToFive | None
    parts: Parts
    went_well: Notes
    went_badly: Notes
    next_time: Notes
    feelings: LongText | None
    predicted_outcome: Outcome | None
    questions: Annotated[tuple[ExportedQuestion, ...], Field(max_length=100)]


def _is_instant(text: str) -> str:
    if datetime.fromisoformat(text).tzinfo is None:
        message = "must say its offset from UTC"
        raise ValueError(message)
    return text


MemoryInstant = Annotated[
    str,
    Field(
        min_length=20,
        max_length=40,
        examples=["2026-11-23T18:00:00+00:00"],
        json_schema_extra={"format": "date-time"},
    ),
    AfterValidator(_is_instant),
]


class ExportedMemory(Body):
    """What the scheduling algorithm (FSRS) knows of a card."""

    state: int = Field(ge=1, le=3, description="1 learning, 2 review, 3 relearning.")
    step: Annotated[int, Field(ge=0, le=10)] | None
    stability: Annotated[float, Field(gt=0, le=1_000_000)] | None = Field(description="Days.")
    difficulty: Annotated[float, Field(ge=1, le=10)] | None
    due: MemoryInstant
    last_review: MemoryInstant | None


class ExportedCard(Record):
    """A practice card. One merged into another has no questions left."""

    question_ids: Annotated[tuple[Id, ...], Field(max_length=1000)]
    memory: ExportedMemory
    own_due_at: Instant = Field(description="When the algorithm would have it back.")
    due_at: Instant = Field(description="When it is due, within the bounds of the next interview.")
    last_review_at: Instant | None
    reviews: Count
    paused_at: Instant | None
    merged_into: Id | None


class ExportedReview(Body):
    """A rehearsal of a card."""

    id: Id
    card_id: Id
    rating: RatingNumber
    reviewed_at: Instant
    own_due_at: Instant
    created_at: Instant


class ExportedFitProfile(Record):
    """What the candidate wants of a job."""

    criteria: Annotated[tuple[CriterionBody, ...], Field(min_length=1, max_length=100)]
    revision: Revision


class ExportedFitEvaluation(Record):
    """How a job measured up, with the criteria it was held against."""

    application_id: Id
    interview_id: Id
    profile_revision: Revision
    criteria: Annotated[tuple[CriterionBody, ...], Field(min_length=1, max_length=100)]
    scores: Scores
    notes: LongText | None


class CandidateExport(Body):
    """Everything that is stored of a candidate. Events and deliveries, which repeat it, and keys are not part of it."""

    format: Literal["afterview.candidate"]
    version: int = Field(ge=1, le=1, description="The document's own, not the candidate's.")
    exported_at: Instant
    candidate: ExportedCandidate
    applications: Annotated[tuple[ExportedApplication, ...], Field(max_length=_MANY)]
    interviews: Annotated[tuple[ExportedInterview, ...], Field(max_length=_MANY)]
    commitments: Annotated[tuple[ExportedCommitment, ...], Field(max_length=_MANY)]
    reminders: Annotated[tuple[ExportedReminder, ...], Field(max_length=_MANY)]
    drafts: Annotated[tuple[ExportedDraft, ...], Field(max_length=_MANY)] = ()
    reflections: Annotated[tuple[ExportedReflection, ...], Field(max_length=_MANY)]
    practice_cards: Annotated[tuple[ExportedCard, ...], Field(max_length=_MANY)]
    practice_reviews: Annotated[tuple[ExportedReview, ...], Field(max_length=_MANY)]
    fit_profiles: Annotated[tuple[ExportedFitProfile, ...], Field(max_length=1)]
    fit_evaluations: Annotated[tuple[ExportedFitEvaluation, ...], Field(max_length=_MANY)]

    def values(self) -> dict[str, Any]:
        """Return the document as plain values: instants, ids and states, not their texts."""
        document: dict[str, Any] = _values(self)
        document["candidate"]["policy"] = self.candidate.policy.given()
        return document


def _values(value: Any) -> Any:
    if isinstance(value, Body):
        return {name: _values(each) for name, each in value.all_fields().items()}
    if isinstance(value, tuple):
        return tuple(_values(each) for each in value)
    return value
