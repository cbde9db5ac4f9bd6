"""Coloured ink that was printed with the page, such as a heading in blue: it stays text."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.page.images.letters import Pieces, find_pieces, letters_among, measure_letters, measure_slope
from extractors.page.images.pixels import Mask

_ENOUGH = 8
"""Letters of a line; fewer stand level by chance."""
_LEVEL = 0.09
"""Letter heights between the feet of a printed line's letters; a stamp is never put down so straight."""
_APART = 3.0
"""Letter heights between neighbours of a line."""
_ALIKE = 0.16
"""Of the height of its letters by which most letters of a printed line differ."""
_MOST = 0.6
_ABOVE, _BELOW = 1.2, 0.6
"""Letter heights over and under the body that belong to a line."""


def find_coloured_print(coloured: Mask, black: Mask) -> Mask:
    """The coloured ink of an upright page, [height, width], that stands in lines as level as its black print."""
    result = np.zeros_like(coloured)
    pieces, print_pieces = find_pieces(coloured), find_pieces(black)
    hc = measure_letters(print_pieces, longer_side=max(black.shape)) or measure_letters(
        pieces, longer_side=max(coloured.shape)
    )
    if hc is None:
        return result
    slope = measure_slope(letters_among(print_pieces, hc), hc)
    letters = letters_among(pieces, hc)
    feet = letters.bottom - slope * (letters.left + letters.right) / 2
    for line in _level_lines(letters, feet.astype(np.float64), hc):
        heights = line.height / float(np.median(line.height))
        if (np.abs(heights - 1) <= _ALIKE).mean() >= _MOST:
            fall = abs(slope) * float(line.right.max() - line.left.min())
            top = round(max(0.0, float(line.top.min()) - _ABOVE * hc))
            bottom = round(float(line.bottom.max()) + _BELOW * hc + fall)
            left, right = max(0, round(float(line.left.min()) - hc)), round(float(line.right.max()) + hc)
            result[top:bottom, left:right] = coloured[top:bottom, left:right]
    return np.asarray(cv2.dilate(result, np.ones((5, 5), np.uint8)), dtype=np.uint8)


def _level_lines(letters: Pieces, feet: NDArray[np.float64], hc: float) -> list[Pieces]:
    """The letters of each stretch whose feet stand level."""
    lines: list[Pieces] = []
    left_over = np.ones(feet.size, bool)
    while left_over.sum() >= _ENOUGH:
        near = np.abs(feet[:, None] - feet[left_over][None, :]) <= _LEVEL * hc
        level = feet[left_over][int(np.argmax((near & left_over[:, None]).sum(axis=0)))]
        row = np.flatnonzero(left_over & (np.abs(feet - level) <= _LEVEL * hc))
        if row.size < _ENOUGH:
            break
        left_over[row] = False
        row = row[np.argsort(letters.left[row])]
        white = letters.left[row][1:] - np.maximum.accumulate(letters.right[row])[:-1]
        for stretch in np.split(row, np.flatnonzero(white > _APART * hc) + 1):
            if stretch.size >= _ENOUGH:
                lines.append(letters.only(np.isin(np.arange(feet.size), stretch)))
    return lines
