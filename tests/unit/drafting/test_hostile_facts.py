"""Whatever a fact is made of, it stays data."""

from dataclasses import replace
from email import message_from_bytes, policy
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.core.pieces import at_once
from app.domain.drafting.checks import CheckContext, Message, check, context_of
from app.domain.drafting.cleaning import LABEL_LIMIT, PHRASE_LIMIT, fold, fold_body, label, person_name, phrase
from app.domain.drafting.composer import compose
from app.domain.drafting.export import MAILTO_LIMIT, Party, to_eml, to_mailto
from app.domain.drafting.facts import Person
from app.domain.drafting.kinds import DraftKind, Language, Tone
from app.domain.drafting.variables import LINKEDIN_LIMITS, linkedin_length
from tests.support.drafts import facts, message

EVIL = [
    'Robert "); DROP TABLE',
    "O'Neil",
    "Bill\nLumbergh",
    "Bill\r\nBcc: eve@evil.example",
    "Subject: hijacked\n\nbody",
    "\u202egnp.exe",
    "عمر الخيام",
    "👩‍💻🇩🇪",
    "x" * 10_000,
    "word " * 2_000,
    "{{ 7 * 7 }}",
    "{% for i in range(10**9) %}x{% endfor %}",
    "{{ candidate_name.__class__ }}",
    "{# gone #}",
    "\x00\x1b[31m",
    "\ud800",
    "",
    "   ",
    "---",
    "<script>alert(1)</script>",
    "é" * 200,
]
TEXTS = st.one_of(
    st.sampled_from(EVIL),
    st.text(max_size=60),
    st.text(alphabet=st.characters(), max_size=300),
    st.tuples(st.sampled_from(EVIL), st.text(max_size=20)).map("".join),
)
EVERY_FACTS = st.builds(
    lambda kind, tone, language, name, role, company, job, topics, highlight, strength, candidate: facts(
        kind,
        tone,
        language,
        interviewer=Person(name=name, role=role),
        company=company,
        role=job,
        topics=tuple(topics),
        highlight=highlight,
        strength=strength,
        candidate_name=candidate,
    ),
    st.sampled_from(DraftKind),
    st.sampled_from(Tone),
    st.sampled_from(Language),
    TEXTS,
    st.none() | TEXTS,
    TEXTS,
    TEXTS,
    st.lists(TEXTS, max_size=12),
    st.none() | TEXTS,
    st.none() | TEXTS,
    TEXTS,
)


@settings(max_examples=200, deadline=None)
@given(EVERY_FACTS)
def test_no_fact_breaks_a_draft_or_its_message(one):
    composed = compose(one)
    assert composed.body
    at_once(check(message(composed), context_of(one)))
    if composed.subject is None:
        assert linkedin_length(composed.body) <= LINKEDIN_LIMITS[one.linkedin_tier]
        assert "\n" not in composed.body
        return
    assert "\n" not in composed.subject
    party = Party(name=one.interviewer.name, address="bill@initech.example")
    raw = to_eml(
        composed.subject,
        composed.body,
        sender=Party(name=one.candidate_name, address="ada@example.com"),
        recipient=party,
    )
    parsed = message_from_bytes(raw, policy=policy.default)
    assert sorted(parsed.keys()) == sorted(
        ["Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "X-Unsent"]
    )
    assert parsed["Subject"] == composed.subject
    assert parsed.get_content() == composed.body
    assert [to.addr_spec for to in parsed["To"].addresses] == ["bill@initech.example"]
    assert parsed["To"].addresses[0].display_name == label(one.interviewer.name)
    link = to_mailto(composed.subject, composed.body, recipient=party)
    assert len(link.url) <= MAILTO_LIMIT
    if link.complete:
        assert parse_qs(urlsplit(link.url).query, keep_blank_values=True)["body"] == [
            composed.body.replace("\n", "\r\n")
        ]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("kind", DraftKind)
def test_known_evil_in_every_field_composes(kind, evil):
    one = facts(
        kind, interviewer=Person(name=evil), company=evil, role=evil, topics=(evil,), highlight=evil, strength=evil
    )
    assert compose(one).body
    assert compose(replace(one, interviewer=None)).body


@pytest.mark.parametrize("syntax", ["{{ 7 * 7 }}", "{% if x %}", "{{ company.__class__ }}", "{# gone #}"])
def test_template_syntax_in_a_fact_is_written_as_it_is(syntax):
    assert syntax in compose(facts(company=syntax)).body


@given(TEXTS)
def test_a_folded_fact_is_one_visible_line(text):
    line = fold(text)
    assert fold(line) == line
    assert line == line.strip()
    assert not any(char in line for char in "\r\n\t\x00\u2028\u202e\u200b")
    line.encode("utf-8")


@given(TEXTS)
def test_a_folded_body_stays_as_it_is(text):
    assert fold_body(fold_body(text)) == fold_body(text)
    assert "\r" not in fold_body(text)


@given(TEXTS)
def test_facts_in_sentences_are_bounded(text):
    assert len(label(text)) <= LABEL_LIMIT
    assert len(phrase(text) or "") <= PHRASE_LIMIT
    assert len(person_name(text) or "") <= 80


def test_a_long_phrase_ends_where_its_clause_does():
    assert phrase("the move to Kafka, " + "which took us very long " * 20) == "the move to Kafka"
    assert phrase("which took us very long " * 20) is None
    assert label("Initech " * 30).endswith("Initech…")


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=500),
    st.text(max_size=80),
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.sampled_from(DraftKind),
    st.none() | st.sampled_from(Language),
)
def test_checks_take_any_text_and_point_inside_it(body, subject, recipient, company, kind, language):
    context = CheckContext(
        kind=kind, language=language, recipient=recipient, company=company, topics=(subject,), others=(body[:50],)
    )
    for finding in at_once(check(Message(subject=subject, body=body), context)):
        text = subject if finding.field == "subject" else body
        assert (finding.start is None) == (finding.end is None)
        if finding.start is not None:
            assert 0 <= finding.start <= (finding.end or 0) <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" + "a" * 20_000,
        "<a" + " a" * 10_000,
        "{{" * 10_000,
        "Hi " * 7_000,
        "a." * 10_000,
        "punkt " * 4_000,
        "J" * 20_000,
        "\n" * 20_000,
        "!" * 20_000,
        "en en " * 4_000,
    ],
)
def test_checks_end_on_texts_made_to_be_slow(text):
    at_once(
        check(
            Message(subject="S", body=text),
            CheckContext(kind=DraftKind.THANK_YOU, recipient="Jon Smith", company="Blue Yonder"),
        )
    )
