"""A person's emoji on a message stands once, also when two processes write it at the same moment."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

STANDING = "retracted_at IS NULL"
REPEATED = f"""
DELETE FROM ratings WHERE {STANDING}
AND id NOT IN (SELECT min(id) FROM ratings WHERE {STANDING} GROUP BY message_id, rater, emoji)
"""


def upgrade() -> None:
    op.execute(REPEATED)
    op.create_index(
        "uq_ratings_standing", "ratings", ["message_id", "rater", "emoji"], unique=True,
        sqlite_where=sa.text(STANDING), postgresql_where=sa.text(STANDING),
    )


def downgrade() -> None:
    op.drop_index("uq_ratings_standing", table_name="ratings")
