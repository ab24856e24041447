"""What signs the messages of one endpoint: its secrets and key pairs, decrypted once."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.core.crypto import Encrypted, SecretKey, UnreadableError, Vault
from app.domain.webhooks import EndpointSecret, SecretKind
from app.webhooks.signing import PRIVATE_PREFIX, MalformedKeyError, PrivateKey, SharedSecret, Signer, SigningKey

_SHARED_PURPOSE = b"afterview webhook signatures v1a"


def shared_private_key(secret_key: SecretKey) -> str:
    """Return, as `whsk_…`, the key that signed `v1a` for every endpoint before each had its own."""
    return PRIVATE_PREFIX + b64encode(secret_key.derive(_SHARED_PURPOSE)).decode()


@dataclass(frozen=True, slots=True, repr=False)
class EndpointSigner:
    """Signs for one endpoint. It changes whenever the endpoint's version does."""

    keys: tuple[tuple[SigningKey, datetime | None], ...]
    """Each key with the instant at which it stops signing, if there is one."""
    lasting: Signer
    """Signs with the keys that do not expire."""

    @classmethod
    def unseal(
        cls, secrets: Sequence[EndpointSecret], vault: Vault, *, asymmetric: bool, now: datetime
    ) -> "EndpointSigner":
        """Decrypt what signs for an endpoint from now on.

        Every message has a `v1` for the endpoint's secret and one for each previous secret that has not expired. If
        the endpoint asks for it, a `v1a` for its own key pair follows, and one for the shared key until that expires.

        Raises:
            UnknownKeyError: if this process does not have the key of one of them.
            UnreadableError: if one cannot be decrypted, is not a key, or is missing.
        """
        wanted = tuple(SecretKind) if asymmetric else (SecretKind.SECRET,)
        used = [each for kind in wanted for each in secrets if each.kind is kind and each.signs_at(now)]
        lasting = {each.kind for each in used if each.expires_at is None}
        if SecretKind.SECRET not in lasting or (asymmetric and SecretKind.KEY_PAIR not in lasting):
            raise UnreadableError
        keys = tuple((_decoded(each, vault), each.expires_at) for each in used)
        return cls(keys, Signer(tuple(key for key, until in keys if until is None)))

    def at(self, now: datetime) -> Signer:
        """Return what signs at an instant."""
        if len(self.keys) == len(self.lasting.keys):
            return self.lasting
        return Signer(tuple(key for key, until in self.keys if until is None or now < until))


def decrypted(secret: EndpointSecret, vault: Vault) -> str:
    """Return the text of a secret.

    Raises:
        UnknownKeyError, UnreadableError: if it cannot be decrypted.
    """
    if secret.value is None:
        raise UnreadableError
    return vault.decrypt(Encrypted(secret.key_id, secret.value), secret.endpoint_id.bytes).decode()


def _decoded(secret: EndpointSecret, vault: Vault) -> SigningKey:
    text = decrypted(secret, vault)
    try:
        return SharedSecret.parse(text) if secret.kind is SecretKind.SECRET else PrivateKey.parse(text)
    except MalformedKeyError as error:
        raise UnreadableError from error
