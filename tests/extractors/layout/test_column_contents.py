"""Columns told by what stands in them, where no heading tells them."""

import pytest

from extractors.layout.column_contents import infer_header
from extractors.layout.grid_rows import grid_to_rows
from extractors.layout.tables import cut_at_headers
from extractors.page.dump.reader import read_dump
from pipeline.stages.tokens import tokenize_pages
from schemas.page import Grid
from tests.builders import measures_of, tables_of

ROWS = [
    ["๑", "จัดอบรมคุณธรรมแก่บุคลากร", "กองคลัง", "๑ ตุลาคม ๒๕๖๗ - ๓๑ มีนาคม ๒๕๖๘", "จัดแล้ว"],
    ["๒", "ขุดลอกคลองสายใน", "กองช่าง", "ไตรมาสที่ ๒", "ขุดแล้ว"],
    ["๓", "ตรวจนับพัสดุประจำปี", "สำนักปลัด", "ไตรมาสที่ ๔", "ครบ"],
]


def roles(rows: list[list[str]]) -> list[str | None] | None:
    (page,) = tokenize_pages(read_dump("\n".join("\t".join(row) for row in rows)).pages)
    (block,) = page.blocks
    assert isinstance(block, Grid)
    (piece,) = cut_at_headers(grid_to_rows(block))
    header = infer_header([row.row for row in piece.rows])
    return [column.role for column in header.columns] if header else None


def test_owners_and_periods_tell_a_measures_table() -> None:
    assert roles(ROWS) == ["number", "measure", "owner", "period", "result"]


def test_two_texts_before_the_owner_are_measure_and_steps() -> None:
    rows = [[row[1], f"สำรวจก่อน{row[1]}", *row[2:4]] for row in ROWS]
    assert roles(rows) == ["measure", "steps", "owner", "period"]


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:1],
        [[row[1], row[2]] for row in ROWS],
        [[row[1], row[2], row[4]] for row in ROWS],
        [[row[1], row[3], row[4]] for row in ROWS],
        [["๑", "นายสมมุติ ใจงาม", "ประธาน"], ["๒", "นางมุติ ใจดี", "กรรมการ"]],
        [["การใช้อำนาจ", "๘๘.๑๐", "ผ่าน"], ["การใช้งบประมาณ", "๙๐.๐๐", "ผ่าน"]],
    ],
)
def test_without_both_nothing_is_guessed(rows: list[list[str]]) -> None:
    assert roles(rows) is None


def test_values_of_guessed_columns_are_less_sure() -> None:
    text = "\n".join("\t".join(row) for row in ROWS)
    (table,) = tables_of(text)
    assert table.inferred
    measures = measures_of(text)
    assert [measure.activities for measure in measures] == [[row[1]] for row in ROWS]
    assert all(place.confidence < 1 for measure in measures for found in measure.evidence.values() for place in found)
