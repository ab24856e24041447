"""Planning everybody anew: after a policy change, on command, and when zones or holidays were updated."""

import asyncio
import tracemalloc
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import ColumnElement, func, select, update

from app.core.clock import SystemClock
from app.core.ids import new_id
from app.core.settings import Settings
from app.db import Database
from app.domain.access import Mode
from app.domain.entities import Application, Candidate, Interview, Interviewer, Reminder
from app.domain.planning.facts import ApplicationFacts
from app.domain.planning.planner import plan_application
from app.domain.planning.policy import Policy
from app.domain.planning.reconcile import reconcile
from app.domain.states import OPEN_REMINDER, InterviewStatus
from app.domain.webhooks import DueItem, DueKind
from app.models import data_versions, due_items, reminders
from app.repositories.applications import Applications
from app.repositories.candidates import Candidates
from app.repositories.due_items import DueItems
from app.repositories.interviews import Interviews
from app.repositories.reminders import Reminders
from app.services.firing import REPLANS
from tests.support.api import Api, open_api
from tests.support.clock import START, ManualClock
from tests.support.processes import Program
from tests.support.story import D, H, Story, at

CANDIDATES = 80
PEOPLE = 37
MANY = 3_000


def planned(tenant_id: Any) -> tuple[Candidate, Application, Interview, list[Reminder]]:
    """Return one candidate with an interview in three days and its plan, as the service would have made it."""
    stamps: dict[str, Any] = {"tenant_id": tenant_id, "created_at": START, "updated_at": START}
    candidate = Candidate(id=new_id(), name="Ada", time_zone="Europe/Madrid", **stamps)
    application = Application(
        id=new_id(), candidate_id=candidate.id, company="Initech", role="Engineer", stage_changed_at=START, **stamps
    )
    interview = Interview(
        id=new_id(), candidate_id=candidate.id, application_id=application.id, company="Initech", role="Engineer",
        status=InterviewStatus.SCHEDULED, starts_at=START + 3 * D, ends_at=START + 3 * D + H,
        time_zone="Europe/Madrid",
        interviewers=tuple(Interviewer(id=new_id(), name=f"Person {n}", connected=True) for n in range(PEOPLE)),
        **stamps,
    )  # fmt: skip
    facts = ApplicationFacts(candidate=candidate, application=application, interviews=(interview,))
    made = reconcile((), plan_application(facts, Policy(), START), START)
    made_of = [
        change.create(tenant_id=tenant_id, candidate_id=candidate.id, reminder_id=new_id(), now=START)
        for change in made
    ]
    return candidate, application, interview, made_of


async def fill(database: Database, tenant_id: Any, candidates: int) -> int:
    """Store candidates with their plans; return how many open reminders there are."""
    worlds = [planned(tenant_id) for _ in range(candidates)]
    plans = [reminder for world in worlds for reminder in world[3]]
    async with database.writing() as connection:
        await Candidates(connection).add(*(world[0] for world in worlds))
        await Applications(connection).add(*(world[1] for world in worlds))
        await Interviews(connection).add(*(world[2] for world in worlds))
        await Reminders(connection).add(*plans)
        items = [DueItem(tenant_id, DueKind.REMINDER, each.id, each.due_at) for each in plans]
        await DueItems(connection, database).put(items, stopped=False)
        await connection.commit()
    assert {each.status for each in plans} <= OPEN_REMINDER
    return len(plans)


async def count(database: Database, condition: ColumnElement[bool]) -> int:
    async with database.reading() as connection:
        statement = select(func.count()).select_from(reminders).where(condition)
        found: int = (await connection.execute(statement)).scalar_one()
    return found


@pytest.fixture
async def api(database: Database, database_settings: Settings, clock: ManualClock) -> AsyncIterator[Api]:
    """Give the application with no limit on requests."""
    settings = database_settings.model_copy(update={"rate_limit": "1000000/minute"})
    async with open_api(settings, database, clock) as opened:
        yield opened


@pytest.fixture
def story(api: Api, clock: ManualClock) -> Story:
    return Story(api, clock)


@pytest.mark.timeout(300)
async def test_thousands_of_reminders_in_one_pass_while_reads_go_on(api: Api, story: Story) -> None:
    [tenant] = [each for each in await api.parts.administration.tenants() if each.mode is Mode.LIVE]
    total = await fill(api.database, tenant.id, CANDIDATES)
    assert total >= MANY
    await story.patch("policy", reflect_after="PT2H", evaluate_fit_after_days=2)
    peaks, taken = [], 0
    while taken < CANDIDATES:
        # It slows everything down: the first batch and the last are enough.
        traced = taken in {0, CANDIDATES - REPLANS}
        if traced:
            tracemalloc.start()
        batch, page = await asyncio.gather(api.parts.firing.fire_batch(), story.read("reminders", limit=1))
        assert page["items"]
        taken += batch.taken
        if traced:
            peaks.append(tracemalloc.get_traced_memory()[1])
            tracemalloc.stop()
    await story.work()
    # Each candidate is a transaction of its own: the pass needs no more for the last than for the first.
    first, last = peaks
    assert last < first + 2**20
    assert await count(api.database, reminders.c.revision == 2) == 2 * CANDIDATES
    assert await count(api.database, reminders.c.revision > 2) == 0
    assert await count(api.database, reminders.c.action != "keep_searching") == total


async def test_what_falls_due_does_not_wait_for_plans(story: Story) -> None:
    candidate = await story.candidate()
    await story.interview(candidate, at("2026-03-02 08:30"))
    for number in range(2 * REPLANS):
        await story.candidate(name=f"Grace {number}")
    await story.api.parts.services.replanning.schedule_everybody()
    story.clock.set(at("2026-03-02 09:30"))
    await story.api.parts.firing.fire_batch()
    assert await story.raised("reminder.due") == ["reminder.due reflect"]
    assert await waiting(story.api.database) == REPLANS + 1


async def waiting(database: Database) -> int:
    async with database.reading() as connection:
        statement = select(func.count()).select_from(due_items).where(due_items.c.kind == DueKind.REPLAN)
        found: int = (await connection.execute(statement)).scalar_one()
    return found


async def test_the_command_has_everybody_planned_anew(story: Story, database_url: str, tmp_path: Path) -> None:
    for name in ("Ada", "Grace"):
        await story.candidate(name=name)
    status, out, err = await Program(database_url, tmp_path).run("replan")
    assert (status, err) == (0, "")
    assert "Candidates to be planned anew: 2." in out
    assert await waiting(story.api.database) == 2
    # The command went by the machine's clock.
    await story.until(SystemClock().now())
    assert await waiting(story.api.database) == 0


async def test_new_zones_or_holidays_are_noticed_at_the_start(story: Story) -> None:
    candidate = await story.candidate()
    await story.interview(candidate, at("2026-03-05 10:00"))
    replanning, database = story.api.parts.services.replanning, story.api.database
    # At the very first start there is nothing to compare with, and at the next nothing is new.
    assert await replanning.check_calendar_data() == 0
    assert await replanning.check_calendar_data() == 0
    async with database.writing() as connection:
        await connection.execute(update(data_versions).where(data_versions.c.name == "zones").values(version="1999a"))
        # As if the old zones had led to another time.
        await connection.execute(
            update(reminders).where(reminders.c.action == "reflect").values(due_at=at("2026-03-05 12:00"))
        )
        await connection.commit()
    assert await replanning.check_calendar_data() == 1
    assert await replanning.check_calendar_data() == 0
    await story.work()
    reflect = await story.one("reflect")
    assert (reflect["due_at"], reflect["revision"]) == ("2026-03-05T11:00:00Z", 2)
    assert await story.raised("reminder.rescheduled") == ["reminder.rescheduled reflect"]


async def test_a_candidate_who_is_gone_is_no_error(story: Story) -> None:
    candidate = await story.candidate()
    await story.api.parts.services.replanning.schedule_everybody()
    await story.delete(f"candidates/{candidate['id']}")
    await story.work()
    assert await waiting(story.api.database) == 0
