"""Encryption at rest, message authentication and key digests."""

import hashlib
import hmac
from collections.abc import Collection
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.ids import random_bytes

_NONCE = 12
_ID_BYTES = 8


class UnknownKeyError(Exception):
    """A value was encrypted with a key that this process does not have. Another process may be able to read it."""

    def __init__(self, key_id: str) -> None:
        super().__init__(f"the encryption key {key_id} is not configured")
        self.key_id = key_id


class UnreadableError(Exception):
    """A value cannot be decrypted although its key is known: it is damaged, or belongs elsewhere."""


class Encrypted(NamedTuple):
    """A value as it is stored, with the id of the key that encrypted it. Values of version 1 have no id."""

    key_id: str | None
    value: bytes


class SecretKey:
    """One of the service's secret keys, with what is derived from it."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self.id = self.derive(b"afterview key id")[:_ID_BYTES].hex()
        """Tells the key from others. Nothing about the key can be learnt from it."""
        self.cipher = AESGCMSIV(self.derive(b"afterview encryption"))
        self.signing_key = self.derive(b"afterview signing")

    def derive(self, purpose: bytes) -> bytes:
        """Return 32 bytes for one purpose. Keys of different purposes tell nothing about each other."""
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose).derive(self._secret)


class Vault:
    """Encrypts and signs with the first of the service's secret keys; decrypts and verifies with any of them.

    AES-256-GCM-SIV: repeating a nonce by chance reveals only that two texts are equal.
    """

    def __init__(self, *secrets: bytes) -> None:
        self._keys = {key.id: key for key in map(SecretKey, secrets)}
        self._first = next(iter(self._keys.values()))

    @property
    def key_ids(self) -> tuple[str, ...]:
        """The ids of the keys. The first one encrypts."""
        return tuple(self._keys)

    @property
    def oldest(self) -> SecretKey:
        """The last key of the list."""
        return list(self._keys.values())[-1]

    def encrypt(self, plain: bytes, context: bytes) -> Encrypted:
        """Encrypt `plain`; `context` must be given again to decrypt, so that a value cannot be moved elsewhere."""
        nonce = random_bytes(_NONCE)
        return Encrypted(self._first.id, nonce + self._first.cipher.encrypt(nonce, plain, context))

    def decrypt(self, encrypted: Encrypted, context: bytes) -> bytes:
        """Return what `encrypt` was given.

        Raises:
            UnknownKeyError: if the value names a key that is not configured.
            UnreadableError: if it cannot be decrypted all the same.
        """
        return self.open(encrypted, context)[1]

    def open(self, encrypted: Encrypted, context: bytes) -> tuple[SecretKey, bytes]:
        """Decrypt, and tell which key did: a value of version 1 may have been encrypted with any of them.

        Raises:
            UnknownKeyError, UnreadableError: as `decrypt`.
        """
        key_id, value = encrypted
        keys: Collection[SecretKey] = self._keys.values()
        if key_id is not None:
            if key_id not in self._keys:
                raise UnknownKeyError(key_id)
            keys = (self._keys[key_id],)
        for key in keys:
            try:
                return key, key.cipher.decrypt(value[:_NONCE], value[_NONCE:], context)
            except (InvalidTag, ValueError):  # the latter for a value that is too short
                continue
        raise UnreadableError

    def sign(self, message: bytes, length: int = 16) -> bytes:
        """Return the first `length` bytes of the HMAC-SHA256 of `message`."""
        return hmac.digest(self._first.signing_key, message, "sha256")[:length]

    def is_signed(self, message: bytes, signature: bytes) -> bool:
        """Tell in constant time whether `signature` is that of any of the keys for `message`."""
        length = len(signature) or 1
        fits = [
            hmac.compare_digest(hmac.digest(key.signing_key, message, "sha256")[:length], signature)
            for key in self._keys.values()
        ]
        return any(fits)


def digest(secret: str) -> bytes:
    """Return the SHA-256 of an API key: keys are random, so that nothing slower is needed to store them."""
    return hashlib.sha256(secret.encode()).digest()
