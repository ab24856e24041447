"""The page that shows a plan through time, in a real browser."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect


@dataclass
class Overheard:
    """What a page complained of, and whom it asked."""

    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def listen_to(self, page: Page) -> None:
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))


@pytest.fixture
def overheard(page: Page, base_url: str) -> Overheard:
    heard = Overheard()
    heard.listen_to(page)
    page.goto(f"{base_url}/docs/plan")
    expect(page.locator("#timeline .day").first).to_be_visible()
    return heard


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    page.goto(f"{base_url}/docs/plan")
    expect(page.locator("#timeline .day").first).to_be_visible()
    yield page
    page.close()


def keep_picture(page: Page, name: str) -> None:
    if folder := os.environ.get("AFTERVIEW_TEST_SCREENSHOTS"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def test_the_example_is_shown_on_the_candidates_clock(page: Page, base_url: str, overheard: Overheard) -> None:
    days = page.locator("#timeline .day")
    expect(days.first).to_contain_text("Mon 23 Nov")
    expect(days.first).to_contain_text("19:00 Thank Bill Lumbergh")
    follow_up = days.filter(has_text="Thu 3 Dec")
    expect(follow_up).to_contain_text("16:00 Follow up")
    expect(page.locator("#table tbody tr")).to_have_count(9)
    expect(page.locator("#table tbody tr").filter(has_text="Follow up")).to_contain_text("Thu 3 Dec, 10:00")
    dot = follow_up.locator(".dot").bounding_box()
    track = follow_up.locator(".track").bounding_box()
    assert dot is not None
    assert track is not None
    assert abs((dot["x"] + dot["width"] / 2 - track["x"]) / track["width"] - 16 / 24) < 0.01
    is_dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    keep_picture(page, "plan-dark" if is_dark else "plan-light")
    assert overheard.complaints == []
    assert [url for url in overheard.asked if not url.startswith(base_url)] == []


def test_travelling_changes_what_is_due(page: Page, overheard: Overheard) -> None:
    expect(page.locator("#tally")).to_have_text("1 due · 8 ahead")
    page.get_by_role("button", name="To the next event").click()
    expect(page.locator("#when")).to_contain_text("Mon 23 Nov, 19:00 in Madrid")
    expect(page.locator("#tally")).to_have_text("3 due · 6 ahead")
    page.get_by_role("button", name="To the event before").click()
    expect(page.locator("#when")).to_contain_text("Mon 23 Nov, 18:00 in Madrid")
    hand = page.get_by_role("slider")
    hand.focus()
    page.keyboard.press("End")
    expect(page.locator("#tally")).to_contain_text("over")
    assert "Madrid" in (hand.get_attribute("aria-valuetext") or "")


def test_a_mark_explains_itself_to_mouse_and_keyboard(page: Page, overheard: Overheard) -> None:
    expect(page.locator("#why")).to_contain_text("Decision promised by Wed 2 Dec")
    page.locator("button.mark", has_text="Keep searching").hover()
    expect(page.locator("#why h3")).to_have_text("Keep searching")
    page.locator("button.mark", has_text="Close it out").focus()
    expect(page.locator("#why h3")).to_have_text("Close it out")
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#why h3")).not_to_have_text("Close it out")


def test_a_plan_of_ones_own(page: Page, base_url: str, api_key: str, overheard: Overheard) -> None:
    page.locator("#input summary").click()
    page.get_by_label("Starts").fill("2027-03-26T09:00")
    page.get_by_label("Ends").fill("2027-03-26T10:00")
    page.get_by_label("Zone of the employer").fill("Asia/Kolkata")
    page.get_by_label("Country of the employer").fill("in")
    page.get_by_label("Interviewers").fill("Priya Raman")
    page.get_by_label("Decision promised by").fill("")
    page.get_by_label("Planned at").fill("2027-03-26T12:00")
    page.get_by_role("button", name="Show the plan").click()
    expect(page.locator("#problem")).to_contain_text("API key")
    page.get_by_label("API key").fill(api_key)
    page.get_by_role("button", name="Show the plan").click()
    expect(page.locator("#input-title")).to_have_text("Interview, Fri 26 Mar, 09:00 Kolkata")
    expect(page.locator("#timeline .day").first).to_contain_text("08:00 Thank Priya Raman")
    expect(page.locator("#timeline .scale.office")).to_contain_text("04:30")
    kept = page.evaluate("[Object.values(sessionStorage), Object.values(localStorage), document.cookie]")
    assert kept == [[api_key], [], ""]
    page.reload()
    expect(page.locator("#timeline .day").first).to_contain_text("Mon 23 Nov")
    assert page.evaluate("document.querySelector('[name=key]').value") == api_key


@pytest.mark.parametrize(
    ("field_name", "value", "said"),
    [
        ("Ends", "2026-11-23T09:00", "must end after it starts"),
        ("Country of the employer", "XX", "/interview/country"),
        ("Zone of the employer", "Mars/Olympus", "not known"),
        ("Decision promised by", "2026-11-01", "/interview/decision_by"),
    ],
)
def test_what_is_wrong_is_said_and_marked(
    page: Page, api_key: str, overheard: Overheard, field_name: str, value: str, said: str
) -> None:
    page.locator("#input summary").click()
    page.get_by_label("API key").fill(api_key)
    page.get_by_label(field_name).fill(value)
    page.get_by_role("button", name="Show the plan").click()
    expect(page.locator("#problem")).to_contain_text(said)
    expect(page.get_by_label(field_name)).to_have_attribute("aria-invalid", "true")


def test_a_wrong_key_is_refused(page: Page, overheard: Overheard) -> None:
    page.locator("#input summary").click()
    page.get_by_label("API key").fill("not-a-key-of-anybody")
    page.get_by_role("button", name="Show the plan").click()
    expect(page.locator("#problem")).to_contain_text("A valid API key is needed")
    assert page.evaluate("sessionStorage.length") == 0


def test_on_a_phone_nothing_runs_over_and_the_explanation_comes_up(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth") == 360
    expect(phone.locator("#why")).to_be_hidden()
    phone.locator("button.mark", has_text=re.compile("Follow up")).tap()
    expect(phone.locator("#why")).to_be_visible()
    expect(phone.locator("#why h3")).to_have_text("Follow up")
    keep_picture(phone, "plan-phone")
    phone.get_by_role("button", name="Close the explanation").tap()
    expect(phone.locator("#why")).to_be_hidden()
    small = phone.evaluate(
        "[...document.querySelectorAll('button, summary')].filter(e => e.offsetParent && e.offsetHeight < 36).length"
    )
    assert small == 0
