"""Page furniture: page numbers, catchwords and headings printed again on each page."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from extractors.layout.column_headings import fit_heading
from extractors.layout.outline import read_numbering
from extractors.layout.running_lines import find_running_lines
from extractors.thai.fuzzy import squash
from schemas.page import Grid, Line

_PAGE_NUMBER = re.compile(
    r"[-–—\s(\[]*(?:หน้า(?:ที่)?\s*|page\s*)?[0-9๐-๙]{1,3}(?:\s*(?:/|จาก|of)\s*[0-9๐-๙]{1,3})?[-–—\s)\]]*", re.IGNORECASE
)
_DOTS = ".…"
_CATCHWORD_REACH = 8
"""A catchword announces what the next page begins with: so many printed lines further at the most."""
_TIMES_PRINTED = 3

Block = Line | Grid


def find_furniture(blocks: Sequence[Block], *, heights: Mapping[int, float] = MappingProxyType({})) -> set[int]:
    """The positions in `blocks` of lines that belong to the page and not to the document's text.

    `heights` gives the height in points of the pages that have one.
    """
    running = _running_titles(blocks) | find_running_lines(blocks, heights)
    return {
        index
        for index, block in enumerate(blocks)
        if isinstance(block, Line)
        and (_PAGE_NUMBER.fullmatch(block.text) or index in running or _is_catchword(blocks, index))
    }


def _is_catchword(blocks: Sequence[Block], index: int) -> bool:
    """Whether the line only announces, with dots behind, what the next page begins with."""
    line = blocks[index]
    assert isinstance(line, Line)
    printed = line.text.rstrip()
    words = printed.rstrip(_DOTS)
    dots, words = printed[len(words) :], words.rstrip()
    if not words or dots in ("", "."):
        return False
    announced = squash(words)
    if words.startswith("/") and len(words) <= 80:
        return True
    if len(announced) < 4:
        return False
    return any(squash(text).startswith(announced) for text in _first_words_after(blocks, index))


def _first_words_after(blocks: Sequence[Block], index: int) -> list[str]:
    texts = []
    for block in blocks[index + 1 : index + 1 + _CATCHWORD_REACH]:
        if isinstance(block, Line):
            texts.append(block.text)
        else:
            texts += [cell.text for cell in block.cells if cell.row == 0]
    return texts


def _running_titles(blocks: Sequence[Block]) -> set[int]:
    """Lines printed again and again, each time straight above a table that goes on."""
    above_grids = [
        index
        for index, block in enumerate(blocks[:-1])
        if isinstance(block, Line)
        and isinstance(blocks[index + 1], Grid)
        and len(block.text) <= 200
        and not _is_label(block.text)
    ]
    times = Counter(squash(_text(blocks[index])) for index in above_grids)
    first_seen: set[str] = set()
    again = set()
    for index in above_grids:
        key = squash(_text(blocks[index]))
        if times[key] < _TIMES_PRINTED or not key:
            continue
        if key in first_seen:
            again.add(index)
        first_seen.add(key)
    return again


def _is_label(text: str) -> bool:
    """Whether a field's label opens the line (`(๑.๓) ผลการดำเนินการ : …`), which each measure may print anew."""
    numbering = read_numbering(text)
    label, colon, _ = (numbering.rest if numbering else text).partition(":")
    return bool(colon) and fit_heading(label) is not None


def _text(block: Block) -> str:
    return block.text if isinstance(block, Line) else ""
