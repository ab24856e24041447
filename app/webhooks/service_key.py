"""The service's own key pair, and which keys sign what is sent to an endpoint."""

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from app.core.crypto import Vault
from app.domain.webhooks import WebhookEndpoint
from app.webhooks.signing import PRIVATE_PREFIX, PrivateKey, Signer

_PURPOSE = b"afterview webhook signatures v1a"
_ID_LENGTH = 16


@dataclass(frozen=True, repr=False)
class ServiceKey:
    """The ed25519 pair that signs `v1a` for all endpoints that ask for it. Derived anew at each start, never stored."""

    private_text: str
    """The private half as `whsk_…`."""

    @classmethod
    def derive(cls, vault: Vault) -> "ServiceKey":
        """Return the pair that belongs to the service's secret key."""
        return cls(PRIVATE_PREFIX + b64encode(vault.derive(_PURPOSE)).decode())

    @cached_property
    def public_text(self) -> str:
        """Return the public half as `whpk_…`."""
        return PrivateKey.parse(self.private_text).public_text()

    @cached_property
    def id(self) -> str:
        """Return a short name of the pair: the start of the SHA-256 of its public half."""
        return hashlib.sha256(self.public_text.encode()).hexdigest()[:_ID_LENGTH]


@dataclass(frozen=True, slots=True, repr=False)
class EndpointSigner:
    """Signs for one endpoint, its secrets unsealed once. It changes whenever the endpoint's version does."""

    present: Signer
    rotation: Signer | None = None
    """Signs with the secret before the last rotation too."""
    rotation_ends_at: datetime | None = None

    @classmethod
    def unseal(cls, endpoint: WebhookEndpoint, vault: Vault, service_key: ServiceKey) -> "EndpointSigner":
        """Return what signs for an endpoint.

        Every message carries a `v1` of the endpoint's own secret; during a rotation's overlap one of the secret before
        as well; and last, if the endpoint asks for it, the service's `v1a`.
        """
        secret = vault.decrypt(endpoint.sealed_secret, endpoint.id.bytes).decode()
        shared = (service_key.private_text,) if endpoint.asymmetric_signature else ()
        if endpoint.sealed_previous_secret is None:
            return cls(Signer.parse(secret, *shared))
        previous = vault.decrypt(endpoint.sealed_previous_secret, endpoint.id.bytes).decode()
        return cls(
            Signer.parse(secret, *shared), Signer.parse(secret, previous, *shared), endpoint.previous_secret_until
        )

    def at(self, now: datetime) -> Signer:
        """Return what signs at an instant."""
        if self.rotation is not None and self.rotation_ends_at is not None and now < self.rotation_ends_at:
            return self.rotation
        return self.present
