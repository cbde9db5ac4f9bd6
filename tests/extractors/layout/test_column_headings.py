"""Column headings: known names, stems, misread letters, marks and months."""

import pytest

from extractors.layout.column_headings import LONGEST_HEADING, fit_heading


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("ที่", "number"),
        ("ลำดับที่", "number"),
        ("มาตรการ/แนวทาง", "measure_strong"),
        ("มาตรการป้องกันผลประโยชน์ทับซ้อน", "measure_strong"),
        ("โอกาส/ความเสี่ยงการทุจริต", "risk"),
        ("แผนงาน/โครงการ/กิจกรรม", "measure_weak"),
        ("กิจกรรม", "measure_weak"),
        ("แนวทางในการยกระดับการประเมิน", "measure_weak"),
        ("ขั้นตอน/วิธีการปฏิบัติ", "steps"),
        ("วิธีการดำเนินการ", "steps"),
        ("แนวทางการดำเนินงาน", "steps"),
        ("กระบวนการดำเนินงาน", "steps"),
        ("งาน/กองที่รับผิดชอบ", "owner"),
        ("เจ้าภาพหลัก", "owner"),
        ("ความคืบหน้า", "result"),
        ("วัตถุประสงค์ของโครงการ", "objectives"),
        ("ผู้รับผิดชอบ", "owner"),
        ("หน่วยงานขับเคลื่อน", "owner"),
        ("ระยะเวลาการติดตามและรายงานผล", "period"),
        ("กำหนดแล้วเสร็จ", "period"),
        ("สรุปผลการดำเนินการตามแผน", "result"),
        ("การติดตามผล", "result"),
        ("ความก้าวหน้าของงาน", "result"),
        ("ผลลัพธ์หรือความสำเร็จ", "outcome"),
        ("สถานะ", "status"),
        ("ประเด็นการประเมิน", "topic"),
        ("ตัวชี้วัด", "topic"),
        ("คะแนนที่ได้", "score"),
        ("ตำแหน่ง", "person"),
        ("เลขหน้า", "contents"),
        ("กลุ่มเป้าหมาย", "extra"),
        ("งบประมาณ (บาท)", "extra"),
    ],
)
def test_the_families(text: str, family: str) -> None:
    heading = fit_heading(text)
    assert heading is not None
    assert heading.family == family


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("ผู้รับ\nผิดชอบ", "owner"),
        ("ระยะเวลา\nดำเนิน การ", "period"),
        ("มาตร การ / กิจ กรรม", "measure_strong"),
        ("**ผลการดำเนินงาน**", "result"),
    ],
)
def test_wraps_spaces_and_emphasis_change_nothing(text: str, family: str) -> None:
    heading = fit_heading(text)
    assert heading is not None
    assert heading.family == family


@pytest.mark.parametrize(("text", "family"), [("ผู้รับผิดขอบ", "owner"), ("วัตถุประสงก์", "objectives"), ("ผลลัพธ", "outcome")])
def test_a_misread_letter_is_forgiven_in_long_headings(text: str, family: str) -> None:
    heading = fit_heading(text)
    assert heading is not None
    assert heading.family == family


@pytest.mark.parametrize("text", ["ข้อง", "หัวใจ", "ทีม", "ลำดวน"])
def test_no_letter_is_forgiven_in_short_ones(text: str) -> None:
    assert fit_heading(text) is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("ดำเนินการแล้ว", "done"),
        ("ยังมิได้ดำเนินการ", "not_started"),
        ("อยู่ระหว่าง\nดำเนินการ", "in_progress"),
        ("ยกเลิก", "cancelled"),
    ],
)
def test_the_words_over_a_mark_column_say_what_a_mark_means(text: str, status: str) -> None:
    heading = fit_heading(text)
    assert heading is not None
    assert (heading.family, heading.status) == ("mark", status)


@pytest.mark.parametrize(("text", "month"), [("ต.ค.", 10), ("มกราคม", 1), ("ก.พ", 2), ("ธ.ค", 12)])
def test_months(text: str, month: int) -> None:
    heading = fit_heading(text)
    assert heading is not None
    assert (heading.family, heading.month) == ("month", month)


@pytest.mark.parametrize("text", ["", "   ", "/", "...", "๑", "สวนสาธารณะริมน้ำ", "นายสมมุติ ใจงาม"])
def test_what_is_no_heading(text: str) -> None:
    assert fit_heading(text) is None


def test_a_sentence_is_no_heading_even_if_it_begins_like_one() -> None:
    assert fit_heading("มาตรการ" + "ส่งเสริมความโปร่งใส" * (LONGEST_HEADING // 15)) is None


def test_a_result_is_no_misread_step() -> None:
    heading = fit_heading("ผลการดำเนินการ")
    assert heading is not None
    assert heading.family == "result"
