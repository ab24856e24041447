"""Commands of the operator: the schema, tenants, keys and quarantine."""

from collections.abc import Awaitable, Callable
from typing import TypeVar
from uuid import UUID

from rich.table import Table

from app.cli.keys import open_vault
from app.cli.runtime import administration_of, console, fail, load_settings, open_database, plain, run
from app.domain.access import ApiKey, Mode
from app.domain.errors import AfterviewError
from app.main import assemble
from app.migrations import migrate
from app.services.administration import Administration

T = TypeVar("T")


def migrate_database() -> None:
    """Migrate, and say what was done."""
    settings = load_settings()

    async def work() -> tuple[str | None, str]:
        database = open_database(settings)
        try:
            return await migrate(database)
        finally:
            await database.close()

    before, after = run(work())
    if before == after:
        console.print(f"The schema is up to date (revision {after}).")
    else:
        console.print(f"Migrated from revision {before or 'nothing'} to {after}.")


def replan() -> None:
    """Have every candidate planned anew by whoever serves, and say how many there are."""
    settings = load_settings()

    async def work() -> int:
        database = open_database(settings)
        try:
            parts = assemble(settings, await open_vault(settings, database), database=database)
        except BaseException:
            await database.close()
            raise
        try:
            await migrate(parts.database)
            return await parts.services.replanning.schedule_everybody()
        finally:
            await parts.close()

    count = run(work())
    console.print(
        f"Candidates to be planned anew: {count}. The worker goes through them while everything else goes on."
    )


def create_tenant(name: str, mode: Mode) -> None:
    """Create a tenant and print its first key."""
    tenant, secret = _administer(lambda admin: admin.create_tenant(name, mode))
    console.print(f"tenant  {tenant.id}  {plain(tenant.name)} ({tenant.mode})")
    console.print(f"key     [bold]{secret}[/]  (shown this once)")


def list_tenants() -> None:
    """List tenants."""
    found = _administer(lambda admin: admin.tenants())
    table = Table("id", "name", "mode", "since", box=None, header_style="dim")
    for tenant in found:
        table.add_row(str(tenant.id), plain(tenant.name), tenant.mode, f"{tenant.created_at:%Y-%m-%d}")
    console.print(table if found else "There is no tenant yet: `afterview tenants create NAME` makes one.")


def create_key(tenant_id: UUID | None, name: str) -> None:
    """Create a key and print it. With a single tenant it need not be named."""
    secret = _administer(lambda admin: admin.create_key(tenant_id, name))
    console.print(f"key  [bold]{secret}[/]  (shown this once)")


def list_keys(tenant_id: UUID | None) -> None:
    """List keys without their secrets."""

    async def find(admin: Administration) -> list[ApiKey]:
        owners = [tenant_id] if tenant_id else [tenant.id for tenant in await admin.tenants()]
        return [key for owner in owners for key in await admin.keys(owner)]

    found = _administer(find)
    table = Table("id", "tenant", "name", "begins with", "scopes", "state", "last used", box=None, header_style="dim")
    for key in found:
        state = "revoked" if key.revoked_at else f"until {key.expires_at:%Y-%m-%d %H:%M}" if key.expires_at else "valid"
        used = f"{key.last_used_at:%Y-%m-%d %H:%M}" if key.last_used_at else "never"
        table.add_row(
            str(key.id), str(key.tenant_id), plain(key.name), plain(key.hint), str(len(key.scopes)), state, used
        )
    console.print(table if found else "There is no key.")


def revoke_key(key_id: UUID, *, cascade: bool) -> None:
    """Revoke a key."""
    others = _administer(lambda admin: admin.revoke_key(key_id, cascade=cascade))
    made_with = f" and {others} made with it are" if others else " is"
    console.print(f"Key {key_id}{made_with} revoked. Running processes stop accepting it within a second.")


def list_quarantine() -> None:
    """List what could not be dealt with."""
    found = _administer(lambda admin: admin.quarantined())
    table = Table("id", "tenant", "what", "subject", "was due", "set apart", "error", box=None, header_style="dim")
    for item in found:
        times = (f"{instant:%Y-%m-%d %H:%M:%S}" for instant in (item.fire_at, item.created_at))
        table.add_row(str(item.id), str(item.tenant_id), item.what, str(item.subject_id), *times, plain(item.error))
    console.print(table if found else "There is nothing in quarantine.")


def restore_quarantine(item_id: UUID | None) -> None:
    """Let one item, or all, be tried again."""
    count = _administer(lambda admin: admin.restore(item_id))
    console.print(f"{count} to be tried again. What fails again comes back here.")


def _administer(work: Callable[[Administration], Awaitable[T]]) -> T:
    settings = load_settings()

    async def perform() -> T:
        database = open_database(settings)
        try:
            vault = await open_vault(settings, database)
            await migrate(database)
            return await work(administration_of(settings, database, vault))
        finally:
            await database.close()

    try:
        return run(perform())
    except AfterviewError as error:
        fail(error.detail)
