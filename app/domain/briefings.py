"""What a reminder to prepare, to review or to practise is about. Private: only for those with consent to read it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from app.core.pieces import Steps
from app.domain.entities import Interview
from app.domain.fit import FitEvaluation, OpenQuestion, open_questions
from app.domain.insights import EMPLOYERS_ANSWER, GOOD_OUTCOMES
from app.domain.practice import Bounds, Card, becomes_card, queue
from app.domain.questions import SAME_QUESTION, AnswerChange, Question, answer_change, same_question, topic_key
from app.domain.reflections import Earlier, MissingPart, Reflection, what_is_missing
from app.domain.states import InterviewKind, Outcome

LESSONS = 5
"""So many lessons, and strengths, are brought to mind before an interview: more cannot be kept in mind during it."""

WEAK_QUESTIONS = 10
"""So many weak questions are shown before an interview."""

QUESTIONS_LOOKED_AT = 150
"""So many questions, the latest, are looked through for weak ones: each is compared with all of them."""


class PredictionVerdict(StrEnum):
    """How a prediction compares with what happened."""

    RIGHT = "right"
    TOO_HOPEFUL = "too_hopeful"
    TOO_GLOOMY = "too_gloomy"
    NOT_PREDICTED = "not_predicted"
    OPEN = "open"
    """There is no answer of the employer's to compare with: none yet, or the candidate withdrew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewFacts:
    """Which interview it is, in a few words."""

    interview_id: UUID
    company: str
    role: str
    round: int | None
    kind: InterviewKind
    starts_at: datetime
    ended_at: datetime
    outcome: Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing noted about an interview."""

    text: str
    company: str
    interview_id: UUID
    noted_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonsBriefing:
    """For `review_lessons`: what the candidate noted, what happened, and how the two compare."""

    interview: InterviewFacts
    outcome_at: datetime | None
    outcome_note: str | None
    predicted: Outcome | None
    prediction: PredictionVerdict
    reflection: Reflection | None
    missing: tuple[MissingPart, ...]
    """What the reflection still lacks; everything when there is none."""
    weak_questions: tuple[Question, ...]
    answer_changes: tuple[AnswerChange, ...]
    """For questions of this interview that had been asked before."""


@dataclass(frozen=True, kw_only=True)
class EarlierRound:
    """What an earlier round at the same company taught."""

    interview: InterviewFacts
    topics: tuple[str, ...]
    went_well: tuple[str, ...]
    went_badly: tuple[str, ...]
    next_time: tuple[str, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, kw_only=True)
class PrepareBriefing:
    """For `prepare`: what to have in mind when the interview begins."""

    interview: InterviewFacts
    lessons: tuple[Note, ...]
    """What the candidate meant to do next time, newest first."""
    strengths: tuple[Note, ...]
    """What went well before, newest first."""
    weak_questions: tuple[Question, ...]
    """Hard or badly answered and not answered well since; the worst first."""
    fit_questions: tuple[OpenQuestion, ...]
    """What is unknown about this job, to be asked."""
    earlier_rounds: tuple[EarlierRound, ...]
    """Earlier rounds at this company, newest first."""


@dataclass(frozen=True, kw_only=True)
class QueueItem:
    """One card to practise, with the question it shows and the better answer thought of since."""

    card_id: UUID
    question: Question
    due_at: datetime
    reviews: int
    last_review_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PractiseBriefing:
    """For `practise`: the day's queue, and the interview it leads up to."""

    queue: tuple[QueueItem, ...]
    next_interview: InterviewFacts | None


def review_lessons(
    interview: Interview,
    reflection: Reflection | None,
    questions: Sequence[Question] = (),
    earlier_questions: Sequence[Question] = (),
) -> Steps[LessonsBriefing]:
    """Return what to look back on.

    Args:
        interview: The interview with its outcome.
        reflection: What was noted about it, if anything.
        questions: What was asked in it.
        earlier_questions: What was asked in other interviews, in any order.
    """
    predicted = reflection.predicted_outcome if reflection else None
    changes: list[AnswerChange] = []
    for question in questions:
        change = answer_change(question, earlier_questions)
        changes += [] if change is None else [change]
        yield
    return LessonsBriefing(
        interview=facts(interview),
        outcome_at=interview.outcome_at,
        outcome_note=interview.outcome_note,
        predicted=predicted,
        prediction=compare_prediction(predicted, interview.outcome),
        reflection=reflection,
        missing=tuple(what_is_missing(reflection) if reflection else MissingPart),
        weak_questions=tuple(_weak(questions)),
        answer_changes=tuple(changes),
    )


def prepare(
    interview: Interview, earlier: Sequence[Earlier], evaluation: FitEvaluation | None = None
) -> Steps[PrepareBriefing]:
    """Return what to bring to mind before an interview.

    Args:
        interview: The interview ahead.
        earlier: The candidate's reflections with their interviews and questions, in any order; those of interviews
            that end after this one starts are passed over.
        evaluation: The newest fit evaluation of the same application, if there is one.
    """
    before = sorted(
        (
            entry
            for entry in earlier
            if entry.interview.id != interview.id and entry.interview.end <= interview.starts_at
        ),
        key=lambda entry: (entry.interview.end, entry.interview.id),
        reverse=True,
    )
    company = topic_key(interview.company)
    weak = yield from _still_weak([question for entry in before for question in entry.questions])
    return PrepareBriefing(
        interview=facts(interview),
        lessons=_notes(before, lambda reflection: reflection.next_time),
        strengths=_notes(before, lambda reflection: reflection.went_well),
        weak_questions=tuple(weak[:WEAK_QUESTIONS]),
        fit_questions=open_questions(evaluation.criteria, evaluation.scores) if evaluation else (),
        earlier_rounds=tuple(_round(entry) for entry in before if topic_key(entry.interview.company) == company),
    )


def practise(
    cards: Iterable[Card],
    questions: Mapping[UUID, Question],
    *,
    now: datetime,
    bounds: Bounds,
    next_interview: Interview | None = None,
) -> PractiseBriefing:
    """Return the day's queue.

    Args:
        cards: The candidate's cards; those paused, merged or not due are passed over.
        questions: The cards' questions, by id. A card shows its first one given, and is left out without any.
        now: The present instant.
        bounds: The candidate's zone and the evening before their next interview.
        next_interview: What the practice leads up to.
    """
    items = []
    for card in queue(cards, now, bounds):
        shown = next((questions[each] for each in card.question_ids if each in questions), None)
        if shown is not None:
            items.append(
                QueueItem(
                    card_id=card.id,
                    question=shown,
                    due_at=card.due_at,
                    reviews=card.reviews,
                    last_review_at=card.last_review_at,
                )
            )
    return PractiseBriefing(queue=tuple(items), next_interview=facts(next_interview) if next_interview else None)


def compare_prediction(predicted: Outcome | None, actual: Outcome) -> PredictionVerdict:
    """Say whether a prediction held: whether it told getting on (advanced, an offer) from a rejection."""
    if predicted not in EMPLOYERS_ANSWER:
        return PredictionVerdict.NOT_PREDICTED
    if actual not in EMPLOYERS_ANSWER:
        return PredictionVerdict.OPEN
    expected, came = predicted in GOOD_OUTCOMES, actual in GOOD_OUTCOMES
    if expected == came:
        return PredictionVerdict.RIGHT
    return PredictionVerdict.TOO_HOPEFUL if expected else PredictionVerdict.TOO_GLOOMY


def facts(interview: Interview) -> InterviewFacts:
    """Return which interview it is."""
    return InterviewFacts(
        interview_id=interview.id,
        company=interview.company,
        role=interview.role,
        round=interview.round,
        kind=interview.kind,
        starts_at=interview.starts_at,
        ended_at=interview.end,
        outcome=interview.outcome,
    )


def _round(entry: Earlier) -> EarlierRound:
    return EarlierRound(
        interview=facts(entry.interview),
        topics=entry.interview.topics,
        went_well=entry.reflection.went_well,
        went_badly=entry.reflection.went_badly,
        next_time=entry.reflection.next_time,
        questions=entry.questions,
    )


def _notes(before: Iterable[Earlier], entries: Callable[[Reflection], Iterable[str]]) -> tuple[Note, ...]:
    """Return the newest notes of one sort, each wording once."""
    found: dict[str, Note] = {}
    for entry in before:
        for text in entries(entry.reflection):
            if text.strip():
                note = Note(
                    text=text.strip(),
                    company=entry.interview.company,
                    interview_id=entry.interview.id,
                    noted_at=entry.reflection.created_at,
                )
                found.setdefault(topic_key(text), note)
    return tuple(found.values())[:LESSONS]


def _weak(questions: Iterable[Question]) -> list[Question]:
    """Return the questions worth practising, the worst answer first, then the hardest, then the newest."""
    weak = [question for question in questions if becomes_card(question)]
    newest_first = sorted(weak, key=lambda question: (question.asked_at, question.id), reverse=True)
    return sorted(newest_first, key=lambda question: (question.answer_quality or 3, -(question.difficulty or 3)))


def _still_weak(questions: Iterable[Question]) -> Steps[list[Question]]:
    """Take each question at the last time it was asked, and return those that were weak then."""
    newest_first = sorted(questions, key=lambda question: (question.asked_at, question.id), reverse=True)
    latest: list[Question] = []
    for question in newest_first[:QUESTIONS_LOOKED_AT]:
        if all(same_question(question.text, other.text) < SAME_QUESTION for other in latest):
            latest.append(question)
        yield
    return _weak(latest)
