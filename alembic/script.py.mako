"""${message}.

Locks: `env.py` gives up on a lock after 10 s, so a migration behind a long query fails and can be run again instead of
queueing every other query behind itself. Keep each one short, and build indexes of large tables in one of its own.
"""

import sqlalchemy as sa
from alembic import op

${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
