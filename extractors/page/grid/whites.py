"""Strips of white that run down between columns of text."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.page.layer.clusters import Cluster
from extractors.page.layer.rows import Row, make_row

NARROWEST = 5.0
"""Points of white between two columns."""
_TOUCH = 1.0

White = tuple[float, float]
"""Where a strip begins and ends, in points from the left."""


class Piece(NamedTuple):
    """What a row prints in a column, or in several that it covers: from column `first` to column `last`."""

    first: int
    last: int
    row: Row


def find_whites(rows: Sequence[Row]) -> list[White]:
    """The strips that run through all of the rows, with print on both sides."""
    spans = sorted((ink.x0, ink.x1) for row in rows for ink in row.inks)
    whites: list[White] = []
    reach = spans[0][1] if spans else 0.0
    for x0, x1 in spans[1:]:
        if x0 - reach >= NARROWEST:
            whites.append((reach, x0))
        reach = max(reach, x1)
    return whites


def with_empty_columns(whites: Sequence[White], body: Sequence[Row], header: Sequence[Row]) -> list[White]:
    """The strips between the columns of the body, parted where a heading stands over a column without any print.

    A heading that only stands aside of its column's print is told by that: the column has no other heading then, save
    one over several columns.
    """
    left, right = min(row.box.x0 for row in body), max(row.box.x1 for row in body)
    edges = [left, *(edge for white in whites for edge in white), right]
    columns = list(zip(edges[::2], edges[1::2], strict=True))
    pieces = [_stretches(row) for row in header]
    lowest = [
        piece
        for at, of_row in enumerate(pieces)
        for piece in of_row
        if not any(_near(piece, below) for further in pieces[at + 1 :] for below in further)
    ]
    empty = [piece for of_row in pieces for piece in of_row if not any(_near(piece, column) for column in columns)]
    if not empty or not all(any(_near(piece, column) for piece in lowest) for column in columns):
        return list(whites)
    spans = sorted([*columns, *empty])
    parted: list[White] = []
    reach = spans[0][1]
    for start, end in spans[1:]:
        if start - reach >= NARROWEST:
            parted.append((reach, start))
        reach = max(reach, end)
    return parted


def _stretches(row: Row) -> list[tuple[float, float]]:
    """From where to where the row prints without a strip of white."""
    strips = find_whites([row])
    return list(
        zip([row.box.x0, *(end for _, end in strips)], [*(start for start, _ in strips), row.box.x1], strict=True)
    )


def _near(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] + NARROWEST and other[0] < one[1] + NARROWEST


def left_free(whites: Sequence[White], row: Row) -> list[White]:
    """The strips, or what the row leaves free of them; without those that it covers."""
    widest = [_widest_free(white, row) for white in whites]
    return [white for white in widest if white[1] - white[0] >= NARROWEST]


def narrowed(whites: Sequence[White], rows: Sequence[Row]) -> list[White]:
    """The strips, each no wider than the rows leave it; one that a row covers stays as it is for that row."""
    strips = list(whites)
    for row in rows:
        free = [_widest_free(white, row) for white in strips]
        strips = [new if new[1] - new[0] >= NARROWEST else old for new, old in zip(free, strips, strict=True)]
    return strips


def _widest_free(white: White, row: Row) -> White:
    """The widest part of a strip on which the row prints nothing."""
    low, high = white
    inside = sorted((ink.x0, ink.x1) for ink in row.inks if ink.x1 > low and ink.x0 < high)
    at, widest = low, (low, low)
    for x0, x1 in [*inside, (high, high)]:
        if x0 - at > widest[1] - widest[0]:
            widest = (at, x0)
        at = max(at, x1)
    return widest


def covers(row: Row, white: White) -> bool:
    """Whether the row prints on the strip."""
    low, high = white
    return any(ink.x0 < high - _TOUCH and ink.x1 > low + _TOUCH for ink in row.inks)


def columns_of(row: Row, whites: Sequence[White]) -> list[tuple[int, int]]:
    """The columns that each piece of the row covers, first and last, as `to_pieces` would cut it."""
    spans: list[tuple[int, int]] = []
    cuts = _cuts(row, whites)
    for before, behind in pairwise(cuts):
        left, right = _bounds(whites, before, behind)
        if any(left < (ink.x0 + ink.x1) / 2 <= right for ink in row.inks):
            spans.append((before + 1, behind))
    return spans


def _cuts(row: Row, whites: Sequence[White]) -> list[int]:
    """The strips that the row leaves free, with one before the first and one behind the last column."""
    return [-1, *(index for index, white in enumerate(whites) if not covers(row, white)), len(whites)]


def _bounds(whites: Sequence[White], before: int, behind: int) -> tuple[float, float]:
    left = _middle(whites[before]) if before >= 0 else float("-inf")
    right = _middle(whites[behind]) if behind < len(whites) else float("inf")
    return left, right


def to_pieces(row: Row, whites: Sequence[White]) -> list[Piece]:
    """The row cut at the strips that it leaves free."""
    pieces = []
    for before, behind in pairwise(_cuts(row, whites)):
        left, right = _bounds(whites, before, behind)
        clusters = [each for each in (*row.clusters, *row.written_blanks) if left < _centre(each) <= right]
        part = make_row(clusters)
        if part.clusters:
            pieces.append(Piece(first=before + 1, last=behind, row=part))
    return pieces


def _middle(white: White) -> float:
    return (white[0] + white[1]) / 2


def _centre(cluster: Cluster) -> float:
    return (cluster.ink.x0 + cluster.ink.x1) / 2
