"""Rates such as `600/minute`, as settings give them."""

import re
from dataclasses import dataclass

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400}
_RATE = re.compile(r"([0-9]{1,12}) ?/ ?([a-z]+?)s?")


@dataclass(frozen=True, slots=True)
class Rate:
    """So many in so many seconds."""

    count: int
    period: str

    @property
    def seconds(self) -> int:
        """How long the period is."""
        return _SECONDS[self.period]

    def __str__(self) -> str:
        return f"{self.count}/{self.period}"


def parse_rate(value: object, period: str | None = None) -> Rate:
    """Read a rate. If a period is given, a count alone is one within that period.

    Raises:
        ValueError: if it is none.
    """
    if isinstance(value, Rate):
        return value
    text = str(value).strip().lower()
    if period is not None and text.isdecimal():
        text = f"{text}/{period}"
    found = _RATE.fullmatch(text)
    if found is None or found[2] not in _SECONDS or not int(found[1]):
        example = f"600/{period}, or 600" if period else "600/minute"
        message = f"must be a count and a period (second, minute, hour or day), such as {example}; not {text[:50]!r}"
        raise ValueError(message)
    return Rate(int(found[1]), found[2])
