"""Text on its side, laid across the page and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.turns import lay_across, turn_box
from tests.extractors.page.thai_lines import lines
from tests.glyphs import printed, turned

quarters = st.integers(0, 3)


@given(lines, quarters)
def test_what_is_laid_across_is_drawn_back_where_it_stood(text: str, quarter: int) -> None:
    for glyph in (turned(each, quarter) for each in printed(text)):
        across = lay_across(glyph)
        assert across.turn == 0
        assert turn_box(across.ink, quarter) == pytest.approx(glyph.ink)


@given(lines, quarters)
def test_laid_across_each_glyph_stands_to_its_pen_as_if_it_had_never_been_turned(text: str, quarter: int) -> None:
    for glyph in printed(text):
        across = lay_across(turned(glyph, quarter))
        assert across.end - across.x == pytest.approx(glyph.end - glyph.x)
        assert across.ink.x0 - across.x == pytest.approx(glyph.ink.x0 - glyph.x)
        assert across.baseline - across.ink.y1 == pytest.approx(glyph.baseline - glyph.ink.y1)


def test_text_across_the_page_is_left_as_it_is() -> None:
    (glyph,) = printed("ก")
    assert lay_across(glyph) is glyph
    assert turn_box(glyph.ink, 0) is glyph.ink
