"""Names of agencies without what spellings differ in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.lexicon.agencies import AGENCY_HEADS
from pipeline.agencies.names import agency_key, in_full, name_key, spell_out, split_name
from schemas.report import Agency


@pytest.mark.parametrize(
    ("printed", "full"),
    [
        ("อบต.ทุ่งงาม", "องค์การบริหารส่วนตำบลทุ่งงาม"),
        ("อบต. ทุ่งงาม", "องค์การบริหารส่วนตำบลทุ่งงาม"),
        ("อบต ทุ่งงาม", "องค์การบริหารส่วนตำบลทุ่งงาม"),
        ("อ.บ.ต. ทุ่งงาม", "องค์การบริหารส่วนตำบลทุ่งงาม"),
        ("อบจ.ลำปาง", "องค์การบริหารส่วนจังหวัดลำปาง"),
        ("ทต.ดอนแก้ว", "เทศบาลตำบลดอนแก้ว"),
        ("ทม.ดอนแก้ว", "เทศบาลเมืองดอนแก้ว"),
        ("ทน.ดอนแก้ว", "เทศบาลนครดอนแก้ว"),
        ("รพ.ดอยพิกุล", "โรงพยาบาลดอยพิกุล"),
        ("รพ.สต.ดอยพิกุล", "โรงพยาบาลส่งเสริมสุขภาพตำบลดอยพิกุล"),
        ("สสจ.ลำปาง", "สำนักงานสาธารณสุขจังหวัดลำปาง"),
        ("โรงเรียนบ้านดอน", "โรงเรียนบ้านดอน"),
        ("ทมิฬ", "ทมิฬ"),
    ],
)
def test_abbreviations_are_spelled_out(printed: str, full: str) -> None:
    assert spell_out(printed) == full


@given(st.sampled_from([full for _, _, full in AGENCY_HEADS]), st.text("กขคงจนมยรล่้ะาิี", min_size=1, max_size=12))
def test_a_name_in_full_stays_as_it_is(head: str, rest: str) -> None:
    full = spell_out(head + rest)
    assert spell_out(full) == full
    assert "".join(split_name(full)) == full


def test_spellings_of_one_name_have_one_key() -> None:
    names = ["อบต.ทุ่งงาม", "องค์การบริหารส่วนตำบล ทุ่งงาม", "องค์การบริหารส่วนตำบลทุ่งงาม"]
    assert len({name_key(name) for name in names}) == 1
    assert name_key("สำนักงานเขตพื้นที่การศึกษา เขต ๑") == name_key("สำนักงานเขตพื้นที่การศึกษา เขต 1")


def test_places_are_part_of_the_key() -> None:
    assert agency_key("อบต.ก", district="ข", province="ค") != agency_key("อบต.ก", district="ขค", province=None)


def test_the_kind_is_told_by_the_name() -> None:
    assert in_full(Agency(name="ทน.ดอนแก้ว")).type == "city_municipality"
    assert in_full(Agency(name="อบต.ดอนแก้ว", type="hospital")).type == "hospital"
    assert in_full(Agency()) == Agency()
