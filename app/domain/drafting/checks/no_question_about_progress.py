"""Check `no_question_about_progress`."""

from collections.abc import Iterator

from app.domain.drafting.checks import cues
from app.domain.drafting.checks.text import sentences
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.kinds import DraftKind


def no_question_about_progress(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find a follow-up that does not ask how things stand. A question about something else is none.

    Domain rule: a follow-up asks politely for news.
    """
    if context.kind is not DraftKind.FOLLOW_UP:
        return
    for start, end in sentences(message.body):
        sentence = message.body[start:end]
        progress = cues.find_all("progress", sentence, context.language)
        if progress and cues.find_all("ask", sentence, context.language):
            return
    yield Finding(
        code="no_question_about_progress",
        severity=Severity.WARNING,
        message="The follow-up does not ask how the decision stands.",
    )
