"""Keys say what they are and who made them; calendar feeds too, and when they expire.

Adding columns with constant defaults rewrites no table on either database.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("api_keys", sa.Column("kind", sa.String(length=12), nullable=False, server_default="api_key"))
    op.add_column("api_keys", sa.Column("created_by", sa.Uuid(), nullable=True))
    op.create_index(op.f("ix_api_keys_tenant_id_created_by"), "api_keys", ["tenant_id", "created_by"], unique=False)
    op.add_column("calendar_feeds", sa.Column("created_by", sa.Uuid(), nullable=True))
    op.add_column("calendar_feeds", sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        op.f("ix_calendar_feeds_tenant_id_created_by"), "calendar_feeds", ["tenant_id", "created_by"], unique=False
    )
    # Until now the name alone told an access token from a key.
    op.execute(
        "UPDATE api_keys SET kind = 'access_token' WHERE name LIKE 'access token of ________-____-____-____-____________' "
        "AND candidate_id IS NOT NULL AND expires_at IS NOT NULL"
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_calendar_feeds_tenant_id_created_by"), table_name="calendar_feeds")
    op.drop_column("calendar_feeds", "expires_at")
    op.drop_column("calendar_feeds", "created_by")
    op.drop_index(op.f("ix_api_keys_tenant_id_created_by"), table_name="api_keys")
    op.drop_column("api_keys", "created_by")
    op.drop_column("api_keys", "kind")
