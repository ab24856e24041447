"""Handing a draft over to a mail client, in the form the client asks for; facts that try to break out of it."""

import unicodedata
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.api import Api
from tests.support.clock import ManualClock
from tests.support.written import drafted, interviewed, message

EML, TEXT, JSON = "message/rfc822", "text/plain", "application/json"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        (None, JSON),
        ("*/*", JSON),
        (JSON, JSON),
        (EML, EML),
        (TEXT, TEXT),
        ("text/*", TEXT),
        ("message/*;q=0.5, text/plain;q=0.4", EML),
        ("message/rfc822;q=0.4, text/plain;q=0.5", TEXT),
        ("*/*, application/json;q=0", TEXT),
        ("*/*;q=0.1, message/rfc822;q=0.2", EML),
        ("text/*;q=0.9, text/plain;q=0, */*;q=0.1", JSON),
        ("TEXT/PLAIN; charset=utf-8; Q=1.0", TEXT),
        ("text/html, application/xhtml+xml, */*;q=0.8", JSON),
        ("nonsense, message/rfc822", EML),
        ("text/plain;q=2, message/rfc822;q=0.1", EML),
        ("application/json;q=0.001, image/png", JSON),
    ],
)
async def test_the_form_is_the_one_liked_best(api: Api, clock: ManualClock, accept: str | None, form: str) -> None:
    draft = await drafted(api, await interviewed(api, clock))
    answer = await message(api, draft, accept)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == form
    assert answer.headers["vary"] == "Accept"
    etag = answer.headers["etag"]
    again = await api.client.get(
        answer.url.path, headers={"If-None-Match": etag} | ({} if accept is None else {"Accept": accept})
    )
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("accept", ["image/png", "text/html;q=1", "*/*;q=0", "text/plain;q=0", "nonsense"])
async def test_a_form_it_does_not_have_is_refused_with_those_it_has(api: Api, clock: ManualClock, accept: str) -> None:
    draft = await drafted(api, await interviewed(api, clock))
    answer = await message(api, draft, accept)
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["available"] == [JSON, TEXT, EML]


async def test_a_mail_opens_as_an_unsent_message(api: Api, clock: ManualClock) -> None:
    draft = await drafted(api, await interviewed(api, clock, candidate={"name": "Åda Díaz"}))
    answer = await message(api, draft, EML)
    assert answer.headers["content-disposition"] == 'attachment; filename="thank_you.eml"'
    mail = message_from_bytes(answer.content, policy=policy.default)
    assert (mail["X-Unsent"], mail["Subject"]) == ("1", draft["subject"])
    assert [(one.display_name, one.addr_spec) for one in mail["To"].addresses] == [
        ("Bill Lumbergh", "bill@initech.example")
    ]
    assert [(one.display_name, one.addr_spec) for one in mail["From"].addresses] == [("Åda Díaz", "ada@example.com")]
    assert mail.get_content().rstrip("\n") == draft["body"]
    assert mail.get_content_type() == "text/plain"


async def test_the_words_alone_and_the_link(api: Api, clock: ManualClock) -> None:
    draft = await drafted(api, await interviewed(api, clock))
    text = await message(api, draft, TEXT)
    assert (text.headers["content-type"], text.text) == ("text/plain; charset=utf-8", draft["body"] + "\n")
    shown = (await message(api, draft, JSON)).json()
    link = urlsplit(shown["mailto"])
    assert (link.scheme, unquote(link.path)) == ("mailto", "bill@initech.example")
    fields = parse_qs(link.query, strict_parsing=True)
    assert fields["subject"] == [draft["subject"]]
    assert fields["body"][0].replace("\r\n", "\n") == draft["body"]
    assert shown["mailto_has_body"]
    await api.client.patch(f"/v1/drafts/{draft['id']}", json={"body": "Thank you. " * 300})
    long = (await message(api, draft, JSON)).json()
    assert not long["mailto_has_body"]
    assert len(long["mailto"]) <= 2000


async def test_an_invitation_is_no_mail(api: Api, clock: ManualClock) -> None:
    draft = await drafted(api, await interviewed(api, clock), "linkedin_invitation")
    refused = await message(api, draft, EML)
    assert (refused.status_code, refused.json()["type"].rpartition("/")[2]) == (406, "not-a-mail")
    assert (await message(api, draft, "message/rfc822, text/plain;q=0.1")).text == draft["body"] + "\n"
    assert (await message(api, draft, None)).json()["mailto"] is None
    assert (await message(api, draft, "image/png")).json()["available"] == [JSON, TEXT]


HOSTILE = [
    'Bill "The Boss" O\'Neil; <x@y.example>',
    "{{ 7*7 }} {% for i in range(9) %}x{% endfor %}",
    "{{ ''.__class__.__mro__ }}",
    "\u202eecnalG\u202c \u2066Bill\u2069",
    "👩‍💻 Zoë 🧑🏽‍🚀",
    "محمد بن سلمان",
    "=?utf-8?q?Evil?= Name",
    "a" * 200,
    "%0d%0aBcc: evil@evil.example",
    "\\r\\nBcc: evil",
    "--boundary",
    "\u200b\u2060",
]


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_facts_stay_words(api: Api, clock: ManualClock, name: str) -> None:
    people = [{"name": name, "role": name, "email": "bill@initech.example"}]
    topics = [name, "line one\r\nBcc: evil@evil.example", "x" * 500]
    interview = await interviewed(
        api, clock, candidate={"name": name}, company=name, role=name, interviewers=people, topics=topics,
        highlight=f"{name}\nBcc: evil@evil.example", strength=name,
    )  # fmt: skip
    for kind in ("thank_you", "follow_up", "linkedin_invitation"):
        draft = await drafted(api, interview, kind)
        assert "49" not in draft["body"].replace(name, "")
        assert "__mro__" not in draft["body"] or "__mro__" in name
        assert_is_whole(draft, await message(api, draft, EML if kind != "linkedin_invitation" else TEXT))


@pytest.mark.parametrize("field", ["company", "role"])
async def test_a_name_of_two_lines_is_not_taken(api: Api, clock: ManualClock, field: str) -> None:
    interview = await interviewed(api, clock)
    known = ("candidate_id", "company", "role", "starts_at", "ends_at", "time_zone")
    body = {name: interview[name] for name in known} | {field: "Initech\r\nBcc: evil@evil.example"}
    refused = await api.post("/v1/interviews", body)
    assert refused.status_code == 422
    draft = await drafted(api, interview)
    two_lines = await api.client.patch(f"/v1/drafts/{draft['id']}", json={"subject": "Hello\r\nBcc: evil"})
    assert two_lines.json()["errors"][0]["pointer"] == "/subject"


FACTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=200)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(subject=FACTS, body=FACTS, name=FACTS)
async def test_whatever_is_written_parses_back(
    api: Api, clock: ManualClock, subject: str, body: str, name: str
) -> None:
    person = {"name": "Bill", "email": "bill@initech.example"}
    interview = await interviewed(api, clock, interviewers=[person])
    person["name"] = name
    named = await api.client.patch(f"/v1/interviews/{interview['id']}", json={"interviewers": [person]})
    draft = await api.create("/v1/drafts", {"kind": "thank_you", "interview_id": interview["id"]})
    edited = await api.client.patch(f"/v1/drafts/{draft['id']}", json={"subject": subject, "body": body})
    assert named.status_code in {200, 422}
    assert edited.status_code in {200, 422}
    shown = await api.get(f"/v1/drafts/{draft['id']}")
    assert_is_whole(shown, await message(api, shown, EML))


def assert_is_whole(draft: dict[str, Any], answer: Any) -> None:
    """The message has the headers it should have and no other, and its words are the draft's."""
    assert answer.status_code == 200, answer.text
    if draft["subject"] is None:
        assert answer.text.endswith("\n")
        return
    mail = message_from_bytes(answer.content, policy=policy.default)
    assert set(mail.keys()) <= {
        "Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "X-Unsent",
    }  # fmt: skip
    assert len(mail.keys()) == len(set(mail.keys()))
    assert not mail.defects
    assert [one.addr_spec for one in mail["To"].addresses] == ["bill@initech.example"]
    assert [one.addr_spec for one in mail["From"].addresses] == ["ada@example.com"]
    assert words(mail["Subject"]) == words(draft["subject"])
    assert words(mail.get_content()) == words(draft["body"])


def words(text: str) -> str:
    """Return the visible characters of a text in NFC, as headers have it: line ends and controls are not kept."""
    visible = (character for character in text if character.isprintable() and not character.isspace())
    return unicodedata.normalize("NFC", "".join(visible))
