"""Briefings on the wire."""

from pydantic import Field

from app.domain.briefings import PredictionVerdict
from app.domain.states import Action, InterviewKind, Outcome
from app.schemas.fields import Id, Instant, LongText, Name, Out, ShortText
from app.schemas.fit import OpenQuestionOut
from app.schemas.reflections import AnswerChangeOut, MissingAnswerOut, Note, Notes, OneToFive, QuestionOut


class InterviewFactsOut(Out):
    """Which interview it is."""

    interview_id: Id
    company: Name
    role: Name
    round: int | None = Field(ge=1, le=100)
    kind: InterviewKind
    starts_at: Instant
    ended_at: Instant
    outcome: Outcome


class LessonNoteOut(Out):
    """One thing noted about an interview."""

    text: Note
    company: Name
    interview_id: Id
    noted_at: Instant


class EarlierRoundOut(Out):
    """What an earlier round at the same company taught."""

    interview: InterviewFactsOut
    topics: list[ShortText] = Field(max_length=50)
    went_well: Notes
    went_badly: Notes
    next_time: Notes
    questions: list[QuestionOut] = Field(max_length=100)


class LessonsOut(Out):
    """What was noted, what happened, and how the two compare."""

    interview: InterviewFactsOut
    outcome_at: Instant | None
    outcome_note: LongText | None
    predicted: Outcome | None
    prediction: PredictionVerdict
    reflection_id: Id | None
    overall: OneToFive | None
    went_well: Notes
    went_badly: Notes
    next_time: Notes
    missing: list[MissingAnswerOut] = Field(max_length=2)
    weak_questions: list[QuestionOut] = Field(max_length=100)
    answer_changes: list[AnswerChangeOut] = Field(max_length=100)


class PreparationOut(Out):
    """What to have in mind when the interview begins."""

    interview: InterviewFactsOut
    lessons: list[LessonNoteOut] = Field(max_length=5)
    strengths: list[LessonNoteOut] = Field(max_length=5)
    weak_questions: list[QuestionOut] = Field(max_length=10)
    fit_questions: list[OpenQuestionOut] = Field(max_length=100)
    earlier_rounds: list[EarlierRoundOut] = Field(max_length=200)


class PracticeQueueItemOut(Out):
    """One card to practise."""

    card_id: Id
    question: QuestionOut
    due_at: Instant
    reviews: int = Field(ge=0, le=2_147_483_647)
    last_review_at: Instant | None


class PracticeSessionOut(Out):
    """The day's queue, and the interview it leads up to."""

    queue: list[PracticeQueueItemOut] = Field(max_length=100)
    next_interview: InterviewFactsOut | None


class BriefingOut(Out):
    """What a reminder is about. The member named like the reminder's action is there; the others are null."""

    reminder_id: Id
    action: Action
    review_lessons: LessonsOut | None
    prepare: PreparationOut | None
    practise: PracticeSessionOut | None
