"""Stores for tests: invented agencies, and documents of theirs with measures, owners, scores, findings and evidence.

    with a_store(tmp_path) as store: ...                 # two agencies, two years, with all that tests look for
    with a_store(tmp_path, fill=many(10_000)) as store:  # many agencies of one year

Everything is the same at each call. Documents are put into the tables as they are: nothing is recognised or compared.
"""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from pipeline.document_read import EngineVersions, PageRead
from pipeline.store.open import Store, open_store
from pipeline.store.report_rows import add_pages, add_report
from pipeline.store.reports import pack_report
from pipeline.store.tables import Agency, Arrival, Document, Run
from schemas import report as schema
from schemas.evidence import Evidence
from schemas.finding import Finding, Message
from schemas.geometry import Box
from schemas.page import PageSize
from schemas.period import Period

NOW = datetime(2025, 10, 1, 1, 30, tzinfo=UTC)
VERSIONS = EngineVersions(recogniser="thai-lines", recogniser_version="1", program="0.1.0")
WIDTH, HEIGHT, LINE = 595.0, 842.0, 20.0
"""The pages are A4; a line stands every 20 points."""

PLACES = (("ทุ่งพลับพลึง", "ศรีพนาลัย", "ขอนแก่น"), ("หนองบัวลอย", "เวียงแก้ว", "น่าน"))
OWNERS = (
    schema.Owner(name="กองช่าง", kind="unit", raw="กองช่าง"),
    schema.Owner(name="งานนิติการ", parent="สำนักปลัด", kind="unit", raw="งานนิติการ สำนักปลัด"),
    schema.Owner(name="นางสาวพิมพ์ดาว รุ่งพนา", kind="person", raw="นางสาวพิมพ์ดาว  รุ่งพนา"),
    schema.Owner(name="ทุกส่วนราชการ", kind="all_units", raw="ทุกส่วนราชการ"),
)
STATUSES: tuple[schema.Status, ...] = (
    schema.Status(value="done", basis="checkbox", raw="ดำเนินการแล้ว"),
    schema.Status(value="in_progress", basis="phrase", raw="อยู่ระหว่างดำเนินการ"),
    schema.Status(value="not_started", basis="checkbox", raw="ยังไม่ดำเนินการ"),
    schema.Status(),
    schema.Status(value="cancelled", basis="phrase", raw="ยกเลิก"),
)
ACTIVITIES = (
    "นำระบบบัตรคิวมาใช้กับงานขออนุญาตก่อสร้างอาคาร",
    "ประกาศแผนการจัดซื้อจัดจ้างประจำปีบนเว็บไซต์ของหน่วยงาน",
    "จัดช่องทางแจ้งเรื่องร้องเรียนการทุจริตที่ปกปิดชื่อผู้แจ้ง",
    "อบรมเจ้าหน้าที่เรื่องการยืมทรัพย์สินของราชการ จำนวน ๔๕ คน",
    "=2+3 ทบทวนคู่มือการปฏิบัติงานทุกงาน",
)


@dataclass(frozen=True)
class Fill:
    """One document to put: of which agency (its number), for which year, with how many measures, on how many pages."""

    agency: int
    year: int = 2568
    measures: int = 5
    state: str = "done"
    dumped: bool = False
    """From a text dump: evidence has lines, and no pages."""
    version: int = 1


SMALL = (Fill(0, 2567, measures=3), Fill(0), Fill(1, state="review"), Fill(1, 2567, measures=2, dumped=True))
"""Two agencies in two years; the last is a text dump."""


def many(documents: int, *, measures: int = 9) -> tuple[Fill, ...]:
    """As many agencies with one document of 2568 each."""
    return tuple(Fill(number, measures=measures) for number in range(documents))


@contextmanager
def a_store(folder: Path, *, fill: tuple[Fill, ...] = SMALL, url: str | None = None) -> Iterator[Store]:
    """A store that holds these documents: `reports.db` in the folder, or the empty database at `url`."""
    with open_store(url or str(folder / "reports.db"), make=True) as store:
        fill_store(store, fill)
        yield store


def fill_store(store: Store, fill: tuple[Fill, ...] = SMALL) -> list[int]:
    """The ids of the documents, which are put in one run."""
    return store.write(lambda session: put_all(session, fill))


def put_all(session: Session, fill: tuple[Fill, ...]) -> list[int]:
    """Puts a run, the agencies and the documents; tells the documents' ids."""
    run_id = put_run(session)
    agencies: dict[int, int] = {}
    ids = []
    for each in fill:
        if each.agency not in agencies:
            agencies[each.agency] = put_agency(session, each.agency, run_id=run_id)
        ids.append(put_document(session, each, run_id=run_id, agency_id=agencies[each.agency]))
    return ids


def put_run(session: Session) -> int:
    """A run that has ended."""
    run = Run(started_at=NOW, ended_at=NOW, state="done", inbox="inbox", program="0.1.0", settings={}, ledger=None)
    session.add(run)
    session.flush()
    return run.id


def put_agency(session: Session, number: int, *, run_id: int) -> int:
    """An agency that was read from a document."""
    agency = agency_of(number)
    row = Agency(
        key=f"{agency.name} {agency.district} {agency.province}",
        name=agency.name,
        type=agency.type,
        subdistrict=agency.subdistrict,
        district=agency.district,
        province=agency.province,
        source="read",
        first_run_id=run_id,
    )
    session.add(row)
    session.flush()
    return row.id


def put_document(
    session: Session,
    fill: Fill,
    *,
    run_id: int,
    agency_id: int | None,
    change: Callable[[schema.Report], schema.Report] = lambda report: report,
) -> int:
    """A document with its arrival, pages and report; `change` makes another report of the invented one."""
    report = change(invented_report(fill))
    assessment = report.assessment
    document = Document(
        sha256=report.source.sha256,
        filename=report.source.filename,
        media_type=report.source.media_type,
        byte_count=report.source.bytes,
        page_count=report.source.pages,
        state=fill.state,
        run_id=run_id,
        read_at=NOW,
        kind=report.kind,
        title=report.title,
        agency_name=report.agency.name,
        agency_id=agency_id,
        province=report.agency.province,
        fiscal_year=report.fiscal_year,
        assessment_year=assessment.fiscal_year if assessment else None,
        assessment_score=assessment.score if assessment else None,
        assessment_level=assessment.level if assessment else None,
        version=fill.version,
        rows_found=len(report.measures),
        program=VERSIONS.program,
        report=pack_report(report),
    )
    session.add(document)
    session.flush()
    pages = pages_of(report)
    add_pages(session, document.id, pages)
    add_report(session, document.id, report, VERSIONS)
    session.add(
        Arrival(
            run_id=run_id,
            path=f"agency-{fill.agency}/{report.source.filename}",
            sha256=document.sha256,
            byte_count=document.byte_count,
            modified_ns=0,
            arrived_at=NOW,
            outcome=fill.state,
            document_id=document.id,
            seconds=1.0,
            pages=len(pages),
        )
    )
    session.flush()
    return document.id


def agency_of(number: int) -> schema.Agency:
    """The agency of that number: the first two have places of their own, others a number in their names."""
    subdistrict, district, province = PLACES[number % len(PLACES)]
    name = subdistrict if number < len(PLACES) else f"{subdistrict}ที่{number}"
    return schema.Agency(
        name=f"องค์การบริหารส่วนตำบล{name}",
        type="subdistrict_administrative_organization",
        subdistrict=name,
        district=district,
        province=province,
    )


def invented_report(fill: Fill) -> schema.Report:
    """What the document says; its measures go through activities, owners and statuses in turn."""
    agency = agency_of(fill.agency)
    name = f"report-{fill.agency}-{fill.year}-v{fill.version}.{'txt' if fill.dumped else 'pdf'}"
    pages = 0 if fill.dumped else 1 + (fill.measures - 1) // 3
    return schema.Report(
        source=schema.Source(
            filename=name,
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            media_type="text/plain" if fill.dumped else "application/pdf",
            bytes=4_000 + fill.agency,
            pages=pages or None,
        ),
        kind="report",
        title=f"รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {fill.year}",
        agency=agency,
        fiscal_year=fill.year,
        assessment=_assessment(fill),
        measures=[_measure(fill, at) for at in range(fill.measures)],
        findings=_findings(fill),
        pages=[PageSize(page=number, width=WIDTH, height=HEIGHT) for number in range(1, pages + 1)],
        evidence={"agency": [_place(fill, page=1, line=1, raw=agency.name or "")]},
    )


def pages_of(report: schema.Report) -> list[PageRead]:
    """The pages as their text would be read: the agency on the first, then three measures on each."""
    dumped = report.source.media_type == "text/plain"
    lines: dict[int, list[tuple[str, Box | None]]] = {}
    for evidence in [*report.evidence.values(), *(each for m in report.measures for each in m.evidence.values())]:
        for place in evidence:
            lines.setdefault(place.page or 1, []).append((place.raw, place.box))
    size = (None, None) if dumped else (WIDTH, HEIGHT)
    return [
        PageRead(number, "read", tuple(sorted(on_page, key=lambda line: line[1] or ())), *size)
        for number, on_page in sorted(lines.items())
    ]


def _assessment(fill: Fill) -> schema.Assessment:
    score = Decimal(80) + Decimal(fill.agency % 1900) / 100
    items = [
        schema.ScoreItem(instrument="IIT", indicator=1, topic=1, text="การปฏิบัติหน้าที่", score=score),
        schema.ScoreItem(
            instrument="OIT", code="o12", text="แผนการจัดซื้อจัดจ้าง", score=Decimal("100.00") - fill.year % 10
        ),
    ]
    return schema.Assessment(fiscal_year=fill.year - 1, score=score, level="ผ่าน", items=items)


def _findings(fill: Fill) -> list[Finding]:
    if fill.state != "review":
        return []
    message = Message(th="ไม่พบผู้รับผิดชอบของมาตรการที่ ๒", en="measure 2 has no owner")
    page = None if fill.dumped else 1
    return [Finding(code="owner.missing", severity="warning", message=message, path="measures[1].owners", page=page)]


def _measure(fill: Fill, at: int) -> schema.Measure:
    page, line = 1 + at // 3, 2 + 4 * (at % 3)
    turn = at + fill.agency
    activity = ACTIVITIES[turn % len(ACTIVITIES)]
    owner = OWNERS[turn % len(OWNERS)]
    status = STATUSES[turn % len(STATUSES)]
    owners = [] if fill.state == "review" and at == 1 else [owner]
    period = None if at % 4 == 3 else _period(fill.year)
    places = {
        "activities": [_place(fill, page=page, line=line, raw=activity)],
        "owners": [_place(fill, page=page, line=line + 1, raw=each.raw) for each in owners],
        "period": [_place(fill, page=page, line=line + 2, raw=period.raw)] if period else [],
        "status": [_place(fill, page=page, line=line + 3, raw=status.raw)] if status.raw else [],
    }
    return schema.Measure(
        number=str(at + 1),
        topic=schema.Topic(number=1 + at // 3, title="การปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ"),
        activities=[activity],
        objectives=["เพื่อให้ประชาชนตรวจสอบได้"],
        steps=["แต่งตั้งคณะทำงาน", "ชี้แจงในที่ประชุมประจำเดือน"],
        owners=owners,
        period=period,
        status=status,
        results=["ดำเนินการครบทุกงานแล้ว โดยมี นายธนากร ศรีพนา เป็นผู้ประสานงาน"] if status.value == "done" else [],
        outcomes=["ประชาชนได้รับบริการตามลำดับ"] if status.value == "done" else [],
        references=["o12"] if at == 1 else [],
        evidence={field: found for field, found in places.items() if found},
    )


def _period(year: int) -> Period:
    christian = year - 543
    return Period(
        raw=f"๑ ต.ค. {year - 1} - ๓๐ ก.ย. {year}",
        start=date(christian - 1, 10, 1),
        end=date(christian, 9, 30),
        basis="dates",
        fiscal_year=year,
    )


def _place(fill: Fill, *, page: int, line: int, raw: str) -> Evidence:
    if fill.dumped:
        return Evidence(line=line + 12 * (page - 1), method="text_file", confidence=1.0, raw=raw)
    top = 60 + LINE * line
    return Evidence(
        page=page, box=Box(72.0, top, 72.0 + 5 * len(raw), top + 16), method="text_layer", confidence=0.97, raw=raw
    )
