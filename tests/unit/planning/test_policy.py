"""The numbers of the rules: read, checked, written, layered."""

from datetime import time, timedelta

import pytest

from app.domain.errors import InvalidInputError
from app.domain.planning.policy import (
    POLICY_FIELDS,
    Policy,
    PolicyKind,
    read_duration,
    validate_policy,
    write_duration,
)
from app.domain.states import Weekday

DURATIONS = [
    ("PT2H", timedelta(hours=2), "PT2H"),
    ("PT90M", timedelta(minutes=90), "PT1H30M"),
    ("P14D", timedelta(days=14), "P14D"),
    ("P2W", timedelta(days=14), "P14D"),
    ("PT24H", timedelta(days=1), "P1D"),
    ("P1DT2H3M4S", timedelta(days=1, hours=2, minutes=3, seconds=4), "P1DT2H3M4S"),
    ("PT0S", timedelta(0), "PT0S"),
    ("P0D", timedelta(0), "PT0S"),
]


@pytest.mark.parametrize(("text", "value", "normal"), DURATIONS)
def test_durations_have_one_spelling(text, value, normal):
    assert read_duration(text) == value
    assert write_duration(value) == normal
    assert read_duration(normal) == value


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1DT", "2H", "PT2", "P1M", "P1Y", "PT1.5H", "-PT1H", "pt2h", "PT2H ", "P\u0661D"]
)
def test_what_is_no_duration(text):
    assert read_duration(text) is None


WRONG = [
    ("thank_you_after", "2 hours"),
    ("thank_you_after", 7200),
    ("thank_you_after", "P367D"),
    ("before_sleep", "P2D"),
    ("follow_up_business_days", 0),
    ("follow_up_business_days", 61),
    ("follow_up_business_days", 2.5),
    ("follow_up_business_days", "5"),
    ("follow_up_business_days", True),
    ("follow_up_max", -1),
    ("morning_at", "24:00"),
    ("morning_at", "9:00"),
    ("morning_at", "09:00:00"),
    ("morning_at", 9),
    ("business_days", []),
    ("business_days", "mon"),
    ("business_days", ["monday"]),
    ("business_days", [1]),
    ("compose_on_due", "yes"),
    ("compose_on_due", 1),
    ("no_such_key", 1),
]


@pytest.mark.parametrize(("key", "value"), WRONG)
def test_a_wrong_value_is_refused_by_name(key, value):
    with pytest.raises(InvalidInputError) as refused:
        validate_policy({key: value})
    assert refused.value.extra["errors"][0]["pointer"] == f"/policy/{key}"


def test_a_pointer_of_the_callers_own():
    with pytest.raises(InvalidInputError) as refused:
        validate_policy({"follow_up_max": 9}, "/candidate/policy")
    assert refused.value.extra["errors"] == [
        {"pointer": "/candidate/policy/follow_up_max", "message": "Expected from 0 to 5."}
    ]


def test_values_are_kept_in_one_spelling():
    given = {
        "thank_you_after": "PT120M",
        "follow_up_max": 1.0,
        "morning_at": "09:30",
        "business_days": ["thu", "sun", "mon", "sun"],
        "compose_on_due": True,
        "reflect_after": None,
    }
    assert validate_policy(given) == {
        "thank_you_after": "PT2H",
        "follow_up_max": 1,
        "morning_at": "09:30",
        "business_days": ["mon", "thu", "sun"],
        "compose_on_due": True,
    }


def test_the_later_layer_wins_and_the_rest_is_default():
    policy = Policy.of({"follow_up_max": 1, "morning_at": "09:00"}, {"morning_at": "08:15", "follow_up_max": None})
    assert (policy.follow_up_max, policy.morning_at, policy.evening_at) == (1, time(8, 15), time(18))
    assert Policy.of() == Policy()


# Every default, as the rules have it.
DEFAULTS = {
    "morning_at": "10:00",
    "evening_at": "18:00",
    "office_at": "10:00",
    "before_sleep": "PT1H",
    "business_days": ["mon", "tue", "wed", "thu", "fri"],
    "thank_you_not_before": "PT30M",
    "thank_you_after": "PT2H",
    "thank_you_latest": "PT23H",
    "thank_you_deadline": "P1D",
    "thank_you_expires_after": "P3D",
    "reflect_after": "PT1H",
    "reflect_deadline": "P2D",
    "reflect_expires_after": "P14D",
    "evaluate_fit_after_days": 1,
    "evaluate_fit_expires_after": "P30D",
    "connect_after": "P1D",
    "connect_deadline": "P7D",
    "connect_expires_after": "P30D",
    "follow_up_grace_business_days": 1,
    "follow_up_business_days": 5,
    "follow_up_gap_business_days": 5,
    "follow_up_max": 2,
    "follow_up_expires_after": "P14D",
    "keep_searching_after_days": 1,
    "keep_searching_every_days": 7,
    "min_open_applications": 3,
    "prepare_days_before": 1,
    "close_out_after_days": 30,
    "close_out_expires_after": "P60D",
    "review_lessons_after_days": 1,
    "review_lessons_expires_after": "P14D",
    "compose_on_due": False,
}


def test_every_key_is_documented_with_its_default():
    assert {each.key: each.default_json for each in POLICY_FIELDS} == DEFAULTS
    assert validate_policy(DEFAULTS) == DEFAULTS
    assert all(each.doc.endswith(".") for each in POLICY_FIELDS)


@pytest.mark.parametrize("about", POLICY_FIELDS, ids=[each.key for each in POLICY_FIELDS])
def test_bounds_include_the_default(about):
    if about.kind in {PolicyKind.DURATION, PolicyKind.INTEGER}:
        assert about.minimum <= about.default <= about.maximum
    else:
        assert (about.minimum, about.maximum) == (None, None)


def test_business_days_are_read_as_weekdays():
    assert Policy.of({"business_days": ["sun", "mon"]}).business_days == (Weekday.MON, Weekday.SUN)
