"""The bodies of the printed rows in a block of a straight page."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.blocks import Block
from extractors.page.images.letters import Pieces
from extractors.page.images.pixels import Mask

_NEAREST_ROWS = 1.7
"""Letter heights between two rows: what is nearer are the marks of one row."""
_BESIDE = 0.35
"""Letter heights above and below a body in which a row has little ink."""
_LEAST_INK = 0.02
"""Of the square of a letter height: a dash by itself has more."""
_LEAST_LETTER, _LEAST_DASH = 0.5, 0.28
LARGE, _LARGEST = 1.35, 4.0
"""Letter heights of the page that letters of a heading have."""
_ENOUGH_LETTERS = 4
_ONE_LETTER = 1.7
"""Letter heights: what is higher is no letter by itself, but letters of two rows that touch."""
_LATIN = 0.87
"""Of the height of Thai consonants: small Latin letters of the same size of print are so high."""


class Row(NamedTuple):
    """The body of a row in pixels of the straight page: from the top of its consonants to its baseline."""

    top: float
    baseline: float

    @property
    def hc(self) -> float:
        """The height of the row's consonants."""
        return self.baseline - self.top


def find_rows(text: Mask, pieces: Pieces, block: Block, hc: float) -> list[Row]:
    """The rows of the block from top to bottom; `pieces` are those whose middles stand in it."""
    profile = text[block.y0 : block.y1, block.x0 : block.x1].sum(axis=1, dtype=np.int64).astype(np.float64)
    rows = [_fit(block.y0 + top, pieces, hc) for top in _strongest(_body_ink(profile, hc), hc)]
    return sorted({row for row in rows if row is not None})


def _body_ink(profile: NDArray[np.float64], hc: float) -> NDArray[np.float64]:
    """For each y the ink of a body whose top is there, less half of what stands close above and below.

    The result starts one margin above the profile; see `_strongest`.
    """
    body, beside = max(3, round(hc)), max(1, round(_BESIDE * hc))
    sums = np.concatenate([[0.0], np.cumsum(np.pad(profile, body + beside))])
    tops = np.arange(beside, sums.size - body - beside)
    inside = sums[tops + body] - sums[tops]
    around = (sums[tops] - sums[tops - beside]) + (sums[tops + body + beside] - sums[tops + body])
    result: NDArray[np.float64] = inside - 0.5 * around
    return result


def _strongest(strength: NDArray[np.float64], hc: float) -> list[int]:
    """Tops of bodies, in pixels of the block, that are the strongest within the distance of rows."""
    offset = max(3, round(hc))
    left = strength.copy()
    found: list[int] = []
    reach = round(_NEAREST_ROWS * hc)
    while left.size:
        best = int(np.argmax(left))
        if left[best] < _LEAST_INK * hc * hc:
            break
        found.append(best - offset)
        left[max(0, best - reach) : best + reach + 1] = 0.0
    return found


def _fit(top: int, pieces: Pieces, hc: float) -> Row | None:
    """The row whose body starts near `top`, fitted to the feet of its letters; None where no letter is."""
    middle = (pieces.top + pieces.bottom) / 2
    near = (middle >= top - 0.1 * hc) & (middle <= top + 1.1 * hc)
    near |= (pieces.top <= top + 0.7 * hc) & (pieces.bottom >= top + 0.3 * hc)
    here = pieces.only(near & (pieces.height < _LARGEST * hc))
    here = here.only((here.height >= _LEAST_LETTER * hc) | (here.width >= _LEAST_DASH * hc))
    if not here.left.size:
        return None
    letters = here.only(here.height >= 0.75 * hc)
    if letters.left.size >= _ENOUGH_LETTERS:
        usual = _middle(letters.height, weights=letters.width)
        if usual >= LARGE * hc:
            baseline = _middle(letters.bottom, weights=letters.width)
            return Row(top=baseline - usual, baseline=baseline)
    off = np.abs(letters.bottom - (top + hc))
    standing = letters.only(off <= 0.45 * hc)
    if not standing.left.size:
        # The marks of a word of one or two letters have as much ink as the letters, and `top` may be theirs.
        standing = letters.only((off <= 0.8 * hc) & (letters.height <= _ONE_LETTER * hc))
    if standing.left.size:
        baseline = _middle(standing.bottom, weights=standing.width)
        plain = standing.only((standing.height >= 0.8 * hc) & (standing.height <= 1.25 * hc))
        own = _middle(plain.height, weights=plain.width) if plain.left.size >= 2 * _ENOUGH_LETTERS else hc
        if _LATIN * hc <= own < hc:
            own = hc
        return Row(top=baseline - own, baseline=baseline)
    # A dash stands in the middle of the body.
    centre = _middle((here.top + here.bottom) // 2, weights=here.width) if not letters.left.size else top + hc / 2
    return Row(top=centre - hc / 2, baseline=centre + hc / 2)


def _middle(values: NDArray[np.int32], *, weights: NDArray[np.int32]) -> float:
    """The weighted median."""
    order = np.argsort(values, kind="stable")
    total = np.cumsum(weights[order])
    at = int(np.searchsorted(total, total[-1] / 2))
    return float(values[order][at])
