"""Rows printed one column beside their headings are moved under them, and only those."""

import pytest

from tests.builders import measures_of, tables_of

TOPIC_HEAD = "ประเด็น\tมาตรการ\tขั้นตอน\tผู้รับผิดชอบ\tระยะเวลา\n"
INDICATOR_HEAD = "ตัวชี้วัด\tมาตรการ\tระยะเวลา\tผลการดำเนินการ\tผู้รับผิดชอบ\n"
FIRST = "๑ การให้บริการ\t๑ ปรับปรุงคู่มือ\tประชุมคณะทำงาน\tสำนักปลัด\tไตรมาส ๑ - ๒\n"
Short = tuple[list[str], list[str], list[str], str | None]


def short(text: str) -> list[Short]:
    return [
        (
            measure.activities,
            measure.steps,
            [owner.name for owner in measure.owners],
            measure.period.raw if measure.period else None,
        )
        for measure in measures_of(text)
    ]


def shifted(text: str) -> list[bool]:
    (table,) = tables_of(text)
    return [row.shifted for row in table.rows]


def test_a_row_that_lost_its_leading_tab() -> None:
    text = TOPIC_HEAD + FIRST + "๒ สุ่มตรวจรถ\tแต่งตั้งกรรมการ\tกองช่าง\tธันวาคม ๒๕๖๗ ถึง มกราคม ๒๕๖๘\n"
    assert shifted(text) == [False, True]
    assert short(text)[1] == (["สุ่มตรวจรถ"], ["แต่งตั้งกรรมการ"], ["กองช่าง"], "ธันวาคม ๒๕๖๗ ถึง มกราคม ๒๕๖๘")
    assert measures_of(text)[1].topic == measures_of(text)[0].topic


def test_a_row_with_an_empty_cell_too_many() -> None:
    text = INDICATOR_HEAD + (
        "๑ การใช้อำนาจ\tจัดทำคู่มือ\tไตรมาส ๑\tจัดทำแล้ว\tกองช่าง\n๒ การใช้งบประมาณ\t\tเผยแพร่แผน\tไตรมาส ๒\tเผยแพร่แล้ว\tกองคลัง\n"
    )
    assert shifted(text) == [False, True]
    assert short(text)[1] == (["เผยแพร่แผน"], [], ["กองคลัง"], "ไตรมาส ๒")
    assert measures_of(text)[1].results == ["เผยแพร่แล้ว"]


def test_values_of_a_moved_row_are_less_sure() -> None:
    text = TOPIC_HEAD + FIRST + "๒ สุ่มตรวจรถ\tแต่งตั้งกรรมการ\tกองช่าง\tไตรมาส ๓\n"
    first, second = measures_of(text)
    assert all(place.confidence == 1 for place in first.evidence["activities"])
    assert all(place.confidence < 1 for name in ("activities", "owners") for place in second.evidence[name])


@pytest.mark.parametrize(
    "row",
    [
        "\t๒ สุ่มตรวจรถ\tรายงานทุกเดือน\tกองช่าง\t\n",
        "\t๒ สุ่มตรวจรถ\tแต่งตั้งกรรมการ\t\tไตรมาส ๓\n",
        "๒ สุ่มตรวจรถ\tรายงานผลในไตรมาส ๔\tกองช่าง\n",
        "\t\tแล้วรายงานผล\t\t\n",
    ],
)
def test_what_only_lacks_a_value_stays_where_it_is(row: str) -> None:
    assert not any(shifted(TOPIC_HEAD + FIRST + row))
