"""Header rows: which rows they take, which columns they announce, what kind of table they open."""

from collections.abc import Sequence

import pytest

from extractors.layout.header_rows import read_header
from schemas.table import Role


def roles(*rows: Sequence[str]) -> list[Role | None]:
    header = read_header(rows)
    assert header is not None
    return [column.role for column in header.columns]


def test_one_row() -> None:
    header = read_header([["ที่", "มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"], ["๑", "จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"]])
    assert header is not None
    assert header.n_rows == 1
    assert header.kind == "measures"
    assert [column.role for column in header.columns] == ["number", "measure", "owner", "period"]


def test_a_heading_that_wraps_into_a_second_row() -> None:
    header = read_header(
        [
            ["มาตรการ", "หน่วยงานผู้รับ", "ระยะเวลา"],
            ["", "ผิดชอบ", "ดำเนินการ"],
            ["จัดทำคู่มือ", "กองคลัง", "ไตรมาส ๑"],
        ]
    )
    assert header is not None
    assert header.n_rows == 2
    assert [column.title for column in header.columns] == ["มาตรการ", "หน่วยงานผู้รับผิดชอบ", "ระยะเวลาดำเนินการ"]


def test_a_heading_divided_into_mark_columns() -> None:
    header = read_header(
        [
            ["มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินงาน", "ผลการดำเนินงาน"],
            ["มาตรการ", "ผู้รับผิดชอบ", "ดำเนินการแล้ว", "ยังมิได้ดำเนินการ"],
            ["จัดทำคู่มือ", "กองคลัง", "/", ""],
        ]
    )
    assert header is not None
    assert header.n_rows == 2
    assert [(column.role, column.status) for column in header.columns[2:]] == [
        ("status_mark", "done"),
        ("status_mark", "not_started"),
    ]


def test_a_heading_divided_into_months() -> None:
    header = read_header(
        [
            ["กิจกรรม", "ระยะเวลาดำเนินการ", "ระยะเวลาดำเนินการ", "ผู้รับผิดชอบ"],
            ["", "ต.ค.", "พ.ย.", ""],
            ["อบรม", "✓", "", "กองช่าง"],
        ]
    )
    assert header is not None
    assert header.n_rows == 2
    assert [(column.role, column.month) for column in header.columns] == [
        ("measure", None),
        ("month", 10),
        ("month", 11),
        ("owner", None),
    ]


def test_the_word_of_a_mark_among_marks_is_a_mark() -> None:
    header = read_header(
        [
            ["มาตรการ", "ผู้รับผิดชอบ", "ผลการดำเนินงาน", ""],
            ["", "", "ดำเนินการ", "ยังไม่ได้ดำเนินการ"],
        ]
    )
    assert header is not None
    assert [column.status for column in header.columns] == [None, None, "done", "not_started"]


@pytest.mark.parametrize(
    "row",
    [
        ["จัดทำคู่มือการปฏิบัติงาน", "กองคลัง", "๑ ตุลาคม ๒๕๖๗"],
        ["", "ผิดชอบงานการเงิน", "ดำเนินการทุกเดือน"],
        ["มาตรการป้องกันการรับสินบน", "ผู้อำนวยการกองคลัง", "ตลอดปี"],
        ["โครงการอบรมคุณธรรม", "สำนักปลัด", "ไตรมาสที่ ๒"],
        ["", "", "ตุลาคม"],
        ["", "", "ดำเนินการแล้ว"],
        ["", "", "ต่อเนื่อง"],
    ],
)
def test_a_row_of_data_is_never_taken_into_the_header(row: list[str]) -> None:
    header = read_header([["มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"], row])
    assert header is not None
    assert header.n_rows == 1


@pytest.mark.parametrize(
    "row",
    [
        ["๑", "จัดทำคู่มือ", "กองคลัง"],
        ["มาตรการ", "มาตรการ", "มาตรการ"],
        ["ผู้รับผิดชอบ", "", ""],
        ["", "", ""],
        ["มาตรการ", "จัดทำคู่มือ", "กองคลัง", "๑ ตุลาคม ๒๕๖๗"],
    ],
)
def test_what_is_no_header(row: list[str]) -> None:
    assert read_header([row]) is None


def test_there_is_no_header_without_rows() -> None:
    assert read_header([]) is None


def test_an_activity_beside_a_measure_is_a_step() -> None:
    assert roles(["มาตรการ", "กิจกรรม", "ผู้รับผิดชอบ"]) == ["measure", "steps", "owner"]


def test_an_activity_alone_is_the_measure() -> None:
    assert roles(["กิจกรรม", "ระยะเวลา", "ผู้รับผิดชอบ"]) == ["measure", "period", "owner"]


def test_the_measure_may_stand_behind_an_activity() -> None:
    assert roles(["กิจกรรม", "มาตรการ", "ผู้รับผิดชอบ"]) == ["steps", "measure", "owner"]


def test_steps_stand_for_the_measure_where_nothing_else_does() -> None:
    assert roles(["ประเด็น", "ขั้นตอน", "ผู้รับผิดชอบ", "ผลการดำเนินงาน"]) == ["topic", "measure", "owner", "result"]


def test_an_indicator_before_the_measure_is_its_topic_and_behind_it_is_in_no_field() -> None:
    assert roles(["ตัวชี้วัด", "มาตรการ", "ผู้รับผิดชอบ"]) == ["topic", "measure", "owner"]
    assert roles(["มาตรการ", "ตัวชี้วัด", "ผู้รับผิดชอบ"]) == ["measure", None, "owner"]


def test_columns_that_say_nothing_known_have_no_role() -> None:
    assert roles(["มาตรการ", "งบประมาณ", "ผู้รับผิดชอบ", "สีของปกแฟ้ม"]) == ["measure", None, "owner", None]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (["มาตรการ", "ผู้รับผิดชอบ"], "measures"),
        (["มาตรการ", "ผลการดำเนินงาน"], "measures"),
        (["โครงการ", "วิธีดำเนินการ"], "measures"),
        (["ประเด็น", "คะแนน"], "scores"),
        (["ที่", "ชื่อ-สกุล", "ตำแหน่ง"], "committee"),
        (["เรื่อง", "หน้า", "ที่"], "contents"),
        (["งบประมาณ", "หมายเหตุ", "ที่"], "other"),
    ],
)
def test_the_kinds_of_tables(row: list[str], kind: str) -> None:
    header = read_header([row])
    assert header is not None
    assert header.kind == kind


def test_columns_of_other_tables_have_no_roles() -> None:
    header = read_header([["ที่", "ชื่อ-สกุล", "ตำแหน่ง"]])
    assert header is not None
    assert [column.role for column in header.columns] == [None] * 3
    assert [column.title for column in header.columns] == ["ที่", "ชื่อ-สกุล", "ตำแหน่ง"]


def test_the_same_header_again_has_the_same_shape() -> None:
    once = read_header([["มาตรการ", "ผู้รับผิดชอบ", "ต.ค."]])
    again = read_header([["มาตรการ / กิจกรรม", "หน่วยงานผู้รับผิดชอบ", "ตุลาคม"]])
    other = read_header([["มาตรการ", "ผู้รับผิดชอบ", "พ.ย."]])
    assert once is not None
    assert again is not None
    assert other is not None
    assert once.shape == again.shape
    assert once.shape != other.shape
