"""Item codes in a measure's words, and what OCR makes of their letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.fields.references import distinct_codes, read_references, resolve_item_code, without_codes
from extractors.thai.lexicon.ita import HIGHEST_ITEM


def codes(text: str, instrument: str | None = None) -> list[str]:
    return distinct_codes(read_references(text, instrument=instrument))


@pytest.mark.parametrize(
    ("text", "instrument", "wanted"),
    [
        ("จัดทำป้าย (ข้อ 17 เดิม)", "IIT", ["i7"]),
        ("ข้อ ๐๑๑", "OIT", ["o11"]),
        ("ข้อ ๐๑๑", None, ["o11"]),
        ("ข้อ ๐ ๑๓", None, ["o13"]),
        ("ข้อ 0๑๔", None, ["o14"]),
        ("ข้อ 1๔", "IIT", ["i4"]),
        ("ข้อ ๑๔", "IIT", ["i4"]),
        ("ข้อ 130", "IIT", ["i30"]),
        ("ข้อ l๒", None, ["i2"]),
        ("ข้อ |๕", None, ["i5"]),
        ("ข้อ i๒", "EIT", ["i2"]),
        ("ข้อ e ๙", None, ["e9"]),
        ("ข้อ ๓", "EIT", ["e3"]),
        ("ข้อ 2", "IIT", ["i2"]),
        ("ข้อ 110 และ 111", "IIT", ["i10", "i11"]),
        ("ข้อ 110 และ 111", None, ["i10", "i11"]),
        ("i1, i2 และ i5", None, ["i1", "i2", "i5"]),
        ("(O2, O3)", None, ["o2", "o3"]),
        ("(OIT O12)", None, ["o12"]),
        ("(๐๒๒)", None, ["o22"]),
        ("ข้อ i๑ ข้อ i๓", None, ["i1", "i3"]),
        ("ข้อ I20 และ 21", "EIT", ["i20", "i21"]),
    ],
)
def test_codes_as_printed_and_as_misread(text: str, instrument: str | None, wanted: list[str]) -> None:
    assert codes(text, instrument) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("ข้อ I19 - I21", ["i19", "i20", "i21"]),
        ("O9 ถึง O12", ["o9", "o10", "o11", "o12"]),
        ("ข้อ i๔ – ข้อ i๖", ["i4", "i5", "i6"]),
        ("ข้อ O3 - O4", ["o3", "o4"]),
        ("ข้อ O4 - O3", ["o4", "o3"]),
    ],
)
def test_ranges_item_by_item(text: str, wanted: list[str]) -> None:
    assert codes(text) == wanted


@pytest.mark.parametrize(
    ("text", "instrument"),
    [
        ("ตามระเบียบว่าด้วยพัสดุ พ.ศ. ๒๕๖๐ ข้อ ๒๑", "OIT"),
        ("ระเบียบข้อ ๒๑", "IIT"),
        ("พ.ร.บ. การจัดซื้อจัดจ้าง ข้อ ๙", "OIT"),
        ("ปฏิบัติตามข้อ ๓ อย่างเคร่งครัด", None),
        ("ตอบครบทั้ง ๖ ข้อ", "IIT"),
        ("วิเคราะห์รายข้อ ๓ อันดับ", "IIT"),
        ("ระบบ E-Service ระดับ 2", None),
        ("ระบบ o2o", None),
        ("โทร. (02-123-4567)", None),
        ("โทร. (๐๘๑-๒๓๔๕๖๗๘)", "OIT"),
        ("หนังสือที่ กข ๐๑๒๓/ว ๑๒", "OIT"),
        ("วันที่ ๑๗ มีนาคม", "IIT"),
        ("", "IIT"),
    ],
)
def test_what_is_no_code(text: str, instrument: str | None) -> None:
    assert read_references(text, instrument=instrument) == []


@pytest.mark.parametrize(
    ("text", "instrument"), [("ข้อ o44", None), ("ข้อ ๕๐", "OIT"), ("ข้อ ๑๘", "EIT"), ("ข้อ i31", None)]
)
def test_a_code_that_no_instrument_has_is_kept_as_printed(text: str, instrument: str | None) -> None:
    (reading,) = read_references(text, instrument=instrument)
    assert reading.code is None
    assert reading.printed in text


def test_each_code_comes_once_in_the_order_of_the_page() -> None:
    assert codes("ข้อ O5 และ O2 (O5)") == ["o5", "o2"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("จัดทำป้าย (ข้อ I1 เดิม)", "จัดทำป้าย"),
        ("จัดทำป้าย (I๒, I๓)", "จัดทำป้าย"),
        ("จัดทำป้าย (๐๒๒)", "จัดทำป้าย"),
        ("จัดทำป้าย (IIT ข้อ 130)", "จัดทำป้าย"),
        ("จัดทำป้าย (ข้อ I1) แล้วติดตั้ง", "จัดทำป้าย (ข้อ I1) แล้วติดตั้ง"),
        ("จัดทำป้าย (ตามแบบ)", "จัดทำป้าย (ตามแบบ)"),
        ("จัดทำป้าย", "จัดทำป้าย"),
    ],
)
def test_a_bracket_of_codes_behind_the_words_is_no_part_of_them(text: str, rest: str) -> None:
    assert without_codes(text) == rest


@given(st.sampled_from(sorted(HIGHEST_ITEM)), st.integers(1, 43), st.sampled_from([None, "IIT", "EIT", "OIT"]))
def test_a_code_with_its_letter_is_that_code_under_any_instrument(
    letter: str, number: int, instrument: str | None
) -> None:
    wanted = f"{letter}{number}" if number <= HIGHEST_ITEM[letter] else None
    for printed in (f"{letter}{number}", f"{letter.upper()} {number}", f"{letter}{number:02}"):
        assert resolve_item_code(printed, instrument=instrument) == wanted


@given(st.text(max_size=60), st.sampled_from([None, "IIT", "EIT", "OIT"]))
def test_any_text_is_read(text: str, instrument: str | None) -> None:
    for reading in read_references(text, instrument=instrument):
        assert reading.printed in text
    assert text.startswith(without_codes(text))
