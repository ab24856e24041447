"""The two databases as the service connects to them."""

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from app.db import Database, is_reachable
from app.migrations import head_revision, revision_of
from tests.support.clock import ManualClock


async def test_is_migrated_and_reachable(database: Database) -> None:
    assert await is_reachable(database)
    assert await revision_of(database) == head_revision()


async def test_goes_by_the_clock_it_was_given(database: Database, clock: ManualClock) -> None:
    async with database.reading() as connection:
        assert (await connection.execute(select(database.now()))).scalar_one() == clock.now()


async def test_an_error_does_not_repeat_what_was_to_be_stored(database: Database) -> None:
    async with database.writing() as connection:
        with pytest.raises(DBAPIError) as caught:
            await connection.execute(text("INSERT INTO no_such_table VALUES (:words)"), {"words": "dear diary"})
    assert "dear diary" not in repr(caught.value)
