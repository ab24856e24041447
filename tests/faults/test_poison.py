"""A row that no program can read: set apart, shown to the operator, mended and tried again."""

from pathlib import Path
from uuid import UUID

from sqlalchemy import update

from app.core.clock import SystemClock
from app.core.settings import Settings
from app.db import Database
from app.models import reminders
from tests.support.databases import open_database
from tests.support.factories import make_world
from tests.support.processes import Program
from tests.support.receiver import ReceiverProcess
from tests.support.worker_processes import terminate, worker_process

WITHIN = 60.0
COUNT = 7


async def write(database: Database, reminder_id: UUID, action: str) -> None:
    """Store an action, behind the program's back."""
    async with database.writing() as connection:
        await connection.execute(update(reminders).where(reminders.c.id == reminder_id).values(action=action))
        await connection.commit()


async def test_a_poison_row_is_set_apart_mended_and_tried_again(
    database_settings: Settings, outside: ReceiverProcess, tmp_path: Path
) -> None:
    operator = Program(database_settings.database_url, tmp_path)
    async with open_database(database_settings, SystemClock()) as database:
        world = await make_world(database)
        await world.add_endpoint(outside.url_for("/ok"))
        due = await world.add_due(COUNT, SystemClock().now())
        poison = due[COUNT // 2]
        await write(database, poison.id, "juggle")
        async with worker_process(database_settings.database_url) as worker:
            await outside.wait_for(COUNT - 1, within=WITHIN)
            assert await terminate(worker) == 0

        status, out, _ = await operator.run("quarantine", "list")
        assert status == 0
        assert str(poison.id) in out
        assert "juggle" in out
        item_id = next(line.split()[0] for line in out.splitlines() if str(poison.id) in line)

        status, out, _ = await operator.run("doctor")
        assert (status, "in quarantine: 1 reminder" in out) == (0, True)

        await write(database, poison.id, "reflect")
        status, out, _ = await operator.run("quarantine", "restore", item_id)
        assert (status, out.split()[0]) == (0, "1")
        async with worker_process(database_settings.database_url) as worker:
            await outside.wait_for(COUNT, within=WITHIN)
            assert await terminate(worker) == 0
    arrived = [request.json["data"]["reminder"]["id"] for request in outside.requests]
    assert sorted(arrived) == sorted(str(reminder.id) for reminder in due)
    _, out, _ = await operator.run("quarantine", "list")
    assert "nothing in quarantine" in out
    status, _, err = await operator.run("quarantine", "restore", item_id)
    assert (status, "is not in quarantine" in err) == (1, True)
    status, _, _ = await operator.run("quarantine", "restore")
    assert status == 2
    assert (await operator.run("quarantine", "restore", "--all"))[1].split()[0] == "0"
