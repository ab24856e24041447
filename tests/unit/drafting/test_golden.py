"""The gallery under tests/golden/drafts: 24 drafts a person can read through.

`AFTERVIEW_UPDATE_GOLDEN=1 python -m pytest tests/unit/drafting/test_golden.py` writes them anew: read what changed.
"""

import os
from pathlib import Path

import pytest

from app.core.pieces import at_once
from app.domain.drafting.checks import Severity, check, context_of
from app.domain.drafting.composer import compose
from app.domain.drafting.kinds import DraftKind, Language, Promise, Tone
from app.domain.states import LinkedInTier
from tests.support.drafts import facts, message

GOLDEN = Path(__file__).parents[2] / "golden" / "drafts"
THANKS, INVITATION, FOLLOW_UP = DraftKind.THANK_YOU, DraftKind.LINKEDIN_INVITATION, DraftKind.FOLLOW_UP
WARM, FORMAL, CONCISE = Tone.WARM, Tone.FORMAL, Tone.CONCISE
EN, DE, FR, ES = Language.EN, Language.DE, Language.FR, Language.ES

GALLERY = {
    "thank_you-warm-en-rich": facts(THANKS, WARM, EN),
    "thank_you-warm-en-poor": facts(THANKS, WARM, EN, rich=False),
    "thank_you-warm-en-panel-2": facts(THANKS, WARM, EN, panel=3, index=1),
    "thank_you-warm-en-panel-3": facts(THANKS, WARM, EN, panel=3, index=2),
    "thank_you-warm-de-rich": facts(THANKS, WARM, DE),
    "thank_you-warm-es-rich": facts(THANKS, WARM, ES),
    "thank_you-formal-en-rich": facts(THANKS, FORMAL, EN),
    "thank_you-formal-en-whole-panel": facts(THANKS, FORMAL, EN, interviewer=None),
    "thank_you-formal-fr-rich": facts(THANKS, FORMAL, FR),
    "thank_you-formal-de-poor": facts(THANKS, FORMAL, DE, rich=False),
    "thank_you-concise-en-rich": facts(THANKS, CONCISE, EN),
    "thank_you-concise-fr-panel-2": facts(THANKS, CONCISE, FR, panel=2, index=1),
    "linkedin_invitation-warm-en-rich": facts(INVITATION, WARM, EN),
    "linkedin_invitation-warm-en-poor": facts(INVITATION, WARM, EN, rich=False),
    "linkedin_invitation-formal-de-premium": facts(INVITATION, FORMAL, DE, linkedin_tier=LinkedInTier.PREMIUM),
    "linkedin_invitation-formal-es-rich": facts(INVITATION, FORMAL, ES),
    "linkedin_invitation-concise-en-panel-3": facts(INVITATION, CONCISE, EN, panel=3, index=2),
    "linkedin_invitation-concise-fr-rich": facts(INVITATION, CONCISE, FR),
    "follow_up-warm-en-date-passed": facts(FOLLOW_UP, WARM, EN, promise=Promise.PASSED),
    "follow_up-warm-de-second": facts(FOLLOW_UP, WARM, DE, promise=Promise.PASSED, follow_up_number=2),
    "follow_up-formal-en-date-moved": facts(FOLLOW_UP, FORMAL, EN, promise=Promise.MOVED),
    "follow_up-formal-fr-no-date-poor": facts(FOLLOW_UP, FORMAL, FR, rich=False),
    "follow_up-concise-en-second": facts(FOLLOW_UP, CONCISE, EN, follow_up_number=2),
    "follow_up-concise-es-date-pending": facts(FOLLOW_UP, CONCISE, ES, promise=Promise.PENDING),
}


def page(name: str) -> str:
    composed = compose(GALLERY[name])
    return f"Subject: {composed.subject}\n\n{composed.body}\n" if composed.subject else f"{composed.body}\n"


def test_the_gallery_has_every_kind_tone_and_language():
    assert len(GALLERY) == 24
    assert {(one.kind, one.tone) for one in GALLERY.values()} == {(kind, tone) for kind in DraftKind for tone in Tone}
    assert {one.language for one in GALLERY.values()} == set(Language)


@pytest.mark.parametrize("name", GALLERY)
def test_a_draft_reads_as_its_page_in_the_gallery(name):
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("AFTERVIEW_UPDATE_GOLDEN"):
        path.write_text(page(name), encoding="utf-8")
    assert page(name) == path.read_text(encoding="utf-8")


def test_the_gallery_has_no_page_that_nothing_composes():
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(GALLERY)


@pytest.mark.parametrize("name", GALLERY)
def test_a_draft_of_the_gallery_passes_its_own_checks(name):
    one = GALLERY[name]
    findings = at_once(check(message(compose(one)), context_of(one)))
    assert not [finding for finding in findings if finding.severity is Severity.ERROR]
    if one.topics:
        assert findings == []
    else:
        assert {finding.code for finding in findings} <= {"no_specific_topic"}
