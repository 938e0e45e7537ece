"""Which conversation a reference picture went along in, and what an idempotency key stands for"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "reference_uses",
        sa.Column("tenant", sa.String(length=64), nullable=False),
        sa.Column("conversation_id", sa.String(length=40), nullable=False),
        sa.Column("blob", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("conversation_id", "blob", name=op.f("pk_reference_uses")),
    )
    op.create_index(op.f("ix_reference_uses_blob"), "reference_uses", ["blob"], unique=False)
    op.add_column("generations", sa.Column("request_print", sa.String(length=64), nullable=True))
