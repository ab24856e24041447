"""What a new interview makes of a candidate's search: told without asking the database again."""

from datetime import timedelta
from typing import Any

import pytest

from app.db import Database
from app.domain.states import InterviewStatus, Stage
from app.repositories.applications import Applications
from app.repositories.interviews import Interviews
from app.repositories.searches import Searches
from tests.support.clock import ManualClock
from tests.support.factories import make_application, make_interview, make_world

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("stage", [Stage.INTERVIEWING, Stage.ACCEPTED, Stage.REJECTED])
@pytest.mark.parametrize("status", list(InterviewStatus))
@pytest.mark.parametrize("ahead", [-3 * HOUR, -HOUR / 2, 3 * HOUR], ids=["over", "now", "ahead"])
async def test_the_search_with_a_first_interview_is_what_is_then_stored(
    database: Database, clock: ManualClock, stage: Stage, status: InterviewStatus, ahead: timedelta
) -> None:
    world = await make_world(database)
    values: dict[str, Any] = {"starts_at": clock.now() + ahead, "ends_at": clock.now() + ahead + HOUR}
    if status is InterviewStatus.COMPLETED:
        values["ended_at"] = clock.now() + ahead + HOUR / 2
    application = make_application(world.candidate, company="Hooli", stage=stage)
    interview = make_interview(application, status=status, **values)
    async with database.writing() as connection:
        searches = Searches(connection)

        async def look() -> Any:
            return await searches.get(
                world.tenant.id, world.candidate.id, application.company, application.role, clock.now()
            )

        before = await look()
        await Applications(connection).add(application)
        await Interviews(connection).add(interview)
        after = await look()
        stored = await Applications(connection).pipeline(world.tenant.id, world.candidate.id, clock.now())
    assert before.tenant == world.tenant
    assert not before.has_cards
    assert not before.has_application
    assert after.has_application is (stage is Stage.INTERVIEWING)
    assert before.pipeline.with_first(application, interview, clock.now()) == after.pipeline == stored
