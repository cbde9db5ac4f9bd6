"""A document's title and main purpose."""

import re
from collections.abc import Sequence

from extractors.fields.items import lines_to_paragraphs
from extractors.thai.lexicon.agencies import AGENCY_HEADS
from schemas.evidence import Evidence
from schemas.page import Line
from schemas.report import Kind, Measure
from schemas.table import Layout, Paragraph, Table

FIRST_PARAGRAPHS = 12
LONGEST_TITLE = 400
COVER_LINES = 3
"""Among so many first lines the title may stand; further down a line of running text may begin like one."""

_TITLE = re.compile(
    r"^\W*(?:[0-9๐-๙]+[.)]?\s*)?(?:รายงาน|มาตรการ|แผน|สรุปผล|ผลการดำเนิน|การวิเคราะห์|แบบรายงาน|การดำเนินการ|แนวทาง|ประกาศ)"
)
_LINE_PITCH = 2.2
_NOT_TITLE = re.compile(
    r"^\s*(?:\(?[0-9๐-๙]+[.)]|(?:มาตรการ|ประเด็น|ด้าน|กลยุทธ์|ส่วน)ที่|อำเภอ|จังหวัด|ตำบล|"
    + "|".join(re.escape(head) for head, _, _ in AGENCY_HEADS)
    + ")"
)
_MEMO = re.compile(r"^\W*บันทึกข้อความ")
_ORDER = re.compile(r"^\W*คำสั่ง")
_ANALYSIS = re.compile(r"^\W*(?:การวิเคราะห์|รายงานการวิเคราะห์|ผลการวิเคราะห์|บทวิเคราะห์)")
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (("memo", _MEMO), ("order", _ORDER), ("analysis", _ANALYSIS))
_SUBJECT = re.compile(r"^\s*เรื่อง[\s.:]*(?P<subject>\S.*)$")
_LETTER_PART = re.compile(r"^\s*(?:เรียน|ส่วนราชการ|ที่\s|วันที่|อ้างถึง|สิ่งที่ส่งมาด้วย|ด้วย|ตามที่|[0-9๐-๙]+[.)])")


def read_title(layout: Layout) -> tuple[str | None, list[Evidence]]:
    """The title as printed, wrapped lines joined; for a memo or order its subject line."""
    paragraphs = [element.lines for element in layout.elements if isinstance(element, Paragraph)][:FIRST_PARAGRAPHS]
    letter = bool(paragraphs) and _is_letter(paragraphs[0])
    if letter and all(line.box is not None for paragraph in paragraphs for line in paragraph):
        # On a page the lines of a subject are set in, and look like paragraphs.
        paragraphs = [tuple(line for paragraph in paragraphs for line in paragraph)]
    for index, paragraph in enumerate(paragraphs):
        lines = _subject_lines(paragraph) if letter else _title_lines(paragraph, opens=index == 0)
        if lines and not letter:
            lines = [*lines, *_title_below(lines[-1], paragraphs[index + 1 :])]
        if not lines or sum(len(line.text) for line in lines) > LONGEST_TITLE:
            continue
        text = " ".join(lines_to_paragraphs(lines))
        subject = _SUBJECT.match(text)
        title = re.sub(r"\.{3,}", " ", subject["subject"]).strip() if letter and subject else text
        return title, [line.evidence() for line in lines]
    return None, []


def _subject_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """From the line that begins with เรื่อง to the letter's next part."""
    start = next((at for at, line in enumerate(lines) if _SUBJECT.match(line.text)), None)
    if start is None:
        return ()
    behind = range(start + 1, len(lines))
    return lines[start : next((at for at in behind if _LETTER_PART.match(lines[at].text)), len(lines))]


def _title_lines(lines: Sequence[Line], *, opens: bool) -> Sequence[Line]:
    """The title's first line and those behind it that are printed alike; on a cover other words may stand above."""
    start = next((at for at, line in enumerate(lines[: COVER_LINES if opens else 1]) if _TITLE.match(line.text)), None)
    if start is None:
        return ()
    behind = range(start + 1, len(lines))
    return lines[start : next((at for at in behind if lines[at].strong != lines[start].strong), len(lines))]


def _title_below(last: Line, paragraphs: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines straight below the title on the page that are printed as it is: bold, each line centred by itself."""
    found: list[Line] = []
    for line in (line for paragraph in paragraphs for line in paragraph):
        above = found[-1] if found else last
        if above.box is None or line.box is None or line.page_no != above.page_no:
            break
        near = 0 < line.box.y0 - above.box.y0 <= _LINE_PITCH * (above.box.y1 - above.box.y0)
        if not (line.strong and last.strong and near) or _NOT_TITLE.match(line.text):
            break
        found.append(line)
    return found


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
