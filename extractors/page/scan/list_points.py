"""The point behind the number of an item, which a recogniser now and then takes for a comma (`๒, จัดประชุม`)."""

import re
from dataclasses import replace

from extractors.thai.lexicon.items import NAMES_A_CLAUSE, WITHIN_A_SERIES
from schemas.page import Line, Repair

LIST_POINT = "list-point"
"""The rule by which a line's text has a point; `raw` keeps the comma."""
_IN_A_SERIES = "|".join(re.escape(word) for word in (*NAMES_A_CLAUSE, *WITHIN_A_SERIES))
_COMMA = re.compile(rf"\s*\(?[0-9๐-๙]{{1,2}}(?P<comma>,)\s?(?!{_IN_A_SERIES})(?=[ก-ฮเ-ไA-Za-z“\"(])")


def mend_list_point(text: str) -> str:
    """The text with a point where `with_list_point` puts one."""
    comma = _COMMA.match(text)
    return text if comma is None else f"{text[: comma.start('comma')]}.{text[comma.end('comma') :]}"


def with_list_point(line: Line) -> Line:
    """The recognised line with a point where a comma stands behind its first number, and words behind that.

    Of 9,700 lines of lists in scanned reports 400 were read with a comma; print has one there only where a series of
    numbers is broken (`ข้อ ๑, / ๒, และ ๓`), and then no words follow but such as join them.
    """
    mended = mend_list_point(line.text)
    if mended == line.text:
        return line
    end = line.text.index(",") + 1
    repair = Repair(rule=LIST_POINT, before=line.text[:end], after=mended[:end])
    return replace(line, text=mended, repairs=(*line.repairs, repair))
