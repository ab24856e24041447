"""Reads text the way the checks need it: words with their places, sentences, the greeting, names as compared."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*[\w]|[^\W\d_]")
_LONGEST_WORD: Final = 60
_BEFORE_WORDS: Final = frozenset(" \t\"'“”„«(¿¡*-•")
_ADDRESS: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+|https?://\S+|www\.\S+")
_LETTERS: Final = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "\u0131": "i", "þ": "th"}
)
_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_NO_PART_OF_WORDS: Final = {code: None for code in range(128) if not (chr(code).isalnum() or chr(code) == "_")}
_TITLES: Final = frozenset(
    {"dr", "prof", "professor", "mr", "mrs", "ms", "miss", "herr", "frau", "m", "mme", "mlle", "monsieur", "madame"}
    | {"sr", "sra", "srta", "dra", "profa", "señor", "señora", "don", "doña", "dipl", "ing", "sir"}
)

_ABBREVIATIONS: Final = frozenset(
    {"e.g", "i.e", "eg", "ie", "etc", "vs", "cf", "approx", "resp", "dr", "prof", "mr", "mrs", "ms", "mx", "st", "jr"}
    | {"inc", "ltd", "co", "corp", "no", "nr", "fig", "dept", "est", "a.m", "p.m", "u.s", "u.k", "ph.d", "vol", "pp"}
    | {"z.b", "d.h", "u.a", "bzw", "ca", "usw", "vgl", "ggf", "evtl", "inkl", "zzgl", "hr", "fr", "dipl", "ing", "str"}
    | {"p.ex", "ex", "env", "m", "mm", "mme", "mlle", "av", "art", "réf", "tél", "c.-à-d"}
    | {
        "sr",
        "sra",
        "srta",
        "dra",
        "ud",
        "uds",
        "p.ej",
        "ej",
        "ee.uu",
        "pág",
        "núm",
        "tel",
        "atte",
        "d",
        "dña",
        "lic",
        "s.a",
    }
)
_ENDERS: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=\s|$)")
_GREETING: Final = re.compile(
    r"\s*(?:good\s+(?:morning|afternoon|evening|day)|hi|hello|hey|dear|greetings|hallo|guten\s+(?:tag|morgen|abend)|"
    r"sehr\s+geehrte[rsn]?|liebe[rs]?|moin|grüezi|servus|bonjour|bonsoir|salut|cher|chère|chers|madame|monsieur|"
    r"hola|buen(?:os|as)\s+(?:días|tardes|noches)|buen\s+día|estimad[oa]s?|querid[oa]s?|apreciad[oa]s?)\b,?",
    re.IGNORECASE,
)
_FRAGMENT_WORDS: Final = 6
"""A paragraph without closing punctuation counts as a sentence from this many words: a list's item, not a signature."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its place: characters `start` to `end` of the text, the possessive's ending left out."""

    text: str
    start: int
    end: int
    opens: bool
    """Whether it begins a sentence, where a capital says nothing."""


def words(text: str) -> list[Word]:
    """Return the words of a text. Those of e-mail and web addresses, and ones over 60 letters, are left out."""
    masked = _ADDRESS.sub(lambda match: " " * len(match.group()), text)
    found: list[Word] = []
    for match in _WORD.finditer(masked):
        bare = re.sub(r"['’]s?$", "", match.group()).rstrip(".'’-")
        if bare and len(bare) <= _LONGEST_WORD:
            before = match.start() - 1
            while before >= 0 and masked[before] in _BEFORE_WORDS:
                before -= 1
            opens = before < 0 or masked[before] in ".!?…:\n"
            found.append(Word(bare, match.start(), match.start() + len(bare), opens))
    return found


def plain(text: str) -> str:
    """Return text as names are compared: without case, accents, hyphens or apostrophes."""
    if text.isascii():
        return text.lower().translate(_NO_PART_OF_WORDS)
    folded = text.casefold().translate(_LETTERS)
    bare = "".join(char for char in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(char))
    return re.sub(r"[^\w]", "", bare)


@lru_cache(maxsize=4096)
def spellings(text: str) -> frozenset[str]:
    """Return the forms under which a name counts as the same: `plain`, and with German umlauts written out."""
    return frozenset({plain(text), plain(unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS))})


def name_parts(name: str) -> list[str]:
    """Return the words of a person's name without titles and initials; of a hyphenated one its halves too."""
    whole = [word.text for word in words(name) if not is_title(word.text) and len(plain(word.text)) > 1]
    halves = [half for word in whole if "-" in word for half in word.split("-") if len(plain(half)) > 1]
    return [*whole, *halves]


def is_title(word: str) -> bool:
    """Tell whether a word is a title or form of address."""
    return word.casefold().rstrip(".") in _TITLES


def greeting(body: str) -> tuple[int, int] | None:
    """Return where those who are greeted are named: after the words of greeting, up to the mark that ends them."""
    match = _GREETING.match(body)
    if match is None:
        return None
    rest = body[match.end() :]
    stops = (mark for mark in re.finditer(r"[,;:!?\n–—]|\.\s", rest) if not _abbreviates(rest, mark))
    stop = next(stops, None)
    end = match.end() + (stop.start() if stop else len(rest))
    return match.end(), min(end, match.end() + 120)


def _abbreviates(text: str, mark: re.Match[str]) -> bool:
    """Tell whether a point belongs to a title or an initial."""
    word = re.search(r"(?<!\w)\w*+$", text[max(0, mark.start() - 20) : mark.start()])
    return mark.group()[0] == "." and word is not None and (is_title(word.group()) or len(word.group()) == 1)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence starts and ends.

    Points of abbreviations, initials, ordinals, numbers and addresses end none. Greeting and signature are none.
    """
    for paragraph in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text):
        start = paragraph.start()
        for match in _ENDERS.finditer(text, paragraph.start(), paragraph.end()):
            if not _ends_nothing(text, match, paragraph.end()):
                if re.search(r"\w", text[start : match.end()]):
                    yield start, match.end()
                start = match.end()
        rest = text[start : paragraph.end()]
        if len(rest.split()) >= _FRAGMENT_WORDS and not re.search(r"[,:](?:\n|$)", rest.rstrip()):
            yield start, paragraph.end()


def _ends_nothing(text: str, match: re.Match[str], paragraph_end: int) -> bool:
    if match.group() != ".":
        return match.group().startswith("…") and text[match.end() : match.end() + 2].strip()[:1].islower()
    before = re.search(r"(?<![\w.'’-])[\w.'’-]++$", text[max(0, match.start() - 20) : match.start()])
    word = before.group().casefold().lstrip("'’") if before else ""
    after = text[match.end() : paragraph_end].lstrip()
    if not after:
        return False
    initial = len(word) == 1 and word.isalpha() and text[match.start() - 1].isupper()
    ordinal = word.isdigit() and len(word) <= 2 and re.match(r"[^\W\d_]", after) is not None  # noqa: PLR2004 - days
    known = word in _ABBREVIATIONS and not (word in _MAY_CLOSE and after[:1].isupper())
    spaced = re.fullmatch(r"\w(?:\.\w)+", word) is not None
    return initial or ordinal or known or spaced or after[0].islower()


_MAY_CLOSE: Final = frozenset(
    {"etc", "usw", "no", "inc", "ltd", "co", "corp", "a.m", "p.m", "art", "ex", "est", "d", "m"}
)
"""Abbreviations that also stand at the end of a sentence, and words that look like one."""
