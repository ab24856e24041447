"""Where deliveries go, with keys unsealed once for each version of an endpoint."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.core.crypto import Vault
from app.domain.webhooks import WebhookEndpoint
from app.webhooks.payloads import BodyFormat, PayloadStyle
from app.webhooks.service_key import EndpointSigner, ServiceKey
from app.webhooks.signing import Signer

_REMEMBERED = 10_000


@dataclass(frozen=True, slots=True, repr=False)
class Target:
    """All that sending to an endpoint needs."""

    version: int
    url: str
    style: PayloadStyle
    body_format: BodyFormat
    keys: EndpointSigner

    def signer_at(self, now: datetime) -> Signer:
        """Return what signs at an instant."""
        return self.keys.at(now)


@dataclass(frozen=True, slots=True)
class Unsendable:
    """Why a delivery cannot be sent, for a fault on this side: neither its endpoint nor its receiver is to blame."""

    reason: str
    """For the tenant, who sees it on the delivery."""
    error: str
    """For the operator, who finds it in the quarantine."""


class Targets:
    """The endpoints that this process sent to lately."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._service_key = ServiceKey.derive(vault)
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
        self._known[endpoint.id] = Target(
            version=endpoint.version,
            url=endpoint.url,
            style=PayloadStyle(endpoint.payload.value),
            body_format=BodyFormat(endpoint.format.value),
            keys=EndpointSigner.unseal(endpoint, self._vault, self._service_key),
        )
        self._known.move_to_end(endpoint.id)
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
