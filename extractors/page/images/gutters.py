"""White from top to bottom between columns whose lines do not stand side by side."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.blocks import Block
from extractors.page.images.columns import ink_stretches
from extractors.page.images.pixels import Mask

_GUTTER = 4.0
"""Letter heights of white between columns."""
_ROWS_APART = 0.5
"""Letter heights of white between rows; a letter and its marks are nearer."""
_ONE_ROW = 3.0
"""Letter heights that a line is lower than, with all of its marks."""


def split_at_gutters(text: Mask, block: Block, hc: float) -> Iterator[Block]:
    """The parts of the block: bands with white above and below, and of those with rows in several columns these.

    Rows side by side make low bands and stay whole: whether they are columns is told by their neighbours.
    """
    ink: NDArray[np.bool_] = text[block.y0 : block.y1, block.x0 : block.x1] > 0
    columns: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for first, after in ink_stretches(np.asarray(ink.any(axis=1)), least_gap=_ROWS_APART * hc):
        across = np.asarray(ink[first:after].any(axis=0))
        columns[first, after] = ink_stretches(across, least_gap=_GUTTER * hc)
    parted = [band for band in columns if band[1] - band[0] > _ONE_ROW * hc and len(columns[band]) > 1]
    top = block.y0
    for first, after in parted:
        y0, y1 = block.y0 + first, block.y0 + after
        if y0 > top:
            yield block._replace(y0=top, y1=y0)
        cuts = [(left[1] + right[0]) // 2 for left, right in pairwise(columns[first, after])]
        for x0, x1 in pairwise([0, *cuts, block.x1 - block.x0]):
            yield Block(block.x0 + x0, block.x0 + x1, y0, y1)
        top = y1
    if top < block.y1:
        yield block._replace(y0=top)
