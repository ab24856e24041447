"""Check `no_continued_interest`."""

from collections.abc import Iterator

from app.domain.drafting.checks import cues
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.kinds import DraftKind


def no_continued_interest(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find a thank-you note that does not say the candidate still wants the job, or denies it.

    Domain rule: a thank-you note says the candidate still wants the job.
    """
    if context.kind is DraftKind.THANK_YOU and not cues.find("interest", message.body, context.language):
        yield Finding(
            code="no_continued_interest",
            severity=Severity.WARNING,
            message="The note does not say that you still want the job.",
        )
