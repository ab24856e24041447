"""Practice cards and their reviews on the wire."""

from typing import Annotated

from pydantic import Field, Strict

from app.schemas.deriving import Resource, Shape
from app.schemas.fields import Body, Count, Id, Instant, Out, Whole
from app.schemas.reflections import AlikeQuestionOut, QuestionOut

RatingNumber = Annotated[
    int, Field(ge=1, le=4, description="1: not at all; 2: with trouble; 3: well; 4: easily."), Strict(), Whole
]


class PracticeReviewCreate(Body):
    """A rehearsal: how well the answer came."""

    rating: RatingNumber = Field(examples=[3])
    reviewed_at: Instant | None = Field(default=None, description="If not now: when it took place.")


class PracticeCardMerge(Body):
    """The card that asks the same, as the candidate has confirmed. It goes, and points to the one that stays."""

    card_id: Id


class CardFields(Shape):
    """What is stored of a card and shown."""

    due_at: Instant = Field(description="When to rehearse it next.")
    reviews: Count = Field(description="How often it was rehearsed.")
    last_review_at: Instant | None
    paused_at: Instant | None
    merged_into: Id | None = Field(description="The card that took its place.")


class PracticeCardOut(CardFields, Resource):
    """A question to rehearse."""

    candidate_id: Id
    questions: list[QuestionOut] = Field(max_length=1000, description="What it stands for; ask the first.")


class ReviewFields(Shape):
    """What is stored of a rehearsal and shown."""

    id: Id
    card_id: Id
    rating: RatingNumber
    reviewed_at: Instant
    created_at: Instant


class PracticeReviewOut(ReviewFields, Out):
    """A rehearsal."""


class PracticeReviewResultOut(PracticeReviewOut):
    """A rehearsal, and when the card comes back."""

    due_at: Instant


class PracticeQueueOut(Out):
    """What to practise today, in order."""

    candidate_id: Id
    due: int = Field(ge=0, le=2_147_483_647, description="How many cards are due today, those not shown too.")
    items: list[PracticeCardOut] = Field(max_length=100)
    next_interview_evening: Instant | None = Field(
        description="The evening before the next interview: nothing is due later."
    )


class AlikePracticeCardOut(AlikeQuestionOut):
    """Another card that probably asks the same."""

    card_id: Id


class AlikePracticeCardsOut(Out):
    """Cards that probably ask the same, the most alike first. Merging them is for the candidate to confirm."""

    items: list[AlikePracticeCardOut] = Field(max_length=500)
