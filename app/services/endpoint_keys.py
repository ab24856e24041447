"""Makes and replaces the secrets and key pairs of webhook endpoints."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from app.core.crypto import Encrypted, SecretKey, UnknownKeyError, UnreadableError, Vault
from app.core.ids import NewId
from app.core.logging import get_logger
from app.db import Connection, Database
from app.domain.errors import WrongStateError
from app.domain.webhooks import EndpointSecret, SecretKind, WebhookEndpoint
from app.repositories.endpoint_secrets import EndpointSecrets
from app.repositories.webhook_endpoints import WebhookEndpoints
from app.webhooks.endpoint_signer import EndpointSigner, decrypted, shared_private_key
from app.webhooks.signing import PrivateKey, new_private_key, new_secret

MOST_PREVIOUS = 10
"""Secrets that sign until their overlap ends: each makes the signature header of every request longer."""
_AT_ONCE = 100
_log = get_logger(__name__)


class EndpointKeys:
    """Changes endpoints' secrets, in transactions of the caller's that hold the endpoint locked."""

    def __init__(self, vault: Vault, shared_key_days: int, draw_id: NewId) -> None:
        self._vault = vault
        self._shared_for = timedelta(days=shared_key_days)
        self._new_id = draw_id

    async def make(
        self, connection: Connection, endpoint: WebhookEndpoint, now: datetime
    ) -> tuple[str, list[EndpointSecret]]:
        """Make what a new endpoint signs with. Returns its secret, and everything as it is stored."""
        text, secret = self._new_secret(endpoint, now)
        made = [secret, *self._missing_pair(endpoint, [], now)]
        await EndpointSecrets(connection).add(*made)
        return text, made

    async def rotate(
        self, connection: Connection, endpoint: WebhookEndpoint, overlap: timedelta, now: datetime
    ) -> tuple[str, list[EndpointSecret]]:
        """Replace the secret; the one before signs until the overlap ends. Secrets replaced earlier keep their time.

        What cannot be decrypted is dropped, and a key pair replaced, so that the endpoint can sign again. What was
        encrypted with a key that only other processes have is kept for them.

        Raises:
            WrongStateError: if too many secrets that were replaced still sign.
        """
        repository = EndpointSecrets(connection)
        text, secret = self._new_secret(endpoint, now)
        kept: list[EndpointSecret] = []
        dropped: list[EndpointSecret] = []
        for stored in (await repository.of([endpoint.id]))[endpoint.id]:
            is_present = stored.kind is SecretKind.SECRET and stored.expires_at is None
            ending = replace(stored, expires_at=now + overlap) if is_present else stored
            if not ending.signs_at(now) or not self._may_be_readable(stored):
                dropped.append(stored)
                continue
            if is_present:
                await repository.save(ending)
            kept.append(ending)
        if overlap and sum(each.kind is SecretKind.SECRET for each in kept) > MOST_PREVIOUS:
            raise WrongStateError(
                f"{MOST_PREVIOUS} secrets that were replaced still sign. Wait until one expires, or rotate with "
                "overlap_seconds: 0, which ends the present secret at once."
            )
        made = [secret, *self._missing_pair(endpoint, kept, now)]
        await repository.remove(dropped)
        await repository.add(*made)
        return text, [*made, *kept]

    async def complete(
        self, connection: Connection, endpoint: WebhookEndpoint, now: datetime
    ) -> tuple[list[EndpointSecret], bool]:
        """Make the key pair that an endpoint asks for and does not have yet, and store the shared key beside it.

        Returns everything it signs with, and whether anything was changed.
        """
        repository = EndpointSecrets(connection)
        stored = (await repository.of([endpoint.id]))[endpoint.id]
        made = self._missing_pair(endpoint, stored, now)
        secrets = [*made, *(self._settled(each, stored) for each in stored)]
        changed = [each for each in secrets if each not in stored and each not in made]
        await repository.add(*made)
        for each in changed:
            await repository.save(each)
        return secrets, bool(made or changed)

    def is_readable(self, endpoint: WebhookEndpoint, secrets: Sequence[EndpointSecret], now: datetime) -> bool:
        """Tell whether an endpoint can sign, as far as this process has the keys to tell."""
        try:
            EndpointSigner.unseal(secrets, self._vault, asymmetric=endpoint.asymmetric_signature, now=now)
        except UnreadableError:
            return False
        except UnknownKeyError:
            return True
        return True

    async def complete_all(self, database: Database) -> None:
        """Complete what the migration to key pairs began, which has no key to encrypt with. Done at every start.

        Several processes may do it at once: each endpoint is locked, and its secrets read under the lock. A changed
        number of days is applied too.
        """
        async with database.reading() as connection:
            shared = await EndpointSecrets(connection).shared()
        waiting = sorted((each.tenant_id, each.endpoint_id) for each in shared if self._settled(each, ()) != each)
        for start in range(0, len(waiting), _AT_ONCE):
            async with database.writing() as connection:
                await self._complete_some(connection, waiting[start : start + _AT_ONCE], database.clock.now())
                await connection.commit()
        if waiting:
            _log.info("key pairs of endpoints were completed", endpoints=len(waiting))

    async def _complete_some(self, connection: Connection, keys: Sequence[tuple[UUID, UUID]], now: datetime) -> None:
        endpoints = WebhookEndpoints(connection)
        for endpoint in await endpoints.of_keys(keys, lock=True):
            _, changed = await self.complete(connection, endpoint, now)
            if changed:
                await endpoints.save(replace(endpoint, updated_at=now))

    def _settled(self, secret: EndpointSecret, beside: Sequence[EndpointSecret]) -> EndpointSecret:
        """Return a shared key as it is to be stored, and any other secret as it is."""
        if secret.kind is not SecretKind.SHARED_KEY_PAIR:
            return secret
        settled = replace(secret, expires_at=secret.created_at + self._shared_for)
        if secret.value is not None:
            return settled
        private = shared_private_key(self._key_of_version_1(beside))
        sealed = self._vault.encrypt(private.encode(), secret.endpoint_id.bytes)
        return replace(settled, **sealed._asdict(), public_key=PrivateKey.parse(private).public_text())

    def _key_of_version_1(self, secrets: Sequence[EndpointSecret]) -> SecretKey:
        """Return the key that encrypted a secret of version 1: the shared key was derived from it."""
        for each in secrets:
            if each.key_id is None and each.value is not None:
                try:
                    return self._vault.open(Encrypted(None, each.value), each.endpoint_id.bytes)[0]
                except UnreadableError:
                    continue
        return self._vault.oldest

    def _missing_pair(
        self, endpoint: WebhookEndpoint, secrets: Sequence[EndpointSecret], now: datetime
    ) -> list[EndpointSecret]:
        if not endpoint.asymmetric_signature or any(each.kind is SecretKind.KEY_PAIR for each in secrets):
            return []
        private = new_private_key()
        return [self._sealed(endpoint, SecretKind.KEY_PAIR, private, now, PrivateKey.parse(private).public_text())]

    def _new_secret(self, endpoint: WebhookEndpoint, now: datetime) -> tuple[str, EndpointSecret]:
        text = new_secret()
        return text, self._sealed(endpoint, SecretKind.SECRET, text, now)

    def _sealed(
        self, endpoint: WebhookEndpoint, kind: SecretKind, text: str, now: datetime, public_key: str | None = None
    ) -> EndpointSecret:
        key_id, value = self._vault.encrypt(text.encode(), endpoint.id.bytes)
        return EndpointSecret(
            tenant_id=endpoint.tenant_id,
            id=self._new_id(),
            endpoint_id=endpoint.id,
            kind=kind,
            key_id=key_id,
            value=value,
            public_key=public_key,
            created_at=now,
        )

    def _may_be_readable(self, secret: EndpointSecret) -> bool:
        try:
            decrypted(secret, self._vault)
        except UnreadableError:
            return False
        except UnknownKeyError:
            return True
        return True
