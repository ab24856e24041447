"""What the operator does at the command line: tenants, keys, quarantine, and the first key of a fresh database."""

from uuid import UUID

from app.core.crypto import digest
from app.db import Connection
from app.domain.access import ALL_SCOPES, ApiKey, Mode, Tenant
from app.domain.errors import ConflictError, NotFoundError
from app.domain.webhooks import Quarantined, QuarantinedItem
from app.repositories.api_keys import ApiKeys
from app.repositories.calendar_feeds import CalendarFeeds
from app.repositories.deliveries import Deliveries
from app.repositories.drafts import Drafts
from app.repositories.quarantine import Quarantine
from app.repositories.tenants import Tenants
from app.services.composing import draft_for_due
from app.services.keys import new_key, new_tenant, revoke_family
from app.services.unit_of_work import Work

_SHOWN = 5
"""How many tenants a message names."""


class Administration:
    """The operator's use cases: they need the database, not a key."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def bootstrap(self, secret: str, mode: Mode) -> bool:
        """Create a tenant with a given key that holds every scope, unless the key exists. Tells whether it did.

        Safe when several processes start at once: the key's digest is unique, and the one who comes second keeps the
        first one's tenant.
        """
        async with self._work.database.writing() as connection:
            if await ApiKeys(connection).by_digest(digest(secret)) is not None:
                return False
            tenant = new_tenant(self._work, f"First {mode} tenant", mode)
            key, _ = new_key(self._work, tenant.id, mode, "bootstrap key", secret=secret)
            await Tenants(connection).add(tenant)
            if not await ApiKeys(connection).add_unless_known(key):
                return False
            await connection.commit()
            return True

    async def is_empty(self) -> bool:
        """Tell whether there is no tenant yet."""
        return not await self.tenants()

    async def tenants(self) -> list[Tenant]:
        """Return every tenant."""
        async with self._work.database.reading() as connection:
            return await Tenants(connection).all()

    async def create_tenant(self, name: str, mode: Mode) -> tuple[Tenant, str]:
        """Create a tenant, and return it with the secret of a key that holds every scope."""
        tenant = new_tenant(self._work, name, mode)
        key, secret = new_key(self._work, tenant.id, mode, f"first key of {name}")
        async with self._work.database.writing() as connection:
            await Tenants(connection).add(tenant)
            await ApiKeys(connection).add(key)
            await connection.commit()
        return tenant, secret

    async def keys(self, tenant_id: UUID) -> list[ApiKey]:
        """Return every key of a tenant."""
        async with self._work.database.reading() as connection:
            keys = ApiKeys(connection)
            return await keys.many(*keys.equal(tenant_id))

    async def create_key(self, tenant_id: UUID | None, name: str) -> str:
        """Create a key with every scope, and return its secret. Without an id it is the only tenant's.

        Raises:
            NotFoundError: if there is no such tenant.
            ConflictError: if no id is given, and there are several tenants.
        """
        tenant = await self._tenant(tenant_id)
        key, secret = new_key(self._work, tenant.id, tenant.mode, name, ALL_SCOPES)
        async with self._work.database.writing() as connection:
            await ApiKeys(connection).add(key)
            await connection.commit()
        return secret

    async def _tenant(self, tenant_id: UUID | None) -> Tenant:
        tenants = await self.tenants()
        if not tenants:
            raise NotFoundError("There is no tenant yet: `afterview tenants create NAME` makes one, with a key.")
        if tenant_id is None and len(tenants) > 1:
            choice = ", ".join(f"{tenant.id} ({tenant.name}, {tenant.mode})" for tenant in tenants[:_SHOWN])
            more = f" and {len(tenants) - _SHOWN} more" if len(tenants) > _SHOWN else ""
            raise ConflictError(f"There are several tenants. Name one with --tenant: {choice}{more}.")
        tenant = next((tenant for tenant in tenants if tenant_id in {None, tenant.id}), None)
        if tenant is None:
            raise NotFoundError(f"There is no tenant {tenant_id}. `afterview tenants list` shows them all.")
        return tenant

    async def quarantined(self) -> list[QuarantinedItem]:
        """Return what could not be dealt with, oldest first."""
        async with self._work.database.reading() as connection:
            return await Quarantine(connection, self._work.database).all()

    async def restore(self, item_id: UUID | None) -> int:
        """Let one of them, or all, be tried again; return how many.

        Raises:
            NotFoundError: if that one is not there.
        """
        async with self._work.database.writing() as connection:
            quarantine = Quarantine(connection, self._work.database)
            found = [item for item in await quarantine.all(lock=True) if item_id in {None, item.id}]
            if item_id is not None and not found:
                raise NotFoundError(f"{item_id} is not in quarantine. `afterview quarantine list` shows what is.")
            tenants = await Tenants(connection).of_ids({item.tenant_id for item in found})
            for item in sorted(found, key=lambda each: (each.tenant_id, each.kind, each.subject_id)):
                if item.kind == Quarantined.DELIVERY:
                    await Deliveries(connection, self._work.database).replay(item.tenant_id, [item.subject_id])
                    await quarantine.remove(item)
                elif item.kind == Quarantined.DRAFT:
                    await quarantine.remove(item)
                    await self._compose(connection, tenants[item.tenant_id], item.subject_id)
                elif item.kind == Quarantined.WRITING:
                    await quarantine.remove(item)
                    await Drafts(connection).wait_for_words(item.tenant_id, item.subject_id, self._work.clock.now())
                else:
                    standing = tenants[item.tenant_id].test_now is not None
                    await quarantine.restore(item, stopped=standing)
            await connection.commit()
        return len(found)

    async def _compose(self, connection: Connection, tenant: Tenant, reminder_id: UUID) -> None:
        """Compose the draft that a reminder went without. If it fails again, it is in quarantine again."""
        uow = await self._work.within(connection, tenant, tenant.test_now or self._work.clock.now())
        reminder = await uow.reminders.get(tenant.id, reminder_id)
        if reminder is None or reminder.interview_id is None:
            return
        candidate = await uow.candidates.get(tenant.id, reminder.candidate_id)
        interview = await uow.interviews.get(tenant.id, reminder.interview_id)
        if candidate is not None:
            await draft_for_due(uow, candidate, interview, reminder)
            await uow.flush()

    async def revoke_key(self, key_id: UUID, *, cascade: bool) -> int:
        """Make a key useless, as the API does, and return how many keys and access tokens are revoked with it.

        Raises:
            NotFoundError: if there is no such key.
        """
        async with self._work.database.writing() as connection:
            keys, feeds, now = ApiKeys(connection), CalendarFeeds(connection), self._work.clock.now()
            for tenant in await Tenants(connection).all():
                if await keys.get(tenant.id, key_id) is not None:
                    revoked = await revoke_family(keys, feeds, tenant.id, key_id, now, cascade=cascade)
                    await connection.commit()
                    return len(revoked) - 1
        raise NotFoundError(f"There is no key {key_id}. `afterview keys list` shows them all.")
