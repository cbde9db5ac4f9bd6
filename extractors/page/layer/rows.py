"""Clusters in printed rows: what stands on one baseline, from left to right, with the blanks that the page shows."""

import re
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

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
_ENOUGH_GAPS = 8
"""Of so many gaps the middle one tells how far letters stand apart in the row."""
_WIDE = 1.6
"""Ems: a gap of this width parts pieces that may be columns."""
_LEAST_LEADERS = 4
_CODE_SEAM = re.compile("[A-Za-z][๐-๙]|[๐-๙][A-Za-z]")
_LEADER = frozenset(".…·_")


@dataclass(frozen=True)
class Row:
    """A printed row: `text` as the page shows it and `raw` as the file says it, the same blanks in both.

    `blanks[i]` says whether a blank stands before clusters[i], `gaps` are the places in `clusters` before which one is
    wide. `written_blanks` are the blanks that the file writes, wherever they stand.
    """

    clusters: tuple[Cluster, ...]
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
    def rules(self) -> tuple[tuple[str, str, str], ...]:
        """Rule, before and after of each glyph whose ink contradicted its name."""
        return tuple(
            (part.rule, part.glyph.text, part.text) for cluster in self.clusters for part in cluster.parts if part.rule
        )

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
    for row in rows:
        row.sort(key=_place)
    _add_marks(rows, baselines, [read for read in glyphs if is_mark(read)])
    _add_blanks(rows, baselines, [Cluster(base=read) for read in glyphs if read.text == " "])
    return [make_row(row) for row in rows]


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
    printed = _drop_covered_leaders([cluster for cluster in ordered if not cluster.is_space])
    written = [
        cluster.base.glyph for cluster in ordered if cluster.is_space and cluster.base.glyph.end > cluster.base.glyph.x
    ]
    size = statistics.median(cluster.base.glyph.size for cluster in printed) if printed else 1.0
    gaps = [_gap(left, right) for left, right in pairwise(printed)]
    usual = max(0.0, statistics.median(gaps)) if len(gaps) >= _ENOUGH_GAPS else 0.0
    blanks, wide = [False] * len(printed), []
    for at, gap in enumerate(gaps, start=1):
        left, right = printed[at - 1], printed[at]
        is_written = any(
            left.base.glyph.x < (glyph.x + glyph.end) / 2 < right.base.glyph.x + 0.01 * size for glyph in written
        )
        if is_written:
            blanks[at] = gap >= _SEEN_BLANK * size or _ink_gap(left, right) >= (_SEEN_BLANK + 0.04) * size
        else:
            least = _BLANK_BESIDE_BLANKS if written else _BLANK
            blanks[at] = gap >= (least + (_BETWEEN_SCRIPTS if _change_script(left, right) else 0.0)) * size + usual
        if blanks[at] and gap >= _WIDE * size:
            wide.append(at)
    inks = [cluster.ink for cluster in printed]
    return Row(
        clusters=tuple(printed),
        blanks=tuple(blanks),
        written_blanks=tuple(cluster for cluster in ordered if cluster.is_space),
        gaps=tuple(wide),
        box=Box(
            min((ink.x0 for ink in inks), default=0.0),
            min((ink.y0 for ink in inks), default=0.0),
            max((ink.x1 for ink in inks), default=0.0),
            max((ink.y1 for ink in inks), default=0.0),
        ),
        baseline=statistics.median(cluster.base.glyph.baseline for cluster in printed) if printed else 0.0,
        size=size,
    )


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


def _ink_gap(left: Cluster, right: Cluster) -> float:
    return right.ink.x0 - left.ink.x1


def _drop_covered_leaders(clusters: list[Cluster]) -> list[Cluster]:
    """The clusters without the dots of a dotted line that something is printed over."""
    dots = [cluster for cluster in clusters if cluster.base.text in _LEADER]
    if len(dots) < _LEAST_LEADERS:
        return clusters
    printed = [cluster for cluster in clusters if cluster.base.text not in _LEADER]
    spans = [(each.ink.x0, each.ink.x1) for each in printed]
    covered = {id(dot) for dot in dots if any(x0 - 0.2 < (dot.ink.x0 + dot.ink.x1) / 2 < x1 + 0.2 for x0, x1 in spans)}
    return [cluster for cluster in clusters if id(cluster) not in covered]
