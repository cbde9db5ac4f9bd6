"""What is drawn against what the file says: each rule where it holds, and nowhere else."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.page.content import Font, Glyph
from extractors.page.layer.ink import UNREADABLE, FontShape, has_ink, is_above, measure_fonts, read_ink
from extractors.thai.repair import repair_text
from schemas.geometry import Box
from tests.extractors.page.thai_lines import lines
from tests.glyphs import SARABUN, moved, numbered, printed, row_of, shuffled

IT9 = Font(name="TH SarabunIT๙", bold=False)


def read(glyphs: list[Glyph]) -> str:
    """What the glyphs show, in the file's order."""
    return "".join(each.text for each in read_ink(glyphs))


def rules(glyphs: list[Glyph]) -> list[str]:
    return [each.rule for each in read_ink(glyphs) if each.rule]


def shown(glyphs: list[Glyph]) -> str:
    """What the page reads in the end."""
    return repair_text(row_of(glyphs).text).text


@given(lines, st.randoms(use_true_random=False))
def test_nothing_changes_on_a_correct_line(text: str, random: Random) -> None:
    glyphs = shuffled(printed(text), random)
    assert [(each.glyph, each.text, each.rule) for each in read_ink(glyphs)] == [
        (glyph, glyph.text, "") for glyph in glyphs
    ]


@given(lines, st.sampled_from([" ", "\u0e49"]), st.sampled_from(["า", "ำ"]))
def test_every_misnamed_sara_am_comes_back(text: str, ring: str, sara_aa: str) -> None:
    # A mai tho whose width can be compared, as every page has some.
    text = f"ข้อ {text}"
    assert shown(printed(text, ring=ring, sara_aa=sara_aa)) == repair_text(text).text


@pytest.mark.parametrize(
    ("ring", "sara_aa", "rule"),
    [
        (" ", "า", {"ring-as-space"}),
        ("\u0e49", "า", {"ring-as-mai-tho"}),
        (" ", "ำ", {"ring-as-space", "sara-aa-as-sara-am"}),
    ],
)
def test_rules_have_their_names(ring: str, sara_aa: str, rule: set[str]) -> None:
    glyphs = printed("ข้อที่ทำน้ำ", ring=ring, sara_aa=sara_aa)
    assert shown(glyphs) == "ข้อที่ทำน้ำ"
    assert set(rules(glyphs)) == rule


def test_a_true_sara_am_stays() -> None:
    assert rules(printed("สำนักงานทำน้ำ")) == []


def test_a_sara_am_whose_ring_stands_over_its_own_stem_stays() -> None:
    glyphs = [
        glyph._replace(ink=glyph.ink._replace(x0=glyph.x)) if glyph.text == "ำ" else glyph for glyph in printed("ทำ")
    ]
    assert (read(glyphs), rules(glyphs)) == ("ทำ", [])


def test_a_ring_named_mai_tho_is_told_without_a_mai_tho_to_compare() -> None:
    assert shown(printed("ตำบล", ring="\u0e49")) == "ตำบล"


def test_a_round_mai_tho_without_a_twin_is_no_ring() -> None:
    # Some fonts draw it as high as wide.
    glyphs = [
        glyph._replace(ink=glyph.ink._replace(y0=glyph.ink.y1 - 0.27 * 16)) if glyph.text == "\u0e49" else glyph
        for glyph in printed("หน้า")
    ]
    assert (read(glyphs), rules(glyphs)) == ("หน้า", [])


def test_a_blank_that_draws_something_else_than_a_mark_cannot_be_read() -> None:
    glyphs = printed("กขค")
    glyphs[1] = glyphs[1]._replace(text=" ")
    assert (read(glyphs), rules(glyphs)) == (f"ก{UNREADABLE}ค", ["unnamed-glyph"])


def test_blanks_of_every_kind_are_blanks() -> None:
    glyphs = [glyph._replace(text=text) for glyph, text in zip(printed("    "), " \u00a0\x00\t", strict=True)]
    assert read(glyphs) == "    "


@pytest.mark.parametrize(
    ("text", "mark"),
    [("\u00c9", "\u0e48"), ("\u00ca", "\u0e49"), ("\u00cb", "\u0e4a"), ("\u00cc", "\u0e4b"), ("\u00cd", "\u0e4c")],
)
def test_numbered_marks_are_read_where_they_are_unmapped_and_above(text: str, mark: str) -> None:
    base, tone = printed(f"ท{mark}")
    named = tone._replace(text=text)
    assert read([base, named._replace(unmapped=True)]) == f"ท{mark}"
    assert rules([base, named._replace(unmapped=True)]) == ["mark-as-letter"]
    assert read([base, named]) == f"ท{text}"
    low = named._replace(unmapped=True, ink=moved(named, down=0.4 * 16).ink)
    assert read([base, low]) == f"ท{text}"


def test_a_letter_of_another_language_is_no_mark() -> None:
    assert read(printed("CAFÉ Êtes")) == "CAFÉ Êtes"


def test_numbered_digits_are_read_where_they_are_unmapped() -> None:
    names = "Řřśŝš"
    glyphs = printed("00000")
    spoiled = [glyph._replace(text=name, unmapped=True) for glyph, name in zip(glyphs, names, strict=True)]
    assert read(spoiled) == "".join(str(ord(name) - 0x158) for name in names)
    assert rules(spoiled) == ["digit-as-letter"] * 5
    assert read([glyph._replace(unmapped=False) for glyph in spoiled]) == names


def test_digits_of_official_fonts_of_the_second_edition_are_thai() -> None:
    assert read(printed("o12 ปี 2568 ๑", font=IT9)) == "o๑๒ ปี ๒๕๖๘ ๑"
    assert rules(printed("ปี 68", font=IT9)) == ["thai-digit-font"] * 2
    assert read(printed("ปี 2568")) == "ปี 2568"


def test_symbols_are_read_and_unknown_ones_kept() -> None:
    wingdings, wingdings_2 = Font("Wingdings", False), Font("Wingdings 2", False)
    assert read(printed("\uf0fe", font=wingdings) + printed("R", font=wingdings_2)) == "☑☑"
    assert read(printed("\uf041", font=wingdings)) == "\uf041"
    assert rules(printed("\uf0a8", font=wingdings)) == ["symbol-font"]


def test_what_the_file_tells_in_words_is_believed() -> None:
    (glyph,) = printed("2")
    assert read([glyph._replace(text="12", font=IT9)]) == "12"


@given(lines, st.floats(-0.05, 0.05), st.floats(-0.05, 0.05))
def test_a_line_drawn_twice_is_read_once(text: str, right: float, down: float) -> None:
    glyphs = printed(text)
    again = [moved(glyph, right=right * 16, down=down * 16) for glyph in glyphs]
    each_twice = [glyph for pair in zip(glyphs, again, strict=True) for glyph in pair]
    assert row_of(numbered([*glyphs, *again])).text == text
    assert row_of(numbered(each_twice)).text == text


def test_a_ring_drawn_twice_is_told_too() -> None:
    glyphs = printed("ข้อ ทำน้ำ", ring="\u0e49")
    assert shown(numbered([glyph for glyph in glyphs for _ in range(2)])) == "ข้อ ทำน้ำ"


@pytest.mark.parametrize("text", ["กก", "ลล", "11", "..", "ๆๆ", "เเ", "\u0e49\u0e49"])
def test_the_same_letter_twice_is_not_one_drawn_twice(text: str) -> None:
    first, second = printed(text)
    apart = second if second.x > first.x else moved(second, down=-0.22 * 16)
    assert read([first, apart]) == text


def test_fonts_are_measured_by_their_consonants_and_mai_tho() -> None:
    large = Font(name="Tahoma", bold=False)
    tall = [
        glyph._replace(ink=glyph.ink._replace(y0=100 - 0.57 * 16), font=large) if glyph.text == "ก" else glyph
        for glyph in printed("กกกป", font=large)
    ]
    found = measure_fonts([*printed("ข้อ หน้า"), *tall, *printed("AB", font=IT9)])
    assert found[SARABUN].body == pytest.approx(0.42)
    assert found[SARABUN].mai_tho == pytest.approx(0.25)
    assert found[large].body == pytest.approx(0.57)
    assert found[large].mai_tho == 0.0
    assert IT9 not in found


def test_less_than_a_hair_is_no_ink() -> None:
    (glyph,) = printed("ก")
    assert has_ink(glyph)
    assert not has_ink(glyph._replace(ink=Box(72, 90, 72.1, 100)))
    assert not has_ink(printed(" ")[0])


def test_only_what_stands_above_the_consonants_is_above() -> None:
    base, above, below = printed("ก\u0e49\u0e38")
    assert [is_above(glyph, FontShape()) for glyph in (base, above, below)] == [False, True, False]


def test_glyphs_without_a_size_do_no_harm() -> None:
    glyphs = [glyph._replace(size=0.0) for glyph in printed("น้ำ ก", ring="\u0e49")]
    assert len(read_ink(glyphs)) == len(glyphs)
