"""The measures of measures tables, row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.fields.drafts import DocumentContext, DraftMeasure, finish_measure
from extractors.fields.status import is_marked, status_from_marks
from extractors.fields.topics import is_topic_heading
from extractors.layout.group_rows import is_note_text
from extractors.thai.numbers import parse_int
from extractors.thai.periods import months_to_period
from schemas.page import Line
from schemas.period import Period
from schemas.reading import MeasureFacts
from schemas.report import Measure, SetAside
from schemas.table import Column, Row, Table

_SECTION_NUMBER = re.compile(r"^\s*\(?(?P<number>[0-9๐-๙]{1,2})[.)]\s*(?P<title>\S.*)$")
LONGEST_HEADING = 150


@dataclass
class MeasuresRead:
    """Measures in document order with their facts, and what the tables hold besides."""

    measures: list[Measure] = field(default_factory=list)
    facts: list[MeasureFacts] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)

    def add(self, measure: Measure, facts: MeasureFacts) -> None:
        """Puts one more measure behind the others."""
        self.measures.append(measure)
        self.facts.append(facts)


def read_table(table: Table, *, heading: tuple[Line, ...], context: DocumentContext) -> MeasuresRead:
    """The measures of one table; `heading` is the topic that stands over the whole table, or empty."""
    read = MeasuresRead()
    topic = heading
    for row in table.rows:
        if row.heading:
            text = " ".join(line.text for line in row.lines)
            if is_note_text(text):
                read.set_aside.append(SetAside(kind="cell", evidence=[line.evidence() for line in row.lines]))
            else:
                topic = row.lines
            continue
        draft = _to_draft(row, table.columns, topic=topic, context=context)
        aside = [
            line
            for cell, column in zip(row.cells, table.columns, strict=True)
            if not column.role
            for line in cell.lines
        ]
        if not draft.lines.get("measure") and not draft.lines.get("steps"):
            aside = list(row.lines)
        else:
            read.add(*finish_measure(draft, context))
        if aside:
            read.set_aside.append(SetAside(kind="cell", evidence=[line.evidence() for line in aside]))
    return read


def headings_of_tables(tables: Sequence[Table]) -> list[tuple[Line, ...]]:
    """For each measures table the heading straight above it that names its topic, or nothing.

    A heading that is none by its words still is one where the tables' headings are numbered one after another.
    """
    numbered = [_numbered_heading(table) for table in tables]
    headings = []
    for index, table in enumerate(tables):
        named = _named_heading(table)
        in_sequence = numbered[index] and any(
            (other := numbered[at]) and numbered[index] and other[0] - numbered[index][0] == at - index  # type: ignore[index]
            for at in (index - 1, index + 1)
            if 0 <= at < len(tables)
        )
        sequence_lines = numbered[index][1] if in_sequence and numbered[index] else ()  # type: ignore[index]
        headings.append(named or sequence_lines)
    return headings


def _named_heading(table: Table) -> tuple[Line, ...]:
    for size in (1, 2, 3):
        lines = table.above[-size:]
        text = " ".join(line.text for line in lines)
        if len(lines) == size and len(text) <= LONGEST_HEADING and is_topic_heading(text):
            return lines
    return ()


def _numbered_heading(table: Table) -> tuple[int, tuple[Line, ...]] | None:
    if not table.above:
        return None
    match = _SECTION_NUMBER.match(table.above[-1].text)
    if not match or len(match["title"]) > LONGEST_HEADING:
        return None
    number = parse_int(match["number"])
    return (number, table.above[-1:]) if number is not None else None


def _to_draft(
    row: Row, columns: Sequence[Column], *, topic: tuple[Line, ...], context: DocumentContext
) -> DraftMeasure:
    draft = DraftMeasure(topic_lines=topic)
    for cell, column in zip(row.cells, columns, strict=True):
        if not cell.text or not column.role:
            continue
        if column.role == "topic":
            draft.topic_lines = cell.lines
        elif column.role == "number":
            draft.number = cell.text.strip(" .()") or None
            draft.add("number", cell.lines)
        elif column.role == "status_mark":
            draft.mark_lines += cell.lines
        else:
            draft.add(column.role, cell.lines)
    draft.marked = status_from_marks(row.cells, columns)
    draft.month_period = _period_of_months(row, columns, context)
    return draft


def _period_of_months(row: Row, columns: Sequence[Column], context: DocumentContext) -> Period | None:
    """The period from the first to the last marked month column; without a fiscal year only its words."""
    marked = [
        column
        for cell, column in zip(row.cells, columns, strict=True)
        if column.role == "month" and column.month and (is_marked(cell.text) or cell.text.strip("- –—"))
    ]
    if not marked:
        return None
    months = [column.month for column in marked if column.month]
    raw = " ".join(column.title for column in marked)
    return months_to_period(months, raw=raw, fiscal_year=context.fiscal_year)
