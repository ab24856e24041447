"""What the database adds up equals a slow, obvious computation."""

from hypothesis import HealthCheck, given, settings

from app.db import Database
from app.domain.insights import insights
from app.repositories.insights import InsightQueries
from tests.support.clock import START
from tests.support.obvious_insights import Records, obvious
from tests.support.stored_records import storable, store
from tests.unit.learning.test_insights import JANUARY, records

NOW = JANUARY.replace(year=2028)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records)
async def test_the_figures_equal_the_obvious_ones(database: Database, drawn: Records) -> None:
    facts = storable(drawn, NOW)
    async with database.writing() as connection:
        tenant_id, candidate_id = await store(connection, facts, NOW)
        groups = await InsightQueries(connection).groups(tenant_id, candidate_id, NOW)
        await connection.rollback()
    assert insights(groups) == obvious(facts)


async def test_somebody_elses_history_is_not_added(database: Database) -> None:
    facts = storable(Records(interviews=(), applications=()), NOW)
    async with database.writing() as connection:
        tenant_id, candidate_id = await store(connection, facts, NOW)
        _, other = await store(connection, facts, NOW)
        mine = await InsightQueries(connection).groups(tenant_id, candidate_id, START)
        crossed = await InsightQueries(connection).groups(tenant_id, other, START)
    assert sum(mine.stages.values()) == 1
    assert crossed.stages == {}
