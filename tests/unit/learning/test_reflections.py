import pytest

from app.domain.reflections import Earlier, MissingPart, as_intention, prompts, what_is_missing
from app.domain.states import InterviewKind, Outcome
from tests.support.learning import a_question, a_reflection, an_earlier, an_interview


@pytest.mark.parametrize(
    ("went_well", "next_time", "missing"),
    [
        ((), (), [MissingPart.STRENGTH, MissingPart.NEXT_ACTION]),
        (("calm",), (), [MissingPart.NEXT_ACTION]),
        ((), ("ask more",), [MissingPart.STRENGTH]),
        (("  ", ""), ("\t",), [MissingPart.STRENGTH, MissingPart.NEXT_ACTION]),
        (("", "calm"), ("ask more",), []),
    ],
)
def test_a_reflection_ends_on_a_strength_and_an_action(went_well, next_time, missing):
    reflection = a_reflection(an_interview(), went_well=went_well, next_time=next_time)
    assert what_is_missing(reflection) == missing


def test_each_missing_part_is_asked_for_in_a_sentence_of_its_own():
    assert len({missing.sentence for missing in MissingPart}) == len(MissingPart)


@pytest.mark.parametrize(
    ("noted", "intention"),
    [
        ("Ask about the on-call rota.", "ask about the on-call rota"),
        ("I will ask  about pay", "ask about pay"),
        ("I'll bring a portfolio!", "bring a portfolio"),
        ("To speak slower", "speak slower"),
        ("Next time, I want to sleep before", "sleep before"),
        ("SQL joins: revise", "SQL joins: revise"),
        ("I hesitate less", "I hesitate less"),
        ("Tone it down", "tone it down"),
        ("to", "to"),
        ("...", ""),
    ],
)
def test_an_action_is_put_so_that_it_can_be_asked_after(noted, intention):
    assert as_intention(noted) == intention


def test_what_was_promised_last_time_is_asked_first():
    older = an_earlier(an_interview(1, company="Globex"), next_time=("Sleep",))
    last = an_earlier(an_interview(2), next_time=("Ask about the on-call rota", " ", "Speak slower"))
    empty = an_earlier(an_interview(3))
    later = an_earlier(an_interview(9), next_time=("Never asked",))
    found = prompts(an_interview(5), [later, older, empty, last])
    assert [prompt.text for prompt in found[:2]] == [
        "After Initech you meant to ask about the on-call rota: did you?",
        "After Initech you meant to speak slower: did you?",
    ]
    assert found[0].from_reflection_id == last.reflection.id
    assert not any("leep" in prompt.text or "ever asked" in prompt.text for prompt in found)


def test_the_form_asks_for_what_a_reflection_needs_and_ends_on_the_action():
    found = prompts(an_interview(), [])
    assert [prompt.field for prompt in found if prompt.required] == ["went_well", "next_time"]
    assert found[-1].field == "next_time"
    assert len({prompt.key for prompt in found}) == len(found)


def test_a_prediction_is_asked_for_only_while_the_outcome_is_open():
    fields = {prompt.field for prompt in prompts(an_interview(), [])}
    assert "predicted_outcome" in fields
    fields = {prompt.field for prompt in prompts(an_interview(outcome=Outcome.REJECTED), [])}
    assert "predicted_outcome" not in fields


def test_the_highlight_is_asked_for_when_it_is_missing():
    assert any(prompt.key == "highlight" for prompt in prompts(an_interview(), []))
    assert not any(prompt.key == "highlight" for prompt in prompts(an_interview(highlight="the demo"), []))


def test_a_kind_of_interview_has_its_own_question():
    general = {prompt.text for prompt in prompts(an_interview(kind=InterviewKind.VIDEO), [])}
    technical = {prompt.text for prompt in prompts(an_interview(kind=InterviewKind.TECHNICAL), [])}
    assert len(technical - general) == 1


def test_weak_topics_are_asked_after_once_each_the_newest_three():
    def asked(day: int, *topics: str) -> Earlier:
        interview = an_interview(day)
        questions = [
            a_question(day * 10 + place, interview=interview, topic=topic, difficulty=5)
            for place, topic in enumerate(topics)
        ]
        return an_earlier(interview, *questions)

    easy = an_earlier(an_interview(4), a_question(99, interview=an_interview(4), topic="HR", difficulty=1))
    found = prompts(an_interview(8), [asked(1, "Rust"), asked(2, "SQL", "Kafka"), asked(3, "sql ", "Caching"), easy])
    assert [prompt.text.split("”")[0].strip("“") for prompt in found if prompt.key.startswith("topic")] == [
        "sql",
        "Caching",
        "Kafka",
    ]
