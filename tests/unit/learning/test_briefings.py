from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from app.core.pieces import at_once
from app.domain.briefings import PredictionVerdict, compare_prediction, practise, prepare, review_lessons
from app.domain.fit import Criterion
from app.domain.practice import Bounds, new_card, pause
from app.domain.reflections import MissingPart
from app.domain.states import Outcome
from tests.support.learning import NOW, a_question, a_reflection, an_earlier, an_evaluation, an_interview
from tests.unit.learning.test_practice import MADRID

FREE = Bounds(zone=MADRID)


@pytest.mark.parametrize(
    ("predicted", "actual", "verdict"),
    [
        (Outcome.ADVANCED, Outcome.OFFER, PredictionVerdict.RIGHT),
        (Outcome.REJECTED, Outcome.REJECTED, PredictionVerdict.RIGHT),
        (Outcome.OFFER, Outcome.REJECTED, PredictionVerdict.TOO_HOPEFUL),
        (Outcome.REJECTED, Outcome.ADVANCED, PredictionVerdict.TOO_GLOOMY),
        (Outcome.ADVANCED, Outcome.PENDING, PredictionVerdict.OPEN),
        (Outcome.ADVANCED, Outcome.WITHDRAWN, PredictionVerdict.OPEN),
        (None, Outcome.OFFER, PredictionVerdict.NOT_PREDICTED),
        (Outcome.PENDING, Outcome.OFFER, PredictionVerdict.NOT_PREDICTED),
    ],
)
def test_predicted_against_actual(predicted, actual, verdict):
    assert compare_prediction(predicted, actual) is verdict


def test_lessons_hold_what_was_noted_against_what_happened():
    interview = an_interview(5, outcome=Outcome.REJECTED, outcome_at=NOW, outcome_note="Somebody closer")
    reflection = a_reflection(interview, went_well=("calm",), predicted_outcome=Outcome.OFFER)
    weak = a_question(5, interview=interview, answer_quality=1)
    fine = a_question(6, "Why us?", interview=interview, answer_quality=5)
    earlier = a_question(1, answer_quality=3)
    briefing = at_once(review_lessons(interview, reflection, [fine, weak], [earlier]))
    assert (briefing.predicted, briefing.interview.outcome) == (Outcome.OFFER, Outcome.REJECTED)
    assert briefing.prediction is PredictionVerdict.TOO_HOPEFUL
    assert briefing.outcome_note == "Somebody closer"
    assert briefing.missing == (MissingPart.NEXT_ACTION,)
    assert briefing.weak_questions == (weak,)
    assert [change.change for change in briefing.answer_changes] == [-2]


def test_lessons_without_a_reflection_ask_for_all_of_it():
    briefing = at_once(review_lessons(an_interview(outcome=Outcome.OFFER), None))
    assert briefing.missing == tuple(MissingPart)
    assert briefing.prediction is PredictionVerdict.NOT_PREDICTED


def test_preparing_brings_the_newest_lessons_each_once():
    ahead = an_interview(20)
    old = an_earlier(an_interview(1, company="Globex"), next_time=("Speak slower", "Sleep"), went_well=("calm",))
    new = an_earlier(an_interview(2), next_time=("speak  slower", "Ask more", " "))
    after = an_earlier(an_interview(30), next_time=("From the future",))
    briefing = at_once(prepare(ahead, [old, after, new]))
    assert [(note.text, note.company) for note in briefing.lessons] == [
        ("speak  slower", "Initech"),
        ("Ask more", "Initech"),
        ("Sleep", "Globex"),
    ]
    assert [note.text for note in briefing.strengths] == ["calm"]


def test_preparing_shows_at_most_five_lessons():
    many = an_earlier(an_interview(1), next_time=tuple(f"Lesson {number}" for number in range(9)))
    assert len(at_once(prepare(an_interview(20), [many])).lessons) == 5


def test_a_question_answered_well_since_is_no_longer_weak():
    first, second = an_interview(1), an_interview(2)
    was_weak = a_question(1, "What is a deadlock?", interview=first, answer_quality=1)
    now_fine = a_question(2, "Explain a deadlock", interview=second, answer_quality=5, difficulty=2)
    hard = a_question(3, "Design a rate limiter", interview=first, difficulty=5, answer_quality=4)
    worst = a_question(4, "Why did you leave?", interview=first, answer_quality=1)
    briefing = at_once(
        prepare(an_interview(20), [an_earlier(first, was_weak, hard, worst), an_earlier(second, now_fine)])
    )
    assert briefing.weak_questions == (worst, hard)


def test_preparing_asks_what_is_unknown_about_the_job():
    held = (Criterion(key="pay", name="Pay"), Criterion(key="team", name="Team"))
    briefing = at_once(prepare(an_interview(20), [], an_evaluation(1, held, {"pay": 3})))
    assert [question.key for question in briefing.fit_questions] == ["team"]
    assert at_once(prepare(an_interview(20), [])).fit_questions == ()


def test_earlier_rounds_are_those_of_this_company():
    here = an_earlier(an_interview(1, company="INITECH", topics=("Kafka",)), went_badly=("rushed",))
    there = an_earlier(an_interview(2, company="Globex"))
    [taught] = at_once(prepare(an_interview(20), [there, here])).earlier_rounds
    assert (taught.topics, taught.went_badly, taught.interview.company) == (("Kafka",), ("rushed",), "INITECH")


def test_practising_shows_the_queue_with_its_questions():
    questions = {number: a_question(number, f"Question {number}") for number in range(1, 5)}
    cards = [
        new_card(question, UUID(int=number), NOW - timedelta(days=number), FREE)
        for number, question in questions.items()
    ]
    cards[0] = replace(cards[0], question_ids=(UUID(int=5), questions[1].id))
    cards[2] = pause(cards[2], NOW)
    cards[3] = replace(cards[3], question_ids=(UUID(int=5),))
    ahead = an_interview(20)
    briefing = practise(
        cards, {question.id: question for question in questions.values()}, now=NOW, bounds=FREE, next_interview=ahead
    )
    assert [item.question.text for item in briefing.queue] == ["Question 2", "Question 1"]
    assert briefing.next_interview is not None
    assert briefing.next_interview.interview_id == ahead.id
    assert practise([], {}, now=NOW, bounds=FREE).next_interview is None
