"""Numbered outlines: which number a paragraph begins with, and what it stands under."""

import re
from dataclasses import dataclass

from extractors.thai.numbers import parse_int

_D = "[0-9๐-๙]"
_NUMBER = re.compile(
    rf"^\s*(?P<open>\()?(?P<head>(?:มาตรการที่|กิจกรรมที่|ข้อที่|ข้อ|ประเด็นที่|ด้านที่|กลยุทธ์ที่|ยุทธศาสตร์ที่|โครงการที่|ตัวชี้วัดที่|ส่วนที่|ตอนที่|บทที่|หมวดที่|มิติที่|MOIT)\s*)?"
    rf"(?P<number>{_D}{{1,2}}(?:\.{_D}{{1,2}}){{0,3}})(?P<close>\s?[.):]|\))?(?:\s*[.)])?\s*(?P<rest>\S.*)?$",
    re.DOTALL,
)
_BULLET = re.compile(r"^\s*[-–—•●▪*]\s*(?=\S)")


@dataclass(frozen=True)
class Numbering:
    """The number that a paragraph begins with: its way of printing, its parts, and the words behind it.

    `style` is the same for numbers of one level of one list: `N.`, `N.N`, `(N)`, `(N.N)`, `มาตรการที่N`.
    """

    style: str
    parts: tuple[int, ...]
    printed: str
    rest: str

    def follows(self, last: tuple[int, ...]) -> bool:
        """Whether this number comes straight after `last` in a list."""
        return self.parts[:-1] == last[:-1] and self.parts[-1] == last[-1] + 1


def read_numbering(text: str) -> Numbering | None:
    """The number that `text` begins with, or None. A bare number needs a dot, a bracket or a word like มาตรการที่."""
    match = _NUMBER.match(text)
    if not match:
        return None
    closed = match["close"] or ""
    head = "".join((match["head"] or "").split())
    dotted = "." in match["number"]
    if match["open"] and ")" not in closed:
        return None
    if not (match["open"] or closed.strip() or head or dotted):
        return None
    parts = tuple(parse_int(part) or 0 for part in match["number"].split("."))
    shape = ".".join("N" for _ in parts)
    style = f"({shape})" if match["open"] else f"{head}{shape}" + (")" if ")" in closed else "")
    return Numbering(style=style, parts=parts, printed=match["number"], rest=(match["rest"] or "").strip())


def has_bullet(text: str) -> bool:
    """Whether the paragraph begins with a dash or bullet."""
    return bool(_BULLET.match(text))


def without_bullet(text: str) -> str:
    """The paragraph without the dash or bullet that it begins with."""
    return _BULLET.sub("", text)
