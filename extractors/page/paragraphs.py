"""Where paragraphs of prose begin: told by indents, by short last lines, and by the room between lines."""

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise

from extractors.page.layer.rows import Row
from extractors.thai.lexicon.calendar import BEFORE_YEARS

_INDENT = 1.2
"""Ems that the first line of a paragraph is set in, at the least."""
_SHORT = 6.0
"""Ems that a line may fall short of the margin because the next word was too long for it."""
_NUMBERED = re.compile(
    r"\s*(?:\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)](?![0-9๐-๙])"
    r"|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){2,3}\s|\([ก-ฮ]\)\s)"
)
"""`๑.`, `(๑)`, `๑.๑)`, `๑.๑.๒ ` and `(ก) `."""
_HANGING = 4.0
"""Ems that the further lines of a numbered paragraph may be set in from its number."""
_ASKS_FOR_YEAR = re.compile(rf"(?:{'|'.join(map(re.escape, BEFORE_YEARS))})\s*$")
_YEAR = re.compile(r"\s*[0-9๐-๙]{4}(?![0-9๐-๙])")
_LEADING = 1.9
"""Times the size of the letters: on a page of few rows, those farther apart than this are not of one paragraph."""
_OTHER_SIZE = 0.1
"""Of the size of letters, by which those of a title differ from those of a numbered heading below it."""
_MORE_ROOM = 1.25
"""Times the usual distance of the page's rows: so much more room parts paragraphs."""
_ENOUGH_ROWS = 6


def starts_of_paragraphs(rows: Sequence[Row]) -> list[bool]:
    """For each row from top to bottom, whether a paragraph begins with it."""
    if not rows:
        return []
    left = min(row.box.x0 for row in rows)
    right = max(row.box.x1 for row in rows)
    starts = [True]
    farthest = _farthest_of_paragraph(rows)
    for above, row in pairwise(rows):
        far = row.baseline - above.baseline > max(farthest, _MORE_ROOM * max(row.size, above.size))
        back = row.baseline < above.baseline
        numbered = _NUMBERED.match(row.text) is not None
        indented = row.box.x0 - left > _INDENT * row.size
        set_in = indented and (numbered or (row.box.x0 > above.box.x0 + 0.3 * row.size and not _hangs(row, above)))
        ended = right - above.box.x1 > _SHORT * above.size
        styled = row.bold and (not above.bold or numbered)
        sized = numbered and abs(row.size - above.size) > _OTHER_SIZE * above.size
        centred = _is_centred(above, left, right) and not _is_centred(row, left, right)
        new = far or back or set_in or ended or styled or sized or centred
        starts.append(new and not (_ASKS_FOR_YEAR.search(above.text) and _YEAR.match(row.text)))
    return _with_numbers_at_margin(rows, starts, left)


def _hangs(row: Row, above: Row) -> bool:
    """Whether the row is the next line of a numbered paragraph whose number hangs out on the left."""
    return _NUMBERED.match(above.text) is not None and 0 < row.box.x0 - above.box.x0 <= _HANGING * row.size


def _farthest_of_paragraph(rows: Sequence[Row]) -> float:
    """Points between the baselines of two rows beyond which they are not of one paragraph."""
    size = statistics.median(row.size for row in rows)
    steps = [below.baseline - above.baseline for above, below in pairwise(rows)]
    near = [step for step in steps if 0.5 * size < step < 3 * size]
    return _MORE_ROOM * statistics.median(near) if len(near) >= _ENOUGH_ROWS else _LEADING * size


def _is_centred(row: Row, left: float, right: float) -> bool:
    """Whether the row has as much room on its left as on its right, as titles have."""
    if _NUMBERED.match(row.text):
        return False
    before, behind = row.box.x0 - left, right - row.box.x1
    return before > _INDENT * row.size and abs(before - behind) <= row.size


def _with_numbers_at_margin(rows: Sequence[Row], starts: list[bool], left: float) -> list[bool]:
    """The starts, and those rows too that only their number tells, where the page sets no numbered paragraph in."""
    numbered = [index for index, row in enumerate(rows) if _NUMBERED.match(row.text)]
    if any(starts[index] and rows[index].box.x0 - left > _INDENT * rows[index].size for index in numbered):
        return starts
    return [start or index in numbered for index, start in enumerate(starts)]
