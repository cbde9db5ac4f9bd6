"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

JSON = sa.JSON().with_variant(JSONB(), "postgresql")
EXACT = sa.Numeric().with_variant(sa.String(), "sqlite")


def upgrade() -> None:
    """Makes all tables."""
    op.create_table(
        "readers",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("engine", sa.String(), nullable=False),
        sa.Column("engine_version", sa.String(), nullable=False),
        sa.Column("rules_version", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_readers"),
        sa.UniqueConstraint(
            "method",
            "engine",
            "engine_version",
            "rules_version",
            name="uq_readers_method_engine_engine_version_rules_version",
        ),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.String(), nullable=False),
        sa.Column("ended_at", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("inbox", sa.String(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("settings", JSON, nullable=False),
        sa.Column("ledger", JSON, nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_runs"),
    )
    op.create_table(
        "agencies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("subdistrict", sa.String(), nullable=True),
        sa.Column("district", sa.String(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("first_run_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_agencies"),
        sa.ForeignKeyConstraint(["first_run_id"], ["runs.id"], name="fk_agencies_first_run_id"),
        sa.UniqueConstraint("key", name="uq_agencies_key"),
    )
    op.create_index("ix_agencies_name_key", "agencies", ["name_key"])
    op.create_index("ix_agencies_place", "agencies", ["type", "province"])
    op.create_table(
        "aliases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_aliases"),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_aliases_agency_id"),
        sa.UniqueConstraint("agency_id", "key", name="uq_aliases_agency_id_key"),
    )
    op.create_index("ix_aliases_key", "aliases", ["key"])
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("filename", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=True),
        sa.Column("byte_count", sa.BigInteger(), nullable=False),
        sa.Column("page_count", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("agency_name", sa.String(), nullable=True),
        sa.Column("agency_id", sa.Integer(), nullable=True),
        sa.Column("province", sa.String(), nullable=True),
        sa.Column("fiscal_year", sa.Integer(), nullable=True),
        sa.Column("assessment_year", sa.Integer(), nullable=True),
        sa.Column("assessment_score", EXACT, nullable=True),
        sa.Column("assessment_level", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=True),
        sa.Column("superseded_by_id", sa.Integer(), nullable=True),
        sa.Column("same_as_id", sa.Integer(), nullable=True),
        sa.Column("rows_found", sa.Integer(), nullable=False),
        sa.Column("rows_explained", sa.Integer(), nullable=False),
        sa.Column("program", sa.String(), nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_documents"),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_documents_agency_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_documents_run_id"),
        sa.ForeignKeyConstraint(["same_as_id"], ["documents.id"], name="fk_documents_same_as_id"),
        sa.ForeignKeyConstraint(["superseded_by_id"], ["documents.id"], name="fk_documents_superseded_by_id"),
        sa.UniqueConstraint("sha256", name="uq_documents_sha256"),
    )
    op.create_index("ix_documents_fiscal_year", "documents", ["fiscal_year"])
    op.create_index("ix_documents_of_agency", "documents", ["agency_id", "fiscal_year", "kind"])
    op.create_index("ix_documents_state", "documents", ["state"])
    op.create_table(
        "arrivals",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("byte_count", sa.BigInteger(), nullable=False),
        sa.Column("modified_ns", sa.BigInteger(), nullable=False),
        sa.Column("arrived_at", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("replay", sa.String(), nullable=True),
        sa.Column("seconds", sa.Double(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("moved_to", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_arrivals"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_arrivals_document_id"),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name="fk_arrivals_run_id"),
        sa.UniqueConstraint("path", "sha256", name="uq_arrivals_path_sha256"),
    )
    op.create_index("ix_arrivals_document_id", "arrivals", ["document_id"])
    op.create_index("ix_arrivals_outcome", "arrivals", ["run_id", "outcome"])
    op.create_index("ix_arrivals_sha256", "arrivals", ["sha256"])
    op.create_table(
        "candidates",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("agency_id", sa.Integer(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "agency_id", name="pk_candidates"),
        sa.ForeignKeyConstraint(["agency_id"], ["agencies.id"], name="fk_candidates_agency_id"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_candidates_document_id"),
    )
    op.create_table(
        "findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("message_th", sa.String(), nullable=False),
        sa.Column("message_en", sa.String(), nullable=False),
        sa.Column("path", sa.String(), nullable=False),
        sa.Column("page_no", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_findings"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_findings_document_id"),
        sa.UniqueConstraint("document_id", "position", name="uq_findings_document_id_position"),
    )
    op.create_index("ix_findings_code", "findings", ["code"])
    op.create_table(
        "likenesses",
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("similarity", sa.Double(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "other_id", name="pk_likenesses"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_likenesses_document_id"),
        sa.ForeignKeyConstraint(["other_id"], ["documents.id"], name="fk_likenesses_other_id"),
    )
    op.create_table(
        "measures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("topic_number", sa.Integer(), nullable=True),
        sa.Column("topic_title", sa.String(), nullable=True),
        sa.Column("activities", JSON, nullable=False),
        sa.Column("objectives", JSON, nullable=False),
        sa.Column("steps", JSON, nullable=False),
        sa.Column("results", JSON, nullable=False),
        sa.Column("outcomes", JSON, nullable=False),
        sa.Column("codes", JSON, nullable=False),
        sa.Column("period_raw", sa.String(), nullable=True),
        sa.Column("period_start", sa.Date(), nullable=True),
        sa.Column("period_end", sa.Date(), nullable=True),
        sa.Column("period_basis", sa.String(), nullable=True),
        sa.Column("period_fiscal_year", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("status_basis", sa.String(), nullable=False),
        sa.Column("status_raw", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_measures"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_measures_document_id"),
        sa.UniqueConstraint("document_id", "position", name="uq_measures_document_id_position"),
    )
    op.create_index("ix_measures_status", "measures", ["status"])
    op.create_table(
        "pages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("page_no", sa.Integer(), nullable=False),
        sa.Column("width", sa.Double(), nullable=True),
        sa.Column("height", sa.Double(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("lines", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_pages_document_id"),
        sa.UniqueConstraint("document_id", "page_no", name="uq_pages_document_id_page_no"),
    )
    op.create_table(
        "scores",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("instrument", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("indicator", sa.Integer(), nullable=True),
        sa.Column("topic", sa.Integer(), nullable=True),
        sa.Column("part", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("score", EXACT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scores"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_scores_document_id"),
        sa.UniqueConstraint("document_id", "position", name="uq_scores_document_id_position"),
    )
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("score_id", sa.Integer(), nullable=True),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("reader_id", sa.Integer(), nullable=False),
        sa.Column("page_no", sa.Integer(), nullable=True),
        sa.Column("line_no", sa.Integer(), nullable=True),
        sa.Column("x0", sa.Double(), nullable=True),
        sa.Column("y0", sa.Double(), nullable=True),
        sa.Column("x1", sa.Double(), nullable=True),
        sa.Column("y1", sa.Double(), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_evidence_document_id"),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name="fk_evidence_measure_id"),
        sa.ForeignKeyConstraint(["reader_id"], ["readers.id"], name="fk_evidence_reader_id"),
        sa.ForeignKeyConstraint(["score_id"], ["scores.id"], name="fk_evidence_score_id"),
    )
    op.create_index("ix_evidence_document_id", "evidence", ["document_id"])
    op.create_index("ix_evidence_measure_id", "evidence", ["measure_id"])
    op.create_index("ix_evidence_score_id", "evidence", ["score_id"])
    op.create_table(
        "owners",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("parent", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("raw", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_owners"),
        sa.ForeignKeyConstraint(["measure_id"], ["measures.id"], name="fk_owners_measure_id"),
        sa.UniqueConstraint("measure_id", "position", name="uq_owners_measure_id_position"),
    )
