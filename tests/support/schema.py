"""The schema that a database has, held against the one that the program declares."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from app.models import metadata


def differences(connection: Connection) -> list[Any]:
    """Return what a migration would have to change for the tables to be the declared ones."""

    def is_declared(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or name in metadata.tables

    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": is_declared})
    found: list[Any] = compare_metadata(context, metadata)
    return found
