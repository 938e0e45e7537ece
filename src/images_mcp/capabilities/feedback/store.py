"""What people said of pictures, and what they decided about the rules learned from it; words are sealed."""

import sqlalchemy as sa

from images_mcp.kernel.db import Erasure, Sealed, Utc, table

feedback_events = table(
    "feedback_events",
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("conversation_id", sa.String(40), nullable=False),
    sa.Column("image_id", sa.String(40), nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),
    sa.Column("rating", sa.SmallInteger),
    sa.Column("about", Sealed, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("id"),
    sa.Index(None, "tenant", "owner", "at"),
    sa.Index(None, "conversation_id"),
    sa.Index(None, "image_id"),
    sa.ForeignKeyConstraint(
        ["conversation_id"], ["conversations.id"], ondelete="CASCADE", name="fk_feedback_events_conversation"
    ),
    sa.ForeignKeyConstraint(["image_id"], ["images.id"], ondelete="CASCADE", name="fk_feedback_events_image"),
    owner="owner",
    erasure=Erasure.DELETE,
)

feedback_rules = table(
    "feedback_rules",
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("id", sa.String(40), nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("about", Sealed, nullable=False),
    sa.Column("at", Utc, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "owner", "id"),
    owner="owner",
    erasure=Erasure.DELETE,
)

feedback_settings = table(
    "feedback_settings",
    sa.Column("owner", sa.String(64), nullable=False),
    sa.Column("applied", sa.Boolean, nullable=False),
    sa.PrimaryKeyConstraint("tenant", "owner"),
    owner="owner",
    erasure=Erasure.DELETE,
)
