"""The index to search in. Documents of before are indexed when somebody searches, or in the next run."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0002"
down_revision = "0001"

WORDS = sa.String().with_variant(TSVECTOR(), "postgresql")


def upgrade() -> None:
    """Makes the tables, and what finds words in them."""
    op.create_table(
        "search_documents",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", name="pk_search_documents"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_search_documents_document_id", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "search_places",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("page_id", sa.Integer(), nullable=True),
        sa.Column("words", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_places"),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_search_places_document_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["measure_id"], ["measures.id"], name="fk_search_places_measure_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["page_id"], ["pages.id"], name="fk_search_places_page_id", ondelete="CASCADE"),
    )
    op.create_index("ix_search_places_document_id", "search_places", ["document_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE search_words USING fts5 (words, content = 'search_places', content_rowid = 'id', "
            "tokenize = \"unicode61 remove_diacritics 0 categories 'L* M* N* Co' tokenchars '._'\")"
        )
    else:
        op.execute("CREATE INDEX ix_search_places_words ON search_places USING gin (words)")
