"""Progress: boxes in any order, marks in columns, phrases and the conditions around them."""

import pytest

from extractors.fields.status import (
    is_marked,
    is_mere_mark,
    read_boxes,
    status_from_boxes,
    status_from_marks,
    status_from_phrases,
    status_of_label,
)
from schemas.report import Status
from schemas.table import Column
from tests.builders import cell


def from_boxes(text: str) -> Status:
    return status_from_boxes(read_boxes(text).boxes)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("☑ ดำเนินการแล้ว ☐ ยังไม่ได้ดำเนินการ", "done"),
        ("☐ ดำเนินการแล้ว ☑ ยังไม่ได้ดำเนินการ", "not_started"),
        ("☐ ยังไม่ได้ดำเนินการ\n☑ อยู่ระหว่างดำเนินการ\n☐ ดำเนินการ", "in_progress"),
        ("☐ยังไม่ได้ดำเนินการ☐อยู่ระหว่างดำเนินการ☑ดำเนินการ", "done"),
        ("☐ ดำเนินการแล้ว ☑ ยกเลิก", "cancelled"),
        ("☐ เฝ้าระวังและติดตามต่อเนื่อง ☑ เริ่มดำเนินการไปบ้าง แต่ยังไม่ครบถ้วน", "in_progress"),
        ("☑ ดำเนินการแล้วเสร็จ", "done"),
        ("☑ แล้วเสร็จ ☐ ยังไม่แล้วเสร็จ", "done"),
    ],
)
def test_the_ticked_box_is_the_status(text: str, value: str) -> None:
    status = from_boxes(text)
    assert (status.value, status.basis) == (value, "checkbox")


def test_a_label_may_wrap_anywhere() -> None:
    status = from_boxes("☐ ยังไม่ได้\nดำเนินการ ☑ อยู่ระหว่าง\nดำเนิน การ")
    assert (status.value, status.raw) == ("in_progress", "อยู่ระหว่าง ดำเนิน การ")


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("☐ ดำเนินการแล้ว ☐ ยังไม่ได้ดำเนินการ", "none"),
        ("☑ ดำเนินการแล้ว ☑ ยังไม่ได้ดำเนินการ", "checkbox"),
        ("☑ เหตุผลอื่น ๆ ☐ ดำเนินการแล้ว", "checkbox"),
    ],
)
def test_no_tick_several_ticks_and_another_reason_are_unknown(text: str, basis: str) -> None:
    status = from_boxes(text)
    assert (status.value, status.basis) == ("unknown", basis)


def test_every_box_is_kept_with_its_label() -> None:
    boxes = read_boxes("☐ ยังไม่ได้ดำเนินการ ☑ อื่น ๆ รอผลสอบ").boxes
    assert [(box.label, box.ticked) for box in boxes] == [("ยังไม่ได้ดำเนินการ", False), ("อื่น ๆ", True)]


def test_what_stands_around_the_boxes_is_left() -> None:
    reading = read_boxes("แจกคู่มือ ๓๐ เล่ม\n☑ ดำเนินการแล้ว\n☐ ยังไม่ได้ดำเนินการ\n- พนักงานเข้าใจงาน")
    assert reading.rest.split() == ["แจกคู่มือ", "๓๐", "เล่ม", "-", "พนักงานเข้าใจงาน"]


def test_words_behind_a_label_on_its_line_are_left() -> None:
    assert read_boxes("☑ ดำเนินการแล้ว แจก ๓ ครั้ง ☐ ยังไม่ได้ดำเนินการ").rest.split() == ["แจก", "๓", "ครั้ง"]


@pytest.mark.parametrize("text", ["☐ ชาย ☑ หญิง", "☑", "ไม่มีช่องใดเลย", ""])
def test_boxes_about_other_things_stay_text(text: str) -> None:
    reading = read_boxes(text)
    assert reading.boxes == ()
    assert reading.rest == text


@pytest.mark.parametrize(
    ("label", "value"),
    [("ดำเนินการ", "done"), ("ยังไม่แล้วเสร็จ", "in_progress"), ("เหตุผลอื่น", None), ("ดำเนินการจัดซื้อ", None), ("", None)],
)
def test_labels(label: str, value: str | None) -> None:
    assert status_of_label(label) == value


@pytest.mark.parametrize("text", ["/", " / ", "✓", "x", "☑", "( / )", "●"])
def test_marks(text: str) -> None:
    assert is_marked(text)
    assert is_mere_mark(text)


@pytest.mark.parametrize("text", ["", " ", "-", "☐", "–"])
def test_empty_marks(text: str) -> None:
    assert not is_marked(text)
    assert is_mere_mark(text)


@pytest.mark.parametrize("text", ["แล้วเสร็จ", "๓ ครั้ง", "☑ แจกแล้ว"])
def test_words_in_a_mark_column_are_no_mere_mark(text: str) -> None:
    assert not is_mere_mark(text)


MARKS = (
    Column(title="มาตรการ", role="measure"),
    Column(title="ดำเนินการแล้ว", role="status_mark", status="done"),
    Column(title="ยังมิได้ดำเนินการ", role="status_mark", status="not_started"),
)


@pytest.mark.parametrize(
    ("texts", "value", "basis", "raw", "count"),
    [
        (("ก", "/", ""), "done", "column_mark", "ดำเนินการแล้ว", 1),
        (("ก", "-", "✓"), "not_started", "column_mark", "ยังมิได้ดำเนินการ", 1),
        (("ก", "/", "/"), "unknown", "column_mark", None, 2),
        (("ก", "", ""), "unknown", "none", None, 0),
    ],
)
def test_marks_in_columns(texts: tuple[str, ...], value: str, basis: str, raw: str | None, count: int) -> None:
    marked = status_from_marks([cell(text) for text in texts], MARKS)
    assert marked is not None
    status, n_marks = marked
    assert (status.value, status.basis, status.raw, n_marks) == (value, basis, raw, count)


def test_a_merged_mark_belongs_to_the_row() -> None:
    marked = status_from_marks([cell("ก"), cell("/", carried=True), cell("")], MARKS)
    assert marked is not None
    assert marked[0].value == "done"


def test_without_mark_columns_there_are_no_marks() -> None:
    assert status_from_marks([cell("/")], [Column(title="มาตรการ", role="measure")]) is None


@pytest.mark.parametrize(
    ("text", "value", "raw"),
    [
        ("จัดอบรมแล้วเสร็จเมื่อเดือนมีนาคม", "done", "แล้วเสร็จ"),
        ("จัดทำประกาศเรียบร้อยแล้ว", "done", "เรียบร้อยแล้ว"),
        ("ดำเนินการแล้ว", "done", "ดำเนินการแล้ว"),
        ("ดำ เนินการ แล้ว เสร็จ", "done", "ดำ เนินการ แล้ว เสร็จ"),
        ("โครงการแล้วเสร็จร้อยละ ๑๐๐", "done", "แล้วเสร็จ"),
        ("โครงการแล้วเสร็จร้อยละ ๘๐", "in_progress", "แล้วเสร็จ"),
        ("อยู่ระหว่างดำเนินการจัดซื้อ", "in_progress", "อยู่ระหว่างดำเนินการ"),
        ("ดำเนินการแล้วบางส่วน", "in_progress", "ดำเนินการแล้วบางส่วน"),
        ("ร่างประกาศยังไม่แล้วเสร็จ", "in_progress", "ยังไม่แล้วเสร็จ"),
        ("ยังไม่ได้ดำเนินการเพราะขาดงบ", "not_started", "ยังไม่ได้ดำเนินการ"),
        ("คู่มืออยู่ระหว่างการเสนอผู้บริหาร", "in_progress", "อยู่ระหว่างการเสนอ"),
        ("ยกเลิกโครงการตามมติ", "cancelled", "ยกเลิกโครงการ"),
    ],
)
def test_phrases(text: str, value: str, raw: str) -> None:
    status = status_from_phrases([text])
    assert (status.value, status.basis, status.raw) == (value, "phrase", raw)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ดำเนินการแล้วเสร็จบางส่วน", "in_progress"),
        ("ดำเนินการแล้วเสร็จไม่ครบถ้วน", "in_progress"),
        ("ดำเนินการแล้วเสร็จตามแผนร้อยละ 60", "in_progress"),
        ("ได้ดำเนินการแล้วเสร็จเป็นส่วนใหญ่", "unknown"),
        ("จัดทำแล้วเสร็จเพียงขั้นตอนที่ 1", "unknown"),
        ("ดำเนินการแล้วเสร็จ 2 โครงการ ยกเลิก 1 โครงการ", "unknown"),
        ("โปรดระบุว่าดำเนินการแล้วหรือไม่", "unknown"),
        ("ยังไม่ได้ดำเนินการแล้วเสร็จ", "in_progress"),
        ("ไม่ได้ดำเนินการแล้วเสร็จตามแผน", "in_progress"),
        ("ดำเนินการ/อยู่ระหว่างดำเนินการ", "unknown"),
        ("ดำเนินการแล้วเสร็จ ผู้เข้าอบรมร้อยละ ๘๐ ผ่านเกณฑ์", "done"),
        ("ดำเนินการแล้วเสร็จ เอกสารบางส่วนอยู่บนเว็บไซต์", "done"),
        ("ดำเนินการแล้วเสร็จไปบางส่วน", "in_progress"),
    ],
)
def test_what_qualifies_a_phrase(text: str, value: str) -> None:
    assert status_from_phrases([text]).value == value


def test_praise_is_no_lack_of_progress() -> None:
    assert status_from_phrases(["ไม่มีการดำเนินการที่ขัดต่อกฎหมาย"]).value == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "ให้แล้วเสร็จภายในเดือนมีนาคม",
        "เร่งรัดให้ดำเนินการแล้วเสร็จ",
        "เมื่อดำเนินการแล้วเสร็จให้รายงาน",
        "หากดำเนินการเสร็จสิ้นแล้วจะแจ้ง",
        "คาดว่าจะแล้วเสร็จในปีหน้า",
        "ก่อนดำเนินการแล้วเสร็จ",
        "เรื่องร้องเรียนที่ดำเนินการแล้วเสร็จ ๓ เรื่อง",
        "ไม่แล้วเสร็จ",
        "จัดอบรมเดือนละครั้ง",
        "",
    ],
)
def test_a_condition_or_a_plan_tells_no_status(text: str) -> None:
    assert status_from_phrases([text]) == Status()


def test_two_statuses_are_unknown() -> None:
    assert status_from_phrases(["อบรมแล้วเสร็จ", "คู่มืออยู่ระหว่างดำเนินการ"]) == Status()
    assert status_from_phrases(["อบรมแล้วเสร็จ ส่วนคู่มืออยู่ระหว่างจัดทำ"]) == Status()


def test_the_same_status_twice_is_that_status() -> None:
    assert status_from_phrases(["อบรมแล้วเสร็จ", "แจกคู่มือเรียบร้อยแล้ว"]).value == "done"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ยังไม่ได้ดำเนินการ เนื่องจากอยู่ระหว่างจัดหาผู้รับจ้าง", "not_started"),
        ("ยังไม่ได้ดำเนินการ เพราะรองบประมาณที่อยู่ระหว่างดำเนินการขออนุมัติ", "not_started"),
        ("ยังไม่ได้ดำเนินการ ด้วยเหตุที่งานก่อนหน้าดำเนินการแล้วเสร็จช้า", "not_started"),
        ("ดำเนินการแล้วเสร็จ เนื่องจากมีงบประมาณ", "done"),
        ("อยู่ระหว่างดำเนินการ เนื่องจากงานยังไม่แล้วเสร็จ", "in_progress"),
    ],
)
def test_the_reason_tells_of_other_things(text: str, value: str) -> None:
    assert status_from_phrases([text]).value == value
