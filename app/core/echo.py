"""What callers sent, as it may be repeated in problems, header fields and the log."""

import re

LONGEST_ECHO = 100
_LONGEST_PATH = 500
UNFIT = r"\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
"""Characters that act on a terminal or a page instead of being shown: controls, line breaks, and those that change the
direction of text. Written as the inside of a character class, the same in Python and in ECMA-262."""
_UNFIT = re.compile(f"[{UNFIT}\ud800-\udfff]")


def legible(text: str) -> str:
    """Return a text with U+FFFD in place of each character that cannot be shown, lone surrogates included."""
    # The quick way for nearly everything: what is printable has none of them.
    return text if text.isprintable() else _UNFIT.sub("\N{REPLACEMENT CHARACTER}", text)


def echo(value: object, longest: int = LONGEST_ECHO) -> str:
    """Return what a caller sent as it may be repeated: legible, and cut to `longest` characters with an ellipsis."""
    text = str(value)
    return legible(text) if len(text) <= longest else f"{legible(text[: longest - 1])}…"


def echo_path(path: str) -> str:
    """Return the path of a request as it may be repeated, with each of its segments cut."""
    return echo("/".join(echo(segment) for segment in path.split("/")), _LONGEST_PATH)
