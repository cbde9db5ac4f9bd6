"""Lines out of text and tags, wherever they stand: in prose, in a tab cell, in a table's cell."""

import re

from extractors.page.dump.boxes import EMPTY, TICKED, draw_input
from extractors.page.dump.drafts import BOLD_OFF, BOLD_ON, DraftLine
from extractors.page.dump.markup import Piece, decode_entities
from extractors.page.dump.places import Places
from extractors.page.dump.tag_names import BOLD_TAGS, LINE_TAGS, PARAGRAPH_TAGS

SOFT_BREAKS = "\v\u0085\u2028"
PARAGRAPH_BREAK = "\u2029"
_BREAKS = re.compile(f"[\n{SOFT_BREAKS}{PARAGRAPH_BREAK}]")
_BOXES = {EMPTY, TICKED}
_OURS = re.compile(f"[{BOLD_ON}{BOLD_OFF}]")
_EMPTY = re.compile("[\\s\u200b-\u200f\u2060\ufeff\ufdd0\ufdd1]*")

_ENUMERATED = re.compile(
    r"[\s\ufdd0*_]*(?:[-–—•·▪●○◦‣*☐☑□☒\uf0b7]"
    r"|\(?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})*[.)]|[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,3})+\s|\(?[ก-ฮA-Za-z][.)])"
)
"""An item that carries a number, a letter or a dash of its own: `๕.`, `(๒.๑)`, `ก)`, `-`, `•`."""


def is_empty(text: str) -> bool:
    """Whether `text` shows nothing: only spaces, zero-width characters and the like."""
    return _EMPTY.fullmatch(text) is not None


class LineMaker:
    """Takes the pieces of a stretch of the file and gives its lines."""

    def __init__(self, places: Places, *, starts_paragraph: bool = False, strong: bool = False) -> None:
        self._places = places
        self._strong = strong
        self._lines: list[DraftLine] = []
        self._bold_depth = 0
        self._lists: list[int | None] = []  # for each open list the number of its next item, None where it has dots
        self._bullet = ""
        self._empty_breaks = 0
        self._starts_paragraph = starts_paragraph
        self._begin()

    def read(self, piece: Piece) -> None:
        """Take one more piece."""
        if piece.kind == "text":
            self._read_text(piece)
        elif piece.kind != "comment":
            self._read_tag(piece)

    def break_line(self, *, paragraph: bool = False) -> None:
        """End the line here; the next one is a new paragraph if said so, or if one was due already."""
        text = "".join(self._parts)
        if not is_empty(text):
            if self._bullet and not _ENUMERATED.match(text):
                text = self._bullet + text.lstrip()
            self._lines.append(
                DraftLine(
                    text,
                    raw="".join(self._raw).strip(),
                    line_no=self._places.line_no(self._offset),
                    starts_paragraph=self._starts_paragraph,
                    pictured=self._places.is_pictured(self._offset),
                )
            )
            self._bullet = ""
            self._starts_paragraph = False
        self._starts_paragraph = self._starts_paragraph or paragraph
        self._begin()

    def end_paragraph(self) -> None:
        """A blank line: what is open ends here, even bold that nobody closed."""
        self.break_line(paragraph=True)
        self._bold_depth = 0

    def take(self) -> list[DraftLine]:
        """The lines up to here; what comes later makes new ones."""
        self.break_line()
        lines, self._lines = self._lines, []
        return lines

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._raw: list[str] = []
        self._offset = -1  # of the first thing that shows

    def _read_text(self, piece: Piece) -> None:
        at = 0
        for found in _BREAKS.finditer(piece.raw):
            self._add(piece.raw[at : found.start()], piece.start + at)
            blank = at > 0 and not piece.raw[at : found.start()].strip()
            self.break_line(paragraph=found.group() == PARAGRAPH_BREAK or (blank and found.group() == "\n"))
            at = found.end()
        self._add(piece.raw[at:], piece.start + at)

    def _add(self, raw: str, offset: int) -> None:
        """Put text on the line."""
        text = _OURS.sub("", decode_entities(raw)).replace("\t", " ")
        if not self._parts and is_empty(text):
            return  # nothing to begin a line with
        if self._offset < 0:
            self._offset = offset + len(raw) - len(raw.lstrip())
        self._empty_breaks = 0
        self._raw.append(raw)
        if self._parts and self._parts[-1] in _BOXES and not text[:1].isspace():
            text = f" {text}"
        self._parts.append(f"{BOLD_ON}{text}{BOLD_OFF}" if self._strong or self._bold_depth else text)

    def _read_tag(self, piece: Piece) -> None:
        name, opens = piece.name, piece.kind == "open"
        if name == "br":
            self._raw.append(piece.raw)
            self._empty_breaks += 1
            self.break_line(paragraph=self._empty_breaks > 1)
            return
        breaks = name in PARAGRAPH_TAGS or name in LINE_TAGS
        if breaks and not opens:
            self._raw.append(piece.raw)
        if breaks:
            self.break_line(paragraph=name in PARAGRAPH_TAGS)
        if opens or (self._parts and not breaks):
            self._raw.append(piece.raw)
        if name in BOLD_TAGS:
            self._bold_depth = max(0, self._bold_depth + (1 if opens else -1))
        elif name in {"ul", "ol", "li"}:
            self._read_list_tag(piece)
        elif name == "input" and opens:
            self._draw(draw_input(piece.attributes), piece.start)

    def _read_list_tag(self, piece: Piece) -> None:
        if piece.name == "li":
            self._bullet = self._next_bullet(piece) if piece.kind == "open" else ""
        elif piece.kind == "open":
            self._lists.append(_to_number(piece.attributes.get("start", ""), 1) if piece.name == "ol" else None)
        elif self._lists:
            self._lists.pop()

    def _next_bullet(self, item: Piece) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "- "
        number = _to_number(item.attributes.get("value", ""), number)
        self._lists[-1] = number + 1
        return f"{number}. "

    def _draw(self, shown: str, offset: int) -> None:
        """Put on the line what an element draws."""
        if shown:
            self._offset = offset if self._offset < 0 else self._offset
            self._empty_breaks = 0
            self._parts.append(_BREAKS.sub(" ", shown))


def _to_number(text: str, default: int) -> int:
    found = re.fullmatch(r"\s*([0-9]{1,6})\s*", text)
    return int(found[1]) if found else default
