"""The little grammar that fitting a fact into a sentence takes, per language."""

import re
import unicodedata
from datetime import date
from typing import Final

from app.domain.drafting.kinds import Language

_TITLES: Final = frozenset(
    [
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "sir",
        "herr",
        "frau",
        "dipl",
        "ing",
        "mag",
        "monsieur",
        "madame",
        "mme",
        "mlle",
        "sr",
        "sra",
        "srta",
        "don",
        "doña",
        "señor",
        "señora",
        "lic",
        "phd",
    ]
)
_INITIAL: Final = re.compile(r"^\w\.?$|^(?:\w\.)+$")

_SMALL_WORDS: Final = {
    Language.EN: "a an the how what why when where your our my its their his her this that these those",
    Language.DE: (
        "der die das den dem des ein eine einen einer wie was warum wann wo ihr ihre ihren euer eure unser unsere "
        "mein meine dass ob"
    ),
    Language.FR: (
        "le la les un une des du de comment pourquoi quand où ce cet cette ces votre vos notre nos mon ma mes leur"
    ),
    Language.ES: "el la los las un una unos unas cómo como qué por cuándo dónde su sus tu tus mi mis lo",
}
_SENTENCE_STARTS: Final = {
    Language.EN: r"(?:I|We|You|They|He|She)\b",
    Language.DE: r"(?:Ich|Wir|Sie|Man)\b",
    Language.FR: r"(?:Je|Nous|Vous|On|Ils|Elles)\b|J['’]",
    Language.ES: r"(?:Yo|Me|Nos|Nosotros|Usted|Ustedes)\b",
}
_MONTHS: Final = {
    Language.EN: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    Language.DE: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    Language.FR: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    Language.ES: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
}


def given_name(name: str) -> str:
    """Return how a colleague would be greeted: the first name, without titles.

    A name that starts with an initial, or of which no part is letters, is used whole.
    """
    family, comma, given = name.partition(",")
    words = (f"{given} {family}" if comma and given.strip() else name).split()
    plain = [word for word in words if word.strip(".()").casefold() not in _TITLES]
    first = next((word.strip("()\"“”„'‘’") for word in plain if any(char.isalpha() for char in word)), "")
    if not first or _INITIAL.match(first) or not first[0].isalpha():
        return " ".join(plain) or name
    return first


def within_sentence(text: str, language: Language) -> str:
    """Return a phrase as it stands in mid-sentence: an article's or question word's capital goes, others stay."""
    first = re.split(r"[\s'’]", text, maxsplit=1)[0]
    if first.istitle() and first.casefold() in _SMALL_WORDS[language].split():
        return text[0].lower() + text[1:]
    if language is Language.EN and re.match(r"[A-Z][a-z]+ing [a-z]", text):
        return text[0].lower() + text[1:]
    return text


def is_sentence(text: str, language: Language) -> bool:
    """Tell whether the candidate wrote a sentence of their own ("I led ...") rather than a phrase."""
    return re.match(_SENTENCE_STARTS[language], text) is not None and " " in text


def of(noun: str) -> str:
    """Return French *de* with `noun`, elided before a vowel: "d'analyste", "de Data Engineer"."""
    base = unicodedata.normalize("NFD", noun[:1]).casefold()[:1]
    return f"d’{noun}" if base in set("aeiouœæ") and not _one_letter(noun) else f"de {noun}"


def _one_letter(noun: str) -> bool:
    """Spelt-out names such as "UX Designer" are left unelided: which sound starts them cannot be told."""
    return re.match(r"[A-Z]{2,}\b|[A-Z]\b", noun) is not None


def say_date(day: date, language: Language) -> str:
    """Return a day of the year in words, without the year: a note is read within weeks."""
    month = _MONTHS[language][day.month - 1]
    match language:
        case Language.EN:
            return f"{day.day} {month}"
        case Language.DE:
            return f"{day.day}. {month}"
        case Language.FR:
            return f"{'1er' if day.day == 1 else day.day} {month}"
        case Language.ES:
            return f"{day.day} de {month}"
