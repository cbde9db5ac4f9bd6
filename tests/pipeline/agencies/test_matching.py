"""Which known agency is meant: sure, a candidate, or none of them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.thai.lexicon.look_alikes import LOOK_ALIKES
from pipeline.agencies.matching import KnownAgency, Match, match_agency, name_likeness
from schemas.report import Agency

NAME = "องค์การบริหารส่วนตำบลหนองกระทิง"
HERE = KnownAgency(1, NAME, "บึงหลวง", "ขอนแก่น")
THERE = KnownAgency(2, NAME, "ดอยงาม", "น่าน")


def named(name: str = NAME, district: str | None = None, province: str | None = None) -> Agency:
    return Agency(name=name, type="subdistrict_administrative_organization", district=district, province=province)


@pytest.mark.parametrize(
    ("agency", "known", "sure"),
    [
        (named(), [HERE], 1),
        (named("อบต.หนองกระทิง"), [HERE], 1),
        (named(district="บึงหลวง"), [HERE, THERE], 1),
        (named(province="น่าน"), [HERE, THERE], 2),
        (named(district="เมืองน่าน", province="น่าน"), [KnownAgency(3, NAME, "เมือง", "น่าน")], 3),
        (named("สภาตำบลหนองกระทิง", province="น่าน"), [THERE, KnownAgency(2, "สภาตำบลหนองกระทิง", "ดอยงาม", "น่าน")], 2),
    ],
)
def test_the_same_name_and_no_other_place_is_sure(agency: Agency, known: list[KnownAgency], sure: int) -> None:
    assert match_agency(agency, known) == Match(sure)


@pytest.mark.parametrize(
    ("agency", "known", "candidates"),
    [
        (named(), [HERE, THERE], [1, 2]),
        (named("องค์การบริหารส่วนตำบลหนองกะทิง", "บึงหลวง", "ขอนแก่น"), [HERE], [1]),
        (named("องค์การบริหารส่วนตำบลหนองกระหิง"), [HERE, THERE], [1, 2]),
        (named(district="บึงหลวน", province="ขอนแก่น"), [HERE], [1]),
    ],
)
def test_what_is_doubtful_is_never_taken(agency: Agency, known: list[KnownAgency], candidates: list[int]) -> None:
    match = match_agency(agency, known)
    assert match.agency_id is None
    assert [agency_id for agency_id, _ in match.candidates] == candidates


@pytest.mark.parametrize(
    ("agency", "known"),
    [
        (Agency(), [HERE]),
        (named(district="ภูเขียวสด", province="เลย"), [HERE, THERE]),
        (named(district="ภูเขียวสด", province="น่าน"), [THERE]),
        (named("องค์การบริหารส่วนตำบลหนองกะทิง", province="เลย"), [HERE, THERE]),
        (named("เทศบาลตำบลหนองกระทิง", "บึงหลวง", "ขอนแก่น"), [HERE]),
        (named("โรงพยาบาลบ้านนา"), [KnownAgency(1, "โรงพยาบาลบ้านดง", None, None)]),
        (named("สำนักงานเขตพื้นที่ เขต 2"), [KnownAgency(1, "สำนักงานเขตพื้นที่ เขต 1", None, None)]),
    ],
)
def test_another_one_is_none_of_them(agency: Agency, known: list[KnownAgency]) -> None:
    assert match_agency(agency, known) == Match()


GROUPS = [group for group in LOOK_ALIKES if not any(map(unicodedata.combining, group))]
"""Without the marks that NFC puts in another order."""
LETTERS = "".join(GROUPS)


@given(st.text(LETTERS, min_size=5, max_size=20), st.integers(0), st.sampled_from(LETTERS))
def test_letters_that_look_alike_weigh_less(name: str, at: int, letter: str) -> None:
    at %= len(name)
    group = next(group for group in GROUPS if name[at] in group)
    alike = next(other for other in group if other != name[at])
    head = "โรงพยาบาล"
    misread = name_likeness(head + name, head + name[:at] + alike + name[at + 1 :])
    other = name_likeness(head + name, head + name[:at] + letter + name[at + 1 :])
    assert misread == pytest.approx(1 - 0.5 / len(name))
    assert other >= 1 - 1 / len(name) - 1e-9


@given(st.text(LETTERS, max_size=15), st.text(LETTERS, max_size=15))
def test_likeness_has_no_direction(one: str, other: str) -> None:
    assert name_likeness(one, other) == name_likeness(other, one)
    assert 0 <= name_likeness(one, other) <= 1


def test_the_likeliest_candidates_come_first() -> None:
    ends = ["กข", "ก", "ก", "ขค", "ค", "ง", "จ"]
    known = [KnownAgency(number, f"โรงพยาบาลดอยพิกุลทอง{end}", None, None) for number, end in enumerate(ends)]
    match = match_agency(Agency(name="โรงพยาบาลดอยพิกุลทอง", type="hospital"), known)
    scores = [score for _, score in match.candidates]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)
    assert [agency_id for agency_id, _ in match.candidates][:2] == [1, 2]
