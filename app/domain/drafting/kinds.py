"""The words that say what sort of draft is wanted."""

from enum import StrEnum


class DraftKind(StrEnum):
    """What a draft is for."""

    THANK_YOU = "thank_you"
    LINKEDIN_INVITATION = "linkedin_invitation"
    FOLLOW_UP = "follow_up"

    @property
    def is_mail(self) -> bool:
        """Tell whether it travels as e-mail, with a subject. A LinkedIn note has none."""
        return self is not DraftKind.LINKEDIN_INVITATION


class Tone(StrEnum):
    """How a draft sounds."""

    WARM = "warm"
    FORMAL = "formal"
    CONCISE = "concise"


class Language(StrEnum):
    """The languages drafts are composed and checked in, by ISO 639-1 code."""

    EN = "en"
    DE = "de"
    FR = "fr"
    ES = "es"


class DraftStatus(StrEnum):
    """The life of a draft."""

    DRAFT = "draft"
    SENT = "sent"
    DISCARDED = "discarded"


class Promise(StrEnum):
    """What a follow-up knows of the date by which the employer said it would decide."""

    NONE = "none"
    """No date was named."""
    PENDING = "pending"
    """A date was named and has not passed."""
    PASSED = "passed"
    """The date that was named has passed."""
    MOVED = "moved"
    """The employer named a new date in place of an earlier one."""


class WrittenBy(StrEnum):
    """Who put a draft into words."""

    BUILT_IN = "built_in"
    """The composer, from a template: the service's own or a tenant's."""
    MACHINE = "machine"
    """A language model behind a chat-completions server."""
    PERSON = "person"
    """Somebody who edited it."""
