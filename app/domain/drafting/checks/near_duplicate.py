"""Check `near_duplicate`."""

from collections.abc import Iterator
from typing import Final

from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity

ALIKE: Final = 80.0
"""Similarity, from 0 to 100, from which two notes read as one note sent twice."""


def near_duplicate(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find a note that reads like another one to the same panel: 0.8 of rapidfuzz's ratio or more.

    Domain rule: each interviewer gets a personal note, and interviewers compare.
    """
    from rapidfuzz import fuzz  # noqa: PLC0415 - loaded when first needed

    ratio = max((fuzz.ratio(_words(message.body), _words(other)) for other in context.others), default=0.0)
    if ratio >= ALIKE:
        yield Finding(
            code="near_duplicate",
            severity=Severity.WARNING,
            message=f"The note is {ratio / 100:.0%} the same as another one to this panel.",
            start=0,
            end=len(message.body),
        )


def _words(text: str) -> str:
    return " ".join(text.casefold().split())
