"""Runs migrations on a connection that the caller opened (`afterview migrate`), or on the settings' database."""

from alembic import context
from sqlalchemy import Connection

from app.migrations import MIGRATION_LOCK
from app.models import metadata
from app.models.base import Instant


def is_declared(name: str | None, kind: str, _parents: object) -> bool:
    """Leave partitions out of comparisons: the worker makes and drops those."""
    return kind != "table" or name in metadata.tables


def _render_instant(kind: str, item: object, _context: object) -> str | bool:
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Instant) else False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        compare_type=True,
        include_name=is_declared,
        render_item=_render_instant,
        transaction_per_migration=False,
    )
    with context.begin_transaction():
        if connection.dialect.name == "postgresql":
            # Waiting migrations queue here instead of racing; running queries are never held up for long.
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
            connection.exec_driver_sql("SET LOCAL lock_timeout = '10s'")
            connection.exec_driver_sql("SET LOCAL statement_timeout = '10min'")
        context.run_migrations()


_run(context.config.attributes["connection"])
