"""What admins set; which messages ask or show two answers; worked solutions; answers that are written anew in place.

SQLite cannot drop the constraint by which a message carried one exchange for ever, so both tables that it concerns are
made anew. Ratings are moved first: dropping the old messages would take along all that hangs on them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

STANDING = "retracted_at IS NULL"


def upgrade() -> None:
    op.add_column("exchanges", sa.Column("steps", sa.JSON(), server_default="[]", nullable=False))
    op.create_table(
        "setting_changes",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("server", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("changed_by", sa.String(length=64), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_setting_changes_server"), "setting_changes", ["server"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        role = sa.Column("role", sa.String(length=16), nullable=False)
        _make_anew(["platform", "channel", "message", "exchange_id", "role"], [role], "'answer'")
    else:
        op.add_column("messages", sa.Column("role", sa.String(length=16), server_default="answer", nullable=False))
        op.alter_column("messages", "role", server_default=None)
        op.drop_constraint(op.f("uq_messages_platform"), "messages", type_="unique")
        op.create_unique_constraint(
            op.f("uq_messages_platform"), "messages", ["platform", "channel", "message", "exchange_id", "role"]
        )


def downgrade() -> None:
    """What a message carried first is kept, as before; ratings of what it carried later go."""
    op.execute("DELETE FROM messages WHERE role <> 'answer'")
    op.execute("DELETE FROM messages WHERE id NOT IN (SELECT min(id) FROM messages GROUP BY platform, channel, message)")
    if op.get_bind().dialect.name == "sqlite":
        _make_anew(["platform", "channel", "message"], [], "")
    else:
        op.drop_constraint(op.f("uq_messages_platform"), "messages", type_="unique")
        op.drop_column("messages", "role")
        op.create_unique_constraint(op.f("uq_messages_platform"), "messages", ["platform", "channel", "message"])
    op.drop_index(op.f("ix_setting_changes_server"), table_name="setting_changes")
    op.drop_table("setting_changes")
    op.drop_column("exchanges", "steps")


def _make_anew(unique: list[str], more: list[sa.Column[str]], value: str) -> None:
    """SQLite's tables of messages and ratings with another constraint, and another column of that value."""
    op.create_table(
        "messages_anew",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("exchange_id", sa.String(length=36), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=200), nullable=False),
        sa.Column("message", sa.String(length=200), nullable=False),
        *more,
        sa.ForeignKeyConstraint(["exchange_id"], ["exchanges.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(*unique, name=op.f("uq_messages_platform")),
    )
    op.create_table(
        "ratings_anew",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("rater", sa.String(length=64), nullable=False),
        sa.Column("emoji", sa.String(length=64), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retracted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["message_id"], ["messages_anew.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    columns = "id, exchange_id, platform, channel, message"
    op.execute(f"INSERT INTO messages_anew SELECT {', '.join(filter(None, (columns, value)))} FROM messages")
    op.execute(
        "INSERT INTO ratings_anew SELECT id, message_id, rater, emoji, given_at, retracted_at FROM ratings"
    )
    op.drop_table("ratings")
    op.drop_table("messages")
    op.rename_table("messages_anew", "messages")
    op.rename_table("ratings_anew", "ratings")
    op.create_index(op.f("ix_messages_exchange_id"), "messages", ["exchange_id"], unique=False)
    op.create_index("ix_ratings_message_rater", "ratings", ["message_id", "rater"], unique=False)
    op.create_index(op.f("ix_ratings_rater"), "ratings", ["rater"], unique=False)
    op.create_index(
        "uq_ratings_standing", "ratings", ["message_id", "rater", "emoji"], unique=True,
        sqlite_where=sa.text(STANDING), postgresql_where=sa.text(STANDING),
    )
