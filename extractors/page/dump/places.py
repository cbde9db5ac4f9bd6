"""Where an offset into a dump lies: in which line of the file, and whether in a picture."""

import re
from array import array
from bisect import bisect_left, bisect_right

from extractors.page.dump.markup import split_markup
from extractors.page.dump.tag_names import PICTURE_TAGS


class Places:
    """Answers for one dump, made once."""

    def __init__(self, text: str) -> None:
        self._line_ends = array("Q", (found.start() for found in re.finditer("\n", text)))
        self._turns = array("Q", (offset for span in _find_pictures(text) for offset in span))

    def line_no(self, offset: int) -> int:
        """The number, from 1, of the file line."""
        return bisect_left(self._line_ends, offset) + 1

    def is_pictured(self, offset: int) -> bool:
        """Whether tags say that what stands there was read from a picture, a stamp or a signature."""
        return bisect_right(self._turns, offset) % 2 == 1


def _find_pictures(text: str) -> list[tuple[int, int]]:
    """Begin and end of what stands in pictures, in file order; a picture that is never closed is none.

    A caption is printed text, and a `<figure>` around an HTML table is no picture.
    """
    found: list[tuple[int, int]] = []
    name = ""  # of the picture that is open
    spans: list[tuple[int, int]] = []
    start = 0
    for piece in split_markup(text):
        opens = piece.kind == "open"
        if opens and piece.name in PICTURE_TAGS and name != "figure" and _may_hold_text(piece.name, piece.raw):
            name, spans, start = piece.name, [], piece.end
        elif opens and piece.name == "figure":
            name, spans, start = "figure", [], piece.end
        elif not name:
            continue
        elif opens and piece.name == "table":
            name = ""
        elif opens and piece.name == "figcaption":
            spans.append((start, piece.start))
        elif piece.kind == "close" and piece.name == "figcaption":
            start = piece.end
        elif piece.kind == "close" and piece.name == name:
            found += [*spans, (start, piece.start)]
            name = ""
    return found


def _may_hold_text(name: str, raw: str) -> bool:
    """An `<img>` with a source is the picture itself; OCR programs put what they see between bare ones."""
    return name != "img" or raw.lower() == "<img>"
