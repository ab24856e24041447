"""Figures that know how many cases they rest on, and say so instead of guessing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

MINIMUM_CASES = 3
"""A figure from fewer cases than this is withheld."""

NOTICEABLE_CHANGE = Fraction(1, 2)
"""A change of a mean rating by less than this, on the scale from 1 to 5, is called steady."""

_PLACES = 4


class FigureStatus(StrEnum):
    """Whether a figure has a value."""

    OK = "ok"
    NOT_ENOUGH_DATA = "not_enough_data"


class Direction(StrEnum):
    """Where ratings are going."""

    BETTER = "better"
    STEADY = "steady"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Figure:
    """A share, mean or the like. `value` is None when `count`, the number of cases, is below the minimum."""

    count: int
    value: float | None

    @property
    def status(self) -> FigureStatus:
        """Return whether there is a value."""
        return FigureStatus.NOT_ENOUGH_DATA if self.value is None else FigureStatus.OK


@dataclass(frozen=True, slots=True)
class Trend:
    """How a rating changed from the first month to the last, along the straight line that fits best.

    `change` is in points of the rating's scale. It is None with fewer cases than the minimum, or all in one month.
    """

    count: int
    change: float | None
    direction: Direction | None

    @property
    def status(self) -> FigureStatus:
        """Return whether there is a value."""
        return FigureStatus.NOT_ENOUGH_DATA if self.change is None else FigureStatus.OK


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTotal:
    """Ratings of one month (its first day): how many there are and what they add up to."""

    month: date
    count: int
    total: int


def ratio(part: int, count: int) -> Figure:
    """Return `part` of `count` as a figure resting on `count` cases: a share, or a mean if `part` is a sum."""
    return figure(Fraction(part, count) if count else None, count)


def figure(value: Fraction | None, count: int) -> Figure:
    """Return a figure resting on `count` cases, rounded to four places, its value withheld if they are too few."""
    if value is None or count < MINIMUM_CASES:
        return Figure(count, None)
    return Figure(count, float(round(value, _PLACES)))


def trend(months: Iterable[MonthTotal]) -> Trend:
    """Return the change along the least-squares line through ratings, each placed at its month.

    Args:
        months: The ratings added up by month, in any order; a month may come more than once.
    """
    points = [(_index(month.month), month.count, month.total) for month in months if month.count]
    count = sum(cases for _, cases, _ in points)
    places = {place for place, _, _ in points}
    if count < MINIMUM_CASES or len(places) == 1:
        return Trend(count, None, None)
    sum_x = sum(cases * place for place, cases, _ in points)
    sum_y = sum(total for _, _, total in points)
    sum_xx = sum(cases * place * place for place, cases, _ in points)
    sum_xy = sum(place * total for place, _, total in points)
    slope = Fraction(count * sum_xy - sum_x * sum_y, count * sum_xx - sum_x * sum_x)
    change = slope * (max(places) - min(places))
    if abs(change) < NOTICEABLE_CHANGE:
        direction = Direction.STEADY
    else:
        direction = Direction.BETTER if change > 0 else Direction.WORSE
    return Trend(count, float(round(change, _PLACES)), direction)


def _index(month: date) -> int:
    return month.year * 12 + month.month
