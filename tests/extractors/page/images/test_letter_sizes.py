"""Words of a row that are larger than the others keep their marks; coarse pages say so."""

import pytest

from extractors.page.images.line_box import ABOVE
from extractors.page.images.lines import find_lines, find_print
from tests.extractors.page.images.drawn_paper import HC, PITCH, TEXT, Paper

LABEL = "เรื่องที่นี้"


def test_a_larger_label_is_a_line_of_its_own_with_its_marks() -> None:
    paper = Paper(1200, 500)
    for at in range(4):
        paper.write(TEXT, x=60, baseline=240 + PITCH * at)
    label = paper.write(LABEL, x=60, baseline=150, hc=1.3 * HC)
    rest = paper.write(TEXT, x=label.ink.x1 + 25, baseline=150)
    found = [line for line in find_lines(paper.grey()) if line.baseline < 180]
    assert [line.hc / HC for line in found] == pytest.approx([1.3, 1.0], rel=0.08)
    assert found[0].left <= label.ink.x0
    assert label.ink.x1 <= found[0].right <= rest.ink.x0
    assert found[0].top - ABOVE * found[0].hc <= label.ink.y0 + 2


@pytest.mark.parametrize("word", ["ปี", "ไป", "MOIT", "E-Service", "ฝ่าย"])
def test_tall_letters_of_the_rows_size_are_no_label(word: str) -> None:
    paper = Paper(1200, 400)
    for at in range(5):
        paper.write(f"{word} {TEXT} {word}", x=60, baseline=80 + PITCH * at)
    assert len(find_lines(paper.grey())) == 5


@pytest.mark.parametrize(("hc", "coarse"), [(5.5, True), (9.0, False), (16.0, False)])
def test_a_page_says_whether_it_is_too_coarse(hc: float, coarse: bool) -> None:
    paper = Paper(700, 400)
    for at in range(6):
        paper.write(TEXT, x=30, baseline=40 + 2.7 * hc * at, hc=hc)
    printed = find_print(paper.grey())
    assert printed is not None
    assert printed.is_coarse == coarse
    assert len(printed.lines) == 6
    assert [printed.box_of(line).baseline for line in printed.lines] == pytest.approx(
        [40 + 2.7 * hc * at for at in range(6)], abs=0.15 * hc
    )
