"""The items of a list that a cell or paragraph holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.thai.joining import join_wrapped
from extractors.thai.lexicon.items import (
    BEFORE_A_NUMBER,
    DASHED_PAIRS,
    HARD_COUNTERS,
    LIST_LETTERS,
    LIST_OPENERS,
    NAMES_A_CLAUSE,
    SOFT_COUNTERS,
)
from extractors.thai.months import find_months
from extractors.thai.numbers import to_arabic
from extractors.thai.tokens import tokenize
from schemas.page import Line

BULLETS = "•▪●◦○➢➤►✓✔*·∙"
DASHES = "–—-"
WORDS_REACH = 80
"""Characters before and behind a mark that are looked at to tell whether an item begins there."""

_D = "[0-9๐-๙]"
_LEVELS = re.compile(rf"(?P<levels>{_D}{{1,2}}(?:\.{_D}{{1,2}}){{1,3}})(?!{_D})[.)]?\s*(?=[^\s/{DASHES}])")
_STRONG = re.compile(rf"(?:\((?P<in>{_D}{{1,2}})\)|(?P<plain>{_D}{{1,2}})\s?[.)])(?!{_D})\s*")
_LETTER = re.compile(rf"(?:\((?P<in>[{LIST_LETTERS}])\)|(?P<plain>[{LIST_LETTERS}])(?:\)|\.(?=\s)))\s*(?=\S)")
_BARE = re.compile(rf"(?P<plain>{_D}{{1,2}})(?:\s+|(?=[ก-ฮเ-ไ]))(?=[A-Za-zก-ฮเ-ไ\"“(])")
_BULLET = re.compile(rf"[{re.escape(BULLETS)}{re.escape(DASHES)}]\s*(?=\S)")
_OPENER = re.compile(r"(?:" + "|".join(re.escape(word) for word in LIST_OPENERS) + r")\s*$")
_BOX = re.compile("[☐☑]")
_OPEN_BRACKET = re.compile(r"\([^()]*$")
_NUMBER_AND_BRACKET = re.compile(r"\s*[0-9๐-๙]{1,2}\)")
_LIST_MARK = re.compile(
    rf"\s*(?:\({_D}{{1,2}}\)|{_D}{{1,2}}[.)](?!{_D})|[{LIST_LETTERS}]\.\s|\([{LIST_LETTERS}]\)|[•▪➢✓]\s)"
)
_PLACE = re.compile(r"(?:(?<=\s)|(?<=[:：]))(?=\S)")


@dataclass(frozen=True)
class Items:
    """The items without their numbers and dashes; `numbers` are those before items, in order, `printed` as printed."""

    texts: tuple[str, ...]
    numbers: tuple[int, ...]
    printed: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Mark:
    """A number or bullet before an item: where it stands, and how it is printed."""

    start: int
    end: int
    style: str
    number: int | None = None
    levels: tuple[int, ...] = ()
    printed: str = ""


def lines_to_paragraphs(lines: Sequence[Line]) -> list[str]:
    """The texts of `lines`, wrapped ones joined: one string for each paragraph that the source shows.

    A line with a tick box, or with the number of a list before it, is a paragraph whether the source says so or not.
    """
    groups: list[list[str]] = []
    for line in lines:
        for index, text in enumerate(line.text.split("\n")):
            begins = index == 0 and line.starts_paragraph
            if not groups or begins or _BOX.search(text + groups[-1][-1]) or _opens_item(text, groups[-1][-1]):
                groups.append([])
            groups[-1].append(text)
    return [text for group in groups if (text := join_wrapped(group).strip())]


def _opens_item(text: str, above: str) -> bool:
    """Whether a number or dash before the line opens an item; in `(ข้อ o๑` over `๑)` the bracket is the line above's."""
    return bool(_LIST_MARK.match(text)) and not (_OPEN_BRACKET.search(above) and _NUMBER_AND_BRACKET.match(text))


def split_items(paragraphs: Sequence[str]) -> Items:
    """The items that `paragraphs` list; text without any number or dash is one item.

    Words before the first number are an item of their own. A number inside a line opens an item only
    where it goes on from the one before, so that amounts, dates and clauses stay in their sentence.
    """
    splitter = _Splitter()
    for paragraph in paragraphs:
        splitter.take(paragraph)
    return Items(
        texts=tuple(text for text in splitter.texts if text),
        numbers=tuple(splitter.numbers),
        printed=tuple(splitter.printed),
    )


class _Splitter:
    """Gathers items paragraph by paragraph, and remembers what the list looks like."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.numbers: list[int] = []
        self.printed: list[str] = []
        self._last: int = 0
        self._levels: tuple[int, ...] = ()
        self._bare = False
        self._dashed = False
        self._letter = 0

    def take(self, paragraph: str) -> None:
        mark = self._mark_at_start(paragraph)
        position = 0
        if mark:
            self._open(mark)
            position = mark.end
        start = position
        for place in (match.start() for match in _PLACE.finditer(paragraph, position + 1)):
            if place < position:
                continue
            inner = self._mark_inside(paragraph, place)
            if inner:
                self._add(paragraph[start:place], opens=start == 0 and mark is None)
                self._open(inner)
                start = position = inner.end
        self._add(paragraph[start:], opens=start == 0 and mark is None)

    def _add(self, text: str, *, opens: bool) -> None:
        """Puts `text` behind the item that is open; `opens` says that no number or dash stands before it."""
        text = text.strip()
        if not text:
            return
        if opens and self.texts:
            self.texts[-1] = f"{self.texts[-1]} {text}".strip()
        elif opens or not self.texts:
            self.texts.append(text)
        else:
            self.texts[-1] = text

    def _open(self, mark: _Mark) -> None:
        self.texts.append("")
        self._bare = self._bare or mark.style == "bare"
        self._dashed = self._dashed or mark.style == "dash"
        if mark.style == "letter":
            self._letter = mark.number or 0
        elif mark.levels:
            self._levels = mark.levels
            self.printed.append(mark.printed)
        elif mark.number is not None:
            self._last, self._levels = mark.number, (mark.number,)
            self.numbers.append(mark.number)
            self.printed.append(mark.printed)

    def _mark_at_start(self, text: str) -> _Mark | None:
        bullet = _BULLET.match(text)
        if bullet:
            inner = self._number_at(text, bullet.end())
            end = inner.end if inner else bullet.end()
            style = "dash" if text[0] in DASHES else "bullet"
            if inner and inner.style != "letter":
                return replace(inner, start=0, style=style, levels=())
            return _Mark(0, end, style)
        return self._number_at(text, 0)

    def _number_at(self, text: str, place: int) -> _Mark | None:
        """The number that opens an item at the start of a paragraph."""
        levels = _levels_at(text, place)
        if levels:
            return levels
        letter = _letter_at(text, place)
        if letter and (letter.number == 1 or letter.number == self._letter + 1 or text[place] == "("):
            return letter
        strong = _strong_at(text, place)
        if strong:
            return strong
        bare = _BARE.match(text, place)
        if bare and not _counts(text, bare.end()) and not _month_at(text, bare.end()):
            return _Mark(place, bare.end(), "bare", int(to_arabic(bare["plain"])), printed=bare["plain"])
        return None

    def _mark_inside(self, text: str, place: int) -> _Mark | None:
        before = text[max(0, place - WORDS_REACH) : place]
        if text[place] in BULLETS and text[place] != "*" and _BULLET.match(text, place):
            return _Mark(place, _end(_BULLET.match(text, place)), "bullet")
        if text[place] in DASHES:
            return self._dash_inside(text, place)
        strong = _strong_at(text, place)
        word = _word_before(before)
        if word in (NAMES_A_CLAUSE if strong and strong.number == self._last + 1 else BEFORE_A_NUMBER):
            return None
        letter = _letter_at(text, place)
        if letter:
            follows = letter.number == self._letter + 1
            # `นาย ก.` opens no list; `ดังนี้ ก.` and `(ก)` do.
            begins = self._letter or ")" in text[place : letter.end] or _OPENER.search(before)
            return letter if follows and begins else None
        levels = _levels_at(text, place)
        if levels:
            return levels if self._follows(levels.levels) else None
        if strong and strong.number is not None:
            goes_on = 0 < self._last <= strong.number <= self._last + 2
            begins = strong.number == 1 and (not self._last or bool(_OPENER.search(before)))
            return strong if goes_on or begins else None
        bare = _BARE.match(text, place)
        if not bare or not self._bare:
            return None
        number = int(to_arabic(bare["plain"]))
        counts = _counts(text, bare.end()) or _counts_in_sentence(text, bare.end())
        if number != self._last + 1 or counts or _month_at(text, bare.end()):
            return None
        return _Mark(place, bare.end(), "bare", number, printed=bare["plain"])

    def _follows(self, levels: tuple[int, ...]) -> bool:
        """Whether 2.1 or 2.3 comes next after what the list has had so far."""
        if len(levels) < 2 or levels == self._levels:
            return False
        same_parent = len(self._levels) == len(levels) and self._levels[:-1] == levels[:-1]
        goes_on = same_parent and levels[-1] == self._levels[-1] + 1
        child = self._levels[: len(levels)] == levels[:-1] and levels[-1] == 1
        next_parent = len(self._levels) == len(levels) and levels[-1] == 1 and levels[-2] == self._levels[-2] + 1
        return goes_on or child or next_parent or (not self._levels and levels[-1] == 1)

    def _dash_inside(self, text: str, place: int) -> _Mark | None:
        dash = _BULLET.match(text, place)
        if not dash:
            return None
        before = text[max(0, place - WORDS_REACH) : place].rstrip()
        after = text[dash.end() : dash.end() + WORDS_REACH]
        if re.search(rf"{_D}$", before) and re.match(rf"[A-Za-z]?\s?{_D}", after):
            return None
        if any(before.endswith(left) and after.startswith(right) for left, right in DASHED_PAIRS):
            return None
        if _month_at(after, 0) or re.search(r"(?:ค|ย|พ)\.$", before):
            return None
        chunk = after.split(maxsplit=1)[0]
        long_enough = len(chunk) >= 6 and len(tokenize(chunk)) >= 2
        glued = dash.end() == place + 1
        number = _strong_at(text, dash.end())
        if self._dashed or long_enough or (number and number.number == self._last + 1):
            if glued and not re.match(r"[ก-ฮเ-ไA-Z“\"(]", after):
                return None
            end = number.end if number and number.number == self._last + 1 else dash.end()
            return _Mark(place, end, "dash", number.number if end != dash.end() and number else None)
        return None


def _strong_at(text: str, place: int) -> _Mark | None:
    match = _STRONG.match(text, place)
    if not match or not match.group().strip() or match.end() == len(text):
        return None
    digits = match["in"] or match["plain"]
    return _Mark(place, match.end(), "in" if match["in"] else "strong", int(to_arabic(digits)), printed=digits)


def _letter_at(text: str, place: int) -> _Mark | None:
    match = _LETTER.match(text, place)
    if not match:
        return None
    return _Mark(place, match.end(), "letter", LIST_LETTERS.index(match["in"] or match["plain"]) + 1)


def _levels_at(text: str, place: int) -> _Mark | None:
    match = _LEVELS.match(text, place)
    if not match or _counts(text, match.end()):
        return None
    numbers = tuple(int(part) for part in to_arabic(match["levels"]).split("."))
    if len(match["levels"].split(".")[-1]) > 1 and match["levels"].split(".")[-1][0] in "0๐":
        return None
    return _Mark(place, match.end(), "levels", levels=numbers, printed=match["levels"])


def _counts(text: str, place: int) -> bool:
    """Whether the word at `place` is one that a number counts (๒ ครั้ง, ๑๐ คน)."""
    return _word_at(text, place) in HARD_COUNTERS or text.startswith("%", place)


def _counts_in_sentence(text: str, place: int) -> bool:
    """Whether a word that may be counted stands at `place` by itself (๒ ช่องทาง คือ), so that nothing begins there."""
    word = _word_at(text, place)
    return word in SOFT_COUNTERS and not re.match(r"[ก-ฮเ-ไ]", text[place + len(word) :])


def _word_before(text: str) -> str:
    chunk = text.split()[-1:]
    words = [token.text for token in tokenize(chunk[0])] if chunk else []
    # รายข้อ is "each", where ข้อ names no clause.
    return "".join(words[-2:]) if words[-2:-1] == ["ราย"] else words[-1] if words else ""


def _month_at(text: str, place: int) -> bool:
    return any(month.start == 0 for month in find_months(text[place : place + 20]))


def _word_at(text: str, place: int) -> str:
    tokens = tokenize(text[place : place + 40])
    return tokens[0].text if tokens else ""


def _end(match: re.Match[str] | None) -> int:
    assert match is not None
    return match.end()
