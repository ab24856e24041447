from base64 import b64decode
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from standardwebhooks.webhooks import Webhook

from app.core.crypto import Vault
from app.domain.webhooks import WebhookEndpoint
from app.webhooks.service_key import EndpointSigner, ServiceKey
from app.webhooks.signing import PublicKey, SharedSecret, new_secret, verify

SECRET_KEY = bytes(range(32))
VAULT = Vault(SECRET_KEY)
KEY = ServiceKey.derive(VAULT)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
NEW, OLD = new_secret(), new_secret()
ENDPOINT_ID = UUID(int=7)
BODY = b'{"type":"reminder.due"}'


def sealed(secret: str) -> bytes:
    return VAULT.encrypt(secret.encode(), ENDPOINT_ID.bytes)


def endpoint(*, asymmetric: bool = False, overlap: timedelta | None = None) -> WebhookEndpoint:
    return WebhookEndpoint(
        tenant_id=UUID(int=1),
        id=ENDPOINT_ID,
        url="https://example.com/hook",
        event_types=("*",),
        asymmetric_signature=asymmetric,
        sealed_secret=sealed(NEW),
        sealed_previous_secret=None if overlap is None else sealed(OLD),
        previous_secret_until=None if overlap is None else NOW + overlap,
        created_at=NOW,
        updated_at=NOW,
    )


def signatures(of: WebhookEndpoint, now: datetime = NOW) -> list[str]:
    return EndpointSigner.unseal(of, VAULT, KEY).at(now).sign("msg_1", 1, BODY).split()


def by(secret: str) -> str:
    return SharedSecret.parse(secret).sign(b"msg_1.1." + BODY)


def test_the_pair_belongs_to_the_secret_key_alone() -> None:
    assert ServiceKey.derive(Vault(SECRET_KEY)) == KEY
    other = ServiceKey.derive(Vault(bytes(32)))
    assert other.public_text != KEY.public_text
    assert other.id != KEY.id
    assert KEY.public_text.startswith("whpk_")
    assert len(b64decode(KEY.public_text.removeprefix("whpk_"))) == 32
    assert SECRET_KEY not in b64decode(KEY.private_text.removeprefix("whsk_"))


def test_nothing_shows_the_private_half() -> None:
    assert KEY.private_text not in repr(KEY)
    assert KEY.private_text not in repr(EndpointSigner.unseal(endpoint(asymmetric=True), VAULT, KEY))


def test_an_endpoint_gets_v1_of_its_own_secret() -> None:
    assert signatures(endpoint()) == [by(NEW)]


@pytest.mark.parametrize(
    ("now", "secrets"),
    [
        (NOW, [NEW, OLD]),
        (NOW + timedelta(hours=24) - timedelta(microseconds=1), [NEW, OLD]),
        (NOW + timedelta(hours=24), [NEW]),
    ],
)
def test_the_secret_before_signs_until_the_overlap_ends(now: datetime, secrets: list[str]) -> None:
    assert signatures(endpoint(overlap=timedelta(hours=24)), now) == [by(secret) for secret in secrets]


def test_v1a_comes_beside_v1_where_it_is_asked_for() -> None:
    rotating = signatures(endpoint(asymmetric=True, overlap=timedelta(hours=1)))
    assert rotating[:2] == [by(NEW), by(OLD)]
    version, _, signature = rotating[2].partition(",")
    assert (version, len(rotating)) == ("v1a", 3)
    raw = b64decode(KEY.public_text.removeprefix("whpk_"))
    Ed25519PublicKey.from_public_bytes(raw).verify(b64decode(signature), b"msg_1.1." + BODY)
    assert signatures(endpoint(asymmetric=True), NOW)[1:] == [rotating[2]]


def test_receivers_accept_it_by_either_key() -> None:
    now = datetime.now(UTC)
    headers = {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": EndpointSigner.unseal(endpoint(asymmetric=True), VAULT, KEY)
        .at(now)
        .sign("msg_1", int(now.timestamp()), BODY),
    }
    Webhook(NEW).verify(BODY.decode(), headers)
    verify(headers, BODY, [PublicKey.parse(KEY.public_text)], now=int(now.timestamp()))
