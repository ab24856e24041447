"""Which calendar data the stored plans were made with."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from app.models import data_versions


class DataVersions:
    """Reads and writes versions by name."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self) -> dict[str, str]:
        """Return every version."""
        return {row.name: row.version for row in await self._connection.execute(select(data_versions))}

    async def replace(self, versions: Mapping[str, str]) -> None:
        """Keep other versions from now on, even when another process does the same at this moment."""
        insert = postgresql.insert if self._connection.dialect.name == "postgresql" else sqlite.insert
        statement = insert(data_versions).values(
            [{"name": name, "version": version} for name, version in sorted(versions.items())]
        )
        await self._connection.execute(
            statement.on_conflict_do_update(index_elements=["name"], set_={"version": statement.excluded.version})
        )
