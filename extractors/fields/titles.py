"""A document's title and main purpose."""

import re
from collections.abc import Sequence

from extractors.fields.items import lines_to_paragraphs
from schemas.evidence import Evidence
from schemas.page import Line
from schemas.report import Kind, Measure
from schemas.table import Layout, Paragraph, Table

FIRST_PARAGRAPHS = 12
LONGEST_TITLE = 400

_TITLE = re.compile(
    r"^\W*(?:[0-9๐-๙]+[.)]?\s*)?(?:รายงาน|มาตรการ|แผน|สรุปผล|ผลการดำเนิน|การวิเคราะห์|แบบรายงาน|การดำเนินการ|แนวทาง|ประกาศ)"
)
_MEMO = re.compile(r"^\W*บันทึกข้อความ")
_ORDER = re.compile(r"^\W*คำสั่ง")
_ANALYSIS = re.compile(r"^\W*(?:การวิเคราะห์|รายงานการวิเคราะห์|ผลการวิเคราะห์|บทวิเคราะห์)")
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (("memo", _MEMO), ("order", _ORDER), ("analysis", _ANALYSIS))
_SUBJECT = re.compile(r"^\s*เรื่อง[\s.:]*(?P<subject>\S.*)$")


def read_title(layout: Layout) -> tuple[str | None, list[Evidence]]:
    """The title as printed, wrapped lines joined; for a memo or order its subject line."""
    paragraphs = [element for element in layout.elements if isinstance(element, Paragraph)][:FIRST_PARAGRAPHS]
    letter = bool(paragraphs) and _is_letter(paragraphs[0].lines)
    for paragraph in paragraphs:
        text = " ".join(lines_to_paragraphs(paragraph.lines))
        subject = _SUBJECT.match(text)
        if letter and subject:
            return re.sub(r"\.{3,}", " ", subject["subject"]).strip(), [line.evidence() for line in paragraph.lines]
        if not letter and _TITLE.match(text) and len(text) <= LONGEST_TITLE:
            return text, [line.evidence() for line in paragraph.lines]
    return None, []


def read_kind(layout: Layout, measures: Sequence[Measure]) -> Kind:
    """What the document is for: results told, intentions only, or something that holds no measures."""
    if measures:
        return "report" if _tells_results(layout, measures) else "plan"
    first = [line for element in layout.elements if isinstance(element, Paragraph) for line in element.lines][:10]
    for kind, pattern in _KINDS:
        if any(pattern.match(line.text) for line in first):
            return kind
    return "other"


def _tells_results(layout: Layout, measures: Sequence[Measure]) -> bool:
    telling = {"result", "outcome", "status", "status_mark"}
    has_column = any(
        column.role in telling
        for element in layout.elements
        if isinstance(element, Table) and element.kind == "measures"
        for column in element.columns
    )
    return has_column or any(m.results or m.outcomes or m.status.value != "unknown" for m in measures)


def _is_letter(lines: Sequence[Line]) -> bool:
    return any(_MEMO.match(line.text) or _ORDER.match(line.text) for line in lines)
