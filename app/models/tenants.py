"""Tenants, their API keys and the answers kept for repeated requests."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Uuid

from app.models.base import Instant, Json, belongs_to, bookkeeping_columns, identity_columns, metadata

tenants = Table(
    "tenants",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("mode", String(10), nullable=False),
    Column("policy", Json, nullable=False),
    Column("test_now", Instant),
    *bookkeeping_columns(),
)

api_keys = Table(
    "api_keys",
    metadata,
    *identity_columns(),
    Column("name", String(200), nullable=False),
    Column("hint", String(20), nullable=False),
    Column("digest", LargeBinary(32), nullable=False, unique=True),
    Column("scopes", Json, nullable=False),
    Column("candidate_id", Uuid),
    Column("expires_at", Instant),
    Column("revoked_at", Instant),
    Column("last_used_at", Instant),
    Column("kind", String(12), nullable=False, server_default="api_key"),
    # The key it was made with; without a foreign key, since keys are revoked rather than deleted.
    Column("created_by", Uuid),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    Index(None, "tenant_id", "candidate_id"),
    Index(None, "tenant_id", "created_by"),
)
idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("tenant_id", Uuid, primary_key=True),
    Column("principal_id", Uuid, primary_key=True),
    Column("key_digest", LargeBinary(32), primary_key=True),
    Column("fingerprint", LargeBinary(32), nullable=False),
    Column("status", Integer, nullable=False),
    # Null for an answer of version 1, as in `endpoint_secrets`.
    Column("key_id", String(16)),
    Column("sealed_answer", LargeBinary, nullable=False),
    Column("candidate_id", Uuid),
    Column("created_at", Instant, nullable=False),
    Index(None, "created_at"),
    Index(None, "tenant_id", "candidate_id"),
    Index(None, "key_id"),
)
