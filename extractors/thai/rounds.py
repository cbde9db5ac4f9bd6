"""Reporting rounds of six and twelve months (`รอบ ๖ เดือน`) as quarters of the fiscal year."""

import re
from dataclasses import dataclass

from extractors.thai.numbers import to_arabic
from extractors.thai.patterns import DASH, GAP, loose


@dataclass(frozen=True, slots=True)
class RoundMatch:
    """A round, with offsets into the text; `quarters` is None where it cannot be told which months it covers."""

    start: int
    end: int
    quarters: tuple[int, int] | None


_FIRST_HALF, _SECOND_HALF, _WHOLE = (1, 2), (3, 4), (1, 4)

_MONTHS = loose("เดือน")
_COUNT = rf"[0-9]{{1,2}}(?![0-9]){GAP}(?:{_MONTHS})?"
_ROUND = re.compile(
    rf"(?<!ทุก)(?<!ทุกๆ){loose('รอบ')}{GAP}"
    rf"(?:ที่{GAP}(?P<number>[0-9]{{1,2}})(?![0-9])(?:{GAP}\(?{GAP}(?:{loose('รอบ')}{GAP})?(?={_COUNT}))?)?"
    rf"(?P<counts>(?:{_COUNT}(?:{GAP}(?:และ|,|/|{DASH}){GAP}(?:{loose('รอบ')}{GAP})?(?={_COUNT}))?)*)"
    rf"{GAP}(?P<half>แรก|หลัง)?"
    rf"|(?<![0-9])(?:6{GAP}{_MONTHS}|{loose('ครึ่งปี')}){GAP}(?P<lone_half>แรก|หลัง)"
)


def find_rounds(text: str) -> list[RoundMatch]:
    """Every round in `text`, in order.

    `รอบ ๖ เดือน` is the first half of the fiscal year (October to March), `๖ เดือนหลัง` the second, `รอบ ๑๒ เดือน` the
    whole. `รอบที่ ๑` without months, and three or nine months, are rounds that cannot be told.
    """
    arabic = to_arabic(text)
    return [
        RoundMatch(found.start(), found.end(), _to_quarters(found))
        for found in _ROUND.finditer(arabic)
        if found["number"] or found["lone_half"] or "เดือน" in "".join(found["counts"].split())
    ]


def _to_quarters(found: re.Match[str]) -> tuple[int, int] | None:
    half = found["half"] or found["lone_half"]
    months = {int(count) for count in re.findall("[0-9]+", found["counts"] or "")} or {6 if half else 0}
    if not months <= {6, 12}:
        return None
    if 12 in months:
        return _WHOLE
    if half:
        return _FIRST_HALF if half == "แรก" else _SECOND_HALF
    # The second round may report the last six months or all twelve.
    return _FIRST_HALF if found["number"] in {None, "1"} else None
