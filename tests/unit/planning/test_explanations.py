"""What a person reads: every instant with its zone, every step with its result."""

import pytest

from app.domain.local_time import zone
from app.domain.planning.explain import name_list, name_ordinal, name_span
from app.domain.planning.facts import ApplicationFacts
from app.domain.planning.policy import read_duration
from app.domain.states import Action, InterviewStatus, Outcome
from tests.unit.planning.factories import candidate, facts, interview, interviewer, local, only, plan, promise, utc

NY, MADRID = "America/New_York", "Europe/Madrid"
YOU = candidate(MADRID)
ENDED = interview(local("2026-11-23 16:00", NY), NY, country="US", interviewers=(interviewer(),))


def told(given: ApplicationFacts, action: Action) -> tuple[str, str, tuple[str, ...]]:
    explanation = only(plan(given), action).explanation
    return explanation.rule, explanation.summary, explanation.steps


def test_a_follow_up_after_a_promise():
    assert told(facts(ENDED, who=YOU, promises=[promise("2026-12-02")]), Action.FOLLOW_UP) == (
        "follow_up.after_promise",
        "Ask Initech politely for news, on Thu 3 Dec, 10:00 (America/New_York).",
        (
            (
                "Decision promised by Wed 2 Dec (America/New_York); first working day after it: Thu 3 Dec, 10:00; "
                "that is 16:00 for you."
            ),
            "Not before Thu 3 Dec, 00:00 (America/New_York); that is 06:00 for you.",
        ),
    )


def test_a_follow_up_without_a_promise_names_the_holiday_passed_over():
    rule, _, steps = told(facts(ENDED, who=YOU), Action.FOLLOW_UP)
    assert rule == "follow_up.without_promise"
    assert steps[0] == (
        "No decision date was promised; the interview was on Mon 23 Nov (America/New_York); "
        "fifth working day after it: Tue 1 Dec, 10:00; that is 16:00 for you; "
        "Thu 26 Nov (Thanksgiving Day) is a public holiday in US."
    )


def test_a_follow_up_at_an_hour_that_suits_both():
    tokyo = candidate("Asia/Tokyo")
    _, _, steps = told(facts(ENDED, who=tokyo, promises=[promise("2026-12-02")]), Action.FOLLOW_UP)
    assert steps == (
        "Decision promised by Wed 2 Dec (America/New_York); first working day after it: Thu 3 Dec.",
        (
            "10:00 on Thu 3 Dec (America/New_York) is outside your waking hours (08:00 to 21:00, Asia/Tokyo); "
            "1 h before the last ones end, or at their start: Thu 3 Dec, 20:00 (Asia/Tokyo); "
            "that is Thu 3 Dec, 06:00 there."
        ),
        "Not before Thu 3 Dec, 00:00 (America/New_York); that is 14:00 for you.",
    )


def test_a_follow_up_when_the_candidate_wakes():
    late = candidate("UTC", "12:00-20:00")
    given = facts(interview("2026-11-23 16:00"), who=late, promises=[promise("2026-12-02 15:00")])
    assert told(given, Action.FOLLOW_UP)[2] == (
        "Decision promised by Wed 2 Dec, 15:00 (UTC); first working day after it: Thu 3 Dec.",
        (
            "10:00 on Thu 3 Dec (UTC) is outside your waking hours (12:00 to 20:00, UTC); they begin next, "
            "on a working day there, on Thu 3 Dec, 12:00 (UTC); that is Thu 3 Dec, 12:00 there."
        ),
        "Not before Wed 2 Dec, 15:00 (UTC).",
    )


def test_a_thank_you_over_night():
    assert told(facts(ENDED, who=YOU), Action.SEND_THANK_YOU) == (
        "send_thank_you.after_interview",
        "Thank Bill Lumbergh for the interview at Initech: a note is best sent within a day.",
        (
            "The interview's end: Mon 23 Nov, 16:00 (America/New_York); that is 22:00 for you.",
            (
                "2 h after it is outside your waking hours (08:00 to 21:00, Europe/Madrid); they begin next on "
                "Tue 24 Nov, 08:00 (Europe/Madrid)."
            ),
            "To be sent by Tue 24 Nov, 22:00 (Europe/Madrid), 24 h after the end.",
        ),
    )


def test_a_thank_you_in_a_hurry():
    assert told(facts(ENDED, who=YOU, promises=[promise("2026-11-23")]), Action.SEND_THANK_YOU)[2][1:3] == (
        "A decision was promised by Mon 23 Nov (America/New_York), too soon to wait.",
        "Due 30 min after the end: Mon 23 Nov, 22:30 (Europe/Madrid).",
    )


def test_an_evening_brought_forward():
    early = candidate("UTC", "08:00-17:00")
    assert told(facts(interview("2026-11-23 16:00"), who=early), Action.EVALUATE_FIT)[2][1] == (
        "The evening of Tue 24 Nov is outside your waking hours (08:00 to 17:00, UTC); "
        "1 h before the last ones end, or at their start: Tue 24 Nov, 16:00 (UTC)."
    )


def test_an_evening_that_would_be_too_early():
    night = candidate("UTC", "18:30-23:00")
    assert told(facts(interview("2026-11-23 22:30"), who=night), Action.EVALUATE_FIT)[2][1] == (
        "The evening of Tue 24 Nov would be too early; not before Mon 23 Nov, 22:30 (UTC)."
    )


def test_a_day_that_differs_is_named():
    # 20:00 in New York is 02:00 on the next day in Madrid.
    late = interview(local("2026-11-23 20:00", NY), NY)
    assert "that is Tue 24 Nov, 02:00 for you" in told(facts(late, who=YOU), Action.REFLECT)[2][0]


RULES = [
    (facts(ENDED, promises=[promise("2026-11-23")]), Action.SEND_THANK_YOU, "send_thank_you.before_decision"),
    (
        facts(interview("2026-11-23 07:10"), who=candidate("UTC", "07:00-07:30")),
        Action.SEND_THANK_YOU,
        "send_thank_you.narrow_waking_hours",
    ),
    (facts(ENDED), Action.REFLECT, "reflect.after_interview"),
    (facts(ENDED), Action.EVALUATE_FIT, "evaluate_fit.after_interview"),
    (facts(ENDED), Action.CONNECT_ON_LINKEDIN, "connect_on_linkedin.after_interview"),
    (facts(ENDED), Action.CLOSE_OUT, "close_out.after_silence"),
    (facts(interview("2026-11-23 16:00", status=InterviewStatus.SCHEDULED)), Action.PREPARE, "prepare.evening_before"),
    (
        facts(interview("2026-11-23 16:00", outcome=Outcome.OFFER, outcome_at=utc("2026-11-25 12:00"))),
        Action.EVALUATE_FIT,
        "evaluate_fit.after_offer",
    ),
    (
        facts(interview("2026-11-23 16:00", outcome=Outcome.OFFER, outcome_at=utc("2026-11-25 12:00"))),
        Action.REVIEW_LESSONS,
        "review_lessons.after_outcome",
    ),
]


@pytest.mark.parametrize(("given", "action", "rule"), RULES, ids=[row[2] for row in RULES])
def test_rules_have_stable_names_and_full_sentences(given, action, rule):
    name, summary, steps = told(given, action)
    assert name == rule
    assert steps
    for sentence in (summary, *steps):
        assert sentence[0].isupper() or sentence[0].isdigit()
        assert sentence.endswith(".")
        assert ".." not in sentence
        assert "  " not in sentence


SPANS = [("PT0S", "0 min"), ("PT30M", "30 min"), ("PT1H30M", "1 h 30 min"), ("PT72H", "72 h"), ("P14D", "14 d")]


@pytest.mark.parametrize(("duration", "name"), SPANS)
def test_spans_are_named(duration, name):
    span = read_duration(duration)
    assert span is not None
    assert name_span(span) == name


def test_places_in_a_row_and_lists_are_named():
    names = [name_ordinal(each) for each in (1, 2, 3, 4, 5, 11, 21, 22, 23, 30, 111)]
    assert names == [
        "first", "second", "third", "fourth", "fifth", "11th", "21st", "22nd", "23rd", "30th", "111th",
    ]  # fmt: skip
    assert [name_list(each) for each in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


def test_zones_are_named_as_they_were_given():
    assert zone("Asia/Calcutta").key == "Asia/Calcutta"
