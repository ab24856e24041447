"""Metadata, constraint names and column types that every table shares."""

from datetime import UTC, datetime
from functools import lru_cache
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

    def bind_processor(self, dialect: Dialect) -> Any:
        """Return what is done to each value that is given."""
        return _to_text if dialect.name == "sqlite" else _in_utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:  # noqa: ARG002 - the library's signature
        """Return what is done to each value that is read: nothing on PostgreSQL, whose driver gives UTC instants."""
        return from_text if dialect.name == "sqlite" else None


def _in_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        message = f"an instant needs a time zone: {value!r}"
        raise ValueError(message)
    return value.astimezone(UTC)


def _to_text(value: datetime | None) -> str | None:
    value = _in_utc(value)
    return None if value is None else _text_of(value)


@lru_cache
def _text_of(value: datetime) -> str:
    # Remembered, since a batch writes the same few instants over and over.
    return value.isoformat(" ", "microseconds").removesuffix("+00:00")


def from_text(value: str | None) -> datetime | None:
    """Return an instant from the text that SQLite keeps."""
    return None if value is None else datetime.fromisoformat(f"{value}+00:00")


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
