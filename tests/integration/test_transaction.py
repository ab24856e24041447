"""What a use case inserts: gathered, written together, seen by what reads it, and gone if it fails."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from sqlalchemy import bindparam, event, func, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from app.core.ids import new_id
from app.db import Database
from app.domain.states import ReminderStatus, Stage
from app.domain.webhooks import DueItem, DueKind
from app.models import applications, due_items, metadata
from app.repositories.applications import Applications
from app.repositories.bulk import BulkInsert, insertion_into, write_all
from app.repositories.candidates import Candidates
from app.repositories.due_items import DueItems
from app.repositories.idempotency import IdempotencyKeys, KeptAnswer
from app.repositories.interviews import Interviews
from app.repositories.reminders import Reminders
from app.repositories.statements import Statement
from app.repositories.transaction import Transaction, transaction
from tests.support.clock import ManualClock
from tests.support.factories import World, make_application, make_candidate, make_interview, make_reminder, make_world


@asynccontextmanager
async def opened(database: Database) -> AsyncIterator[Transaction]:
    async with transaction(database, write_all, writes=True) as connection:
        yield connection


@contextmanager
def statements(connection: Transaction) -> Iterator[list[str]]:
    """Note what is sent to the database."""
    seen: list[str] = []
    if not connection.is_embedded:
        with connection.driver.query_logger(lambda record: seen.append(record.query)):
            yield seen
        return

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        seen.append(statement)

    def noting(run: Callable[..., Any]) -> Callable[..., Any]:
        def noted(statement: str, given: Any) -> Any:
            seen.append(statement)
            return run(statement, given)

        return noted

    event.listen(connection.sync_connection, "before_cursor_execute", note)
    with (
        patch.object(connection, "fetch", noting(connection.fetch)),
        patch.object(connection, "run_many", noting(connection.run_many)),
    ):
        yield seen
    event.remove(connection.sync_connection, "before_cursor_execute", note)


@pytest.fixture
async def world(database: Database) -> World:
    return await make_world(database)


async def test_what_is_inserted_waits_for_the_commit_and_is_written_at_once(database: Database, world: World) -> None:
    application = make_application(world.candidate, company="Hooli")
    async with opened(database) as connection:
        with statements(connection) as seen:
            # The interview before what it belongs to: the order is the database's business.
            await Interviews(connection).add(make_interview(application))
            await Applications(connection).add(application)
            assert await Candidates(connection).get(world.tenant.id, world.candidate.id) == world.candidate
            assert not any("INSERT" in each for each in seen)
            await connection.commit()
        assert sum("INSERT" in each for each in seen) == (3 if database.is_sqlite else 1)
    async with database.reading() as reader:
        assert await Applications(reader).get(world.tenant.id, application.id) == application


async def test_a_read_sees_what_waits(database: Database, world: World) -> None:
    application = make_application(world.candidate, company="Hooli")
    async with opened(database) as connection:
        repository = Applications(connection)
        await repository.add(application)
        assert await repository.get(world.tenant.id, application.id) == application
        other = make_application(world.candidate, company="Globex")
        await repository.add(other)
        counted = select(func.count()).select_from(applications).where(applications.c.company == "Globex")
        assert (await connection.execute(counted)).scalar_one() == 1


async def test_what_waits_can_be_changed(database: Database, world: World) -> None:
    application = make_application(world.candidate, company="Hooli")
    async with opened(database) as connection:
        repository = Applications(connection)
        await repository.add(application)
        saved = await repository.save(replace(application, stage=Stage.OFFER))
        await connection.commit()
    async with database.reading() as reader:
        assert await Applications(reader).get(world.tenant.id, application.id) == saved


async def test_a_change_of_another_row_lets_the_rest_wait(database: Database, world: World) -> None:
    async with opened(database) as connection:
        repository = Applications(connection)
        with statements(connection) as seen:
            await repository.add(make_application(world.candidate, company="Hooli"))
            await repository.save(replace(world.application, stage=Stage.OFFER))
            assert not any("INSERT" in each for each in seen)
            await connection.commit()


async def test_without_a_commit_nothing_is_kept(database: Database, world: World) -> None:
    application = make_application(world.candidate, company="Hooli")
    async with opened(database) as connection:
        await Applications(connection).add(application)
        await connection.flush()
    async with opened(database) as connection:
        # The same connection of the pool, in a transaction of its own.
        assert await Applications(connection).get(world.tenant.id, application.id) is None


async def test_a_violated_constraint_shows_at_the_commit_by_its_name(database: Database, world: World) -> None:
    async with opened(database) as connection:
        await Candidates(connection).add(make_candidate(world.tenant.id, external_id="twice"))
        await connection.commit()
    async with opened(database) as connection:
        await Candidates(connection).add(make_candidate(world.tenant.id, external_id="twice"))
        with pytest.raises(IntegrityError) as failure:
            await connection.commit()
    name = getattr(failure.value.orig, "constraint_name", None)
    assert name == (None if database.is_sqlite else "uq_candidates_tenant_id_external_id")
    assert "external_id" in str(failure.value.orig)


async def test_what_a_row_belongs_to_must_exist(database: Database, world: World) -> None:
    stranger = make_application(replace(world.candidate, id=new_id()), company="Hooli")
    async with opened(database) as connection:
        await Applications(connection).add(stranger)
        with pytest.raises(IntegrityError):
            await connection.commit()


async def test_the_last_of_what_is_written_over_stays(database: Database, world: World, clock: ManualClock) -> None:
    first = DueItem(world.tenant.id, DueKind.REPLAN, new_id(), clock.now())
    last = first._replace(fire_at=clock.now() + timedelta(minutes=1))
    async with opened(database) as connection:
        items = DueItems(connection, database)
        await items.put([first], stopped=False)
        await items.put([last], stopped=False)
        await connection.commit()
    async with database.reading() as reader:
        kept = await reader.execute(select(due_items.c.fire_at).where(due_items.c.subject_id == first.subject_id))
        assert kept.scalars().all() == [last.fire_at]


async def test_rows_are_changed_with_what_is_inserted(database: Database, world: World, clock: ManualClock) -> None:
    [reminder] = await world.add_due(1, clock.now())
    async with opened(database) as connection:
        with statements(connection) as seen:
            await Reminders(connection).note_passing([replace(reminder, status=ReminderStatus.DUE)])
            await Applications(connection).add(make_application(world.candidate, company="Hooli"))
            await connection.commit()
        assert sum("INSERT" in each or "UPDATE" in each for each in seen) == (2 if database.is_sqlite else 1)
    stored = await world.reminder(reminder.id)
    assert (stored.status, stored.version) == (ReminderStatus.DUE, reminder.version + 1)


async def test_what_was_just_inserted_can_be_changed_and_changed_again(
    database: Database, world: World, clock: ManualClock
) -> None:
    reminder = make_reminder(world.interview, clock.now())
    async with opened(database) as connection:
        reminders = Reminders(connection)
        await reminders.add(reminder)
        await reminders.note_passing([replace(reminder, status=ReminderStatus.DUE)])
        await reminders.note_passing([replace(reminder, status=ReminderStatus.EXPIRED)])
        await connection.commit()
    stored = await world.reminder(reminder.id)
    assert (stored.status, stored.version) == (ReminderStatus.EXPIRED, reminder.version + 2)


async def test_two_writes_of_one_table_keep_apart(database: Database, world: World) -> None:
    hooli, globex = (make_application(world.candidate, company=name) for name in ("Hooli", "Globex"))
    async with opened(database) as connection:
        for application, write in ((hooli, BulkInsert(applications)), (globex, BulkInsert(applications))):
            await write.run(connection, [Applications(connection).to_values(application)])
        await connection.commit()
    async with database.reading() as reader:
        for application in (hooli, globex):
            assert await Applications(reader).get(world.tenant.id, application.id) == application


@pytest.mark.parametrize("database_kind", ["sqlite"])
async def test_a_statement_that_is_run_many_times_sees_what_waits(database: Database, world: World) -> None:
    application = make_application(world.candidate, company="Hooli")
    columns = applications.c
    rename = Statement(update(applications).where(columns.id == bindparam("its_id")).values(company=bindparam("named")))
    async with opened(database) as connection:
        await Applications(connection).add(application)
        await rename.run_many(connection, [{"its_id": application.id, "named": "Globex"}])
        await connection.commit()
    async with database.reading() as reader:
        assert await Applications(reader).get(world.tenant.id, application.id) == replace(application, company="Globex")


async def test_bytes_arrive_as_they_were(database: Database, world: World, clock: ManualClock) -> None:
    kept = KeptAnswer(
        tenant_id=world.tenant.id,
        principal_id=new_id(),
        key_digest=bytes(range(32)),
        fingerprint=bytes(32),
        status=201,
        key_id=None,
        sealed_answer=bytes(range(256)),
        candidate_id=None,
        created_at=clock.now(),
    )
    async with opened(database) as connection:
        await IdempotencyKeys(connection).add(kept)
        await connection.commit()
    async with opened(database) as connection:
        found = await IdempotencyKeys(connection).get(
            kept.tenant_id, kept.principal_id, kept.key_digest, clock.now() - timedelta(hours=1)
        )
    assert found == kept


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_a_broken_connection_is_not_lent_again(database: Database, world: World) -> None:
    async with opened(database) as connection:
        async with database.alone() as other:
            await other.execute(text(f"SELECT pg_terminate_backend({connection.driver.get_server_pid()})"))
        with pytest.raises(DBAPIError) as failure:
            await Candidates(connection).get(world.tenant.id, world.candidate.id)
    assert failure.value.connection_invalidated
    for _ in range(3):
        async with opened(database) as connection:
            assert await Candidates(connection).get(world.tenant.id, world.candidate.id) is not None


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_an_interrupted_transaction_leaves_nothing_behind(database: Database, world: World) -> None:
    application = make_application(world.candidate, company="Hooli")
    waits = asyncio.Event()

    async def wait_for_the_candidate() -> None:
        async with opened(database) as connection:
            await Applications(connection).add(application)
            await connection.flush()
            waits.set()
            await Candidates(connection).get(world.tenant.id, world.candidate.id, lock=True)

    async with opened(database) as holder:
        await Candidates(holder).get(world.tenant.id, world.candidate.id, lock=True)
        task = asyncio.create_task(wait_for_the_candidate())
        await waits.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    async with database.alone() as other:
        open_ = text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in%'"
        )
        assert (await other.execute(open_)).scalar_one() == 0
    async with opened(database) as connection:
        assert await Applications(connection).get(world.tenant.id, application.id) is None


@pytest.mark.parametrize("database_kind", ["postgresql"])
async def test_rows_of_every_table_can_be_given_as_json(database: Database) -> None:
    """An empty row is refused for what it lacks, and not before: the statement names columns that exist."""
    async with opened(database) as connection:
        for table in metadata.sorted_tables:
            insertion: BulkInsert = insertion_into(table)
            values: dict[str, Any] = {}
            with pytest.raises(IntegrityError, match="null value in column"):
                async with undone(connection):
                    await write_all(connection, {insertion: [values]})


@asynccontextmanager
async def undone(connection: Transaction) -> AsyncIterator[None]:
    """Undo what is done inside."""
    await connection.tell("SAVEPOINT before")
    try:
        yield
    finally:
        await connection.tell("ROLLBACK TO SAVEPOINT before")
