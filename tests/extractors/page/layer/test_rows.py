"""Printed rows: the same text whatever the file's order, and blanks where the page shows them."""

import re
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extractors.page.content import Glyph
from extractors.page.layer.ink import ReadGlyph
from extractors.page.layer.rows import find_rows, make_row
from schemas.geometry import Box
from tests.extractors.page.thai_lines import lines
from tests.glyphs import (
    BLANK,
    SARABUN_BOLD,
    in_order,
    moved,
    numbered,
    printed,
    row,
    row_of,
    rows_in,
    shuffled,
    texts_of,
)


@given(lines, st.randoms(use_true_random=False))
def test_a_line_reads_the_same_in_whatever_order_the_file_writes_it(text: str, random: Random) -> None:
    assert texts_of(shuffled(printed(text), random)) == [text]


@given(lines, st.booleans(), st.floats(-0.03, 0.25), st.floats(8, 30))
@example("เก็ ๒๕๖๘ ก ก ก", False, 0.0, 8.0)
@example("ITA ITA ๆ ก ก ๆ", False, 0.0, 8.0)
def test_blanks_stand_where_the_page_has_them(text: str, blanks: bool, spacing: float, size: float) -> None:
    spread = spacing if len(text) > 40 else min(spacing, 0.03)
    assert texts_of(printed(text, blanks=blanks, spacing=spread, size=size)) == [text]


@given(lines, st.randoms(use_true_random=False))
def test_boxes_of_rows_hold_all_ink(text: str, random: Random) -> None:
    glyphs = printed(text)
    found = row_of(shuffled(glyphs, random)).box
    inks = [glyph.ink for glyph in glyphs if glyph.text != " "]
    assert found == Box(
        min(ink.x0 for ink in inks),
        min(ink.y0 for ink in inks),
        max(ink.x1 for ink in inks),
        max(ink.y1 for ink in inks),
    )


@given(st.lists(lines, min_size=1, max_size=5), st.floats(18, 40), st.randoms(use_true_random=False))
def test_lines_under_each_other_are_rows_from_top_to_bottom(texts: list[str], step: float, random: Random) -> None:
    glyphs = [glyph for at, text in enumerate(texts) for glyph in printed(text, baseline=100 + at * step)]
    found = rows_in(shuffled(glyphs, random))
    assert [each.text for each in found] == texts
    assert [each.baseline for each in found] == pytest.approx([100 + at * step for at in range(len(texts))])


glyphs_anywhere = st.lists(
    st.builds(
        lambda text, right, down: moved(printed(text)[0], right=right, down=down),
        st.sampled_from(["ก", "ป", "เ", "า", "ำ", "\u0e34", "\u0e49", "\u0e38", "5", "A"]),
        st.floats(0, 400),
        st.floats(0, 100),
    ),
    max_size=30,
).map(numbered)


@given(glyphs_anywhere)
def test_every_glyph_is_in_one_row_wherever_it_stands(glyphs: list[Glyph]) -> None:
    rows = find_rows([ReadGlyph(glyph, glyph.text) for glyph in glyphs])
    parts = [part.glyph for each in rows for cluster in each.clusters for part in cluster.parts]
    assert sorted(part.order for part in parts) == list(range(len(glyphs)))


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("ขั้นตอน", "ขัน้ตอน"),
        ("ชี้แจง", "ชีแ้จง"),
        ("ปฏิบัติตาม", "ปฏิบัตติาม"),
        ("ที่", "ท่ี"),
        ("พื้นที่", "พนืท้ี่"),
        ("เรื่อง", "รื่เอง"),
        ("กู้ยืม", "กยมู้ื"),
        ("จัดซื้อ", "จดซอัื้"),
        ("น้ำ", "นำ้"),
    ],
)
def test_marks_out_of_their_order_come_to_their_consonants(text: str, order: str) -> None:
    assert texts_of(in_order(printed(text), order)) == [text]


@pytest.mark.parametrize(("text", "before"), [("ขั้นตอน", "ต"), ("ชี้แจง", "จ"), ("เจ้าหน้าที่", "ท")])
def test_a_blank_that_the_page_does_not_show_is_none(text: str, before: str) -> None:
    glyphs = printed(text)
    at = next(index for index, glyph in enumerate(glyphs) if glyph.text == before)
    blank = printed(" ", x=glyphs[at].x)
    found = row_of(numbered([*glyphs[:at], *blank, *glyphs[at:]]))
    assert found.text == text
    assert len(found.written_blanks) == 1


def test_blanks_that_the_file_writes_on_no_row_show_nothing() -> None:
    assert texts_of([*printed("กองคลัง"), *printed("     ", baseline=300)]) == ["กองคลัง"]


def test_blanks_in_a_row_and_at_its_ends_are_one_and_none() -> None:
    assert texts_of(printed("  กอง   คลัง  ")) == ["กอง คลัง"]


def test_a_narrow_gap_is_a_blank_only_where_the_file_says_so() -> None:
    narrow = 0.1 * 16
    first, second = printed("กองคลัง"), printed("ปลัด")
    after = first[-1].end + narrow
    written = printed(" ", x=first[-1].end)[0]._replace(end=after)
    apart = [moved(glyph, right=after - 72) for glyph in second]
    assert texts_of([*first, *apart]) == ["กองคลังปลัด"]
    assert texts_of([*first, written, *apart]) == ["กองคลัง ปลัด"]


def test_room_that_programs_put_into_item_codes_is_no_blank() -> None:
    def with_room(left: str, right: str) -> str:
        first = printed(left)
        rest = [moved(glyph, right=first[-1].end + 0.16 * 16 - 72) for glyph in printed(right)]
        return row_of([*first, *rest]).text

    assert with_room("ข้อ o", "๑๑") == "ข้อ o๑๑"
    assert with_room("ข้อ ก", "๑๑") == "ข้อ ก ๑๑"


def test_wide_gaps_are_told() -> None:
    glyphs = [*printed("ชื่อ"), *printed("ตำแหน่ง", x=200), *printed("สังกัด กอง", x=350)]
    found = row_of(glyphs)
    assert found.text == "ชื่อ ตำแหน่ง สังกัด กอง"
    assert [found.clusters[at].text for at in found.gaps] == ["ต", "สั"]


@pytest.mark.parametrize("down", [-2.0, 2.0, 3.5])
def test_raised_and_lowered_figures_belong_to_their_row(down: float) -> None:
    word = printed("ข้อมูล")
    note = [moved(glyph, down=down) for glyph in printed("1", x=word[-1].end, size=10)]
    assert texts_of([*word, *note]) == ["ข้อมูล1"]


@pytest.mark.parametrize("mark", ["1", "๒", "*", "†"])
@pytest.mark.parametrize(("up", "size"), [(5.0, 10.0), (4.0, 13.3), (7.0, 9.0)])
def test_footnote_marks_are_no_part_of_their_word(mark: str, up: float, size: float) -> None:
    word = printed("กองคลัง")
    note = [moved(glyph, down=-up) for glyph in printed(mark, x=word[-1].end, size=size)]
    behind = printed("และ", x=note[-1].end + 4)
    assert texts_of([*word, *note, *behind]) == ["กองคลัง และ"]


def test_what_is_half_a_line_lower_is_another_row() -> None:
    assert texts_of([*printed("หัวข้อ"), *printed("กอง", x=200, baseline=108)]) == ["หัวข้อ", "กอง"]


def test_a_mark_goes_to_the_row_that_has_a_consonant_under_it() -> None:
    base, mark = printed("ก\u0e49", baseline=109)
    assert texts_of([*printed("AB"), base, mark._replace(baseline=103)]) == ["AB", "ก้"]


@pytest.mark.parametrize("down", [-1.2, 1.2])
def test_marks_may_have_a_baseline_of_their_own(down: float) -> None:
    glyphs = [moved(glyph, down=down) if glyph.end == glyph.x else glyph for glyph in printed("เจ้าหน้าที่ผู้รู้")]
    assert texts_of(glyphs) == ["เจ้าหน้าที่ผู้รู้"]


def test_marks_of_tight_lines_stay_in_their_line() -> None:
    upper, lower = "รู้สิทธิ์ ผู้รู้ ดูแล", "ที่นี้ ซื้อ ปี่ ชี้ นี้"
    glyphs = [*printed(upper), *printed(lower, baseline=100 + 0.95 * 16)]
    assert texts_of(glyphs) == [upper, lower]


def test_a_mark_without_any_consonant_is_not_lost() -> None:
    assert texts_of(printed("1\u0e49")) == ["1\u0e49"]
    assert texts_of(printed("\u0e49")) == ["\u0e49"]


@pytest.mark.parametrize("x", [140.0, 141.0, 142.0])
def test_dots_under_what_is_filled_in_go_and_other_dots_stay(x: float) -> None:
    (text,) = texts_of(numbered([*printed("." * 80, x=100), *printed("กองคลัง ผู้ตรวจ", x=x)]))
    before, behind = re.split(r"กองคลัง[. ]{1,3}ผู้ตรวจ", text)
    assert set(before) | set(behind) == {"."}
    assert len(before) == pytest.approx((x - 100) / (0.16 * 16), abs=1.5)


def test_dots_of_abbreviations_are_no_dotted_line() -> None:
    text = "พ.ศ. ๒๕๖๗ ถึง พ.ศ. ๒๕๖๘ อ.ก. ก.พ."
    assert texts_of(printed(text)) == [text]


def test_few_dots_under_a_letter_stay() -> None:
    dots = printed("...", x=74)
    assert texts_of([*printed("ก"), *dots])[0].count(".") == 3


def test_raw_has_the_blanks_of_text() -> None:
    found = row_of(printed("ทำ งาน", ring=" ", sara_aa="ำ"))
    assert (found.text, found.raw) == ("ท\u0e4dา งาน", "ท ำ งำน")
    parts = [part for cluster in found.clusters for part in cluster.parts if part.rule]
    assert [(part.rule, part.glyph.text, part.text) for part in parts] == [
        ("ring-as-space", " ", "\u0e4d"),
        ("sara-aa-as-sara-am", "ำ", "า"),
        ("sara-aa-as-sara-am", "ำ", "า"),
    ]


def test_a_row_is_bold_where_most_of_it_is() -> None:
    bold = printed("มาตรการ", font=SARABUN_BOLD)
    assert row_of(bold).bold
    assert not row_of([*printed("ส่งเสริมความโปร่งใส", x=200), *bold]).bold


def test_a_row_has_the_size_and_the_baseline_of_most_of_its_letters() -> None:
    glyphs = [*printed("หัวข้อ", size=20), *printed("2", x=200, size=9, baseline=95)]
    found = row_of(glyphs)
    assert (found.size, found.baseline) == (20, 100)


def test_a_row_of_nothing_is_empty() -> None:
    empty = make_row([])
    assert (empty.text, empty.raw, empty.box, empty.bold) == ("", "", Box(0, 0, 0, 0), False)


def test_a_blank_has_the_width_that_the_builder_says() -> None:
    left, right = row("ก ข").clusters
    assert right.base.glyph.x - left.base.glyph.end == pytest.approx(BLANK * 16)


def test_what_the_file_tells_in_words_is_one_piece_of_its_row() -> None:
    first = printed("กอง")
    told = first[0]._replace(text="กอง", ink=Box(first[0].ink.x0, 93, first[-1].ink.x1, 100.2), end=first[0].end)
    rest = [moved(glyph, right=first[-1].end - 72) for glyph in printed("คลัง ๑")]
    assert texts_of(numbered([told, *rest])) == ["กองคลัง ๑"]
