"""Drafts, every version of their words, and tenants' own templates."""

from sqlalchemy import Column, Index, Integer, String, Table, Text, Uuid, text

from app.models.base import Instant, Json, belongs_to, bookkeeping_columns, identity_columns, metadata

drafts = Table(
    "drafts",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("application_id", Uuid, nullable=False),
    Column("interview_id", Uuid, nullable=False),
    Column("interviewer_id", Uuid),
    Column("interviewer_name", String(200)),
    Column("kind", String(30), nullable=False),
    Column("tone", String(20), nullable=False),
    Column("language", String(10), nullable=False),
    Column("follow_up_number", Integer, nullable=False),
    Column("status", String(20), nullable=False),
    Column("subject", Text),
    Column("body", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("written_by", String(20), nullable=False),
    Column("fallback_reason", String(50)),
    # Set while a remote writer is still to be asked: from when on a worker may take it up.
    Column("write_at", Instant),
    Column("write_tries", Integer, nullable=False),
    Column("sent_at", Instant),
    Column("override_reason", Text),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    belongs_to("applications", "application_id"),
    belongs_to("interviews", "interview_id"),
    Index(None, "tenant_id", "candidate_id", "id"),
    Index(None, "tenant_id", "interview_id"),
    Index(None, "tenant_id", "application_id"),
    Index(
        "ix_drafts_write_at",
        "write_at",
        postgresql_where=text("write_at IS NOT NULL"),
        sqlite_where=text("write_at IS NOT NULL"),
    ),
)

draft_revisions = Table(
    "draft_revisions",
    metadata,
    *identity_columns(),
    Column("draft_id", Uuid, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("subject", Text),
    Column("body", Text, nullable=False),
    Column("changed", Json, nullable=False),
    Column("written_by", String(20), nullable=False),
    Column("key_id", Uuid),
    Column("created_at", Instant, nullable=False),
    belongs_to("drafts", "draft_id"),
    Index("uq_draft_revisions_tenant_id_draft_id_revision", "tenant_id", "draft_id", "revision", unique=True),
)

draft_templates = Table(
    "draft_templates",
    metadata,
    *identity_columns(),
    Column("kind", String(30), nullable=False),
    Column("tone", String(20), nullable=False),
    Column("language", String(10), nullable=False),
    Column("source", Text, nullable=False),
    *bookkeeping_columns(),
    Index("uq_draft_templates_tenant_id_kind_tone_language", "tenant_id", "kind", "tone", "language", unique=True),
)
