"""Whether a text takes up something that is on record about the conversation."""

from collections.abc import Iterable
from typing import Final

from app.domain.drafting.checks.text import plain, words

_LIKE: Final = 85.0
_LETTERS: Final = 4
_SHARE: Final = 0.6
_READ: Final = 400


def recalls(text: str, points: Iterable[str]) -> bool:
    """Tell whether `text` names one of `points`: nearly word for word, or by most of its longer words."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - loaded when first needed

    spoken = {plain(word.text) for word in words(text)}
    line = " ".join(text.split()).casefold()
    for point in points:
        wanted = " ".join(point[:_READ].split()).casefold()
        if not wanted:
            continue
        if (
            len(wanted) >= _LETTERS
            and len(wanted) <= len(line)
            and fuzz.partial_ratio(wanted, line, score_cutoff=_LIKE)
        ):
            return True
        telling = {plain(word.text) for word in words(wanted) if len(word.text) >= _LETTERS}
        if telling and len(telling & spoken) >= _SHARE * len(telling):
            return True
    return False
