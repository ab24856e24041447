"""Check `no_thanks`."""

from collections.abc import Iterator

from app.domain.drafting.checks import cues
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.kinds import DraftKind


def no_thanks(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find a thank-you note whose body thanks nobody. "Thanks to a delay" is no thanks.

    Domain rule: a thank-you note thanks for the interviewer's time.
    """
    if context.kind is DraftKind.THANK_YOU and not cues.find("thanks", message.body, context.language):
        yield Finding(
            code="no_thanks", severity=Severity.WARNING, message="The note does not thank them for their time."
        )
