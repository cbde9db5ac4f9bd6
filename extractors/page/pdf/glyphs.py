"""The glyphs of a PDF page: characters with what is drawn for them."""

import ctypes
import math
from collections import Counter
from dataclasses import dataclass
from typing import Any, NamedTuple

from pypdfium2 import raw

from extractors.page.content import Font, Glyph
from extractors.page.pdf.colours import is_light
from extractors.page.pdf.document import address
from extractors.page.pdf.text_objects import EVERYWHERE, Covers, Rectangle, TextObject
from extractors.page.pdf.upright import Upright
from schemas.errors import FileTooLarge
from schemas.geometry import Box

LEAST_TURNED = 0.6
"""A page is laid on its side when this share of its characters is."""
_MOST_CHARACTERS = 200_000
_OFTEN_UNMAPPED = range(0x80, 0x250)
"""Latin letters beyond ASCII: where a font has no map, pdfium gives the glyph's number for a character."""
_HYPHEN_AT_LINE_END = 2
"""pdfium's own number for it."""
_MOST_SLANTED = 0.14
"""Radians off the paper's sides; text that slants more is stamped across the page, and is none of its words."""
_MOST_LINES = 1.8
_BODY = 0.3
"""Ems; every consonant reaches farther down than this above its baseline."""
_HIDDEN_MODES = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_BOLD_MODES = (raw.FPDF_TEXTRENDERMODE_FILL_STROKE,)
_BOLD_WEIGHT = 600


@dataclass
class _Style:
    """What all characters of a text object share."""

    font: Font
    size: float
    quarter: int
    hidden: bool
    light: bool


class _Char(NamedTuple):
    text: str
    ink: Rectangle
    origin: tuple[float, float]
    advance: Rectangle
    unmapped: bool
    owner: int
    style: _Style
    order: int


def read_glyphs(
    page: Any, text_objects: dict[int, TextObject], covers: Covers, *, crop: Rectangle, rotation: int
) -> tuple[Upright, tuple[Glyph, ...]]:
    """The page's glyphs and the way that stands it upright."""
    text_page = page.get_textpage()
    try:
        chars = _read_characters(text_page.raw)
    finally:
        text_page.close()
    turns = _upright_turns(chars, rotation)
    upright = Upright(crop=crop, turns=turns)
    return upright, tuple(_to_glyphs(chars, text_objects, covers, upright))


def _read_characters(text_page: Any) -> list[_Char]:
    """What pdfium tells of every character that stands in the file; what it makes up itself is left out."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    loose = raw.FS_RECTF()
    styles: dict[int, _Style] = {}
    fonts: dict[int, Font] = {}
    chars: list[_Char] = []
    high = 0
    count = raw.FPDFText_CountChars(text_page)
    if count > _MOST_CHARACTERS:
        raise FileTooLarge(
            f"a page has more than {_MOST_CHARACTERS} characters",
            hint="No page of a report has so many; take that page out.",
        )
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text_page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        high = 0
        owner_handle = raw.FPDFText_GetTextObject(text_page, index)
        owner = address(owner_handle)
        if not owner:
            continue  # pdfium made it up: a blank or a line's end
        style = styles.get(owner)
        if style is None:
            style = styles[owner] = _read_style(text_page, index, owner_handle, fonts)
        raw.FPDFText_GetCharBox(text_page, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text_page, index, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, index, loose)
        chars.append(
            _Char(
                text="-" if code == _HYPHEN_AT_LINE_END else chr(code),
                ink=(left.value, bottom.value, right.value, top.value),
                origin=(x.value, y.value),
                advance=(loose.left, loose.bottom, loose.right, loose.top),
                unmapped=code in _OFTEN_UNMAPPED and raw.FPDFText_HasUnicodeMapError(text_page, index) == 1,
                owner=owner,
                style=style,
                order=index,
            )
        )
    return chars


def _read_style(text_page: Any, index: int, owner: Any, fonts: dict[int, Font]) -> _Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text_page, index, matrix)
    mode = raw.FPDFTextObj_GetTextRenderMode(owner)
    font_handle = raw.FPDFTextObj_GetFont(owner)
    key = address(font_handle)
    if key not in fonts:
        fonts[key] = _read_font(font_handle)
    font = fonts[key]
    size = raw.FPDFText_GetFontSize(text_page, index)
    angle = math.atan2(matrix.b, matrix.a) + (math.pi if size < 0 else 0.0)  # a size below zero turns the letters over
    return _Style(
        font=font._replace(bold=True) if mode in _BOLD_MODES else font,
        size=abs(size) * (math.hypot(matrix.c, matrix.d) or 1.0),
        quarter=round(angle / (math.pi / 2)) % 4,
        hidden=mode in _HIDDEN_MODES or abs(angle - round(angle / (math.pi / 2)) * (math.pi / 2)) > _MOST_SLANTED,
        light=is_light(owner, raw.FPDFPageObj_GetFillColor),
    )


def _read_font(handle: Any) -> Font:
    size = raw.FPDFFont_GetBaseFontName(handle, None, 0)
    buffer = ctypes.create_string_buffer(max(1, size))
    raw.FPDFFont_GetBaseFontName(handle, buffer, size)
    name = buffer.value.decode("utf-8", "replace")
    prefix, plus, rest = name.partition("+")
    name = rest if plus and len(prefix) == 6 and prefix.isupper() else name
    bold = "bold" in name.lower() or raw.FPDFFont_GetWeight(handle) >= _BOLD_WEIGHT
    return Font(name=name, bold=bold)


def _upright_turns(chars: list[_Char], rotation: int) -> int:
    """How often to turn the page: as it says itself, or as most of its text stands."""
    quarters = Counter(char.style.quarter for char in chars if not char.style.hidden and not char.text.isspace())
    if not quarters:
        return rotation
    quarter, times = quarters.most_common(1)[0]
    return quarter if times >= LEAST_TURNED * quarters.total() and quarters.total() >= 20 else rotation


def _to_glyphs(
    chars: list[_Char], text_objects: dict[int, TextObject], covers: Covers, upright: Upright
) -> list[Glyph]:
    """Characters as glyphs; those that the file's own words (`ActualText`) stand for are one glyph together."""
    glyphs: list[Glyph] = []
    bounds_of_mark: dict[int, list[Rectangle]] = {}
    for each in text_objects.values():
        if each.mark:
            bounds_of_mark.setdefault(each.mark, []).append(each.bounds)
    told: set[int] = set()
    position = 0
    while position < len(chars):
        char = chars[position]
        known = text_objects.get(char.owner)
        if known is None or not known.mark:
            if _is_shown(char, known):
                glyphs.append(_hide(_to_glyph(char, upright), char, known, covers))
            position += 1
            continue
        run = [char]
        while position + len(run) < len(chars) and chars[position + len(run)].owner == char.owner:
            run.append(chars[position + len(run)])
        position += len(run)
        if known.mark not in told:
            told.add(known.mark)
            glyph = _told_glyph(run, bounds_of_mark[known.mark], upright)
            if _is_shown(char, known) and not _is_remnant(glyph):
                glyphs.append(_hide(glyph, char, known, covers))
    return glyphs


def _hide(glyph: Glyph, char: _Char, owner: TextObject | None, covers: Covers) -> Glyph:
    """The glyph, hidden if something is painted over it."""
    covered = owner is not None and covers.hide(*_middle(char.ink), rank=owner.rank)
    return glyph._replace(hidden=True) if covered else glyph


def _middle(box: Rectangle) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _is_shown(char: _Char, owner: TextObject | None) -> bool:
    if owner is None or owner.clip == EVERYWHERE:
        return True
    x, y = _middle(char.ink)
    return owner.clip[0] <= x <= owner.clip[2] and owner.clip[1] <= y <= owner.clip[3]


def _is_remnant(glyph: Glyph) -> bool:
    """Whether only the mark of a consonant is drawn: the rest of the line stands on the next page."""
    return glyph.turn == 0 and len(glyph.text) > 1 and glyph.baseline - glyph.ink.y1 > _BODY * glyph.size


def _to_glyph(char: _Char, upright: Upright) -> Glyph:
    ink = upright.box(*char.ink)
    advance = upright.box(*char.advance)
    x, baseline = upright.point(*char.origin)
    turn = (upright.turns - char.style.quarter) % 4
    end = (advance.x1, advance.y1, advance.x0, advance.y0)[turn]
    return Glyph(
        text=char.text,
        ink=ink,
        x=x,
        end=max(end, x) if turn == 0 else end,
        baseline=baseline,
        size=char.style.size,
        font=char.style.font,
        turn=turn,
        unmapped=char.unmapped,
        hidden=char.style.hidden,
        light=char.style.light,
        order=char.order,
    )


def _told_glyph(run: list[_Char], bounds: list[Rectangle], upright: Upright) -> Glyph:
    first = run[0]
    tallest = _MOST_LINES * first.style.size
    if max(each[3] for each in bounds) - min(each[1] for each in bounds) > tallest:
        bounds = bounds[:1]  # words that the file tells over the end of a line
    ink = upright.box(
        min(each[0] for each in bounds),
        min(each[1] for each in bounds),
        max(each[2] for each in bounds),
        max(each[3] for each in bounds),
    )
    return _to_glyph(first, upright)._replace(
        text="".join(char.text for char in run), ink=Box(*ink), end=ink.x1, unmapped=False
    )
