"""Turns a draft into what a mail client opens: a message file, a link, plain text. Sending is the candidate's own."""

import base64
import re
from dataclasses import dataclass
from email.header import Header
from email.message import Message
from email.mime.text import MIMEText
from typing import Final
from urllib.parse import quote

from app.domain.drafting.cleaning import fold, fold_body, label
from app.domain.errors import AfterviewError

MAILTO_LIMIT: Final = 2_000
"""Characters of a link that browsers and mail clients pass on whole; some cut a longer one."""
_ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*")
_PLAIN_HEADER: Final = 60


class NotAMailError(AfterviewError):
    """A LinkedIn note was asked for as mail."""

    slug = "not-a-mail"
    title = "This draft is not a mail"
    status = 406
    help = "An invitation's note is pasted into LinkedIn: ask for `text/plain`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody a mail is from or to. `address` is None where none is known."""

    name: str
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailto:
    """A `mailto:` link. `complete` is False when the text did not fit and is left for pasting."""

    url: str
    complete: bool


def to_text(body: str) -> str:
    """Return the body as a text file: line feeds, one at the end, no control characters."""
    return fold_body(body) + "\n"


def to_eml(subject: str | None, body: str, *, sender: Party, recipient: Party | None) -> bytes:
    """Return the draft as `message/rfc822`, which mail clients open for editing because of `X-Unsent: 1`.

    There is no Date and no Message-ID: the client that sends it sets both. Line breaks in a
    name or subject become spaces, so neither can start a header of its own. The
    recipient's line is left out where no usable address is known.

    Raises:
        NotAMailError: If `subject` is None: the draft is a LinkedIn note.
    """
    if subject is None:
        raise NotAMailError("A LinkedIn note has no subject and no address.")
    message: Message = MIMEText(fold_body(body), "plain", "utf-8")
    message["Subject"] = _header(fold(subject))
    for field, party in (("From", sender), ("To", recipient)):
        line = _party(party)
        if line:
            message[field] = line
    message["X-Unsent"] = "1"
    return message.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def to_mailto(subject: str | None, body: str, *, recipient: Party | None) -> Mailto:
    """Return the draft as a link (RFC 6068) of at most 2,000 characters.

    A text that does not fit is left out whole, since half a note is worse than none: the link then opens a mail with
    address and subject. A subject that does not fit even so is left out too.

    Raises:
        NotAMailError: If `subject` is None: the draft is a LinkedIn note.
    """
    if subject is None:
        raise NotAMailError("A LinkedIn note has no subject and no address.")
    address = usable_address(recipient.address if recipient else None) or ""
    start = f"mailto:{quote(address, safe='@')}"
    titled = f"{start}?subject={quote(fold(subject), safe='')}"
    text = fold_body(body).replace("\n", "\r\n")
    whole = f"{titled}&body={quote(text, safe='')}"
    if len(whole) <= MAILTO_LIMIT:
        return Mailto(url=whole, complete=True)
    return Mailto(url=titled if len(titled) <= MAILTO_LIMIT else start, complete=False)


def usable_address(address: str | None) -> str | None:
    """Return an address that every mail server takes, its domain in ASCII form, or None.

    A local part beyond ASCII is not: few servers accept it, and the candidate's client can be told by hand.
    """
    local, _, domain = (address or "").strip().rpartition("@")
    try:
        ascii_domain = domain.encode("idna").decode("ascii") if domain else ""
    except UnicodeError:
        return None
    candidate = f"{local}@{ascii_domain}"
    return candidate if _ADDRESS.fullmatch(candidate) else None


def _header(text: str) -> str:
    """Return a header's value: plain where it is short ASCII that no reader could take for an encoded word."""
    if text.isascii() and "=?" not in text and len(text) <= _PLAIN_HEADER:
        return text
    return Header(text, "utf-8", maxlinelen=_PLAIN_HEADER).encode()


def _party(party: Party | None) -> str | None:
    if party is None:
        return None
    address, name = usable_address(party.address), label(party.name)
    if address is None:
        return None
    if not name:
        return address
    if name.isascii() and "=?" not in name:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}" <{address}>'
    # One encoded word, though it may pass the advised 75 characters: some readers put a space between two.
    word = base64.b64encode(name.encode()).decode("ascii")
    return f"=?utf-8?b?{word}?= <{address}>"
