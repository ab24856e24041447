import pytest

from app.domain.errors import InvalidInputError
from app.domain.events import EVENT_PATTERNS, EventType, matches, matches_any, validate_patterns

CATALOGUE = [
    "reminder.due",
    "reminder.overdue",
    "reminder.expired",
    "reminder.completed",
    "reminder.skipped",
    "reminder.cancelled",
    "reminder.rescheduled",
    "interview.created",
    "interview.updated",
    "interview.completed",
    "interview.cancelled",
    "interview.outcome_recorded",
    "commitment.recorded",
    "commitment.missed",
    "draft.created",
    "draft.sent",
    "candidate.erased",
    "endpoint.disabled",
    "endpoint.test",
]


def test_the_catalogue_is_complete_and_holds_nothing_private():
    assert sorted(EventType) == sorted(CATALOGUE)


def test_every_pattern_matches_something_and_nothing_else_is_a_pattern():
    groups = ["reminder.*", "interview.*", "commitment.*", "draft.*", "candidate.*", "endpoint.*"]
    assert sorted(EVENT_PATTERNS) == sorted([*CATALOGUE, *groups, "*"])
    assert all(any(matches(pattern, event) for event in EventType) for pattern in EVENT_PATTERNS)


@pytest.mark.parametrize(
    ("pattern", "event", "expected"),
    [
        ("reminder.due", EventType.REMINDER_DUE, True),
        ("reminder.due", EventType.REMINDER_OVERDUE, False),
        ("reminder.*", EventType.REMINDER_OVERDUE, True),
        ("reminder.*", EventType.INTERVIEW_CREATED, False),
        ("*", EventType.CANDIDATE_ERASED, True),
        ("rem*", EventType.REMINDER_DUE, False),
        ("reminder", EventType.REMINDER_DUE, False),
        ("", EventType.REMINDER_DUE, False),
    ],
)
def test_matching(pattern, event, expected):
    assert matches(pattern, event) is expected


def test_one_of_several_patterns_suffices():
    assert matches_any(["draft.*", "reminder.due"], EventType.REMINDER_DUE)
    assert not matches_any(["draft.*", "reminder.due"], EventType.REMINDER_EXPIRED)
    assert not matches_any([], EventType.REMINDER_DUE)


def test_patterns_keep_their_order_and_lose_repeats():
    assert validate_patterns(["reminder.*", "*", "reminder.*"]) == ("reminder.*", "*")


@pytest.mark.parametrize(
    "wrong", ["reminder.snoozed", "reflection.*", "**", "Reminder.due", " reminder.due", "", "*.due"]
)
def test_a_wrong_pattern_is_named_by_its_place(wrong):
    with pytest.raises(InvalidInputError) as caught:
        validate_patterns(["reminder.*", wrong])
    assert caught.value.extra["errors"][0]["pointer"] == "/event_types/1"
