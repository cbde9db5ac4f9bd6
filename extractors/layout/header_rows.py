"""Header rows of tables: where they are, how many rows they take, and the columns they announce."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.layout.column_headings import Family, Heading, fit_heading
from extractors.thai.fuzzy import squash
from extractors.thai.lexicon.columns import HEADING_TAILS, PERIOD_ENDS, PERIOD_STARTS
from extractors.thai.lexicon.units import UNIT_STARTS
from extractors.thai.numbers import parse_int
from extractors.thai.periods import parse_period
from schemas.table import Column, Role, TableKind

LEAST_KNOWN_SHARE = 0.6
"""Of the distinct headings of a header row, at least this share must be known."""
LEAST_SPANNING_SHARE = 0.3
_ANY_YEAR = 2568
"""A fiscal year to read a period with, where only whether it is one counts."""
LONGEST_TAIL = 30
"""Letters of the part of a heading that stands in a second row."""
MOST_HEADER_ROWS = 3

_SIMPLE_ROLES: dict[Family, Role] = {
    "number": "number",
    "objectives": "objectives",
    "steps": "steps",
    "owner": "owner",
    "period": "period",
    "month": "month",
    "quarter": "quarter",
    "result": "result",
    "outcome": "outcome",
    "status": "status",
    "mark": "status_mark",
}
_MARKED: frozenset[Family] = frozenset({"mark", "month", "quarter"})
_QUARTERED = re.compile(r"^\s*(?:ไตรมาส|ระยะเวลา|ช่วงเวลา)")
_LONE_QUARTER = re.compile(r"\s*[1-4๑-๔]\s*(?:\([^()]*\)\s*)?")
_STARTS = frozenset(squash(word) for word in PERIOD_STARTS)
_ENDS = frozenset(squash(word) for word in PERIOD_ENDS)
_HEADING_TAILS = frozenset(squash(tail) for tail in HEADING_TAILS)
_TELLING: frozenset[Role] = frozenset(
    {"owner", "period", "month", "quarter", "result", "outcome", "status", "status_mark", "steps"}
)


@dataclass(frozen=True)
class Header:
    """The header of a table: the columns, how many rows it takes, and what kind of table it opens."""

    columns: tuple[Column, ...]
    n_rows: int
    kind: TableKind

    @property
    def shape(self) -> tuple[tuple[Role | None, int | None, int | None, str | None], ...]:
        """What must agree for another header to be the same one printed again."""
        return tuple((column.role, column.month, column.quarter, column.status) for column in self.columns)


def read_header(rows: Sequence[Sequence[str]]) -> Header | None:
    """The header that the first of `rows` opens, or None. `rows` hold one text for each column."""
    if not rows or not _is_header_row(rows[0]):
        return None
    best, n_rows = list(rows[0]), 1
    for row in rows[1:MOST_HEADER_ROWS]:
        merged = _with_row_below(best, row)
        if merged is None:
            break
        best, n_rows = merged, n_rows + 1
    headings = _with_halves_of_periods(best, [fit_heading(text) for text in best])
    kind = _kind_of(headings)
    return Header(columns=_columns(best, headings, kind), n_rows=n_rows, kind=kind)


def _with_halves_of_periods(texts: Sequence[str], headings: Sequence[Heading | None]) -> list[Heading | None]:
    """The headings; a beginning and an end beside each other (`เริ่ม`, `แล้วเสร็จ`) are both the period's."""
    found = list(headings)
    for index, (text, following) in enumerate(pairwise(texts)):
        if squash(text) in _STARTS and squash(following) in _ENDS:
            found[index] = found[index + 1] = Heading("period", 1.0)
    return found


def is_half_of_period(title: str) -> bool:
    """Whether a column so headed holds only the beginning or the end of a period."""
    return squash(title) in _STARTS | _ENDS


def _is_header_row(texts: Sequence[str]) -> bool:
    distinct = {text for text in texts if text}
    known = {text: heading for text in distinct if (heading := fit_heading(text))}
    families = {heading.family for heading in known.values()}
    if _is_data_row(texts, known):
        return False
    # Months and ดำเนินการแล้ว alone are what rows of data hold too.
    told = len(families) >= 2 and bool(families - _MARKED)
    return told and len(distinct) >= 2 and len(known) >= LEAST_KNOWN_SHARE * len(distinct)


def _is_data_row(texts: Sequence[str], known: Mapping[str, Heading]) -> bool:
    """Whether a row that speaks in words of headings holds data all the same: numbered, or with who and when in it.

    `โครงการอบรม… | กองคลัง | ไตรมาส ๑ | ดำเนินการเสร็จสิ้นแล้ว` has a heading's word in each cell but one.
    """
    first = next((text for text in texts if text.strip()), "")
    if parse_int(first) is not None:
        return True
    distinct = dict.fromkeys(text for text in texts if text)
    # Of quarters, months and marks a header has several; one alone is a row's own.
    lone = {
        family
        for family in _MARKED
        if sum(1 for text in distinct if text in known and known[text].family == family) == 1
    }
    units = [text for text in distinct if text not in known and text.startswith(UNIT_STARTS)]
    when = [text for text in distinct if parse_period(text, fiscal_year=_ANY_YEAR).start is not None]
    return bool(units) and (bool(lone) or len(when) == 1)


def _with_row_below(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """The headings with a second header row worked in, or None where `below` is no header row.

    A heading goes on below (ระยะเวลา / ดำเนินการ), is divided below (ผลการดำเนินงาน over two mark
    columns), or spans both rows.
    """
    merged, news, known = [], 0, 0
    below = _with_quarters_named(above, below)
    marked = [bool(text) and _is_over_marks(text) for text in below]
    # One alone is what a cell of data says; among others ดำเนินการ is a mark, and no rest of ระยะเวลาดำเนินการ.
    told = [text for text, mark in zip(below, marked, strict=True) if mark]
    are_marks = len(told) > 1 and any(squash(text) not in _HEADING_TAILS for text in told)
    spanning = 0
    for upper, lower, mark in zip(above, below, marked, strict=True):
        if not lower or lower == upper:
            spanning += bool(lower)
            merged.append(upper)
            continue
        if _is_data_below(upper, lower):
            return None
        news += 1
        part, whole = fit_heading(lower), fit_heading(upper)
        both_times = part and whole and part.family == whole.family == "period"
        divided = part and ((mark and are_marks) or not upper or above.count(upper) > 1 or both_times)
        wrapped = not divided and _goes_on_below(upper, lower)
        known += bool(divided or wrapped)
        merged.append(lower if divided else f"{upper}{lower}" if wrapped else f"{upper} {lower}".strip())
    # Headings that span both rows show that the second row is one of headings too, known or not.
    enough = known >= LEAST_KNOWN_SHARE * news or spanning >= LEAST_SPANNING_SHARE * len(merged)
    return merged if news and enough else None


def _is_data_below(upper: str, lower: str) -> bool:
    """Whether `lower` is what stands in a column headed `upper`: a row's number, a unit."""
    heading = fit_heading(upper)
    if heading is None:
        return False
    if heading.family == "number":
        return parse_int(lower) is not None
    return heading.family == "owner" and lower.startswith(UNIT_STARTS) and len(squash(lower)) > 3


def _goes_on_below(upper: str, lower: str) -> bool:
    """Whether a heading that wraps ends in `lower`."""
    if not upper or fit_heading(upper + lower) is None:
        return False
    unfinished = upper.rstrip().endswith("/") or fit_heading(upper) is None
    return squash(lower) in _HEADING_TAILS or (unfinished and len(squash(lower)) <= LONGEST_TAIL)


def _is_over_marks(text: str) -> bool:
    heading = fit_heading(text)
    return heading is not None and heading.family in _MARKED


def _with_quarters_named(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """The lower headings, with ไตรมาส before the bare numbers below ไตรมาส or ระยะเวลา.

    A dump of tabs prints the upper heading over the first of its columns only.
    """
    named, parent = [], ""
    for upper, lower in zip(above, below, strict=True):
        parent = upper or parent
        quarter = _QUARTERED.match(parent) and _LONE_QUARTER.fullmatch(lower)
        named.append(f"ไตรมาส {lower.strip()}" if quarter else lower)
    return named


def _kind_of(headings: Sequence[Heading | None]) -> TableKind:
    families = {heading.family for heading in headings if heading}
    has_measure = bool(families & {"measure_strong", "measure_weak", "risk"})
    telling = {_SIMPLE_ROLES[family] for family in families if family in _SIMPLE_ROLES} & _TELLING
    times = bool(telling & {"period", "month", "quarter"})
    runs = times or bool(telling & {"owner", "status", "status_mark"})
    if has_measure and telling and (runs or "score" not in families):
        strong = bool(families & {"measure_strong", "risk"})
        if strong or runs or {"result", "steps"} & telling:
            return "measures"
    if "steps" in families and runs and {"result", "outcome"} & telling:
        return "measures"
    # Whoever prints who does it and when has measures, whatever their own column is called.
    if (
        "owner" in families
        and "person" not in families
        and (times or ("result" in families and "score" not in families))
    ):
        return "measures" if _unnamed_measure_column(headings) is not None else "other"
    if "score" in families:
        return "scores"
    if "person" in families:
        return "committee"
    if "contents" in families:
        return "contents"
    return "other"


def _columns(texts: Sequence[str], headings: Sequence[Heading | None], kind: TableKind) -> tuple[Column, ...]:
    if kind != "measures":
        return tuple(Column(title=text) for text in texts)
    main = _measure_column(headings)
    topics = [index for index, heading in enumerate(headings[:main]) if heading and heading.family == "topic"]
    first_topic = topics[0] if topics else None
    columns = []
    for index, (text, heading) in enumerate(zip(texts, headings, strict=True)):
        columns.append(
            Column(
                title=text,
                role=_role(index, heading, main=main, first_topic=first_topic),
                status=heading.status if heading else None,
                month=heading.month if heading else None,
                quarter=heading.quarter if heading else None,
            )
        )
    return tuple(columns)


def _measure_column(headings: Sequence[Heading | None]) -> int:
    """The column that names the measure: the strongest heading, the first among equals."""
    for family in ("measure_strong", "measure_weak", "risk", "steps"):
        for index, heading in enumerate(headings):
            if heading and heading.family == family:
                return index
    unnamed = _unnamed_measure_column(headings)
    assert unnamed is not None, "a measures table has a measure column"
    return unnamed


def _unnamed_measure_column(headings: Sequence[Heading | None]) -> int | None:
    """The first column that may hold the measures under a heading we do not know, or the topics, if there is none."""
    for families in ((None, "question", "contents"), ("topic",), ("extra",)):
        for index, heading in enumerate(headings):
            if (heading.family if heading else None) in families:
                return index
    return None


def _role(index: int, heading: Heading | None, *, main: int, first_topic: int | None) -> Role | None:
    if index == main:
        return "measure"
    if heading is None:
        return None
    if heading.family in ("measure_strong", "measure_weak"):
        return "steps"
    if heading.family == "topic":
        # Behind the measure such a heading names what the measure is gauged by, not what it stands under.
        return "topic" if index == first_topic else None
    return _SIMPLE_ROLES.get(heading.family)
