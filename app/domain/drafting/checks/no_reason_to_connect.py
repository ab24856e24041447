"""Check `no_reason_to_connect`."""

from collections.abc import Iterator

from app.domain.drafting.checks import cues
from app.domain.drafting.checks.recalls import recalls
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.kinds import DraftKind


def no_reason_to_connect(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find an invitation that says neither how the two met nor why to connect, such as LinkedIn's own default text.

    Domain rule: an invitation says why, with thanks.
    """
    if context.kind is not DraftKind.LINKEDIN_INVITATION:
        return
    if not cues.find("reason", message.body, context.language) and not recalls(message.body, context.recalled):
        yield Finding(
            code="no_reason_to_connect",
            severity=Severity.WARNING,
            message="The invitation does not say why: name your interview, or something you talked about.",
        )
