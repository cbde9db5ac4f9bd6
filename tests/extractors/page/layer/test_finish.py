"""Printed rows as lines of the page."""

import pytest

from extractors.page.content import Font
from extractors.page.layer.finish import READ_BY_INK, READ_CLEAN, finish_row
from extractors.page.layer.rows import make_row
from schemas.geometry import Box
from schemas.page import Line, Repair
from tests.glyphs import SARABUN_BOLD, printed, row, row_of


def finished(text: str, *, ring: str | None = None, font: Font | None = None) -> Line:
    glyphs = printed(text, ring=ring) if font is None else printed(text, ring=ring, font=font)
    line = finish_row(row_of(glyphs), page_no=3)
    assert line is not None
    return line


def test_a_clean_row_is_a_clean_line() -> None:
    line = finished("สำนักปลัด เทศบาล")
    assert (line.text, line.raw, line.page_no, line.method) == ("สำนักปลัด เทศบาล", "สำนักปลัด เทศบาล", 3, "text_layer")
    assert (line.confidence, line.repairs, line.doubts, line.strong, line.starts_paragraph) == (
        READ_CLEAN,
        (),
        (),
        False,
        False,
    )


def test_what_ink_changed_is_noted_and_costs_confidence() -> None:
    line = finished("ข้อ ๑ สำนักงาน", ring=" ")
    assert (line.text, line.raw) == ("ข้อ ๑ สำนักงาน", "ข้อ ๑ ส านักงาน")
    assert line.confidence == READ_BY_INK
    assert line.repairs[0] == Repair(rule="ring-as-space", before="อ๑ส านั", after="อ๑สํานั")
    assert "sara-am-composed" in [repair.rule for repair in line.repairs]


def test_the_same_change_is_noted_once_and_a_rule_not_without_end() -> None:
    assert [repair.rule for repair in finished("ทำ" * 30, ring=" ").repairs].count("ring-as-space") < 6
    many = "".join(f"{letter}ำ{vowel}" for letter in "กขคงจฉชซฐณดต" for vowel in "เแ")
    assert [repair.rule for repair in finished(many, ring=" ").repairs].count("ring-as-space") == 20


def test_a_rule_for_characters_alone_costs_no_confidence() -> None:
    glyphs = printed("ที่")
    glyphs[2] = glyphs[2]._replace(text="\uf70a")
    line = finish_row(row_of(glyphs), page_no=1)
    assert line is not None
    assert (line.text, line.raw, line.confidence) == ("ที่", "ที\uf70a", READ_CLEAN)
    assert [repair.rule for repair in line.repairs] == ["private-use-mark"]


def test_doubts_are_found_in_the_repaired_text() -> None:
    line = finished("คະแนน")
    assert [(doubt.text, line.text[doubt.start : doubt.end]) for doubt in line.doubts] == [("ະ", "ະ")]


def test_bold_rows_are_strong() -> None:
    assert finished("มาตรการ", font=SARABUN_BOLD).strong


def test_the_box_is_the_rows_own_unless_another_is_given() -> None:
    made = row("กองคลัง", x=72.12345)
    line = finish_row(made, page_no=1, starts_paragraph=True)
    assert line is not None
    assert line.box == pytest.approx(made.box, abs=0.005)
    assert line.box == Box(*(round(value, 2) for value in made.box))
    assert line.starts_paragraph
    turned = finish_row(made, page_no=1, box=Box(1.001, 2, 3, 4))
    assert turned is not None
    assert turned.box == Box(1, 2, 3, 4)


def test_a_row_on_which_nothing_can_be_read_is_no_line() -> None:
    assert finish_row(make_row([]), page_no=1) is None
    invisible = [glyph._replace(text="\u200b") for glyph in printed("ก")]
    assert finish_row(row_of(invisible), page_no=1) is None
