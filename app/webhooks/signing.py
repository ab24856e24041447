"""Standard Webhooks signatures: `v1` with a shared secret, `v1a` with a key pair.

What is signed is `{id}.{timestamp}.{body}`: the exact bytes sent, the timestamp in whole Unix seconds.
"""

import binascii
import hashlib
import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from app.core.ids import random_bytes

SECRET_PREFIX = "whsec_"  # noqa: S105 - the published mark of a secret, not one
PRIVATE_PREFIX = "whsk_"
PUBLIC_PREFIX = "whpk_"
TOLERANCE_SECONDS = 300

_SECRET_BYTES = 32
_SHORTEST_SECRET, _LONGEST_SECRET = 24, 64
_SEED_BYTES = 32
_ID_LENGTH = 16


class MalformedKeyError(ValueError):
    """The text is no key of the kind expected. The message never repeats the text."""


class SignatureError(Exception):
    """A message cannot be trusted: its message says why."""


class SigningKey(Protocol):
    """Something that signs the base string."""

    def sign(self, message: bytes) -> str:
        """Return the signature with its version, as it stands in `webhook-signature`."""
        ...


class VerifyingKey(Protocol):
    """Something that checks a signature of its version."""

    @property
    def version(self) -> str:
        """Return `v1` or `v1a`."""
        ...

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Tell whether the signature, decoded, is this message's."""
        ...


@dataclass(frozen=True, slots=True, repr=False)
class SharedSecret:
    """A decoded `whsec_` secret: signs and verifies `v1` (HMAC-SHA256)."""

    key: bytes
    version: str = "v1"

    @classmethod
    def parse(cls, text: str) -> "SharedSecret":
        """Decode a secret, with or without its prefix.

        Raises:
            MalformedKeyError: It is not base64 of 24 to 64 bytes.
        """
        key = _decode(text.removeprefix(SECRET_PREFIX))
        if not _SHORTEST_SECRET <= len(key) <= _LONGEST_SECRET:
            raise MalformedKeyError(f"A secret has {_SHORTEST_SECRET} to {_LONGEST_SECRET} bytes, this one {len(key)}.")
        return cls(key)

    def sign(self, message: bytes) -> str:
        """Return `v1,` and the base64 of the HMAC."""
        return "v1," + b64encode(hmac.digest(self.key, message, hashlib.sha256)).decode()

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Compare in constant time."""
        return hmac.compare_digest(hmac.digest(self.key, message, hashlib.sha256), signature)


@dataclass(frozen=True, slots=True, repr=False)
class PrivateKey:
    """A decoded `whsk_` key: signs `v1a` (ed25519)."""

    key: Ed25519PrivateKey

    @classmethod
    def parse(cls, text: str) -> "PrivateKey":
        """Decode a key: base64 of the 32-byte seed, or of seed and public key together.

        Raises:
            MalformedKeyError: It is neither, or its two halves do not belong together.
        """
        if not text.startswith(PRIVATE_PREFIX):
            raise MalformedKeyError(f"A private key starts with {PRIVATE_PREFIX}.")
        raw = _decode(text.removeprefix(PRIVATE_PREFIX))
        if len(raw) not in {_SEED_BYTES, 2 * _SEED_BYTES}:
            raise MalformedKeyError(f"A private key has 32 or 64 bytes, this one {len(raw)}.")
        key = Ed25519PrivateKey.from_private_bytes(raw[:_SEED_BYTES])
        if len(raw) > _SEED_BYTES and key.public_key().public_bytes_raw() != raw[_SEED_BYTES:]:
            raise MalformedKeyError("The public half does not belong to the private half.")
        return cls(key)

    def sign(self, message: bytes) -> str:
        """Return `v1a,` and the base64 of the signature."""
        return "v1a," + b64encode(self.key.sign(message)).decode()

    def public_text(self) -> str:
        """Return the `whpk_` key that verifies what this one signs."""
        return PUBLIC_PREFIX + b64encode(self.key.public_key().public_bytes_raw()).decode()


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A decoded `whpk_` key: verifies `v1a`."""

    key: Ed25519PublicKey
    version: str = "v1a"

    @classmethod
    def parse(cls, text: str) -> "PublicKey":
        """Decode a public key.

        Raises:
            MalformedKeyError: It is not `whpk_` and base64 of 32 bytes.
        """
        if not text.startswith(PUBLIC_PREFIX):
            raise MalformedKeyError(f"A public key starts with {PUBLIC_PREFIX}.")
        raw = _decode(text.removeprefix(PUBLIC_PREFIX))
        if len(raw) != _SEED_BYTES:
            raise MalformedKeyError(f"A public key has 32 bytes, this one {len(raw)}.")
        return cls(Ed25519PublicKey.from_public_bytes(raw))

    def verify(self, message: bytes, signature: bytes) -> bool:
        """Check the ed25519 signature."""
        try:
            self.key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Signer:
    """All keys an endpoint's messages are signed with, decoded once. During a rotation: the new secret and the old."""

    keys: tuple[SigningKey, ...]

    @classmethod
    def parse(cls, *texts: str) -> "Signer":
        """Decode secrets and private keys, told apart by their prefix.

        Raises:
            MalformedKeyError: There is none, or one cannot be decoded.
        """
        if not texts:
            raise MalformedKeyError("At least one key is needed to sign.")
        return cls(
            tuple(
                PrivateKey.parse(text) if text.startswith(PRIVATE_PREFIX) else SharedSecret.parse(text)
                for text in texts
            )
        )

    def sign(self, message_id: str, timestamp: int, body: bytes) -> str:
        """Return the value of `webhook-signature`: one signature per key, separated by spaces."""
        message = base_string(message_id, timestamp, body)
        return " ".join([key.sign(message) for key in self.keys])


def base_string(message_id: str, timestamp: int | str, body: bytes) -> bytes:
    """Return the bytes that are signed."""
    return b"%b.%b.%b" % (message_id.encode(), str(timestamp).encode(), body)


def verify(
    headers: Mapping[str, str],
    body: bytes,
    keys: Sequence[VerifyingKey],
    *,
    now: int,
    tolerance: int = TOLERANCE_SECONDS,
) -> None:
    """Check a message as its receiver should.

    Args:
        headers: With lower-case names, or a mapping that ignores case.
        body: The bytes received, before any parsing.
        keys: Any one of them suffices.
        now: The present in Unix seconds.
        tolerance: How far the timestamp may lie from `now`, in seconds, against replays.

    Raises:
        SignatureError: A header is missing, the timestamp is too far off, or no signature fits.
    """
    try:
        message_id, sent, listed = (headers[name] for name in ("webhook-id", "webhook-timestamp", "webhook-signature"))
    except KeyError as missing:
        raise SignatureError(f"The header {missing.args[0]} is missing.") from None
    if not (sent.isascii() and sent.isdigit() and len(sent) <= len(str(now)) + 1):
        raise SignatureError("The timestamp is not a number of seconds.")
    if abs(int(sent) - now) > tolerance:
        raise SignatureError(f"The timestamp is more than {tolerance} seconds from now.")
    message = base_string(message_id, sent, body)
    for item in listed.split():
        version, _, encoded = item.partition(",")
        try:
            signature = _decode(encoded)
        except MalformedKeyError:
            continue
        if any(key.version == version and key.verify(message, signature) for key in keys):
            return
    raise SignatureError("No signature fits.")


def new_secret() -> str:
    """Draw a `whsec_` secret of 32 random bytes."""
    return SECRET_PREFIX + b64encode(random_bytes(_SECRET_BYTES)).decode()


def new_private_key() -> str:
    """Draw a `whsk_` key. `PrivateKey.parse(…).public_text()` is its public half."""
    return PRIVATE_PREFIX + b64encode(random_bytes(_SEED_BYTES)).decode()


def key_id(public_text: str) -> str:
    """Return a short name of a key pair: the start of the SHA-256 of its public half."""
    return hashlib.sha256(public_text.encode()).hexdigest()[:_ID_LENGTH]


def _decode(text: str) -> bytes:
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise MalformedKeyError("A key is prefix and standard base64.") from None
