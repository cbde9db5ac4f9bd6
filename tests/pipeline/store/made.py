"""Documents to store, made by hand: invented agencies, few measures, everything that a test wants changed."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from pipeline.document_read import DocumentRead, EngineVersions, PageRead, PageState
from pipeline.store.keep import Arrived, Kept, keep_document
from pipeline.store.open import Store
from pipeline.store.runs import begin_run
from schemas.evidence import Evidence, Method
from schemas.finding import Finding, Message, Severity
from schemas.geometry import Box
from schemas.period import Period
from schemas.report import Agency, Assessment, Measure, Owner, Report, ScoreItem, Source, Status, Topic

NOW = datetime(2025, 10, 1, 3, 0, tzinfo=UTC)
VERSIONS = EngineVersions(recogniser="lines", recogniser_version="7", program="0.2.0")
AGENCY = Agency(
    name="องค์การบริหารส่วนตำบลทุ่งพลับพลึง",
    type="subdistrict_administrative_organization",
    subdistrict="ทุ่งพลับพลึง",
    district="ศรีพนาลัย",
    province="ขอนแก่น",
)
TASKS = (
    "จัดทำคู่มือการให้บริการประชาชนฉบับย่อ",
    "เผยแพร่แผนการจัดซื้อจัดจ้างทุกไตรมาส",
    "เปิดช่องทางรับเรื่องร้องเรียนผ่านเว็บไซต์",
    "อบรมเจ้าหน้าที่เรื่องการขัดกันแห่งผลประโยชน์",
)


def place(raw: str, *, method: Method = "text_layer", confidence: float = 1.0) -> list[Evidence]:
    """Where a value stands: on page 1, in a box."""
    return [Evidence(page=1, box=Box(72, 100, 200.5, 116), method=method, confidence=confidence, raw=raw)]


def measure(task: str, *, method: Method = "text_layer", **changes: Any) -> Measure:
    """A measure that is done, of one owner, in the first quarter."""
    whole = Measure(
        number="๑",
        topic=Topic(number=1, title="การให้บริการ"),
        activities=[task],
        steps=["แต่งตั้งคณะทำงาน", f"ดำเนินการ{task}"],
        owners=[Owner(name="งานนิติการ", parent="สำนักปลัด", kind="unit", raw="งานนิติการ สำนักปลัด")],
        period=Period(
            raw="ไตรมาส ๑", start=date(2024, 10, 1), end=date(2024, 12, 31), basis="quarter", fiscal_year=2568
        ),
        status=Status(value="done", basis="checkbox", raw="ดำเนินการแล้ว"),
        results=[f"{task}เสร็จสิ้นตามแผน จำนวน ๑๒ ครั้ง"],
        references=["i3", "o12"],
        evidence={"activities": place(task, method=method), "status": place("☑ ดำเนินการแล้ว", method=method)},
    )
    return whole.model_copy(update=changes)


def finding(severity: Severity = "warning") -> Finding:
    """A doubt of this severity."""
    return Finding(code="owner.missing", severity=severity, message=Message(th="ไม่มี", en="none"), path="measures[0]")


def report(name: str = "report.pdf", *, method: Method = "text_layer", **changes: Any) -> Report:
    """A report of four measures without findings; another name makes other bytes."""
    whole = Report(
        source=Source(
            filename=name,
            sha256=hashlib.sha256(name.encode("utf-8", "surrogateescape")).hexdigest(),
            media_type="application/pdf",
            bytes=1000,
            pages=1,
        ),
        kind="report",
        title="รายงานผลการดำเนินการ",
        agency=AGENCY,
        fiscal_year=2568,
        assessment=Assessment(
            fiscal_year=2567,
            score=Decimal("87.60"),
            level="ผ่าน",
            items=[ScoreItem(instrument="IIT", code="i3", text="ข้อ", score=Decimal("90.10"), evidence=place("90.10"))],
        ),
        measures=[measure(task, method=method) for task in TASKS],
        evidence={"agency": place(str(AGENCY.name), method=method), "title": place("รายงานผลการดำเนินการ")},
    )
    return whole.model_copy(update=changes)


def read(report: Report, *, states: Sequence[PageState] = ("read",), explained: int = 0) -> DocumentRead:
    """What reading such a report hands over: pages in these states."""
    lines = [text for each in report.measures for text in (*each.activities, *each.steps, *each.results)]
    pages = tuple(
        PageRead(number, state, tuple((text, Box(72, 90, 500, 110)) for text in lines if state != "quarantined"))
        for number, state in enumerate(states, start=1)
    )
    return DocumentRead(report, pages, VERSIONS, rows_found=len(report.measures) + explained, rows_explained=explained)


def arrived(report: Report, path: str | None = None) -> Arrived:
    """The arrival of such a report's file."""
    return Arrived(path or report.source.filename, report.source.sha256, report.source.bytes, 5, NOW)


def begin(store: Store) -> int:
    """A run that has begun."""
    return store.write(lambda session: begin_run(session, inbox="inbox", program="0.2.0", settings={}, now=NOW))


def keep(store: Store, run_id: int, report: Report, *, path: str | None = None, **more: Any) -> Kept:
    """Stores a report that has arrived."""

    def work(session: Session) -> Kept:
        return keep_document(session, run_id, arrived(report, path), read(report, **more), seconds=1.5, now=NOW)

    return store.write(work)
