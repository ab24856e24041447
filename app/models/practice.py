"""Practice cards, the questions they stand for, and their reviews. Private to each candidate."""

from sqlalchemy import Column, Index, Integer, SmallInteger, Table, Uuid

from app.models.base import Instant, Json, belongs_to, bookkeeping_columns, identity_columns, metadata

practice_cards = Table(
    "practice_cards",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("memory", Json, nullable=False),
    Column("own_due_at", Instant, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("last_review_at", Instant),
    Column("reviews", Integer, nullable=False),
    Column("paused_at", Instant),
    Column("merged_into", Uuid),
    *bookkeeping_columns(),
    belongs_to("candidates", "candidate_id"),
    Index(None, "tenant_id", "candidate_id", "due_at", "id"),
)

# A question is on one card at most. It leaves its card when it is deleted, whatever deleted it.
practice_card_questions = Table(
    "practice_card_questions",
    metadata,
    Column("tenant_id", Uuid, primary_key=True),
    Column("question_id", Uuid, primary_key=True),
    Column("card_id", Uuid, nullable=False),
    Column("position", Integer, nullable=False),
    belongs_to("questions", "question_id"),
    belongs_to("practice_cards", "card_id"),
    Index(None, "tenant_id", "card_id"),
)

practice_reviews = Table(
    "practice_reviews",
    metadata,
    *identity_columns(),
    Column("candidate_id", Uuid, nullable=False),
    Column("card_id", Uuid, nullable=False),
    Column("rating", SmallInteger, nullable=False),
    Column("reviewed_at", Instant, nullable=False),
    Column("own_due_at", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    belongs_to("candidates", "candidate_id"),
    belongs_to("practice_cards", "card_id"),
    Index(None, "tenant_id", "candidate_id"),
    Index(None, "tenant_id", "card_id", "reviewed_at", "id"),
)
