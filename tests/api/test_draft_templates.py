"""A tenant's own templates, and checks of any text, over HTTP."""

from typing import Any

import pytest

from tests.support.api import TEST_KEY, Api
from tests.support.clock import ManualClock
from tests.support.written import drafted, interviewed

URL = "/v1/draft-templates/thank_you"
OWN = """Subject: Thanks from {{ candidate_first_name }}

Dear {{ first_name if first_name else company }},

thank you for your time. I would still love to join {{ company }}.{% if topic %} I liked {{ topic }}.{% endif +%}

{{ candidate_name }}
"""


async def test_the_built_in_one_is_shown_with_its_variables(api: Api) -> None:
    shown = await api.get(URL)
    assert (shown["kind"], shown["tone"], shown["language"]) == ("thank_you", "warm", "en")
    assert shown["is_default"]
    assert shown["source"].startswith("Subject:")
    assert shown["preview"]["subject"]
    variables = {one["name"]: one for one in shown["variables"]}
    assert variables["topic"]["optional"]
    assert variables["company"]["example"] == "Initech"
    german = await api.get(URL, language="de", tone="formal")
    assert german["source"] != shown["source"]


async def test_an_own_one_is_used_for_its_tone_and_language_alone(api: Api, clock: ManualClock) -> None:
    put = await api.client.put(URL, json={"source": OWN}, params={"tone": "formal"})
    assert put.status_code == 200, put.text
    assert not put.json()["is_default"]
    assert put.json()["preview"]["subject"] == "Thanks from Ada"
    assert (await api.client.get(URL, params={"tone": "formal"})).json() == put.json()
    assert (await api.get(URL))["is_default"]
    interview = await interviewed(api, clock)
    assert (await drafted(api, interview, tone="formal"))["subject"] == "Thanks from Ada"
    assert (await drafted(api, interview))["subject"] != "Thanks from Ada"
    assert (await drafted(api, interview, tone="formal", language="de"))["subject"] != "Thanks from Ada"
    async with api.with_key(TEST_KEY) as other:
        assert (await other.get(URL, params={"tone": "formal"})).json()["is_default"]
    assert (await api.client.delete(URL, params={"tone": "formal"})).status_code == 204
    assert (await api.client.delete(URL, params={"tone": "formal"})).status_code == 204
    assert (await api.get(URL, tone="formal"))["is_default"]
    assert (await drafted(api, interview, tone="formal"))["subject"] != "Thanks from Ada"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ("Subject: Hi\n\nHello\n{{ compny }}", 4),
        ("Subject: Hi\n\n{% if company %}", 3),
        ("Subject: Hi\n\n{{ ''.__class__ }}", 3),
        ("Subject: Hi\n\n{% for i in range(9) %}x{% endfor %}", 3),
        ("Hello {{ company }}", 1),
        ("Subject: Hi\n\nHello,\n\n{{ topic }}", 5),
        ("Subject: Hi\n\nHello [Name],", 3),
        ("Subject: Hi\n\n{% include 'x' %}", 3),
    ],
)
async def test_one_that_fails_is_refused_with_its_line(api: Api, source: str, line: int) -> None:
    answer = await api.client.put(URL, json={"source": source})
    assert answer.status_code == 422
    problem = answer.json()
    assert problem["type"].endswith("/problems/invalid-template")
    [error] = problem["errors"]
    assert (error["pointer"], error["line"]) == ("/source", line)
    assert error["message"]
    assert (await api.get(URL))["is_default"]


async def test_a_put_minds_the_version_it_was_made_for(api: Api) -> None:
    etag = (await api.client.get(URL)).headers["etag"]
    first = await api.client.put(URL, json={"source": OWN}, headers={"If-Match": etag})
    assert first.status_code == 200
    stale = await api.client.put(URL, json={"source": OWN + "\nPS"}, headers={"If-Match": etag})
    assert stale.status_code == 412
    changed = await api.client.put(URL, json={"source": OWN + "\nPS"}, headers={"If-Match": first.headers["etag"]})
    assert changed.status_code == 200
    assert (await api.client.delete(URL, headers={"If-Match": first.headers["etag"]})).status_code == 412


async def test_a_key_of_one_candidate_has_no_templates(api: Api) -> None:
    candidate = await api.create("/v1/candidates", {"name": "Ada", "time_zone": "Europe/Madrid"})
    token = await api.create(
        f"/v1/candidates/{candidate['id']}/access-tokens", {"scopes": ["drafts:read", "drafts:write"]}
    )
    async with api.with_key(token["token"]) as bound:
        assert (await bound.get(URL)).status_code == 403
        assert (await bound.put(URL, json={"source": OWN})).status_code == 403
        assert (await bound.delete(URL)).status_code == 403


async def test_one_that_no_longer_renders_is_named_and_the_rest_goes_on(api: Api, clock: ManualClock) -> None:
    """Facts can do what no sample did: names of marks alone leave nothing of a subject."""
    assert (await api.client.put(URL, json={"source": OWN.replace("Thanks from ", "")})).status_code == 200
    interview = await interviewed(api, clock, candidate={"name": "\u200b"})
    refused = await api.post("/v1/drafts", {"kind": "thank_you", "interview_id": interview["id"]})
    assert refused.status_code == 409
    assert refused.json()["type"].endswith("/problems/template-failed")
    assert refused.json()["line"] == 1


NOTE: dict[str, Any] = {
    "kind": "thank_you",
    "subject": "Thank you",
    "body": "Dear Bill,\n\nthank you for your time. I would love to join Initech.\nI liked the move to event-driven "
    "pipelines.\n\nAda",
}


async def test_any_text_can_be_checked(api: Api) -> None:
    async def found(**changes: Any) -> list[str]:
        answer = await api.post("/v1/draft-checks", NOTE | changes)
        assert answer.status_code == 200, answer.text
        return [one["code"] for one in answer.json()["findings"]]

    known = {"recipient": "Bill Lumbergh", "company": "Initech", "topics": ["the move to event-driven pipelines"]}
    assert await found(**known) == []
    assert await found(**known, subject="") == ["empty_subject"]
    assert await found(**known | {"company": "Innitech"}) == ["company_misspelt"]
    assert await found(**known | {"recipient": "Will Lumbergh"}) == ["recipient_misspelt"]
    assert "linkedin_too_long" in await found(kind="linkedin_invitation", subject=None, body="x" * 201)
    assert "linkedin_too_long" not in await found(
        kind="linkedin_invitation", subject=None, body="x" * 201, linkedin_tier="premium"
    )
    assert "near_duplicate" in await found(**known, others=[NOTE["body"]])
    assert (await api.get("/v1/drafts"))["items"] == []


async def test_the_facts_of_a_check_may_come_from_an_interview(api: Api, clock: ManualClock) -> None:
    interview = await interviewed(api, clock, company="Innitech")
    about = {"interview_id": interview["id"], "interviewer_id": interview["interviewers"][1]["id"]}
    answer = await api.post("/v1/draft-checks", NOTE | about)
    assert {one["code"] for one in answer.json()["findings"]} == {"company_misspelt", "recipient_misspelt"}
    for one in answer.json()["findings"]:
        assert NOTE["body"][one["start"] : one["end"]] in {"Bill", "Initech"}
    overridden = await api.post("/v1/draft-checks", NOTE | about | {"company": "Initech", "recipient": "Bill"})
    assert overridden.json()["findings"] == []
    assert (
        await api.post("/v1/draft-checks", NOTE | about | {"interview_id": about["interviewer_id"]})
    ).status_code == 404
