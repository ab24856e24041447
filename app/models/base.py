"""Metadata, constraint names and column types that every table shares."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, ForeignKeyConstraint, Integer, MetaData, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Instant(TypeDecorator[datetime]):
    """A timezone-aware UTC instant; naive values are refused. SQLite keeps it as sortable text in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        """What its values are."""
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return what the driver takes."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"an instant needs a time zone: {value!r}"
            raise ValueError(message)
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Return a UTC instant."""
        if value is not None and dialect.name == "sqlite":
            return value.replace(tzinfo=UTC)
        return value

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Return what is done to each value that is read: nothing on PostgreSQL, whose driver gives UTC instants."""
        return super().result_processor(dialect, coltype) if dialect.name == "sqlite" else None


def identity_columns() -> list[Column[Any]]:
    """Return the key of a tenant's table: the tenant comes first, so that a cluster can shard by it."""
    return [Column("tenant_id", Uuid, primary_key=True), Column("id", Uuid, primary_key=True)]


def bookkeeping_columns() -> list[Column[Any]]:
    """Return what each resource keeps about its own row."""
    return [
        Column("version", Integer, nullable=False),
        Column("created_at", Instant, nullable=False),
        Column("updated_at", Instant, nullable=False),
    ]


def belongs_to(table: str, column: str) -> ForeignKeyConstraint:
    """Return a reference to a row of the same tenant, which disappears with that row."""
    return ForeignKeyConstraint(["tenant_id", column], [f"{table}.tenant_id", f"{table}.id"], ondelete="CASCADE")


Json = JSON(none_as_null=True)
