"""A candidate's whole data as one document, on the wire: what the export gives is what the import takes."""

from datetime import datetime
from typing import Annotated, Any, Literal, get_args

from annotated_types import MaxLen
from pydantic import AfterValidator, ConfigDict, Field, Strict

from app.domain.quotas import MOST_INTERVIEWERS
from app.schemas.applications import ApplicationFields
from app.schemas.candidates import CandidateFields
from app.schemas.deriving import null_if_absent
from app.schemas.drafts import DraftFields, RevisionFields
from app.schemas.fields import SOME_TEXT, Body, Clean, Flag, Id, Instant, LongText, Name, Revision, Whole
from app.schemas.fit import CriterionBody, FitEvaluationFields
from app.schemas.interviews import CommitmentState, InterviewerFields, InterviewState
from app.schemas.policy import PolicyPatch
from app.schemas.practice import CardFields, ReviewFields
from app.schemas.reflections import QuestionFields, ReflectionFields, StarBody
from app.schemas.reminders import ReminderFields

_MANY = 100_000


class _Exported(Body):
    # Nothing is left out of an export; an import may lack what was added since.
    model_config = ConfigDict(json_schema_serialization_defaults_required=True)


class Record(_Exported):
    """Something stored, as it was. Texts are kept to the letter."""

    model_config = ConfigDict(str_strip_whitespace=False)

    id: Id
    created_at: Instant
    updated_at: Instant


@null_if_absent
class ExportedCandidate(CandidateFields, Record):
    """The candidate."""

    policy: PolicyPatch


@null_if_absent
class ExportedApplication(ApplicationFields, Record):
    """An application."""

    stage_changed_at: Instant


class ExportedInterviewer(InterviewerFields, Body):
    """A person on the employer's side."""

    id: Id


@null_if_absent
class ExportedInterview(InterviewState, Record):
    """An interview."""

    outcome_note: LongText | None
    highlight: LongText | None
    strength: LongText | None
    location: LongText | None
    status_reason: LongText | None
    missed_by: Annotated[str, Field(max_length=20), Clean] | None
    source_system: Annotated[str, Field(max_length=50), Clean] | None
    source_status: Annotated[str, Field(max_length=100), Clean] | None
    interviewers: Annotated[tuple[ExportedInterviewer, ...], Field(max_length=MOST_INTERVIEWERS)]


@null_if_absent
class ExportedCommitment(CommitmentState, Record):
    """What an employer promised."""

    note: LongText | None


@null_if_absent
class ExportedExplanation(_Exported):
    """Why a reminder has the times it has."""

    rule: Name
    summary: LongText
    steps: Annotated[tuple[LongText, ...], Field(max_length=50)]
    supersedes: Instant | None


@null_if_absent
class ExportedReminder(ReminderFields, Record):
    """A reminder. `identity` is what it is about, unique within the candidate."""

    interviewer_id: Id | None
    interviewer_name: Name | None
    identity: Annotated[str, Field(min_length=1, max_length=450, json_schema_extra=SOME_TEXT), Clean]
    ordinal: Revision
    explanation: ExportedExplanation
    status_reason: LongText | None
    overdue_raised: Flag


@null_if_absent
class ExportedRevision(RevisionFields, _Exported):
    """One version of a draft's words."""

    model_config = ConfigDict(str_strip_whitespace=False)


@null_if_absent
class ExportedDraft(DraftFields, Record):
    """A draft with every version of its words. One without words waits for them."""

    interviewer_name: Name | None
    follow_up_number: Annotated[int, Field(ge=1, le=2), Strict(), Whole]
    override_reason: LongText | None
    revisions: Annotated[tuple[ExportedRevision, ...], Field(max_length=10_000)]


@null_if_absent
class ExportedQuestion(QuestionFields, Record):
    """A question that was asked."""

    star: StarBody | None


@null_if_absent
class ExportedReflection(ReflectionFields, Record):
    """A reflection with its questions, in the order they were asked."""

    interview_id: Id
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

    state: Annotated[int, Field(ge=1, le=3), Strict(), Whole] = Field(description="1 learning, 2 review, 3 relearning.")
    step: Annotated[int, Field(ge=0, le=10), Strict(), Whole] | None
    stability: Annotated[float, Field(gt=0, le=1_000_000), Strict()] | None = Field(description="Days.")
    difficulty: Annotated[float, Field(ge=1, le=10), Strict()] | None
    due: MemoryInstant
    last_review: MemoryInstant | None


@null_if_absent
class ExportedCard(CardFields, Record):
    """A practice card. One merged into another has no questions left."""

    question_ids: Annotated[tuple[Id, ...], Field(max_length=1000)]
    memory: ExportedMemory
    own_due_at: Instant = Field(description="When the algorithm would have it back.")
    due_at: Instant = Field(description="When it is due, within the bounds of the next interview.")


class ExportedReview(ReviewFields, Body):
    """A rehearsal of a card."""

    own_due_at: Instant


class ExportedFitProfile(Record):
    """What the candidate wants of a job."""

    criteria: Annotated[tuple[CriterionBody, ...], Field(min_length=1, max_length=100)]
    revision: Revision


@null_if_absent
class ExportedFitEvaluation(FitEvaluationFields, Record):
    """How a job measured up, with the criteria it was held against."""

    criteria: Annotated[tuple[CriterionBody, ...], Field(min_length=1, max_length=100)]


class CandidateExport(Body):
    """Everything that is stored of a candidate. Events and deliveries, which repeat it, and keys are not part of it."""

    format: Literal["afterview.candidate"]
    version: Annotated[int, Field(ge=1, le=1), Strict(), Whole] = Field(
        description="The document's own, not the candidate's."
    )
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


def _sections() -> dict[str, tuple[type[Body], int]]:
    found: dict[str, tuple[type[Body], int]] = {}
    for name, field in CandidateExport.model_fields.items():
        model = next((each for each in get_args(field.annotation) if isinstance(each, type)), None)
        if model is not None and issubclass(model, Body):
            longest = next(each.max_length for each in field.metadata if isinstance(each, MaxLen))
            found[name] = (model, longest)
    return found


SECTIONS = _sections()
"""The lists of the document: what each consists of, and how many of it there may be."""


def values_of(record: Body) -> dict[str, Any]:
    """Return a record as plain values: instants, ids and states, not their texts."""
    values: dict[str, Any] = _values(record)
    return values


def _values(value: Any) -> Any:
    if isinstance(value, Body):
        return {name: _values(each) for name, each in value.all_fields().items()}
    if isinstance(value, tuple):
        return tuple(_values(each) for each in value)
    return value
