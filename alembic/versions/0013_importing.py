"""Candidates that an import is writing: nobody sees them until all of it is written."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("candidates", sa.Column("importing_since", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_candidates_importing_since",
        "candidates",
        ["importing_since"],
        postgresql_where=sa.text("importing_since IS NOT NULL"),
        sqlite_where=sa.text("importing_since IS NOT NULL"),
    )


def downgrade() -> None:
    # The version before does not know the mark, and would show what is half written. It removes what is being erased.
    op.execute("UPDATE candidates SET erasing_since = importing_since WHERE importing_since IS NOT NULL")
    op.drop_index("ix_candidates_importing_since", "candidates")
    op.drop_column("candidates", "importing_since")
