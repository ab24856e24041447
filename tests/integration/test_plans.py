"""PostgreSQL finds the hot rows through indexes, even while its statistics say that the tables are empty."""

from datetime import timedelta

import pytest
from sqlalchemy import BigInteger, Integer, Interval, bindparam, text

from app.db import Database
from app.models.base import Instant
from app.repositories import delivery_queue, due_items

PARAMETERS = {"now": None, "limit": 500, "free": 64, "cap": 16, "lease": timedelta(minutes=1), "token": 1}
TYPES = {"now": Instant, "limit": Integer, "free": Integer, "cap": Integer, "lease": Interval, "token": BigInteger}


@pytest.mark.parametrize("database_kind", ["postgresql"])
@pytest.mark.parametrize(
    ("statement", "names"),
    [
        (delivery_queue._CLAIM.text, ("now", "free", "cap", "lease", "token")),
        (due_items._TENANTS_ON_POSTGRESQL, ("now", "limit")),
    ],
    ids=["claim", "fire fairly"],
)
async def test_nothing_is_scanned(database: Database, statement: str, names: tuple[str, ...]) -> None:
    explained = text(f"EXPLAIN {statement}").bindparams(*(bindparam(name, type_=TYPES[name]) for name in names))
    async with database.reading() as connection:
        rows = await connection.execute(explained, {name: PARAMETERS[name] for name in names})
        plan = "\n".join(row[0] for row in rows)
    assert "Seq Scan" not in plan, plan
    assert "Index" in plan
