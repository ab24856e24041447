"""A subscriber does everything on the page that can be done there, against the real service and a real receiver."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Request, expect

from app.webhooks.signing import Signer, new_secret
from tests.support.bodies import candidate_body, interview_body
from tests.support.forking import ROOT

Act = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module", autouse=True)
def _patience() -> Iterator[None]:
    """Wait for what the worker does in its own time."""
    expect.set_options(timeout=20_000)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def receiver_url() -> Iterator[str]:
    """Run a receiver whose paths choose how it answers."""
    command = [sys.executable, "-m", "tests.support.receiver", "--silent"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        yield json.loads(process.stdout.readline())["url"].rstrip("/")
        process.terminate()


@pytest.fixture
def page(browser: Browser, base_url: str) -> Iterator[Page]:
    """Give a page that must not complain on its console, nor ask anybody but the service."""
    complaints: list[str] = []
    asked: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        # The browser itself reports each answer that is an error; what the page says of it is what a test looks at.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    def note(request: Request) -> None:
        asked.append(request.url)

    context = browser.new_context(viewport={"width": 1100, "height": 900})
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.on("console", hear)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", note)
    yield page
    context.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((base_url, "data:"))] == []


@pytest.fixture
def api(base_url: str, api_key: str) -> Act:
    """Give a way to ask the API beside the page."""

    def ask(method: str, path: str, **options: Any) -> dict[str, Any]:
        answer = httpx.request(
            method, f"{base_url}/v1/{path}", headers={"Authorization": f"Bearer {api_key}"}, trust_env=False, **options
        )
        assert answer.is_success, answer.text
        found: dict[str, Any] = answer.json() if answer.content else {}
        return found

    return ask


@pytest.fixture
def signed_in(page: Page, base_url: str, api_key: str, api: Act) -> Page:
    """Give the page, signed in, of a tenant without endpoints."""
    for endpoint in api("GET", "webhook-endpoints")["items"]:
        api("DELETE", f"webhook-endpoints/{endpoint['id']}")
    page.goto(f"{base_url}/webhooks")
    page.get_by_label("API key").fill(api_key)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Endpoints", exact=True)).to_be_visible()
    return page


def subscribe(api: Act, url: str, **changes: Any) -> dict[str, Any]:
    return api("POST", "webhook-endpoints", json={"url": url, "event_types": ["*"], **changes})


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog")


def notice(page: Page, text: str) -> None:
    expect(page.locator("#notices")).to_contain_text(text)


def test_a_key_opens_the_page_and_signing_out_closes_it(page: Page, base_url: str, api_key: str) -> None:
    page.goto(f"{base_url}/webhooks#/live")
    expect(page.get_by_role("navigation", name="Views")).to_be_hidden()
    key = page.get_by_label("API key")
    expect(key).to_be_focused()
    key.fill("no-such-key-of-anybody")
    key.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("A valid API key is needed")
    key.fill(api_key)
    key.press("Enter")
    expect(page.get_by_role("heading", name="Live")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Live")).to_be_visible()
    assert api_key not in page.content()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("API key")).to_be_visible()
    assert page.evaluate("[sessionStorage.length, localStorage.length]") == [0, 0]


def test_a_key_that_is_revoked_meanwhile_leads_back_to_signing_in(page: Page, base_url: str, api: Act) -> None:
    made = api("POST", "api-keys", json={"name": "for a while", "scopes": ["webhooks:read"]})
    page.goto(f"{base_url}/webhooks")
    page.get_by_label("API key").fill(made["key"])
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Endpoints", exact=True)).to_be_visible()
    api("DELETE", f"api-keys/{made['id']}")
    page.get_by_role("link", name="Deliveries").click()
    expect(page.get_by_role("alert")).to_contain_text("A valid API key is needed")
    expect(page.get_by_label("API key")).to_be_visible()


def test_a_key_that_may_only_read_is_told_so_kindly(page: Page, base_url: str, api: Act, receiver_url: str) -> None:
    endpoint = subscribe(api, f"{receiver_url}/read-only")
    made = api("POST", "api-keys", json={"name": "reader", "scopes": ["webhooks:read"]})
    page.goto(f"{base_url}/webhooks#/endpoints/{endpoint['id']}")
    page.get_by_label("API key").fill(made["key"])
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Send test").click()
    notice(page, "This needs the scope webhooks:write, which the key does not hold.")


def test_an_endpoint_is_added_tried_changed_and_deleted(signed_in: Page, api: Act, receiver_url: str) -> None:
    page = signed_in
    expect(page.get_by_text("No endpoints yet")).to_be_visible()
    page.get_by_role("button", name="Add your first endpoint").click()
    form = dialog(page)
    form.get_by_role("button", name="Add endpoint").click()
    expect(form).to_contain_text("Say where events are to be posted.")
    form.get_by_label("URL").fill("https://169.254.169.254/latest")
    form.get_by_role("button", name="Add endpoint").click()
    expect(form).to_contain_text("leads to 169.254.169.254, which webhooks may not be sent to")
    expect(form.get_by_label("URL")).to_be_focused()
    form.get_by_label("URL").fill(f"{receiver_url}/added")
    form.get_by_label("Description").fill("<b>The</b> candidate app")
    form.get_by_label("Only some").check()
    form.get_by_label("reminder.due").check()
    form.get_by_label("Sign with a key pair of this endpoint too (v1a), beside its secret (v1)").check()
    form.get_by_role("button", name="Add endpoint").click()
    secret = page.get_by_label("Signing secret").input_value()
    Signer.parse(secret)
    page.get_by_role("button", name="I have kept it").click()

    card = page.get_by_role("listitem").filter(has_text=f"{receiver_url}/added")
    expect(card).to_contain_text("Nothing sent yet")
    expect(card).to_contain_text("<b>The</b> candidate app")
    card.get_by_role("button", name="Send test").click()
    notice(page, "A test event is on its way to 127.0.0.1")
    expect(card).to_contain_text("Healthy")
    expect(card).to_contain_text("1 delivered")

    card.get_by_role("link", name="/added").click()
    expect(page.get_by_role("heading", name=f"{receiver_url}/added")).to_be_visible()
    expect(page.locator("#content")).to_contain_text("v1a with its key pair")
    page.get_by_role("button", name="Edit").click()
    form.get_by_label("URL").fill(f"{receiver_url}/changed")
    form.get_by_label("Payload").select_option("thin")
    form.get_by_label("At once, at most").fill("3")
    form.get_by_role("button", name="Save changes").click()
    expect(page.get_by_role("heading", name=f"{receiver_url}/changed")).to_be_visible()
    (endpoint,) = api("GET", "webhook-endpoints")["items"]
    assert (endpoint["payload"], endpoint["max_in_flight"], endpoint["event_types"]) == ("thin", 3, ["reminder.due"])

    page.get_by_role("button", name="Rotate secret…").click()
    form.get_by_label("The old secret goes on for").select_option("1 hour")
    form.get_by_role("button", name="Rotate").click()
    rotated = page.get_by_label("Signing secret").input_value()
    assert rotated != secret
    page.get_by_role("button", name="I have kept it").click()
    expect(page.locator("#content")).to_contain_text("signs too until")

    page.get_by_role("button", name="Delete…").click()
    form.get_by_role("button", name="Not now").click()
    expect(dialog(page)).to_have_count(0)
    page.get_by_role("button", name="Delete…").click()
    form.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No endpoints yet")).to_be_visible()
    assert api("GET", "webhook-endpoints")["items"] == []


def test_groups_of_events_stay_as_they_were_written(signed_in: Page, api: Act, receiver_url: str) -> None:
    endpoint = subscribe(api, f"{receiver_url}/groups", event_types=["reminder.*", "draft.sent"])
    page = signed_in
    page.goto(f"{page.url.split('#')[0]}#/endpoints/{endpoint['id']}")
    page.get_by_role("button", name="Edit").click()
    expect(dialog(page).get_by_label("reminder.overdue")).to_be_checked()
    expect(dialog(page).get_by_label("draft.created")).not_to_be_checked()
    dialog(page).get_by_label("Description").fill("as before")
    dialog(page).get_by_role("button", name="Save changes").click()
    notice(page, "Saved.")
    assert api("GET", f"webhook-endpoints/{endpoint['id']}")["event_types"] == ["reminder.*", "draft.sent"]


def test_somebody_elses_change_is_not_overwritten(signed_in: Page, api: Act, receiver_url: str) -> None:
    endpoint = subscribe(api, f"{receiver_url}/shared")
    page = signed_in
    page.goto(f"{page.url.split('#')[0]}#/endpoints/{endpoint['id']}")
    page.get_by_role("button", name="Edit").click()
    api("PATCH", f"webhook-endpoints/{endpoint['id']}", json={"description": "theirs"})
    dialog(page).get_by_label("Description").fill("mine")
    dialog(page).get_by_role("button", name="Save changes").click()
    expect(dialog(page).get_by_role("alert")).to_contain_text("It is no longer the version you named")
    assert api("GET", f"webhook-endpoints/{endpoint['id']}")["description"] == "theirs"


def test_a_disabled_endpoint_is_recovered(signed_in: Page, api: Act, receiver_url: str) -> None:
    endpoint = subscribe(api, f"{receiver_url}/pausing", event_types=["interview.created"])
    page = signed_in
    page.goto(f"{page.url.split('#')[0]}#/endpoints/{endpoint['id']}")
    page.get_by_role("button", name="Disable").click()
    dialog(page).get_by_role("button", name="Disable").click()
    expect(page.locator("#condition")).to_contain_text("Disabled by its owner.")
    expect(page.get_by_role("button", name="Send test")).to_be_disabled()
    candidate = api("POST", "candidates", json=candidate_body())
    api("POST", "interviews", json=interview_body(candidate["id"], datetime.now(UTC) + timedelta(days=9)))
    expect(page.locator("#content")).to_contain_text("1 held")
    page.get_by_role("button", name="Recover…").click()
    dialog(page).get_by_label("Since").fill("2026-01-01T00:00")
    dialog(page).get_by_role("button", name="Recover").click()
    notice(page, "1 delivery is on the way again.")
    expect(page.locator("#condition")).to_contain_text("Healthy")
    page.get_by_role("button", name="Disable").click()
    dialog(page).get_by_role("button", name="Disable").click()
    page.get_by_role("button", name="Enable").click()
    notice(page, "Enabled.")
    expect(page.get_by_role("button", name="Disable")).to_be_visible()


def test_a_failed_delivery_is_looked_into_and_sent_again(signed_in: Page, api: Act, receiver_url: str) -> None:
    good = subscribe(api, f"{receiver_url}/good", event_types=["reminder.*"])
    gone = subscribe(api, f"{receiver_url}/gone")
    for endpoint in (good, gone):
        api("POST", f"webhook-endpoints/{endpoint['id']}/test")
    page = signed_in
    page.get_by_role("link", name="Endpoints").click()
    expect(page.get_by_role("listitem").filter(has_text="/gone")).to_contain_text("Disabled")
    page.get_by_role("navigation").get_by_role("link", name="Deliveries").click()
    expect(page.get_by_role("row").filter(has_text="/good")).to_contain_text("Delivered")
    page.get_by_label("Endpoint").select_option(f"{receiver_url}/gone")
    expect(page.get_by_role("row").filter(has_text="/good")).to_have_count(0)
    page.get_by_label("State").select_option("Delivered")
    expect(page.get_by_text("No delivery meets these filters.")).to_be_visible()
    page.get_by_label("State").select_option("Held")
    page.get_by_role("row").filter(has_text="/gone").get_by_role("link").click()

    first = page.locator("details").first
    expect(first).to_contain_text("Try 1")
    for text in (f"POST {receiver_url}/gone", "webhook-signature", "v1,", '"type": "endpoint.test"', "HTTP 410", "ok"):
        expect(first).to_contain_text(text)
    page.get_by_role("button", name="Retry now").click()
    notice(page, "disabled")
    api("PATCH", f"webhook-endpoints/{gone['id']}", json={"url": f"{receiver_url}/back"})
    api("POST", f"webhook-endpoints/{gone['id']}/enable")
    page.get_by_role("button", name="Retry now").click()
    expect(page.locator("#delivery-state")).to_contain_text("Delivered")
    expect(page.locator("#content")).to_contain_text("2 tries")
    expect(page.get_by_role("button", name="Send again")).to_be_visible()


def test_an_event_id_that_is_none_is_pointed_out(signed_in: Page, api: Act, receiver_url: str) -> None:
    page = signed_in
    page.get_by_role("link", name="Deliveries").click()
    page.get_by_label("Event").fill("evt_1")
    page.get_by_role("button", name="Show").click()
    notice(page, "An event's id looks like")
    event_id = api("POST", f"webhook-endpoints/{subscribe(api, receiver_url)['id']}/test")["event_id"]
    page.get_by_label("Event").fill(event_id)
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("row")).to_have_count(2)


def test_what_happens_appears_live(signed_in: Page, api: Act, receiver_url: str) -> None:
    endpoint = subscribe(api, f"{receiver_url}/live")
    page = signed_in
    page.get_by_role("link", name="Live", exact=True).click()
    expect(page.locator("#live-status")).to_have_text("Listening")
    sent = [api("POST", f"webhook-endpoints/{endpoint['id']}/test")["event_id"] for _ in range(3)]
    newest = page.get_by_role("log").get_by_role("listitem").first
    newest.locator("summary").click()
    expect(newest).to_contain_text(f"{receiver_url}/live")
    expect(page.get_by_role("log").get_by_role("listitem").filter(has_text=f"{receiver_url}/live")).to_have_count(3)
    page.get_by_role("button", name="Pause").click()
    expect(page.locator("#live-status")).to_have_text("Paused")
    page.get_by_role("button", name="Resume").click()
    newest = page.get_by_role("log").get_by_role("listitem").first
    newest.get_by_role("group").evaluate("details => { details.open = true; }")
    newest.get_by_role("link", name="Its deliveries").click()
    expect(page.get_by_role("textbox", name="Event")).to_have_value(sent[-1])
    expect(page.get_by_role("row").filter(has_text="/live")).to_have_count(1)


def test_a_deliverys_signature_is_checked_in_the_browser(signed_in: Page, api: Act, receiver_url: str) -> None:
    endpoint = subscribe(api, f"{receiver_url}/signed", asymmetric_signature=True)
    api("POST", f"webhook-endpoints/{endpoint['id']}/test")
    page = signed_in
    page.goto(f"{page.url.split('#')[0]}#/deliveries?endpoint_id={endpoint['id']}")
    page.get_by_role("row").filter(has_text="/signed").get_by_role("link").click()
    page.get_by_role("button", name="Check its signature").click()
    key, verdict = page.get_by_label("Secret or public key"), page.locator(".verdict")
    check = page.get_by_role("button", name="Check the signature")
    key.fill(endpoint["secret"])
    check.click()
    expect(verdict).to_contain_text("It fits. The v1 signature fits")
    key.fill(endpoint["public_key"])
    check.click()
    expect(verdict).to_contain_text("It fits. The v1a signature fits")
    for wrong, words in (
        (new_secret(), "The signature does not fit."),
        ("whsec_not base64", "is not standard base64"),
        ("sk_1", "starts with whsec_"),
    ):
        key.fill(wrong)
        check.click()
        expect(verdict).to_contain_text(words)
    key.fill(endpoint["secret"])
    body = page.get_by_label("Body")
    body.fill(body.input_value() + " ")
    check.click()
    expect(verdict).to_contain_text("It does not verify.")


def test_an_old_signature_fits_but_is_called_old(signed_in: Page) -> None:
    secret, sent = new_secret(), int(time.time()) - 7200
    page = signed_in
    page.get_by_role("link", name="Signatures").click()
    for label, value in (
        ("Secret or public key", secret),
        ("webhook-id", "msg_1"),
        ("webhook-timestamp", str(sent)),
        ("webhook-signature", Signer.parse(secret).sign("msg_1", sent, b"{}")),
        ("Body", "{}"),
    ):
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Check the signature").click()
    expect(page.locator(".verdict")).to_contain_text("It was sent 2 hours ago.")


def test_the_code_is_shown_in_four_languages_by_keyboard_too(signed_in: Page) -> None:
    page = signed_in
    page.get_by_role("link", name="Signatures").click()
    panel = page.get_by_role("tabpanel")
    page.get_by_role("tab", name="Python").focus()
    for words in ("import hmac", "crypto.subtle", "hmac.Equal", "OpenSSL"):
        expect(panel).to_contain_text(words)
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Python")).to_be_focused()


def test_the_javascript_code_verifies(page: Page, base_url: str) -> None:
    secret, now = new_secret(), int(time.time())
    page.goto(f"{base_url}/webhooks")

    def verdict(sent: int, signature: str, body: str = '{"name":"Zoë"}') -> str:
        found: str = page.evaluate(
            """async ([base, secret, sent, signature, body]) => {
                const { verify } = await import(`${base}/webhooks/assets/verify.js`);
                const entries = { "webhook-id": "msg_1", "webhook-timestamp": sent, "webhook-signature": signature };
                return verify(secret, new Headers(entries), body).then(() => "fits", (error) => error.message);
            }""",
            [base_url, secret, str(sent), signature, body],
        )
        return found

    def signed(sent: int, by: str = secret) -> str:
        return Signer.parse(by).sign("msg_1", sent, '{"name":"Zoë"}'.encode())

    assert verdict(now, signed(now)) == "fits"
    assert verdict(now, f"{signed(now, new_secret())} v1a,AAAA {signed(now)}") == "fits"
    assert verdict(now, signed(now), "{}") == "no signature fits"
    assert verdict(now, signed(now, new_secret())) == "no signature fits"
    assert verdict(now, "v1,@ v1 ,") == "no signature fits"
    assert verdict(now - 301, signed(now - 301)) == "too old, or from the future"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1200])
def test_nothing_is_cut_off_on_a_phone_or_a_desk_by_day_or_night(
    browser: Browser,
    base_url: str,
    api_key: str,
    api: Act,
    receiver_url: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    endpoint = subscribe(api, f"{receiver_url}/{'long' * 20}?{width}{scheme}", event_types=["reminder.*", "draft.*"])
    api("POST", f"webhook-endpoints/{endpoint['id']}/test")
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 850})
    page = context.new_page()
    page.goto(f"{base_url}/webhooks")
    page.get_by_label("API key").fill(api_key)
    page.get_by_role("button", name="Sign in").click()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    brightness = max(int(part) for part in re.findall(r"\d+", background))
    assert (brightness < 100) is (scheme == "dark")
    (delivery, *_) = api("GET", f"deliveries?endpoint_id={endpoint['id']}")["items"]
    for view in (
        "endpoints",
        f"endpoints/{endpoint['id']}",
        "deliveries",
        f"deliveries/{delivery['id']}",
        "live",
        "signatures",
    ):
        page.goto(f"{base_url}/webhooks#/{view}")
        expect(page.locator("main h1")).to_be_visible()
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), view
        if folder := os.environ.get("AFTERVIEW_TEST_SCREENSHOTS"):
            page.screenshot(path=f"{folder}/webhooks-{view.replace('/', '-')}-{width}-{scheme}.png", full_page=True)
    context.close()
