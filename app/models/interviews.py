"""Interviews, who held them, and what the employer promised."""

from sqlalchemy import Boolean, Column, Date, Index, Integer, String, Table, Text, Uuid

from app.models.base import Instant, Json, belongs_to, bookkeeping_columns, identity_columns, metadata

interviews = Table(
    "interviews",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("application_id", Uuid, nullable=False),
    Column("company", String(200), nullable=False),
    Column("role", String(200), nullable=False),
    Column("round", Integer),
    Column("kind", String(20), nullable=False),
    Column("status", String(20), nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("time_zone", String(64), nullable=False),
    Column("country", String(2)),
    Column("subdivision", String(10)),
    Column("business_days", Json),
    Column("outcome", String(20), nullable=False),
    Column("outcome_at", Instant),
    Column("outcome_note", Text),
    Column("respond_on", Date),
    Column("respond_at", Instant),
    Column("topics", Json, nullable=False),
    Column("highlight", Text),
    Column("strength", Text),
    Column("location", Text),
    Column("notes", Text),
    Column("status_reason", Text),
    Column("missed_by", String(20)),
    Column("source_system", String(50)),
    Column("external_id", String(200)),
    Column("external_updated_at", Instant),
    Column("source_status", String(100)),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    belongs_to("applications", "application_id"),
    Index(None, "tenant_id", "candidate_id", "id"),
    Index(None, "tenant_id", "application_id"),
    Index(
        "uq_interviews_tenant_id_source_system_external_id", "tenant_id", "source_system", "external_id", unique=True
    ),
)

interviewers = Table(
    "interviewers",
    metadata,
    *identity_columns(),
    Column("interview_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("name", String(200), nullable=False),
    Column("role", String(200)),
    Column("email", String(254)),
    Column("linkedin_url", String(500)),
    Column("attended", Boolean(create_constraint=False), nullable=False),
    Column("connected", Boolean(create_constraint=False), nullable=False),
    belongs_to("interviews", "interview_id"),
    Index(None, "tenant_id", "interview_id"),
)

commitments = Table(
    "commitments",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("interview_id", Uuid, nullable=False),
    Column("decide_on", Date),
    Column("decide_at", Instant),
    Column("said_by", String(200)),
    Column("said_at", Instant),
    Column("note", Text),
    Column("status", String(20), nullable=False),
    Column("status_at", Instant),
    *bookkeeping_columns(),
    belongs_to("interviews", "interview_id"),
    Index(None, "tenant_id", "interview_id"),
    Index(None, "tenant_id", "candidate_id"),
)
