"""The ITA result that a document quotes in its prose: overall score, level, and year."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from extractors.thai.lexicon.ita import LEVELS
from extractors.thai.numbers import parse_decimal
from extractors.thai.years import find_fiscal_years
from schemas.evidence import Evidence
from schemas.page import Line

_D = "[0-9๐-๙]"
_NUMBER = rf"(?P<number>{_D}{{1,3}}(?:\s?\.\s?{_D}{{1,2}})?)"
_SCORE = re.compile(
    r"(?:(?:คะแนน|ร้อยละ)[^0-9๐-๙.\n]{0,60}?"
    r"|(?:ภาพรวม|โดยรวม|ประเมิน|อยู่ที่|ได้|เท่ากับ)[^0-9๐-๙.\n]{0,24}?(?=[0-9๐-๙.\s]+คะแนน))"
    rf"{_NUMBER}(?!{_D})(?!\s*(?:คะแนน)?\s*ขึ้นไป)(?!\s*[-–]\s*{_D})"
)
_LEVEL_WORDS = "(?P<level>" + "|".join(re.escape(level) for level in sorted(LEVELS, key=len, reverse=True)) + ")"
_LEVEL = re.compile(r"ระดับ(?:ผลการประเมิน|คุณธรรมและความโปร่งใส|คะแนน)?\s*[:：=\"“(]*\s*" + _LEVEL_WORDS + r"(?![A-Za-z])")
_LEVEL_IN_BRACKETS = re.compile(r"\s*(?:คะแนน|%|เปอร์เซ็นต์)?\s*[(\"“]+\s*" + _LEVEL_WORDS + r"\s*[)\"”]")
_ABOUT_ASSESSMENT = re.compile(r"(?:ประเมิน|ITA)")
_OVERALL = re.compile(
    r"(?:ภาพรวม|โดยรวม|ได้คะแนน|คะแนนรวม|รวมคะแนน|คะแนนเฉลี่ย|ผลคะแนน|พบว่า|เท่ากับ|ผลการประเมิน|มีคะแนน|คะแนน ITA)"
)
_DIFFERENCE = re.compile(r"(?:เพิ่มขึ้น|ลดลง|ผลต่าง|สูงขึ้น|ต่างกัน|มากกว่า|สูงกว่า)[^0-9๐-๙]{0,20}$")
_EARLIER = re.compile(r"(?:เมื่อเทียบกับ|เปรียบเทียบกับ|จากเดิม|(?:เพิ่มขึ้น|ลดลง|สูงขึ้น)จาก|ปีที่ผ่านมา|ปีก่อน|เดิมได้)")
_WHOLE = re.compile(r"(?:ภาพรวม|โดยรวม|คะแนนรวม|รวมคะแนน|คะแนนเฉลี่ยรวม)")
_TARGET = re.compile(
    r"(?:เป้าหมาย|เกณฑ์|ไม่น้อยกว่า|ขึ้นไป|ต่ำกว่า|น้อยกว่า|ระหว่าง|ตั้งแต่|ไม่ต่ำกว่า|ต้องมี|จำนวน"
    r"|(?:(?<![ก-๎])|กลุ่ม|หน่วย|ขนาด|จาก|ประชากร|ผู้ตอบ)ตัวอย่าง)"
)
_ITEM = re.compile(rf"(?:ข้อ\s*[ieoIEO๐0l1๑]|ตัวชี้วัดที่|รายข้อ|[ieo]{_D})")
_UNIT = re.compile(r"\s*(?:คะแนน|%|เปอร์เซ็นต์)")
LEVEL_REACH = 160
"""Characters around a score in which its level stands."""
CONTEXT = 260


@dataclass(frozen=True)
class QuotedResult:
    """The overall result as the prose gives it; the year is Buddhist era."""

    score: Decimal | None
    level: str | None
    fiscal_year: int | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class _Candidate:
    score: Decimal
    level: str | None
    year: int | None
    year_line: Line | None
    line: Line
    weight: int


def read_quoted_result(lines: Sequence[Line]) -> QuotedResult | None:
    """The overall result quoted in running text, or None where the document quotes none.

    Where several scores are quoted, the one with most words of an overall result beside it wins, then the oftenest.
    """
    candidates = [candidate for index in range(len(lines)) for candidate in _candidates(lines, index)]
    if not candidates:
        return None
    times = Counter(candidate.score for candidate in candidates)
    best = max(candidates, key=lambda candidate: (candidate.weight, times[candidate.score])).score
    own = [candidate for candidate in candidates if candidate.score == best]
    of_level = next((candidate for candidate in own if candidate.level), None)
    of_year = next((candidate for candidate in own if candidate.year), None)
    printing = [candidate.line for candidate in own[:3]]
    printing += [of_level.line] if of_level else []
    printing += [of_year.year_line] if of_year and of_year.year_line else []
    evidence = dict.fromkeys(line.evidence() for line in printing)
    return QuotedResult(
        score=best,
        level=of_level.level if of_level else None,
        fiscal_year=of_year.year if of_year else None,
        evidence=tuple(evidence),
    )


def _candidates(lines: Sequence[Line], index: int) -> list[_Candidate]:
    line = lines[index]
    context = " ".join(earlier.text for earlier in lines[max(0, index - 2) : index])[-CONTEXT:]
    # A long line quotes many scores, and is read for its years once.
    years_in = cache(lambda text: frozenset(_years(text)))
    found = []
    for match in _SCORE.finditer(line.text):
        start = match.start("number")
        before = f"{context} {line.text[max(0, start - CONTEXT) : start]}"[-CONTEXT:]
        near = before[-70:]
        if not _ABOUT_ASSESSMENT.search(before) or _TARGET.search(near[-34:]) or _ITEM.search(near):
            continue
        if _DIFFERENCE.search(near):
            continue
        overall = bool(_OVERALL.search(near))
        score = parse_decimal(match["number"])
        counted = "." in match["number"] or before.rstrip().endswith("ร้อยละ") or _UNIT.match(line.text, match.end())
        if score is None or score > 100 or not counted:
            continue
        level = _level_near(line.text, match.start(), match.end())
        whole = bool(_WHOLE.search(near))
        if not whole and not (overall and level):
            continue
        earlier = bool(_EARLIER.search(near))
        weight = 1 + 2 * overall + 2 * whole + 3 * (level is not None) - 3 * earlier
        year = _year_of(before)
        year_line = next(
            (near for near in reversed(lines[max(0, index - 2) : index + 1]) if year in years_in(near.text)), None
        )
        found.append(_Candidate(score, level, year, year_line, line, weight))
    return found


def _level_near(text: str, start: int, end: int) -> str | None:
    behind = _LEVEL_IN_BRACKETS.match(text, end) or _LEVEL.search(text[end : end + LEVEL_REACH // 2])
    before = list(_LEVEL.finditer(text[max(0, start - LEVEL_REACH * 2) : start]))
    if behind:
        return behind["level"]
    return before[-1]["level"] if before else None


def _year_of(text: str) -> int | None:
    years = _years(text)
    return years[-1] if years else None


def _years(text: str) -> list[int]:
    return [match.year for match in find_fiscal_years(text) if not match.is_range]
