"""Pictures that may be served again, and what that saved day by day"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "reuse_entries",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("image_id", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("words_key", sa.String(length=64), nullable=False),
        sa.Column("meaning_key", sa.String(length=64), nullable=False),
        sa.Column("context_key", sa.String(length=64), nullable=False),
        sa.Column("embedder", sa.String(length=24), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("cost_micro", sa.BigInteger(), nullable=False),
        sa.Column("millis", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["image_id"], ["images.id"], ondelete="CASCADE", name="fk_reuse_entries_image"),
        sa.PrimaryKeyConstraint("image_id", name=op.f("pk_reuse_entries")),
    )
    op.create_index(
        op.f("ix_reuse_entries_tenant_owner_words_key"), "reuse_entries", ["tenant", "owner", "words_key"], unique=False
    )
    op.create_index(
        op.f("ix_reuse_entries_tenant_owner_meaning_key"),
        "reuse_entries",
        ["tenant", "owner", "meaning_key"],
        unique=False,
    )
    op.create_index(
        op.f("ix_reuse_entries_tenant_owner_created_at"),
        "reuse_entries",
        ["tenant", "owner", "created_at"],
        unique=False,
    )
    op.create_table(
        "reuse_days",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("owner", sa.String(length=64), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("saved_micro", sa.BigInteger(), nullable=False),
        sa.Column("saved_millis", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("tenant", "owner", "day", "kind", name=op.f("pk_reuse_days")),
    )
