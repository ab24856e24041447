"""Every encrypted value in the database, whatever table it is in, with the key that it was encrypted with."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import (
    Column,
    ColumnElement,
    LargeBinary,
    MetaData,
    Row,
    Table,
    Uuid,
    and_,
    bindparam,
    func,
    inspect,
    null,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy import Connection as SyncConnection
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.crypto import Encrypted
from app.models import endpoint_secrets, idempotency_keys

_AT_ONCE = 200


class StoredValue(NamedTuple):
    """A value with what finds its row, and the context that it was encrypted in."""

    key: tuple[Any, ...]
    encrypted: Encrypted
    context: bytes


@dataclass(frozen=True)
class ValueColumn:
    """A column of encrypted values. The rows' key ids are in a column `key_id`, if the table has one."""

    name: str
    """What the values are, for people."""
    table: Table
    value: str
    context: str
    """The column whose bytes are the context."""

    @property
    def keys(self) -> Sequence[Column[Any]]:
        """The columns of the primary key."""
        return list(self.table.primary_key.columns)

    def stored(self, row: Row[Any]) -> StoredValue:
        """Build a value from a row."""
        context = getattr(row, self.context)
        return StoredValue(
            tuple(getattr(row, column.name) for column in self.keys),
            Encrypted(getattr(row, "key_id", None), getattr(row, self.value)),
            context.bytes if isinstance(context, UUID) else context,
        )


COLUMNS = (
    ValueColumn("endpoint secrets", endpoint_secrets, "value", "endpoint_id"),
    ValueColumn("stored answers", idempotency_keys, "sealed_answer", "key_digest"),
)

_version_1 = MetaData()
_COLUMNS_OF_VERSION_1 = (
    ValueColumn(
        "endpoint secrets",
        Table(
            "webhook_endpoints",
            _version_1,
            Column("tenant_id", Uuid, primary_key=True),
            Column("id", Uuid, primary_key=True),
            Column("sealed_secret", LargeBinary),
        ),
        "sealed_secret",
        "id",
    ),
    ValueColumn(
        "stored answers",
        Table(
            "idempotency_keys",
            _version_1,
            Column("tenant_id", Uuid, primary_key=True),
            Column("principal_id", Uuid, primary_key=True),
            Column("key_digest", LargeBinary, primary_key=True),
            Column("sealed_answer", LargeBinary),
        ),
        "sealed_answer",
        "key_digest",
    ),
)
"""The same before the migration that gave values a key id."""


class EncryptedValues:
    """Finds encrypted values by their key."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def columns(self) -> Sequence[ValueColumn]:
        """Return the columns of encrypted values that this database has: none before its first migration."""
        return await self._connection.run_sync(_columns_of)

    async def key_ids(self) -> set[str]:
        """Return the ids of all keys that some value was encrypted with, from the index alone."""
        found: set[str] = set()
        for column in await self.columns():
            if "key_id" not in column.table.c:
                continue
            key_id = column.table.c.key_id
            first = select(func.min(key_id).label("key_id")).cte("found", recursive=True)
            following = select(func.min(key_id)).where(key_id > first.c.key_id).scalar_subquery()
            ids = first.union_all(select(following).where(first.c.key_id.is_not(None)))
            statement = select(ids.c.key_id).where(ids.c.key_id.is_not(None))
            found |= set((await self._connection.execute(statement)).scalars())
        return found

    async def exist(self) -> bool:
        """Tell whether there is any encrypted value."""
        for column in await self.columns():
            value = column.table.c[column.value]
            if (await self._connection.execute(select(value).where(value.is_not(None)).limit(1))).first() is not None:
                return True
        return False

    async def counts(self) -> dict[tuple[str, str | None], int]:
        """Count values by what they are and by their key; None is the key of values of version 1."""
        found: dict[tuple[str, str | None], int] = {}
        for column in await self.columns():
            columns = column.table.c
            wanted = columns[column.value].is_not(None)
            if "key_id" in columns:
                statement = select(columns.key_id, func.count()).where(wanted).group_by(columns.key_id)
            else:
                statement = select(null(), func.count()).where(wanted)
            for used, count in await self._connection.execute(statement):
                if count:
                    found[column.name, used] = count
        return found

    async def of_version_1(self) -> AsyncIterator[StoredValue]:
        """Return the values without a key id, one after another."""
        for column in await self.columns():
            after: tuple[Any, ...] | None = None
            # Most often there is none, which the index tells without a look at the rows.
            while await self._has_some_without_id(column) and (found := await self._some(column, after, but=None)):
                for value in found:
                    yield value
                after = found[-1].key

    async def some_but(self, key_id: str, column: ValueColumn, after: tuple[Any, ...] | None) -> list[StoredValue]:
        """Lock and return some values that were encrypted with another key, in the order of their rows' keys."""
        return await self._some(column, after, but=key_id)

    async def replace(self, column: ValueColumn, values: Sequence[StoredValue]) -> None:
        """Write values over those that are stored."""
        found = (key == bindparam(f"by_{key.name}") for key in column.keys)
        new: dict[str, Any] = {"key_id": bindparam("new_key_id"), column.value: bindparam("new_value")}
        rows = [
            {f"by_{key.name}": part for key, part in zip(column.keys, value.key, strict=True)}
            | {"new_key_id": value.encrypted.key_id, "new_value": value.encrypted.value}
            for value in values
        ]
        if rows:
            await self._connection.execute(update(column.table).where(*found).values(new), rows)

    async def _has_some_without_id(self, column: ValueColumn) -> bool:
        columns = column.table.c
        if "key_id" not in columns:
            return True
        statement = select(columns[column.value]).where(columns.key_id.is_(None)).limit(1)
        return (await self._connection.execute(statement)).first() is not None

    async def _some(self, column: ValueColumn, after: tuple[Any, ...] | None, *, but: str | None) -> list[StoredValue]:
        columns = column.table.c
        wanted: list[ColumnElement[bool]] = [columns[column.value].is_not(None)]
        if "key_id" in columns:
            others = columns.key_id != but
            wanted.append(columns.key_id.is_(None) if but is None else or_(columns.key_id.is_(None), others))
        if after is not None:
            wanted.append(_after(column.keys, after))
        statement = select(column.table).where(and_(*wanted)).order_by(*column.keys).limit(_AT_ONCE)
        if but is not None:
            statement = statement.with_for_update()
        return [column.stored(row) for row in await self._connection.execute(statement)]


def _after(keys: Sequence[Column[Any]], position: tuple[Any, ...]) -> Any:
    return tuple_(*keys) > tuple_(*position, types=[key.type for key in keys])


def _columns_of(connection: SyncConnection) -> Sequence[ValueColumn]:
    found = inspect(connection)
    if found.has_table(endpoint_secrets.name):
        return COLUMNS
    return _COLUMNS_OF_VERSION_1 if found.has_table("webhook_endpoints") else ()
