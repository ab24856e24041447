"""Who a key belongs to, and what it may do."""

import base64
import binascii
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.core.clock import Clock
from app.core.crypto import digest
from app.core.ids import random_bytes
from app.db import Database
from app.domain.access import ApiKey, Mode, Principal
from app.domain.errors import UnauthenticatedError
from app.repositories.api_keys import ApiKeys

REMEMBERED = timedelta(seconds=1)
"""How long a key is believed without asking again: a revoked key may live this much longer in other processes."""
_MOST_REMEMBERED = 10_000
_KEY_BYTES = 21


@dataclass(frozen=True, slots=True)
class _Remembered:
    principal: Principal
    expires_at: datetime | None
    until: datetime


class Access:
    """Tells whose key a request carries. Remembers for a moment, so that a busy key does not cost a query each time."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._remembered: dict[bytes, _Remembered] = {}
        self._used: dict[tuple[UUID, UUID], datetime] = {}
        self._forgotten = 0

    async def authenticate(self, token: str) -> Principal:
        """Return whose key it is.

        Raises:
            UnauthenticatedError: if there is no such key, it has expired or was revoked.
        """
        now, fingerprint = self._clock.now(), digest(token)
        known = self._remembered.get(fingerprint)
        if known is None or now >= known.until:
            known = await self._look_up(fingerprint, now)
        if known.expires_at is not None and now >= known.expires_at:
            raise UnauthenticatedError("This key has expired.")
        self._used[known.principal.tenant_id, known.principal.key_id] = now
        return known.principal

    def forget(self) -> None:
        """Ask the database about every key again: one was revoked."""
        self._forgotten += 1
        self._remembered.clear()

    async def flush_use(self) -> None:
        """Write down when keys were last used. Called now and then, off the request path."""
        used, self._used = self._used, {}
        if used:
            async with self._database.writing() as connection:
                await ApiKeys(connection).note_use(used)
                await connection.commit()

    async def _look_up(self, fingerprint: bytes, now: datetime) -> _Remembered:
        forgotten = self._forgotten
        async with self._database.reading() as connection:
            found = await ApiKeys(connection).by_digest(fingerprint)
        if found is None:
            raise UnauthenticatedError("There is no such key.")
        key, mode = found
        if not key.is_valid(now):
            self._remembered.pop(fingerprint, None)
            raise UnauthenticatedError("This key has expired or was revoked.")
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        known = _Remembered(principal_of(key, mode), key.expires_at, now + REMEMBERED)
        # Who was told meanwhile to ask again does not remember an answer from before.
        if forgotten == self._forgotten:
            self._remembered[fingerprint] = known
        return known


def principal_of(key: ApiKey, mode: Mode) -> Principal:
    """Return who acts with a key."""
    return Principal(
        tenant_id=key.tenant_id,
        key_id=key.id,
        mode=mode,
        scopes=key.scopes,
        candidate_id=key.candidate_id,
        kind=key.kind,
    )


def generate_key(mode: Mode) -> str:
    """Draw a key: a prefix, 168 random bits, and a checksum by which secret scanners tell it from noise."""
    body = base64.b32encode(random_bytes(_KEY_BYTES)).decode().rstrip("=").lower()
    return f"av_{mode}_{body}{_checksum(body)}"


def _checksum(body: str) -> str:
    return binascii.b2a_hex(zlib.crc32(body.encode()).to_bytes(4, "big")).decode()


def api_key_view(key: ApiKey) -> Mapping[str, Any]:
    """Show a key without its secret."""
    return {
        "id": key.id,
        "kind": key.kind,
        "name": key.name,
        "hint": key.hint,
        "scopes": sorted(key.scopes),
        "candidate_id": key.candidate_id,
        "expires_at": key.expires_at,
        "revoked_at": key.revoked_at,
        "last_used_at": key.last_used_at,
        "created_by": key.created_by,
        "created_at": key.created_at,
    }
