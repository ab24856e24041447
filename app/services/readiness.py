"""Whether the service can do its work."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field

from app.core.crypto import Vault
from app.core.logging import get_logger
from app.db import Database, clock_of, is_reachable
from app.migrations import head_revision, revision_of
from app.repositories.quarantine import Quarantine
from app.repositories.webhook_endpoints import WebhookEndpoints
from app.services.encryption import Encryption

_PATIENCE_SECONDS = 3
_log = get_logger(__name__)


async def readiness_of(database: Database, vault: Vault) -> str | None:
    """Return what keeps the service from working, None if nothing does."""
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            if not await is_reachable(database):
                return "The database does not answer."
            revision = await revision_of(database)
            missing = await Encryption(database, vault).missing_keys()
    except Exception as error:  # noqa: BLE001 - whatever it is, the answer is the same, and the log has it
        _log.warning("not ready", error=str(error))
        return "The database does not answer."
    if revision != head_revision():
        return f"The database is at revision {revision}, this program needs {head_revision()}: run `afterview migrate`."
    if missing:
        return f"The key {', '.join(missing)} is not configured: add it to AFTERVIEW_SECRET_KEYS of this process."
    return None


async def set_apart(database: Database) -> dict[str, int]:
    """Count what is in quarantine, by what it is."""
    async with asyncio.timeout(_PATIENCE_SECONDS), database.reading() as connection:
        return await Quarantine(connection, database).counts()


async def unreadable_endpoints(database: Database) -> int:
    """Count the endpoints that are disabled because their secret cannot be decrypted."""
    async with asyncio.timeout(_PATIENCE_SECONDS), database.reading() as connection:
        return await WebhookEndpoints(connection).count_unreadable()


@dataclass(frozen=True, slots=True)
class Findings:
    """What an examination of the database found."""

    error: Exception | None = None
    """Why it could not be examined."""
    revision: str | None = None
    skew_seconds: float | None = None
    """How far this machine's clock is ahead of the database's."""
    apart: Mapping[str, int] = field(default_factory=dict)
    """What is in quarantine, by what it is."""
    unreadable: int = 0
    """Endpoints that are disabled because their secret cannot be decrypted."""


async def examine(database: Database) -> Findings:
    """Look at the database: whether it answers, its revision, and how far apart the clocks are."""
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            before = database.clock.now()
            there = await clock_of(database)
            after = database.clock.now()
            here = before + (after - before) / 2
            revision = await revision_of(database)
            skew = (here - there).total_seconds()
            if revision != head_revision():
                return Findings(revision=revision, skew_seconds=skew)
            apart, unreadable = await set_apart(database), await unreadable_endpoints(database)
            return Findings(None, revision, skew, apart, unreadable)
    except Exception as error:  # noqa: BLE001 - whatever it is, the operator is shown it
        return Findings(error)
