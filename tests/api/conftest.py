"""The application, served on either database."""

from collections.abc import AsyncIterator

import pytest

from app.core.settings import Settings
from app.db import Database
from tests.support.api import Api, open_api
from tests.support.clock import ManualClock
from tests.support.declared import check_events
from tests.support.story import Story


@pytest.fixture
async def api(database: Database, database_settings: Settings, clock: ManualClock) -> AsyncIterator[Api]:
    """Give the real application over ASGI, with a clock that stands until it is moved. Its events are checked."""
    async with open_api(database_settings, database, clock) as opened:
        yield opened
        await check_events(database)


@pytest.fixture
def story(api: Api, clock: ManualClock) -> Story:
    """Give the means to tell a candidate's story."""
    return Story(api, clock)
