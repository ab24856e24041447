"""Databases as earlier versions left them, for tests that migrate and read them. See `tests/stored`."""

import json
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import asyncpg

from app.core.settings import Settings, decode_secret_key
from app.migrations import migrate
from tests.support.api import Api, open_api
from tests.support.clock import ManualClock
from tests.support.databases import PostgresTemplates, SqliteTemplates, make_settings, open_database

FOLDER = Path(__file__).resolve().parents[1] / "stored"
VERSION_1 = FOLDER / "version_1"
REVISIONS = {VERSION_1: "0006"}
"""The schema revision of each stored version."""


@dataclass(frozen=True)
class Stored:
    """A database of a test's own, not migrated yet, with what an earlier version stored in it."""

    url: str
    folder: Path
    known: Mapping[str, Any]
    """What its README says: secrets, ids and counts."""

    @property
    def revision(self) -> str:
        """The schema revision it is at."""
        return REVISIONS[self.folder]

    @cached_property
    def settings(self) -> Settings:
        return make_settings(self.url, secret_key=self.known["secret_key"])

    @cached_property
    def clock(self) -> ManualClock:
        """A clock that stands at the moment when the database was stored."""
        return ManualClock(datetime.fromisoformat(self.known["made_at"]))

    @asynccontextmanager
    async def served(self, **settings: Any) -> AsyncIterator[Api]:
        """Migrate it and complete its key pairs, as every start does, and serve it with the live tenant's key."""
        given = self.settings.model_copy(update=settings)
        async with open_database(given, self.clock) as database:
            await migrate(database)
            key = decode_secret_key(self.known["secret_key"])
            async with open_api(given, database, self.clock, secret_keys=(key,)) as api:
                await api.parts.endpoint_keys.complete_all(database)
                yield api


async def restore_sqlite(files: SqliteTemplates, folder: Path = VERSION_1) -> Stored:
    """Copy the stored file."""
    url = await files.create(migrated=False)
    shutil.copyfile(folder / "database.sqlite3", url.removeprefix("sqlite:///"))
    return Stored(url, folder, _known(folder, "sqlite"))


async def restore_postgresql(server: PostgresTemplates, name: str, folder: Path = VERSION_1) -> Stored:
    """Run the stored statements in an empty database of the server."""
    url = server.url(name)
    connection = await asyncpg.connect(url)
    try:
        await connection.execute((folder / "database.sql").read_text("utf-8"))
    finally:
        await connection.close()
    return Stored(url, folder, _known(folder, "postgresql"))


def _known(folder: Path, kind: str) -> Mapping[str, Any]:
    known: Mapping[str, Any] = json.loads((folder / f"{kind}.json").read_text("utf-8"))
    return known
