"""Check `no_restated_interest`."""

from collections.abc import Iterator

from app.domain.drafting.checks import cues
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.kinds import DraftKind


def no_restated_interest(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find a follow-up that does not say the candidate is still interested, or denies it.

    Domain rule: a follow-up restates interest before it asks for news.
    """
    if context.kind is DraftKind.FOLLOW_UP and not cues.find("interest", message.body, context.language):
        yield Finding(
            code="no_restated_interest",
            severity=Severity.WARNING,
            message="The follow-up does not say that you are still interested.",
        )
