"""Secrets and keys of webhook endpoints in a table of their own, and the id of its key with every encrypted value.

Values keep their bytes, so that whoever goes back with the same secret key can still read them. Going back keeps the
present secret of each endpoint and the newest of its previous ones; the key pairs of endpoints are lost.

Locks: `webhook_endpoints` and `idempotency_keys` exclusively, the latter for as long as an index of it takes.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "endpoint_secrets",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("endpoint_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("key_id", sa.String(length=16), nullable=True),
        sa.Column("value", sa.LargeBinary(), nullable=True),
        sa.Column("public_key", sa.String(length=60), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["tenant_id", "endpoint_id"],
            ["webhook_endpoints.tenant_id", "webhook_endpoints.id"],
            name=op.f("fk_endpoint_secrets_tenant_id_endpoint_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("tenant_id", "id", name=op.f("pk_endpoint_secrets")),
    )
    op.create_index(op.f("ix_endpoint_secrets_endpoint_id"), "endpoint_secrets", ["endpoint_id"], unique=False)
    op.create_index(op.f("ix_endpoint_secrets_key_id"), "endpoint_secrets", ["key_id"], unique=False)
    _move("v1", "sealed_secret", created="updated_at", expires="NULL", where="sealed_secret IS NOT NULL")
    _move(
        "v1",
        "sealed_previous_secret",
        created="created_at",
        expires="previous_secret_until",
        where="sealed_previous_secret IS NOT NULL AND previous_secret_until IS NOT NULL",
    )
    # The shared key is derived from the secret key, which a migration does not have: the service fills it in. Its days
    # are counted from here.
    _move("v1a-shared", "NULL", created=":now", expires="NULL", where="asymmetric_signature")
    for column in ("sealed_secret", "sealed_previous_secret", "previous_secret_until"):
        op.drop_column("webhook_endpoints", column)
    op.add_column("idempotency_keys", sa.Column("key_id", sa.String(length=16), nullable=True))
    op.create_index(op.f("ix_idempotency_keys_key_id"), "idempotency_keys", ["key_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_idempotency_keys_key_id"), "idempotency_keys")
    op.drop_column("idempotency_keys", "key_id")
    op.add_column("webhook_endpoints", sa.Column("sealed_secret", sa.LargeBinary(), nullable=True))
    op.add_column("webhook_endpoints", sa.Column("sealed_previous_secret", sa.LargeBinary(), nullable=True))
    op.add_column("webhook_endpoints", sa.Column("previous_secret_until", sa.DateTime(timezone=True), nullable=True))
    empty = "''::bytea" if _is_postgresql() else "x''"
    present, previous = "expires_at IS NULL", "expires_at IS NOT NULL"
    op.execute(
        "UPDATE webhook_endpoints SET "  # noqa: S608 - made of our own words
        f"sealed_secret = coalesce({_newest('value', present)}, {empty}), "
        f"sealed_previous_secret = {_newest('value', previous)}, "
        f"previous_secret_until = {_newest('expires_at', previous)}"
    )
    op.drop_table("endpoint_secrets")
    with op.batch_alter_table("webhook_endpoints") as batch:
        batch.alter_column("sealed_secret", existing_type=sa.LargeBinary(), nullable=False)


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _move(kind: str, value: str, *, created: str, expires: str, where: str) -> None:
    new_id = "gen_random_uuid()" if _is_postgresql() else "lower(hex(randomblob(16)))"
    statement = sa.text(
        "INSERT INTO endpoint_secrets "  # noqa: S608 - made of our own words
        "(tenant_id, id, endpoint_id, kind, value, created_at, expires_at) "
        f"SELECT tenant_id, {new_id}, id, '{kind}', {value}, {created}, {expires} FROM webhook_endpoints WHERE {where}"
    )
    if ":now" in created:
        statement = statement.bindparams(sa.bindparam("now", datetime.now(UTC), sa.DateTime(timezone=True)))
    op.execute(statement)


def _newest(column: str, condition: str) -> str:
    return (
        f"(SELECT s.{column} FROM endpoint_secrets s "  # noqa: S608 - made of our own words
        "WHERE s.tenant_id = webhook_endpoints.tenant_id "
        f"AND s.endpoint_id = webhook_endpoints.id AND s.kind = 'v1' AND s.{condition} "
        "ORDER BY s.created_at DESC, s.id DESC LIMIT 1)"
    )
