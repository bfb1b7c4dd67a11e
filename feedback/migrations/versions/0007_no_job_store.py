"""The nightly job is no longer kept in the database: its row held the database's address."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.drop_table("scheduled_jobs", if_exists=True)


def downgrade() -> None:
    """Nothing: who needs that table makes it."""
