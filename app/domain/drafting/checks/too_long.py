"""Check `too_long`."""

from collections.abc import Iterator
from typing import Final

from app.domain.drafting.checks.text import sentences
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity

SENTENCES: Final = 8
WORDS: Final = 150


def too_long(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find a note of more than 8 sentences or 150 words. Abbreviations, initials and dates end no sentence.

    Domain rule: career offices advise three to six sentences, so that length warns and never refuses.
    """
    del context
    places = list(sentences(message.body))
    count = len(message.body.split())
    if len(places) > SENTENCES:
        yield Finding(
            code="too_long",
            severity=Severity.WARNING,
            message=f"The note has {len(places)} sentences; up to {SENTENCES} are read to the end.",
            start=places[SENTENCES][0],
            end=places[-1][1],
        )
    elif count > WORDS:
        yield Finding(
            code="too_long",
            severity=Severity.WARNING,
            message=f"The note has {count} words; up to {WORDS} are read to the end.",
            start=0,
            end=len(message.body),
        )
