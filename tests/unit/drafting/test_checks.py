"""Every check against texts it must catch and near-misses it must let pass."""

import pytest

from app.domain.drafting.checks import CHECKS, CheckContext, Message, Severity, check
from app.domain.drafting.kinds import DraftKind, Language
from app.domain.states import LinkedInTier

THANKS, INVITATION, FOLLOW_UP = DraftKind.THANK_YOU, DraftKind.LINKEDIN_INVITATION, DraftKind.FOLLOW_UP
EN, DE, FR, ES = Language.EN, Language.DE, Language.FR, Language.ES


def found(code, body, *, kind=THANKS, subject="Thank you", **known):
    findings = check(Message(subject=subject if kind.is_mail else None, body=body), CheckContext(kind=kind, **known))
    return [one for one in findings if one.code == code]


def place(finding, body):
    return body[finding.start : finding.end]


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


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("It was good to meet you.", EN),
        ("Thanks to a delay, I had time to think.", EN),
        ("I enjoyed Thanksgiving.", EN),
        ("I do not thank you.", EN),
        ("Es war schön, Sie zu treffen.", DE),
        ("Dank der Verspätung hatte ich Zeit.", DE),
        ("C’était un plaisir de vous voir.", FR),
        ("Gracias a la lluvia llegué antes.", ES),
        ("Fue un gusto.", None),
    ],
)
def test_no_thanks_catches(body, language):
    (finding,) = found("no_thanks", body, language=language)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Thank you for your time.", EN),
        ("Many thanks for the talk.", EN),
        ("I am grateful for the hour.", EN),
        ("I really appreciated it.", EN),
        ("Vielen Dank für Ihre Zeit.", DE),
        ("Ich bedanke mich herzlich.", DE),
        ("Je vous remercie de votre accueil.", FR),
        ("Muchas gracias por tu tiempo.", ES),
        ("Le agradezco la entrevista.", None),
    ],
)
def test_no_thanks_passes(body, language):
    assert not found("no_thanks", body, language=language)


INDIFFERENT = [
    ("Thank you for your time.", EN),
    ("I am no longer interested in the role.", EN),
    ("I'm not interested in joining.", EN),
    ("The interest rate was a good topic.", EN),
    ("I would like to know the salary.", EN),
    ("Ich habe kein Interesse mehr.", DE),
    ("Vielen Dank für das Gespräch.", DE),
    ("Je ne suis pas intéressé par le poste.", FR),
    ("Ya no me interesa el puesto.", ES),
]
KEEN = [
    ("I am very interested in the role.", EN),
    ("I would love to join the team.", EN),
    ("I am keen to take this on.", EN),
    ("The job appeals to me.", EN),
    ("I am not only interested in the role, I want it.", EN),
    ("Ich würde sehr gern bei Ihnen arbeiten.", DE),
    ("Mein Interesse ist groß.", DE),
    ("J’aimerais beaucoup vous rejoindre.", FR),
    ("Ce poste m’attire vraiment.", FR),
    ("Me gustaría mucho trabajar con ustedes.", ES),
    ("Sigo teniendo interés en el puesto.", None),
]


@pytest.mark.parametrize(("code", "kind"), [("no_continued_interest", THANKS), ("no_restated_interest", FOLLOW_UP)])
class TestInterest:
    @pytest.mark.parametrize(("body", "language"), INDIFFERENT)
    def test_catches(self, code, kind, body, language):
        (finding,) = found(code, body, kind=kind, language=language)
        assert finding.severity is Severity.WARNING

    @pytest.mark.parametrize(("body", "language"), KEEN)
    def test_passes(self, code, kind, body, language):
        assert not found(code, body, kind=kind, language=language)

    def test_is_asked_of_its_own_kind_only(self, code, kind):
        for other in set(DraftKind) - {kind}:
            assert not found(code, "Hello.", kind=other)


KNOWN = {"company": "Initech", "role": "Data Engineer", "recipient": "Bill Lumbergh", "candidate": "Ada Diaz"}


@pytest.mark.parametrize(
    ("body", "language", "topics"),
    [
        ("Thank you for your time.", EN, ()),
        ("Thank you for talking with me about the Data Engineer role at Initech.", EN, ()),
        ("I enjoyed our conversation about the job and the team.", EN, ()),
        ("I enjoyed learning more about your company.", EN, ()),
        ("I enjoyed our talk.", EN, ("the move to event-driven pipelines",)),
        ("Vielen Dank für das Gespräch über die Stelle.", DE, ()),
        ("Merci pour notre échange sur le poste.", FR, ()),
        ("Gracias por la conversación sobre el puesto.", ES, ()),
    ],
)
def test_no_specific_topic_catches(body, language, topics):
    (finding,) = found("no_specific_topic", body, language=language, topics=topics, **KNOWN)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("body", "language", "topics"),
    [
        ("I liked the move to event-driven pipelines.", EN, ("the move to event-driven pipelines",)),
        ("Moving towards pipelines that are event-driven is bold.", EN, ("event-driven pipelines",)),
        ("I enjoyed talking about Kafka with you.", EN, ()),
        ("You mentioned the outage last spring.", EN, ()),
        ("I keep thinking about how on-call is shared.", EN, ()),
        ("Unser Gespräch über die Rufbereitschaft war spannend.", DE, ()),
        ("Notre échange sur les astreintes m’a plu.", FR, ()),
        ("Me gustó cuando hablamos sobre las guardias.", ES, ()),
        ("I liked your story about the data centre fire.", None, ()),
    ],
)
def test_no_specific_topic_passes(body, language, topics):
    assert not found("no_specific_topic", body, language=language, topics=topics, **KNOWN)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("I'd like to add you to my professional network.", EN),
        ("Hi Bill, please connect.", EN),
        ("I am looking for a job.", EN),
        ("Ich möchte Sie zu meinem Netzwerk hinzufügen.", DE),
        ("Je souhaite vous ajouter à mon réseau.", FR),
        ("Me gustaría añadirle a mi red profesional.", ES),
        ("", None),
    ],
)
def test_no_reason_to_connect_catches(body, language):
    (finding,) = found("no_reason_to_connect", body, kind=INVITATION, language=language)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("body", "language", "topics"),
    [
        ("Hi Bill, thank you for our interview.", EN, ()),
        ("It was good to meet you at Initech.", EN, ()),
        ("I enjoyed our conversation.", EN, ()),
        ("Your schema reviews are a model.", EN, ("schema reviews",)),
        ("Danke für unser Gespräch.", DE, ()),
        ("Merci pour notre échange.", FR, ()),
        ("Gracias por la charla.", ES, ()),
    ],
)
def test_no_reason_to_connect_passes(body, language, topics):
    assert not found("no_reason_to_connect", body, kind=INVITATION, language=language, topics=topics)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("I am still interested.", EN),
        ("I hope you are well? I am still interested.", EN),
        ("The news this morning was good. Did you see it?", EN),
        ("Your decision is yours. Shall we have a coffee?", EN),
        ("Ich bin weiterhin interessiert. Geht es Ihnen gut?", DE),
        ("Je reste intéressé. Comment allez-vous ?", FR),
        ("Sigo interesada. ¿Todo bien?", ES),
    ],
)
def test_no_question_about_progress_catches(body, language):
    (finding,) = found("no_question_about_progress", body, kind=FOLLOW_UP, language=language)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Is there any news?", EN),
        ("Could you let me know where the decision stands.", EN),
        ("I would be grateful for an update.", EN),
        ("I was wondering about the next steps.", EN),
        ("Gibt es schon Neuigkeiten?", DE),
        ("Über eine kurze Rückmeldung würde ich mich freuen.", DE),
        ("Pourriez-vous me dire où en est la décision ?", FR),
        ("¿Podrías decirme cómo va el proceso?", ES),
    ],
)
def test_no_question_about_progress_passes(body, language):
    assert not found("no_question_about_progress", body, kind=FOLLOW_UP, language=language)


NINE = " ".join(f"Sentence number {number} is here." for number in "abcdefghi")


@pytest.mark.parametrize(
    "body",
    [
        NINE,
        "Hi Bill,\n\n" + NINE + "\n\nBest,\nAda",
        "word " * 151,
        "Aha! Really? We saw it. Oh! How so? It ran. Good! Was it? Yes.",
        "Danke! " * 9,
        "¿Qué tal? " * 9,
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n\nEight.\n\nNine.",
    ],
)
def test_too_long_catches(body):
    (finding,) = found("too_long", body)
    assert finding.severity is Severity.WARNING


@pytest.mark.parametrize(
    "body",
    [
        NINE.removesuffix(" Sentence number i is here."),
        "We met Dr. A. B. Smith, e.g. at Initech Inc. in the U.S. on that day, i.e. early. " * 4,
        "Am 2. Dezember, z. B. um ca. 10 Uhr, trafen wir Hr. Dr. Groß, d. h. den Leiter usw. im Haus. " * 4,
        "M. Dupont et Mme. Roux, p. ex. chez vous, ont parlé de la v. 2.0 env. une heure. " * 4,
        "El Sr. Díaz y la Sra. Ruiz, p. ej. en EE.UU., hablaron a las 10.30 de la app. " * 4,
        "Hmm… that took 3.5 hours... and then 4.5 more at www.example.com. " * 4,
        "word " * 150,
        "Dear members of the interview panel of today,\n\nThank you.\n\nKind regards,\nAda Maria Diaz Lopez de la Cruz",
    ],
)
def test_too_long_passes(body):
    assert not found("too_long", body)


NOTE = (
    "Hi Bill,\n\nThank you for your time. I enjoyed talking about schema reviews, and I would love to join the team."
    "\n\nBest,\nAda"
)


@pytest.mark.parametrize(
    "other",
    [
        NOTE,
        NOTE.replace("Bill", "Ana"),
        NOTE.upper(),
        NOTE.replace("\n\n", "\n"),
        NOTE.replace("enjoyed", "liked"),
        NOTE.replace("schema reviews", "on-call"),
    ],
)
def test_near_duplicate_catches(other):
    (finding,) = found("near_duplicate", NOTE, others=("Something else entirely.", other))
    assert (finding.severity, finding.start, finding.end) == (Severity.WARNING, 0, len(NOTE))


@pytest.mark.parametrize(
    "others",
    [
        (),
        ("",),
        ("Hi Ana,\n\nIt was a pleasure to hear how you run planning; I left keen to be part of it.\n\nBest,\nAda",),
        ("Dear Ana, our hour on hiring was the best of the day. Count me in. Thanks, Ada",),
        ("Merci pour cet échange.", "Danke für das Gespräch."),
        (NOTE[:60],),
    ],
)
def test_near_duplicate_passes(others):
    assert not found("near_duplicate", NOTE, others=others)


def test_every_check_is_documented_and_named_by_its_code():
    assert len({one.code for one in CHECKS}) == len(CHECKS) == 13
    for one in CHECKS:
        assert one.doc.endswith(".")
        assert one.run.__doc__


def test_errors_come_before_warnings():
    findings = check(Message(subject="", body="Hi [Name], hello."), CheckContext(kind=THANKS))
    severities = [one.severity for one in findings]
    assert severities == sorted(severities, key=lambda one: one is Severity.WARNING)
    assert {one.code for one in findings} >= {"empty_subject", "placeholder_left", "no_thanks"}
