"""The questions a candidate was asked, which of them are the same, and whether the answers get better."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from uuid import UUID

SAME_QUESTION = 0.75
"""From this similarity on, two questions are offered to the candidate as one; merging them is theirs to confirm."""

HARD_FROM = 4
"""A question is hard from this difficulty on (1 to 5)."""

WEAK_UP_TO = 2
"""An answer is weak up to this quality (1 to 5)."""

_COMPARED = 400
"""So many characters of a question are compared with others."""

_LEAST = 200 * SAME_QUESTION - 100
"""The least ratio, of 100, that can be made up for by another one."""

_SHARED_WORDS = (
    "a about an and any are as at be been can could describe did do does ever example explain for from give had has "
    "have how i if in is it let me my of on or our please share situation some talk tell that the their there this "
    "through time to us walk was we were what when where which who why will with would you your yours"
)
_FILLER = frozenset(_SHARED_WORDS.split())
"""Words that nearly every interview question shares and that say nothing about what is asked."""


class QuestionKind(StrEnum):
    """What sort of answer a question wants."""

    BEHAVIOURAL = "behavioural"
    TECHNICAL = "technical"
    CASE = "case"
    MOTIVATION = "motivation"
    OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Star:
    """A behavioural answer in its four parts."""

    situation: str | None = None
    task: str | None = None
    action: str | None = None
    result: str | None = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question asked in one interview, and how the candidate dealt with it.

    `difficulty` and `answer_quality` run from 1 to 5, 5 being the hardest and the best. `asked_at` is E of the
    interview it was asked in; a repository reads it with the question, so it follows when that end is corrected.
    """

    tenant_id: UUID
    id: UUID
    candidate_id: UUID
    interview_id: UUID
    reflection_id: UUID
    asked_at: datetime
    text: str
    topic: str | None = None
    kind: QuestionKind = QuestionKind.OTHER
    difficulty: int | None = None
    answer_quality: int | None = None
    answer_given: str | None = None
    better_answer: str | None = None
    star: Star | None = None
    flagged: bool = False
    version: int = 1
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, kw_only=True)
class AnswerChange:
    """How an answer did when a question came back: `change` is `quality` less `earlier_quality`, so up is better."""

    question_id: UUID
    earlier_question_id: UUID
    earlier_asked_at: datetime
    earlier_quality: int
    quality: int
    similarity: float

    @property
    def change(self) -> int:
        """Return by how many points the answer got better, from -4 to 4."""
        return self.quality - self.earlier_quality


def is_hard(difficulty: int | None, answer_quality: int | None) -> bool:
    """Tell whether a question is worth practising: hard in itself, or answered badly.

    Domain rule: difficulty of 4 or more, or answer quality of 2 or less. What was not rated does not count.
    """
    return (difficulty is not None and difficulty >= HARD_FROM) or (
        answer_quality is not None and answer_quality <= WEAK_UP_TO
    )


def topic_key(topic: str) -> str:
    """Return the form under which spellings of one topic, or of one employer, are counted together."""
    return " ".join(topic.split()).casefold()


def same_question(one: str, other: str) -> float:
    """Return how alike two questions are, from 0 to 1, whichever comes first.

    Capitals, punctuation and the order of words do not matter, nor do the words most questions share: "tell me about a
    time you failed" is close to "describe a situation where you failed" and far from "tell me about a time you led".
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - loaded when first needed

    left, right = _gist(one), _gist(other)
    if not left or not right:
        return 0.0
    in_order = fuzz.token_sort_ratio(left, right, score_cutoff=_LEAST)
    # What is nothing like it in order is not the same question, whatever words they share.
    return (in_order + fuzz.token_set_ratio(left, right)) / 200 if in_order else 0.0


def likely_same(question: Question, others: Iterable[Question]) -> list[tuple[Question, float]]:
    """Return the other questions that are probably this one asked again, most alike first, with their similarity."""
    found = [
        (other, similarity)
        for other in others
        if other.id != question.id and (similarity := same_question(question.text, other.text)) >= SAME_QUESTION
    ]
    return sorted(found, key=lambda pair: (-pair[1], pair[0].asked_at, pair[0].id))


def answer_change(
    question: Question, earlier: Iterable[Question], confirmed: Collection[UUID] = ()
) -> AnswerChange | None:
    """Compare the answer with the one given when the same question was last asked in another interview.

    Domain rule: when a question returns in a later interview, the change of answer quality is reported.

    Args:
        question: The question as asked now.
        earlier: Other questions of the candidate, in any order; later ones are passed over.
        confirmed: Ids of questions the candidate said are the same. They count as exactly alike.

    Returns:
        The change since the most recent earlier time, or None when there was none or either answer was not rated.
    """
    if question.answer_quality is None:
        return None
    found = [
        AnswerChange(
            question_id=question.id,
            earlier_question_id=other.id,
            earlier_asked_at=other.asked_at,
            earlier_quality=other.answer_quality,
            quality=question.answer_quality,
            similarity=similarity,
        )
        for other in earlier
        if other.interview_id != question.interview_id
        and other.asked_at < question.asked_at
        and other.answer_quality is not None
        and (similarity := 1.0 if other.id in confirmed else same_question(question.text, other.text)) >= SAME_QUESTION
    ]
    return max(
        found, key=lambda change: (change.earlier_asked_at, change.similarity, change.earlier_question_id), default=None
    )


@lru_cache(maxsize=2048)
def _gist(text: str) -> str:
    """Return the words of a question that say what it is about; all of them when no other is left.

    Of a long question, those at its beginning.
    """
    from rapidfuzz import utils  # noqa: PLC0415 - loaded when first needed

    words = utils.default_process(text).split()
    return " ".join([word for word in words if word not in _FILLER] or words)[:_COMPARED]
