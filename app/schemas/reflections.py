"""Reflections and their questions on the wire."""

from typing import Annotated, Any, Literal

from pydantic import Field, Strict

from app.domain.questions import QuestionKind, Star
from app.domain.reflections import MissingPart
from app.domain.states import Outcome
from app.schemas.deriving import Resource, Shape, null_if_absent, unchanged_if_absent
from app.schemas.fields import SOME_TEXT, Body, Clean, Flag, Id, Instant, LongText, Name, OneLine, Out, ShortText, Whole

OneToFive = Annotated[int, Field(ge=1, le=5), Strict(), Whole]
Note = Annotated[str, Field(min_length=1, max_length=2000, json_schema_extra=SOME_TEXT), Clean]
Notes = Annotated[tuple[Note, ...], Field(max_length=50)]
PartName = Annotated[str, Field(min_length=1, max_length=100, json_schema_extra=SOME_TEXT), Clean]
Parts = Annotated[dict[PartName, OneToFive], Field(max_length=20)]
QuestionText = Annotated[str, Field(min_length=1, max_length=2000, json_schema_extra=SOME_TEXT), Clean]
Prediction = Literal[Outcome.ADVANCED, Outcome.REJECTED, Outcome.OFFER, Outcome.WITHDRAWN]


class StarFields(Shape):
    """An answer to a behavioural question in its four parts."""

    situation: LongText | None
    task: LongText | None
    action: LongText | None
    result: LongText | None


@null_if_absent
class StarBody(StarFields, Body):
    """An answer to a behavioural question in its four parts."""


class QuestionFields(Shape):
    """What is known of a question that was asked."""

    text: QuestionText = Field(examples=["Tell me about a time you disagreed with your manager."])
    topic: Name | None = Field(examples=["conflict"])
    kind: QuestionKind
    difficulty: OneToFive | None = Field(description="5 is the hardest.", examples=[4])
    answer_quality: OneToFive | None = Field(description="5 is the best.", examples=[2])
    answer_given: LongText | None
    better_answer: LongText | None = Field(description="What you would say now.")
    flagged: Flag = Field(description="Practise it, however it went.")


@null_if_absent
class QuestionBody(QuestionFields, Body):
    """A question that was asked, and how it went."""

    id: Id | None = Field(description="Given in a PATCH to say which question is meant.")
    topic: OneLine | None = Field(examples=["conflict"])
    kind: QuestionKind = Field(default=QuestionKind.OTHER, examples=["behavioural"])
    star: StarBody | None
    flagged: Flag = Field(default=False, description="Practise it, however it went.")

    def values(self) -> dict[str, Any]:
        """Return every field as the domain takes it."""
        return self.all_fields() | {"star": None if self.star is None else Star(**self.star.all_fields())}


AskedQuestions = Annotated[tuple[QuestionBody, ...], Field(max_length=100)]


class ReflectionFields(Shape):
    """What a candidate says of an interview."""

    overall: OneToFive | None = Field(description="How it went, 5 being the best.", examples=[4])
    parts: Parts
    went_well: Notes
    went_badly: Notes
    next_time: Notes
    feelings: LongText | None
    predicted_outcome: Outcome | None = Field(examples=["advanced"])


@null_if_absent
class ReflectionCreate(ReflectionFields, Body):
    """A reflection to be. It is done when it names at least one strength and one thing to do next time."""

    interview_id: Id
    parts: Parts = Field(default={}, description="Parts, named freely, each from 1 to 5.", examples=[{"technical": 3}])
    went_well: Notes = Field(default=(), examples=[["I explained the migration clearly."]])
    went_badly: Notes = Field(default=(), examples=[["I rushed the estimation question."]])
    next_time: Notes = Field(default=(), examples=[["Ask about the on-call rota."]])
    predicted_outcome: Prediction | None = Field(examples=["advanced"])
    questions: AskedQuestions = Field(default=(), description="What was asked, in order.")

    def values(self) -> dict[str, Any]:
        """Return every field but the interview as the domain takes it."""
        fields = self.all_fields() | {"questions": [question.values() for question in self.questions]}
        del fields["interview_id"]
        return fields


@unchanged_if_absent
class ReflectionPatch(ReflectionFields, Body):
    """What to change of a reflection. Absent fields stay, null empties. A part that is null goes.

    Questions given take the place of those there. They are matched by id, then by text, and keep their ids.
    """

    parts: Annotated[dict[PartName, OneToFive | None], Field(max_length=20)]  # type: ignore[assignment]  # null drops one
    predicted_outcome: Prediction | None
    questions: AskedQuestions

    def values(self) -> dict[str, Any]:
        """Return the fields that were sent, as the domain takes them."""
        given = self.given()
        if "questions" in given:
            given["questions"] = [question.values() for question in self.questions]
        return given


class MissingAnswerOut(Out):
    """Something a reflection still needs."""

    code: MissingPart
    message: ShortText


class StarOut(StarFields, Out):
    """An answer to a behavioural question in its four parts."""


class QuestionOut(QuestionFields, Resource):
    """A question that was asked in an interview."""

    candidate_id: Id
    interview_id: Id
    reflection_id: Id
    asked_at: Instant = Field(description="When the interview ended.")
    topic: OneLine | None
    star: StarOut | None


class AnswerChangeOut(Out):
    """How the answer did when the same question came back in a later interview."""

    question_id: Id
    earlier_question_id: Id
    earlier_asked_at: Instant
    earlier_quality: OneToFive
    quality: OneToFive
    change: int = Field(ge=-4, le=4, description="Up is better.")
    similarity: float = Field(ge=0, le=1)


class AlikeQuestionOut(Out):
    """Another question that is probably the same."""

    question_id: Id
    text: QuestionText
    similarity: float = Field(ge=0, le=1)


class QuestionDetailOut(QuestionOut):
    """A question with what can be told of it from the candidate's other questions."""

    card_id: Id | None = Field(description="The practice card that asks it.")
    answer_change: AnswerChangeOut | None
    likely_same: list[AlikeQuestionOut] = Field(max_length=10)


class ReflectionOut(ReflectionFields, Resource):
    """What a candidate makes of an interview."""

    candidate_id: Id
    interview_id: Id
    questions: list[QuestionOut] = Field(max_length=100)
    complete: bool = Field(description="Nothing is missing: the reminder to reflect is completed.")
    missing: list[MissingAnswerOut] = Field(max_length=2)


class ReflectionPromptOut(Out):
    """A question of the guided form."""

    key: OneLine
    text: LongText
    field: OneLine | None = Field(description="Where the answer belongs in a reflection; null: it jogs the memory.")
    required: bool
    from_reflection_id: Id | None = Field(description="The earlier reflection it comes from.")


class ReflectionPromptsOut(Out):
    """What to ask this candidate about this interview, in order."""

    interview_id: Id
    reflection_id: Id | None = Field(description="The reflection there is already.")
    prompts: list[ReflectionPromptOut] = Field(max_length=50)
