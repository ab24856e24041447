"""Check `recipient_misspelt`."""

import re
from collections.abc import Iterator
from typing import Final

from app.core.echo import echo
from app.domain.drafting.checks.text import Word, greeting, is_title, name_parts, plain, spellings, words
from app.domain.drafting.checks.vocabulary import CheckContext, Finding, Message, Severity
from app.domain.drafting.cleaning import person_name
from app.domain.drafting.kinds import Language

_SHORT: Final = 4
_ABBREVIATED_BY: Final = 2


def recipient_misspelt(message: Message, context: CheckContext) -> Iterator[Finding | None]:
    """Find the recipient's name misspelt, or somebody else of the panel greeted in their place.

    Case, accents, hyphens and written-out umlauts are forgiven: "jose muller" is "José Müller". One letter is not:
    "John" for "Jon", two in a name of five letters or more. Short forms ("Alex" for "Alexander") and other names
    ("William", where "Bill" is on record) pass. Outside the greeting a word must stand like a name to be held for
    one: beside another part of the name, after a title, or with a capital in mid-sentence (not in German, where
    every noun has one).
    """
    recipient = person_name(context.recipient)
    parts = name_parts(recipient) if recipient else []
    if not parts:
        return
    known = _known(context) | frozenset().union(*(spellings(part) for part in parts))
    place = greeting(message.body)
    all_words = words(message.body)
    for index, word in enumerate(all_words):
        yield None
        in_greeting = place is not None and place[0] <= word.start < place[1]
        if spellings(word.text) & known or is_title(word.text):
            continue
        meant = next((part for part in parts if _misspells(word.text, part)), None)
        if meant and (in_greeting or _stands_like_a_name(message.body, all_words, index, parts, context.language)):
            yield _finding(word, f"“{echo(word.text)}” is probably meant to be “{echo(meant)}”.")
    if place:
        yield from _wrong_person(context, parts, [word for word in all_words if place[0] <= word.start < place[1]])


def _known(context: CheckContext) -> frozenset[str]:
    rightful = (context.candidate, context.company, context.role, *context.people, *context.recalled, context.strength)
    return frozenset(form for text in rightful if text for word in words(text) for form in spellings(word.text))


def _misspells(written: str, name: str) -> bool:
    one, other = plain(written), plain(name)
    if len(other) < 3 or len(one) < 2 or one == other:  # noqa: PLR2004 - shorter ones are particles and initials
        return False
    if other.startswith(one) and len(other) - len(one) >= _ABBREVIATED_BY:
        return False
    allowed = 1 if min(len(one), len(other)) <= _SHORT else 2
    if one.isascii() and other.isascii() and abs(len(one) - len(other)) > allowed:
        return False
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - loaded when first needed

    return min(OSA.distance(form, real) for form in spellings(written) for real in spellings(name)) <= allowed


def _stands_like_a_name(
    body: str, all_words: list[Word], index: int, parts: list[str], language: Language | None
) -> bool:
    word = all_words[index]
    if not word.text[:1].isupper():
        return False
    own = frozenset().union(*(spellings(part) for part in parts))
    for place in (index - 1, index + 1):
        if not 0 <= place < len(all_words):
            continue
        other = all_words[place]
        gap = body[min(word.end, other.end) : max(word.start, other.start)]
        beside = re.fullmatch(r"[ \t]+|\.[ \t]*", gap) is not None
        if beside and ((len(parts) > 1 and spellings(other.text) & own) or (place < index and is_title(other.text))):
            return True
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - loaded when first needed

    distance = min(OSA.distance(plain(word.text), plain(part)) for part in parts)
    return not word.opens and len(word.text) >= _SHORT and distance == 1 and language is not Language.DE


def _wrong_person(context: CheckContext, parts: list[str], greeted: list[Word]) -> Iterator[Finding]:
    own = frozenset().union(*(spellings(part) for part in parts))
    if any(spellings(word.text) & own for word in greeted):
        return
    for person in context.people:
        theirs = frozenset().union(*(spellings(part) for part in name_parts(person)))
        for word in greeted:
            if spellings(word.text) & theirs:
                yield _finding(word, f"The note is for {echo(context.recipient)}, but greets {echo(person)}.")
                return


def _finding(word: Word, message: str) -> Finding:
    return Finding(
        code="recipient_misspelt",
        severity=Severity.ERROR,
        message=message,
        field="body",
        start=word.start,
        end=word.end,
    )
