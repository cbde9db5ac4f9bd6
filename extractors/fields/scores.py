"""The scores of the assessment, item by item, from the tables that list them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.fields.references import resolve_item_code
from extractors.fields.topics import read_topic
from extractors.layout.column_headings import fit_heading
from extractors.layout.group_rows import instrument_named, known_indicator
from extractors.thai.fuzzy import squash
from extractors.thai.lexicon.ita import INDICATORS, TOPICS
from extractors.thai.numbers import has_mixed_scripts, parse_decimal, parse_int
from schemas.evidence import Evidence
from schemas.page import Line
from schemas.report import Instrument, ScoreItem
from schemas.table import Layout, Paragraph, Row, Table

DIGITS = "0123456789๐๑๒๓๔๕๖๗๘๙"
_D = f"[{DIGITS}]"
_CODE = re.compile(
    rf"^\s*[-–]?\s*(?:(?:ตัวชี้วัด)?(?:ข้อ|ที่)\s*)?"
    rf"(?P<code>[IiEeOolโ|]\s?{_D}{{1,2}}|[๐0]\s{_D}{{1,2}}|{_D}{{2,3}})"
    rf"(?!{_D}|\.{_D}|[ .]\s*คะแนน)[.):]?\s*(?P<text>.*)$",
    re.DOTALL,
)
_ZERO_CODE = re.compile(rf"[0๐]{_D}{{1,2}}")
_NUMBERED = re.compile(rf"^\s*(?:ตัวชี้วัดที่\s*)?\(?{_D}{{1,2}}[.)]?\s*(?=[ก-ฮเ-ไ])")
_PART = re.compile(rf"ส่วนที่\s*(?P<part>[12๑๒])(?!{_D})")
_TOPIC = re.compile(rf"(?:ประเด็น|หัวข้อ|ด้าน)ที่\s*{_D}")
_SCORE_CELL = re.compile(rf"^\s*(?:ร้อยละ\s*)?{_D}{{1,3}}(?:\s?[.,]\s?{_D}{{1,2}})?\s*(?:คะแนน|%|เปอร์เซ็นต์)?\s*$")
_LISTED = re.compile(
    rf"^\s*[-–•]?\s*(?P<title>(?:[^0-9๐-๙]{{0,20}}{_D}{{1,2}}[.)]?)?[^0-9๐-๙]{{5,60}}?)\s*[:=]?\s*(?:ได้|มี)?(?:ผล)?(?:คะแนน)?(?:ร้อยละ|เท่ากับ|เฉลี่ย|ที่ได้|ได้)*\s*"
    rf"(?P<score>{_D}{{1,3}}(?:\.{_D}{{1,2}})?)\s*(?:คะแนน|%)?\s*$"
)
_INSTRUMENT_CELL = re.compile(r"^\W*(?P<code>IIT|EIT|OIT|II\s?T|EI\s?T|OI\s?T)\W*$", re.IGNORECASE)
LONGEST_LISTED = 160
"""Characters of a line of prose that lists an indicator with its score."""
_BY_LETTER: dict[str, Instrument] = {"i": "IIT", "e": "EIT", "o": "OIT"}
_INDICATOR_INSTRUMENT: dict[int, Instrument] = {number: _BY_LETTER[code[0].lower()] for number, code, _ in INDICATORS}


@dataclass(frozen=True)
class _Context:
    """What the rows above say of the rows below."""

    topic: int | None = None
    instrument: Instrument | None = None
    part: int | None = None


@dataclass
class ScoresRead:
    """The items in document order, and the lines of score tables that gave none."""

    items: list[ScoreItem] = field(default_factory=list)
    unused: list[Line] = field(default_factory=list)


def read_scores(layout: Layout, *, fiscal_year: int | None) -> ScoresRead:
    """Every score that a table of the document lists, with its instrument, code or indicator, topic and part.

    Where a table sets several years side by side, those of `fiscal_year` (Buddhist era) are read, else the latest.
    """
    read = ScoresRead()
    context = _Context()
    for element in layout.elements:
        if isinstance(element, Paragraph):
            context = _from_prose(element, context)
            read.items += _listed_in_prose(element)
        elif items := _read_lying_table(element):
            read.items += items
        elif element.kind == "scores":
            context = _read_table(element, context, read, fiscal_year=fiscal_year)
        elif element.kind == "other" and len(element.rows) == 1:
            context = _from_single_row(element.rows[0], context)
    return read


def _from_prose(paragraph: Paragraph, context: _Context) -> _Context:
    text = " ".join(line.text for line in paragraph.lines)
    return _with_topic(text, context) if len(text) <= 160 else context


def _listed_in_prose(paragraph: Paragraph) -> list[ScoreItem]:
    """Indicators listed line by line: `(๑) การปฏิบัติหน้าที่ ได้คะแนนร้อยละ ๘๘.๑๐`."""
    items = []
    for line in paragraph.lines:
        match = _LISTED.match(line.text) if len(line.text) <= LONGEST_LISTED else None
        score = parse_decimal(match["score"]) if match else None
        if match and score is not None:
            item = _indicator_item(match["title"], score, [line.evidence()])
            items += [item] if item else []
    return items


def _from_single_row(row: Row, context: _Context) -> _Context:
    return _with_topic(" ".join(cell.text for cell in row.cells), context)


def _with_topic(text: str, context: _Context) -> _Context:
    if not _TOPIC.search(text):
        return context
    topic = read_topic(text)
    number = topic.number if topic and topic.number and topic.number <= len(TOPICS) else None
    return _Context(topic=number) if number else context


def _read_lying_table(table: Table) -> list[ScoreItem]:
    """The indicators of a table that lists them side by side: their numbers in one row, the scores in the next."""
    if table.kind == "measures":
        return []
    rows = [[column.title for column in table.columns], *([cell.text for cell in row.cells] for row in table.rows)]
    for above, row, texts in zip(rows, table.rows, rows[1:], strict=False):
        numbers = [parse_int(text) for text in above[1:]]
        scores = [parse_decimal(text) for text in texts[1:]]
        if numbers == list(range(1, len(INDICATORS) + 1)) and all(score is not None for score in scores):
            return [
                ScoreItem(
                    instrument=_BY_LETTER[code[0].lower()],
                    indicator=number,
                    text=names[0],
                    score=score,
                    evidence=[line.evidence() for line in cell.lines],
                )
                for (number, code, names), score, cell in zip(INDICATORS, scores, row.cells[1:], strict=True)
                if score is not None
            ]
    return []


def _score_columns(table: Table, fiscal_year: int | None) -> list[int]:
    """The columns that hold scores; of several years only the one wanted."""
    headings = [fit_heading(column.title) for column in table.columns]
    years = [heading.year for heading in headings if heading and heading.year]
    wanted = fiscal_year if fiscal_year in years else max(years, default=None)
    return [
        index
        for index, heading in enumerate(headings)
        if heading and heading.family == "score" and heading.year in (None, wanted)
    ]


def _read_table(table: Table, context: _Context, read: ScoresRead, *, fiscal_year: int | None) -> _Context:
    score_columns = _score_columns(table, fiscal_year)
    for row in table.rows:
        context, item = _read_row(row, score_columns, context)
        if item:
            read.items.append(item)
            read.unused += _left_over(row, item)
        else:
            read.unused += row.lines
    return context


def _left_over(row: Row, item: ScoreItem) -> list[Line]:
    """What the row prints beside the item: levels, remarks, the scores of other years."""
    told = squash(item.text)
    return [
        line
        for cell in row.cells
        if cell.text and not cell.carried and not _is_told(cell.text, told, item)
        for line in cell.lines
    ]


def _is_told(text: str, told: str, item: ScoreItem) -> bool:
    squashed = squash(text)
    if _INSTRUMENT_CELL.match(text) or squashed in told or _to_score(text) == item.score:
        return True
    code = _CODE.match(" ".join(text.split()))
    if code and not code["text"] and resolve_item_code(code["code"], instrument=item.instrument) == item.code:
        return True
    return bool(told) and told in squashed


def _to_score(text: str) -> Decimal | None:
    """The score that a cell gives; a comma in it is a misread dot, since no score has thousands."""
    return parse_decimal(text.replace(",", "."))


def _read_row(row: Row, score_columns: Sequence[int], context: _Context) -> tuple[_Context, ScoreItem | None]:
    texts = [cell.text for cell in row.cells]
    context = _context_of_row(row, context)
    at = _score_index(texts, score_columns)
    if at is None:
        return context, None
    score = _to_score(texts[at])
    if score is None:
        return context, None
    words = [text for index, text in enumerate(texts) if index != at and text and index <= at]
    item = _to_item(words, score, context, [line.evidence() for cell in row.cells for line in cell.lines])
    if item and item.instrument != context.instrument:
        context = _Context(topic=context.topic, instrument=item.instrument)
    return context, item


def _context_of_row(row: Row, context: _Context) -> _Context:
    texts = [cell.text for cell in row.cells if cell.text]
    if len(texts) == 1 or row.heading:
        context = _with_topic(texts[0], context)
    for text in texts:
        named = _instrument_of(text, alone=len(texts) == 1)
        if named and named != context.instrument:
            context = _Context(topic=context.topic, instrument=named)
        part = _PART.search(text)
        if part and len(text) <= 60:
            context = replace(context, part=parse_int(part["part"]))
    return context


def _instrument_of(text: str, *, alone: bool) -> Instrument | None:
    cell = _INSTRUMENT_CELL.match(text)
    if cell:
        return _BY_LETTER[cell["code"][0].lower()]
    if (alone or _PART.search(text) or text.startswith(("แบบ", "IIT", "EIT", "OIT"))) and len(text) <= 140:
        named = instrument_named(text)
        return _BY_LETTER[named[0].lower()] if named else None
    return None


def _score_index(texts: Sequence[str], score_columns: Sequence[int]) -> int | None:
    for index in reversed(score_columns):
        if index < len(texts) and _SCORE_CELL.match(texts[index]):
            return index
    filled = [index for index, text in enumerate(texts) if text]
    # A row that lacks its merged first cell stands one column to the left.
    shifted = filled and filled[-1] > 0 and _SCORE_CELL.match(texts[filled[-1]])
    return filled[-1] if shifted and (not score_columns or filled[-1] < max(score_columns)) else None


def _to_item(words: Sequence[str], score: Decimal, context: _Context, evidence: list[Evidence]) -> ScoreItem | None:
    named = [code for word in words if (code := _INSTRUMENT_CELL.match(word))]
    words = [word for word in words if not _INSTRUMENT_CELL.match(word) and not _is_running_number(word)]
    coded = [(word, match) for word in words if (match := _CODE.match(" ".join(word.split())))]
    lettered = [(word, match) for word, match in coded if match["code"][0] not in DIGITS]
    found = _coded_item(lettered, words, score, context=context, evidence=evidence)
    if found:
        return found
    for word in words:
        indicator = _indicator_item(word, score, evidence)
        if indicator:
            return indicator
    found = _coded_item(coded, words, score, context=context, evidence=evidence)
    if found:
        return found
    if named or (len(words) == 1 and instrument_named(words[0])):
        instrument = context.instrument
        text = " ".join(words) or (named[0]["code"].upper() if named else "")
        return ScoreItem(instrument=instrument, text=text, score=score, evidence=evidence) if instrument else None
    return None


def _is_running_number(word: str) -> bool:
    """Whether the cell only counts rows: digits alone, unless an o printed as 0 or mixed scripts make it a code."""
    digits = word.strip(" .%")
    return not digits.strip(DIGITS) and not (_ZERO_CODE.fullmatch(digits) or has_mixed_scripts(digits))


def _coded_item(
    coded: Sequence[tuple[str, re.Match[str]]],
    words: Sequence[str],
    score: Decimal,
    *,
    context: _Context,
    evidence: list[Evidence],
) -> ScoreItem | None:
    """The item of the first code that can be told, with the words beside it."""
    for word, match in coded:
        code = resolve_item_code(match["code"], instrument=context.instrument)
        if code is None:
            continue
        text = match["text"] or " ".join(other for other in words if other is not word)
        instrument = _BY_LETTER[code[0]]
        return ScoreItem(
            instrument=instrument,
            code=code,
            topic=context.topic,
            part=context.part if instrument == "EIT" else None,
            text=" ".join(text.split()),
            score=score,
            evidence=evidence,
        )
    return None


def _indicator_item(text: str, score: Decimal, evidence: list[Evidence]) -> ScoreItem | None:
    title = _NUMBERED.sub("", " ".join(text.split()))
    indicator = known_indicator(title)
    if not indicator:
        return None
    return ScoreItem(
        instrument=_INDICATOR_INSTRUMENT[indicator], indicator=indicator, text=title, score=score, evidence=evidence
    )
