"""Search over what was said, and what was learned from ratings and choices"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "search_entries",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], ondelete="CASCADE", name="fk_search_entries_conversation"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_entries")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_search_entries_conversation_id")),
    )
    op.create_table(
        "search_tokens",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("token", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("part", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("weight", sa.SmallInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["search_entries.number"], ondelete="CASCADE", name="fk_search_tokens_entry"),
        sa.PrimaryKeyConstraint("token", "entry", "part", name=op.f("pk_search_tokens")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_search_tokens_entry"), "search_tokens", ["entry"], unique=False)
    op.create_table(
        "search_prefixes",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("prefix", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("token", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("prefix", "token", name=op.f("pk_search_prefixes")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_search_prefixes_token"), "search_prefixes", ["token"], unique=False)
    op.create_table(
        "search_vectors",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.Column("model", sa.String(length=16), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["search_entries.number"], ondelete="CASCADE", name="fk_search_vectors_entry"),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_search_vectors")),
    )
    op.create_index(
        op.f("ix_search_vectors_tenant_owner_model_number"),
        "search_vectors",
        ["tenant", "owner", "model", "number"],
        unique=False,
    )
    op.create_index(op.f("ix_search_vectors_entry"), "search_vectors", ["entry"], unique=False)
    op.create_table(
        "search_pending",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=40), nullable=False),
        sa.Column("part", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], ondelete="CASCADE", name="fk_search_pending_conversation"
        ),
        sa.PrimaryKeyConstraint("conversation_id", "part", name=op.f("pk_search_pending")),
    )
    op.create_index(op.f("ix_search_pending_tenant"), "search_pending", ["tenant"], unique=False)
    op.create_table(
        "search_changes",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("removals", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "owner", name=op.f("pk_search_changes")),
    )
    # What is there already waits for its place in the index.
    op.execute("INSERT INTO search_pending (tenant, conversation_id, part) SELECT tenant, id, '' FROM conversations")
    op.execute(
        "INSERT INTO search_pending (tenant, conversation_id, part) SELECT t.tenant, t.conversation_id, t.id "
        "FROM turns t JOIN conversations c ON c.id = t.conversation_id"
    )
    op.create_table(
        "feedback_events",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=40), nullable=False),
        sa.Column("image_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("rating", sa.SmallInteger(), nullable=True),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation_id"], ["conversations.id"], ondelete="CASCADE", name="fk_feedback_events_conversation"
        ),
        sa.ForeignKeyConstraint(["image_id"], ["images.id"], ondelete="CASCADE", name="fk_feedback_events_image"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback_events")),
    )
    op.create_index(
        op.f("ix_feedback_events_tenant_owner_at"), "feedback_events", ["tenant", "owner", "at"], unique=False
    )
    op.create_index(op.f("ix_feedback_events_conversation_id"), "feedback_events", ["conversation_id"], unique=False)
    op.create_index(op.f("ix_feedback_events_image_id"), "feedback_events", ["image_id"], unique=False)
    op.create_table(
        "feedback_rules",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "owner", "id", name=op.f("pk_feedback_rules")),
    )
    op.create_table(
        "feedback_settings",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("applied", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "owner", name=op.f("pk_feedback_settings")),
    )
