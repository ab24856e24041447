"""Figures and names as people read them."""

from datetime import date

from app.domain.figures import MINIMUM_CASES, Figure
from app.domain.states import InterviewKind, Stage

_TOO_FEW = "too few"
_MINUS = "\N{MINUS SIGN}"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def amount(value: float) -> str:
    """Return a number with one decimal, or none where it is whole."""
    return f"{value:.1f}".removesuffix(".0")


def percent(figure: Figure) -> str:
    """Return a share for a cell of a table, or that there are too few cases."""
    return _TOO_FEW if figure.value is None else f"{figure.value:.0%}"


def measure(figure: Figure) -> str:
    """Return a mean for a cell of a table, or that there are too few cases."""
    return _TOO_FEW if figure.value is None else amount(figure.value)


def signed(change: float | None) -> str:
    """Return a change with its sign for a cell of a table, or that there are too few cases."""
    if change is None:
        return _TOO_FEW
    size = amount(abs(change))
    return "0" if size == "0" else f"{'+' if change > 0 else _MINUS}{size}"


def not_enough(figure: Figure) -> str:
    """Say that a figure is withheld and how far it is from being given."""
    return f"not enough data ({figure.count} of {MINIMUM_CASES})"


def cases(count: int, one: str, many: str) -> str:
    """Return a count with its noun."""
    return f"{count} {one if count == 1 else many}"


def month_name(day: date) -> str:
    """Return the month of a day."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def stage_name(stage: Stage) -> str:
    """Return a stage as a word in a list."""
    return stage.value.capitalize()


def kind_name(kind: str) -> str:
    """Return a kind of interview as a word in a list."""
    return {InterviewKind.PHONE_SCREEN.value: "Phone screen", InterviewKind.ONSITE.value: "On site"}.get(
        kind, kind.capitalize()
    )
