"""What every repository of a versioned resource does alike."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Integer,
    Row,
    Select,
    Table,
    Text,
    and_,
    bindparam,
    delete,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from app.core.pagination import Page
from app.core.pieces import Pace
from app.domain.entities import DateOrInstant
from app.domain.errors import ChangedMeanwhileError
from app.repositories.bulk import as_rows, insertion_into, rows_of
from app.repositories.hidden import shown
from app.repositories.json_values import as_ids, ids_of
from app.repositories.mapping import RowMapping
from app.repositories.statements import Statement
from app.repositories.transaction import Transaction


class Versioned(Protocol):
    """An entity whose row counts its writes."""

    @property
    def tenant_id(self) -> UUID:
        """The tenant it belongs to."""
        ...

    @property
    def id(self) -> UUID:
        """Its own identifier."""
        ...

    @property
    def version(self) -> int:
        """How often its row was written."""
        ...


E = TypeVar("E", bound=Versioned)
AnyRow = Row[Any] | dict[str, Any]
"""A row as SQLAlchemy returns it, or one by column name as a `Statement` does."""


class Rows(Generic[E]):
    """Reads and writes one table as entities of one type."""

    table: Table
    mapping: RowMapping[E]
    unsaved: tuple[str, ...] = ("tenant_id", "id", "created_at")
    """Columns that `save` leaves alone."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    def to_entity(self, row: AnyRow) -> E:
        """Build the entity of a row; a subclass adds what its columns alone do not tell."""
        return self.mapping.entity(plain(row))

    def to_values(self, entity: E) -> dict[str, Any]:
        """Return the columns that an entity fills; a subclass adds those that are no fields of it."""
        return self.mapping.values(entity)

    @classmethod
    def selection(cls) -> Select[Any]:
        """Return what reads rows, those of candidates who are being erased aside.

        A subclass whose entities need more than the table's own columns adds them.
        """
        return select(cls.table).where(*shown(cls.table))

    async def get(self, tenant_id: UUID, entity_id: UUID, *, lock: bool = False) -> E | None:
        """Return one entity, None if the tenant has no such. `lock` keeps others from changing it until the commit."""
        statement = _by_key(type(self), lock=lock)  # type: ignore[arg-type]  # a class is hashable
        row = await statement.row(self._connection, {"by_tenant": tenant_id, "by_id": entity_id})
        return None if row is None else self.to_entity(row)

    async def of_keys(self, keys: Sequence[tuple[UUID, UUID]], *, lock: bool = False) -> list[E]:
        """Return entities of any tenants by tenant and id, without what lies in other tables."""
        if not keys:
            return []
        if self._connection.dialect.name != "sqlite":
            named = [{"tenant_id": tenant_id, "id": entity_id} for tenant_id, entity_id in keys]
            found = await _by_keys(self.table, lock=lock).rows(self._connection, as_rows(named))
            return [self.to_entity(row) for row in found]
        by_tenant: dict[UUID, list[UUID]] = {}
        for tenant_id, entity_id in keys:
            by_tenant.setdefault(tenant_id, []).append(entity_id)
        statement = _by_ids(self.table)
        return [
            self.to_entity(row)
            for tenant_id, ids in by_tenant.items()
            for row in await statement.rows(self._connection, {"tenant_id": tenant_id, "ids": as_ids(ids)})
        ]

    async def many(self, *conditions: ColumnElement[bool], lock: bool = False) -> list[E]:
        """Return every entity that meets the conditions, oldest first."""
        statement = self.selection().where(*conditions).order_by(self.table.c.id)
        if lock:
            statement = statement.with_for_update(key_share=True, of=self.table)
        return await self._entities(await self._connection.execute(statement))

    async def _entities(self, rows: Iterable[AnyRow]) -> list[E]:
        """Build entities of rows, of which there may be thousands."""
        entities, pace = [], Pace()
        for row in rows:
            entities.append(self.to_entity(row))
            await pace.breathe()
        return entities

    async def add(self, *entities: E) -> None:
        """Insert entities; within a `Transaction` they wait for its next statement."""
        await insertion_into(self.table).run(self._connection, [self.to_values(entity) for entity in entities])

    async def save(self, entity: E) -> E:
        """Write an entity over the version it was read at, and return it with the next version.

        Raises:
            ChangedMeanwhileError: if somebody else wrote it since.
        """
        values = self.to_values(entity) | {"version": entity.version + 1}
        names = tuple(name for name in values if name not in self.unsaved)
        given = {f"new_{name}": values[name] for name in names}
        given |= {"by_tenant": entity.tenant_id, "by_id": entity.id, "by_version": entity.version}
        connection = self._connection
        # What waits to be inserted has nothing to do with a row that is stored already.
        is_stored = isinstance(connection, Transaction) and not connection.holds(self.table, entity.id)
        if not await _change(self.table, names).rows(connection, given, beside=is_stored):
            raise ChangedMeanwhileError
        return replace(entity, version=entity.version + 1)  # type: ignore[type-var]  # every entity is a dataclass

    async def remove(self, tenant_id: UUID, entity_id: UUID) -> None:
        """Delete one entity; what belongs to it goes with it."""
        columns = self.table.c
        await self._connection.execute(
            delete(self.table).where(columns.tenant_id == tenant_id, columns.id == entity_id)
        )

    async def page(
        self,
        *conditions: ColumnElement[bool],
        limit: int,
        after: Sequence[Any] | None,
        order: Sequence[str] = ("id",),
    ) -> Page[E]:
        """Return the next `limit` entities in the order of the named columns, going on after a position."""
        columns = [self.table.c[name] for name in order]
        statement = self.selection().where(*conditions).order_by(*columns).limit(limit + 1)
        if after is not None:
            statement = statement.where(keyset_after(columns, after))
        rows = await self._connection.execute(statement)
        entities = await self._entities(rows)
        more = len(entities) > limit
        entities = entities[:limit]
        return Page(entities, [getattr(entities[-1], name) for name in order] if more else None)

    async def listing(
        self, tenant_id: UUID, *wanted: tuple[str, Any], limit: int, after: Sequence[Any] | None
    ) -> Page[E]:
        """Return the next `limit` entities of a tenant, oldest first, whose columns have the values named.

        The same as `page` for a list that is asked for often: its statements are made once. None asks for nothing.
        """
        asked = [(name, value) for name, value in wanted if value is not None]
        given = {"tenant_id": tenant_id, "limit": limit + 1}
        given |= {f"wanted_{place}": value for place, (_, value) in enumerate(asked)}
        if after is not None:
            (given["after"],) = (_restored(value, UUID) for value in after)
        names = tuple(name for name, _ in asked)
        statement = _listing(type(self), names, goes_on=after is not None)  # type: ignore[arg-type]  # it is hashable
        rows = await statement.rows(self._connection, given)
        entities = [self.to_entity(row) for row in rows[:limit]]
        return Page(entities, [entities[-1].id] if len(rows) > limit else None)

    def equal(self, tenant_id: UUID, **wanted: Any) -> list[ColumnElement[bool]]:
        """Say that rows belong to a tenant and have the values named; None asks for nothing."""
        columns = self.table.c
        given = [columns[name] == value for name, value in wanted.items() if value is not None]
        return [columns.tenant_id == tenant_id, *given]


# Statements that every use case runs are made once: building one costs more than the database takes to run it.
@cache
def _by_key(rows: type[Rows[Any]], *, lock: bool) -> Statement:
    columns = rows.table.c
    statement = rows.selection().where(columns.tenant_id == bindparam("by_tenant"), columns.id == bindparam("by_id"))
    return Statement(statement.with_for_update(key_share=True, of=rows.table) if lock else statement)


@cache
def _by_ids(table: Table) -> Statement:
    columns = table.c
    wanted = ids_of(bindparam("ids", type_=Text))
    found = select(table).where(columns.tenant_id == bindparam("tenant_id"), columns.id.in_(wanted), *shown(table))
    return Statement(found.order_by(columns.id))


@cache
def _by_keys(table: Table, *, lock: bool) -> Statement:
    columns = table.c
    wanted = rows_of([columns.tenant_id, columns.id])
    statement = select(table).join(wanted, and_(columns.tenant_id == wanted.c.tenant_id, columns.id == wanted.c.id))
    statement = statement.where(*shown(table)).order_by(columns.id)
    return Statement(statement.with_for_update(key_share=True, of=table) if lock else statement)


@cache
def _listing(rows: type[Rows[Any]], names: tuple[str, ...], *, goes_on: bool) -> Statement:
    columns = rows.table.c
    statement = rows.selection().where(
        columns.tenant_id == bindparam("tenant_id"),
        *(columns[name] == bindparam(f"wanted_{place}") for place, name in enumerate(names)),
    )
    if goes_on:
        statement = statement.where(columns.id > bindparam("after"))
    return Statement(statement.order_by(columns.id).limit(bindparam("limit", type_=Integer)))


@cache
def _change(table: Table, names: tuple[str, ...]) -> Statement:
    columns = table.c
    return Statement(
        update(table)
        .where(
            columns.tenant_id == bindparam("by_tenant"),
            columns.id == bindparam("by_id"),
            columns.version == bindparam("by_version"),
        )
        .values({name: bindparam(f"new_{name}", type_=columns[name].type) for name in names})
        .returning(columns.id)
    )


def keyset_after(columns: Sequence[ColumnElement[Any]], position: Sequence[Any]) -> ColumnElement[bool]:
    """Say that a row comes after `position` in ascending order of `columns`."""
    values = [
        literal(_restored(value, column.type.python_type), column.type)
        for column, value in zip(columns, position, strict=True)
    ]
    return or_(
        *(
            and_(*(columns[i] == values[i] for i in range(depth)), columns[depth] > values[depth])
            for depth in range(len(columns))
        )
    )


def plain(row: AnyRow) -> dict[str, Any]:
    """Return a row as a dictionary to build an entity from, which may be changed."""
    return row if isinstance(row, dict) else dict(zip(row._fields, row, strict=True))


def split_date(value: DateOrInstant | None) -> tuple[date | None, datetime | None]:
    """Split a day or an instant into the pair of columns that keeps it."""
    return (None, value) if isinstance(value, datetime) else (value, None)


def without(values: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return values less some names."""
    return {key: value for key, value in values.items() if key not in names}


def _restored(value: Any, kind: type[Any]) -> Any:
    """Return a column's value from what a cursor kept of it: ids and instants come back as text."""
    if not isinstance(value, str):
        return value
    if kind is UUID:
        return UUID(value)
    return datetime.fromisoformat(value) if kind is datetime else value
