"""The events a subscriber can ask for, and the patterns that choose among them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from app.core.echo import echo
from app.domain.errors import InvalidInputError

EVERYTHING = "*"


class EventType(StrEnum):
    """Everything that is ever announced. Nothing a candidate wrote for themselves is among it."""

    REMINDER_DUE = "reminder.due"
    REMINDER_OVERDUE = "reminder.overdue"
    REMINDER_EXPIRED = "reminder.expired"
    REMINDER_COMPLETED = "reminder.completed"
    REMINDER_SKIPPED = "reminder.skipped"
    REMINDER_CANCELLED = "reminder.cancelled"
    REMINDER_RESCHEDULED = "reminder.rescheduled"
    INTERVIEW_CREATED = "interview.created"
    INTERVIEW_UPDATED = "interview.updated"
    INTERVIEW_COMPLETED = "interview.completed"
    INTERVIEW_CANCELLED = "interview.cancelled"
    INTERVIEW_OUTCOME_RECORDED = "interview.outcome_recorded"
    COMMITMENT_RECORDED = "commitment.recorded"
    COMMITMENT_MISSED = "commitment.missed"
    DRAFT_CREATED = "draft.created"
    DRAFT_SENT = "draft.sent"
    CANDIDATE_ERASED = "candidate.erased"
    ENDPOINT_DISABLED = "endpoint.disabled"
    ENDPOINT_TEST = "endpoint.test"

    @property
    def group(self) -> str:
        """Return the pattern of all events about the same kind of thing, such as `reminder.*`."""
        return f"{self.partition('.')[0]}.*"


EVENT_GROUPS = frozenset(event_type.group for event_type in EventType)
EVENT_PATTERNS = frozenset({EVERYTHING, *EVENT_GROUPS, *EventType})
"""Every pattern a subscription may hold: exact names, `group.*` and `*`."""


def matches(pattern: str, event_type: EventType) -> bool:
    """Tell whether a subscription's pattern asks for this event."""
    return pattern in {EVERYTHING, event_type.group, event_type.value}


def matches_any(patterns: Iterable[str], event_type: EventType) -> bool:
    """Tell whether one of a subscription's patterns asks for this event."""
    return any(matches(pattern, event_type) for pattern in patterns)


def validate_patterns(patterns: Sequence[str]) -> tuple[str, ...]:
    """Return the patterns in the order given, repeats dropped.

    Raises:
        InvalidInputError: At `/event_types/<i>`, for the first pattern that no event can match.
    """
    for index, pattern in enumerate(patterns):
        if pattern not in EVENT_PATTERNS:
            raise InvalidInputError(
                f"/event_types/{index}",
                f"{echo(pattern)!r} is no event: use an event's name, a group such as 'reminder.*', or '*'",
            )
    return tuple(dict.fromkeys(patterns))
