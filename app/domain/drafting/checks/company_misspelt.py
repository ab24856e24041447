"""Check `company_misspelt`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import OSA

from app.domain.drafting.checks.text import Word, plain, spellings, words
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.cleaning import label

_LEGAL_FORM: Final = re.compile(
    r"[\s,]+(?:inc|llc|ltd|limited|plc|corp|corporation|co|gmbh|ag|se|kg|sa|sas|sarl|sl|slu|bv|nv|ab|as|oy|spa)\.?"
    r"(?:\s*&\s*co\.?(?:\s*kg)?)?$|[\s,]+s\.\s?[al]\.(?:\s?r\.\s?l\.|\s?u\.)?$",
    re.IGNORECASE,
)
_SHORTEST: Final = 4
_WORDS: Final = 8
_LONG: Final = 7
_AT: Final = frozenset({"at", "joining", "with", "join", "bei", "chez", "rejoindre", "en", "for", "zu", "von", "from"})


def company_misspelt(message: Message, context: CheckContext) -> Iterator[Finding]:
    """Find the employer's name misspelt in subject or body.

    Case, accents, spaces, hyphens, a legal form left out and a possessive or plural *s* are forgiven. One letter
    is not, nor two in a name of seven or more. A word counts only where it stands like a name: with a capital, in
    mid-sentence or long enough to be no chance, or after "at", "bei", "chez", "en". Names under four letters are
    left alone, since too many words are near them; so are those of more than eight words.
    """
    if not context.company:
        return
    name = _LEGAL_FORM.sub("", label(context.company))
    count = len(words(name))
    if not 0 < count <= _WORDS or len(plain(name)) < _SHORTEST:
        return
    rightful = spellings(name) | spellings(context.company) | {form + "s" for form in spellings(name)}
    known = _known(context, name)
    for field, text in message.fields():
        found = words(text)
        right = _places(text, found, rightful, count)
        for size in sorted({count, count + 1, max(1, count - 1)}, key=lambda size: abs(size - count)):
            for index in range(len(found) - size + 1):
                run = found[index : index + size]
                if any(word.start in right for word in run) or not _adjoin(text, run):
                    continue
                before = found[index - 1].text.casefold() if index else ""
                if _misspells(text[run[0].start : run[-1].end], name, rightful) and _like_a_name(run, before, known):
                    right |= {word.start for word in run}
                    yield Finding(
                        code="company_misspelt",
                        severity=Severity.ERROR,
                        message=f"“{text[run[0].start : run[-1].end]}” is probably meant to be “{name}”.",
                        field=field,
                        start=run[0].start,
                        end=run[-1].end,
                    )


def _known(context: CheckContext, name: str) -> frozenset[str]:
    others = (context.candidate, context.recipient, context.role, *context.people, *context.recalled, context.strength)
    forms = {form for text in others if text for word in words(text) for form in spellings(word.text)}
    return frozenset(forms) | frozenset(form for word in words(name) for form in spellings(word.text))


def _places(text: str, found: list[Word], rightful: frozenset[str], count: int) -> set[int]:
    """Return where the words of rightly spelt names start."""
    places: set[int] = set()
    for size in range(1, count + 3):
        for index in range(len(found) - size + 1):
            run = found[index : index + size]
            if spellings(text[run[0].start : run[-1].end]) & rightful:
                places |= {word.start for word in run}
    return places


def _adjoin(text: str, run: list[Word]) -> bool:
    return all(re.fullmatch(r"[ \t&+.-]{1,3}", text[one.end : other.start]) for one, other in pairwise(run))


def _misspells(written: str, name: str, rightful: frozenset[str]) -> bool:
    forms = spellings(written)
    allowed = 2 if len(plain(name)) >= _LONG else 1
    if forms & rightful or {form + "s" for form in forms} & rightful:
        return False
    return min(OSA.distance(form, right) for form in forms for right in spellings(name)) <= allowed


def _like_a_name(run: list[Word], before: str, known: frozenset[str]) -> bool:
    if all(spellings(word.text) & known for word in run):
        return False
    long = sum(len(word.text) for word in run) >= _LONG
    if run[0].text[:1].isupper():
        return long or not run[0].opens
    return before in _AT
