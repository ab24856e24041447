"""Addresses under which a candidate's calendar can be read without a key."""

from sqlalchemy import Column, Index, LargeBinary, String, Table, Uuid

from app.models.base import Instant, belongs_to, bookkeeping_columns, identity_columns, metadata

calendar_feeds = Table(
    "calendar_feeds",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("name", String(200), nullable=False),
    Column("hint", String(20), nullable=False),
    Column("digest", LargeBinary(32), nullable=False, unique=True),
    Column("created_by", Uuid),
    Column("expires_at", Instant),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    Index(None, "tenant_id", "candidate_id", "id"),
    Index(None, "tenant_id", "created_by"),
)
