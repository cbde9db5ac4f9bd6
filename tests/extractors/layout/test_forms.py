"""Fill-in forms as labelled paragraphs."""

import pytest

from extractors.layout.forms import form_to_paragraphs
from tests.builders import grid_rows, measures_of


def paragraphs(*rows: list[str]) -> list[str] | None:
    found = form_to_paragraphs(grid_rows(*rows))
    return None if found is None else ["\n".join(line.text for line in each.lines) for each in found]


def test_labels_and_values_become_labelled_paragraphs() -> None:
    assert paragraphs(["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา :", "ไตรมาส ๑"], ["ผลการดำเนินงาน", "ครบ"]) == [
        "ผู้รับผิดชอบ : กองคลัง",
        "ระยะเวลา : ไตรมาส ๑",
        "ผลการดำเนินงาน : ครบ",
    ]


def test_a_number_before_the_label_stays_before_it() -> None:
    found = paragraphs(["๑.", "ผู้รับผิดชอบ", "กองคลัง"], ["๒", "ระยะเวลา", "ไตรมาส ๑"], ["๓", "ผลการดำเนินงาน", "ครบ"])
    assert found is not None
    assert found[0] == "๑. ผู้รับผิดชอบ : กองคลัง"


def test_a_lone_cell_is_a_paragraph_of_its_own() -> None:
    found = paragraphs(
        ["แบบรายงาน", ""], ["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา", "ไตรมาส ๑"], ["ผลการดำเนินงาน", "ครบ\nและตรงเวลา"]
    )
    assert found is not None
    assert (found[0], found[3]) == ("แบบรายงาน", "ผลการดำเนินงาน : ครบ\nและตรงเวลา")


@pytest.mark.parametrize(
    "rows",
    [
        [["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา", "ไตรมาส ๑"]],
        [["การใช้อำนาจ", "๘๘"], ["การใช้งบประมาณ", "๙๐"], ["ผู้รับผิดชอบ", "กองคลัง"]],
        [["ผู้รับผิดชอบ", "ก", "ข", "ค"], ["ระยะเวลา", "ก", "ข", "ค"], ["ผลการดำเนินงาน", "ก", "ข", "ค"]],
    ],
)
def test_what_is_no_form(rows: list[list[str]]) -> None:
    assert paragraphs(*rows) is None


def test_every_word_of_the_form_is_in_its_evidence() -> None:
    rows = grid_rows(["ผู้รับผิดชอบ", "กองคลัง"], ["ระยะเวลา", "ไตรมาส ๑"], ["ผลการดำเนินงาน", "ครบ"])
    found = form_to_paragraphs(rows)
    assert found is not None
    assert [line.evidence().raw for each in found for line in each.lines] == [
        "ผู้รับผิดชอบ\tกองคลัง",
        "ระยะเวลา\tไตรมาส ๑",
        "ผลการดำเนินงาน\tครบ",
    ]


def test_a_form_tells_a_measure() -> None:
    text = "ชื่อโครงการ\tขุดลอกคลอง\nขั้นตอน\tสำรวจ\nผู้รับผิดชอบ\tกองช่าง\nระยะเวลา\tไตรมาส ๑\n"
    text += "งบประมาณ\t๕,๐๐๐\nผลการดำเนินงาน\tขุดแล้วเสร็จ\n"
    (measure,) = measures_of(text)
    assert (measure.activities, measure.steps, measure.results) == (["ขุดลอกคลอง"], ["สำรวจ"], ["ขุดแล้วเสร็จ"])
    assert [owner.name for owner in measure.owners] == ["กองช่าง"]
    assert measure.status.value == "done"
