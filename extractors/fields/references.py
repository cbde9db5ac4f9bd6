"""The ITA items that a measure names, with what OCR makes of their letters put right."""

import re
from collections.abc import Sequence

from extractors.thai.lexicon.ita import HIGHEST_ITEM
from extractors.thai.numbers import to_arabic
from schemas.reading import CodeReading

_D = "[0-9๐-๙]"
_LETTERED = rf"[IiEeOoโl|]\s?{_D}{{1,2}}"
_CODE_FORM = rf"(?:{_LETTERED}|[๐0]\s?{_D}{{1,2}}|{_D}{{1,3}})(?!{_D})"
_RANGE = r"\s*(?:-|–|—|ถึง)\s*"
_AND = r"\s*(?:,|และ|/|(?=ข้อ))\s*"
_CODES = rf"{_CODE_FORM}(?:(?:{_RANGE}|{_AND})(?:ข้อ\s*)?{_CODE_FORM})*"
_LIST = re.compile(
    # After ข้อ any number may be a code; in a bracket of its own only one that shows its letter, or the ๐ of an o,
    # and that no telephone number goes on from.
    rf"(?:(?<!ราย)(?<!หัว)ข้อ\s*|\(\s*(?:[IEO]IT\s*)?(?=[IiEeOo๐0]))(?P<codes>{_CODES})(?!\s*[-–]\s*{_D})"
    rf"|(?<![A-Za-z0-9๐-๙])(?P<lone>[IiEeOo]\s?{_D}{{1,2}}(?:(?:{_RANGE}|{_AND}){_LETTERED})*)(?![A-Za-z0-9๐-๙])"
)
_CODE = re.compile(rf"(?P<range>{_RANGE})?(?:ข้อ\s*)?(?P<code>{_CODE_FORM})")
_BRACKETS = re.compile(rf"\s*\(\s*(?:[IEO]IT\s*)?(?:ข้อ|ตัวชี้วัดที่|ตัวชี้วัด)?\s*{_CODES}\s*(?:เดิม|ใหม่)?\s*\)\s*$")
_CLAUSE = re.compile(r"(?:ระเบียบ|พระราชบัญญัติ|พ\.ร\.บ\.|กฎหมาย|ประกาศ|พ\.ศ\.\s?[0-9๐-๙]{4})\s*$")
_LAW = re.compile(r"(?:ระเบียบ|พระราชบัญญัติ|พ\.ร\.บ\.|กฎกระทรวง|กฎหมาย|ข้อบังคับ|ข้อบัญญัติ|เทศบัญญัติ)[^()]*$")
_CONFUSABLE = re.compile(r"[IiEeOoโl|]|(?<![0-9๐-๙])[๐0]")
CLAUSE_REACH = 60
"""Characters before ข้อ in which the name of a law or regulation stands."""


_INSTRUMENTS = {"i": "IIT", "e": "EIT", "o": "OIT"}


def read_references(text: str, *, instrument: str | None) -> list[CodeReading]:
    """Every item code that `text` names, in order; ranges (i19 – i21) item by item.

    `instrument` (IIT, EIT, OIT) is the one that the measure stands under, or None. A code that may be two
    things comes with `code` null. Clauses of laws (ข้อ ๒๑ behind a regulation) are no codes.
    """
    readings: list[CodeReading] = []
    for match in _LIST.finditer(text):
        before = text[max(0, match.start() - CLAUSE_REACH) : match.start()]
        plain = match["codes"] and not _CONFUSABLE.search(match["codes"])
        if not _CLAUSE.search(before) and not (plain and _LAW.search(before)):
            readings += _read_list(match["codes"] or match["lone"], instrument=instrument)
    return readings


def without_codes(text: str) -> str:
    """`text` without a bracket at its end that holds nothing but codes: `… (ข้อ I1 เดิม)`."""
    return _BRACKETS.sub("", text)


def _read_list(codes: str, *, instrument: str | None) -> list[CodeReading]:
    readings: list[CodeReading] = []
    for match in _CODE.finditer(codes):
        last = readings[-1].code if readings else None
        # Behind I20 a plain 21 is of the same instrument.
        reading = _read_code(match["code"], instrument=_INSTRUMENTS.get(last[0]) if last else instrument)
        if reading is None:
            continue
        if match["range"] and last and reading.code and reading.code[0] == last[0]:
            between = range(int(last[1:]) + 1, int(reading.code[1:]))
            readings += [CodeReading(printed=codes, code=f"{last[0]}{number}") for number in between]
        readings.append(reading)
    return readings


def resolve_item_code(printed: str, *, instrument: str | None) -> str | None:
    """The code that `printed` stands for below `instrument`, or None where it cannot be told.

    OCR reads i as 1, l, | or ๑, and o as 0 or ๐: `17` below IIT is i7, `๐๑๑` is o11, `1๔` below IIT is i4.
    """
    squashed = to_arabic("".join(printed.split())).lower().replace("|", "l")
    expected = instrument[0].lower() if instrument else None
    if squashed[:1] in "ieo" and squashed[1:].isdigit():
        return _valid(squashed[0], squashed[1:])
    if squashed[:1] == "l" and squashed[1:].isdigit():
        return _valid("i", squashed[1:])
    if not squashed.isdigit():
        return None
    if squashed[0] == "0" and len(squashed) >= 2:
        return _valid("o", squashed[1:])
    if expected == "i" and squashed[0] == "1" and len(squashed) >= 2:
        return _valid("i", squashed[1:])
    if expected:
        return _valid(expected, squashed)
    if squashed[0] == "1" and int(squashed) > max(HIGHEST_ITEM.values()):
        return _valid("i", squashed[1:])
    return None


def _read_code(printed: str, *, instrument: str | None) -> CodeReading | None:
    code = resolve_item_code(printed, instrument=instrument)
    plain = re.fullmatch(rf"{_D}{{1,3}}", printed)
    # A plain number after ข้อ below no instrument is a clause or a heading of something else.
    if code is None and plain and instrument is None and not to_arabic(printed).startswith("0"):
        return None
    return CodeReading(printed=printed, code=code)


def _valid(letter: str, digits: str) -> str | None:
    number = int(digits) if digits else 0
    return f"{letter}{number}" if 1 <= number <= HIGHEST_ITEM[letter] else None


def distinct_codes(readings: Sequence[CodeReading]) -> list[str]:
    """The codes that are sure, each once, in the order of the page."""
    return list(dict.fromkeys(reading.code for reading in readings if reading.code))
