"""Whole notes as people write them: the checks must not nag about a good one."""

from typing import Any

import pytest

from app.core.pieces import at_once
from app.domain.drafting.checks import CheckContext, Message, check
from app.domain.drafting.kinds import DraftKind, Language

KNOWN: dict[str, Any] = {
    "recipient": "Dr. Hannah O'Brien-Kühn",
    "candidate": "Maria González",
    "company": "Northwind Analytics GmbH",
    "role": "Staff Engineer",
    "people": ("Tom Becker", "Priya Raman"),
}
LETTERS: dict[str, tuple[DraftKind, Language, str]] = {
    "thank-you in English": (
        DraftKind.THANK_YOU,
        Language.EN,
        (
            "Hi Hannah,\n\nThanks again for the chat this morning, and for staying ten minutes longer. I "
            "loved hearing how Tom and Priya moved billing to the new ledger without a freeze, e.g. the week "
            "of shadow reads. It made me even more excited about the Staff Engineer role. I would love to "
            "join Northwind and help with the next one.\n\nBest,\nMaria"
        ),
    ),
    "thank-you in German": (
        DraftKind.THANK_YOU,
        Language.DE,
        (
            "Sehr geehrte Frau Dr. O’Brien-Kühn,\n\nherzlichen Dank für das Gespräch am 2. Dezember bei "
            "Northwind Analytics. Besonders unser Austausch über die Ablösung des alten Abrechnungssystems "
            "hat mich beschäftigt. Ich würde sehr gern als Staff Engineer bei Ihnen arbeiten, z. B. an der "
            "Migration.\n\nMit freundlichen Grüßen\nMaria González"
        ),
    ),
    "thank-you in French": (
        DraftKind.THANK_YOU,
        Language.FR,
        (
            "Bonjour Madame O'Brien Kuhn,\n\nMerci beaucoup pour l'entretien d'hier. Notre échange sur la "
            "reprise après la panne de mars m'a passionnée. Le poste m'intéresse toujours autant et "
            "j'aimerais rejoindre Northwind Analytics.\n\nCordialement,\nMaria González"
        ),
    ),
    "thank-you in Spanish": (
        DraftKind.THANK_YOU,
        Language.ES,
        (
            "Estimada Dra. O'Brien-Kühn:\n\nMuchas gracias por su tiempo. Me quedé pensando en lo que "
            "hablamos sobre el nuevo libro contable. Sigo muy interesada en el puesto y me encantaría "
            "trabajar con ustedes.\n\nUn saludo,\nMaría González"
        ),
    ),
    "invitation": (
        DraftKind.LINKEDIN_INVITATION,
        Language.EN,
        ("Hi Hannah, great talking to you about shadow reads on Tuesday. I'd be glad to keep in touch!"),
    ),
    "follow-up in English": (
        DraftKind.FOLLOW_UP,
        Language.EN,
        (
            "Dear Dr. O'Brien-Kühn,\n\nI hope you had a good week. I wanted to check in on the status of the "
            "Staff Engineer position, as you had expected a decision by Friday. I remain very interested in "
            "joining Northwind.\n\nKind regards,\nMaria González"
        ),
    ),
    "follow-up in German": (
        DraftKind.FOLLOW_UP,
        Language.DE,
        (
            "Hallo Frau O'Brien-Kuehn,\n\nkönnten Sie mir sagen, ob es bei der Stelle schon eine "
            "Entscheidung gibt? Mein Interesse an Northwind ist nach wie vor groß.\n\nViele Grüße\nMaria "
            "González"
        ),
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_good_letter_raises_nothing(name):
    kind, language, body = LETTERS[name]
    subject = "Our conversation at Northwind Analytics" if kind.is_mail else None
    for known in (language, None):
        assert (
            at_once(check(Message(subject=subject, body=body), CheckContext(kind=kind, language=known, **KNOWN))) == []
        )


SLIPS = [
    ("Hannah", "Hanna", "recipient_misspelt"),
    ("Brien", "Brian", "recipient_misspelt"),
    ("Northwind", "Nortwind", "company_misspelt"),
]


@pytest.mark.parametrize(
    ("name", "right", "wrong", "code"),
    [(name, *slip) for name, (_, _, body) in LETTERS.items() for slip in SLIPS if slip[0] in body],
)
def test_one_slip_in_a_good_letter_is_found(name, right, wrong, code):
    kind, language, body = LETTERS[name]
    slip = Message(subject="Our conversation" if kind.is_mail else None, body=body.replace(right, wrong))
    assert {one.code for one in at_once(check(slip, CheckContext(kind=kind, language=language, **KNOWN)))} == {code}
