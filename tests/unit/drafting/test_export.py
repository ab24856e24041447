"""Messages, links and text, read back by somebody else's parser."""

from email import message_from_bytes, policy
from email.message import EmailMessage
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from app.domain.drafting.export import MAILTO_LIMIT, NotAMailError, Party, to_eml, to_mailto, to_text, usable_address

ADA = Party(name="Ada Diaz", address="ada@example.com")
BILL = Party(name="Bill Lumbergh", address="bill@initech.example")


def parsed(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def test_a_message_opens_as_an_unsent_one():
    message = parsed(to_eml("Thank you", "Hi Bill,\n\nthank you.", sender=ADA, recipient=BILL))
    assert message["X-Unsent"] == "1"
    assert message["MIME-Version"] == "1.0"
    assert message.get_content_type() == "text/plain"
    assert message.get_content_charset() == "utf-8"
    assert message["Subject"] == "Thank you"
    assert message["From"].addresses[0].addr_spec == "ada@example.com"
    assert message["To"].addresses[0].display_name == "Bill Lumbergh"
    assert message.get_content() == "Hi Bill,\n\nthank you."
    assert set(message.keys()) == {
        "Content-Type", "MIME-Version", "Content-Transfer-Encoding", "Subject", "From", "To", "X-Unsent"
    }  # fmt: skip


@pytest.mark.parametrize(
    "name",
    [
        "José Díaz",
        'Robert "Bob" Smith',
        "O'Neil, Tia",
        "back\\slash",
        "王小明",
        "عمر الخيام",
        "👩‍💻 Ada",
        "=?utf-8?q?Eve?=",
        "a@b.example",
        "Ada <eve@evil.example>",
        "x" * 100,
        "é" * 100,
        "משה בן מימון בן יוסף הדיין הספרדי מקורדובה",
        "(comment)",
    ],
)
def test_any_name_arrives_as_it_is(name):
    raw = to_eml(name, "Hello.", sender=ADA, recipient=Party(name=name, address="bill@initech.example"))
    message = parsed(raw)
    assert message["Subject"] == name
    (to,) = message["To"].addresses
    assert (to.display_name, to.addr_spec) == (name, "bill@initech.example")
    assert all(len(line) < 998 for line in raw.split(b"\r\n"))


@pytest.mark.parametrize(
    "evil", ["x\r\nBcc: eve@evil.example", "x\nBcc: eve@evil.example", "x\r\n\r\n<b>", "x\u2028Bcc: y"]
)
def test_no_header_can_be_injected(evil):
    raw = to_eml(
        evil,
        "Hello.",
        sender=Party(name=evil, address="ada@example.com"),
        recipient=Party(name=evil, address=f"bill@initech.example{evil}"),
    )
    message = parsed(raw)
    assert message["Bcc"] is None
    assert message["To"] is None
    assert message.get_content() == "Hello."
    assert "\n" not in message["Subject"]


def test_a_mail_without_a_usable_address_has_no_recipient():
    assert parsed(to_eml("Hi", "Hello.", sender=ADA, recipient=None))["To"] is None
    assert parsed(to_eml("Hi", "Hello.", sender=ADA, recipient=Party(name="Bill")))["To"] is None


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("bill@initech.example", "bill@initech.example"),
        ("bill@münchen.example", "bill@xn--mnchen-3ya.example"),
        ("bíll@initech.example", None),
        ("bill", None),
        ("bill@", None),
        ("@initech.example", None),
        ("bill@initech.example>", None),
        ("bill lum@initech.example", None),
        ("bill@initech..example", None),
        (None, None),
    ],
)
def test_which_addresses_are_used(given, used):
    assert usable_address(given) == used


def test_a_link_carries_address_subject_and_text():
    body = "Hi Bill & co,\n\n100% thanks? + more = #1 «é»\n\nAda"
    link = to_mailto("Thanks & more?", body, recipient=BILL)
    parts = urlsplit(link.url)
    assert link.complete
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "bill@initech.example")
    assert parse_qs(parts.query) == {"subject": ["Thanks & more?"], "body": [body.replace("\n", "\r\n")]}
    assert "+" not in parts.query
    assert link.url.isascii()


def test_a_text_beyond_the_limit_is_left_out_whole():
    link = to_mailto("Thanks", "word " * 1000, recipient=BILL)
    assert (link.url, link.complete) == ("mailto:bill@initech.example?subject=Thanks", False)


def test_a_subject_beyond_the_limit_is_left_out_too():
    link = to_mailto("é" * MAILTO_LIMIT, "Hello.", recipient=BILL)
    assert (link.url, link.complete) == ("mailto:bill@initech.example", False)


def test_the_longest_link_is_within_the_limit():
    room = MAILTO_LIMIT - len("mailto:bill@initech.example?subject=S&body=")
    assert to_mailto("S", "b" * room, recipient=BILL).complete
    assert not to_mailto("S", "b" * (room + 1), recipient=BILL).complete


def test_an_invitation_is_no_mail():
    with pytest.raises(NotAMailError):
        to_eml(None, "Hi", sender=ADA, recipient=BILL)
    with pytest.raises(NotAMailError):
        to_mailto(None, "Hi", recipient=BILL)


def test_plain_text_has_line_feeds_and_no_controls():
    assert to_text("Hi\r\nBill\r\x00\x1b[31m!\n\n") == "Hi\nBill\n  [31m!\n"
