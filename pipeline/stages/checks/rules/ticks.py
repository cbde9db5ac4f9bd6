"""Status boxes and status columns without a tick, with several, or with one that says nothing."""

from collections.abc import Iterator, Sequence

from extractors.thai.numbers import format_thai
from pipeline.stages.checks.findings import Codes, measures_with_facts, to_finding, where_printed
from pipeline.stages.checks.wording import listed, name_of, quote
from schemas.finding import Finding
from schemas.reading import Reading, TickBox
from schemas.report import Status

CODES: Codes = {
    "status.no-tick": ("warning",),
    "status.several-ticks": ("warning",),
    "status.unclear": ("warning",),
}

Name = tuple[str, str]
"""What a measure is called in Thai and English."""
Fault = tuple[str, str, str]
"""Code, and message in Thai and English."""


def find(reading: Reading) -> Iterator[Finding]:
    """At most one finding for each measure; where it has boxes, marks in columns are not looked at."""
    for index, measure, facts in measures_with_facts(reading):
        name = name_of(measure, index)
        fault = None
        if facts.boxes:
            fault = _fault_of_boxes(facts.boxes, name)
        elif facts.marks is not None:
            fault = _fault_of_marks(facts.marks, name)
        fault = fault or _fault_of_status(measure.status, name)
        if fault:
            code, th, en = fault
            path, evidence = f"measures[{index}].status", where_printed(measure, "status")
            yield to_finding(code, "warning", th=th, en=en, path=path, evidence=evidence)


def _fault_of_boxes(boxes: Sequence[TickBox], name: Name) -> Fault | None:
    ticked = [quote(box.label) for box in boxes if box.ticked]
    if not ticked:
        choices = listed(quote(box.label) for box in boxes)
        return (
            "status.no-tick",
            f"{name[0]} มีช่องให้เลือก {choices} แต่ไม่มีช่องใดถูกทำเครื่องหมาย",
            f"No box is ticked for {name[1]}; the choices are {choices}",
        )
    if len(ticked) > 1:
        return (
            "status.several-ticks",
            f"{name[0]} มีเครื่องหมายใน {format_thai(len(ticked))} ช่อง คือ {listed(ticked)}",
            f"{len(ticked)} boxes are ticked for {name[1]}: {listed(ticked)}",
        )
    return None


def _fault_of_marks(n_marks: int, name: Name) -> Fault | None:
    if n_marks == 0:
        return (
            "status.no-tick",
            f"{name[0]} ไม่มีเครื่องหมายในช่องสถานะใดเลย",
            f"No status column is marked for {name[1]}",
        )
    if n_marks > 1:
        return (
            "status.several-ticks",
            f"{name[0]} มีเครื่องหมายในช่องสถานะ {format_thai(n_marks)} ช่อง",
            f"{n_marks} status columns are marked for {name[1]}",
        )
    return None


def _fault_of_status(status: Status, name: Name) -> Fault | None:
    """The fault of a single tick whose words tell no progress."""
    if status.value != "unknown" or status.basis not in ("checkbox", "column_mark"):
        return None
    chosen = f" {quote(status.raw)}" if status.raw and status.raw.strip() else ""
    return (
        "status.unclear",
        f"{name[0]} เลือกไว้หนึ่งช่อง{chosen} แต่ไม่บอกว่าดำเนินการถึงขั้นใด",
        f"The one choice{chosen} that is ticked for {name[1]} does not say how far it has come",
    )
