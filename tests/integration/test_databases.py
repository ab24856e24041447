"""The two databases as the service connects to them."""

from sqlalchemy import select

from app.db import Database, is_reachable
from app.migrations import head_revision, revision_of
from tests.support.clock import ManualClock


async def test_is_migrated_and_reachable(database: Database) -> None:
    assert await is_reachable(database)
    assert await revision_of(database) == head_revision()


async def test_goes_by_the_clock_it_was_given(database: Database, clock: ManualClock) -> None:
    async with database.reading() as connection:
        assert (await connection.execute(select(database.now()))).scalar_one() == clock.now()
