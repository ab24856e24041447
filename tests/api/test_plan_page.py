"""The page that shows a plan comes from the service alone, and its example from the engine."""

import re

import pytest

from tests.support.api import Api


async def test_every_address_on_the_page_is_relative_and_answers(api: Api) -> None:
    page = await api.client.get("/docs/plan")
    assert page.status_code == 200
    addresses = re.findall(r'(?:href|src|data-example|data-previews)="([^"]+)"', page.text)
    assert len(addresses) == 6
    for address in addresses:
        assert not re.match(r"/|[a-z]+:", address), address
        answer = await api.client.get(f"/docs/{address}")
        assert answer.status_code == (405 if address.endswith("plan-previews") else 200), address


async def test_scripts_import_each_other_from_beside_them(api: Api) -> None:
    for name in ("plan.js", "plan-timeline.js"):
        script = (await api.client.get(f"/docs/plan/{name}")).text
        imported = re.findall(r'from "\./([^"]+)"', script)
        assert imported
        for other in imported:
            answer = await api.client.get(f"/docs/plan/{other}")
            assert answer.status_code == 200
            assert answer.headers["content-type"].startswith("text/javascript")


async def test_the_page_allows_no_inline_script_or_style_and_no_other_origin(api: Api) -> None:
    page = await api.client.get("/docs/plan")
    policy = dict(part.strip().split(" ", 1) for part in page.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\son[a-z]+=|style=", page.text)


async def test_the_example_is_what_the_service_answers(api: Api) -> None:
    async with api.with_key(None) as client:
        example = (await client.get("/docs/plan/example.json")).json()
    answer = await api.post("/v1/plan-previews", example["request"])
    assert answer.json() == example["answer"]
    assert {each["action"] for each in example["answer"]["reminders"]} >= {"send_thank_you", "follow_up", "close_out"}


@pytest.mark.parametrize("name", ["plan.html", "reference.js", "missing.css", "..%2freference.py"])
async def test_nothing_but_its_own_assets_is_served(api: Api, name: str) -> None:
    assert (await api.client.get(f"/docs/plan/{name}")).status_code == 404
