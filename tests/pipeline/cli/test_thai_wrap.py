"""Thai text in narrow columns."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from pipeline.cli.thai_wrap import Prose, cells_of, show_controls, wrap_thai

THAI = st.text("กขคงนมเแไโาำะัิี่้์ๆ ๑๒12ab-/()\n\u200b☑")
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"


@given(st.text() | THAI | st.text(st.characters(min_codepoint=0x0E00, max_codepoint=0x0E7F)))
def test_text_takes_as_many_cells_as_rich_says(text: str) -> None:
    assert cells_of(text) == cell_len(text)


def test_each_thai_letter_takes_as_many_cells_as_rich_says() -> None:
    letters = [chr(code) for code in (*range(0x20, 0x7F), *range(0x0E00, 0x0E80))]
    assert [cells_of(letter) for letter in letters] == [cell_len(letter) for letter in letters]
    assert [cells_of(f"ก{letter}") for letter in letters] == [cell_len(f"ก{letter}") for letter in letters]


@given(THAI, st.integers(1, 30))
def test_no_letter_is_lost_and_every_line_fits(text: str, width: int) -> None:
    lines = wrap_thai(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@given(st.text("กขคนมเาำะัิี่้ "), st.integers(3, 30))
def test_no_mark_is_torn_from_its_letter(text: str, width: int) -> None:
    starts_wrong = [line for line in wrap_thai("ก" + text, width) if line and line[0] in MARKS]
    # Only marks that stand after a space in the text itself may begin a line.
    assert all(f" {line[0]}" in text for line in starts_wrong)


def test_lines_break_between_words() -> None:
    assert wrap_thai("จัดทำคู่มือการปฏิบัติงานและเผยแพร่บนเว็บไซต์", 12) == [
        "จัดทำคู่มือการ",
        "ปฏิบัติงานและ",
        "เผยแพร่บน",
        "เว็บไซต์",
    ]


def test_a_number_stays_whole() -> None:
    assert wrap_thai("ปีงบประมาณ ๒๕๖๘", 12) == ["ปีงบประมาณ", "๒๕๖๘"]


def test_a_long_word_is_broken_by_force() -> None:
    assert wrap_thai("www.example.test/long", 10) == ["www.exampl", "e.test/lon", "g"]


def test_a_very_long_line_takes_no_time() -> None:
    assert len(wrap_thai("ก" * 20_000, 40)) == 500


def test_control_characters_become_visible() -> None:
    assert show_controls("a\x1b[2J\x07\x9b\tb\nc") == "a␛[2J␇\ufffd\tb\nc"


def test_prose_is_cut_off_with_an_ellipsis() -> None:
    console = Console(width=12, record=True, file=None)
    with console.capture() as capture:
        console.print(Prose("จัดทำคู่มือการปฏิบัติงานและเผยแพร่", max_lines=2))
    lines = capture.get().splitlines()
    assert len(lines) == 2
    assert lines[1].rstrip().endswith("…")
    assert all(cell_len(line) <= 12 for line in lines)
