"""What each training run found of the votes that it learned from."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("training_runs", sa.Column("trust", sa.JSON(), server_default="{}", nullable=False))


def downgrade() -> None:
    op.drop_column("training_runs", "trust")
