"""API keys and tenants: who may use the service."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.core.crypto import digest
from app.domain.access import ALL_SCOPES, ApiKey, Mode, Scope, Tenant
from app.domain.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from app.services.access import Access, api_key_view, generate_key
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.unit_of_work import UnitOfWork, Work


class KeyService:
    """The use cases of API keys."""

    def __init__(self, work: Work, access: Access) -> None:
        self._work = work
        self._access = access

    async def create(
        self,
        call: Call,
        name: str,
        scopes: Sequence[Scope],
        *,
        candidate_id: UUID | None,
        expires_at: datetime | None,
    ) -> Shown:
        """Make a key. Its secret is in the answer, and nowhere else.

        Raises:
            ForbiddenError: if it would hold a scope that the caller's key does not.
            InvalidInputError: if it would have expired already.
        """
        missing = sorted(set(scopes) - call.principal.scopes)
        if missing:
            raise ForbiddenError(f"The key cannot pass on scopes it does not hold: {', '.join(missing)}.")
        if expires_at is not None and expires_at <= self._work.clock.now():
            raise InvalidInputError("/expires_at", "The key would have expired already.")
        async with self._work.write(call) as uow:
            if candidate_id is not None:
                await require_candidate(uow, candidate_id, pointer="/candidate_id")
            key, secret = new_key(
                self._work, uow.tenant_id, call.principal.mode, name, scopes, candidate_id, expires_at
            )
            await uow.api_keys.add(key)
            return await uow.commit(Shown({**api_key_view(key), "key": secret}, key.version), candidate_id)

    async def get(self, call: Call, key_id: UUID) -> Shown:
        """Show one key without its secret."""
        async with self._work.read(call) as uow:
            key = await _require(uow, key_id)
            return Shown(api_key_view(key), key.version)

    async def page(self, call: Call, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List keys, oldest first, revoked ones too."""
        async with self._work.read(call) as uow:
            page = await uow.api_keys.page(*uow.api_keys.equal(call.tenant_id), limit=limit, after=after)
            return Listed([api_key_view(key) for key in page.items], page.next)

    async def revoke(self, call: Call, key_id: UUID) -> None:
        """Make a key useless, for good.

        Raises:
            ConflictError: if it is the key of this request.
        """
        if key_id == call.principal.key_id:
            raise ConflictError("A key cannot revoke itself. Use another one.")
        async with self._work.write(call) as uow:
            key = await _require(uow, key_id)
            call.check_version(key.version)
            await uow.api_keys.revoke(uow.tenant_id, key_id, self._work.clock.now())
            await uow.commit(None)
        self._access.forget()


def new_key(
    work: Work,
    tenant_id: UUID,
    mode: Mode,
    name: str,
    scopes: Sequence[Scope] | frozenset[Scope] = ALL_SCOPES,
    candidate_id: UUID | None = None,
    expires_at: datetime | None = None,
    secret: str | None = None,
) -> tuple[ApiKey, str]:
    """Return a key to store, and its secret: the one given, else a generated one."""
    secret = secret or generate_key(mode)
    now = work.clock.now()
    key = ApiKey(
        tenant_id=tenant_id,
        id=work.new_id(),
        name=name,
        hint=secret[:12] if secret.startswith("av_") else f"{secret[:4]}…",
        digest=digest(secret),
        scopes=frozenset(scopes),
        candidate_id=candidate_id,
        expires_at=expires_at,
        created_at=now,
        updated_at=now,
    )
    return key, secret


def new_tenant(work: Work, name: str, mode: Mode) -> Tenant:
    """Return a tenant to store."""
    now = work.clock.now()
    return Tenant(id=work.new_id(), name=name, mode=mode, created_at=now, updated_at=now)


async def _require(uow: UnitOfWork, key_id: UUID) -> ApiKey:
    key = await uow.api_keys.get(uow.tenant_id, key_id)
    if key is None:
        raise NotFoundError("There is no such key.")
    return key
