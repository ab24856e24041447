"""Reflections and questions, practice, fit, and the mark of a candidate who is being erased.

Locks: the tables are new. A column without a default is added to `candidates`, which takes a moment's exclusive lock,
and an index is built on `reminders`, which keeps writers of that table waiting while it is built.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("candidates", sa.Column("erasing_since", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_candidates_erasing_since",
        "candidates",
        ["erasing_since"],
        unique=False,
        postgresql_where=sa.text("erasing_since IS NOT NULL"),
        sqlite_where=sa.text("erasing_since IS NOT NULL"),
    )
    op.create_index(
        "ix_reminders_thank_yous",
        "reminders",
        ["tenant_id", "candidate_id"],
        unique=False,
        postgresql_where=sa.text("action = 'send_thank_you'"),
        sqlite_where=sa.text("action = 'send_thank_you'"),
    )
    op.create_table(
        "reflections",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("overall", sa.SmallInteger(), nullable=True),
        sa.Column("parts", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("went_well", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("went_badly", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("next_time", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("feelings", sa.Text(), nullable=True),
        sa.Column("predicted_outcome", sa.String(length=20), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "candidate_id"],
            ["candidates.tenant_id", "candidates.id"],
            name=op.f("fk_reflections_tenant_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "interview_id"],
            ["interviews.tenant_id", "interviews.id"],
            name=op.f("fk_reflections_tenant_id_interview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_reflections")),
    )
    op.create_index(
        "ix_reflections_tenant_id_candidate_id_id", "reflections", ["tenant_id", "candidate_id", "id"], unique=False
    )
    op.create_index("uq_reflections_tenant_id_interview_id", "reflections", ["tenant_id", "interview_id"], unique=True)
    op.create_table(
        "questions",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("reflection_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("topic", sa.String(length=200), nullable=True),
        sa.Column("topic_key", sa.String(length=600), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("difficulty", sa.SmallInteger(), nullable=True),
        sa.Column("answer_quality", sa.SmallInteger(), nullable=True),
        sa.Column("answer_given", sa.Text(), nullable=True),
        sa.Column("better_answer", sa.Text(), nullable=True),
        sa.Column("star", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("flagged", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "candidate_id"],
            ["candidates.tenant_id", "candidates.id"],
            name=op.f("fk_questions_tenant_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "reflection_id"],
            ["reflections.tenant_id", "reflections.id"],
            name=op.f("fk_questions_tenant_id_reflection_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_questions")),
    )
    op.create_index(
        "ix_questions_tenant_id_candidate_id_id", "questions", ["tenant_id", "candidate_id", "id"], unique=False
    )
    op.create_index(
        "ix_questions_topics",
        "questions",
        ["tenant_id", "candidate_id", "topic_key", "interview_id", "topic", "difficulty", "answer_quality"],
        unique=False,
    )
    op.create_index("ix_questions_tenant_id_reflection_id", "questions", ["tenant_id", "reflection_id"], unique=False)
    op.create_table(
        "practice_cards",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("memory", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("own_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_review_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reviews", sa.Integer(), nullable=False),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "candidate_id"],
            ["candidates.tenant_id", "candidates.id"],
            name=op.f("fk_practice_cards_tenant_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_practice_cards")),
    )
    op.create_index(
        "ix_practice_cards_tenant_id_candidate_id_due_at_id",
        "practice_cards",
        ["tenant_id", "candidate_id", "due_at", "id"],
        unique=False,
    )
    op.create_table(
        "practice_card_questions",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "card_id"],
            ["practice_cards.tenant_id", "practice_cards.id"],
            name=op.f("fk_practice_card_questions_tenant_id_card_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "question_id"],
            ["questions.tenant_id", "questions.id"],
            name=op.f("fk_practice_card_questions_tenant_id_question_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "question_id", name=op.f("pk_practice_card_questions")),
    )
    op.create_index(
        "ix_practice_card_questions_tenant_id_card_id",
        "practice_card_questions",
        ["tenant_id", "card_id"],
        unique=False,
    )
    op.create_table(
        "practice_reviews",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("card_id", sa.Uuid(), nullable=False),
        sa.Column("rating", sa.SmallInteger(), nullable=False),
        sa.Column("reviewed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("own_due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "candidate_id"],
            ["candidates.tenant_id", "candidates.id"],
            name=op.f("fk_practice_reviews_tenant_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "card_id"],
            ["practice_cards.tenant_id", "practice_cards.id"],
            name=op.f("fk_practice_reviews_tenant_id_card_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_practice_reviews")),
    )
    op.create_index(
        "ix_practice_reviews_tenant_id_candidate_id", "practice_reviews", ["tenant_id", "candidate_id"], unique=False
    )
    op.create_index(
        "ix_practice_reviews_tenant_id_card_id_reviewed_at_id",
        "practice_reviews",
        ["tenant_id", "card_id", "reviewed_at", "id"],
        unique=False,
    )
    op.create_table(
        "fit_profiles",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("criteria", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "candidate_id"],
            ["candidates.tenant_id", "candidates.id"],
            name=op.f("fk_fit_profiles_tenant_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_fit_profiles")),
    )
    op.create_index(
        "uq_fit_profiles_tenant_id_candidate_id", "fit_profiles", ["tenant_id", "candidate_id"], unique=True
    )
    op.create_table(
        "fit_evaluations",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("interview_id", sa.Uuid(), nullable=False),
        sa.Column("profile_revision", sa.Integer(), nullable=False),
        sa.Column("criteria", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("scores", sa.JSON(none_as_null=True), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["tenant_id", "application_id"],
            ["applications.tenant_id", "applications.id"],
            name=op.f("fk_fit_evaluations_tenant_id_application_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "candidate_id"],
            ["candidates.tenant_id", "candidates.id"],
            name=op.f("fk_fit_evaluations_tenant_id_candidate_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["tenant_id", "interview_id"],
            ["interviews.tenant_id", "interviews.id"],
            name=op.f("fk_fit_evaluations_tenant_id_interview_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_fit_evaluations")),
    )
    op.create_index(
        "ix_fit_evaluations_tenant_id_application_id", "fit_evaluations", ["tenant_id", "application_id"], unique=False
    )
    op.create_index(
        "ix_fit_evaluations_tenant_id_candidate_id_id",
        "fit_evaluations",
        ["tenant_id", "candidate_id", "id"],
        unique=False,
    )
    op.create_index(
        "uq_fit_evaluations_tenant_id_interview_id", "fit_evaluations", ["tenant_id", "interview_id"], unique=True
    )


def downgrade() -> None:
    op.drop_table("fit_evaluations")
    op.drop_table("fit_profiles")
    op.drop_table("practice_reviews")
    op.drop_table("practice_card_questions")
    op.drop_table("practice_cards")
    op.drop_table("questions")
    op.drop_table("reflections")
    op.drop_index("ix_reminders_thank_yous", "reminders")
    op.drop_index("ix_candidates_erasing_since", "candidates")
    op.drop_column("candidates", "erasing_since")
