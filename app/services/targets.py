"""Where deliveries go, with keys unsealed once for each version of an endpoint."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from app.core.crypto import UnknownKeyError, UnreadableError, Vault
from app.core.logging import get_logger
from app.db import Connection, is_passing
from app.domain.webhooks import EndpointSecret, WebhookEndpoint
from app.repositories.delivery_queue import Claim
from app.repositories.endpoint_secrets import EndpointSecrets
from app.repositories.webhook_endpoints import WebhookEndpoints
from app.webhooks.endpoint_signer import EndpointSigner
from app.webhooks.payloads import BodyFormat, PayloadStyle
from app.webhooks.signing import Signer

FIXED_BY_OPERATOR = "Retry it once the operator has fixed the cause: `afterview quarantine list` shows the error."
UNREADABLE_ENDPOINT = f"This service could not read the endpoint's settings, so nothing was sent. {FIXED_BY_OPERATOR}"
_REMEMBERED = 10_000
T = TypeVar("T")
Key = tuple[UUID, UUID]
"""Tenant and id of an endpoint."""
_log = get_logger(__name__)


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


Failed = Unsendable | UnknownKeyError | UnreadableError
"""Why nothing can be sent to an endpoint. The errors are about its secrets."""


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

    def learn(self, endpoint: WebhookEndpoint, secrets: Sequence[EndpointSecret], now: datetime) -> None:
        """Remember an endpoint as it is now.

        Raises:
            UnknownKeyError, UnreadableError: if its secrets cannot be decrypted. It is not known then.
        """
        self._known.pop(endpoint.id, None)
        self._known[endpoint.id] = Target(
            version=endpoint.version,
            url=endpoint.url,
            style=PayloadStyle(endpoint.payload.value),
            body_format=BodyFormat(endpoint.format.value),
            keys=EndpointSigner.unseal(secrets, self._vault, asymmetric=endpoint.asymmetric_signature, now=now),
        )
        if len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)

    async def learn_claimed(self, connection: Connection, claims: Sequence[Claim]) -> dict[UUID, Failed]:
        """Learn where claimed deliveries go, and return why not for the endpoints that cannot be sent to as stored."""
        failed: dict[UUID, Failed] = {}
        unknown = {
            (claim.tenant_id, claim.endpoint_id)
            for claim in claims
            if not self.knows(claim.endpoint_id, claim.endpoint_version)
        }
        if not unknown:
            return failed
        endpoints = await _read(WebhookEndpoints(connection).of_keys, sorted(unknown), failed)
        # Read after the endpoints: if a secret is rotated in between, it is the version that is too old.
        keys = [(endpoint.tenant_id, endpoint.id) for endpoint in endpoints]
        secrets = await _read(EndpointSecrets(connection).of_keys, keys, failed)
        for endpoint in endpoints:
            if endpoint.id not in failed:
                with _failing(endpoint.id, failed):
                    its_own = [secret for secret in secrets if secret.endpoint_id == endpoint.id]
                    self.learn(endpoint, its_own, claims[0].claimed_at)
        return failed


async def _read(
    read: Callable[[Sequence[Key]], Awaitable[list[T]]], keys: Sequence[Key], failed: dict[UUID, Failed]
) -> list[T]:
    """Read what belongs to endpoints: all at once, or one by one if that fails, so that one row fails alone."""
    try:
        return await read(keys)
    except Exception as error:
        if is_passing(error):
            raise
    found: list[T] = []
    for key in keys:
        with _failing(key[1], failed):
            found += await read([key])
    return found


@contextmanager
def _failing(endpoint_id: UUID, failed: dict[UUID, Failed]) -> Iterator[None]:
    """Note it if an endpoint cannot be read within the block, and go on."""
    try:
        yield
    except (UnknownKeyError, UnreadableError) as error:
        failed[endpoint_id] = error
    except Exception as error:
        if is_passing(error):
            raise
        _log.exception("endpoint not readable", endpoint_id=str(endpoint_id))
        failed[endpoint_id] = Unsendable(UNREADABLE_ENDPOINT, repr(error))
