"""Which calendar data the stored plans were made with."""

from collections.abc import Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from app.models import data_versions


class DataVersions:
    """Reads and writes versions by name."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> dict[str, str]:
        """Return every version, under a lock that lets one process at a time compare and replace."""
        rows = await self._connection.execute(select(data_versions).with_for_update())
        return {row.name: row.version for row in rows}

    async def replace(self, versions: Mapping[str, str]) -> None:
        """Keep other versions from now on."""
        await self._connection.execute(delete(data_versions))
        await self._connection.execute(
            insert(data_versions), [{"name": name, "version": version} for name, version in versions.items()]
        )
