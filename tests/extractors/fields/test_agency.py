"""The agency that a document speaks for, its type and its places."""

import pytest

from extractors.fields.agency import read_agency
from schemas.report import Agency
from tests.builders import line, lines


def agency(*texts: str) -> Agency:
    found, _, _ = read_agency(lines(*texts))
    return found


def others(*texts: str) -> list[str]:
    _, _, mentions = read_agency(lines(*texts))
    return [mention.name for mention in mentions]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("องค์การบริหารส่วนตำบลดอนพะยอม", "องค์การบริหารส่วนตำบลดอนพะยอม", "subdistrict_administrative_organization"),
        ("อบต.ดอนพะยอม", "องค์การบริหารส่วนตำบลดอนพะยอม", "subdistrict_administrative_organization"),
        ("รายงานของเทศบาลตำบลบึงสาย", "เทศบาลตำบลบึงสาย", "subdistrict_municipality"),
        ("เทศบาลตำบลดงใหม่ ประจำปี", "เทศบาลตำบลดงใหม่", "subdistrict_municipality"),
        ("ทต.บึงสาย", "เทศบาลตำบลบึงสาย", "subdistrict_municipality"),
        ("เทศบาลเมืองทุ่งหมอก", "เทศบาลเมืองทุ่งหมอก", "town_municipality"),
        ("เทศบาลนครทุ่งหมอก", "เทศบาลนครทุ่งหมอก", "city_municipality"),
        ("องค์การบริหารส่วนจังหวัดน่าน", "องค์การบริหารส่วนจังหวัดน่าน", "provincial_administrative_organization"),
        ("เมืองพัทยา", "เมืองพัทยา", "special_administrative_area"),
        ("โรงพยาบาลทุ่งหมอก", "โรงพยาบาลทุ่งหมอก", "hospital"),
        ("มหาวิทยาลัยบึงสาย", "มหาวิทยาลัยบึงสาย", "university"),
        ("โรงเรียนทุ่งหมอกวิทยา", "โรงเรียนทุ่งหมอกวิทยา", "school"),
        ("กรมส่งเสริมการอ่าน", "กรมส่งเสริมการอ่าน", "central_agency"),
        ("สสจ.น่าน", "สำนักงานสาธารณสุขจังหวัดน่าน", "provincial_agency"),
        ("การประปาทุ่งหมอก", "การประปาทุ่งหมอก", "state_enterprise"),
    ],
)
def test_names_in_full_and_types(text: str, name: str, kind: str) -> None:
    found = agency(text)
    assert (found.name, found.type) == (name, kind)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "คณะกรรมการประเมินผล",
        "เทศบาลตำบล",
        "สำนักงาน ป.ป.ช. กำหนดให้หน่วยงาน",
        "กรมบัญชีกลางกำหนด",
        "องค์การบริหารส่วนตำบลและเทศบาล",
        "ผู้รับผิดชอบต่อ อบต. ทุกแห่ง",
    ],
)
def test_no_agency(text: str) -> None:
    assert agency(text) == Agency()


@pytest.mark.parametrize(
    ("texts", "places"),
    [
        (["เทศบาลตำบลบึงสาย อำเภอทุ่งหมอก จังหวัดน่าน"], (None, "ทุ่งหมอก", "น่าน")),
        (["เทศบาลเมืองบึงสาย", "อำเภอทุ่งหมอก", "จังหวัดน่าน"], (None, "ทุ่งหมอก", "น่าน")),
        (["อบต.บึงสาย ต.บึงสาย อ.ทุ่งหมอก จ.น่าน"], ("บึงสาย", "ทุ่งหมอก", "น่าน")),
        (["องค์การบริหารส่วนตำบลบึงสายอำเภอทุ่งหมอกจังหวัดน่าน"], ("บึงสาย", "ทุ่งหมอก", "น่าน")),
        (["องค์การบริหารส่วนจังหวัดน่าน"], (None, None, "น่าน")),
        (["โรงเรียนบึงสายวิทยา ตำบลบึงใน อำเภอทุ่งหมอก จังหวัดน่าน"], ("บึงใน", "ทุ่งหมอก", "น่าน")),
        (["สำนักงานเขตบึงสาย กรุงเทพมหานคร"], (None, None, "กรุงเทพมหานคร")),
        (["เทศบาลตำบลบึงสาย"], (None, None, None)),
        (["เทศบาลตำบลบึงสาย จังหวัดเมฆหมอก"], (None, None, None)),
    ],
)
def test_places(texts: list[str], places: tuple[str | None, ...]) -> None:
    found = agency(*texts)
    assert (found.subdistrict, found.district, found.province) == places


def test_the_own_name_is_the_one_in_the_title() -> None:
    found = agency("รายงานของเทศบาลตำบลบึงสาย", *["ข้อความ"] * 20, "ตามแบบของเทศบาลตำบลดอนใน", "เทศบาลตำบลดอนใน")
    assert found.name == "เทศบาลตำบลบึงสาย"


def test_another_local_body_is_mentioned() -> None:
    assert others("เทศบาลตำบลบึงสาย", *["ข้อความ"] * 20, "มาตรการของเทศบาลตำบลดอนใหญ่ ข้อ ๑") == ["เทศบาลตำบลดอนใหญ่"]


def test_the_own_name_misread_is_no_other_body() -> None:
    assert others("เทศบาลตำบลทุ่งหมอกงาม", "เทศบาลตำบลทุ่งหมอกงาน", "เทศบาลตำบลทุ่งหมอก") == []


def test_hospitals_name_others_in_their_text() -> None:
    assert others("โรงพยาบาลทุ่งหมอก", *["ข้อความ"] * 20, "ส่งต่อโรงพยาบาลศูนย์บึงสาย") == []


def test_it_says_where_the_name_stands() -> None:
    _, evidence, _ = read_agency([line("รายงาน", line_no=3), line("เทศบาลตำบลบึงสาย", line_no=5)])
    assert [each.line for each in evidence] == [5]
