"""Rules about owners, ticks and item codes."""

import pytest

from extractors.fields.status import status_from_boxes
from pipeline.stages.checks.rules import item_codes, owner_missing, ticks
from schemas.reading import CodeReading, MeasureFacts, Reading, TickBox
from schemas.report import Status
from tests.pipeline.stages.checks.builders import evidence, found, measure, only, reading

NOT_YET, DONE, OTHER = "ยังไม่ได้ดำเนินการ", "ดำเนินการ", "เหตุผลอื่น"


def boxed(*ticked: str) -> Reading:
    """A reading of a measure with three boxes."""
    boxes = tuple(TickBox(label=label, ticked=label in ticked) for label in (NOT_YET, DONE, OTHER))
    places = {"status": [evidence("☐ ☑", line=5)]}
    return reading(
        measure(),
        measure(status=status_from_boxes(boxes), evidence=places),
        facts=[MeasureFacts(), MeasureFacts(boxes=boxes)],
    )


def marked(n_marks: int) -> Reading:
    """A reading of a measure with so many marks in its status columns."""
    return reading(
        measure(status=Status(basis="column_mark" if n_marks else "none")), facts=[MeasureFacts(marks=n_marks)]
    )


def test_a_measure_without_owners_is_found_by_its_first_words() -> None:
    finding = only(owner_missing, reading(measure(), measure(owners=[])))
    assert (finding.code, finding.path) == ("owner.missing", "measures[1].owners")
    assert finding.evidence[0].line == 7, "the line on which the measure begins"
    assert "“ปรับปรุงคู่มือ” ไม่มีผู้รับผิดชอบ" in finding.message.th
    assert "no owner for the measure “ปรับปรุงคู่มือ”" in finding.message.en


def test_a_measure_without_words_is_counted() -> None:
    finding = only(owner_missing, reading(measure(), measure(owners=[], activities=[], evidence={})))
    assert "มาตรการลำดับที่ ๒" in finding.message.th
    assert "measure 2 of the report" in finding.message.en
    assert finding.evidence == ()


def test_an_owner_that_was_not_understood_is_quoted() -> None:
    printed = {"owners": [evidence("ผู้ที่ได้รับแต่งตั้ง", line=9)]}
    finding = only(owner_missing, reading(measure(owners=[], evidence=printed)))
    assert "“ผู้ที่ได้รับแต่งตั้ง” ซึ่งอ่านไม่เข้าใจ" in finding.message.th
    assert "“ผู้ที่ได้รับแต่งตั้ง”, which was not understood" in finding.message.en
    assert finding.evidence[0].line == 9


def test_dashes_are_nobody() -> None:
    finding = only(owner_missing, reading(measure(owners=[], evidence={"owners": [evidence("<p>- -</p>")]})))
    assert "There is no owner" in finding.message.en


def test_one_tick_that_tells_progress_is_fine() -> None:
    assert found(ticks, boxed(DONE)) == []


def test_boxes_without_a_tick() -> None:
    finding = only(ticks, boxed())
    assert (finding.code, finding.path, finding.evidence[0].line) == ("status.no-tick", "measures[1].status", 5)
    for message in (finding.message.th, finding.message.en):
        assert f"“{NOT_YET}”, “{DONE}”, “{OTHER}”" in message


def test_boxes_with_several_ticks() -> None:
    finding = only(ticks, boxed(NOT_YET, DONE))
    assert (finding.code, finding.path) == ("status.several-ticks", "measures[1].status")
    assert f"๒ ช่อง คือ “{NOT_YET}”, “{DONE}”" in finding.message.th
    assert f"2 boxes are ticked for the measure “ปรับปรุงคู่มือ”: “{NOT_YET}”, “{DONE}”" in finding.message.en


def test_a_tick_that_tells_no_progress_is_unclear() -> None:
    finding = only(ticks, boxed(OTHER))
    assert (finding.code, finding.path) == ("status.unclear", "measures[1].status")
    assert f"“{OTHER}”" in finding.message.th
    assert f"“{OTHER}”" in finding.message.en


@pytest.mark.parametrize(
    ("n_marks", "code"), [(0, "status.no-tick"), (2, "status.several-ticks"), (1, "status.unclear")]
)
def test_marks_in_status_columns(n_marks: int, code: str) -> None:
    assert found(ticks, marked(n_marks)) == [(code, "measures[0].status")]


def test_a_table_without_boxes_or_columns_has_no_ticks_to_miss() -> None:
    assert found(ticks, reading(measure(status=Status()))) == []


def test_codes_with_a_misread_letter_are_shown_with_what_they_became() -> None:
    codes = tuple(
        CodeReading(printed=printed, code=code)
        for printed, code in [("17", "i7"), ("๐๑๑", "o11"), ("l๒", "i2"), ("I๑๐", "i10"), ("e 9", "e9"), ("O๐๒", "o2")]
    )
    finding = only(item_codes, reading(measure(), facts=[MeasureFacts(codes=codes)]))
    assert (finding.code, finding.severity) == ("reference.restored", "info")
    assert finding.path == "measures[0].references"
    assert "“17” เป็น i7, “๐๑๑” เป็น o11, “l๒” เป็น i2" in finding.message.th
    assert finding.message.en.endswith("“17” as i7, “๐๑๑” as o11, “l๒” as i2")


def test_codes_that_cannot_be_told_are_a_warning() -> None:
    codes = (CodeReading(printed="๔๔", code=None), CodeReading(printed="i3", code="i3"))
    finding = only(item_codes, reading(measure(), facts=[MeasureFacts(codes=codes)]))
    assert (finding.code, finding.severity, finding.path) == ("reference.unclear", "warning", "measures[0].references")
    assert "“๔๔”" in finding.message.th
    assert "“๔๔”" in finding.message.en
