"""Choosing the form of an answer by the request's `Accept` (RFC 9110, section 12)."""

import re
from collections.abc import Sequence

from app.domain.errors import AfterviewError

_QUALITY = re.compile(r"(?:0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
_LONGEST = 2000


class NotAcceptableError(AfterviewError):
    """None of the forms that the request accepts can be had."""

    slug = "not-acceptable"
    title = "It cannot be had in any form that is accepted"
    status = 406
    help = "`available` lists the media types it can be had in. Name one of them in `Accept`, or leave that out."


def choose(accept: str | None, offered: Sequence[str]) -> str:
    """Return the media type to answer in: the one the client likes best, the first offered among equals.

    For each type the most specific range that covers it counts; `q=0` refuses. A part that cannot be read is ignored.

    Args:
        accept: The request's `Accept`; None or empty accepts everything.
        offered: Media types, the service's own favourite first.

    Raises:
        NotAcceptableError: if none of them is accepted.
    """
    if not accept or not accept.strip():
        return offered[0]
    ranges = _ranges(accept)
    best = max(offered, key=lambda kind: _quality(kind, ranges))
    if not _quality(best, ranges):
        raise NotAcceptableError(f"It can be had as {', '.join(offered)}.", available=list(offered))
    return best


def is_accepted(accept: str | None, kind: str) -> bool:
    """Tell whether a request accepts a media type at all."""
    return not accept or not accept.strip() or _quality(kind, _ranges(accept)) > 0


def _ranges(accept: str) -> list[tuple[str, float]]:
    return [found for part in accept[:_LONGEST].split(",") if (found := _range(part)) is not None]


def _range(part: str) -> tuple[str, float] | None:
    """Read one range with its quality. Parameters other than `q` are of no account here: no offer has any."""
    name, *parameters = (piece.strip().lower() for piece in part.split(";"))
    if name.count("/") != 1:
        return None
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "q":
            value = value.strip()
            return (name, float(value)) if _QUALITY.fullmatch(value) else None
    return name, 1.0


def _quality(kind: str, ranges: Sequence[tuple[str, float]]) -> float:
    for wanted in (kind, f"{kind.partition('/')[0]}/*", "*/*"):
        found = [quality for name, quality in ranges if name == wanted]
        if found:
            return max(found)
    return 0.0
