"""Answers kept for requests that may be repeated."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, and_, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.domain.errors import NotFoundError
from app.models import idempotency_keys
from app.repositories.bulk import insertion_into
from app.repositories.hidden import shown
from app.repositories.statements import Statement

_C = idempotency_keys.c
_LOCK = Statement(select(func.pg_try_advisory_xact_lock(bindparam("lock", type_=BigInteger))))
_KEPT = Statement(
    select(idempotency_keys, and_(*shown(idempotency_keys)).label("is_shown")).where(
        _C.tenant_id == bindparam("tenant_id"),
        _C.principal_id == bindparam("principal_id"),
        _C.key_digest == bindparam("key_digest"),
    )
)


PENDING = 0
"""The status of an answer that is not there yet: the request takes several transactions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptAnswer:
    """What was answered to the first request with a key. `fingerprint` is a digest of method, path and body."""

    tenant_id: UUID
    principal_id: UUID
    key_digest: bytes
    fingerprint: bytes
    status: int
    key_id: str | None
    sealed_answer: bytes
    candidate_id: UUID | None
    created_at: datetime


class IdempotencyKeys:
    """Reads and writes kept answers."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(self, principal_id: UUID, key_digest: bytes) -> bool:
        """Take the key until the transaction ends; False if another one has it. SQLite waits its turn anyway."""
        if self._connection.dialect.name != "postgresql":
            return True
        lock = int.from_bytes(key_digest[:8], "big", signed=True) ^ (principal_id.int & 0x7FFFFFFFFFFFFFFF)
        taken: bool = await _LOCK.value(self._connection, {"lock": lock})
        return taken

    async def get(self, tenant_id: UUID, principal_id: UUID, key_digest: bytes, since: datetime) -> KeptAnswer | None:
        """Return the answer kept for a key since an instant.

        Raises:
            NotFoundError: if it is about a candidate who is being erased.
        """
        given = {"tenant_id": tenant_id, "principal_id": principal_id, "key_digest": key_digest}
        row = await _KEPT.row(self._connection, given)
        if row is None:
            return None
        is_shown = row.pop("is_shown")
        if row["status"] == PENDING:
            return KeptAnswer(**row)
        if not is_shown:
            raise NotFoundError("There is no such candidate.")
        kept = KeptAnswer(**row)
        if kept.created_at < since:
            await self.remove(kept)
            return None
        return kept

    async def add(self, kept: KeptAnswer) -> None:
        """Keep an answer."""
        values: dict[str, Any] = {name: getattr(kept, name) for name in kept.__slots__}
        await insertion_into(idempotency_keys).run(self._connection, [values])

    async def remove(self, kept: KeptAnswer) -> None:
        """Forget an answer."""
        await self._connection.execute(
            delete(idempotency_keys).where(
                _C.tenant_id == kept.tenant_id,
                _C.principal_id == kept.principal_id,
                _C.key_digest == kept.key_digest,
            )
        )
