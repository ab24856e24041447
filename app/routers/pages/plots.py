"""The plots of a candidate's insights, each a function from figures to an SVG drawing.

Nothing is told by colour alone: every bar has its number beside it, and what is bad is hatched as well as coloured.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.etree.ElementTree import Element, SubElement

from app.domain.figures import Direction, Trend
from app.domain.insights import (
    OutcomeFigures,
    PipelineFigures,
    PredictionFigures,
    PromiseFigures,
    PunctualityFigures,
    RatingFigures,
    ResponseFigures,
    TopicFigures,
)
from app.domain.states import OPEN_STAGES, Outcome
from app.routers.pages import svg
from app.routers.pages.words import amount, month_name, stage_name

ROWS = 8
"""So many rows at most: the table behind a plot has them all."""

_ROW = 38
_THICK = 11
_RATING_HEIGHT = 176


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: how much, and its class."""

    value: float
    style: str


@dataclass(frozen=True, slots=True)
class Row:
    """A bar with its label on the left, above it, and its number on the right."""

    label: str
    note: str
    parts: tuple[Part, ...]


def punctuality(figures: PunctualityFigures) -> str:
    """Draw how many thank-you notes were on time, late, or not sent."""
    rows = [
        Row("On time", str(figures.on_time), (Part(figures.on_time, "good"),)),
        Row("Late", str(figures.late), (Part(figures.late, "bad"),)),
        Row("Not sent", str(figures.not_sent), (Part(figures.not_sent, "bad"),)),
    ]
    total = figures.on_time + figures.late + figures.not_sent
    return _bars("punctuality", "Thank-you notes by when they were sent", rows if total else [])


def predictions(figures: PredictionFigures) -> str:
    """Draw how many predictions were right, too hopeful or too gloomy."""
    rows = [
        Row("Right", str(figures.right), (Part(figures.right, "good"),)),
        Row("Too hopeful", str(figures.too_hopeful), (Part(figures.too_hopeful, "rest"),)),
        Row("Too gloomy", str(figures.too_gloomy), (Part(figures.too_gloomy, "rest"),)),
    ]
    total = figures.right + figures.too_hopeful + figures.too_gloomy
    return _bars("predictions", "Predictions by how they held", rows if total else [])


def pipeline(figures: PipelineFigures) -> str:
    """Draw how many applications stand at each stage, the open ones first."""
    rows = [
        Row(stage_name(stage), str(count), (Part(count, "good" if stage in OPEN_STAGES else "rest"),))
        for stage, count in figures.stages.items()
        if count
    ]
    return _bars("pipeline", "Applications by stage", rows)


def promises(figures: Sequence[PromiseFigures]) -> str:
    """Draw promised decision dates kept and missed, by employer, those with the most promises first."""
    most = sorted(figures, key=lambda employer: -(employer.kept + employer.missed))[:ROWS]
    rows = [
        Row(
            employer.company or "All employers",
            f"{employer.kept} kept, {employer.missed} missed",
            (Part(employer.kept, "good"), Part(employer.missed, "bad")),
        )
        for employer in most
    ]
    return _bars("promises", "Promised decision dates kept and missed, by employer", rows)


def outcomes(figures: Sequence[OutcomeFigures], key: str, names: Sequence[str]) -> str:
    """Draw what came of interviews of each kind or round: led on, then not, withdrawals left out."""
    rows = []
    for group, name in zip(figures, names, strict=True):
        good = group.outcomes[Outcome.ADVANCED] + group.outcomes[Outcome.OFFER]
        rejected = group.outcomes[Outcome.REJECTED]
        if good + rejected:
            rows.append(Row(name, f"{good} of {good + rejected} led on", (Part(good, "good"), Part(rejected, "rest"))))
    return _bars(key, f"Interviews that led on, by {key}", rows[:ROWS])


def responses(figures: Sequence[ResponseFigures]) -> str:
    """Draw how many days employers took to answer, the slowest first, of those with enough cases."""
    known = [(employer, employer.days.value) for employer in figures if employer.days.value is not None]
    slowest = sorted(known, key=lambda pair: -pair[1])[:ROWS]
    rows = [
        Row(employer.company or "All employers", f"{amount(days)} days", (Part(days, "rest"),))
        for employer, days in slowest
    ]
    return _bars("responses", "Mean days to an answer, by employer", rows)


def topics(figures: Sequence[TopicFigures]) -> str:
    """Draw how answers on recurring hard topics changed: to the left worse, to the right better, the worst first."""
    title = "Answers on recurring hard topics: change of quality over time"
    shown = sorted(figures, key=lambda topic: (topic.trend.change is None, topic.trend.change or 0))[:ROWS]
    if not shown:
        return _empty("topics", title)
    notes = [f"{topic.topic}: {change_in_words(topic.trend)}" for topic in shown]
    root = svg.canvas("topics", 26 + _ROW * len(shown), title=title, description=_sentence(notes))
    _hatching(root, "topics")
    middle, reach = svg.WIDTH / 2, svg.WIDTH / 2 - 6
    scale = reach / max([1.0, *(abs(topic.trend.change) for topic in shown if topic.trend.change is not None)])
    svg.text(root, middle - 10, 13, "← worse", style="faint", anchor="end")
    svg.text(root, middle + 10, 13, "better →", style="faint")
    for place, topic in enumerate(shown):
        top = 26 + place * _ROW
        note = change_in_words(topic.trend)
        _labels(root, top, topic.topic, note)
        svg.bar(root, (0, top + 20), (svg.WIDTH, _THICK), "track")
        change = topic.trend.change
        if change is not None:
            style = {Direction.BETTER: "good", Direction.WORSE: "bad"}.get(
                topic.trend.direction or Direction.STEADY, "rest"
            )
            width = abs(change) * scale
            _filled(root, "topics", (middle if change >= 0 else middle - width, top + 20), width, style)
        svg.line(root, (middle, top + 17), (middle, top + 23 + _THICK), "axis")
    return svg.written(root)


def ratings(figures: RatingFigures) -> str:
    """Draw single ratings as dots and, where a month has enough of them, its mean as a line."""
    title = "Your ratings of your interviews over time"
    if not figures.points:
        return _empty("ratings", title)
    first, last = figures.points[0].at.date(), figures.points[-1].at.date()
    described = [f"{len(figures.points)} ratings from {month_name(first)} to {month_name(last)}"]
    if figures.mean.value is not None:
        described.append(f"mean {amount(figures.mean.value)} of 5")
    described.append(change_in_words(figures.trend))
    root = svg.canvas("ratings", _RATING_HEIGHT, title=title, description=_sentence(described))
    left, right, top, bottom = 18.0, svg.WIDTH - 10.0, 12.0, _RATING_HEIGHT - 28.0

    def across(day: date) -> float:
        span = (last - first).days
        return (left + right) / 2 if not span else left + 10 + (right - left - 20) * (day - first).days / span

    def up(rating: float) -> float:
        return bottom - (bottom - top) * (rating - 1) / 4

    for rating in range(1, 6):
        svg.line(root, (left, up(rating)), (right, up(rating)), "grid")
        svg.text(root, left - 6, up(rating) + 4.5, str(rating), style="faint", anchor="end")
    svg.text(root, left, _RATING_HEIGHT - 6, month_name(first), style="faint")
    if (first.year, first.month) != (last.year, last.month):
        svg.text(root, right, _RATING_HEIGHT - 6, month_name(last), style="faint", anchor="end")
    means = [
        (min(max(across(month.month.replace(day=15)), left + 10), right - 10), up(month.mean.value))
        for month in figures.months
        if month.mean.value is not None and month.month >= first.replace(day=1)
    ]
    for point in figures.points:
        hint = f"{point.company}, {point.at.date().isoformat()}: {point.rating} of 5"
        svg.dot(root, (across(point.at.date()), up(point.rating)), 4, "case", hint)
    if len(means) > 1:
        svg.polyline(root, means, "mean")
    for x, y in means:
        SubElement(root, "circle", {"cx": svg.number(x), "cy": svg.number(y), "r": "3", "class": "good"})
    return svg.written(root)


def change_in_words(trend: Trend) -> str:
    """Return a trend in a few words."""
    if trend.change is None or trend.direction is None:
        return "not enough data"
    if trend.direction is Direction.STEADY:
        return "steady"
    return f"{trend.direction.value} by {amount(abs(trend.change))}"


def _bars(key: str, title: str, rows: Sequence[Row]) -> str:
    """Draw rows of bars on one scale, each with its track, label and number."""
    if not rows:
        return _empty(key, title)
    described = _sentence([f"{row.label}: {row.note}" for row in rows])
    root = svg.canvas(key, _ROW * len(rows), title=title, description=described)
    _hatching(root, key)
    most = max(sum(part.value for part in row.parts) for row in rows) or 1
    for place, row in enumerate(rows):
        top = place * _ROW
        _labels(root, top, row.label, row.note)
        svg.bar(root, (0, top + 20), (svg.WIDTH, _THICK), "track")
        x = 0.0
        for part in row.parts:
            if part.value:
                width = svg.WIDTH * part.value / most
                _filled(root, key, (x, top + 20), width - (1.5 if x + width < svg.WIDTH else 0), part.style)
                x += width
    return svg.written(root)


def _labels(root: Element, top: float, label: str, note: str) -> None:
    room = svg.WIDTH - svg.breadth(note) - 12
    element = svg.text(root, 0, top + 14, svg.fitted(label, room))
    if element.text != label:
        SubElement(element, "title").text = svg.clean(label)
    svg.text(root, svg.WIDTH, top + 14, note, style="number", anchor="end")


def _filled(root: Element, key: str, at: tuple[float, float], width: float, style: str) -> None:
    """Draw a bar; a bad one with hatching over its colour."""
    svg.bar(root, at, (width, _THICK), style)
    if style == "bad":
        svg.bar(root, at, (width, _THICK), "hatched").set("fill", f"url(#{key}-hatch)")


def _hatching(root: Element, key: str) -> None:
    definitions = SubElement(root, "defs")
    pattern = SubElement(
        definitions,
        "pattern",
        {
            "id": f"{key}-hatch",
            "width": "5",
            "height": "5",
            "patternUnits": "userSpaceOnUse",
            "patternTransform": "rotate(45)",
        },
    )
    SubElement(pattern, "rect", {"width": "1.6", "height": "5", "class": "hatch"})


def _empty(key: str, title: str) -> str:
    root = svg.canvas(key, 64, title=title, description="There is nothing to show yet.")
    svg.bar(root, (0, 8), (svg.WIDTH, 48), "track")
    svg.text(root, svg.WIDTH / 2, 37, "Nothing to show yet", style="faint", anchor="middle")
    return svg.written(root)


def _sentence(parts: Sequence[str]) -> str:
    return "; ".join(parts) + "."
