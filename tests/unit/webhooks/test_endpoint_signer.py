from base64 import b64decode
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from standardwebhooks.webhooks import Webhook

from app.core.crypto import SecretKey, UnknownKeyError, UnreadableError, Vault
from app.domain.webhooks import EndpointSecret, SecretKind
from app.webhooks.endpoint_signer import EndpointSigner, shared_private_key
from app.webhooks.signing import PrivateKey, PublicKey, SharedSecret, new_private_key, new_secret, verify

SECRET_KEY = bytes(range(32))
VAULT = Vault(SECRET_KEY)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
NEW, OLD, OLDER = new_secret(), new_secret(), new_secret()
PAIR, SHARED = new_private_key(), shared_private_key(SecretKey(SECRET_KEY))
ENDPOINT_ID = UUID(int=7)
BODY = b'{"type":"reminder.due"}'


def stored(text: str, kind: SecretKind, ends_in: timedelta | None = None, vault: Vault = VAULT) -> EndpointSecret:
    key_id, value = vault.encrypt(text.encode(), ENDPOINT_ID.bytes)
    return EndpointSecret(
        tenant_id=UUID(int=1),
        id=UUID(int=2),
        endpoint_id=ENDPOINT_ID,
        kind=kind,
        key_id=key_id,
        value=value,
        created_at=NOW,
        expires_at=None if ends_in is None else NOW + ends_in,
    )


PRESENT = stored(NEW, SecretKind.SECRET)
EVERYTHING = [
    stored(SHARED, SecretKind.SHARED_KEY_PAIR, 3 * HOUR),
    stored(PAIR, SecretKind.KEY_PAIR),
    PRESENT,
    stored(OLD, SecretKind.SECRET, HOUR),
    stored(OLDER, SecretKind.SECRET, 2 * HOUR),
]


def signer(secrets: list[EndpointSecret], *, asymmetric: bool = False, vault: Vault = VAULT) -> EndpointSigner:
    return EndpointSigner.unseal(secrets, vault, asymmetric=asymmetric, now=NOW)


def signatures(secrets: list[EndpointSecret], after: timedelta = timedelta(), *, asymmetric: bool = False) -> list[str]:
    return signer(secrets, asymmetric=asymmetric).at(NOW + after).sign("msg_1", 1, BODY).split()


def by(text: str) -> str:
    key = PrivateKey.parse(text) if text.startswith("whsk_") else SharedSecret.parse(text)
    return key.sign(b"msg_1.1." + BODY)


def test_an_endpoint_gets_v1_of_its_own_secret_alone() -> None:
    assert signatures([PRESENT]) == [by(NEW)]
    assert signatures([each for each in EVERYTHING if each.kind is not SecretKind.SECRET] + [PRESENT]) == [by(NEW)]


@pytest.mark.parametrize(
    ("after", "texts"),
    [
        (timedelta(), [NEW, OLD, OLDER, PAIR, SHARED]),
        (HOUR - timedelta(microseconds=1), [NEW, OLD, OLDER, PAIR, SHARED]),
        (HOUR, [NEW, OLDER, PAIR, SHARED]),
        (2 * HOUR, [NEW, PAIR, SHARED]),
        (3 * HOUR, [NEW, PAIR]),
    ],
)
def test_each_key_signs_until_its_own_time_is_over(after: timedelta, texts: list[str]) -> None:
    assert signatures(EVERYTHING, after, asymmetric=True) == [by(text) for text in texts]


def test_the_shared_key_is_the_one_that_version_1_published() -> None:
    """Fixed for good: receivers have stored its public half."""
    public = PrivateKey.parse(SHARED).public_text()
    assert public == "whpk_JJeKQdL+W0AtHghY9M996yywKG9PI+gMuil9yCjXCu0="
    assert shared_private_key(SecretKey(bytes(32))) != SHARED
    assert SECRET_KEY not in b64decode(SHARED.removeprefix("whsk_"))


def test_nothing_shows_a_secret() -> None:
    shown = repr(signer(EVERYTHING, asymmetric=True)) + repr(EVERYTHING)
    assert all(text not in shown for text in (NEW, OLD, PAIR, SHARED))


def test_receivers_accept_it_by_either_key() -> None:
    now = datetime.now(UTC)
    seconds = int(now.timestamp())
    signature = signer(EVERYTHING, asymmetric=True).at(NOW).sign("msg_1", seconds, BODY)
    headers = {"webhook-id": "msg_1", "webhook-timestamp": str(seconds), "webhook-signature": signature}
    for secret in (NEW, OLD, OLDER):
        Webhook(secret).verify(BODY.decode(), headers)
    for private in (PAIR, SHARED):
        verify(headers, BODY, [PublicKey.parse(PrivateKey.parse(private).public_text())], now=seconds)
    raw = b64decode(PrivateKey.parse(PAIR).public_text().removeprefix("whpk_"))
    of_pair = b64decode(signature.split()[3].removeprefix("v1a,"))
    Ed25519PublicKey.from_public_bytes(raw).verify(of_pair, f"msg_1.{seconds}.".encode() + BODY)


@pytest.mark.parametrize(
    ("secrets", "asymmetric"),
    [
        ([], False),
        ([stored(OLD, SecretKind.SECRET, HOUR)], False),
        ([PRESENT], True),
        ([stored("whsec_short", SecretKind.SECRET)], False),
        ([stored(PAIR, SecretKind.SECRET)], False),
        ([PRESENT, stored(NEW, SecretKind.KEY_PAIR)], True),
    ],
)
def test_what_is_missing_or_no_key_makes_an_endpoint_unreadable(
    secrets: list[EndpointSecret], asymmetric: bool
) -> None:
    with pytest.raises(UnreadableError):
        signer(secrets, asymmetric=asymmetric)


def test_a_key_that_is_not_configured_is_told_from_a_damaged_value() -> None:
    other = Vault(bytes(32))
    with pytest.raises(UnknownKeyError, match=VAULT.key_ids[0]):
        signer([PRESENT], vault=other)
    assert signer([PRESENT], vault=Vault(bytes(32), SECRET_KEY)).lasting == signer([PRESENT]).lasting
