"""Encryption at rest, message authentication and key digests."""

import hashlib
import hmac

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.core.ids import random_bytes

_NONCE = 12


class Vault:
    """Encrypts and authenticates with keys derived from the service's one secret key.

    AES-256-GCM-SIV: repeating a nonce by chance reveals only that two texts are equal.
    """

    def __init__(self, secret_key: bytes) -> None:
        self._secret_key = secret_key
        self._cipher = AESGCMSIV(self.derive(b"afterview encryption"))
        self._signing_key = self.derive(b"afterview signing")

    def derive(self, purpose: bytes) -> bytes:
        """Return 32 bytes for one purpose. Keys of different purposes tell nothing about each other."""
        return HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose).derive(self._secret_key)

    def encrypt(self, plain: bytes, context: bytes) -> bytes:
        """Encrypt `plain`; `context` must be given again to decrypt, so that a text cannot be moved elsewhere."""
        nonce = random_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, context)

    def decrypt(self, sealed: bytes, context: bytes) -> bytes:
        """Return what `encrypt` was given. Raises `cryptography.exceptions.InvalidTag` for anything else."""
        return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], context)

    def sign(self, message: bytes, length: int = 16) -> bytes:
        """Return the first `length` bytes of the HMAC-SHA256 of `message`."""
        return hmac.digest(self._signing_key, message, "sha256")[:length]

    def is_signed(self, message: bytes, signature: bytes) -> bool:
        """Tell in constant time whether `signature` is `sign`'s for `message`."""
        return hmac.compare_digest(self.sign(message, len(signature) or 1), signature)


def digest(secret: str) -> bytes:
    """Return the SHA-256 of an API key: keys are random, so that nothing slower is needed to store them."""
    return hashlib.sha256(secret.encode()).digest()
