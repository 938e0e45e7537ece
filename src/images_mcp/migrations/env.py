"""How Alembic runs here: always on the connection it is handed."""

from alembic import context

from images_mcp.kernel.db import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
