"""Whatever tables look like: each cell's words are in a field, in a finding, or set aside by name."""

import re
from dataclasses import dataclass
from typing import Literal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.report import Report
from tests.builders import read_text

HEADINGS = {
    "number": ["ที่", "ลำดับ"],
    "topic": ["ประเด็น", "ตัวชี้วัด"],
    "measure": ["มาตรการ", "มาตรการ/กิจกรรม", "โครงการ/กิจกรรม"],
    "objectives": ["วัตถุประสงค์"],
    "steps": ["ขั้นตอน/วิธีการปฏิบัติ", "วิธีดำเนินการ"],
    "owner": ["ผู้รับผิดชอบ", "หน่วยงานผู้รับผิดชอบ"],
    "period": ["ระยะเวลา", "ระยะเวลาดำเนินการ"],
    "result": ["ผลการดำเนินงาน", "สรุปผลการดำเนินการ"],
    "outcome": ["ผลลัพธ์", "ผลสำเร็จ"],
    "status": ["สถานะ"],
    "done": ["ดำเนินการแล้ว"],
    "not_started": ["ยังมิได้ดำเนินการ"],
    "october": ["ต.ค."],
    "november": ["พ.ย."],
    "extra": ["งบประมาณ", "หมายเหตุ"],
    "unknown": ["ที่เก็บแฟ้ม", "สีของปกแฟ้ม"],
    "score": ["คะแนน"],
    "person": ["ตำแหน่ง"],
    "contents": ["หน้า"],
}
TELLING = ("owner", "period", "steps", "result", "status")
WORDS = {
    "number": ["๑", "2", "๑๐."],
    "owner": ["กองคลัง", "สำนักปลัด", "งานนิติการ สำนักปลัด", "นายสมมุติ ใจงาม", "ทุกกอง", "กองช่าง / กองคลัง"],
    "period": ["๑ ตุลาคม ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๘", "ไตรมาสที่ ๑", "ตลอดปีงบประมาณ", "ต.ค. ๖๗ – มี.ค. ๖๘"],
    "done": ["/", "✓"],
    "not_started": ["/"],
    "october": ["✓", "/"],
    "november": ["✓"],
    "status": ["ดำเนินการแล้ว", "อยู่ระหว่างดำเนินการ", "☑ ดำเนินการแล้ว", "☐ ยังไม่ได้ดำเนินการ"],
}
PHRASES = [
    "จัดทำคู่มือการปฏิบัติงาน",
    "เผยแพร่ทางเว็บไซต์",
    "๑. ประชุมชี้แจง ๒. มอบหมายงาน",
    "- ติดประกาศ - แจ้งเวียน",
    "จำนวน ๓ ครั้ง",
    "ดำเนินการแล้วเสร็จ",
    "ข้อ ๑๗",
    "(ต่อ)",
    "☑ ดำเนินการแล้ว ☐ ยังไม่ได้ดำเนินการ",
    "๘๙.๕๐",
    "กลยุทธ์ที่ ๑",
    "หมายเหตุ",
]


@dataclass(frozen=True)
class Drawn:
    """A table as it is drawn: its cells row by row, and which of them reaches down over the next row."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    breaks: frozenset[int]
    repeats_header: bool
    merged: frozenset[tuple[int, int]]

    @property
    def texts(self) -> list[str]:
        """Everything that stands in a cell."""
        return [*self.headings, *(text for row in self.rows for text in row if text)]


def mark(number: int) -> str:
    """A word for one cell alone, of letters that nothing takes for a code, a number or a list's letter."""
    return "zq" + "".join("abcdfghjkm"[int(digit)] for digit in f"{number:03}")


@st.composite
def drawn_tables(draw: st.DrawFn) -> Drawn:
    telling = draw(st.lists(st.sampled_from(TELLING), min_size=1, max_size=3, unique=True))
    others = draw(st.lists(st.sampled_from(sorted(HEADINGS)), max_size=5, unique=True))
    roles = draw(st.permutations(sorted({"measure", *telling, *others})))
    headings = tuple(draw(st.sampled_from(HEADINGS[role])) for role in roles)
    rows: list[tuple[str, ...]] = []
    for at in range(draw(st.integers(1, 6))):
        if draw(st.integers(0, 9)) == 0:
            group = f"กลยุทธ์ที่ {at + 1} พัฒนาระบบ {mark(at * 20)}"
            rows.append((group, *([""] * (len(roles) - 1))))
            continue
        texts = tuple(
            draw(_cell_texts(role, mark(at * 20 + col))) if draw(st.integers(0, 4)) else ""
            for col, role in enumerate(roles)
        )
        rows.append(texts)
    merged = frozenset(
        (at, col)
        for at in range(len(rows) - 1)
        for col in range(len(roles))
        if rows[at][col] and not rows[at + 1][col] and draw(st.booleans())
    )
    return Drawn(
        headings=headings,
        rows=tuple(rows),
        breaks=frozenset(draw(st.sets(st.integers(1, 6), max_size=3))),
        repeats_header=draw(st.booleans()),
        merged=merged,
    )


def _cell_texts(role: str, marker: str) -> st.SearchStrategy[str]:
    """Words that the column may hold, with the cell's own mark before, between or behind; or the mark alone."""
    words = st.sampled_from([*WORDS.get(role, PHRASES), *PHRASES])
    marked = st.lists(words, max_size=2).flatmap(lambda found: st.permutations([*found, marker])).map(" ".join)
    return st.one_of(marked, st.sampled_from(WORDS[role])) if role in WORDS else marked


def as_tabs(table: Drawn) -> str:
    """Tab-separated rows; a page break is a page number between empty lines.

    A line with tabs before its only word is an indented line, so no page consists of one.
    """
    out = ["\t".join(table.headings)]
    for at, row in enumerate(table.rows):
        if at in table.breaks and any(row[:-1]):
            out += ["", f"- {at + 1} -", ""] + (["\t".join(table.headings)] if table.repeats_header else [])
        out.append("\t".join(row))
    return "\n".join(out)


def as_markdown(table: Drawn) -> str:
    """Markdown rows; a page break ends the table and begins another."""
    header = f"| {' | '.join(table.headings)} |"
    rule = "|" + "---|" * len(table.headings)
    out = [header, rule]
    for at, row in enumerate(table.rows):
        if at in table.breaks:
            out += ["", f"--- Page {at + 1} ---", ""] + ([header, rule] if table.repeats_header else [])
        out.append(f"| {' | '.join(row)} |")
    return "\n".join(out)


def as_html(table: Drawn) -> str:
    """HTML tables, one for each page, with merged cells."""
    header = "<tr>" + "".join(f"<th>{heading}</th>" for heading in table.headings) + "</tr>"
    out = ["<table>", header]
    for at, row in enumerate(table.rows):
        breaks = at in table.breaks
        if breaks:
            out += ["</table>", "<table>"] + ([header] if table.repeats_header else [])
        cells = []
        for col, text in enumerate(row):
            if (at - 1, col) in table.merged and not breaks:
                continue
            span = ' rowspan="2"' if (at, col) in table.merged and at + 1 not in table.breaks else ""
            cells.append(f"<td{span}>{text}</td>")
        out.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join([*out, "</table>"])


Notation = Literal["tabs", "markdown", "html"]
PRINT = {"tabs": as_tabs, "markdown": as_markdown, "html": as_html}


def told_by(report: Report) -> str:
    """Every word that the report gives for a value, in a finding, or as set aside."""
    found: list[str] = []
    for measure in report.measures:
        found += [*measure.activities, *measure.objectives, *measure.steps, *measure.results, *measure.outcomes]
        found += [part or "" for owner in measure.owners for part in (owner.raw, owner.parent)] + [
            measure.number or "",
            measure.status.raw or "",
        ]
        found += [measure.period.raw if measure.period else "", measure.topic.title if measure.topic else ""]
    if report.assessment:
        found += [item.text for item in report.assessment.items]
    found += [evidence.raw for finding in report.findings for evidence in finding.evidence]
    found += [evidence.raw for aside in report.set_aside for evidence in aside.evidence]
    return "\n".join(found)


@pytest.mark.parametrize("notation", ["tabs", "markdown", "html"])
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(table=drawn_tables())
def test_every_cell_is_in_a_field_a_finding_or_set_aside(notation: Notation, table: Drawn) -> None:
    told = told_by(read_text(PRINT[notation](table)))
    lost = [text for text in table.texts for word in re.findall("zq[a-z]{3}", text) if word not in told]
    assert lost == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(table=drawn_tables())
def test_every_heading_is_set_aside(table: Drawn) -> None:
    report = read_text(as_tabs(table))
    furniture = " ".join(evidence.raw for aside in report.set_aside for evidence in aside.evidence)
    # A header that makes no sense is a row like others, and its words are where a row's words are.
    told = told_by(report)
    assert [text for text in table.headings if text not in furniture and text not in told] == []


LABELS = (
    "ชื่อโครงการ",
    "มาตรการ",
    "ผู้รับผิดชอบ",
    "ระยะเวลา",
    "ขั้นตอน",
    "วัตถุประสงค์",
    "ผลการดำเนินงาน",
    "ผลลัพธ์",
    "สถานะ",
    "งบประมาณ",
    "หมายเหตุ",
    "ภาพประกอบ",
    "ตัวชี้วัด",
    "สีของปกแฟ้ม",
)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(labels=st.lists(st.sampled_from(LABELS), min_size=1, max_size=8), numbered=st.booleans(), prose=st.booleans())
def test_every_value_of_a_form_is_in_a_field_or_set_aside(labels: list[str], *, numbered: bool, prose: bool) -> None:
    rows = [
        "\t".join([*([f"{at}"] if numbered else []), label, f"{PHRASES[at % len(PHRASES)]} {mark(at)}"])
        for at, label in enumerate(labels, start=1)
    ]
    text = "\n".join([*(["แบบรายงานของศูนย์ฝึก", ""] if prose else []), *rows])
    told = told_by(read_text(text))
    assert [row for at, row in enumerate(rows, start=1) if mark(at) not in told] == []
