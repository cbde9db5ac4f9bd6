"""Fonts that draw something else than their characters say."""

import pytest

from extractors.page.layer.fonts import is_symbol_font, read_symbol, shows_thai_digits, to_shown_digits


@pytest.mark.parametrize(
    "name",
    [
        "THSarabunIT๙",
        "TH SarabunIT๙",
        "TH SarabunIT๙,Bold",
        "THSarabunIT๙-Bold",
        "THSarabunIT9",
        "TH SarabunIT\ufffd",
        "TH SarabunIT\ufffd\ufffd\ufffd,BoldItalic",
        "THSarabunITù",
        "THSarabunITà¹™",
        "THSarabunIT",
        "TH NiramitIT๙",
        "TH ChakraPetchIT๙",
    ],
)
def test_fonts_of_the_second_edition_show_thai_digits(name: str) -> None:
    assert shows_thai_digits(name)


@pytest.mark.parametrize(
    "name",
    ["THSarabunPSK", "TH SarabunPSK,Bold", "THSarabunNew", "Sarabun-Italic", "CIDFont+F2", "BITSTREAM", "", "IT๙"],
)
def test_other_fonts_do_not(name: str) -> None:
    assert not shows_thai_digits(name)


def test_only_digits_are_shown_otherwise() -> None:
    assert to_shown_digits("o12 ปี 2568 (๙) A") == "o๑๒ ปี ๒๕๖๘ (๙) A"


@pytest.mark.parametrize(
    ("font", "char", "shown"),
    [
        ("Wingdings", "\uf0fe", "☑"),
        ("Wingdings", "\uf0a8", "☐"),
        ("Wingdings", "þ", "☑"),
        ("Wingdings-Regular", "o", "☐"),
        ("Wingdings", "ü", "✓"),
        ("Wingdings", "\uf0d8", "➢"),
        ("Wingdings 2", "R", "☑"),
        ("Wingdings2", "£", "☐"),
        ("Wingdings 2,Bold", "\uf050", "✓"),
        ("Wingdings-2", "\uf0a3", "☐"),
        ("SymbolMT", "\uf0b7", "•"),
        ("Symbol", "·", "•"),
    ],
)
def test_symbols_are_read_by_their_code(font: str, char: str, shown: str) -> None:
    assert is_symbol_font(font)
    assert read_symbol(font, char) == shown


def test_the_same_code_is_another_symbol_in_another_font() -> None:
    assert [read_symbol(font, "P") for font in ("Wingdings", "Wingdings 2", "Symbol", "THSarabunPSK")] == [
        None,
        "✓",
        None,
        None,
    ]


def test_fonts_of_letters_hold_no_symbols() -> None:
    assert not is_symbol_font("THSarabunPSK")
    assert read_symbol("THSarabunPSK", "\uf0fe") is None
