"""What the store keeps: one class a table. Text is NFC; boxes are points; fiscal years are Buddhist era.

    runs ──< arrivals >── documents ──< measures ──< owners
                              │  │ └──< scores
                              │  ├──< findings
                              │  ├──< evidence (of the document, of a measure or of a score) >── readers
                              │  ├──< pages
                              │  └──< candidates >── agencies ──< aliases
                              ├──< likenesses (to other documents)
                              └──< search_places (of a measure or a page)

A document is what a file holds, told by the hash of its bytes; an arrival is a file that lay in the inbox.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Double, ForeignKey, Index, LargeBinary, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from pipeline.store.column_types import ExactNumber, FileName, Instant, Json, Words

ARRIVAL_OUTCOMES = ("done", "review", "quarantined", "duplicate")
"""What becomes of a file: read; read, and a person should look; could not be read; has the bytes of another one."""
TROUBLING = ("error", "warning")
"""Findings so severe need a person."""
RUN_STATES = ("running", "done", "interrupted", "failed", "abandoned")
"""`abandoned`: the run's process died, and a later run has seen it."""
PAGE_STATES = ("read", "recognised", "blank", "quarantined")
"""From a text layer or a dump; from its picture; without text; could not be read."""


class Row(DeclarativeBase):
    """The base of all tables; constraints have names, so that migrations can speak of them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        Decimal: ExactNumber,
        float: Double,
        datetime: Instant,
        dict[str, Any]: Json,
        list[str]: Json,
    }


class Run(Row):
    """One night's work. `ledger` is what was counted at its end; `settings` holds no secrets."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    state: Mapped[str]
    inbox: Mapped[str] = mapped_column(FileName)
    program: Mapped[str]
    """The version of prongsai."""
    settings: Mapped[dict[str, Any]]
    ledger: Mapped[dict[str, Any] | None]


class Arrival(Row):
    """A file that lay in the inbox: under `path`, relative to it, with these bytes. It is taken in once.

    `reason` says why it was quarantined, `replay` is the command that shows it again. `moved_to` is where the original
    went, once it has. `seconds` is what reading it took, on the clock.
    """

    __tablename__ = "arrivals"
    __table_args__ = (UniqueConstraint("path", "sha256"), Index("ix_arrivals_outcome", "run_id", "outcome"))

    id: Mapped[int] = mapped_column(primary_key=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    path: Mapped[str] = mapped_column(FileName)
    sha256: Mapped[str] = mapped_column(index=True)
    byte_count: Mapped[int] = mapped_column(BigInteger)
    modified_ns: Mapped[int] = mapped_column(BigInteger)
    arrived_at: Mapped[datetime]
    outcome: Mapped[str]
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"), index=True)
    reason: Mapped[str | None]
    replay: Mapped[str | None]
    seconds: Mapped[float]
    pages: Mapped[int]
    moved_to: Mapped[str | None] = mapped_column(FileName)


class Agency(Row):
    """A body that reports. `source` is `read` (from a document) or `list` (from the office's CSV)."""

    __tablename__ = "agencies"
    __table_args__ = (Index("ix_agencies_place", "type", "province"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    """The name and the places without what spellings differ in; two agencies never share one."""
    name_key: Mapped[str] = mapped_column(index=True)
    """The name alone, likewise: several places may have one."""
    name: Mapped[str]
    type: Mapped[str]
    subdistrict: Mapped[str | None]
    district: Mapped[str | None]
    province: Mapped[str | None]
    source: Mapped[str]
    first_run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))


class Alias(Row):
    """Another name of an agency: an old one, or a spelling that a person has confirmed."""

    __tablename__ = "aliases"
    __table_args__ = (UniqueConstraint("agency_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"))
    key: Mapped[str] = mapped_column(index=True)
    name: Mapped[str]
    source: Mapped[str]


class Document(Row):
    """What a file holds. `report` is the whole report as JSON, deflated by zlib; the other tables repeat its values.

    `state` is `done`, `review` or `quarantined` (then there is no report). `version` counts what an agency has
    submitted of one kind for one year, from 1; the one that `superseded_by_id` names took its place. A rescan, or the
    Word file of a signed scan, is `same_as_id` another document: it is no version, and is counted once, through that
    one. A scan gives its place to the file that it was printed from, when that arrives. `rows_found` are the rows of
    measures tables, `rows_explained` those that are headings, notes or sums.
    """

    __tablename__ = "documents"
    __table_args__ = (Index("ix_documents_of_agency", "agency_id", "fiscal_year", "kind"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    filename: Mapped[str] = mapped_column(FileName)
    media_type: Mapped[str | None]
    byte_count: Mapped[int] = mapped_column(BigInteger)
    page_count: Mapped[int | None]
    state: Mapped[str] = mapped_column(index=True)
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"))
    read_at: Mapped[datetime]
    kind: Mapped[str | None]
    title: Mapped[str | None]
    agency_name: Mapped[str | None]
    """As the document prints it; `agency_id` is who that is, where it is sure."""
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    province: Mapped[str | None]
    fiscal_year: Mapped[int | None] = mapped_column(index=True)
    assessment_year: Mapped[int | None]
    assessment_score: Mapped[Decimal | None]
    assessment_level: Mapped[str | None]
    version: Mapped[int | None]
    superseded_by_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    same_as_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    rows_found: Mapped[int] = mapped_column(default=0)
    rows_explained: Mapped[int] = mapped_column(default=0)
    program: Mapped[str]
    report: Mapped[bytes | None] = mapped_column(LargeBinary)


class Candidate(Row):
    """An agency that a document's name may mean, with how alike they are (0–1); none of them was sure."""

    __tablename__ = "candidates"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    agency_id: Mapped[int] = mapped_column(ForeignKey("agencies.id"), primary_key=True)
    score: Mapped[float]


class Likeness(Row):
    """A document that is probably another one again; `similarity` is 0–1, `reason` says what was alike."""

    __tablename__ = "likenesses"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    other_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    similarity: Mapped[float]
    reason: Mapped[str]


class Page(Row):
    """A page of a document: its size in points, and the text that stands on it, line by line."""

    __tablename__ = "pages"
    __table_args__ = (UniqueConstraint("document_id", "page_no"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    page_no: Mapped[int]
    width: Mapped[float | None]
    height: Mapped[float | None]
    state: Mapped[str]
    text: Mapped[str]
    lines: Mapped[list[Any]] = mapped_column(Json)
    """For each line of `text` its box `[x0, y0, x1, y1]` in points, or null."""


class Measure(Row):
    """A measure of a document, in document order (`position` from 0)."""

    __tablename__ = "measures"
    __table_args__ = (UniqueConstraint("document_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    position: Mapped[int]
    number: Mapped[str | None]
    topic_number: Mapped[int | None]
    topic_title: Mapped[str | None]
    activities: Mapped[list[str]]
    objectives: Mapped[list[str]]
    steps: Mapped[list[str]]
    results: Mapped[list[str]]
    outcomes: Mapped[list[str]]
    codes: Mapped[list[str]]
    """The ITA items that it names (`references` of the report)."""
    period_raw: Mapped[str | None]
    period_start: Mapped[date | None]
    period_end: Mapped[date | None]
    period_basis: Mapped[str | None]
    period_fiscal_year: Mapped[int | None]
    status: Mapped[str] = mapped_column(index=True)
    status_basis: Mapped[str]
    status_raw: Mapped[str | None]


class Owner(Row):
    """Who is responsible for a measure."""

    __tablename__ = "owners"
    __table_args__ = (UniqueConstraint("measure_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    measure_id: Mapped[int] = mapped_column(ForeignKey("measures.id"))
    position: Mapped[int]
    name: Mapped[str]
    parent: Mapped[str | None]
    kind: Mapped[str]
    raw: Mapped[str]


class Score(Row):
    """A score of the assessment that a document quotes."""

    __tablename__ = "scores"
    __table_args__ = (UniqueConstraint("document_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    position: Mapped[int]
    instrument: Mapped[str]
    code: Mapped[str | None]
    indicator: Mapped[int | None]
    topic: Mapped[int | None]
    part: Mapped[int | None]
    text: Mapped[str]
    score: Mapped[Decimal]


class Finding(Row):
    """A doubt or contradiction; `path` leads into the report."""

    __tablename__ = "findings"
    __table_args__ = (UniqueConstraint("document_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    position: Mapped[int]
    code: Mapped[str] = mapped_column(index=True)
    severity: Mapped[str]
    message_th: Mapped[str]
    message_en: Mapped[str]
    path: Mapped[str]
    page_no: Mapped[int | None]


class Reader(Row):
    """What read a value: a text layer, a recogniser, a text file; each with its version and that of our rules."""

    __tablename__ = "readers"
    __table_args__ = (UniqueConstraint("method", "engine", "engine_version", "rules_version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    method: Mapped[str]
    engine: Mapped[str]
    engine_version: Mapped[str]
    rules_version: Mapped[str]


class Evidence(Row):
    """Where a value was read: of the document (neither measure nor score), of a measure, or of a score."""

    __tablename__ = "evidence"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id"), index=True)
    score_id: Mapped[int | None] = mapped_column(ForeignKey("scores.id"), index=True)
    field: Mapped[str]
    position: Mapped[int]
    reader_id: Mapped[int] = mapped_column(ForeignKey("readers.id"))
    page_no: Mapped[int | None]
    line_no: Mapped[int | None]
    x0: Mapped[float | None]
    y0: Mapped[float | None]
    x1: Mapped[float | None]
    y1: Mapped[float | None]
    confidence: Mapped[float]
    raw: Mapped[str]


class SearchDocument(Row):
    """A document that can be searched in; `rules` are those by which its words were cut."""

    __tablename__ = "search_documents"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True)
    rules: Mapped[int]


class SearchPlace(Row):
    """A measure or a page as the index has it. SQLite finds `words` by a table of its own, `search_words` (FTS5)."""

    __tablename__ = "search_places"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id", ondelete="CASCADE"), index=True)
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measures.id", ondelete="CASCADE"))
    page_id: Mapped[int | None] = mapped_column(ForeignKey("pages.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(Words)
