"""The invisible font: every character has a code, and the file is the one that its program makes."""

import importlib.util
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pipeline.searchable.letters import FONT_FILE, Letters, width_of
from tests.pdfs import page as pdf_page
from tests.pipeline.searchable.recognised import line, page, text_in, with_layer

MAKER = Path(__file__).parents[3] / "tools" / "make_invisible_font.py"
PRINTED = st.characters(exclude_categories=("C", "Z", "M"), max_codepoint=0x2FFF)


def test_the_font_is_the_one_that_its_program_makes(tmp_path: Path) -> None:
    found = importlib.util.spec_from_file_location("make_invisible_font", MAKER)
    assert found is not None
    assert found.loader is not None
    maker = importlib.util.module_from_spec(found)
    found.loader.exec_module(maker)
    maker.make_font(tmp_path / "made.ttf")
    assert (tmp_path / "made.ttf").read_bytes() == FONT_FILE.read_bytes()


@given(st.text(min_size=1, max_size=50))
def test_codes_are_two_bytes_and_none_is_shared(text: str) -> None:
    code = Letters(text).encode(text)
    pairs = [code[at : at + 2] for at in range(0, len(code), 2)]
    assert len(pairs) == len(text)
    assert len(set(zip(pairs, text, strict=True))) == len(set(pairs)) == len(set(text))
    assert b"\0\0" not in pairs


def test_hundreds_of_characters_are_told_apart() -> None:
    """More than one row of codes, and characters beyond the first plane."""
    chars = [chr(code) for code in range(0x0E01, 0x0E2F)] + [chr(code) for code in range(0x4E00, 0x4E00 + 300)]
    text = "".join([*chars, "\U0001d11e"])
    rows = [text[at : at + 60] for at in range(0, len(text), 60)]
    written = [line(row, y=60 + 24 * at, width=500) for at, row in enumerate(rows)]
    assert text_in(with_layer(pdf_page(), page(*written))) == " ".join(rows)


def test_every_character_has_a_width() -> None:
    assert all(width_of(char) > 0 for char in "ก่\u0e34 …เ๑A\u4e00")
