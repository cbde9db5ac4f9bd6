"""The fiscal year that a document reports on or plans for."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from extractors.thai.dates import find_dates
from extractors.thai.fiscal import fiscal_year_of
from extractors.thai.rounds import find_rounds
from extractors.thai.years import find_fiscal_years
from schemas.evidence import Evidence
from schemas.page import Line
from schemas.reading import YearMention
from schemas.table import Layout, Table

TITLE_LINES = 12
TITLE_REACH = 3
"""A title's year stands on the line of its subject, or so many lines further at the most."""
LONGEST_TITLE = 200
LONGEST_WRAPPED = 80
"""Characters of a title's line; without a word of the subject in it, it is the wrapped rest of a title."""
CONTEXT = 160
"""Characters before a year that say what it is about."""
REPORTED_WITHIN = timedelta(days=100)
"""A whole year is reported at its end, or not longer than this after it."""
_SUBJECT = re.compile(r"(?:มาตรการ|รายงานผล|แผน|ผลการดำเนิน|ส่งเสริมคุณธรรม|ป้องกันการทุจริต|บริหารความเสี่ยง)")
_ASSESSMENT = re.compile(r"(?:ผลการประเมิน|ผลประเมิน|วิเคราะห์ผล|การประเมินคุณธรรม|ผลคะแนน|ได้คะแนน|จากการประเมิน)")
_BACKGROUND = re.compile(r"^\s*(?:ตามที่|จากการ|อ้างถึง|สืบเนื่อง|ด้วย)")
_LETTER = re.compile(r"^\s*เรื่อง")

TITLE, TABLE_HEADING, SUBJECT_LINE, SUBJECT, OTHER = 8, 8, 5, 2, 1
"""How much a mention counts: in the title, above a measures table, in a letter's subject, with a subject word, else."""


def read_fiscal_year(lines: Sequence[Line], layout: Layout) -> tuple[int | None, list[Evidence], list[YearMention]]:
    """The Buddhist-era year, where it stands, and every year that the document claims for itself."""
    headings = {(line.page_no, line.raw) for line in _lines_above_measures(layout)}
    weights: Counter[int] = Counter()
    claims: list[YearMention] = []
    first: dict[int, Line] = {}
    for index, line in enumerate(lines):
        years = _years_in(line.text)
        if not years:
            continue
        wrapped = lines[index - 1].text[-CONTEXT:] if index and not line.starts_paragraph else ""
        near = " ".join(each.text for each in lines[max(0, index - TITLE_REACH) : index + 1])
        in_title = index < TITLE_LINES and _SUBJECT.search(near) is not None
        above_table = _is_among(line, headings)
        for start, year in years:
            before = f"{wrapped} {line.text[max(0, start - CONTEXT) : start]}"[-CONTEXT:]
            weight = _weight(line, before, in_title=in_title, above_table=above_table)
            weights[year] += weight
            if weight >= SUBJECT_LINE:
                claims.append(YearMention(fiscal_year=year, evidence=line.evidence()))
                first.setdefault(year, line)
    if not weights:
        return _year_of_round(lines)
    best = max(weights, key=lambda year: (weights[year], year))
    claimed = first.get(best)
    if claimed is None:
        claimed = next(line for line in lines if best in [year for _, year in _years_in(line.text)])
    return best, [claimed.evidence()], claims


def _is_among(line: Line, headings: set[tuple[int, str]]) -> bool:
    """Whether the line, or one of the printed lines that make it, is among the headings."""
    return any((line.page_no, raw) in headings for raw in (line.raw, *line.raw.split("\n")))


def _year_of_round(lines: Sequence[Line]) -> tuple[int | None, list[Evidence], list[YearMention]]:
    """The year of a title that names no year but a round and its day: `ณ วันที่ ๒ กันยายน ๒๕๖๗ (รอบ ๑๒ เดือน)`."""
    for line in lines[:TITLE_LINES]:
        rounds = [each for each in find_rounds(line.text) if each.quarters]
        days = [day for each in find_dates(line.text) if (day := each.date()) is not None]
        if len(rounds) == len(days) == 1 and len(line.text) <= LONGEST_TITLE:
            reported = days[0] - REPORTED_WITHIN if rounds[0].quarters == (1, 4) else days[0]
            return fiscal_year_of(reported), [line.evidence()], []
    return None, [], []


def _years_in(text: str) -> list[tuple[int, int]]:
    return [(match.start, match.year) for match in find_fiscal_years(text) if not match.is_range]


def _weight(line: Line, before: str, *, in_title: bool, above_table: bool) -> int:
    """How much a year counts that stands behind `before` in `line`."""
    told = _ASSESSMENT.search(before)
    subject = _SUBJECT.search(before[told.end() :] if told else before)
    if told and not subject:
        return OTHER
    if _BACKGROUND.match(line.text):
        return SUBJECT
    if _LETTER.match(line.text):
        return SUBJECT_LINE
    if above_table and subject:
        return TABLE_HEADING
    if in_title and len(line.text) <= (LONGEST_TITLE if subject else LONGEST_WRAPPED):
        return TITLE
    return SUBJECT if subject else OTHER


def _lines_above_measures(layout: Layout) -> list[Line]:
    return [
        line
        for element in layout.elements
        if isinstance(element, Table) and element.kind == "measures"
        for line in element.above[-3:]
    ]
