"""The checks that ask for a second look, against texts they must catch and near-misses they must let pass."""

from typing import Any

import pytest

from app.domain.drafting.checks import Severity
from app.domain.drafting.kinds import DraftKind, Language
from tests.support.drafts import found

THANKS, INVITATION, FOLLOW_UP = DraftKind.THANK_YOU, DraftKind.LINKEDIN_INVITATION, DraftKind.FOLLOW_UP
EN, DE, FR, ES = Language.EN, Language.DE, Language.FR, Language.ES


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


KNOWN: dict[str, Any] = {
    "company": "Initech",
    "role": "Data Engineer",
    "recipient": "Bill Lumbergh",
    "candidate": "Ada Diaz",
}


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
