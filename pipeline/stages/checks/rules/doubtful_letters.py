"""Signs that were probably misread: foreign letters, mixed digits, stray marks, private-use signs, unsure boxes."""

import re
from collections.abc import Iterator
from typing import Literal

from extractors.thai.letters import FOLLOWING_VOWELS, MARKS
from extractors.thai.numbers import parse_decimal
from pipeline.stages.checks.findings import Codes, to_finding
from pipeline.stages.checks.places import paths_by_place
from pipeline.stages.checks.wording import listed, quote
from schemas.finding import Finding, Severity
from schemas.page import Doubt, Line
from schemas.reading import Reading

CODES: Codes = {
    "text.foreign-letter": ("warning",),
    "text.mixed-digits": ("info", "warning"),
    "text.impossible-mark": ("info",),
    "text.private-use": ("warning",),
    "text.unsure-box": ("warning",),
    "text.readings-differ": ("info", "warning"),
}

Rule = Literal["foreign-letter", "mixed-digits", "impossible-mark", "private-use", "unsure-box", "readings-differ"]
_SEVERITIES: dict[Rule, Severity] = {
    "foreign-letter": "warning",
    "mixed-digits": "info",
    "impossible-mark": "info",
    "private-use": "warning",
    "unsure-box": "warning",
    "readings-differ": "info",
}
_MESSAGES: dict[Rule, tuple[str, str]] = {
    "foreign-letter": ("มีตัวอักษรต่างประเทศปนอยู่ในคำไทย คือ {}", "Foreign letters stand among Thai ones: {}"),
    "mixed-digits": ("ตัวเลขจำนวนเดียวพิมพ์ปนกันทั้งเลขไทยและเลขอารบิก คือ {}", "A number mixes Thai and Arabic digits: {}"),
    "impossible-mark": ("มีสระหรือวรรณยุกต์วางผิดที่ คือ {}", "A vowel or tone mark stands where none can stand: {}"),
    "private-use": (
        "มีอักขระเฉพาะของแบบอักษรที่ไม่ทราบความหมาย คือ {}",
        "A character has a meaning only in its own font: {}",
    ),
    "unsure-box": (
        "ไม่แน่ใจว่าช่องถูกทำเครื่องหมายหรือไม่ คือ {}",
        "It is not sure whether a box is ticked: {}",
    ),
    "readings-differ": (
        "อ่านตัวเลขจากภาพสองครั้งได้ไม่ตรงกัน (ค่าแรกคือค่าที่ใช้) คือ {}",
        "A number was read in two ways from the picture (the first was taken): {}",
    ),
}
"""Thai and English, with a place for the letters."""

_ABOUT_DIGITS: frozenset[Rule] = frozenset(("mixed-digits", "readings-differ"))
_CONTEXT = 12
"""Letters before and behind a doubtful one that show where it stands."""
_OTHER_STATE = {"☐": "☑", "☑": "☐"}
_WORD_BEFORE = re.compile(rf"(?![{MARKS}{FOLLOWING_VOWELS}])\S*$")
_WORD_BEHIND = re.compile(r"\S*")


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each line and kind of doubt, with every letter named once."""
    paths = paths_by_place(reading.report)
    for line in reading.lines:
        path = paths.get(line.place, "")
        for rule in dict.fromkeys(doubt.rule for doubt in line.doubts):
            shown = listed(_show(doubt, line) for doubt in line.doubts if doubt.rule == rule)
            th, en = _MESSAGES[rule]
            yield to_finding(
                f"text.{rule}",
                "warning" if rule in _ABOUT_DIGITS and _is_value(line, path, rule) else _SEVERITIES[rule],
                th=th.format(shown),
                en=en.format(shown),
                path=path,
                evidence=[line.evidence()],
            )


def _is_value(line: Line, path: str, rule: Rule) -> bool:
    """Whether a digit read wrongly in this line changes a date, a year, a score, or a number that is looked up."""
    if path in ("fiscal_year", "assessment") or path.endswith("].period"):
        return True
    if rule == "readings-differ":
        return path.startswith("assessment.items[") or path.endswith(("].number", "].references"))
    return path.startswith("assessment.items[") and parse_decimal(line.text) is not None


def _show(doubt: Doubt, line: Line) -> str:
    """A number as it is; a letter in its word, with its code point, because it may look like another."""
    if doubt.rule == "mixed-digits":
        return quote(doubt.text)
    if doubt.rule == "readings-differ":
        return f"{quote(doubt.text)} / {quote(doubt.other)}"
    if doubt.rule == "unsure-box":
        return _show_box(doubt, line)
    letters = list(dict.fromkeys(letter for letter in doubt.text[:8] if not letter.isascii()))
    code_points = " ".join(f"U+{ord(letter):04X}" for letter in letters) or doubt.text[:8]
    before = _WORD_BEFORE.search(line.text, max(0, doubt.start - _CONTEXT), doubt.start)
    behind = _WORD_BEHIND.match(line.text, doubt.end, doubt.end + _CONTEXT)
    word = f"{before[0] if before else ''}{doubt.text}{behind[0] if behind else ''}"
    return f"{code_points} {quote(word)}"


def _show_box(doubt: Doubt, line: Line) -> str:
    """Both readings of a box, the likelier one first, and the words behind it."""
    words = line.text[doubt.end : doubt.end + 2 * _CONTEXT]
    beside = next((part.strip() for part in re.split("[☐☑]", words)[:1]), "")
    return f"{doubt.text} / {_OTHER_STATE[doubt.text]}" + (f" {quote(beside)}" if beside else "")
