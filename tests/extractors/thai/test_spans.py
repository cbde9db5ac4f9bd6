"""Spans in running text: clear names, no everyday words, exact offsets."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.spans import find_spans
from extractors.thai.tokens import tokenize
from tests.growth import grows_with_size

PHRASES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "กองคลัง",
                "งาน",
                "นิติการ",
                " ",
                "และ",
                "นาย",
                "สมชาย ใจดี",
                "๑ ตุลาคม ๒๕๖๗",
                "i",
                "3",
                "\n",
                "คณะกรรมการ",
                "ดร.",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=12,
)


def found(text: str, label: str) -> list[str]:
    return [span.text for span in find_spans(text) if span.label == label]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("กองคลังดำเนินการเสร็จสิ้น", ["กองคลัง"]),
        ("๒. กองช่างทำการปรับปรุงคู่มือ", ["กองช่าง"]),
        ("มอบหมายให้งานนิติการจัดทำคู่มือ", ["งานนิติการ"]),
        ("ระหว่างสำนักปลัดและกองคลัง", ["สำนักปลัด", "กองคลัง"]),
        ("กองยุทธศาสตร์และงบประมาณ ได้จัดทำแผน", ["กองยุทธศาสตร์และงบประมาณ"]),
        ("งานพัสดุและ ทรัพย์สินเป็นผู้ดูแล", ["งานพัสดุและ ทรัพย์สิน"]),
        ("แต่งตั้งคณะกรรมการขับเคลื่อนจริยธรรมของเทศบาล", ["คณะกรรมการขับเคลื่อนจริยธรรม"]),
        ("แต่งตั้งคณะกรรมการจัดทำแผน และคณะทำงาน", ["คณะกรรมการจัดทำแผน"]),
        ("งานธุรการ สำนักปลัดเทศบาล", ["งานธุรการ", "สำนักปลัดเทศบาล"]),
        ("สำนักปลัดองค์การบริหารส่วนตำบลทุ่งนา แจ้งกองช่าง", ["สำนักปลัดองค์การบริหารส่วนตำบลทุ่งนา", "กองช่าง"]),
        ("สำนักปลัดองค์การบริหารส่วนจังหวัดประสานงาน", ["สำนักปลัดองค์การบริหารส่วนจังหวัด"]),
        ("สำนักงานสาธารณสุขจังหวัดเลยแจ้งว่า", ["สำนักงานสาธารณสุขจังหวัดเลย"]),
        ("หัวหน้าสำนักปลัด", ["สำนักปลัด"]),
    ],
)
def test_units(text: str, units: list[str]) -> None:
    assert found(text, "unit") == units


@pytest.mark.parametrize(
    "text",
    [
        "การทำงานของหน่วยงานควรปรับปรุง",
        "แจกไปยังทุกกอง เพื่อถือปฏิบัติ",
        "คณะกรรมการพิจารณาแล้วเห็นชอบ",
        "เจ้าหน้าที่มีส่วนร่วมในกลุ่มเป้าหมาย",
        "ปฏิบัติงานพัสดุ",
        "คณะทำงานและเลขานุการ",
        "ส่วนเทศบาลได้รับเรื่อง",
    ],
)
def test_everyday_words_are_no_units(text: str) -> None:
    assert found(text, "unit") == []


@pytest.mark.parametrize(
    ("text", "persons"),
    [
        ("มอบหมายให้นายสมชาย ใจดี ตำแหน่งนิติกร", ["นายสมชาย ใจดี"]),
        ("นางสาวสมหญิง ใจดีเป็นผู้รับผิดชอบ", ["นางสาวสมหญิง ใจดี"]),
        ("ว่าที่ ร.ต.สมศักดิ์ รักดี และ รศ.ดร.สมศรี มีสุข", ["ว่าที่ ร.ต.สมศักดิ์ รักดี", "รศ.ดร.สมศรี มีสุข"]),
        ("(นายกร ใจกว้าง)", ["นายกร ใจกว้าง"]),
        ("น.ส. สมใจ  รักดี", ["น.ส. สมใจ  รักดี"]),
        ("นายกเทศมนตรี ลงนามแล้ว", []),
        ("นายอำเภอ ทุ่งนา", []),
        ("นายสมชาย ได้ดำเนินการแล้ว", []),
        ("เจ้านายสมชาย ใจดี", []),
    ],
)
def test_persons(text: str, persons: list[str]) -> None:
    assert found(text, "person") == persons


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ข้อ i3 และ I๑ กับ e ๙", ["i3", "I๑", "e ๙"]),
        ("OIT ข้อ o11, O2", ["o11", "O2"]),
        ("(i4)/e14 i3-i5", ["i4", "e14", "i3", "i5"]),
        ("ระบบ E-Service, e-bidding, o2o, O2O, WI3, i3x", []),
        ("i31 e16 o99 i0 o01 e1.2 i123", []),
    ],
)
def test_item_codes(text: str, codes: list[str]) -> None:
    assert found(text, "item_code") == codes


def test_dates() -> None:
    assert found("ตั้งแต่๑ ตุลาคม ๒๕๖๗ถึง ๓๑ มี.ค. ๒๕๖๘", "date") == ["๑ ตุลาคม ๒๕๖๗", "๓๑ มี.ค. ๒๕๖๘"]


@given(PHRASES)
def test_offsets_are_exact_and_spans_lie_apart(phrases: list[str]) -> None:
    text = "".join(phrases)
    spans = find_spans(text)
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert all(before.end <= after.start for before, after in pairwise(spans))


@given(PHRASES, st.sampled_from([1, 400]))
def test_tokens_that_are_known_already_change_nothing(phrases: list[str], times: int) -> None:
    text = "".join(phrases) * times
    assert find_spans(text, tokenize(text)) == find_spans(text)


def test_a_long_line_is_read_to_its_end() -> None:
    text = "เผยแพร่ให้ประชาชนทราบ " * 1000 + "กองคลัง"
    (span,) = find_spans(text)
    assert (span.text, span.end) == ("กองคลัง", len(text))


@pytest.mark.parametrize("unit", ["กองคลัง", "นาย ก", "i3 ", "สำนัก", "่", "คณะกรรมการ", "๑ ต.ค. "])
def test_hostile_lines_take_time_in_proportion(unit: str) -> None:
    assert grows_with_size(lambda size: find_spans((unit * size)[:size]), 5_000)


def test_importing_the_door_does_not_load_spacy() -> None:
    check = "import sys, extractors.thai.spans; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
