"""What a report is made of before it is printed, scanned or dumped."""

from dataclasses import dataclass
from typing import Literal

Paper = Literal["portrait", "landscape"]

EMPTY_BOX, TICKED_BOX = "☐", "☑"


@dataclass(frozen=True)
class Paragraph:
    """Running text; a centred one is a title."""

    text: str
    centred: bool = False


@dataclass(frozen=True)
class Table:
    """A ruled table: `widths` are shares of the page's, the first row is the header.

    Lines of a cell are parted by line feeds. A row with one cell spans the table.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PageTurn:
    """From here on a new page, as wide or as high as it says."""

    paper: Paper


Block = Paragraph | Table | PageTurn
