"""Entities come back from the database as they went in, with a value for each of their fields."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from app.db import Database
from app.domain.entities import Explanation, Interviewer
from app.domain.states import Weekday
from app.repositories.candidates import Candidates
from app.repositories.interviews import Interviews
from app.repositories.reminders import Reminders
from tests.support.clock import ManualClock
from tests.support.factories import make_interview, make_reminder, make_world


def whole(entity: Any) -> Any:
    """Insist that nothing is missing, which a default on the class would hide, and nothing is too much."""
    assert set(vars(entity)) == {field.name for field in fields(entity)}
    return entity


async def test_nothing_is_missing(database: Database, clock: ManualClock) -> None:
    world = await make_world(database)
    people = (Interviewer(id=UUID(int=1), name="Ana Müller"), Interviewer(id=UUID(int=2), name="Bill", attended=False))
    interview = replace(
        make_interview(world.application), interviewers=people, topics=("a", "b"), business_days=(Weekday.MON,)
    )
    reminder = make_reminder(interview, clock.now() + timedelta(days=1))
    reminder = replace(
        reminder, explanation=replace(reminder.explanation, steps=("one", "two"), supersedes=clock.now())
    )
    async with database.writing() as connection:
        await Interviews(connection).add(interview)
        await Reminders(connection).add(reminder)
        await connection.commit()
    async with database.reading() as connection:
        stored = whole(await Interviews(connection).get(world.tenant.id, interview.id))
        assert stored == interview
        assert [type(whole(person)) for person in stored.interviewers] == [Interviewer, Interviewer]
        stored = whole(await Reminders(connection).get(world.tenant.id, reminder.id))
        assert stored == reminder
        assert type(whole(stored.explanation)) is Explanation
        assert whole(await Candidates(connection).get(world.tenant.id, world.candidate.id)) == world.candidate
