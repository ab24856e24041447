"""Reminders, and the hot table that says which of them changes next."""

from typing import Any

from sqlalchemy import Boolean, Column, Index, Integer, SmallInteger, String, Table, Text, Uuid, text

from app.models.base import Instant, Json, belongs_to, bookkeeping_columns, identity_columns, metadata

reminders = Table(
    "reminders",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("application_id", Uuid),
    Column("interview_id", Uuid),
    Column("interviewer_id", Uuid),
    Column("interviewer_name", String(200)),
    Column("company", String(200)),
    Column("role", String(200)),
    Column("action", String(30), nullable=False),
    Column("identity", String(450), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("status", String(20), nullable=False),
    Column("not_before", Instant),
    Column("due_at", Instant, nullable=False),
    Column("deadline", Instant),
    Column("expires_at", Instant, nullable=False),
    Column("explanation", Json, nullable=False),
    Column("snoozed_until", Instant),
    Column("status_at", Instant, nullable=False),
    Column("status_reason", Text),
    Column("overdue_raised", Boolean(create_constraint=False), nullable=False),
    Column("revision", Integer, nullable=False),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    belongs_to("applications", "application_id"),
    belongs_to("interviews", "interview_id"),
    Index("uq_reminders_tenant_id_candidate_id_identity", "tenant_id", "candidate_id", "identity", unique=True),
    Index(None, "tenant_id", "candidate_id", "due_at", "id"),
    Index(None, "tenant_id", "due_at", "id"),
    Index(None, "tenant_id", "application_id"),
    Index(None, "tenant_id", "interview_id"),
    # A candidate's thank-you notes, for their punctuality.
    Index(
        "ix_reminders_thank_yous",
        "tenant_id",
        "candidate_id",
        postgresql_where=text("action = 'send_thank_you'"),
        sqlite_where=text("action = 'send_thank_you'"),
    ),
    # Room on each page for what time does to a reminder, without touching an index.
    postgresql_with={"fillfactor": 80},
)

HOT_TABLE: dict[str, Any] = {
    "postgresql_with": {
        "fillfactor": 70,
        "autovacuum_vacuum_scale_factor": 0.02,
        "autovacuum_vacuum_cost_delay": 0,
        "autovacuum_analyze_scale_factor": 0.05,
    }
}

due_items = Table(
    "due_items",
    metadata,
    Column("subject_id", Uuid, primary_key=True),
    Column("kind", SmallInteger, primary_key=True),
    Column("tenant_id", Uuid, primary_key=True),
    Column("fire_at", Instant, nullable=False),
    # Set for tenants whose test clock stands: the machine's time must not fire their items.
    Column("stopped", Boolean(create_constraint=False), nullable=False),
    # What falls due, and what is to be planned anew. Each condition is written as statements write it on that database.
    Index(
        "ix_due_items_fire_at",
        "fire_at",
        postgresql_where=text("NOT stopped AND kind <= 2"),
        sqlite_where=text("stopped = 0 AND kind <= 2"),
    ),
    Index(
        "ix_due_items_plans",
        "fire_at",
        postgresql_where=text("NOT stopped AND kind > 2"),
        sqlite_where=text("stopped = 0 AND kind > 2"),
    ),
    Index("ix_due_items_tenant_id_fire_at", "tenant_id", "fire_at"),
    **HOT_TABLE,
)

quarantined_items = Table(
    "quarantined_items",
    metadata,
    *identity_columns(),
    Column("kind", SmallInteger, nullable=False),
    Column("subject_id", Uuid, nullable=False),
    Column("fire_at", Instant, nullable=False),
    Column("error", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
)
