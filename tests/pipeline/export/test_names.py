"""Names of persons are masked, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export.names import MASKED, mask_for, mask_owner
from pipeline.export.tables import DOCUMENTS, FINDINGS, LONG, SCORES
from pipeline.store.open import Store
from tests.pipeline.export.exported import rows_of


@pytest.mark.parametrize(
    ("owner", "masked"),
    [
        ("นางสาวพิมพ์ดาว รุ่งพนา", MASKED),
        ("ว่าที่ ร.ต. ธนากร ศรีพนา", MASKED),
        ("ปลัดองค์การบริหารส่วนตำบล", "ปลัดองค์การบริหารส่วนตำบล"),
        ("นายกเทศมนตรี", "นายกเทศมนตรี"),
        ("ผู้อำนวยการกองช่าง", "ผู้อำนวยการกองช่าง"),
        ("นิติกร สมฤดี ทองพลับ", f"นิติกร {MASKED}"),
        ("นิติกรนางสมฤดี ทองพลับ", f"นิติกร {MASKED}"),
    ],
)
def test_an_owner_that_is_a_person_loses_the_name_and_keeps_the_position(owner: str, masked: str) -> None:
    assert mask_owner(owner) == masked


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("มอบ นายธนากร ศรีพนา เป็นผู้ประสานงาน", f"มอบ {MASKED} เป็นผู้ประสานงาน"),
        ("นางสาวพิมพ์ดาว  รุ่งพนา และคณะ", f"{MASKED} และคณะ"),
        ("ให้พิมพ์ดาว รุ่งพนา รายงานทุกเดือน", f"ให้{MASKED} รายงานทุกเดือน"),
        ("พิมพ์ดาว\nรุ่งพนา", MASKED),
        ("นายกเทศมนตรีลงนามประกาศ", "นายกเทศมนตรีลงนามประกาศ"),
        ("จ้างนายช่างโยธา จำนวน ๒ คน", "จ้างนายช่างโยธา จำนวน ๒ คน"),
        ("", ""),
    ],
)
def test_persons_are_taken_out_of_texts(text: str, masked: str) -> None:
    assert mask_for(["นางสาวพิมพ์ดาว รุ่งพนา"])(text) == masked


def test_positions_and_single_words_are_masked_in_no_text() -> None:
    mask = mask_for(["ปลัด เทศบาล", "สมศรี", "นายก อบต. ทุ่งพลับพลึง"])
    text = "ปลัด เทศบาล กับสมศรี และนายก อบต. ทุ่งพลับพลึง"
    assert mask(text) == text


@given(st.text(alphabet="กขคงจ าิ่้ ๑๒=\n"), st.lists(st.text(alphabet="กขค .*\n"), max_size=3))
def test_texts_without_titles_and_known_names_stay(text: str, persons: list[str]) -> None:
    known = [name for name in persons if " ".join(name.split()) not in " ".join(text.split())]
    assert mask_for(known)(text) == text


def test_no_name_is_left_anywhere_in_an_export(filled: Store) -> None:
    plain = rows_of(filled)
    tables = [rows_of(filled, tables=(table,), mask_names=True) for table in (LONG, FINDINGS, SCORES, DOCUMENTS)]
    masked = rows_of(filled, mask_names=True)
    assert "พิมพ์ดาว" in str(plain)
    assert "ธนากร" in str(plain)
    for name in ("พิมพ์ดาว", "รุ่งพนา", "ธนากร", "ศรีพนา เป็น"):
        assert name not in str([masked, *tables])
    assert MASKED in str(masked)


def test_what_names_nobody_is_the_same_with_and_without_a_mask(filled: Store) -> None:
    plain, masked = rows_of(filled), rows_of(filled, mask_names=True)
    for key in ("agency", "activities", "steps", "period_start", "status", "file"):
        assert [row[key] for row in plain] == [row[key] for row in masked]
