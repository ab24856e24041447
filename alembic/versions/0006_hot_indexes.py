"""The hot tables' keys begin with what each row is about, their other indexes are leaner, and pages have room.

Both tables are empty one moment and long the next, so that the planner knows nothing true of them. What finds one row
therefore names the delivery or the subject alone, which no index but the key can answer. What falls due and what is to
be planned anew have an index each, with conditions that both databases recognise.

Locks: the indexes of both tables are built anew under an exclusive lock, for as long as their rows take.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_index("ix_delivery_queue_next_at", "delivery_queue")
    op.drop_index("ix_delivery_queue_leased", "delivery_queue")
    _key("delivery_queue", "delivery_id", "tenant_id")
    _partial("ix_delivery_queue_leased", "delivery_queue", ["endpoint_id"], "lease_token <> 0")
    op.drop_index("ix_due_items_fire_at", "due_items")
    _key("due_items", "subject_id", "kind", "tenant_id")
    _partial("ix_due_items_fire_at", "due_items", ["fire_at"], "NOT stopped AND kind <= 2", "stopped = 0 AND kind <= 2")
    _partial("ix_due_items_plans", "due_items", ["fire_at"], "NOT stopped AND kind > 2", "stopped = 0 AND kind > 2")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE reminders SET (fillfactor = 80)")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE reminders RESET (fillfactor)")
    op.drop_index("ix_due_items_plans", "due_items")
    op.drop_index("ix_due_items_fire_at", "due_items")
    _key("due_items", "tenant_id", "kind", "subject_id")
    _partial("ix_due_items_fire_at", "due_items", ["fire_at"], "NOT stopped")
    op.drop_index("ix_delivery_queue_leased", "delivery_queue")
    _key("delivery_queue", "tenant_id", "delivery_id")
    _partial("ix_delivery_queue_leased", "delivery_queue", ["tenant_id", "endpoint_id"], "lease_token <> 0")
    op.create_index("ix_delivery_queue_next_at", "delivery_queue", ["next_at"], unique=False)


def _key(table: str, *columns: str) -> None:
    with op.batch_alter_table(table) as batch:
        batch.drop_constraint(f"pk_{table}", type_="primary")
        batch.create_primary_key(f"pk_{table}", list(columns))


def _partial(name: str, table: str, columns: list[str], where: str, on_sqlite: str | None = None) -> None:
    op.create_index(
        name,
        table,
        columns,
        unique=False,
        postgresql_where=sa.text(where),
        sqlite_where=sa.text(on_sqlite or where),
    )
