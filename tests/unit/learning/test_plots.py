import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from html.parser import HTMLParser
from uuid import UUID
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.figures import MonthTotal
from app.domain.insight_groups import (
    InsightGroups,
    InterviewGroup,
    PredictionGroup,
    PromiseGroup,
    RatingPoint,
    ResponseGroup,
    ThankYouGroup,
    Timing,
    TopicGroup,
)
from app.domain.insights import Insights, insights
from app.domain.states import InterviewKind, InterviewStatus, Outcome, Stage
from app.routers.pages import plots, svg
from app.routers.pages.insights_page import CONTENT_SECURITY_POLICY, render_insights
from app.routers.pages.words import signed

NS = "{http://www.w3.org/2000/svg}"
NASTY = "<script>alert(1)</script>\"'&amp;{{ 7*7 }}]]>\x00\x1b\ud800\uffff"
MARCH = datetime(2026, 3, 10, tzinfo=UTC)


def figures(company: str = "Initech", topic: str = "SQL", cases: int = 3, employers: int = 1) -> Insights:
    """Insights in which every plot has something to show."""
    companies = [company] + [f"{company} {number}" for number in range(2, employers + 1)]
    return insights(
        InsightGroups(
            interviews=(
                InterviewGroup(
                    kind=InterviewKind.PHONE_SCREEN,
                    round=1,
                    status=InterviewStatus.COMPLETED,
                    outcome=Outcome.ADVANCED,
                    count=cases,
                ),
                InterviewGroup(
                    kind=InterviewKind.FINAL,
                    round=2,
                    status=InterviewStatus.COMPLETED,
                    outcome=Outcome.REJECTED,
                    count=cases,
                ),
            ),
            thank_yous=tuple(ThankYouGroup(timing=timing, count=cases, seconds=7200 * cases) for timing in Timing),
            points=tuple(
                RatingPoint(
                    interview_id=UUID(int=day), at=MARCH + timedelta(days=day), company=company, rating=1 + day % 5
                )
                for day in range(0, 70, 7)
            ),
            ratings=(
                MonthTotal(month=date(2026, 3, 1), count=cases, total=2 * cases),
                MonthTotal(month=date(2026, 5, 1), count=cases, total=4 * cases),
            ),
            topics=tuple(
                TopicGroup(
                    key=name.casefold(),
                    topic=name,
                    month=date(2026, month, 1),
                    questions=cases,
                    hard=1,
                    hard_interviews=1,
                    rated=cases,
                    quality=cases * (month if name == topic else 6 - month),
                )
                for name in (topic, "Falling")
                for month in (2, 4)
            ),
            predictions=(PredictionGroup(predicted=Outcome.OFFER, actual=Outcome.REJECTED, count=cases),),
            responses=tuple(ResponseGroup(company=each, count=cases, seconds=86400 * 2 * cases) for each in companies),
            promises=tuple(PromiseGroup(company=each, kept=cases, missed=1) for each in companies),
            stages={Stage.APPLIED: 2, Stage.REJECTED: 4},
            with_interview_ahead=1,
        )
    )


def drawn(found: Insights) -> dict[str, str]:
    return {
        "ratings": plots.ratings(found.ratings),
        "topics": plots.topics(found.topics),
        "kind": plots.outcomes(found.outcomes_by_kind, "kind", [group.name for group in found.outcomes_by_kind]),
        "punctuality": plots.punctuality(found.thank_yous),
        "predictions": plots.predictions(found.predictions),
        "promises": plots.promises(found.promises),
        "responses": plots.responses(found.responses),
        "pipeline": plots.pipeline(found.pipeline),
    }


EMPTY = insights(InsightGroups())


def bars(plot: str, style: str) -> list[float]:
    root = ET.fromstring(plot)  # noqa: S314 - our own drawing
    return [float(bar.get("width", "")) for bar in root.iter(f"{NS}rect") if bar.get("class") == style]


@pytest.mark.parametrize("found", [figures(), figures(NASTY, NASTY), EMPTY], ids=["plain", "nasty", "empty"])
def test_every_plot_is_one_image_with_a_title_and_a_description(found):
    for key, plot in drawn(found).items():
        root = ET.fromstring(plot)  # noqa: S314 - our own drawing
        assert (root.tag, root.get("role")) == (f"{NS}svg", "img")
        title, description = root[0], root[1]
        assert (title.tag, description.tag) == (f"{NS}title", f"{NS}desc")
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
        assert title.text
        assert description.text
        assert str(title.get("id")).startswith(key)
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert {element.tag.removeprefix(NS) for element in root.iter()} <= {
            *("svg", "title", "desc", "defs", "pattern", "rect", "text", "line", "circle", "polyline"),
        }


@given(st.text(max_size=80))
def test_any_text_leaves_a_plot_well_formed_and_is_written_as_text(name):
    plot = plots.promises(figures(company=f"<i>{name}").promises)
    root = ET.fromstring(plot)  # noqa: S314 - our own drawing
    assert not list(root.iter(f"{NS}i"))
    assert "<i>" in "".join(root.itertext())


def test_an_empty_plot_says_so():
    for plot in drawn(EMPTY).values():
        assert "Nothing to show yet" in plot


def test_bars_are_in_proportion_on_one_scale():
    found = figures().thank_yous
    plot = plots.punctuality(replace(found, on_time=8, late=4, not_sent=2))
    assert bars(plot, "good") == [svg.WIDTH]
    assert bars(plot, "bad") == [svg.WIDTH / 2 - 1.5, svg.WIDTH / 4 - 1.5]
    assert bars(plot, "track") == [svg.WIDTH] * 3


def test_what_is_bad_is_hatched_as_well_as_coloured():
    plot = plots.punctuality(figures().thank_yous)
    assert len(bars(plot, "hatched")) == len(bars(plot, "bad")) == 2
    assert 'fill="url(#punctuality-hatch)"' in plot


def test_topics_go_left_when_worse_and_right_when_better():
    root = ET.fromstring(plots.topics(figures(topic="Rising").topics))  # noqa: S314 - our own drawing
    by_style = {bar.get("class"): bar for bar in root.iter(f"{NS}rect")}
    better, worse = by_style["good"], by_style["bad"]
    assert float(better.get("x", "")) == svg.WIDTH / 2
    assert float(worse.get("x", "")) + float(worse.get("width", "")) == pytest.approx(svg.WIDTH / 2)
    assert [each.text for each in root.iter(f"{NS}text") if each.get("class") == "ink"] == ["Falling", "Rising"]


def test_ratings_rise_to_the_top_and_run_from_left_to_right():
    root = ET.fromstring(plots.ratings(figures().ratings))  # noqa: S314 - our own drawing
    dots = [dot for dot in root.iter(f"{NS}circle") if dot.get("class") == "case"]
    places = [(float(dot.get("cx", "")), float(dot.get("cy", ""))) for dot in dots]
    assert [x for x, _ in places] == sorted({x for x, _ in places})
    heights = {point.rating: y for point, (_, y) in zip(figures().ratings.points, places, strict=True)}
    assert [heights[rating] for rating in (5, 4, 3, 2, 1)] == sorted(heights.values())
    assert dots[0][0].text == "Initech, 2026-03-10: 1 of 5"
    [mean] = root.iter(f"{NS}polyline")
    assert len(str(mean.get("points")).split()) == 2


def test_a_month_with_too_few_ratings_is_on_no_line():
    plot = plots.ratings(figures(cases=2).ratings)
    assert "polyline" not in plot
    assert plot.count('class="case"') == 10


def test_only_the_first_rows_are_drawn():
    assert len(bars(plots.promises(figures(employers=30).promises), "track")) == plots.ROWS


@given(st.text(max_size=60), st.integers(10, 300))
def test_text_is_cut_to_its_room(content, room):
    cut = svg.fitted(content, room)
    assert svg.breadth(cut) <= max(room, svg.breadth("…"))
    assert cut == " ".join(content.split()) or cut.endswith("…")


class Page(HTMLParser):
    """Reads a page's elements, attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_has_a_table_behind_each_plot():
    page = Page(render_insights(figures(), "Ada Diaz"))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("svg") == tags.count("details") == tags.count("table") == 9
    assert "Insights for Ada Diaz" in page.text
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_the_page_fetches_and_runs_nothing():
    page = Page(render_insights(figures(NASTY, NASTY), NASTY))
    assert not {tag for tag, _ in page.elements} & {"script", "link", "img", "iframe", "object", "form", "a", "b", "i"}
    names = {name for _, attributes in page.elements for name in attributes}
    assert not [name for name in names if name.startswith("on")]
    assert not names & {"src", "href", "style", "action"}
    assert not re.search(r"url\((?!#)|@import|https?://(?!www\.w3\.org/2000/svg)", render_insights(figures()))


def test_what_candidates_wrote_stays_text():
    page = render_insights(figures(NASTY, NASTY), NASTY)
    assert "<script" not in page
    assert "{{ 7*7 }}" in page
    assert "49" not in Page(page).text
    assert not set(page) & set("\x00\x1b\ud800\uffff")
    page.encode()


def test_the_policy_allows_exactly_the_pages_own_style():
    style = re.search(r"<style>(.*?)</style>", render_insights(figures()), re.DOTALL)
    assert style is not None
    assert f"'sha256-{b64encode(sha256(style[1].encode()).digest()).decode()}'" in CONTENT_SECURITY_POLICY


def test_without_cases_every_headline_says_so():
    text = Page(render_insights(EMPTY)).text
    assert text.count("Not enough data (0 of 3)") == 4


def test_two_cases_are_too_few_and_three_are_not():
    two, three = (render_insights(figures(cases=cases)) for cases in (2, 3))
    assert "Not enough data (2 of 3)" in two
    assert "Not enough data" not in three
    responses = '<tr><th scope="row">Initech</th><td>{}</td><td>{}</td></tr>'
    assert responses.format(2, "too few") in two
    assert responses.format(3, 2) in three


@pytest.mark.parametrize(
    ("change", "written"), [(None, "too few"), (0.0, "0"), (-0.04, "0"), (1.5, "+1.5"), (-2.0, "\N{MINUS SIGN}2")]
)
def test_a_change_is_written_with_its_sign(change, written):
    assert signed(change) == written
