"""The page that shows a candidate their insights: plots, and behind each a table with every number."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from app.domain.figures import MINIMUM_CASES, Figure, FigureStatus
from app.domain.insights import Insights, OutcomeFigures
from app.domain.states import OPEN_STAGES, Outcome
from app.routers.pages import plots
from app.routers.pages.svg import clean
from app.routers.pages.words import (
    amount,
    cases,
    kind_name,
    measure,
    month_name,
    not_enough,
    percent,
    signed,
    stage_name,
)

_TEMPLATES = Path(__file__).parent / "templates"
_STYLE = (_TEMPLATES / "insights.css").read_text(encoding="utf-8")
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True
)

STYLE_SOURCE = f"'sha256-{b64encode(sha256(_STYLE.encode()).digest()).decode()}'"
"""The page's own style, as a policy names it."""

CONTENT_SECURITY_POLICY = (
    f"default-src 'none'; style-src {STYLE_SOURCE}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
"""What the page may do, for the header of that name: apply its own style, and nothing else."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One figure at the top of the page."""

    label: str
    value: str
    withheld: bool


@dataclass(frozen=True, slots=True)
class Section:
    """A plot with a sentence on what it says and the numbers behind it. `plot` is markup; all else is plain text."""

    key: str
    title: str
    lead: str
    plot: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def render_insights(insights: Insights, name: str | None = None) -> str:
    """Return the whole page as HTML.

    Args:
        insights: The candidate's figures.
        name: The candidate's name, for the heading.
    """
    page = _ENVIRONMENT.get_template("insights.html").render(
        title=f"Insights for {name}" if name and name.strip() else "Your insights",
        lead="What your interviews have taught you so far. It is about how well they go, not how many there are.",
        style=_STYLE,
        headlines=_headlines(insights),
        sections=_sections(insights),
        footer=(
            f"A figure rests on at least {MINIMUM_CASES} cases; with fewer it is not given. Promised dates and answers "
            "are reported as facts; why an employer was late is not known here."
        ),
    )
    return clean(page)


def _headlines(insights: Insights) -> tuple[Headline, ...]:
    return (
        _headline("of answered interviews led on", insights.outcomes.success, percent(insights.outcomes.success)),
        _headline(
            "of thank-you notes went out on time",
            insights.thank_yous.on_time_share,
            percent(insights.thank_yous.on_time_share),
        ),
        _headline("is your mean rating, of 5", insights.ratings.mean, measure(insights.ratings.mean)),
        _headline(
            "of your predictions were right", insights.predictions.accuracy, percent(insights.predictions.accuracy)
        ),
    )


def _headline(label: str, figure: Figure, value: str) -> Headline:
    withheld = figure.status is FigureStatus.NOT_ENOUGH_DATA
    return Headline(label=label, value=not_enough(figure).capitalize() if withheld else value, withheld=withheld)


def _sections(insights: Insights) -> Iterable[Section]:
    return (
        _ratings(insights),
        _topics(insights),
        _outcomes(insights.outcomes_by_kind, "kind", [kind_name(group.name) for group in insights.outcomes_by_kind]),
        _outcomes(insights.outcomes_by_round, "round", [f"Round {group.name}" for group in insights.outcomes_by_round]),
        _punctuality(insights),
        _predictions(insights),
        _promises(insights),
        _responses(insights),
        _pipeline(insights),
    )


def _ratings(insights: Insights) -> Section:
    ratings = insights.ratings
    return Section(
        key="ratings",
        title="How your interviews felt",
        lead=f"Each dot is one interview as you rated it; the line is the mean of months with {MINIMUM_CASES} or more. "
        f"Over time: {plots.change_in_words(ratings.trend)}."
        if ratings.points
        else "Rate your interviews to see how they go over time.",
        plot=plots.ratings(ratings),
        columns=("Month", "Ratings", "Mean"),
        rows=tuple((month_name(month.month), str(month.mean.count), measure(month.mean)) for month in ratings.months),
    )


def _topics(insights: Insights) -> Section:
    return Section(
        key="topics",
        title="Hard topics, and where they are going",
        lead="Topics that were hard in two interviews or more: how much better or worse your answers became.",
        plot=plots.topics(insights.topics),
        columns=("Topic", "Asked", "Hard", "Answer", "Change"),
        rows=tuple(
            (
                topic.topic,
                str(topic.questions),
                str(topic.hard),
                measure(topic.quality),
                signed(topic.trend.change),
            )
            for topic in insights.topics
        ),
    )


def _outcomes(figures: Sequence[OutcomeFigures], by: str, names: Sequence[str]) -> Section:
    return Section(
        key=by,
        title=f"What led on, by {by}",
        lead="Interviews that led to a next round or an offer, of those the employer answered.",
        plot=plots.outcomes(figures, by, names),
        columns=(by.capitalize(), "Led on", "Rejected", "Withdrawn", "Share"),
        rows=tuple(
            (
                name,
                str(group.outcomes[Outcome.ADVANCED] + group.outcomes[Outcome.OFFER]),
                str(group.outcomes[Outcome.REJECTED]),
                str(group.outcomes[Outcome.WITHDRAWN]),
                percent(group.success),
            )
            for group, name in zip(figures, names, strict=True)
        ),
    )


def _punctuality(insights: Insights) -> Section:
    figures = insights.thank_yous
    hours = figures.hours
    sent = f"On average {amount(hours.value)} hours after the interview." if hours.value is not None else ""
    rows = (("On time", figures.on_time), ("Late", figures.late), ("Not sent", figures.not_sent))
    return Section(
        key="punctuality",
        title="Thank-you notes",
        lead=sent or "Best within a day of the interview.",
        plot=plots.punctuality(figures),
        columns=("Sent", "Notes"),
        rows=(
            *((label, str(count)) for label, count in rows),
            ("Share on time", percent(figures.on_time_share)),
            ("Mean hours to sending", measure(hours)),
        ),
    )


def _predictions(insights: Insights) -> Section:
    figures = insights.predictions
    return Section(
        key="predictions",
        title="What you expected, and what came",
        lead="Whether you foresaw getting on or being rejected.",
        plot=plots.predictions(figures),
        columns=("Prediction", "Interviews"),
        rows=(
            ("Right", str(figures.right)),
            ("Too hopeful", str(figures.too_hopeful)),
            ("Too gloomy", str(figures.too_gloomy)),
            ("Share right", percent(figures.accuracy)),
        ),
    )


def _promises(insights: Insights) -> Section:
    total = insights.promise
    return Section(
        key="promises",
        title="Dates employers promised",
        lead=f"{cases(total.kept, 'date was', 'dates were')} kept, {total.missed} missed."
        if total.kept + total.missed
        else "No date that an employer promised has come yet.",
        plot=plots.promises(insights.promises),
        columns=("Employer", "Kept", "Missed", "Share kept"),
        rows=tuple(
            (employer.company or "", str(employer.kept), str(employer.missed), percent(employer.kept_share))
            for employer in insights.promises
        ),
    )


def _responses(insights: Insights) -> Section:
    days = insights.response.days
    lead = (
        f"On average {amount(days.value)} days over all employers."
        if days.value is not None
        else "From the interview to the answer."
    )
    return Section(
        key="responses",
        title="How long employers took",
        lead=f"{lead} Drawn for those with {MINIMUM_CASES} answers or more.",
        plot=plots.responses(insights.responses),
        columns=("Employer", "Answers", "Mean days"),
        rows=tuple(
            (employer.company or "", str(employer.days.count), measure(employer.days))
            for employer in insights.responses
        ),
    )


def _pipeline(insights: Insights) -> Section:
    pipeline = insights.pipeline
    thin = " Few are open: keep searching while you wait." if pipeline.thin else ""
    return Section(
        key="pipeline",
        title="Where your applications stand",
        lead=f"{pipeline.open} open, {pipeline.with_interview_ahead} with an interview ahead.{thin}",
        plot=plots.pipeline(pipeline),
        columns=("Stage", "Applications", "Open"),
        rows=tuple(
            (stage_name(stage), str(count), "yes" if stage in OPEN_STAGES else "no")
            for stage, count in pipeline.stages.items()
        ),
    )
