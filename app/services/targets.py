"""Where deliveries go, with keys unsealed once for each version of an endpoint."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.core.crypto import Vault
from app.domain.webhooks import WebhookEndpoint
from app.webhooks.payloads import BodyFormat, PayloadStyle
from app.webhooks.signing import Signer

_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True, repr=False)
class Target:
    """All that sending to an endpoint needs."""

    version: int
    url: str
    style: PayloadStyle
    body_format: BodyFormat
    signer: Signer
    rotation: Signer | None
    """Signs with the previous secret too, until the overlap ends."""
    rotation_ends_at: datetime | None

    def signer_at(self, now: datetime) -> Signer:
        """Return what signs at an instant."""
        if self.rotation is not None and self.rotation_ends_at is not None and now < self.rotation_ends_at:
            return self.rotation
        return self.signer


class Targets:
    """The endpoints that this process sent to lately."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._known: OrderedDict[UUID, Target] = OrderedDict()

    def knows(self, endpoint_id: UUID, version: int) -> bool:
        """Tell whether an endpoint is known as it is in that version."""
        known = self._known.get(endpoint_id)
        return known is not None and known.version == version

    def get(self, endpoint_id: UUID) -> Target | None:
        """Return what is known of an endpoint."""
        return self._known.get(endpoint_id)

    def learn(self, endpoint: WebhookEndpoint) -> None:
        """Remember an endpoint as it is now."""
        secret = self._open(endpoint, endpoint.sealed_secret)
        previous = endpoint.sealed_previous_secret
        self._known[endpoint.id] = Target(
            version=endpoint.version,
            url=endpoint.url,
            style=PayloadStyle(endpoint.payload.value),
            body_format=BodyFormat(endpoint.format.value),
            signer=Signer.parse(secret),
            rotation=None if previous is None else Signer.parse(secret, self._open(endpoint, previous)),
            rotation_ends_at=endpoint.previous_secret_until,
        )
        self._known.move_to_end(endpoint.id)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)

    def _open(self, endpoint: WebhookEndpoint, sealed: bytes) -> str:
        return self._vault.decrypt(sealed, endpoint.id.bytes).decode()
