"""Markdown inside a line: emphasis, headings, bullets, links, escapes."""

import re
from collections.abc import Sequence

from extractors.page.dump.drafts import BOLD_OFF, BOLD_ON

_MARK = re.compile(r"\\(?P<escaped>[*_#\-+.|\[\]()`~<>!\\])|(?P<marks>\*+|_+)|(?P<newline>\n)")
_HEADING = re.compile(r"\s*+(?P<open>\ufdd0?)\s*+#{1,6}\s+(?=\S)")
_HEADING_END = re.compile(r"\s#{1,6}\Z")
_STAR_BULLET = re.compile(r"\s*+(?P<open>\ufdd0?)\s*+\*\s+(?=\S)")
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\s]*\)")
_LINK = re.compile(r"\[(?P<words>[^\[\]\n]+)\]\((?:https?:|mailto:|tel:|www\.|[#/.])[^()\s]*\)")
_SWITCH = re.compile(f"([{BOLD_ON}{BOLD_OFF}])")
_BEGINS_ITEM = re.compile(r"\s*+\ufdd0?\s*+(?:#{1,6}\s|[-–—*•·▪●○◦]\s|[0-9๐-๙]{1,2}[.)]\s)")

_BOLD_MARKS = {"**", "__", "***"}
_EMPHASIS_MARKS = _BOLD_MARKS | {"*"}


def mark_bold(text: str) -> str:
    """`text` with BOLD_ON and BOLD_OFF for the marks around bold words, and no marks around emphasised ones.

    Bold may run over lines. A mark without its partner stays (`*หมายเหตุ`, `_____`). Escaped marks lose
    their backslash.
    """
    if not any(each in text for each in "*_\\"):
        return text
    replaced: dict[int, str] = {}  # by where in `text` a mark stands: what it becomes
    opened: dict[str, re.Match[str]] = {}
    for found in _MARK.finditer(text):
        marks = found["marks"]
        if found["newline"]:
            opened.pop("*", None)
        elif found["escaped"]:
            replaced[found.start()] = found["escaped"]
        elif marks in _EMPHASIS_MARKS:
            if marks in opened and _can_close(text, found):
                begin = opened.pop(marks)
                bold = marks in _BOLD_MARKS
                replaced[begin.start()], replaced[found.start()] = (BOLD_ON, BOLD_OFF) if bold else ("", "")
            elif _can_open(text, found):
                opened[marks] = found
    return _MARK.sub(lambda found: replaced.get(found.start(), found.group()), text)


def drop_links(text: str) -> str:
    """`text` with the words of its links and without its images, which show no text."""
    if "](" not in text:
        return text
    return _LINK.sub(lambda found: found["words"], _IMAGE.sub("", text))


def take_heading(text: str) -> tuple[str, bool]:
    """The words of a line, and whether `#` made it a heading; a `*` bullet becomes a dash."""
    if heading := _HEADING.match(text):
        words = text[heading.end() :].rstrip()
        return heading["open"] + _HEADING_END.sub("", words), True
    if bullet := _STAR_BULLET.match(text):
        return f"{bullet['open']}- {text[bullet.end() :]}", False
    return text, False


def begins_item(text: str) -> bool:
    """Whether the line begins a list item or a heading: markdown's marks, or a number with a dot or bracket."""
    return _BEGINS_ITEM.match(text) is not None


def take_bold(texts: Sequence[str]) -> list[tuple[str, bool]]:
    """For each line its text without BOLD_ON and BOLD_OFF, and whether all that it shows is bold.

    Bold that a line opens goes on in the next one.
    """
    lines = []
    depth = 0
    for text in texts:
        shown = []
        plain = False
        for part in _SWITCH.split(text):
            if part == BOLD_ON:
                depth += 1
            elif part == BOLD_OFF:
                depth = max(0, depth - 1)
            else:
                shown.append(part)
                plain = plain or (depth == 0 and not part.isspace() and part != "")
        lines.append(("".join(shown), not plain))
    return lines


def _can_open(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 1) : found.start()]
    after = text[found.end() : found.end() + 1]
    return bool(after) and not after.isspace() and _stands_apart(found["marks"], before)


def _can_close(text: str, found: re.Match[str]) -> bool:
    before = text[max(0, found.start() - 1) : found.start()]
    after = text[found.end() : found.end() + 1]
    return bool(before) and not before.isspace() and _stands_apart(found["marks"], after)


def _stands_apart(marks: str, neighbour: str) -> bool:
    """Whether marks may begin or end emphasis beside `neighbour`: `**` anywhere, the weaker ones not in a word."""
    return marks in {"**", "***"} or not (neighbour.isalnum() or "\u0e00" <= neighbour <= "\u0e7f")
