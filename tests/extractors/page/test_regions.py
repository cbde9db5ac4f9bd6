"""Rows that run across a page, and rows that stand on their side."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.layer.ink import read_ink
from extractors.page.regions import rows_of
from schemas.geometry import Box
from tests.extractors.page.thai_lines import lines
from tests.glyphs import printed, shuffled, turned, turned_box

quarters = st.sampled_from([1, 2, 3])


@given(st.lists(lines, min_size=1, max_size=3), quarters, st.randoms(use_true_random=False))
def test_rows_on_their_side_read_as_those_across_and_stand_where_they_are_drawn(
    texts: list[str], quarter: int, random: Random
) -> None:
    glyphs = [glyph for at, text in enumerate(texts) for glyph in printed(text, baseline=100 + 24 * at)]
    upright = rows_of(read_ink(glyphs))
    on_side = rows_of(read_ink(shuffled([turned(glyph, quarter) for glyph in glyphs], random)))
    assert [row.text for row, _ in upright] == texts
    assert [row.text for row, _ in on_side] == texts
    for (_, box), (_, place) in zip(upright, on_side, strict=True):
        assert place == pytest.approx(turned_box(box, quarter))


@given(lines, quarters)
def test_the_place_of_a_row_holds_all_its_ink(text: str, quarter: int) -> None:
    glyphs = [turned(glyph, quarter) for glyph in printed(text)]
    ((_, box),) = rows_of(read_ink(glyphs))
    inks = [glyph.ink for glyph in glyphs if glyph.text != " "]
    assert box == pytest.approx(
        Box(
            min(ink.x0 for ink in inks),
            min(ink.y0 for ink in inks),
            max(ink.x1 for ink in inks),
            max(ink.y1 for ink in inks),
        )
    )


def test_rows_across_come_first() -> None:
    heading = [turned(glyph, 3) for glyph in printed("ลำดับ")]
    found = rows_of(read_ink([*heading, *printed("กองคลัง"), *printed("สำนักปลัด", baseline=130)]))
    assert [row.text for row, _ in found] == ["กองคลัง", "สำนักปลัด", "ลำดับ"]


@pytest.mark.parametrize("quarter", [0, 1, 2, 3])
def test_misnamed_glyphs_are_read_across_the_page(quarter: int) -> None:
    glyphs = [turned(glyph, quarter) for glyph in printed("ข้อ ทำน้ำ", ring=" ")]
    ((row, _),) = rows_of(read_ink(glyphs))
    assert row.text == "ข้อ ท\u0e4dาน\u0e49\u0e4dา"


def test_blanks_alone_make_no_row() -> None:
    assert rows_of(read_ink(printed("   "))) == []
    assert rows_of([]) == []
