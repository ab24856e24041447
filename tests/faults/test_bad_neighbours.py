"""Under load, what is broken in one tenant's data stops that alone: nothing of another tenant is lost or repeated."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.support.campaign import eventually, judge, missing, read_log
from tests.support.chat_server import chat_server
from tests.support.neighbours import (
    NEIGHBOUR,
    NONSENSE,
    WELL,
    Street,
    break_template,
    spoil_bodies,
    street,
)
from tests.support.receiver import Received, ReceiverProcess

COUNT = 8
WITHIN = 60.0
pytestmark = pytest.mark.timeout(180)


async def live(scene: Street, log: Path) -> None:
    """Let both tenants live for a while, and the well one get all that was confirmed to it."""
    await scene.live(until=lambda: min(len(scene.well.confirmed), len(scene.neighbour.confirmed)) >= COUNT)
    await eventually(
        lambda: not missing(scene.well.confirmed, read_log(log), WELL), "the well tenant gets all", within=WITHIN
    )


async def every(scene: Street, path: str, **wanted: Any) -> list[dict[str, Any]]:
    """Return a list of the neighbour's, whole."""
    found: list[dict[str, Any]] = []
    where: dict[str, Any] = {"limit": 100, **wanted}
    while True:
        page = (await scene.neighbour_client.get(f"/v1/{path}", params=where)).json()
        found += page["items"]
        if page["next_cursor"] is None:
            return found
        where["cursor"] = page["next_cursor"]


async def until(scene: Street, count: int, path: str, **wanted: Any) -> list[dict[str, Any]]:
    """Wait until there are so many of something of the neighbour's."""
    async with asyncio.timeout(WITHIN):
        while len(found := await every(scene, path, **wanted)) < count:  # noqa: ASYNC110 - another process's state
            await asyncio.sleep(0.1)
    return found


def thank_yous(requests: Sequence[Received]) -> dict[str, dict[str, Any]]:
    """Return what the neighbour was told of thank-you notes that fell due, by interview."""
    told = [request.json["data"] for request in requests if request.path == NEIGHBOUR]
    return {one["interview"]["id"]: one for one in told if one["reminder"]["action"] == "send_thank_you"}


async def test_a_body_that_cannot_be_built_is_held_and_no_other_tenant_notices(
    database_url: str, tmp_path: Path, outside: ReceiverProcess, receiver_log: Path
) -> None:
    async with street(database_url, tmp_path, outside.url_for) as scene:
        await spoil_bodies(scene.database, scene.neighbour_id)
        await live(scene, receiver_log)
        held = await until(scene, 2 * len(scene.neighbour.confirmed), "deliveries", state="held")
        assert await every(scene, "deliveries", state="pending") == []
        assert {(one["attempt_count"], bool(one["reason"])) for one in held} == {(0, True)}
        [endpoint] = await every(scene, "webhook-endpoints")
        assert (endpoint["status"], endpoint["failing_since"]) == ("enabled", None)
        ready = await scene.neighbour_client.get("/readyz", headers={"Accept": "application/json"})
        assert ready.json()["held_by_fault"] == len(held)
    log = read_log(receiver_log)
    assert not [request for request in log if request.path == NEIGHBOUR]
    judge(scene.well.confirmed, log, WELL).assert_kept()


async def test_a_template_that_fails_costs_nobody_a_reminder(
    database_url: str, tmp_path: Path, outside: ReceiverProcess, receiver_log: Path
) -> None:
    async with street(database_url, tmp_path, outside.url_for) as scene:
        await break_template(scene.database, scene.neighbour_id)
        await live(scene, receiver_log)
        await eventually(
            lambda: scene.neighbour.confirmed.keys() <= thank_yous(read_log(receiver_log)).keys(),
            "the neighbour gets all",
            within=WITHIN,
        )
        told = thank_yous(read_log(receiver_log))
        drafts = {one["id"]: one for one in await every(scene, "drafts")}
        for one in told.values():
            assert drafts[one["draft"]["id"]]["fallback_reason"] == "template_failed"
    log = read_log(receiver_log)
    judge(scene.well.confirmed, log, WELL).assert_kept()


async def test_a_writer_that_answers_nonsense_delays_no_reminder(
    database_url: str, tmp_path: Path, outside: ReceiverProcess, receiver_log: Path
) -> None:
    async with chat_server() as server:
        server.say(NONSENSE)
        more = {"AFTERVIEW_WRITER_URL": server.url}
        async with street(database_url, tmp_path, outside.url_for, more) as scene:
            async with scene.asking() as asked:
                await live(scene, receiver_log)
                await eventually(lambda: asked == scene.neighbour.confirmed.keys(), "all drafts are asked for")
            drafts = await every(scene, "drafts")
            async with asyncio.timeout(WITHIN):
                while any(one["writing"] for one in drafts):
                    await asyncio.sleep(0.1)
                    drafts = await every(scene, "drafts")
            own = [one for one in drafts if one["fallback_reason"] == "malformed"]
            assert {one["interview_id"] for one in own} == asked
            assert all(one["body"] for one in drafts)
        assert len(server.requests) >= COUNT
    judge(scene.well.confirmed, read_log(receiver_log), WELL).assert_kept()
