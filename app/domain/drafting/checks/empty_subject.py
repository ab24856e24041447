"""Check `empty_subject`."""

from collections.abc import Iterator

from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.cleaning import fold


def empty_subject(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find a mail without a subject, or with one of marks alone. An invitation has none and needs none."""
    if context.kind.is_mail and not any(char.isalnum() for char in fold(message.subject or "")):
        yield Finding(
            code="empty_subject",
            severity=Severity.ERROR,
            message="The message has no subject.",
            field="subject",
            start=0,
            end=len(message.subject or ""),
        )
