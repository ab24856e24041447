"""The states of everything that has one."""

from enum import StrEnum


class Action(StrEnum):
    """What a reminder asks the candidate to do."""

    SEND_THANK_YOU = "send_thank_you"
    REFLECT = "reflect"
    EVALUATE_FIT = "evaluate_fit"
    CONNECT_ON_LINKEDIN = "connect_on_linkedin"
    FOLLOW_UP = "follow_up"
    KEEP_SEARCHING = "keep_searching"
    PREPARE = "prepare"
    CLOSE_OUT = "close_out"
    REVIEW_LESSONS = "review_lessons"
    PRACTISE = "practise"


class ReminderStatus(StrEnum):
    """The life of a reminder: scheduled → due → completed, skipped or expired; or cancelled by a rule."""

    SCHEDULED = "scheduled"
    DUE = "due"
    COMPLETED = "completed"
    SKIPPED = "skipped"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


OPEN_REMINDER = frozenset({ReminderStatus.SCHEDULED, ReminderStatus.DUE})


class Stage(StrEnum):
    """Where an application stands. The first three are open."""

    APPLIED = "applied"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


OPEN_STAGES = frozenset({Stage.APPLIED, Stage.INTERVIEWING, Stage.OFFER})


class InterviewStatus(StrEnum):
    """Whether an interview is ahead, took place, or will not."""

    SCHEDULED = "scheduled"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    MISSED = "missed"


STANDING = frozenset({InterviewStatus.SCHEDULED, InterviewStatus.COMPLETED})
"""An interview that counts as a round: neither cancelled nor missed."""


class InterviewKind(StrEnum):
    """What sort of conversation an interview is."""

    PHONE_SCREEN = "phone_screen"
    VIDEO = "video"
    ONSITE = "onsite"
    TECHNICAL = "technical"
    PANEL = "panel"
    FINAL = "final"
    OTHER = "other"


class Outcome(StrEnum):
    """What came of an interview."""

    PENDING = "pending"
    ADVANCED = "advanced"
    REJECTED = "rejected"
    OFFER = "offer"
    WITHDRAWN = "withdrawn"


class CommitmentStatus(StrEnum):
    """What became of an employer's promise to decide by a date."""

    OPEN = "open"
    KEPT = "kept"
    REVISED = "revised"
    MISSED = "missed"
    RELEASED = "released"


class Weekday(StrEnum):
    """A day of the week, in ISO order."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"

    @property
    def iso(self) -> int:
        """Return 1 for Monday to 7 for Sunday, as `date.isoweekday` counts."""
        return list(Weekday).index(self) + 1


class LinkedInTier(StrEnum):
    """Which limit LinkedIn puts on the candidate's invitation notes."""

    FREE = "free"
    PREMIUM = "premium"
