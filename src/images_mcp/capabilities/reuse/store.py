"""What may be served again, in the database: keyed hashes of the wish and its context, never the picture itself.

An entry hangs on its picture by a foreign key: a deleted picture takes it along, whoever deletes it.
"""

import sqlalchemy as sa

from images_mcp.kernel.db import Erasure, Sealed, Utc, table

entries = table(
    "reuse_entries",
    sa.Column("image_id", sa.String(40), nullable=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("words_key", sa.String(64), nullable=False),
    sa.Column("meaning_key", sa.String(64), nullable=False),
    sa.Column("context_key", sa.String(64), nullable=False),
    sa.Column("embedder", sa.String(24), nullable=False),
    sa.Column("vector", Sealed, nullable=False),
    sa.Column("about", Sealed, nullable=False),
    sa.Column("cost_micro", sa.BigInteger, nullable=False),
    sa.Column("millis", sa.Integer, nullable=False),
    sa.Column("created_at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("image_id"),
    sa.ForeignKeyConstraint(["image_id"], ["images.id"], name="fk_reuse_entries_image", ondelete="CASCADE"),
    sa.Index(None, "tenant", "owner", "words_key"),
    sa.Index(None, "tenant", "owner", "meaning_key"),
    sa.Index(None, "tenant", "owner", "created_at"),
    owner="owner",
    erasure=Erasure.DELETE,
)

days = table(
    "reuse_days",
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("day", sa.String(10), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("times", sa.Integer, nullable=False),
    sa.Column("saved_micro", sa.BigInteger, nullable=False),
    sa.Column("saved_millis", sa.BigInteger, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "owner", "day", "kind"),
    owner="owner",
    erasure=Erasure.DELETE,
)
