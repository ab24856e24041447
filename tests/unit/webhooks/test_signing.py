from base64 import b64decode, b64encode
from datetime import UTC, datetime

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st
from standardwebhooks.webhooks import Webhook

from app.webhooks.signing import (
    MalformedKeyError,
    PrivateKey,
    PublicKey,
    SharedSecret,
    SignatureError,
    Signer,
    new_private_key,
    new_secret,
    verify,
)

VECTORS = [
    (
        "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1614265330,
        b'{"test": 2432232314}',
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    ),
    (
        "C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
        "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk",
        1649367553,
        b'{"email":"test@example.com","username":"test_user"}',
        "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=",
    ),
]
NOW = 1_772_000_000
BODY = b'{"type":"reminder.due"}'


def headers(signer: Signer, *, timestamp: int = NOW, body: bytes = BODY) -> dict[str, str]:
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(timestamp),
        "webhook-signature": signer.sign("msg_1", timestamp, body),
    }


@pytest.mark.parametrize(("secret", "message_id", "timestamp", "body", "signature"), VECTORS)
@pytest.mark.parametrize("prefix", ["", "whsec_"])
def test_published_vectors(prefix, secret, message_id, timestamp, body, signature):
    assert Signer.parse(prefix + secret).sign(message_id, timestamp, body) == signature


@given(st.text(min_size=1, max_size=40, alphabet="abc_019"), st.text())
def test_v1_is_accepted_by_the_public_package(message_id, body):
    secret, now = new_secret(), int(datetime.now(UTC).timestamp())
    signed = {
        "webhook-id": message_id,
        "webhook-timestamp": str(now),
        "webhook-signature": Signer.parse(secret).sign(message_id, now, body.encode()),
    }
    Webhook(secret).verify(body, signed, json_parse=False)


@given(st.binary())
def test_v1a_is_accepted_by_plain_ed25519(body):
    private = new_private_key()
    version, _, signature = Signer.parse(private).sign("msg_1", NOW, body).partition(",")
    public = PrivateKey.parse(private).public_text()
    assert version == "v1a"
    raw = b64decode(public.removeprefix("whpk_"))
    Ed25519PublicKey.from_public_bytes(raw).verify(b64decode(signature), b"msg_1.%d.%b" % (NOW, body))
    with pytest.raises(InvalidSignature):
        Ed25519PublicKey.from_public_bytes(raw).verify(b64decode(signature), b"msg_1.%d.%b" % (NOW + 1, body))


def test_new_keys_hold_32_random_bytes():
    assert len(b64decode(new_secret().removeprefix("whsec_"))) == 32
    assert len(b64decode(new_private_key().removeprefix("whsk_"))) == 32
    assert new_secret() != new_secret()


def test_a_rotation_signs_with_old_and_new_and_either_is_enough():
    old, new, private = new_secret(), new_secret(), new_private_key()
    signed = headers(Signer.parse(new, old, private))
    assert [item.partition(",")[0] for item in signed["webhook-signature"].split(" ")] == ["v1", "v1", "v1a"]
    for key in (
        SharedSecret.parse(old),
        SharedSecret.parse(new),
        PublicKey.parse(PrivateKey.parse(private).public_text()),
    ):
        verify(signed, BODY, [key], now=NOW)


def test_strange_signatures_beside_a_good_one_do_no_harm():
    secret = new_secret()
    signed = headers(Signer.parse(secret))
    signed["webhook-signature"] = "v9,xxxx v1 v1,=== , v1a,AAAA " + signed["webhook-signature"]
    verify(signed, BODY, [SharedSecret.parse(secret)], now=NOW)


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-id": "msg_2"},
        {"webhook-timestamp": str(NOW + 1)},
        {"webhook-timestamp": "soon"},
        {"webhook-timestamp": str(-NOW)},
        {"webhook-timestamp": "9" * 5000},
        {"webhook-signature": ""},
        {"webhook-signature": "v1,AAAA"},
        {"webhook-signature": "v1a,AAAA"},
    ],
)
def test_a_changed_header_is_refused(change):
    secret = new_secret()
    with pytest.raises(SignatureError):
        verify(headers(Signer.parse(secret)) | change, BODY, [SharedSecret.parse(secret)], now=NOW)


def test_a_changed_body_or_another_secret_is_refused():
    secret = new_secret()
    signed = headers(Signer.parse(secret))
    with pytest.raises(SignatureError):
        verify(signed, BODY + b" ", [SharedSecret.parse(secret)], now=NOW)
    with pytest.raises(SignatureError):
        verify(signed, BODY, [SharedSecret.parse(new_secret())], now=NOW)


@pytest.mark.parametrize("missing", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_a_missing_header_is_named(missing):
    secret = new_secret()
    signed = headers(Signer.parse(secret))
    del signed[missing]
    with pytest.raises(SignatureError, match=missing):
        verify(signed, BODY, [SharedSecret.parse(secret)], now=NOW)


@pytest.mark.parametrize(("away", "accepted"), [(-301, False), (-300, True), (300, True), (301, False)])
def test_replays_are_refused_outside_the_tolerance(away, accepted):
    secret = new_secret()
    signed = headers(Signer.parse(secret), timestamp=NOW + away)
    if accepted:
        verify(signed, BODY, [SharedSecret.parse(secret)], now=NOW)
    else:
        with pytest.raises(SignatureError, match="300 seconds"):
            verify(signed, BODY, [SharedSecret.parse(secret)], now=NOW)


def test_a_private_key_may_carry_its_public_half_if_it_is_its_own():
    key = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32)
    public = key.public_key().public_bytes_raw()
    whole = PrivateKey.parse("whsk_" + b64encode(b"\x07" * 32 + public).decode())
    assert whole.public_text() == "whpk_" + b64encode(public).decode()
    with pytest.raises(MalformedKeyError):
        PrivateKey.parse("whsk_" + b64encode(b"\x08" * 32 + public).decode())


@pytest.mark.parametrize(
    ("parse", "text"),
    [
        (SharedSecret.parse, "whsec_"),
        (SharedSecret.parse, "whsec_" + b64encode(b"x" * 23).decode()),
        (SharedSecret.parse, "whsec_" + b64encode(b"x" * 65).decode()),
        (SharedSecret.parse, "whsec_not base64"),
        (SharedSecret.parse, "whsec_\u00e9"),
        (PrivateKey.parse, "whsec_" + b64encode(b"x" * 32).decode()),
        (PrivateKey.parse, "whsk_" + b64encode(b"x" * 33).decode()),
        (PublicKey.parse, "whsk_" + b64encode(b"x" * 32).decode()),
        (PublicKey.parse, "whpk_" + b64encode(b"x" * 31).decode()),
        (Signer.parse, "whsk_"),
    ],
)
def test_malformed_keys_are_refused_without_being_repeated(parse, text):
    with pytest.raises(MalformedKeyError) as caught:
        parse(text)
    assert text.partition("_")[2] == "" or text.partition("_")[2] not in str(caught.value)


def test_no_key_is_no_signer():
    with pytest.raises(MalformedKeyError):
        Signer.parse()


def test_keys_do_not_show_in_logs():
    secret = new_secret()
    assert str(SharedSecret.parse(secret).key) not in repr(Signer.parse(secret))
