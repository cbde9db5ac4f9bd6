"""Dotted lines to write on, as forms print them behind and before what is filled in."""

import re

from schemas.page import Line

_BEHIND = re.compile(r"\s*(?:\.{4,}|…{2,}|_{4,})\s*$")
_BEFORE = re.compile(r"^(?P<number>\s*\(?[0-9๐-๙]{1,2}[.)]\s*)?[.…]{2,}\s*(?=[^\s.…])")


def without_leaders(line: Line) -> Line:
    """The line without the dots before and behind what is filled in; a line of dots alone is empty."""
    text = _BEFORE.sub(lambda found: found["number"] or "", _BEHIND.sub("", line.text))
    return line if text == line.text else line.with_text(text)
