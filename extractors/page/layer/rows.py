"""Clusters in printed rows: what stands on one baseline, from left to right, with the blanks that the page shows."""

import re
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.page.content import Glyph
from extractors.page.geometry import around
from extractors.page.layer.clusters import Cluster, is_mark, put_marks
from extractors.page.layer.ink import ReadGlyph
from schemas.geometry import Box

_SAME_BASELINE = 0.4
"""Ems that baselines of one row may differ: less than half a line, more than a raised figure."""
_ROW_OF_MARK = 0.6
"""Ems that the baseline of a mark may differ from that of its consonant."""
_ROWS_TRIED = 4
_BLANK = 0.13
"""Ems beyond what is usual in the row, where the file writes no blanks. A blank of the official fonts is 0.22."""
_BLANK_BESIDE_BLANKS = 0.16
"""Ems beyond what is usual, in a row whose blanks the file mostly writes itself."""
_SEEN_BLANK = 0.06
"""Ems of paper that have to show where the file writes a blank."""
_BETWEEN_SCRIPTS = 0.06
"""Ems that some programs add between a Latin letter and a Thai digit by themselves."""
_MOST_USUAL = 0.15
"""Ems that justified lines put between letters; where more is usual, most words are of one letter."""
_ENOUGH_GAPS = 8
"""Of so many gaps the middle one tells how far letters stand apart in the row."""
_WIDE = 1.6
"""Ems: a gap of this width parts pieces that may be columns."""
_LEAST_LEADERS = 4
_BETWEEN_DOTS = 2
"""Glyphs from one dot of a line to the next: there may be blanks between them."""
_CODE_SEAM = re.compile("[A-Za-z][๐-๙]|[๐-๙][A-Za-z]")
_LEADER = frozenset(".…·_")


@dataclass(frozen=True)
class Row:
    """A printed row: `text` as the page shows it and `raw` as the file says it, the same blanks in both.

    `inks[i]` is all that is drawn of clusters[i], `blanks[i]` says whether a blank stands before it, `gaps` are the
    places in `clusters` before which one is wide. `written_blanks` are the blanks that the file writes, wherever they
    stand.
    """

    clusters: tuple[Cluster, ...]
    inks: tuple[Box, ...]
    blanks: tuple[bool, ...]
    written_blanks: tuple[Cluster, ...]
    gaps: tuple[int, ...]
    box: Box
    baseline: float
    size: float

    @property
    def text(self) -> str:
        """What the row shows."""
        return "".join((" " if blank else "") + cluster.text for cluster, blank in self._pairs())

    @property
    def raw(self) -> str:
        """What the file says that it shows."""
        return "".join((" " if blank else "") + cluster.raw for cluster, blank in self._pairs())

    @property
    def bold(self) -> bool:
        """Whether the letters are bold."""
        fonts = [cluster.base.glyph.font for cluster in self.clusters]
        return sum(font.bold for font in fonts) > 0.6 * len(fonts)

    def _pairs(self) -> Iterator[tuple[Cluster, bool]]:
        return zip(self.clusters, self.blanks, strict=True)


def find_rows(glyphs: Sequence[ReadGlyph]) -> list[Row]:
    """The rows from top to bottom; all glyphs run in the same direction, across the page."""
    rows: list[list[Cluster]] = []
    baselines: list[float] = []
    bases = [Cluster(base=read) for read in glyphs if not is_mark(read) and read.text != " "]
    for cluster in sorted(bases, key=lambda each: each.base.glyph.baseline):
        glyph = cluster.base.glyph
        if rows and glyph.baseline - baselines[-1] <= _SAME_BASELINE * max(glyph.size, 1.0):
            rows[-1].append(cluster)
        else:
            rows.append([cluster])
            baselines.append(glyph.baseline)
    rows = [_drop_covered_leaders(sorted(row, key=_place)) for row in rows]
    _add_marks(rows, baselines, [read for read in glyphs if is_mark(read)])
    _add_blanks(rows, baselines, [Cluster(base=read) for read in glyphs if read.text == " "])
    # A footnote mark reads as nothing, and may stand high enough to be a row of its own.
    return [row for row in map(make_row, rows) if row.text]


def _place(cluster: Cluster) -> tuple[float, int]:
    return cluster.base.glyph.x, cluster.base.glyph.order


def _add_marks(rows: list[list[Cluster]], baselines: list[float], marks: list[ReadGlyph]) -> None:
    """Puts each mark on a consonant of the nearest row that has one under it; one without any stands by itself."""
    strays = marks
    for rank in range(_ROWS_TRIED):
        of_row: dict[int, list[ReadGlyph]] = {}
        for mark in strays:
            near = _nearest(baselines, mark.glyph.baseline, within=_ROW_OF_MARK * max(mark.glyph.size, 1.0))
            if rank < len(near):
                of_row.setdefault(near[rank], []).append(mark)
        placed: set[int] = set()
        for at, its_marks in of_row.items():
            left = {id(mark) for mark in put_marks(rows[at], its_marks)}
            placed |= {id(mark) for mark in its_marks} - left
        strays = [mark for mark in strays if id(mark) not in placed]
    for mark in strays:
        near = _nearest(baselines, mark.glyph.baseline, within=_ROW_OF_MARK * max(mark.glyph.size, 1.0))
        if near:
            rows[near[0]].append(Cluster(base=mark))
        else:
            rows.append([Cluster(base=mark)])


def _nearest(baselines: Sequence[float], baseline: float, *, within: float) -> list[int]:
    """The places of the ordered baselines no farther than `within`, the nearest first."""
    start, stop = bisect_left(baselines, baseline - within), bisect_right(baselines, baseline + within)
    return sorted(range(start, stop), key=lambda index: abs(baselines[index] - baseline))


def _add_blanks(rows: list[list[Cluster]], baselines: list[float], spaces: list[Cluster]) -> None:
    """Puts each blank into the row on whose baseline it stands; others show nothing."""
    for space in spaces:
        glyph = space.base.glyph
        near = _nearest(baselines, glyph.baseline, within=_SAME_BASELINE * max(glyph.size, 1.0))
        for at in near[:1]:
            rows[at].append(space)


def make_row(clusters: Sequence[Cluster]) -> Row:
    """The clusters as a row, ordered from left to right, its blanks found."""
    ordered = sorted(clusters, key=_place)
    written = tuple(cluster for cluster in ordered if cluster.is_space)
    printed = [cluster for cluster in ordered if not cluster.is_space]
    if not printed:
        return Row((), (), (), written, (), Box(0, 0, 0, 0), 0.0, 1.0)
    size = statistics.median([cluster.base.glyph.size for cluster in printed])
    blanks, wide = _find_blanks(printed, written, size)
    inks = tuple(cluster.ink for cluster in printed)
    return Row(
        clusters=tuple(printed),
        inks=inks,
        blanks=blanks,
        written_blanks=written,
        gaps=wide,
        box=around(inks),
        baseline=statistics.median([cluster.base.glyph.baseline for cluster in printed]),
        size=size,
    )


def _find_blanks(
    printed: Sequence[Cluster], written: Sequence[Cluster], size: float
) -> tuple[tuple[bool, ...], tuple[int, ...]]:
    """For each cluster whether a blank stands before it, and the places of the wide ones."""
    gaps = [_gap(left, right) for left, right in pairwise(printed)]
    usual = _usual_gap(gaps, size)
    starts = [cluster.base.glyph.x for cluster in printed]
    middles = [(glyph.x + glyph.end) / 2 for each in written if (glyph := each.base.glyph).end > glyph.x]
    # The file writes a blank between two clusters: before the first that starts behind its middle.
    after_written = {bisect_left(starts, middle - 0.01 * size) for middle in middles}
    blanks, wide = [False], []
    for at, gap in enumerate(gaps, start=1):
        left, right = printed[at - 1], printed[at]
        if at in after_written:
            seen = gap >= _SEEN_BLANK * size or right.ink.x0 - left.ink.x1 >= (_SEEN_BLANK + 0.04) * size
        else:
            least = _BLANK_BESIDE_BLANKS if middles else _BLANK
            seen = gap >= (least + (_BETWEEN_SCRIPTS if _change_script(left, right) else 0.0)) * size + usual
        blanks.append(seen)
        if seen and gap >= _WIDE * size:
            wide.append(at)
    return tuple(blanks), tuple(wide)


def _usual_gap(gaps: Sequence[float], size: float) -> float:
    """Points that letters of one word stand apart: the middle gap, or a small one where most gaps are blanks."""
    if len(gaps) < _ENOUGH_GAPS:
        return 0.0
    most = _MOST_USUAL * size
    middle, small = statistics.median_low(gaps), sorted(gaps)[len(gaps) // 4]
    return min(max(0.0, middle if middle <= most else small), most)


def _change_script(left: Cluster, right: Cluster) -> bool:
    """Whether a Latin letter meets a Thai digit, as in item codes (`o๑๑`)."""
    last, first = left.text[-1:], right.text[:1]
    return bool(_CODE_SEAM.fullmatch(last + first))


def _gap(left: Cluster, right: Cluster) -> float:
    """Points between where the pen leaves one cluster and starts the next."""
    told = len(left.base.glyph.text) > 1
    end = max(left.base.glyph.end, left.ink.x1) if told else left.base.glyph.end
    # The pen's way of a cluster that the file tells in words is not known: its ink ends a little before it.
    return right.base.glyph.x - end - (0.05 * left.base.glyph.size if told else 0.0)


def _drop_covered_leaders(clusters: list[Cluster]) -> list[Cluster]:
    """The clusters, from left to right, without the dots of a dotted line that something is printed over."""
    leaders = _orders_of_leaders(clusters)
    if not leaders:
        return clusters
    # A dot in the gap between two letters is covered too: the pen of the one goes on to the other.
    printed = [each.base.glyph for each in clusters if each.base.glyph.order not in leaders]
    starts = [glyph.x for glyph in printed]
    ends = [max(glyph.end, glyph.ink.x1) for glyph in printed]

    def is_covered(dot: Glyph) -> bool:
        middle = (dot.ink.x0 + dot.ink.x1) / 2
        near = bisect_right(starts, middle)
        return any(middle < end for end in ends[max(0, near - 2) : near])

    return [each for each in clusters if each.base.glyph.order not in leaders or not is_covered(each.base.glyph)]


def _orders_of_leaders(clusters: Sequence[Cluster]) -> set[int]:
    """The dots that a file writes one after another, as a line to write on; those in numbers stand alone."""
    leaders: set[int] = set()
    run: list[int] = []
    for order in (*sorted(each.base.glyph.order for each in clusters if each.base.text in _LEADER), None):
        if run and (order is None or order - run[-1] > _BETWEEN_DOTS):
            leaders |= set(run) if len(run) >= _LEAST_LEADERS else set()
            run = []
        if order is not None:
            run.append(order)
    return leaders
