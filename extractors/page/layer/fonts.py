"""Fonts whose glyphs are not what their characters say."""

import re

# The thirteen official fonts come in a second edition that shows Arabic digits as Thai ones. The name's last letter is
# a Thai nine, which many files spoil.
_THAI_DIGIT_FONT = re.compile(r"^TH.{2,20}IT(?:๙|9|ù|\ufffd+|à¹™)?(?:[-,].*)?$")
_SHOWN_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

# Microsoft's symbol fonts, by code: what a report draws with them.
_WINGDINGS = {
    0x6F: "☐",
    0x70: "☐",
    0x71: "☐",
    0x72: "☐",
    0xA8: "☐",
    0x78: "☑",
    0xFD: "☑",
    0xFE: "☑",
    0xFB: "✗",
    0xFC: "✓",
    0xA7: "▪",
    0xD8: "➢",
    0x76: "❖",
    0x6C: "●",
    0x6D: "❍",
    0x6E: "■",
}
_WINGDINGS_2 = {
    0x2A: "☐",
    0x30: "☐",
    0xA3: "☐",
    0x52: "☑",
    0x53: "☑",
    0x54: "☑",
    0x51: "☑",
    0x4F: "✗",
    0x50: "✓",
    0x97: "●",
    0x98: "●",
    0xA2: "■",
}
_SYMBOL = {0xB7: "•", 0x2D: "-"}


def shows_thai_digits(font_name: str) -> bool:
    """True for the fonts that draw Arabic digits as Thai ones, such as TH Sarabun IT๙."""
    return _THAI_DIGIT_FONT.match(font_name.replace(" ", "")) is not None


def to_shown_digits(text: str) -> str:
    """The text as such a font draws it."""
    return text.translate(_SHOWN_DIGITS)


def read_symbol(font_name: str, char: str) -> str | None:
    """What a symbol font draws for the character; None where the font is no symbol font or the symbol unknown."""
    table = _table_of(font_name)
    code = ord(char)
    code = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    return table.get(code) if table else None


def is_symbol_font(font_name: str) -> bool:
    """True for Wingdings and Symbol, whose characters are no letters."""
    return _table_of(font_name) is not None


def _table_of(font_name: str) -> dict[int, str] | None:
    name = re.sub(r"[\s,-]", "", font_name).lower()
    if name.startswith("wingdings2"):
        return _WINGDINGS_2
    if name.startswith("wingdings") and not name.startswith("wingdings3"):
        return _WINGDINGS
    if name.startswith("symbol"):
        return _SYMBOL
    return None
