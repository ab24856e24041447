"""The checks that keep a draft from leaving, against texts they must catch and near-misses they must let pass."""

import pytest

from app.core.pieces import at_once
from app.domain.drafting.checks import CHECKS, CheckContext, Message, Severity, check
from app.domain.drafting.kinds import DraftKind, Language
from app.domain.states import LinkedInTier
from tests.support.drafts import found, place

THANKS, INVITATION, FOLLOW_UP = DraftKind.THANK_YOU, DraftKind.LINKEDIN_INVITATION, DraftKind.FOLLOW_UP
DE = Language.DE


@pytest.mark.parametrize(
    ("body", "place_holder"),
    [
        ("Hi [Name],", "[Name]"),
        ("Thank you for the [role title] interview.", "[role title]"),
        ("Dear {{ interviewer }},", "{{ interviewer }}"),
        ("{% if topic %}I enjoyed it.", "{% if topic %}"),
        ("I want to join <Company Name>.", "<Company Name>"),
        ("Hi XXX, thank you.", "XXX"),
        ("We spoke about ____ at length.", "____"),
        ("I will send it by TBD.", "TBD"),
        ("Dear %FIRST_NAME%,", "%FIRST_NAME%"),
        ("Hi ${name}, thank you.", "${name}"),
        ("Bonjour [Prénom],", "[Prénom]"),
        ("INSERT TOPIC HERE was fascinating.", "INSERT TOPIC HERE"),
    ],
)
def test_placeholder_left_catches(body, place_holder):
    (finding,) = found("placeholder_left", body)
    assert place(finding, body) == place_holder
    assert finding.severity is Severity.ERROR


def test_placeholder_left_looks_at_the_subject():
    (finding,) = found("placeholder_left", "Thank you.", subject="Thanks, [Name]")
    assert (finding.field, finding.start, finding.end) == ("subject", 8, 14)


@pytest.mark.parametrize(
    "body",
    [
        "As the study says [1], it works.",
        "He said “thier” [sic] in the talk.",
        "The array a[index] was the topic.",
        "See [my portfolio](https://ada.example/x).",
        "Write to <ada@example.com> or <https://ada.example/x>.",
        "If a < b and b > c, the queue drains.",
        "We laughed about […] and [...].",
        "A 100% SLA, 50% of the time, costs $5.",
        "Size XXL shirts and the XX chromosome.",
        "The set {1, 2} and a JSON body {} are fine.",
    ],
)
def test_placeholder_left_passes(body):
    assert not found("placeholder_left", body)


@pytest.mark.parametrize(
    ("recipient", "body", "written"),
    [
        ("Jon Smith", "Hi John,\n\nthank you.", "John"),
        ("Jon Smith", "Dear John Smith,\n\nthank you.", "John"),
        ("Ana Müller", "Hi Anna,\n\nthank you.", "Anna"),
        ("Stephen King", "Dear Steven King,", "Steven"),
        ("Sarah Lee", "hi sara, thank you", "sara"),
        ("Dr. Eva Schmidt", "Guten Tag Dr. Schmitt,\n\nvielen Dank.", "Schmitt"),
        ("Bill Lumbergh", "Hi Bill,\n\nIt was good to talk, Bill Lumburgh.", "Lumburgh"),
        ("Bill Lumbergh", "Hi there,\n\nthank you, Mr. Lumberg.", "Lumberg"),
        ("Katherine Ray", "Hello Kathrine,\n\nthanks.", "Kathrine"),
        ("José Díaz", "Hola, Jsoé:\n\ngracias.", "Jsoé"),
        ("Philippe Roux", "Bonjour Phillipe,", "Phillipe"),
        ("Jon Smith", "Hi Jon,\n\nI was glad to meet you. As you, Jonn, said, it is hard.", "Jonn"),
    ],
)
def test_recipient_misspelt_catches(recipient, body, written):
    (finding,) = found("recipient_misspelt", body, recipient=recipient)
    assert place(finding, body) == written
    assert finding.severity is Severity.ERROR


def test_recipient_misspelt_catches_somebody_else_greeted():
    (finding,) = found(
        "recipient_misspelt", "Hi Peter,\n\nthanks.", recipient="Bill Lumbergh", people=("Peter Gibbons",)
    )
    assert (finding.start, finding.end) == (3, 8)


@pytest.mark.parametrize(
    ("recipient", "body"),
    [
        ("Jon Smith", "Hi Jon,\n\nthank you. On Monday I joined a call."),
        ("José Müller", "hi jose mueller,\n\nthank you."),
        ("José Müller", "Hi José-Müller,"),
        ("Alexander Ray", "Hi Alex,\n\nthank you."),
        ("William Gates", "Hi Bill,\n\nthank you."),
        ("Mark Stone", "Hi Mark,\n\nMarket data was the topic. Make of it what you will."),
        ("Will Grant", "Hi Will,\n\nWell, thank you. We will grand-plan it."),
        ("Ana Ruiz", "Hi Ana,\n\nAnd thank you. An honest talk."),
        ("Hans Maus", "Guten Tag Hans Maus,\n\ndas Haus und der Hals der Kundin."),
        ("Jon Smith", "Hi Jon's team,\n\nthank you."),
        ("Jon Smith", "Dear members of the team,\n\nthank you."),
        ("Seán O'Neil", "Hi Sean O’Neil,"),
        ("Tom Ray", "Hi Tom,\n\nplease greet Tim from me."),
        ("Łukasz Groß", "Hi Lukasz Gross,"),
    ],
)
def test_recipient_misspelt_passes(recipient, body):
    people = ("Tim Poe",)
    assert not found(
        "recipient_misspelt", body, recipient=recipient, people=people, language=DE if "Haus" in body else None
    )


@pytest.mark.parametrize(
    ("company", "body", "written"),
    [
        ("Initech", "I would like to join Intech.", "Intech"),
        ("Initech", "The work at initec is what I want.", "initec"),
        ("Initech", "Ich würde gern bei Inittech arbeiten.", "Inittech"),
        ("Northwind Health", "I want to join Nothwind Health.", "Nothwind Health"),
        ("Société Générale", "Rejoindre Sociéte Généralle me plairait.", "Sociéte Généralle"),
        ("Globex Corporation", "What Globx does is bold: at Globx I would stay.", "Globx"),
        ("Siemens AG", "chez Simens, tout change", "Simens"),
        ("Hooli, Inc.", "I want to work at Holli.", "Holli"),
    ],
)
def test_company_misspelt_catches(company, body, written):
    findings = found("company_misspelt", body, company=company)
    assert findings
    assert {place(finding, body) for finding in findings} == {written}
    assert findings[0].severity is Severity.ERROR


def test_company_misspelt_looks_at_the_subject():
    (finding,) = found("company_misspelt", "Thank you.", subject="Thanks from Inittech", company="Initech")
    assert (finding.field, finding.start) == ("subject", 12)


@pytest.mark.parametrize(
    ("company", "body"),
    [
        ("Initech", "INITECH and initech, Initech's people and Initechs Leute"),
        ("Initech GmbH", "I want to join Initech."),
        ("Société Générale", "rejoindre Societe Generale"),
        ("Blue Yonder", "joining BlueYonder or Blue-Yonder"),
        ("Apple", "Apply the patch. I would like to apply what I know, and the apples."),
        ("Target", "Targets matter. We met a targeted goal, the largest one."),
        ("Stripe", "We strive to strip it down. Strictly speaking, it works."),
        ("Meta", "Beta testing, data and metal. Media too."),
        ("SAP", "I sat and sang. Sam was there."),
        ("Initech", "write to bill@intech.example or see https://intech.example/jobs"),
        ("Orange Bank", "Change banks. An orange bank note."),
        ("Müller & Söhne", "bei Mueller & Soehne"),
    ],
)
def test_company_misspelt_passes(company, body):
    assert not found("company_misspelt", body, company=company)


def test_company_misspelt_leaves_other_known_names_alone():
    body = "At Initech I met Anitech."
    assert found("company_misspelt", body, company="Initech")
    assert not found("company_misspelt", body, company="Initech", topics=("the merger with Anitech",))


@pytest.mark.parametrize(
    ("length", "tier", "caught"),
    [
        (200, LinkedInTier.FREE, False),
        (201, LinkedInTier.FREE, True),
        (300, LinkedInTier.FREE, True),
        (201, LinkedInTier.PREMIUM, False),
        (300, LinkedInTier.PREMIUM, False),
        (301, LinkedInTier.PREMIUM, True),
        (0, LinkedInTier.FREE, False),
        (5000, LinkedInTier.PREMIUM, True),
    ],
)
def test_linkedin_too_long_counts_to_the_limit(length, tier, caught):
    findings = found("linkedin_too_long", "é" * length, kind=INVITATION, linkedin_tier=tier)
    assert bool(findings) is caught
    if caught:
        assert findings[0].start == (300 if tier is LinkedInTier.PREMIUM else 200)
        assert findings[0].end == length


def test_linkedin_too_long_counts_an_emoji_as_two():
    assert not found("linkedin_too_long", "👋" * 100, kind=INVITATION)
    (finding,) = found("linkedin_too_long", "👋" * 101, kind=INVITATION)
    assert finding.start == 100


@pytest.mark.parametrize("kind", [THANKS, FOLLOW_UP])
def test_linkedin_too_long_leaves_mail_alone(kind):
    assert not found("linkedin_too_long", "a" * 500, kind=kind)


@pytest.mark.parametrize("subject", ["", " ", "\t\n", "—", "...", "\u200b", "!?", None])
def test_empty_subject_catches(subject):
    (finding,) = found("empty_subject", "Thank you.", subject=subject)
    assert (finding.field, finding.severity) == ("subject", Severity.ERROR)


@pytest.mark.parametrize("subject", ["Thanks", " x ", "谢谢", "1", "شكرا", "Re: —", "¿Hay novedades?"])
def test_empty_subject_passes(subject):
    assert not found("empty_subject", "Thank you.", subject=subject)


def test_empty_subject_leaves_invitations_alone():
    assert not found("empty_subject", "Thank you.", kind=INVITATION)


def test_every_check_is_documented_and_named_by_its_code():
    assert len({one.code for one in CHECKS}) == len(CHECKS) == 13
    for one in CHECKS:
        assert one.doc.endswith(".")
        assert one.run.__doc__


def test_errors_come_before_warnings():
    findings = at_once(check(Message(subject="", body="Hi [Name], hello."), CheckContext(kind=THANKS)))
    severities = [one.severity for one in findings]
    assert severities == sorted(severities, key=lambda one: one is Severity.WARNING)
    assert {one.code for one in findings} >= {"empty_subject", "placeholder_left", "no_thanks"}
