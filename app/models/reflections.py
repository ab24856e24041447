"""What candidates make of their interviews, and the questions they were asked. Private to each candidate."""

from sqlalchemy import Boolean, Column, Index, Integer, SmallInteger, String, Table, Text, Uuid

from app.models.base import Json, belongs_to, bookkeeping_columns, identity_columns, metadata

reflections = Table(
    "reflections",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("interview_id", Uuid, nullable=False),
    Column("overall", SmallInteger),
    Column("parts", Json, nullable=False),
    Column("went_well", Json, nullable=False),
    Column("went_badly", Json, nullable=False),
    Column("next_time", Json, nullable=False),
    Column("feelings", Text),
    Column("predicted_outcome", String(20)),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    belongs_to("interviews", "interview_id"),
    Index("uq_reflections_tenant_id_interview_id", "tenant_id", "interview_id", unique=True),
    Index(None, "tenant_id", "candidate_id", "id"),
)

questions = Table(
    "questions",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("interview_id", Uuid, nullable=False),
    Column("reflection_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("topic", String(200)),
    # The form under which spellings of one topic are counted together. Case folding can lengthen a text threefold.
    Column("topic_key", String(600)),
    Column("kind", String(20), nullable=False),
    Column("difficulty", SmallInteger),
    Column("answer_quality", SmallInteger),
    Column("answer_given", Text),
    Column("better_answer", Text),
    Column("star", Json),
    Column("flagged", Boolean(create_constraint=False), nullable=False),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    belongs_to("reflections", "reflection_id"),
    Index(None, "tenant_id", "candidate_id", "id"),
    Index(None, "tenant_id", "reflection_id"),
    # Holds all that the insights ask of a question, in the order they group by.
    Index(
        "ix_questions_topics",
        "tenant_id",
        "candidate_id",
        "topic_key",
        "interview_id",
        "topic",
        "difficulty",
        "answer_quality",
    ),
)
