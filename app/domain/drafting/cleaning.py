"""Makes recorded facts safe to stand in a line of text: facts are data, whatever characters they are made of."""

import re
import unicodedata
from typing import Final

NAME_LIMIT: Final = 80
"""Characters of a person's name; a longer one is not a name anybody is greeted by."""
LABEL_LIMIT: Final = 100
"""Characters of a company's or role's name within a sentence."""
PHRASE_LIMIT: Final = 160
"""Characters of a topic, highlight or strength within a sentence."""
_SHORTEST_CLAUSE: Final = 12

_UNSEEN = re.compile(
    "[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that show nothing but turn, hide or smuggle text.

Joiners (U+200C, U+200D) stay: Persian and emoji need them.
"""
_GAP = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
_CLAUSE_END = re.compile(r"(?<=[^\d\s])[.;:,!?](?=\s)|\s[–—(](?=\s?\S)")
_ENDING = " \t.,;:!?…"


def fold(text: str) -> str:
    """Return `text` as one line of visible characters: NFC, no controls or direction overrides, single spaces."""
    visible = "".join(char for char in text if unicodedata.category(char) != "Cs")
    return _GAP.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", visible))).strip()


def fold_body(text: str) -> str:
    """Return `text` with line feeds as its only line ends, and none of the characters that `fold` removes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_fold_keeping_indent(line) for line in lines).strip("\n")


def _fold_keeping_indent(line: str) -> str:
    visible = "".join(char for char in line if unicodedata.category(char) != "Cs")
    return re.sub(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]", " ", _UNSEEN.sub("", visible)).rstrip()


def person_name(text: str | None) -> str | None:
    """Return the name to greet somebody by, or None when there is none or it is too long to be one."""
    name = fold(text or "").strip(" ,;:")
    return name if name and len(name) <= NAME_LIMIT else None


def label(text: str) -> str:
    """Return the name of a company, role or writer: cut after a whole word, with an ellipsis, when it is too long."""
    name = fold(text)
    if len(name) <= LABEL_LIMIT:
        return name
    head = name[: LABEL_LIMIT - 1]
    whole = head.rsplit(" ", 1)[0] if " " in head else head
    return whole.rstrip(_ENDING) + "…"


def phrase(text: str | None) -> str | None:
    """Return a fact that can stand within a sentence, without closing punctuation, or None.

    One that is too long is cut where a clause of it ends, so that what is left is something the candidate did say.
    Where no clause ends in time it is left out: half a thought is worse than none.
    """
    line = fold(text or "").strip(_ENDING)
    if not line:
        return None
    if len(line) <= PHRASE_LIMIT:
        return line
    ends = [match.start() for match in _CLAUSE_END.finditer(line, _SHORTEST_CLAUSE, PHRASE_LIMIT)]
    return line[: ends[-1]].strip(_ENDING) if ends else None
