"""What a report should say of itself and does not: fiscal year, agency, measures."""

from collections.abc import Iterator

from pipeline.stages.checks.findings import Codes, to_finding
from schemas.finding import Finding
from schemas.reading import Reading

CODES: Codes = {
    "document.no-year": ("warning",),
    "document.no-agency": ("warning",),
    "document.no-measures": ("warning", "info"),
}

_WITHOUT_MEASURES = {"memo": "บันทึกข้อความ", "order": "คำสั่ง", "analysis": "บทวิเคราะห์"}
"""Kinds that often hold no measures, and what they are called."""


def find(reading: Reading) -> Iterator[Finding]:
    """One finding for each of the three that was not found."""
    report = reading.report
    if report.fiscal_year is None:
        yield to_finding(
            "document.no-year",
            "warning",
            th="ไม่พบปีงบประมาณของรายงาน จึงตีความระยะเวลาที่ไม่ระบุปีไม่ได้",
            en="The document names no fiscal year, so periods printed without a year cannot be read",
            path="fiscal_year",
        )
    if report.agency.name is None:
        yield to_finding(
            "document.no-agency",
            "warning",
            th="ไม่พบชื่อหน่วยงานที่รายงาน",
            en="The document does not name the agency that reports",
            path="agency",
        )
    if not report.measures:
        kind_th = _WITHOUT_MEASURES.get(report.kind)
        yield to_finding(
            "document.no-measures",
            "info" if kind_th else "warning",
            th=f"เอกสารนี้เป็น{kind_th} และไม่มีมาตรการ" if kind_th else "ไม่พบมาตรการใดในเอกสารนี้",
            en=f"This is a document of the kind “{report.kind}” and holds no measures"
            if kind_th
            else "No measure was found in this document",
            path="measures",
        )
