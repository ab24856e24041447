"""What happens to deliveries whose endpoint's secret cannot be decrypted: nobody else's are affected."""

from collections.abc import Mapping, Sequence
from time import monotonic
from uuid import UUID

from app.core.crypto import UnknownKeyError, UnreadableError
from app.core.logging import get_logger
from app.core.telemetry import Telemetry
from app.db import Database, is_passing
from app.domain.webhooks import SECRET_UNREADABLE, UNREADABLE_TEXT, EndpointStatus
from app.repositories.bulk import write_all
from app.repositories.delivery_queue import Claim, DeliveryQueue
from app.repositories.transaction import transaction
from app.repositories.webhook_endpoints import WebhookEndpoints
from app.services.endpoint_health import EndpointHealth
from app.services.endpoint_keys import EndpointKeys

LOOK_AGAIN_SECONDS = 60.0
"""How long a process leaves an endpoint to others when it lacks the key of its secret."""
_log = get_logger(__name__)

Failure = UnknownKeyError | UnreadableError


class UnreadableSecrets:
    """Gives claims back whose endpoint cannot be signed for, and stops the endpoint if that is the endpoint's fault."""

    def __init__(self, database: Database, keys: EndpointKeys, telemetry: Telemetry) -> None:
        self._database = database
        self._keys = keys
        self._health = EndpointHealth(database)
        self._telemetry = telemetry
        self._left: dict[UUID, float] = {}

    def left_to_others(self) -> list[UUID]:
        """Return the endpoints that this process does not claim for now, since it lacks the key of their secret."""
        now = monotonic()
        self._left = {endpoint_id: until for endpoint_id, until in self._left.items() if until > now}
        return list(self._left)

    async def set_aside(self, failed: Mapping[UUID, Failure], claims: Sequence[Claim]) -> None:
        """Deal with the claims of endpoints whose secrets could not be decrypted.

        It raises nothing: what cannot be recorded now is claimed again when its lease is over.
        """
        for endpoint_id, failure in failed.items():
            its_claims = [claim for claim in claims if claim.endpoint_id == endpoint_id]
            try:
                if isinstance(failure, UnknownKeyError):
                    await self._leave(its_claims, failure)
                else:
                    await self._stop(its_claims)
            except Exception as error:  # noqa: BLE001 - one endpoint must not stop the others
                if is_passing(error):
                    _log.warning("the database could not serve", error=repr(error))
                else:
                    _log.exception("an endpoint could not be set aside", endpoint_id=str(endpoint_id))

    async def _leave(self, claims: Sequence[Claim], failure: UnknownKeyError) -> None:
        """Leave an endpoint to processes that have its key: it is this process that is not configured rightly."""
        endpoint_id = claims[0].endpoint_id
        _log.error(
            "the key of an endpoint's secret is not configured: add it to AFTERVIEW_SECRET_KEYS",
            endpoint_id=str(endpoint_id),
            key_id=failure.key_id,
        )
        self._left[endpoint_id] = monotonic() + LOOK_AGAIN_SECONDS
        async with transaction(self._database, write_all, writes=True) as connection:
            await DeliveryQueue(connection, self._database).release(claims)
            await connection.commit()

    async def _stop(self, claims: Sequence[Claim]) -> None:
        """Disable an endpoint and hold its deliveries, unless its secret was replaced meanwhile."""
        claim = claims[0]
        async with transaction(self._database, write_all, writes=True) as connection:
            endpoints = WebhookEndpoints(connection)
            locked = await endpoints.of_keys([(claim.tenant_id, claim.endpoint_id)], lock=True)
            await DeliveryQueue(connection, self._database).release(claims)
            for endpoint in locked:
                secrets, changed = await self._keys.complete(connection, endpoint, claim.claimed_at)
                is_readable = self._keys.is_readable(endpoint, secrets, claim.claimed_at)
                if is_readable and changed:
                    await endpoints.save(endpoint)
                elif not is_readable and endpoint.status is EndpointStatus.ENABLED:
                    await self._health.disable(
                        connection, endpoint, SECRET_UNREADABLE, claim.claimed_at, UNREADABLE_TEXT
                    )
                    self._telemetry.unreadable_secrets.inc()
                    _log.error("an endpoint's secret cannot be decrypted", endpoint_id=str(endpoint.id))
            await connection.commit()
