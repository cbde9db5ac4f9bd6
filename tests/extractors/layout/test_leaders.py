"""Dotted lines to write on, without what is written on them."""

import pytest

from extractors.layout.leaders import fields_of, without_leaders
from tests.builders import line, page_line
from tests.growth import grows_with_size


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("ผู้รับผิดชอบ....กองคลัง.........", "ผู้รับผิดชอบ....กองคลัง"),
        ("จัดทำคู่มือ .................", "จัดทำคู่มือ"),
        ("จัดทำคู่มือ……", "จัดทำคู่มือ"),
        ("จัดทำคู่มือ ____________", "จัดทำคู่มือ"),
        ("......จัดทำคู่มือ", "จัดทำคู่มือ"),
        ("๑. .....จัดทำคู่มือ.....", "๑. จัดทำคู่มือ"),
        ("(๒) ……แจกคู่มือ", "(๒) แจกคู่มือ"),
        ("....................", ""),
    ],
)
def test_dots_before_and_behind_go(text: str, rest: str) -> None:
    assert without_leaders(line(text)).text == rest


@pytest.mark.parametrize("text", ["จัดทำคู่มือ", "จัดทำคู่มือ...", "ก.พ. ๒๕๖๘", "ร้อยละ ๘๐.๕", ".๕ กิโลเมตร", "๑. จัดทำ", ""])
def test_other_dots_stay(text: str) -> None:
    assert without_leaders(line(text)).text == text


def test_where_it_stands_and_how_it_was_printed_stays() -> None:
    printed = page_line("......จัดทำคู่มือ......")
    assert without_leaders(printed).evidence() == printed.evidence()


@pytest.mark.parametrize("dot", [".", "…", "_", " ", ". ", "…."])
def test_a_long_row_of_dots_takes_time_in_proportion(dot: str) -> None:
    assert grows_with_size(lambda size: without_leaders(line("ก" + dot * size + "ก")), 5_000)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (
            "ผู้รับผิดชอบ ....กองคลัง.... ระยะเวลา ....ไตรมาส ๑....",
            ["ผู้รับผิดชอบ ....กองคลัง....", "ระยะเวลา ....ไตรมาส ๑...."],
        ),
        ("ผู้รับผิดชอบ : กองคลัง ระยะเวลา : ไตรมาส ๑", ["ผู้รับผิดชอบ : กองคลัง", "ระยะเวลา : ไตรมาส ๑"]),
        ("ระยะเวลาดำเนินการ ไตรมาส ๑ ผู้รับผิดชอบ กองคลัง", ["ระยะเวลาดำเนินการ ไตรมาส ๑", "ผู้รับผิดชอบ กองคลัง"]),
        (
            "ชื่อโครงการ…ขุดคลอง…ผู้รับผิดชอบ……กองช่าง……ระยะเวลา……ไตรมาส ๑",
            ["ชื่อโครงการ…ขุดคลอง…", "ผู้รับผิดชอบ……กองช่าง……", "ระยะเวลา……ไตรมาส ๑"],
        ),
    ],
)
def test_a_line_of_several_fields_is_one_line_for_each(text: str, fields: list[str]) -> None:
    found = list(fields_of(line(text)))
    assert [each.text for each in found] == fields
    assert [each.starts_paragraph for each in found] == [False, *[True] * (len(fields) - 1)]
    assert {each.raw for each in found} == {text}


@pytest.mark.parametrize(
    "text",
    [
        "ผู้รับผิดชอบ....กองคลัง.........",
        "ขั้นตอน : แจ้งผู้รับผิดชอบ ภายในระยะเวลา ๓ วัน",
        "วิธีดำเนินการ ประกาศ ระยะเวลา และติดตาม",
        "ติดต่อ ผู้รับผิดชอบ : กองคลัง",
        "ผู้รับผิดชอบ : กองคลัง ผู้รับผิดชอบ : กองช่าง",
        "",
    ],
)
def test_other_lines_are_one(text: str) -> None:
    whole = line(text)
    assert list(fields_of(whole)) == [whole]
