"""Versions that differ from the engine's bytes, and pictures that were asked for together"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("images", sa.Column("final", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_images_tenant_final"), "images", ["tenant", "final"], unique=False)
    op.add_column("generations", sa.Column("batch", sa.String(length=40), nullable=True))
    op.create_index(op.f("ix_generations_tenant_batch"), "generations", ["tenant", "batch"], unique=False)
