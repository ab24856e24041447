"""Events that are told to their endpoints in transactions of their own, after the one that raised them.

The way down needs them finished: the version before knows no such event, and would never tell it to anybody.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "fan_outs",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("reminder_id", sa.Uuid(), nullable=True),
        sa.Column("moot_because", sa.String(length=500), nullable=True),
        sa.Column("last_endpoint_id", sa.Uuid(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("tenant_id", "id", name="pk_fan_outs"),
        postgresql_with={
            "fillfactor": 70,
            "autovacuum_vacuum_scale_factor": 0.02,
            "autovacuum_vacuum_cost_delay": 0,
            "autovacuum_analyze_scale_factor": 0.05,
        },
    )


def downgrade() -> None:
    waiting = op.get_bind().execute(sa.text("SELECT count(*) FROM fan_outs")).scalar_one()
    if waiting:
        message = (
            f"{waiting} events have not been handed to all their endpoints yet, and the version before cannot do it. "
            "Let a worker of this version run until the table fan_outs is empty, then repeat this."
        )
        raise RuntimeError(message)
    op.drop_table("fan_outs")
