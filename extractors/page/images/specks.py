"""Specks of toner and dust on a dirty page, as copiers leave them: small ink that no print is near."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from extractors.page.images.ink import Ink
from extractors.page.images.letters import Pieces
from extractors.page.images.pixels import Grey

_LEAST, _LARGEST = 0.07, 0.5
"""Letter heights of the longer side of a speck; what is smaller is never taken for print."""
_LETTER, _HIGHEST = 0.55, 4.0
"""Letter heights of letters and words whose letters touch, and of boxes to tick."""
_BESIDE, _ABOVE, _BELOW = 0.7, 0.9, 0.5
"""Letter heights from a letter to a mark, a point or a comma that belongs to it."""
_BULLET, _BEFORE = 0.22, 2.5
"""Letter heights of a bullet, and before a letter, where one may stand."""
_DASH, _LEVEL = 0.28, 2.2
"""Letter heights of a dash, and how much wider than high it is: an empty cell may have one, far from all letters."""
_SPACED = 1.5
"""Letter heights between a dash and the words that it joins."""
_BY_CHANCE = 0.6
"""Dashes for each other speck as long: by chance there are a quarter to a half, and more where some are print."""
_APART, _IN_LINE = 1.0, 0.13
"""Letter heights from one dot to the next of a dotted line or a colon, and that they stray from their line."""
_MOST_UNLIKE = 1.7
"""How much larger than the other a dot of a dotted line is at most."""
_DIRTY = 40
"""Specks on a page that make it a dirty one; a clean page has small ink of other kinds."""
_VERY_DIRTY = 110
"""Specks from which a page is so dirty that some lie on letters: scans of clean print have 99 at most, dirty copies 122
and more."""
_GRAIN = 4000
"""Small pieces of ink on a page, above which they are the grain of the whole picture."""
_AT_ONCE = 256
"""Specks that are compared with all others together, as much as memory is spared."""
_GRID = 0.2
"""Letter heights of the cells in which it is noted where letters are near."""


class Specks(NamedTuple):
    """The specks of a page, none on a clean one; and whether what looks like a dash by itself is a speck, too."""

    pieces: Pieces
    dashes: bool

    @property
    def any(self) -> bool:
        """Whether the page is dirty."""
        return bool(self.pieces.left.size)

    @property
    def many(self) -> bool:
        """Whether there are so many that digits and rulings under them may be misread."""
        return self.pieces.left.size >= _VERY_DIRTY


def find_specks(pieces: Pieces, hc: float, *, shape: tuple[int, ...]) -> Specks:
    """The specks among the pieces of a page [height, width] whose letters are `hc` pixels high."""
    longer = np.maximum(pieces.width, pieces.height)
    small = pieces.only((longer >= _LEAST * hc) & (longer <= _LARGEST * hc))
    if not _DIRTY <= small.left.size <= _GRAIN:
        return _none_of(pieces)
    letters = pieces.only((pieces.height >= _LETTER * hc) & (pieces.height <= _HIGHEST * hc))
    near = _Near(shape, hc)
    alone = small.only(~near.of(small, letters, left=_BESIDE, right=_BESIDE, above=_ABOVE, below=_BELOW))
    dash = (alone.width >= _DASH * hc) & (alone.width >= _LEVEL * alone.height)
    others = (np.maximum(alone.width, alone.height) >= _DASH * hc) & ~dash
    dashes = bool(dash.sum() <= _BY_CHANCE * others.sum())
    if dashes:
        dash &= near.of(alone, letters, left=_SPACED, right=_SPACED, above=0.0, below=0.0)
    alone = alone.only(~dash)
    bullet = np.maximum(alone.width, alone.height) >= _BULLET * hc
    specks = alone.only(~(bullet & near.of(alone, letters, left=_BEFORE, right=0.0, above=0.0, below=0.0)))
    specks = specks.only(~_is_dotted(specks, small, hc))
    return Specks(specks, dashes) if specks.left.size >= _DIRTY else _none_of(pieces)


def _none_of(pieces: Pieces) -> Specks:
    return Specks(pieces.only(np.zeros(pieces.left.size, bool)), dashes=False)


def without_specks(ink: Ink, specks: Specks) -> Ink:
    """The ink of the page without its specks; `ink` itself where there are none."""
    if not specks.any:
        return ink
    clear, everything = ink.clear.copy(), ink.all.copy()
    for x0, y0, x1, y1 in specks.pieces.boxes:
        clear[y0:y1, x0:x1] = 0
        everything[max(0, y0 - 1) : y1 + 1, max(0, x0 - 1) : x1 + 1] = 0
    return Ink(clear, everything)


def paint_over(page: Grey, specks: Specks, *, scale: float) -> Grey:
    """The page with paper where its specks are, found on it `scale` times as large; `page` where none are."""
    if not specks.any:
        return page
    painted = page.copy()
    for left, top, right, bottom in specks.pieces.boxes:
        x0, y0, x1, y1 = int(left / scale) - 2, int(top / scale) - 2, int(right / scale) + 3, int(bottom / scale) + 3
        x0, y0 = max(0, x0), max(0, y0)
        place = painted[y0:y1, x0:x1]
        if place.size:
            place[...] = np.median(np.concatenate([place[0], place[-1], place[:, 0], place[:, -1]]))
    return painted


class _Near:
    """Tells which pieces have others near, by the cells of a coarse grid."""

    def __init__(self, shape: tuple[int, ...], hc: float) -> None:
        self._hc = hc
        self._cell = max(1.0, _GRID * hc)
        self._size = (int(shape[0] / self._cell) + 2, int(shape[1] / self._cell) + 2)

    def of(
        self, pieces: Pieces, others: Pieces, *, left: float, right: float, above: float, below: float
    ) -> NDArray[np.bool_]:
        """Whether the middle of a piece is so many letter heights near one of the others, or nearer."""
        x0, x1 = self._cells(others.left, -left, at=1), self._cells(others.right, right, at=1) + 1
        y0, y1 = self._cells(others.top, -above, at=0), self._cells(others.bottom, below, at=0) + 1
        # Each rectangle is noted at its corners; the sums over rows and columns fill it.
        corners = np.zeros((self._size[0] + 1, self._size[1] + 1), np.int32)
        for y, x, sign in ((y0, x0, 1), (y0, x1, -1), (y1, x0, -1), (y1, x1, 1)):
            np.add.at(corners, (y, x), sign)
        covered = corners.cumsum(axis=0).cumsum(axis=1) > 0
        x = self._cells((pieces.left + pieces.right) / 2, 0.0, at=1)
        y = self._cells((pieces.top + pieces.bottom) / 2, 0.0, at=0)
        return np.asarray(covered[y, x], dtype=np.bool_)

    def _cells(self, places: NDArray[np.generic], farther: float, *, at: int) -> NDArray[np.intp]:
        cells = (places.astype(np.float64) + farther * self._hc) / self._cell
        return cells.clip(0, self._size[at] - 1).astype(np.intp)


def _is_dotted(specks: Pieces, small: Pieces, hc: float) -> NDArray[np.bool_]:
    """Whether a piece has others of its size beside it on both sides, or one right above or below it."""
    parts = np.array_split(np.arange(specks.left.size), 1 + specks.left.size // _AT_ONCE)
    return np.concatenate([_is_dotted_among(specks.only(part), small, hc) for part in parts])


def _is_dotted_among(specks: Pieces, small: Pieces, hc: float) -> NDArray[np.bool_]:
    longer, other = (np.maximum(each.width, each.height) for each in (specks, small))
    alike = np.maximum(longer[:, None], other[None, :]) <= _MOST_UNLIKE * np.minimum(longer[:, None], other[None, :])
    x = ((small.left + small.right)[None, :] - (specks.left + specks.right)[:, None]) / 2
    y = ((small.top + small.bottom)[None, :] - (specks.top + specks.bottom)[:, None]) / 2
    level = alike & (np.abs(y) <= _IN_LINE * hc) & (np.abs(x) <= _APART * hc)
    upright = alike & (np.abs(x) <= _IN_LINE * hc) & (np.abs(y) <= _APART * hc) & (y != 0)
    return np.asarray(((level & (x > 0)).any(axis=1) & (level & (x < 0)).any(axis=1)) | upright.any(axis=1))
