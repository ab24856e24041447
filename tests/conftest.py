"""What every test may ask for."""

import gc
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest
from hypothesis import settings

from app.core.logging import configure_logging
from app.core.settings import Settings
from app.db import Database
from tests.support.clock import ManualClock
from tests.support.databases import (
    PostgresTemplates,
    SqliteTemplates,
    make_settings,
    open_database,
    postgres_server,
    quick_folder,
)
from tests.support.stored import Stored, restore_postgresql, restore_sqlite

# A busy machine is no reason to fail: nothing that is tested may depend on how long it takes.
settings.register_profile("afterview", deadline=None)
settings.load_profile("afterview")


# As in production, and unlike structlog's own default, which draws every failure with all its local variables.
configure_logging("json", "warning", for_good=False)


def pytest_collection_finish() -> None:
    """Spare the garbage collector the tests themselves: thousands of objects that stay to the end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def anyio_backend() -> tuple[str, dict[str, Any]]:
    return "asyncio", {"use_uvloop": True}


@pytest.fixture(scope="session")
def postgres_templates() -> Iterator[PostgresTemplates]:
    with postgres_server() as templates:
        yield templates


@pytest.fixture(scope="session")
def sqlite_templates() -> Iterator[SqliteTemplates]:
    with quick_folder("sqlite") as folder:
        yield SqliteTemplates(folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_kind(request: pytest.FixtureRequest) -> str:
    """Name the database a test runs on; each test that asks for a database runs on both."""
    kind: str = request.param
    return kind


@pytest.fixture
def used_before() -> bool:
    """Tell whether a test may get a PostgreSQL database that others have used and that was emptied."""
    return True


@pytest.fixture
async def database_url(database_kind: str, used_before: bool, request: pytest.FixtureRequest) -> AsyncIterator[str]:
    """Give the address of a migrated database that is the test's own while it runs."""
    if database_kind == "sqlite":
        files: SqliteTemplates = request.getfixturevalue("sqlite_templates")
        url = await files.create()
        yield url
        files.remove(url)
        return
    server: PostgresTemplates = request.getfixturevalue("postgres_templates")
    name = await server.create(used_before=used_before)
    yield server.url(name)
    await server.give_back(name)


@pytest.fixture
async def stored(database_kind: str, request: pytest.FixtureRequest) -> AsyncIterator[Stored]:
    """Give a database of the test's own as version 1 left it, not migrated yet."""
    if database_kind == "sqlite":
        files: SqliteTemplates = request.getfixturevalue("sqlite_templates")
        restored = await restore_sqlite(files)
        yield restored
        files.remove(restored.url)
        return
    server: PostgresTemplates = request.getfixturevalue("postgres_templates")
    name = await server.create(migrated=False)
    yield await restore_postgresql(server, name)
    await server.drop(name)


@pytest.fixture
def database_settings(database_url: str) -> Settings:
    """Give settings that name the test's own database."""
    return make_settings(database_url)


@pytest.fixture
def clock() -> ManualClock:
    """Give a clock that stands still."""
    return ManualClock()


@pytest.fixture
async def database(database_settings: Settings, clock: ManualClock) -> AsyncIterator[Database]:
    """Give the test's own database, going by the test's clock."""
    async with open_database(database_settings, clock) as opened:
        yield opened
