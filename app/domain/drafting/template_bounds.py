"""What a stranger's template is held to, known without what runs it."""

from typing import Final

from app.core.echo import echo

SOURCE_LIMIT: Final = 8_000
"""Characters of a template's source."""
OUTPUT_LIMIT: Final = 10_000
"""Characters a template may render."""
LIST_LIMIT: Final = 10
"""Items a list given to a template may have."""
_LONGEST_MESSAGE: Final = 300


class TemplateRefusedError(Exception):
    """A template cannot be used. `line` is where, from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.message = echo(message, _LONGEST_MESSAGE)
        self.line = line
