"""Check `placeholder_left`."""

import re
from collections.abc import Iterator
from typing import Final

from app.core.echo import echo
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity

_PLACEHOLDER: Final = re.compile(
    r"(?<!\w)\[(?!(?:sic|\.\.\.|…|\d+)\])[^\[\]\n]{0,60}?[^\W\d_]{2}[^\[\]\n]{0,60}\](?!\()"
    r"|\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|\$?\{[^\W\d_][\w .-]{0,40}\}"
    r"|<(?!https?:|mailto:)[^\W\d_](?:[^\W\d]|[ -]){0,40}>"
    r"|(?<![\w%])%[A-Z][A-Z_]{2,}%|\$[A-Z][A-Z_]{2,}\b"
    r"|\b(?:X{3,}|x{4,}|TBD|TODO|FIXME)\b|_{3,}|\blorem ipsum\b"
    r"|\b(?:INSERT|ENTER|ADD)(?: [A-Z]{2,}){1,5}\b",
)


def placeholder_left(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find words of a template that nobody filled in: `[Name]`, `{{ company }}`, `<Your Role>`, `XXX`, `TBD`.

    Footnote marks, `[sic]`, Markdown links, array indexes, addresses in angle brackets and mathematics are none.
    """
    del context
    for field, text in message.fields():
        for match in _PLACEHOLDER.finditer(text):
            yield Finding(
                code="placeholder_left",
                severity=Severity.ERROR,
                message=f"“{echo(match.group())}” looks like a placeholder that was never filled in.",
                field=field,
                start=match.start(),
                end=match.end(),
            )
