"""The point behind the number of an item, which a recogniser now and then takes for a comma (`๒, จัดประชุม`)."""

import re
from dataclasses import replace

from extractors.thai.lexicon.items import NAMES_A_CLAUSE, WITHIN_A_SERIES
from extractors.thai.patterns import any_of
from schemas.page import Doubt, Line, Repair

LIST_POINT = "list-point"
"""The rule by which a line's text has a point; `raw` keeps the comma."""
_D = "[0-9๐-๙]"
_GOES_ON = rf"(?:{any_of(WITHIN_A_SERIES)}\s*)?(?:{any_of(NAMES_A_CLAUSE)}\s*)?{_D}"
"""How a series of numbers goes on behind a comma: `๓`, `และ ๓`, `ข้อ ๓`, `และข้อ ๓`."""
_COMMA = re.compile(rf"\s*{_D}{{1,2}}(?P<comma>,)(?!\s*{_GOES_ON})(?=\s*[ก-ฮเ-ไA-Za-z“\"(])")
_COMMA_AT_END = re.compile(",$")


def mend_list_point(text: str) -> str:
    """The text with a point where a comma stands behind its first number, and words behind that.

    Of 9,700 lines of lists in scanned reports 400 were read with a comma; print has one there only where a series of
    numbers is broken (`ข้อ ๑, / ๒, และ ๓`).
    """
    comma = _COMMA.match(text)
    return text if comma is None else f"{text[: comma.start('comma')]}.{text[comma.end('comma') :]}"


def with_list_point(line: Line) -> Line:
    """The recognised line with a point where `mend_list_point` puts one; its doubts say what stands there now."""
    mended = mend_list_point(line.text)
    if mended == line.text:
        return line
    at = line.text.index(",")
    repair = Repair(rule=LIST_POINT, before=line.text[: at + 1], after=mended[: at + 1])
    doubts = tuple(_as_mended(doubt, mended) if doubt.start <= at < doubt.end else doubt for doubt in line.doubts)
    return replace(line, text=mended, doubts=doubts, repairs=(*line.repairs, repair))


def _as_mended(doubt: Doubt, mended: str) -> Doubt:
    """The doubt about a number and the comma behind it, which was a point in both readings."""
    return replace(doubt, text=mended[doubt.start : doubt.end], other=_COMMA_AT_END.sub(".", doubt.other))
