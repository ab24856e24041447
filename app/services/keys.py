"""API keys, access tokens and tenants: who may use the service, and how that ends."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from app.core.crypto import digest
from app.domain.access import ALL_SCOPES, ApiKey, KeyKind, Mode, Principal, Scope, Tenant
from app.domain.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError, UnauthenticatedError
from app.domain.quotas import Quota
from app.repositories.api_keys import ApiKeys
from app.repositories.calendar_feeds import CalendarFeeds
from app.services.access import Access, api_key_view, generate_key
from app.services.calls import Call, Listed, Shown
from app.services.candidates import require_candidate
from app.services.unit_of_work import UnitOfWork, Work


class KeyService:
    """The use cases of API keys and access tokens."""

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

        It expires no later than the key it is made with.

        Raises:
            ForbiddenError: if it would hold a scope that the caller's key does not, or that is an access token.
            InvalidInputError: if it would have expired already.
            QuotaExceededError: if the tenant has as many keys as it may.
        """
        _check_passed_on(call.principal, scopes)
        if expires_at is not None and expires_at <= self._work.clock.now():
            raise InvalidInputError("/expires_at", "The key would have expired already.")
        async with self._work.write(call) as uow:
            await uow.tenants.get(uow.tenant_id, lock=True)
            if candidate_id is not None:
                await require_candidate(uow, candidate_id, pointer="/candidate_id")
            maker = await require_maker(uow, self._work.clock.now())
            present = await uow.api_keys.count_valid(uow.tenant_id, KeyKind.API_KEY, self._work.clock.now())
            uow.quotas.check(Quota.API_KEYS, present=present)
            key, secret = new_key(
                self._work,
                uow.tenant_id,
                call.principal.mode,
                name,
                scopes,
                candidate_id,
                earliest(expires_at, maker.expires_at),
                created_by=maker.id,
            )
            await uow.api_keys.add(key)
            return await uow.commit(Shown({**api_key_view(key), "key": secret}, key.version), candidate_id)

    async def create_token(self, call: Call, candidate_id: UUID, scopes: Sequence[Scope], lifetime: timedelta) -> Shown:
        """Make a short-lived key that is bound to the candidate, for a browser.

        It expires no later than the key it is made with, and is revoked with it.

        Raises:
            ForbiddenError: if it would hold a scope that the caller's key does not, or that is an access token.
            NotFoundError: if there is no such candidate.
            QuotaExceededError: if the candidate has as many tokens as they may.
        """
        _check_passed_on(call.principal, scopes)
        async with self._work.write(call) as uow:
            candidate = await require_candidate(uow, candidate_id, lock=True)
            now = self._work.clock.now()
            maker = await require_maker(uow, now)
            present = await uow.api_keys.count_valid(
                uow.tenant_id, KeyKind.ACCESS_TOKEN, now, candidate_id=candidate.id
            )
            uow.quotas.check(Quota.ACCESS_TOKENS, present=present)
            key, secret = new_key(
                self._work,
                uow.tenant_id,
                call.principal.mode,
                f"access token of {candidate.id}",
                scopes,
                candidate.id,
                earliest(now + lifetime, maker.expires_at),
                kind=KeyKind.ACCESS_TOKEN,
                created_by=maker.id,
            )
            await uow.api_keys.add(key)
            body = {
                "id": key.id,
                "token": secret,
                "candidate_id": candidate.id,
                "scopes": sorted(key.scopes),
                "expires_at": key.expires_at,
            }
            return await uow.commit(Shown(body, key.version), candidate.id)

    async def get(self, call: Call, key_id: UUID) -> Shown:
        """Show one key without its secret."""
        async with self._work.read(call) as uow:
            key = await _require(uow, key_id)
            return Shown(api_key_view(key), key.version)

    async def page(self, call: Call, *, limit: int, after: Sequence[Any] | None) -> Listed:
        """List keys and access tokens, oldest first, revoked ones too."""
        async with self._work.read(call) as uow:
            page = await uow.api_keys.page(*uow.api_keys.equal(call.tenant_id), limit=limit, after=after)
            return Listed([api_key_view(key) for key in page.items], page.next)

    async def revoke(self, call: Call, key_id: UUID, *, cascade: bool) -> None:
        """Make a key useless, for good, and the access tokens made with it; with `cascade` everything made with it.

        Raises:
            ConflictError: if the key of this request would be revoked.
        """
        async with self._work.write(call) as uow:
            key = await _require(uow, key_id)
            call.check_version(key.version)
            revoked = await revoke_family(
                uow.api_keys, uow.calendar_feeds, uow.tenant_id, key_id, self._work.clock.now(), cascade=cascade
            )
            if call.principal.key_id in revoked:
                raise ConflictError("A key cannot revoke itself, nor the key it was made with. Use another one.")
            await uow.commit(None)
        self._access.forget()

    async def revoke_access(self, call: Call, candidate_id: UUID) -> Shown:
        """End all access that is bound to a candidate: keys, access tokens and calendar feeds. Say how many there were.

        Raises:
            NotFoundError: if there is no such candidate.
            ConflictError: if the key of this request is bound to the candidate.
        """
        async with self._work.write(call) as uow:
            candidate = await require_candidate(uow, candidate_id, lock=True)
            call.check_version(candidate.version)
            if call.principal.candidate_id is not None:
                raise ConflictError("A key cannot end its own access. Use one that is not bound to this candidate.")
            ended = await end_access(uow, candidate_id, self._work.clock.now())
            shown = await uow.commit(Shown({"candidate_id": candidate_id, **ended}), candidate_id)
        self._access.forget()
        return shown


async def require_maker(uow: UnitOfWork, now: datetime) -> ApiKey:
    """Return the caller's key, which is to make further access, and keep it from being revoked until the commit.

    The key was looked up some time before the transaction began: it may have been revoked since.

    Raises:
        ForbiddenError: if it is an access token.
        UnauthenticatedError: if it has expired or was revoked.
    """
    uow.call.principal.require_api_key()
    maker = await uow.api_keys.holder(uow.tenant_id, uow.call.principal.key_id)
    if maker is None or not maker.is_valid(now):
        raise UnauthenticatedError("This key has expired or was revoked.")
    return maker


async def revoke_family(
    api_keys: ApiKeys, feeds: CalendarFeeds, tenant_id: UUID, key_id: UUID, now: datetime, *, cascade: bool
) -> list[UUID]:
    """Revoke a key with the access tokens made with it; with `cascade` also the keys and calendar feeds.

    Returns:
        The ids of the keys and tokens.
    """
    revoked = await api_keys.revoke(tenant_id, key_id, now, cascade=cascade)
    if cascade:
        await feeds.remove_made_with(tenant_id, revoked)
    return revoked


async def end_access(uow: UnitOfWork, candidate_id: UUID, now: datetime) -> dict[str, int]:
    """End all access that is bound to a candidate, whom the transaction holds locked. Return how many of each."""
    revoked = await uow.api_keys.revoke_of_candidate(uow.tenant_id, candidate_id, now)
    return {
        "api_keys": revoked[KeyKind.API_KEY],
        "access_tokens": revoked[KeyKind.ACCESS_TOKEN],
        "calendar_feeds": await uow.calendar_feeds.remove_of_candidate(uow.tenant_id, candidate_id),
    }


def earliest(*instants: datetime | None) -> datetime | None:
    """Return the first of some instants, None meaning never."""
    return min((instant for instant in instants if instant is not None), default=None)


def new_key(
    work: Work,
    tenant_id: UUID,
    mode: Mode,
    name: str,
    scopes: Sequence[Scope] | frozenset[Scope] = ALL_SCOPES,
    candidate_id: UUID | None = None,
    expires_at: datetime | None = None,
    secret: str | None = None,
    *,
    kind: KeyKind = KeyKind.API_KEY,
    created_by: UUID | None = None,
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
        kind=kind,
        created_by=created_by,
        created_at=now,
        updated_at=now,
    )
    return key, secret


def new_tenant(work: Work, name: str, mode: Mode) -> Tenant:
    """Return a tenant to store."""
    now = work.clock.now()
    return Tenant(id=work.new_id(), name=name, mode=mode, created_at=now, updated_at=now)


def _check_passed_on(principal: Principal, scopes: Sequence[Scope]) -> None:
    principal.require_api_key()
    missing = sorted(set(scopes) - principal.scopes)
    if missing:
        raise ForbiddenError(f"The key cannot pass on scopes it does not hold: {', '.join(missing)}.")


async def _require(uow: UnitOfWork, key_id: UUID) -> ApiKey:
    key = await uow.api_keys.get(uow.tenant_id, key_id)
    if key is None:
        raise NotFoundError("There is no such key.")
    return key
