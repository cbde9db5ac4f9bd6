"""Fields: what the tables and paragraphs say, as values with evidence."""

from collections.abc import Sequence

from extractors.fields.agency import read_agency
from extractors.fields.assessment import read_quoted_result
from extractors.fields.drafts import DocumentContext
from extractors.fields.fiscal_years import read_fiscal_year
from extractors.fields.measures import MeasuresRead, announced_above, headings_of_tables, read_table
from extractors.fields.narrative import NarrativeRead, read_narrative
from extractors.fields.scores import read_scores
from extractors.fields.titles import read_kind, read_title
from extractors.layout.column_headings import MEASURES_FAMILIES, fit_heading
from extractors.layout.statements import to_statements
from schemas.evidence import Evidence, Place
from schemas.page import Line, Page
from schemas.reading import AnnouncedCount, Reading
from schemas.report import Assessment, Report, SetAside, SetAsideKind, Source
from schemas.table import Layout, Row, Table, TableKind

LONGEST_PLAIN_TEXT = 40
"""Characters of an average cell; in a table without a known heading longer ones may be measures."""

_SET_ASIDE: dict[TableKind, SetAsideKind] = {
    "committee": "committee_table",
    "contents": "contents_table",
    "scores": "score_table",
    "other": "other_table",
    "measures": "cell",
}


def read_fields(source: Source, layout: Layout, *, pages: Sequence[Page]) -> Reading:
    """The report without findings, and the facts that the checks need; the layout was made of `pages`."""
    stated = [line for line in to_statements(pages) if not line.pictured]
    owners = _lines_of_owners(layout)
    # Who does a measure may be any body; the agency speaks elsewhere.
    agency, agency_evidence, agencies = read_agency([line for line in stated if line.place not in owners])
    fiscal_year, year_evidence, years = read_fiscal_year(stated, layout)
    context = DocumentContext(fiscal_year=fiscal_year, agency_name=agency.name)
    narrative = read_narrative(layout, context=context)
    read, announced = _read_measures(layout, narrative, context)
    assessment, assessment_evidence, unused = _read_assessment(layout, stated)
    title, title_evidence = read_title(layout)
    evidence = {
        "title": title_evidence,
        "agency": agency_evidence,
        "fiscal_year": year_evidence,
        "assessment": assessment_evidence,
    }
    report = Report(
        source=source,
        kind=read_kind(layout, read.measures),
        title=title,
        agency=agency,
        fiscal_year=fiscal_year,
        assessment=assessment,
        measures=read.measures,
        set_aside=[*layout.set_aside, *read.set_aside, *unused],
        evidence={name: found for name, found in evidence.items() if found},
    )
    tables = [element for element in layout.elements if isinstance(element, Table)]
    return Reading(
        report=report,
        facts=tuple(read.facts),
        announced=tuple(announced),
        agencies=tuple(agencies),
        years=tuple(years),
        lines=tuple(line for page in pages for line in page.lines),
        inferred_tables=tuple(_longest_line(table.rows[0]) for table in tables if table.inferred),
        shifted_rows=tuple(_longest_line(row) for table in tables for row in table.rows if row.shifted),
        rows_found=narrative.begun + sum(len(table.rows) for table in tables if table.kind == "measures"),
        rows_explained=read.explained,
    )


def _lines_of_owners(layout: Layout) -> set[Place]:
    """Where the owners of measures are printed."""
    return {
        line.place
        for element in layout.elements
        if isinstance(element, Table) and element.kind == "measures"
        for row in element.rows
        if not row.heading
        for cell, column in zip(row.cells, element.columns, strict=True)
        if column.role == "owner"
        for line in cell.lines
    }


def _longest_line(row: Row) -> Evidence:
    """Where the row stands, shown by the words that tell it best from other rows."""
    return max(row.lines, key=lambda line: len(line.text)).evidence()


def _read_measures(
    layout: Layout, narrative: NarrativeRead, context: DocumentContext
) -> tuple[MeasuresRead, list[AnnouncedCount]]:
    """The measures of tables and paragraphs in document order, and the counts that headings announce."""
    parts: list[MeasuresRead] = [narrative]
    announced = list(narrative.announced)
    tables = [
        (position, element)
        for position, element in enumerate(layout.elements)
        if isinstance(element, Table) and element.kind == "measures"
    ]
    headings = headings_of_tables([table for _, table in tables])
    for (position, table), heading in zip(tables, headings, strict=True):
        part = read_table(table, heading=heading, position=position, context=context)
        announced += announced_above(table, found=len(part.measures))
        parts.append(part)
    rows = [row for part in parts for row in zip(part.positions, part.measures, part.facts, strict=True)]
    rows.sort(key=lambda row: row[0])
    read = MeasuresRead(
        measures=[measure for _, measure, _ in rows],
        facts=[facts for _, _, facts in rows],
        positions=[position for position, _, _ in rows],
        set_aside=[aside for part in parts for aside in part.set_aside],
        explained=sum(part.explained for part in parts),
    )
    return read, announced


def _kind_of_aside(table: Table) -> SetAsideKind:
    """A table is plain where neither its headings nor the length of its texts speak of measures."""
    if table.kind != "other":
        return _SET_ASIDE[table.kind]
    headings = [fit_heading(column.title) for column in table.columns]
    of_measures = any(heading and heading.family in MEASURES_FAMILIES for heading in headings)
    texts = [cell.text for row in table.rows for cell in row.cells if cell.text]
    long = not any(headings) and len(table.columns) >= 4 and sum(map(len, texts)) > LONGEST_PLAIN_TEXT * len(texts)
    return "other_table" if of_measures or long else "plain_table"


def _read_assessment(layout: Layout, lines: Sequence[Line]) -> tuple[Assessment | None, list[Evidence], list[SetAside]]:
    quoted = read_quoted_result(lines)
    scores = read_scores(layout, fiscal_year=quoted.fiscal_year if quoted else None)
    unused = [
        SetAside(kind=_kind_of_aside(element), evidence=[line.evidence() for row in element.rows for line in row.lines])
        for element in layout.elements
        if isinstance(element, Table) and element.kind in ("committee", "contents", "other")
    ]
    if scores.unused:
        unused.append(SetAside(kind="score_table", evidence=[line.evidence() for line in scores.unused]))
    if quoted is None and not scores.items:
        return None, [], unused
    assessment = Assessment(
        fiscal_year=quoted.fiscal_year if quoted else None,
        score=quoted.score if quoted else None,
        level=quoted.level if quoted else None,
        items=scores.items,
    )
    return assessment, list(quoted.evidence) if quoted else [], unused
