"""Numbers in Thai and Arabic digits."""

import re
from decimal import Decimal

from extractors.thai.lexicon.quantities import AFTER_NUMBERS, BEFORE_NUMBERS
from extractors.thai.patterns import GAP, any_of

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

LONGEST_NUMBER = 30
"""Characters of a number that is still read; more digits are a misread ruling or a bar code."""

_NUMBER = re.compile(
    rf"(?:{any_of(BEFORE_NUMBERS)}{GAP}){{0,2}}"
    r"(?P<sign>[-\u2212]?)(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"
    # A reader may put a space on either side of the decimal point (`๙๙. ๕๑`), or see a dot after the number.
    r"(?:[ ]?\.[ ]?(?P<fraction>[0-9]+))?\.?"
    rf"(?:{GAP}{any_of(AFTER_NUMBERS)}){{0,2}}"
)
_WRITTEN_NUMBER = re.compile(r"[0-9๐-๙]+(?:\.[0-9๐-๙]+|,[0-9๐-๙]{3}(?![0-9๐-๙]))*")
_ARABIC_DIGIT = re.compile(r"[0-9]")
_THAI_DIGIT = re.compile(r"[๐-๙]")


def to_arabic(text: str) -> str:
    """`text` with Thai digits as 0–9 and all else as it is; the length stays the same."""
    return text.translate(_TO_ARABIC)


def to_thai(text: str) -> str:
    """`text` with 0–9 as Thai digits and all else as it is; the length stays the same."""
    return text.translate(_TO_THAI)


def parse_int(text: str) -> int | None:
    """The whole number that `text` is, in either script, or None where it is not exactly one whole number."""
    number = _read_number(text)
    return int(number) if number is not None and "." not in number else None


def parse_decimal(text: str) -> Decimal | None:
    """The exact number that `text` is, or None where it is not exactly one number.

    Both scripts, `1,000`, a unit (`คะแนน`, `%`) and `ร้อยละ` before or after it, and brackets around it are fine.
    """
    number = _read_number(text)
    return Decimal(number) if number is not None else None


def format_thai(number: int | Decimal) -> str:
    """`number` in Thai digits, without grouping and never with an exponent: ๙๑.๓๓."""
    return to_thai(f"{number:f}" if isinstance(number, Decimal) else str(number))


def has_mixed_scripts(text: str) -> bool:
    """Whether some number in `text` is written in two scripts (`๒๕๖3`)."""
    return bool(find_mixed_numbers(text))


def find_mixed_numbers(text: str) -> list[tuple[int, int]]:
    """Start and end of each number that is written in two scripts; numbers apart from each other do not count."""
    return [
        found.span()
        for found in _WRITTEN_NUMBER.finditer(text)
        if _ARABIC_DIGIT.search(found[0]) and _THAI_DIGIT.search(found[0])
    ]


def _read_number(text: str) -> str | None:
    """The number in a form that Python reads, or None."""
    bare = to_arabic(text).strip()
    if bare.startswith("(") and bare.endswith(")"):
        bare = bare[1:-1].strip()
    if len(bare) > 4 * LONGEST_NUMBER:
        return None
    found = _NUMBER.fullmatch(bare)
    if found is None:
        return None
    whole = found["whole"].replace(",", "")
    if len(whole) + len(found["fraction"] or "") > LONGEST_NUMBER:
        return None
    sign = "-" if found["sign"] else ""
    return f"{sign}{whole}.{found['fraction']}" if found["fraction"] else f"{sign}{whole}"
