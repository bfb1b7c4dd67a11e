"""What was wrong with an answer, votes between two answers, who is not to be learned from, and what the engine verified."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("exchanges", sa.Column("sibling_of", sa.String(length=36), nullable=True))
    op.add_column("exchanges", sa.Column("verification", sa.String(length=16), server_default="", nullable=False))
    op.create_index(op.f("ix_exchanges_sibling_of"), "exchanges", ["sibling_of"], unique=False)
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exchange_id", sa.String(length=36), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.String(length=16), nullable=False),
        sa.Column("right_answer", sa.Text(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["exchange_id"], ["exchanges.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("exchange_id", "author", "given_at", name=op.f("uq_remarks_exchange_id")),
    )
    op.create_index(op.f("ix_remarks_author"), "remarks", ["author"], unique=False)
    op.create_table(
        "choices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.String(length=36), nullable=False),
        sa.Column("rejected", sa.String(length=36), nullable=False),
        sa.Column("rater", sa.String(length=64), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["chosen"], ["exchanges.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["rejected"], ["exchanges.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("chosen", "rejected", "rater", "given_at", name=op.f("uq_choices_chosen")),
    )
    op.create_index(op.f("ix_choices_rater"), "choices", ["rater"], unique=False)
    op.create_index(op.f("ix_choices_rejected"), "choices", ["rejected"], unique=False)
    op.create_table(
        "opt_outs",
        sa.Column("scope", sa.String(length=16), nullable=False),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("scope", "id"),
    )


def downgrade() -> None:
    op.drop_table("opt_outs")
    op.drop_index(op.f("ix_choices_rejected"), table_name="choices")
    op.drop_index(op.f("ix_choices_rater"), table_name="choices")
    op.drop_table("choices")
    op.drop_index(op.f("ix_remarks_author"), table_name="remarks")
    op.drop_table("remarks")
    op.drop_index(op.f("ix_exchanges_sibling_of"), table_name="exchanges")
    op.drop_column("exchanges", "verification")
    op.drop_column("exchanges", "sibling_of")
