"""Marks on their consonants: what stands above, below and before each other becomes one cluster.

Files write a syllable's glyphs in any order, and readers mix them further. On paper each mark stands above or below one
consonant, and that is where it is put here; within a cluster the order is that of Thai spelling.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.page.layer.ink import ReadGlyph, has_ink
from extractors.thai.letters import NIKHAHIT
from extractors.thai.repair.private_use import THAI_GLYPHS
from schemas.geometry import Box

_MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e")
_LEADING_VOWELS = frozenset("เแโใไ")
_CARRIES_MARKS = frozenset(chr(code) for code in range(0x0E01, 0x0E2F))
_FROM_RIGHT = 0.1
"""Ems from the right end of a consonant to the middle of the marks on it, in the fonts of official paper."""
_REACH = 0.5
"""Ems that a mark may stand off that place: wide consonants, and fonts that centre their marks."""
_FILE_ORDER = 0.1
"""Ems by which a consonant is preferred that the file writes straight before the mark."""
_NEIGHBOURS = 4
"""How many glyphs to the left a mark looks for its consonant."""


@dataclass
class Cluster:
    """A glyph with a width of its own, and the marks on it. `raw` is what the file says, in spelling order."""

    base: ReadGlyph
    marks: list[ReadGlyph] = field(default_factory=list)

    @property
    def parts(self) -> list[ReadGlyph]:
        """The glyphs in spelling order."""
        if not self.marks:
            return [self.base]
        return [self.base, *sorted(self.marks, key=_rank)]

    @property
    def text(self) -> str:
        """What the cluster shows."""
        return "".join(part.text for part in self.parts)

    @property
    def raw(self) -> str:
        """What the file says that it shows."""
        return "".join(part.glyph.text for part in self.parts)

    @property
    def ink(self) -> Box:
        """All that is drawn; for a space the way of the pen, without height."""
        glyph = self.base.glyph
        if not has_ink(glyph) and not self.marks:
            return Box(glyph.x, glyph.baseline, max(glyph.end, glyph.x), glyph.baseline)
        if not self.marks:
            return glyph.ink
        inks = [part.glyph.ink for part in (self.base, *self.marks)]
        return Box(
            min(ink.x0 for ink in inks),
            min(ink.y0 for ink in inks),
            max(ink.x1 for ink in inks),
            max(ink.y1 for ink in inks),
        )

    @property
    def is_space(self) -> bool:
        """True for a blank that the file writes as a character."""
        return self.base.text == " " and not self.marks


def is_mark(read: ReadGlyph) -> bool:
    """True for what stands above or below a consonant."""
    return len(read.text) == 1 and THAI_GLYPHS.get(read.text, read.text) in _MARKS


def put_marks(row: Sequence[Cluster], marks: Sequence[ReadGlyph]) -> list[ReadGlyph]:
    """Puts each mark on its consonant in a row ordered from left to right; gives back those without one."""
    starts = [cluster.base.glyph.x for cluster in row]
    return [mark for mark in marks if not _put_mark(row, starts, mark)]


def _put_mark(row: Sequence[Cluster], starts: Sequence[float], mark: ReadGlyph) -> bool:
    near = bisect_right(starts, mark.glyph.ink.x1)
    best, least = None, _REACH * mark.glyph.size
    for at in range(max(0, near - _NEIGHBOURS), min(len(row), near + 1)):
        if not _may_carry(row[at]):
            continue
        away = _distance(row, at, mark)
        if away < least:
            best, least = row[at], away
    if best is not None:
        best.marks.append(mark)
    return best is not None


def _may_carry(cluster: Cluster) -> bool:
    """Whether the cluster is a consonant, or ends with one that the file tells together with others."""
    text = cluster.base.text
    first, last = THAI_GLYPHS.get(text[:1], text[:1]), THAI_GLYPHS.get(text[-1:], text[-1:])
    return first in _CARRIES_MARKS and last not in _LEADING_VOWELS


def _distance(row: Sequence[Cluster], at: int, mark: ReadGlyph) -> float:
    """How far a mark stands from where row[at] would have it, in points; less where the file itself writes it there."""
    base, glyph = row[at].base.glyph, mark.glyph
    # Thai marks stand over the right end of their consonant.
    away = abs((glyph.ink.x0 + glyph.ink.x1) / 2 - (base.ink.x1 - _FROM_RIGHT * glyph.size))
    follows = 0 < glyph.order - base.order <= _NEIGHBOURS and not any(
        base.order < each.base.glyph.order < glyph.order for each in row[max(0, at - 2) : at + 3]
    )
    return away - (_FILE_ORDER * glyph.size if follows else 0.0)


def _rank(read: ReadGlyph) -> int:
    """The place of a mark in spelling: vowel, tone or thanthakhat, ring."""
    char = THAI_GLYPHS.get(read.text, read.text)
    if char == NIKHAHIT:
        return 3
    return 2 if "\u0e48" <= char <= "\u0e4b" or char == "\u0e4c" else 1
