"""Wake-up calls between processes that share a PostgreSQL."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from sqlalchemy import text

from app.db import Database

_CHANNEL = "afterview_due"
_NOTIFY = text("SELECT pg_notify('afterview_due', '')")


async def notify(database: Database) -> None:
    """Tell the workers of other processes that something is due."""
    async with database.alone() as connection:
        await connection.execute(_NOTIFY)


@asynccontextmanager
async def listening(database: Database, heard: Callable[[], None], lost: Callable[[], None]) -> AsyncIterator[None]:
    """Call `heard` at each wake-up call, and `lost` once if the connection breaks, as long as the block lasts."""

    def on_call(*_: object) -> None:
        heard()

    def on_loss(*_: object) -> None:
        lost()

    async with database.alone() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        await driver.add_listener(_CHANNEL, on_call)
        driver.add_termination_listener(on_loss)
        try:
            yield
        finally:
            driver.remove_termination_listener(on_loss)
            if driver.is_closed():
                await connection.invalidate()
            else:
                await driver.remove_listener(_CHANNEL, on_call)
