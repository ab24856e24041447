"""Whether the service can do its work."""

import asyncio

from app.core.logging import get_logger
from app.db import Database, is_reachable
from app.migrations import head_revision, revision_of

_PATIENCE_SECONDS = 3
_log = get_logger(__name__)


async def readiness_of(database: Database) -> str | None:
    """Return what keeps the service from working, None if nothing does."""
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            if not await is_reachable(database):
                return "The database does not answer."
            revision = await revision_of(database)
    except Exception as error:  # noqa: BLE001 - whatever it is, the answer is the same, and the log has it
        _log.warning("not ready", error=str(error))
        return "The database does not answer."
    if revision != head_revision():
        return f"The database is at revision {revision}, this program needs {head_revision()}: run `afterview migrate`."
    return None
