"""Candidates and their applications."""

from sqlalchemy import Column, Index, String, Table, Uuid, text

from app.models.base import Instant, Json, belongs_to, bookkeeping_columns, identity_columns, metadata

candidates = Table(
    "candidates",
    metadata,
    *identity_columns(),
    Column("name", String(200), nullable=False),
    Column("email", String(254)),
    Column("external_id", String(200)),
    Column("time_zone", String(64), nullable=False),
    Column("country", String(2)),
    Column("subdivision", String(10)),
    Column("waking_start", String(5), nullable=False),
    Column("waking_end", String(5), nullable=False),
    Column("linkedin_tier", String(10), nullable=False),
    Column("paused_until", Instant),
    Column("policy", Json, nullable=False),
    *bookkeeping_columns(),
    # Set while everything of theirs is being deleted: nobody sees them any more.
    Column("erasing_since", Instant),
    # Set while an import writes them, and renewed with each piece: nobody sees them yet.
    Column("importing_since", Instant),
    Index("uq_candidates_tenant_id_external_id", "tenant_id", "external_id", unique=True),
    Index(
        "ix_candidates_erasing_since",
        "erasing_since",
        postgresql_where=text("erasing_since IS NOT NULL"),
        sqlite_where=text("erasing_since IS NOT NULL"),
    ),
    Index(
        "ix_candidates_importing_since",
        "importing_since",
        postgresql_where=text("importing_since IS NOT NULL"),
        sqlite_where=text("importing_since IS NOT NULL"),
    ),
)

applications = Table(
    "applications",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("company", String(200), nullable=False),
    Column("role", String(200), nullable=False),
    Column("match_key", String(401), nullable=False),
    Column("stage", String(20), nullable=False),
    Column("stage_changed_at", Instant, nullable=False),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    Index(None, "tenant_id", "candidate_id", "match_key"),
)
