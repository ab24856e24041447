"""What a check is given and what it answers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from app.domain.drafting.facts import DraftFacts
from app.domain.drafting.kinds import DraftKind, Language
from app.domain.states import LinkedInTier


class Severity(StrEnum):
    """Whether a finding keeps a draft from being marked as sent."""

    ERROR = "error"
    """It does, unless overridden with a reason."""
    WARNING = "warning"
    """It does not; it asks for a second look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """The text to check. `subject` is None where the kind has none."""

    subject: str | None = None
    body: str

    def fields(self) -> Iterator[tuple[Literal["subject", "body"], str]]:
        """Yield each part with its name."""
        if self.subject is not None:
            yield "subject", self.subject
        yield "body", self.body


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckContext:
    """What is known about the note. Whatever is unknown is None or empty, and its checks stay silent."""

    kind: DraftKind
    language: Language | None = None
    """None: unknown, so that what any of the languages says counts."""
    recipient: str | None = None
    candidate: str | None = None
    company: str | None = None
    role: str | None = None
    people: tuple[str, ...] = ()
    """Everybody else on the employer's side: names that may rightly occur, but not in the greeting."""
    topics: tuple[str, ...] = ()
    highlight: str | None = None
    strength: str | None = None
    linkedin_tier: LinkedInTier = LinkedInTier.FREE
    others: tuple[str, ...] = ()
    """Bodies of the other notes to the same panel."""

    @property
    def recalled(self) -> tuple[str, ...]:
        """Return what of the conversation is on record."""
        return (*self.topics, *((self.highlight,) if self.highlight else ()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a check found.

    `start` and `end` are characters of `field`, end exclusive; both are None where no place can be named.
    """

    code: str
    severity: Severity
    message: str
    field: Literal["subject", "body"] = "body"
    start: int | None = None
    end: int | None = None


CheckFunction = Callable[[Message, CheckContext], Iterator[Finding | None]]
"""Yields what it finds, and None where it may be interrupted: in loops over the words of a long text."""


def context_of(facts: DraftFacts, *, others: tuple[str, ...] = ()) -> CheckContext:
    """Return what the checks need of a draft's facts, with the bodies of the panel's other notes."""
    return CheckContext(
        kind=facts.kind,
        language=facts.language,
        recipient=facts.interviewer.name if facts.interviewer else None,
        candidate=facts.candidate_name,
        company=facts.company,
        role=facts.role,
        people=tuple(person.name for person in facts.others),
        topics=facts.topics,
        highlight=facts.highlight,
        strength=facts.strength,
        linkedin_tier=facts.linkedin_tier,
        others=others,
    )
