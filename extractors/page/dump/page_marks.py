"""Where a dump says that a new page begins.

A page number printed on the paper (`- ๓ -`, `หน้า ๓`) is no such mark: nobody knows whether it stands
above or below its page. It stays a line.
"""

import re

from extractors.page.dump.markup import Piece

_MARK_LIMIT = 80
_NUMBER = r"(?P<number>[0-9๐-๙]{1,4})(?:\s*(?:of|/|จาก)\s*[0-9๐-๙]{1,4})?"
_FRAME = r"[\s\-–—=#*_~<>|\[\](){}.:+]*"
_STRONG_FRAME = r"(?:[\-–—=#*_~]{2,}|[\[<{]|#)"
_MARKS = [
    re.compile(rf"{_FRAME}page\s*(?:no\.?\s*)?{_NUMBER}{_FRAME}", re.IGNORECASE),
    re.compile(rf"{_FRAME}page[\s_-]*break{_FRAME}", re.IGNORECASE),
    re.compile(rf"\s*{_STRONG_FRAME}\s*หน้า(?:ที่)?\s*{_NUMBER}{_FRAME}"),
    re.compile(r"\{(?P<index>[0-9]{1,4})\}-{8,}"),
]
"""The last one counts pages from 0."""

_BREAKING_TAGS = {"page", "page_break", "pagebreak", "page-break"}
_BREAKING_STYLE = re.compile(r"(?:page-)?break-before\s*:\s*(?:always|page|left|right)|page-break-after\s*:\s*always")
_BREAKING_CLASSES = {"page", "page-break", "pagebreak", "page_break"}


def find_page_mark(text: str) -> int | None:
    """The page number that a line announces, 0 for a mark without a number, None for any other line."""
    if len(text) > _MARK_LIMIT:
        return None
    text = text.strip()
    for mark in _MARKS:
        if found := mark.fullmatch(text):
            groups = found.groupdict()
            if groups.get("index"):
                return int(groups["index"]) + 1
            return int(groups.get("number") or 0)  # int reads both digit scripts
    return None


def find_page_mark_in_tag(piece: Piece) -> int | None:
    """The same for a tag or a comment: `<page number="3">`, `<!-- PageBreak -->`, a style that breaks the page."""
    if piece.kind == "comment":
        return find_page_mark(piece.raw[4:-3]) if piece.raw.startswith("<!--") else None
    if piece.kind != "open":
        return None
    attributes = piece.attributes
    if piece.name in _BREAKING_TAGS:
        return find_page_mark("page " + (attributes.get("number") or attributes.get("n") or "")) or 0
    classes = attributes.get("class", "").lower().split()
    if _BREAKING_CLASSES.intersection(classes) or _BREAKING_STYLE.search(attributes.get("style", "").lower()):
        return 0
    return None
