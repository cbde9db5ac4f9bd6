"""Two opinions of a box: agreement makes sure, contradiction leads to a finding, and letters stay letters."""

import pytest

from extractors.page.content import Glyph
from extractors.page.layer.finish import finish_row
from extractors.page.layer.ink import read_ink
from extractors.page.layer.rows import find_rows
from extractors.page.scan.boxes import SURE, SeenBox, with_boxes
from schemas.geometry import Box
from schemas.page import Line
from tests.glyphs import numbered, printed

BOX = Box(97, 92, 107, 102)
BASELINE = 100.0


def read(text: str, *, x: float = 110.0, sure: float = 0.99) -> list[Glyph]:
    """Words as a recogniser reads them."""
    return [glyph._replace(sure=sure) for glyph in printed(text, x=x, baseline=BASELINE, size=15)]


def sign(text: str, sure: float, place: Box = BOX) -> Glyph:
    """What it reads where the box is."""
    (glyph,) = printed("ก", x=place.x0, baseline=BASELINE, size=15)
    return glyph._replace(text=text, ink=place, x=place.x0, end=place.x1, sure=sure)


def judged(*glyphs: Glyph, ticked: float, like_letter: bool = False) -> list[Glyph]:
    return with_boxes(numbered(glyphs), [SeenBox(BOX, ticked, like_letter)])


def only_box(glyphs: list[Glyph]) -> Glyph:
    (box,) = (glyph for glyph in glyphs if glyph.text in "☐☑")
    return box


def line_of(glyphs: list[Glyph]) -> Line:
    (row,) = find_rows(read_ink(glyphs))
    line = finish_row(row, page_no=1)
    assert line is not None
    return line


@pytest.mark.parametrize(("seen", "sign_read", "state"), [(0.97, "☑", "☑"), (0.9, "☒", "☑"), (0.05, "☐", "☐")])
def test_two_that_agree_are_surer_than_each(seen: float, sign_read: str, state: str) -> None:
    box = only_box(judged(sign(sign_read, 0.9), *read("ดำเนินการ"), ticked=seen))
    assert box.text == state
    assert box.sure is not None
    assert box.sure > max(seen, 1 - seen, 0.9)
    assert (box.ink, box.baseline) == (BOX, BASELINE)


@pytest.mark.parametrize(("seen", "sign_read"), [(0.998, "☐"), (0.002, "☑"), (0.7, "☐"), (0.002, "✓")])
def test_a_contradiction_is_no_sure_box_and_the_line_says_so(seen: float, sign_read: str) -> None:
    glyphs = judged(sign(sign_read, 0.97), *read("ดำเนินการ"), ticked=seen)
    box = only_box(glyphs)
    assert box.sure is not None
    assert 0.5 <= box.sure < SURE
    line = line_of(glyphs)
    assert [(doubt.rule, doubt.start, doubt.text) for doubt in line.doubts] == [("unsure-box", 0, box.text)]
    assert line.confidence < SURE


def test_a_sure_box_is_no_doubt_even_beside_an_unsure_one() -> None:
    second = Box(157, 92, 167, 102)
    glyphs = with_boxes(
        numbered([*read("ดำเนินการ"), *read("ยกเลิก", x=170)]),
        [SeenBox(BOX, 0.998, like_letter=False), SeenBox(second, 0.4, like_letter=False)],
    )
    line = line_of(glyphs)
    assert line.text.startswith("☑")
    assert [line.text[doubt.start :][:2].rstrip() for doubt in line.doubts] == ["☐ย"] or [
        (doubt.text, doubt.start) for doubt in line.doubts
    ] == [("☐", line.text.index("☐"))]


def test_a_box_that_was_not_read_stands_in_the_line_beside_it() -> None:
    line = line_of(judged(*read("ดำเนินการแล้ว"), ticked=0.998))
    assert line.text.replace(" ", "") == "☑ดำเนินการแล้ว"


def test_letters_that_look_like_a_frame_stay_letters() -> None:
    assert [glyph.text for glyph in judged(sign("B", 0.95), ticked=0.99, like_letter=True)] == ["B"]
    assert [glyph.text for glyph in judged(sign("๒", 0.65), ticked=0.99, like_letter=True)] == ["๒"]
    word = read("ยัง", x=BOX.x0 - 30)
    word = [glyph._replace(end=BOX.x0) if glyph is word[-1] else glyph for glyph in word]
    assert "☑" not in [glyph.text for glyph in judged(*word, sign("ม", 0.95), ticked=0.99)], "in a word"
    two = (sign("ไ", 0.9, Box(97, 92, 102, 102)), sign("ม่", 0.9, Box(102, 92, 107, 102)))
    assert "☑" not in [glyph.text for glyph in judged(*two, ticked=0.99)]


def test_a_letter_read_in_a_large_frame_that_stands_alone_makes_it_unsure() -> None:
    box = only_box(judged(sign("พ", 0.9), ticked=0.998))
    assert (box.text, box.sure) == ("☑", 0.8)


def test_a_frame_in_something_wide_is_no_box() -> None:
    wide = sign("ก", 0.3, Box(60, 92, 160, 102))
    assert judged(wide, ticked=0.99) == numbered([wide])


def test_a_letter_hardly_read_leaves_the_box_and_the_doubt() -> None:
    box = only_box(judged(sign("ฒ", 0.45), ticked=0.998, like_letter=True))
    assert (box.text, box.sure) == ("☑", 0.8)


def test_a_box_that_only_the_recogniser_saw_is_less_sure() -> None:
    (box,) = with_boxes(numbered([sign("☑", 0.98)]), [])
    assert box.sure is not None
    assert 0.5 < box.sure < SURE, "one opinion is not enough"


@pytest.mark.parametrize(("ticked", "state"), [(0.97, "☑"), (0.02, "☐")])
def test_brackets_that_were_seen_are_one_box(ticked: float, state: str) -> None:
    inside = [sign("(", 0.99, Box(97, 92, 99, 102)), sign(")", 0.99, Box(105, 92, 108, 102))]
    if ticked > 0.5:
        inside.insert(1, sign("/", 0.8, Box(100, 92, 104, 102)))
    glyphs = judged(*inside, *read("ยกเลิก"), ticked=ticked, like_letter=True)
    assert only_box(glyphs).text == state
    assert not {"(", ")", "/"} & {glyph.text for glyph in glyphs}


def test_empty_brackets_in_which_the_ink_was_not_seen_are_unsure() -> None:
    opening, closing = sign("(", 0.99, Box(90, 92, 93, 102)), sign(")", 0.99, Box(103, 92, 106, 102))
    for between in ([], [sign(" ", 1.0, Box(93, 100, 103, 100))]):
        line = line_of(with_boxes(numbered([opening, *between, closing, *read("ยกเลิก")]), []))
        assert line.text.startswith("☐")
        assert [doubt.rule for doubt in line.doubts] == ["unsure-box"]


def test_brackets_around_words_are_left_alone() -> None:
    glyphs = numbered(read("(ก) ข้อ"))
    assert with_boxes(glyphs, []) == glyphs
