"""What processes that share a PostgreSQL count together against the rate limits.

The table is unlogged: its rows are of use for a minute, and after a crash every window begins afresh. SQLite, which one
process serves, needs none.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.create_table(
            "rate_counts",
            sa.Column("subject", sa.Uuid(), nullable=False),
            sa.Column("count", sa.BigInteger(), nullable=False),
            sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
            sa.PrimaryKeyConstraint("subject", name="pk_rate_counts"),
            prefixes=["UNLOGGED"],
        )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.drop_table("rate_counts")
