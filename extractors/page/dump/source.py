"""A dump as file lines, HTML tables and page breaks, in file order."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.page.dump.markup import Piece, split_markup
from extractors.page.dump.page_marks import find_page_mark_in_tag
from extractors.page.dump.places import Places
from extractors.page.dump.tag_names import ROW_TAGS
from extractors.page.dump.text_lines import is_empty

# In a table that nobody closes, words behind a blank line are no longer the table's.
_LEAVES_TABLE = re.compile(r"\f|\n[ \t]*\n")
_SPLIT = re.compile(r"[\n\f]")


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of the file, or what stands of it beside a table or a page break, without its line end."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The line without its tags."""
        return "".join(piece.raw for piece in self.pieces if piece.kind == "text")

    @property
    def raw(self) -> str:
        """The line as it stands in the file."""
        return "".join(piece.raw for piece in self.pieces)

    @property
    def start(self) -> int:
        """Where it begins in the file; 0 for an empty line."""
        return self.pieces[0].start if self.pieces else 0


@dataclass(frozen=True, slots=True)
class SourceTable:
    """An HTML table, from its first tag to its last or to where the file leaves it."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class SourceBreak:
    """A new page begins; `page_no` is the number given, 0 for none. `opens`: a tag that every page begins with."""

    page_no: int
    opens: bool = False


SourceItem = SourceLine | SourceTable | SourceBreak


def split_source(text: str, places: Places) -> Iterator[SourceItem]:
    """The lines, tables and page breaks of `text`; blank lines come as empty ones. Line ends are line feeds only."""
    splitter = _Splitter(_find_table_ends(text), places)
    for piece in split_markup(text):
        yield from splitter.read(piece)
    yield from splitter.finish()


def _find_table_ends(text: str) -> dict[int, int | None]:
    """For each place where an HTML table begins: where it ends, None where nobody closes it."""
    ends: dict[int, int | None] = {}
    opened: list[Piece] = []
    for piece in split_markup(text):
        if piece.kind == "open" and piece.name == "table":
            if opened and opened[-1].name != "table":
                opened.pop()  # rows without a table cannot hold one that is whole
            opened.append(piece)
            ends[piece.start] = None
        elif piece.kind == "open" and piece.name in ROW_TAGS and not opened:
            opened.append(piece)
            ends[piece.start] = None
        elif piece.kind == "close" and piece.name == "table" and opened:
            ends[opened.pop().start] = piece.end
    return ends


class _Splitter:
    """Gathers the pieces of the line or table that is being read."""

    def __init__(self, table_ends: dict[int, int | None], places: Places) -> None:
        self._table_ends = table_ends
        self._places = places
        self._line: list[Piece] = []
        self._table: list[Piece] | None = None
        self._until: int | None = None  # where the table ends, None for one that nobody closes
        self._in_row = True
        self._breaks: list[SourceBreak] = []  # found in a table: they count after it
        self._inline_until = 0

    def read(self, piece: Piece) -> Iterator[SourceItem]:
        """What is complete once `piece` is known."""
        if self._table is not None:
            yield from self._read_in_table(piece)
        elif piece.kind == "text":
            yield from self._read_text(piece)
        elif piece.start >= self._inline_until and (
            piece.start in self._table_ends or (piece.kind == "open" and piece.name in ROW_TAGS)
        ):
            yield from self._begin_table(piece)
        else:
            yield from self._read_tag(piece)

    def finish(self) -> Iterator[SourceItem]:
        """What the end of the file completes."""
        yield from self._end_table()
        yield from self._end_line()

    def _read_text(self, piece: Piece) -> Iterator[SourceItem]:
        at = 0
        for found in _SPLIT.finditer(piece.raw):
            self._add_text(piece, at, found.start())
            if found.group() == "\n":
                yield self._take_line()
            else:
                yield from self._end_line()
                yield SourceBreak(0)
            at = found.end()
        self._add_text(piece, at, len(piece.raw))

    def _add_text(self, piece: Piece, start: int, end: int) -> None:
        if start < end:
            self._line.append(Piece("text", "", piece.raw[start:end], piece.start + start))

    def _read_tag(self, piece: Piece) -> Iterator[SourceItem]:
        page_no = find_page_mark_in_tag(piece)
        if page_no is not None:
            yield from self._end_line()
            yield SourceBreak(page_no, opens=piece.kind == "open")
        self._line.append(piece)

    def _begin_table(self, piece: Piece) -> Iterator[SourceItem]:
        end = self._table_ends.get(piece.start)
        if end is not None and self._is_inside_cell(piece.start, end):
            self._inline_until = end
            self._line.append(piece)
            return
        yield from self._end_line()
        self._table, self._until, self._in_row = [piece], end, True

    def _is_inside_cell(self, start: int, end: int) -> bool:
        """Whether the table from `start` to `end` stands in a row of tabs, behind a tab and whole on its line."""
        behind_tab = any("\t" in piece.raw for piece in self._line if piece.kind == "text")
        return behind_tab and self._places.line_no(start) == self._places.line_no(end)

    def _read_in_table(self, piece: Piece) -> Iterator[SourceItem]:
        assert self._table is not None
        if self._until is None:
            yield from self._read_in_open_table(piece)
            return
        if piece.start >= self._until:
            yield from self._end_table()
            yield from self.read(piece)
            return
        self._add_to_table(piece)

    def _read_in_open_table(self, piece: Piece) -> Iterator[SourceItem]:
        """Decide whether a table that nobody closes goes on."""
        assert self._table is not None
        if piece.kind == "open" and piece.name == "table":
            yield from self._end_table()
            yield from self.read(piece)
            return
        if piece.kind != "text":
            if piece.name in ROW_TAGS | {"td", "th"}:
                self._in_row = piece.kind == "open" or piece.name in {"td", "th"}
            self._add_to_table(piece)
            return
        leaves = _LEAVES_TABLE.search(piece.raw.rstrip(" \t\n"))
        at = leaves.start() if leaves else len(piece.raw)
        if not self._in_row and not is_empty(piece.raw[:at]):
            at = 0
        if at:
            self._table.append(piece._replace(raw=piece.raw[:at]))
        if at < len(piece.raw):
            yield from self._end_table()
            yield from self._read_text(piece._replace(raw=piece.raw[at:], start=piece.start + at))

    def _add_to_table(self, piece: Piece) -> None:
        assert self._table is not None
        page_no = find_page_mark_in_tag(piece) if piece.kind != "text" else (0 if "\f" in piece.raw else None)
        if page_no is not None:
            self._breaks.append(SourceBreak(page_no))
        self._table.append(piece._replace(raw=piece.raw.replace("\f", " ")) if piece.kind == "text" else piece)

    def _end_table(self) -> Iterator[SourceItem]:
        if self._table is None:
            return
        yield SourceTable(tuple(self._table))
        yield from self._breaks
        self._table, self._until, self._breaks = None, None, []

    def _take_line(self) -> SourceLine:
        line = SourceLine(tuple(self._line))
        self._line = []
        return line

    def _end_line(self) -> Iterator[SourceItem]:
        """The line that was begun, if any: no blank line comes of a table or a page break."""
        if self._line:
            yield self._take_line()
