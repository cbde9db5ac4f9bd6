"""How Alembic runs the migrations: on the connection that it is handed."""

from alembic import context

from pipeline.store.tables import Row

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Row.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
