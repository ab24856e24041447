"""What candidates want of a job, and how jobs measured up. Private to each candidate."""

from sqlalchemy import Column, Index, Integer, Table, Text, Uuid

from app.models.base import Json, belongs_to, bookkeeping_columns, identity_columns, metadata

fit_profiles = Table(
    "fit_profiles",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("criteria", Json, nullable=False),
    Column("revision", Integer, nullable=False),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    Index("uq_fit_profiles_tenant_id_candidate_id", "tenant_id", "candidate_id", unique=True),
)

fit_evaluations = Table(
    "fit_evaluations",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("application_id", Uuid, nullable=False),
    Column("interview_id", Uuid, nullable=False),
    Column("profile_revision", Integer, nullable=False),
    Column("criteria", Json, nullable=False),
    Column("scores", Json, nullable=False),
    Column("notes", Text),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    belongs_to("applications", "application_id"),
    belongs_to("interviews", "interview_id"),
    Index("uq_fit_evaluations_tenant_id_interview_id", "tenant_id", "interview_id", unique=True),
    Index(None, "tenant_id", "candidate_id", "id"),
    Index(None, "tenant_id", "application_id"),
)
