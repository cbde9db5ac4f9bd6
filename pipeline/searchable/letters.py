"""The letters of an invisible font: which code and which width each character has, and the font for a PDF.

Every character has a code and a width of its own, the marks above and below consonants too. So they follow each other
from left to right as they are spelled, and no viewer has a reason to order them anew.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from extractors.thai.letters import is_mark

FONT_NAME = "ProngsaiInvisible"
FONT_FILE = Path(__file__).with_name("invisible.ttf")
UNITS, ASCENT, DESCENT = 1000, 650, -150
"""Units of the em, and how far letters reach above and below the baseline: not into the lines beside theirs."""
WIDTHS = (110, 210, 330, 400, 450, 650)
"""Marks, signs, figures, Latin letters, consonants, wide ones, nearly as in the official fonts: a line is fitted to its
place as a whole, and its words should come to stand where they are printed."""
_MARK, _SIGN, _FIGURE, _LATIN, _CONSONANT, _WIDE = range(len(WIDTHS))
_SIGNS = frozenset(" \u00a0เโใไijl.,:;!|'’‘\"“”()[]{}/\\-•")
_FIGURES = frozenset("าๅะำfrtsIJ๐๑๒๓๔๕๖๗๘๙0123456789")
_WIDE_LETTERS = frozenset("ฌญฒณฐฎฏmwMW…—☐☑☒✓✗%@")
_MOST_RANGES = 100
_ROW = 256


class Letters:
    """The characters of a document, each with a code from 1."""

    def __init__(self, chars: Iterable[str]) -> None:
        self._chars = "".join(sorted(set(chars)))
        self._codes = {char: code for code, char in enumerate(self._chars, start=1)}

    def encode(self, text: str) -> bytes:
        """The text as the PDF writes it: two bytes a character."""
        return b"".join(self._codes[char].to_bytes(2, "big") for char in text)

    def to_font(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """The font, as an object of the PDF."""
        widths = [WIDTHS[_kind_of(char)] for char in self._chars]
        glyphs = b"\0\0" + b"".join((1 + _kind_of(char)).to_bytes(2, "big") for char in self._chars)
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{FONT_NAME}"),
            Flags=4,  # its characters are none of the standard set
            FontBBox=Array([0, DESCENT, UNITS, ASCENT]),
            ItalicAngle=0,
            Ascent=ASCENT,
            Descent=DESCENT,
            CapHeight=ASCENT,
            StemV=80,
            FontFile2=pdf.make_stream(FONT_FILE.read_bytes()),
        )
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=Name(f"/{FONT_NAME}"),
            CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor),
            W=Array([1, Array(widths)]),
            CIDToGIDMap=pdf.make_stream(glyphs),
        )
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=Name(f"/{FONT_NAME}"),
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(self._to_unicode()),
        )
        return pdf.make_indirect(font)

    def _to_unicode(self) -> bytes:
        """The character map that tells which character each code stands for."""
        lines = [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
        ]
        ranges = list(self._ranges())
        for first in range(0, len(ranges), _MOST_RANGES):
            some = ranges[first : first + _MOST_RANGES]
            lines += [f"{len(some)} beginbfrange", *some, "endbfrange"]
        lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
        return "\n".join(lines).encode("ascii")

    def _ranges(self) -> Iterator[str]:
        """Codes that follow each other and stand for characters that do: both may change in their last byte only."""
        numbered = [(code, ord(char)) for char, code in self._codes.items()]
        for _, run in groupby(numbered, key=lambda each: (each[1] - each[0], each[0] // _ROW, each[1] // _ROW)):
            codes = list(run)
            char = chr(codes[0][1]).encode("utf-16-be").hex().upper()
            yield f"<{codes[0][0]:04X}> <{codes[-1][0]:04X}> <{char}>"


def width_of(text: str) -> float:
    """How wide the font sets the text, in ems."""
    return sum(WIDTHS[_kind_of(char)] for char in text) / UNITS


def _kind_of(char: str) -> int:
    """The place of the character's width in WIDTHS."""
    if is_mark(char):
        return _MARK
    if char in _SIGNS:
        return _SIGN
    if char in _FIGURES:
        return _FIGURE
    if char in _WIDE_LETTERS:
        return _WIDE
    return _CONSONANT if "ก" <= char <= "๛" else _LATIN
