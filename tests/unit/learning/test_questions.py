from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.questions import (
    SAME_QUESTION,
    answer_change,
    is_hard,
    likely_same,
    same_question,
    topic_key,
)
from tests.support.learning import a_question, an_interview

ALIKE = [
    ("Tell me about a time you failed", "Describe a situation where you failed."),
    ("How would you design a rate limiter?", "Design a rate limiter."),
    ("Why do you want to work here?", "Why would you want to work for us?"),
    ("What is your greatest weakness?", "what is your BIGGEST weakness"),
    ("Explain how an index works in PostgreSQL", "How does a PostgreSQL index work?"),
    (
        "Tell me about a conflict with a colleague",
        "Describe a conflict you had with a colleague and how you resolved it",
    ),
    ("Tell me about yourself", "Tell me about yourself and your career"),
    ("¿Por qué quieres trabajar aquí?", "¿Por qué quieres trabajar con nosotros?"),
    ("What would you do?", "What would you do?"),
]
UNLIKE = [
    ("Tell me about a time you failed", "Tell me about a time you led a team"),
    ("How would you design a rate limiter?", "How would you design a URL shortener?"),
    ("What is your greatest weakness?", "What is your greatest strength?"),
    ("Explain ACID", "Explain CAP"),
    ("Explain consistency", "How do you keep consistency between two services?"),
    ("What is a deadlock?", "What is a livelock?"),
    ("?!", "Explain ACID"),
    ("", ""),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_the_same_question_in_other_words_is_recognised(one, other):
    assert same_question(one, other) >= SAME_QUESTION


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_different_questions_in_like_words_are_kept_apart(one, other):
    assert same_question(one, other) < SAME_QUESTION


@given(st.text(max_size=60), st.text(max_size=60))
def test_similarity_is_symmetric_and_within_bounds(one, other):
    similarity = same_question(one, other)
    assert 0 <= similarity <= 1
    assert similarity == same_question(other, one)


@pytest.mark.parametrize(
    ("difficulty", "quality", "hard"),
    [
        (4, 5, True),
        (5, None, True),
        (3, 3, False),
        (3, 2, True),
        (None, 1, True),
        (None, None, False),
        (None, 3, False),
        (1, 2, True),
    ],
)
def test_hard_is_difficulty_from_four_or_quality_up_to_two(difficulty, quality, hard):
    assert is_hard(difficulty, quality) is hard


def test_spellings_of_a_topic_count_together():
    assert topic_key("  System   Design ") == topic_key("system design")


def test_likely_same_lists_the_most_alike_first_and_never_itself():
    asked = a_question(5, "Design a rate limiter")
    close = a_question(1, "How would you design a rate limiter for us today?")
    exact = a_question(2, "Design a rate limiter!")
    other = a_question(3, "Why do you want to leave?")
    assert [found.id for found, _ in likely_same(asked, [asked, close, other, exact])] == [exact.id, close.id]


def test_the_change_is_against_the_last_time_it_was_asked():
    first = a_question(1, "What is a deadlock?", answer_quality=1)
    second = a_question(2, "Explain a deadlock.", answer_quality=3)
    later = a_question(9, "What is a deadlock?", answer_quality=1)
    now = a_question(5, "What's a deadlock?", answer_quality=5)
    change = answer_change(now, [later, first, now, second])
    assert change is not None
    assert (change.earlier_question_id, change.earlier_quality, change.quality, change.change) == (second.id, 3, 5, 2)


def test_an_unrated_answer_gives_no_change_and_is_passed_over():
    rated = a_question(1, answer_quality=2)
    unrated = a_question(2)
    assert answer_change(a_question(5), [rated]) is None
    change = answer_change(a_question(5, answer_quality=1), [rated, unrated])
    assert change is not None
    assert (change.earlier_question_id, change.change) == (rated.id, -1)


def test_asked_twice_in_one_interview_is_no_change():
    interview = an_interview(1)
    one = a_question(1, interview=interview, answer_quality=1)
    two = a_question(2, interview=interview, answer_quality=4)
    assert answer_change(two, [one]) is None


def test_the_candidates_word_that_two_are_the_same_counts():
    before = a_question(1, "Was ist eine Verklemmung?", answer_quality=1)
    now = a_question(5, "What is a deadlock?", answer_quality=4)
    assert answer_change(now, [before]) is None
    change = answer_change(now, [before], confirmed={before.id, UUID(int=5)})
    assert change is not None
    assert (change.change, change.similarity) == (3, 1.0)
