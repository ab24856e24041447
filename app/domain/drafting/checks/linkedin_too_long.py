"""Check `linkedin_too_long`."""

from collections.abc import Iterator

from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.kinds import DraftKind
from app.domain.drafting.variables import LINKEDIN_LIMITS, linkedin_length


def linkedin_too_long(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find an invitation over LinkedIn's limit: 200 characters, 300 with premium. Most emoji count as two.

    Domain rule: third-party reports of 2025 and 2026 name these limits; LinkedIn publishes none.
    """
    if context.kind is not DraftKind.LINKEDIN_INVITATION:
        return
    limit, length = LINKEDIN_LIMITS[context.linkedin_tier], linkedin_length(message.body)
    if length > limit:
        fits = len(message.body.encode("utf-16-le", "replace")[: 2 * limit].decode("utf-16-le", "ignore"))
        yield Finding(
            code="linkedin_too_long",
            severity=Severity.ERROR,
            message=f"The note has {length} characters; LinkedIn takes {limit}.",
            start=fits,
            end=len(message.body),
        )
