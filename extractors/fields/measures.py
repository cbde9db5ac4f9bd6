"""The measures of measures tables, row by row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.fields.drafts import DocumentContext, DraftMeasure, doubted, finish_measure
from extractors.fields.items import lines_to_paragraphs
from extractors.fields.status import MARK_ROLES, is_mere_mark, is_told, marked_columns, status_from_marks
from extractors.fields.topics import announced_count
from extractors.layout.doubtful_rows import no_surer
from extractors.layout.group_rows import is_note_text, is_sum, is_topic_line
from extractors.layout.header_rows import is_half_of_period
from extractors.thai.fuzzy import squash
from extractors.thai.numbers import parse_int
from extractors.thai.periods import months_to_period, parse_period
from schemas.page import Line
from schemas.period import Period
from schemas.reading import AnnouncedCount, MeasureFacts
from schemas.report import Measure, Owner, SetAside
from schemas.table import Cell, Column, Row, Table

_SECTION_NUMBER = re.compile(r"^\s*\(?(?P<number>[0-9๐-๙]{1,2})[.)]\s*(?P<title>\S.*)$")
_BESIDE_OWNERS = re.compile("[0-9]|และ|หรือ|ร่วมกับ")
LONGEST_HEADING = 150
"""Columns that hold only a mark: what it says stands in the heading."""


@dataclass
class MeasuresRead:
    """Measures with their facts and the place in the document where each was read, and what else stands there.

    `explained` counts what looked like a measure and was a heading, a note, a sum or empty.
    """

    measures: list[Measure] = field(default_factory=list)
    facts: list[MeasureFacts] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    set_aside: list[SetAside] = field(default_factory=list)
    explained: int = 0

    def add(self, measure: Measure, facts: MeasureFacts, *, position: int) -> None:
        """Puts one more measure behind the others; `position` counts the document's elements."""
        self.measures.append(measure)
        self.facts.append(facts)
        self.positions.append(position)

    def put_aside(self, lines: Sequence[Line]) -> None:
        """Keeps lines of a table that are in no field."""
        if lines:
            self.set_aside.append(SetAside(kind="cell", evidence=[line.evidence() for line in lines]))


def read_table(table: Table, *, heading: tuple[Line, ...], position: int, context: DocumentContext) -> MeasuresRead:
    """The measures of one table, the `position`-th element; `heading` is the topic over the whole table, or empty."""
    read = MeasuresRead()
    topic = heading
    unused: tuple[Line, ...] = ()
    under_group = False
    for row in table.rows:
        if row.heading:
            read.explained += 1
            if is_note_text(" ".join(line.text for line in row.lines)):
                read.put_aside(row.lines)
            else:
                read.put_aside(unused)
                topic = unused = row.lines
                under_group = True
            continue
        # Which topic a row belongs to is as sure as that it is a row.
        above = no_surer(topic) if row.doubtful else topic
        draft = _to_draft(row, table.columns, topic=above, under_group=under_group, context=context)
        no_words = not draft.lines.get("measure") and not draft.lines.get("steps")
        if no_words or is_sum(next(cell.text for cell in row.cells if cell.text)):
            read.explained += 1
            read.put_aside(row.lines)
            continue
        if draft.topic_lines is above:
            unused = ()
        measure, facts = finish_measure(draft, context)
        read.add(measure, facts, position=position)
        read.put_aside(_lines_in_no_field(row, table.columns, measure))
        if under_group:
            read.put_aside(draft.item_lines)
    read.put_aside(unused)
    return read


def _lines_in_no_field(row: Row, columns: Sequence[Column], measure: Measure) -> list[Line]:
    """What the row prints in columns of no field, words where a mark should be, and more than the status says."""
    return [
        line
        for cell, column in zip(row.cells, columns, strict=True)
        if not cell.carried
        and (
            not column.role
            or (column.role in MARK_ROLES and not is_mere_mark(cell.text))
            or (column.role == "status" and not is_told(cell.text, measure.status))
            or (column.role == "owner" and not _is_told_by_owners(cell.text, measure.owners))
        )
        for line in cell.lines
    ]


def _is_told_by_owners(text: str, owners: Sequence[Owner]) -> bool:
    """Whether nothing but numbers and conjunctions stands in an owner cell beside the owners."""
    rest = squash(text)
    told = [name for owner in owners for name in (owner.raw, owner.name, owner.parent) if name]
    for name in sorted({squash(name) for name in told}, key=len, reverse=True):
        rest = rest.replace(name, "")
    return not _BESIDE_OWNERS.sub("", rest)


def headings_of_tables(tables: Sequence[Table]) -> list[tuple[Line, ...]]:
    """For each measures table the heading straight above it that names its topic, or nothing.

    A heading that is none by its words still is one where the tables' headings are numbered one after another.
    """
    numbers = [_number_above(table) for table in tables]
    headings = []
    for index, table in enumerate(tables):
        number = numbers[index]
        before = numbers[index - 1] if index else None
        after = numbers[index + 1] if index + 1 < len(tables) else None
        in_sequence = number is not None and (before == number - 1 or after == number + 1)
        headings.append(_named_heading(table) or (table.above[-1:] if in_sequence else ()))
    return headings


def announced_above(table: Table, *, found: int) -> list[AnnouncedCount]:
    """The count that the heading straight above the table announces, beside the count of its measures."""
    count = announced_count(table.above[-1].text) if table.above else None
    if count is None:
        return []
    return [AnnouncedCount(announced=count, found=found, evidence=table.above[-1].evidence())]


def _named_heading(table: Table) -> tuple[Line, ...]:
    for size in (1, 2, 3):
        lines = table.above[-size:]
        text = " ".join(line.text for line in lines)
        if len(lines) == size and len(text) <= LONGEST_HEADING and is_topic_line(text):
            return lines
    return ()


def _number_above(table: Table) -> int | None:
    """The number of the heading straight above the table, where there is one."""
    match = _SECTION_NUMBER.match(table.above[-1].text) if table.above else None
    return parse_int(match["number"]) if match and len(match["title"]) <= LONGEST_HEADING else None


def _to_draft(
    row: Row, columns: Sequence[Column], *, topic: tuple[Line, ...], under_group: bool, context: DocumentContext
) -> DraftMeasure:
    """The row's lines by role; below a group row the topic column names the defect, and the group is the topic."""
    draft = DraftMeasure(topic_lines=topic)
    marked = marked_columns(row.cells, columns)
    for cell, column in zip(row.cells, columns, strict=True):
        if not cell.text or not column.role:
            continue
        if column.role == "topic":
            draft.item_lines = cell.lines
            draft.topic_lines = draft.topic_lines if under_group else cell.lines
        elif column.role == "number":
            draft.number = cell.text.strip(" .()") or None
            draft.add("number", cell.lines)
        elif column.role in MARK_ROLES:
            if column in marked:
                lines = [*column.lines, *cell.lines]
                is_lone = column.role == "status_mark" and [each.role for each in columns].count("status_mark") == 1
                draft.add(column.role, [doubted(line) for line in lines] if is_lone else lines)
        elif column.role != "period":
            draft.add(column.role, cell.lines)
    _add_period(draft, [pair for pair in zip(row.cells, columns, strict=True) if pair[1].role == "period"])
    draft.marked = status_from_marks(row.cells, columns)
    draft.marked_period = _period_of_marks(row, columns, context)
    return draft


def _add_period(draft: DraftMeasure, periods: Sequence[tuple[Cell, Column]]) -> None:
    """Puts the words of the period columns into the draft; of two columns they are the beginning and the end."""
    filled = [(cell, column) for cell, column in periods if cell.text]
    for cell, column in filled:
        parts = lines_to_paragraphs(cell.lines)
        if len(filled) == 1 and is_half_of_period(column.title):
            # The heading says that the other half is missing; without it one day would look like a whole period.
            parts = [column.title, *parts]
            draft.add("period", column.lines)
        draft.period_parts += ["-"] * bool(draft.period_parts) + parts
        draft.add("period", cell.lines)


def _period_of_marks(row: Row, columns: Sequence[Column], context: DocumentContext) -> Period | None:
    """The period from the first to the last marked month or quarter; without a fiscal year only its words."""
    marked = [column for column in marked_columns(row.cells, columns) if column.role in ("month", "quarter")]
    if not marked:
        return None
    raw = " ".join(column.title for column in marked)
    quarters = [column.quarter for column in marked if column.quarter]
    if quarters:
        return parse_period(f"ไตรมาส {min(quarters)} - {max(quarters)}", fiscal_year=context.fiscal_year).model_copy(
            update={"raw": raw}
        )
    months = [column.month for column in marked if column.month]
    return months_to_period(months, raw=raw, fiscal_year=context.fiscal_year)
