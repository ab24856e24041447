"""Check `company_misspelt`."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from app.core.echo import echo
from app.domain.drafting.checks.text import Word, plain, spellings, words
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.cleaning import label

_LEGAL_FORM: Final = re.compile(
    r"(?<![\s,])[\s,]++(?:inc|llc|ltd|limited|plc|corp|corporation|co|gmbh|ag|se|kg|sa|sas|sarl|sl|slu|bv|nv|ab|as|oy|spa)\.?"
    r"(?:\s*&\s*co\.?(?:\s*kg)?)?$|(?<![\s,])[\s,]++s\.\s?[al]\.(?:\s?r\.\s?l\.|\s?u\.)?$",
    re.IGNORECASE,
)
_SHORTEST: Final = 4
_WORDS: Final = 8
_LONG: Final = 7
_FURTHEST: Final = 3
"""A misspelling, with a plural's *s*, has at most so many letters more or fewer than the name."""
_CALLED: Final = 6
_AT: Final = frozenset({"at", "joining", "with", "join", "bei", "chez", "rejoindre", "en", "for", "zu", "von", "from"})


def company_misspelt(message: Message, context: CheckContext) -> Iterator[Finding | None]:
    """Find the employer's name misspelt in subject or body.

    Case, accents, spaces, hyphens, a legal form left out and a possessive or plural *s* are forgiven. One letter
    is not, nor two in a name of seven or more; the first of several words, used alone, is held to one letter. A word
    counts only where it stands like a name: with a capital, in mid-sentence or long enough to be no chance, or after
    "at", "bei", "chez", "en". Names under four letters are left alone, since too many words are near them; so are
    those of more than eight words.
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
        lengths = range(min(map(len, rightful)) - _FURTHEST, max(map(len, rightful)) + _FURTHEST + 1)
        right: set[int] = set()
        for size in range(1, count + 3):
            yield None
            right |= _places(text, found, rightful, size)
        yield None
        previous = {word.start: before.text.casefold() for before, word in pairwise(found)}
        for run in _runs(found, count):
            yield None
            start, end = run[0].start, run[-1].end
            may_misspell = _may_have_length(text[start:end], run, lengths)
            if not may_misspell and len(run) > 1:
                continue
            if any(word.start in right for word in run) or not _adjoin(text, run):
                continue
            meant = name if may_misspell and _misspells(text[start:end], name, rightful) else None
            if not meant and len(run) == 1 and count > 1:
                meant = _first_word_meant(run[0], name)
            if meant and _like_a_name(run, previous.get(run[0].start, ""), known):
                right |= {word.start for word in run}
                yield Finding(
                    code="company_misspelt",
                    severity=Severity.ERROR,
                    message=f"“{echo(text[start:end])}” is probably meant to be “{echo(meant)}”.",
                    field=field,
                    start=start,
                    end=end,
                )


def _runs(found: list[Word], count: int) -> Iterator[list[Word]]:
    """Yield stretches of as many words as the name has, then of one more and one fewer, then single words."""
    for size in dict.fromkeys((count, count + 1, max(1, count - 1), 1)):
        for index in range(len(found) - size + 1):
            yield found[index : index + size]


def _first_word_meant(word: Word, name: str) -> str | None:
    """Return the name's first word, by which companies are called for short, if `word` is one letter off it."""
    first = words(name)[0].text
    if len(plain(first)) < _CALLED or word.opens or not word.text[:1].isupper():
        return None
    forms = spellings(word.text) | {form.removesuffix("s") for form in spellings(word.text)}
    if forms & spellings(first):
        return None
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - loaded when first needed

    return first if min(OSA.distance(form, right) for form in forms for right in spellings(first)) == 1 else None


def _known(context: CheckContext, name: str) -> frozenset[str]:
    others = (context.candidate, context.recipient, context.role, *context.people, *context.recalled, context.strength)
    forms = {form for text in others if text for word in words(text) for form in spellings(word.text)}
    return frozenset(forms) | frozenset(form for word in words(name) for form in spellings(word.text))


def _places(text: str, found: list[Word], rightful: frozenset[str], size: int) -> set[int]:
    """Return where the words of rightly spelt names of `size` words start."""
    places: set[int] = set()
    lengths = range(min(map(len, rightful)), max(map(len, rightful)) + 1)
    for index in range(len(found) - size + 1):
        run = found[index : index + size]
        written = text[run[0].start : run[-1].end]
        if _may_have_length(written, run, lengths) and spellings(written) & rightful:
            places |= {word.start for word in run}
    return places


def _may_have_length(written: str, run: list[Word], lengths: range) -> bool:
    """Tell, without comparing letters, whether one spelling of what is written may have one of some lengths."""
    if not written.isascii():
        # Letters may be written out as several.
        return True
    return len(written) >= lengths[0] and len(written) - 4 * len(run) <= lengths[-1]


def _adjoin(text: str, run: list[Word]) -> bool:
    return all(re.fullmatch(r"[ \t&+.-]{1,3}", text[one.end : other.start]) for one, other in pairwise(run))


def _misspells(written: str, name: str, rightful: frozenset[str]) -> bool:
    forms = spellings(written)
    allowed = 2 if len(plain(name)) >= _LONG else 1
    if forms & rightful or {form + "s" for form in forms} & rightful:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - loaded when first needed

    distance, other_start = min(
        (OSA.distance(form, right), form[:1] != right[:1]) for form in forms for right in spellings(name)
    )
    return distance == 1 or (distance <= allowed and not other_start)


def _like_a_name(run: list[Word], before: str, known: frozenset[str]) -> bool:
    if all(spellings(word.text) & known for word in run):
        return False
    long = sum(len(word.text) for word in run) >= _LONG
    if run[0].text[:1].isupper():
        return long or not run[0].opens
    return before in _AT
