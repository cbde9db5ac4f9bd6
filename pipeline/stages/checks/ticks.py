"""Status boxes and status columns without a tick, with several, or with one that says nothing."""

from collections.abc import Iterator

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, measures_with_facts, to_finding, where_printed
from pipeline.stages.checks.wording import listed, name_of, quote
from schemas.finding import Finding
from schemas.reading import MeasureFacts, Reading
from schemas.report import Measure, Status

CODES: Codes = {
    "status.no-tick": ("warning",),
    "status.several-ticks": ("warning",),
    "status.unclear": ("warning",),
}


def find(reading: Reading) -> Iterator[Finding]:
    """At most one finding for each measure; boxes are looked at before marks in columns."""
    for index, measure, facts in measures_with_facts(reading):
        found = _of_boxes(measure, index=index, facts=facts) if facts.boxes else _of_marks(measure, index=index, facts=facts)
        if found is not None:
            code, th, en = found
            yield to_finding(
                code, "warning", th=th, en=en, path=f"measures[{index}].status", evidence=where_printed(measure, "status")
            )


def _of_boxes(measure: Measure, *, index: int, facts: MeasureFacts) -> tuple[str, str, str] | None:
    """Code and message in Thai and English."""
    name_th, name_en = name_of(measure, index)
    labels = [box.label for box in facts.boxes if box.ticked]
    if not labels:
        choices = listed(quote(box.label) for box in facts.boxes)
        return (
            "status.no-tick",
            f"{name_th} มีช่องให้เลือก {choices} แต่ไม่มีช่องใดถูกทำเครื่องหมาย",
            f"No box is ticked for {name_en}; the choices are {choices}",
        )
    if len(labels) > 1:
        ticked = listed(quote(label) for label in labels)
        return (
            "status.several-ticks",
            f"{name_th} มีช่องที่ทำเครื่องหมายไว้ {format_thai(len(labels))} ช่อง คือ {ticked}",
            f"{len(labels)} boxes are ticked for {name_en}: {ticked}",
        )
    return _unclear(measure.status, wording=labels[0], name=(name_th, name_en))


def _of_marks(measure: Measure, *, index: int, facts: MeasureFacts) -> tuple[str, str, str] | None:
    if facts.marks is None:
        return None
    name_th, name_en = name_of(measure, index)
    if facts.marks == 0:
        return (
            "status.no-tick",
            f"{name_th} ไม่มีเครื่องหมายในช่องสถานะใดเลย",
            f"No status column is marked for {name_en}",
        )
    if facts.marks > 1:
        return (
            "status.several-ticks",
            f"{name_th} มีเครื่องหมายในช่องสถานะ {format_thai(facts.marks)} ช่อง",
            f"{facts.marks} status columns are marked for {name_en}",
        )
    return _unclear(measure.status, wording=measure.status.raw or "", name=(name_th, name_en))


def _unclear(status: Status, *, wording: str, name: tuple[str, str]) -> tuple[str, str, str] | None:
    """For exactly one tick whose wording tells no progress."""
    if status.value != "unknown" or status.basis not in ("checkbox", "column_mark"):
        return None
    chosen = f" {quote(wording)}" if wording.strip() else ""
    return (
        "status.unclear",
        f"{name[0]} เลือกไว้หนึ่งช่อง{chosen} แต่ข้อความไม่บอกว่าดำเนินการถึงขั้นใด",
        f"The one choice{chosen} ticked for {name[1]} does not say how far it has come",
    )
