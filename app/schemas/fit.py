"""Fit profiles, evaluations and comparisons on the wire."""

from typing import Annotated

from pydantic import Field, Strict

from app.domain.fit import Criterion, FitResult
from app.schemas.deriving import Resource, Shape, null_if_absent
from app.schemas.fields import SOME_TEXT, Body, Clean, Flag, Id, LongText, OneLine, Out, Revision, ShortText, Whole
from app.schemas.reflections import OneToFive

CriterionKey = Annotated[str, Field(min_length=1, max_length=100, json_schema_extra=SOME_TEXT), Clean]
Weight = Annotated[int, Field(ge=0, le=1000), Strict(), Whole]
Scores = Annotated[dict[CriterionKey, OneToFive | None], Field(max_length=100)]
Share = Annotated[float, Field(ge=0, le=1)]
Score = Annotated[float, Field(ge=1, le=5)]


class CriterionFields(Shape):
    """Something the candidate wants of a job."""

    key: CriterionKey = Field(description="Stays the same when the criterion is renamed.", examples=["remote"])
    name: OneLine = Field(examples=["Remote work"])
    weight: Weight = Field(examples=[3])
    deal_breaker: Flag = Field(description="Scored 2 or less, the job is not for them.")
    question: ShortText | None = Field(description="What to ask an interviewer to find out.")


@null_if_absent
class CriterionBody(CriterionFields, Body):
    """Something the candidate wants of a job."""

    weight: Weight = Field(default=1, examples=[3])
    deal_breaker: Flag = Field(default=False, description="Scored 2 or less, the job is not for them.")


class FitProfilePut(Body):
    """What the candidate wants of a job."""

    criteria: Annotated[tuple[CriterionBody, ...], Field(min_length=1, max_length=100)]

    def values(self) -> list[Criterion]:
        """Return the criteria as the domain takes them."""
        return [Criterion(**criterion.all_fields()) for criterion in self.criteria]


class FitEvaluationPut(Body):
    """How a job measures up."""

    scores: Scores = Field(
        description="By criterion, 1 to 5; null or absent is unknown.", examples=[{"remote": 4, "growth": None}]
    )
    notes: LongText | None = None
    use_present_criteria: Flag = Field(
        default=False, description="Lock the profile's present criteria in, in place of those locked before."
    )


class FitComparisonCreate(Body):
    """The evaluations to compare."""

    evaluation_ids: Annotated[tuple[Id, ...], Field(min_length=2, max_length=20)] = Field(
        examples=[["01980f5c-6f0a-7cc3-9d1e-2b7f4c1a9e01", "01980f5c-6f0a-7cc3-9d1e-2b7f4c1a9e02"]]
    )


class CriterionOut(CriterionFields, Out):
    """Something the candidate wants of a job."""


Criteria = Annotated[list[CriterionOut], Field(min_length=1, max_length=100)]


class FitProfileOut(Resource):
    """What a candidate wants of a job."""

    candidate_id: Id
    revision: Revision = Field(description="Counts changes of the criteria.")
    criteria: Criteria


class FlipOut(Out):
    """The smallest change of one score that would give another result."""

    key: CriterionKey
    name: OneLine
    before: OneToFive | None
    after: OneToFive
    steps: int = Field(ge=1, le=4)
    result: FitResult


class OpenQuestionOut(Out):
    """What to ask in the next round."""

    key: CriterionKey
    text: ShortText
    deal_breaker: bool
    weight: Weight


class JudgementOut(Out):
    """What scores come to."""

    result: FitResult
    reason: str = Field(max_length=30_000, description="The rule that decided, in a sentence.")
    score: Score | None = Field(description="The weighted mean; null when nothing that counts is known.")
    share_unknown: Share
    deal_breakers_hit: list[CriterionKey] = Field(max_length=100)
    deal_breakers_unknown: list[CriterionKey] = Field(max_length=100)
    questions: list[OpenQuestionOut] = Field(max_length=100, description="What to ask next round.")


class FitEvaluationFields(Shape):
    """What is stored of an evaluation and shown."""

    application_id: Id
    interview_id: Id
    profile_revision: Revision
    scores: Scores
    notes: LongText | None


class FitEvaluationOut(FitEvaluationFields, JudgementOut, Resource):
    """One job held against the criteria as they were when it was evaluated."""

    candidate_id: Id
    criteria: Criteria
    flip: FlipOut | None


class RankedOfferOut(JudgementOut):
    """One job in the ranking."""

    evaluation_id: Id
    interview_id: Id
    application_id: Id
    place: int = Field(ge=1, le=20)
    scores: Scores


class ComparisonFlipOut(FlipOut):
    """The smallest change of one score that would change who wins."""

    evaluation_id: Id
    winner: Id | None


class FitComparisonOut(Out):
    """Several jobs, best first."""

    result: FitResult
    winner: Id | None
    lead: float | None = Field(ge=-4, le=5, description="The first one's score less the next one's.")
    profile_revision: Revision
    criteria: Criteria
    offers: list[RankedOfferOut] = Field(max_length=20)
    flip: ComparisonFlipOut | None
