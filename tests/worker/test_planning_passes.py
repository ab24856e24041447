"""A change that concerns all plans of a candidate is carried out in short transactions, and survives a crash."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from app.core.settings import Settings
from app.db import Database
from app.domain.webhooks import DueKind
from app.models import due_items
from app.services.planning import Planning
from tests.support.api import Api, open_api
from tests.support.bodies import candidate_body, interview_body
from tests.support.clock import START, ManualClock
from tests.support.transactions import transactions

H = timedelta(hours=1)
APPLICATIONS = 6
OF_REMINDERS = due_items.c.kind == DueKind.REMINDER.value


@pytest.fixture
async def api(database: Database, database_settings: Settings, clock: ManualClock) -> Any:
    async with open_api(database_settings, database, clock) as opened:
        yield opened


async def candidate_with_plans(api: Api, applications: int = APPLICATIONS) -> str:
    candidate = await api.create("/v1/candidates", candidate_body())
    for number in range(applications):
        body = interview_body(candidate["id"], START + (30 + 5 * number) * H, company=f"Company {number}")
        await api.create("/v1/interviews", body)
    return str(candidate["id"])


async def due_times(api: Api, candidate_id: str) -> list[tuple[str, ...]]:
    found = await api.get("/v1/reminders", candidate_id=candidate_id, limit=100)
    return sorted(
        (one["company"] or "", one["action"], (one["subject"] or {}).get("interviewer") or "", one["due_at"])
        for one in found["items"]
    )


async def passes_noted(api: Api) -> int:
    kind = due_items.c.kind == DueKind.REPLAN.value
    async with api.database.reading() as connection:
        return len((await connection.execute(select(due_items.c.subject_id).where(kind))).all())


async def change(api: Api, candidate_id: str, **changes: Any) -> None:
    answer = await api.client.patch(f"/v1/candidates/{candidate_id}", json=changes)
    assert answer.status_code == 200, answer.text


LATE = {"waking_hours": {"start": "11:00", "end": "23:00"}}
PAUSED = {"paused_until": (START + 200 * H).isoformat()}


@pytest.mark.parametrize("changes", [LATE, PAUSED, LATE | PAUSED], ids=["hours", "pause", "both"])
async def test_in_pieces_plans_become_what_they_become_at_once(
    api: Api, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any]
) -> None:
    at_once, in_pieces = [await candidate_with_plans(api) for _ in range(2)]
    before = await due_times(api, at_once)
    monkeypatch.setattr(Planning, "longest_transaction", 60.0)
    await change(api, at_once, **changes)
    monkeypatch.setattr(Planning, "longest_transaction", 0.0)
    await change(api, in_pieces, **changes)
    assert await due_times(api, in_pieces) == await due_times(api, at_once)
    assert (await due_times(api, at_once) != before) is ("waking_hours" in changes)
    assert await passes_noted(api) == 0
    async with api.database.reading() as connection:
        fire_at = (await connection.execute(select(due_items.c.fire_at).where(OF_REMINDERS))).scalars().all()
    assert (min(fire_at) >= START + 200 * H) is ("paused_until" in changes)


async def test_a_small_change_is_one_transaction(api: Api, database_kind: str) -> None:
    candidate_id = await candidate_with_plans(api, 1)
    if database_kind == "sqlite":
        with transactions(api.database) as held:
            await change(api, candidate_id, **LATE)
        assert len(held.seconds) == 1


@pytest.mark.parametrize("changes", [LATE, PAUSED], ids=["hours", "pause"])
@pytest.mark.parametrize("pieces", [1, 3])
async def test_a_crash_between_pieces_loses_nothing(
    api: Api, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, pieces: int, changes: dict[str, Any]
) -> None:
    whole, cut_short = [await candidate_with_plans(api) for _ in range(2)]
    await change(api, whole, **changes)
    made = 0
    plan_some = Planning.replan_some

    async def plan_until_the_crash(*arguments: Any) -> None:
        nonlocal made
        if made == pieces:
            raise SystemError("the process dies here")
        made += 1
        await plan_some(*arguments)

    with monkeypatch.context() as crashing:
        crashing.setattr(Planning, "longest_transaction", 0.0)
        crashing.setattr(Planning, "replan_some", plan_until_the_crash)
        await change(api, cut_short, **changes)
    assert await passes_noted(api) == 1
    await api.parts.firing.fire_batch()
    assert await passes_noted(api) == 1  # It is left to the request for a minute.
    clock.advance(timedelta(minutes=2))
    await api.parts.firing.fire_batch()
    assert await passes_noted(api) == 0
    assert await due_times(api, cut_short) == await due_times(api, whole)


async def test_nobody_waits_long_for_a_candidate_with_many_interviews(api: Api, database_kind: str) -> None:
    if database_kind != "sqlite":
        return
    candidate_id = await candidate_with_plans(api, 60)
    with transactions(api.database) as held:
        await change(api, candidate_id, **LATE)
    assert len(held.seconds) > 1
    assert held.longest < 0.25
