"""The page of insights, opened with an access token in a real browser against the real service."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, Request, expect

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
EMPLOYERS = ("Initech", "Globex", "Hooli")


@dataclass(frozen=True)
class Candidate:
    """A candidate with a history, and a token that opens their insights."""

    id: str
    token: str


@dataclass
class Overheard:
    """What a page complained of, and what it asked for."""

    complaints: list[str] = field(default_factory=list)
    asked: list[Request] = field(default_factory=list)

    def listen_to(self, page: Page) -> None:
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request))  # noqa: PLW0108 - it cannot wrap a built-in


def create(client: httpx.Client, path: str, body: Any) -> dict[str, Any]:
    answer = client.post(path, json=body)
    assert answer.status_code in {200, 201}, answer.text
    made: dict[str, Any] = answer.json()
    return made


def hard(text: str, topic: str, answer_quality: int) -> dict[str, Any]:
    return {"text": text, "topic": topic, "difficulty": 4, "answer_quality": answer_quality}


def live(client: httpx.Client, candidate_id: str, number: int) -> None:
    """One interview a fortnight, whose ratings get better and whose outcomes vary."""
    end = NOW - timedelta(days=14 * (24 - number))
    interview = create(
        client,
        "/v1/interviews",
        {
            "candidate_id": candidate_id,
            "company": EMPLOYERS[number % 3],
            "role": f"Engineer {number // 6}",
            "kind": ("video", "technical", "onsite")[number % 3],
            "round": number % 3 + 1,
            "starts_at": (end - timedelta(hours=1)).isoformat(),
            "ends_at": end.isoformat(),
            "time_zone": "Europe/Madrid",
            "decision_by": (end + timedelta(days=7)).date().isoformat(),
        },
    )
    outcome = ("rejected", "advanced", "rejected", "offer")[number % 4]
    occurred_at = (end + timedelta(days=3 + number % 7)).isoformat()
    create(client, f"/v1/interviews/{interview['id']}/outcome", {"outcome": outcome, "occurred_at": occurred_at})
    create(
        client,
        "/v1/reflections",
        {
            "interview_id": interview["id"],
            "overall": min(5, 2 + number // 7),
            "predicted_outcome": "advanced",
            "questions": [
                hard(f"Question {number}?", "System design", 1 + number // 6),
                hard(f"Why us, {number}?", "Motivation", 4 - number // 8),
            ],
        },
    )


@pytest.fixture(scope="module")
def candidate(base_url: str, api_key: str) -> Candidate:
    with httpx.Client(base_url=base_url, headers={"Authorization": f"Bearer {api_key}"}, timeout=30) as client:
        made = create(client, "/v1/candidates", {"name": "Ada <Diaz>", "time_zone": "Europe/Madrid"})
        for number in range(20):
            live(client, made["id"], number)
        wanted = {"scopes": ["insights:read"], "expires_in": 3600}
        token = create(client, f"/v1/candidates/{made['id']}/access-tokens", wanted)
        return Candidate(made["id"], token["token"])


@pytest.fixture
def overheard(page: Page) -> Overheard:
    heard = Overheard()
    heard.listen_to(page)
    return heard


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    yield page
    page.close()


def keep_picture(page: Page, name: str) -> None:
    if folder := os.environ.get("AFTERVIEW_TEST_SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def is_dark(page: Page) -> bool:
    return bool(page.evaluate('matchMedia("(prefers-color-scheme: dark)").matches'))


def open_insights(page: Page, base_url: str, candidate: Candidate) -> None:
    page.goto(f"{base_url}/insights/{candidate.id}#token={candidate.token}")
    expect(page.get_by_role("heading", name="Insights for Ada <Diaz>")).to_be_visible()


def test_a_token_in_the_fragment_opens_it_and_is_kept_nowhere(
    page: Page, base_url: str, candidate: Candidate, overheard: Overheard
) -> None:
    open_insights(page, base_url, candidate)
    assert page.url == f"{base_url}/insights/{candidate.id}"
    assert not [request.url for request in overheard.asked if candidate.token in request.url]
    assert {request.url.removeprefix(base_url).split("/")[1] for request in overheard.asked} == {"insights"}
    stored = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert candidate.token not in stored
    assert candidate.token not in page.content()
    assert overheard.complaints == []
    assert page.title() == "Insights for Ada <Diaz>"
    keep_picture(page, "insights-dark" if is_dark(page) else "insights-light")


def test_each_plot_has_its_numbers_behind_it(page: Page, base_url: str, candidate: Candidate) -> None:
    open_insights(page, base_url, candidate)
    sections = page.locator("section")
    assert sections.count() >= 6
    for index in range(sections.count()):
        section = sections.nth(index)
        expect(section.locator("svg.plot, p").first).to_be_visible()
        summary = section.locator("summary")
        if summary.count():
            summary.click()
            expect(section.locator("table tbody tr").first).to_be_visible()
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert colour == ("rgb(18, 21, 26)" if is_dark(page) else "rgb(246, 244, 239)")  # its own style was let in


def test_it_fits_a_phone(phone: Page, base_url: str, candidate: Candidate) -> None:
    open_insights(phone, base_url, candidate)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    keep_picture(phone, "insights-phone")


def test_without_a_token_it_asks_for_one_and_says_when_it_is_wrong(
    page: Page, base_url: str, candidate: Candidate
) -> None:
    page.goto(f"{base_url}/insights/{candidate.id}")
    field_ = page.get_by_label("Access token")
    expect(field_).to_be_focused()
    keep_picture(page, "insights-gate")
    field_.fill("nonsense-nonsense-nonsense")
    page.get_by_role("button", name="Open").click()
    expect(page.get_by_role("status")).to_contain_text("not valid")
    expect(field_).to_have_value("")
    field_.fill(candidate.token)
    field_.press("Enter")
    expect(page.get_by_role("heading", name="Insights for Ada <Diaz>")).to_be_visible()
